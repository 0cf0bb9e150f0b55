"""Who is named in a document: people with roles, organisations with acronyms, and who published which report."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.mentions import (
    Mention,
    OrganisationKind,
    mention_words,
    read_mention,
    tokens_of,
)
from rejoinder.model import Span
from rejoinder.model.vocabulary import PartyKind

OFFICIAL = frozenset({"ministry", "government", "department", "army", "police", "forces", "military"})
_PUBLICATION = re.compile(
    r"(?:report|briefing|study|survey|investigation|statement|letter|memorandum|analysis|review)s?"
    r"(?:,? (?:published|released|issued))?(?: \w{1,40}){0,3}? (?:by|from) (?:the )?(?:[a-z]{1,40} ){0,3}?"
    r"(?P<by>[A-Z][\w’'-]{0,40}(?: (?:for|of|the|and|[A-Z][\w’'-]{0,40})){0,9})"
    r"|\b(?P<poss>[A-Z][\w-]{0,40}(?: (?:for|of|[A-Z][\w-]{0,40})){0,9})[’']s? (?:\w{1,40} ){0,2}?"
    r"(?:report|briefing|study|survey|investigation)"
    r"|\b(?P<in>[A-Z][\w’'-]{0,40}(?: (?:for|of|[A-Z][\w’'-]{0,40})){0,9})(?: \([A-Z]\w{1,20}\))? "
    r"(?:said|published|released|issued|says|alleged|claimed) (?:\w{1,40} ){0,3}?(?:report|briefing|study)"
)


@dataclass
class Directory:
    """The names of one document. Built once, then only asked."""

    people: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """Full name to the first role and affiliation given."""
    roles: dict[str, set[str]] = field(default_factory=dict)
    """Full name to every role given, with whose role it is."""
    organisations: dict[str, int] = field(default_factory=dict)
    """Name as fully as given, to the number of mentions."""
    acronyms: dict[str, str] = field(default_factory=dict)
    named: list[tuple[int, str]] = field(default_factory=list)
    """Where people are named, in text order."""
    org_named: list[tuple[int, str]] = field(default_factory=list)
    acting: dict[tuple[int, str], int] = field(default_factory=dict)
    """Weight of each naming of an organisation: what acts or owns counts, what something happens at does not."""
    publications: list[tuple[int, str]] = field(default_factory=list)
    by_surname: dict[str, list[str]] = field(default_factory=dict)
    """Full names by their last word."""
    by_edge: dict[str, set[str]] = field(default_factory=dict)
    """Organisations by the first and by the last word of their names, in lower case."""
    named_at: dict[str, list[int]] = field(default_factory=dict)
    """Where each person is named."""
    org_words: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    """Where organisations are named, by each word of their names in lower case."""
    _fullest: dict[str, str] = field(default_factory=dict)
    _in_role: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _most_acting: dict[OrganisationKind, list[str | None]] = field(default_factory=dict)

    def person(self, name: str) -> str | None:
        names = self.people_named(name)
        return names[0] if names else None

    def people_named(self, name: str) -> list[str]:
        """The full names that ``name`` can be short for."""
        if name in self.people:
            return [name]
        asked = tokens_of(name)
        known = self.by_surname.get(asked[-1], ()) if asked else ()
        return [full for full in known if _is_short_for(asked, tokens_of(full))]

    def role_of(self, name: str) -> tuple[str | None, str | None]:
        role, affiliation = self.people.get(name, (None, None))
        return role, self.organisation(affiliation) if affiliation else None

    def organisation(self, name: str) -> str:
        """The fullest form of an organisation's name: acronyms and shortened names are written out."""
        if name in self.acronyms:
            return self.acronyms[name]
        if name not in self._fullest:
            self._fullest[name] = self._longest(name)
        return self._fullest[name]

    def _longest(self, name: str) -> str:
        asked = [t.lower() for t in tokens_of(name)]
        near = self.by_edge.get(asked[0], set()) | self.by_edge.get(asked[-1], set()) if asked else ()
        longer = [o for o in near if _extends(asked, [t.lower() for t in tokens_of(o)])]
        return max(longer, key=lambda o: (self.organisations[o], len(o), o)) if longer else name

    def kind(self, name: str) -> PartyKind | None:
        return "organisation" if name in self.organisations else None

    def last_at(self, name: str, before: int) -> int:
        """Where ``name`` was named last before ``before``; -1 where it was not."""
        return _last_before(self.named_at.get(name, ()), before)

    def last_of(self, names: Iterable[str], before: int) -> str | None:
        """Which of ``names`` was named last before ``before``; None where none was."""
        last = [(at, name) for name in names if (at := self.last_at(name, before)) >= 0]
        return max(last)[1] if last else None

    def last_named(self, since: int, before: int, gender: str) -> str | None:
        """The last person named from ``since`` on and before ``before`` whom a pronoun of ``gender`` can mean."""
        first, end = bisect_left(self.named, (since,)), bisect_left(self.named, (before,))
        for _, name in reversed(self.named[first:end]):
            known = read_mention(" ".join(filter(None, (self.people[name][0], name)))).gender
            if not (gender and known and known != gender):
                return name
        return None

    def in_role(self, head: str, owner: str, before: int) -> str | None:
        """Who was introduced in a role like ``head`` of ``owner``: the one named last, else the last by name."""
        if (head, owner) not in self._in_role:
            self._in_role[head, owner] = [
                name
                for name, roles in self.roles.items()
                if any(_same_role(head, role) and _same_owner(owner, role) for role in roles)
            ]
        fits = self._in_role[head, owner]
        return self.last_of(fits, before) or max(fits, default=None)

    def organisation_like(self, head: str, before: int) -> str | None:
        """The organisation that "the ministry" or "the group" is: the last of that kind, or the document's main one."""
        of_that_name = self.org_words.get(head, [])
        last = bisect_left(of_that_name, (before,))
        if last:
            return self.organisation(of_that_name[last - 1][1])
        return self._of_kind(head, before)

    def _of_kind(self, head: str, before: int) -> str | None:
        """The organisation that acts most before ``before``, of those whose name fits the kind of mention."""
        kind = mention_words().kind_of(head)
        if kind is None:
            return None
        if kind not in self._most_acting:
            self._most_acting[kind] = list(self._leaders(kind))
        named = bisect_left(self.org_named, (before,))
        return self._most_acting[kind][named - 1] if named else None

    def _leaders(self, kind: OrganisationKind) -> Iterator[str | None]:
        """After each naming of an organisation, the one of ``kind`` that has acted most so far."""
        weights: Counter[str] = Counter()
        best: str | None = None
        for at, name in self.org_named:
            words = set(name.lower().split())
            if not words & (kind.cannot - kind.fits):
                full = self.organisation(name)
                weights[full] += self.acting.get((at, name), 1) * (3 if words & kind.fits else 1)
                if weights[full] and (best is None or (weights[full], full) > (weights[best], best)):
                    best = full
            yield best

    def publisher_before(self, offset: int) -> str | None:
        """Who made the report spoken of: the last named publisher before here, else the first after."""
        before = bisect_left(self.publications, (offset,))
        if before:
            return self.organisation(self.publications[before - 1][1])
        return self.organisation(self.publications[0][1]) if self.publications else None


def _last_before(offsets: Sequence[int], before: int) -> int:
    """The last of ``offsets`` (in order) before ``before``; -1 where there is none."""
    found = bisect_left(offsets, before)
    return offsets[found - 1] if found else -1


def _is_short_for(asked: list[str], full: list[str]) -> bool:
    """Surname for a full name: the same last word, and no given name that differs."""
    if asked[-1] != full[-1] or len(asked) > len(full):
        return False
    return len(asked) == 1 or asked[0] == full[0] or (asked[0].rstrip(".") == full[0][:1])


def _extends(asked: list[str], known: list[str]) -> bool:
    """True where ``known`` is ``asked`` with up to three words more before or after it."""
    n = len(asked)
    if not n or not n <= len(known) <= n + 3:
        return False
    return known[:n] == asked or known[-n:] == asked


def _same_role(head: str, role: str) -> bool:
    words = role.lower().split()
    if head.startswith("spokes"):
        return any(w.startswith("spokes") for w in words)
    return head in words


def _same_owner(asked: str, known: str) -> bool:
    """True unless both name an owner and share no word of it."""
    a = {w.lower()[:5] for w in tokens_of(asked) if w[:1].isupper() or len(w) > 4}
    k = {w.lower()[:5] for w in tokens_of(known)}
    return not a or bool(a & k)


def build_directory(parsed: Parsed, attributions: Sequence[Attribution]) -> Directory:
    """Collect the names of a document from its entities and the sources of its attributions."""
    directory = Directory()
    mentions = sorted(_mentions(parsed, attributions), key=lambda m: (m[0].start, m[0].end))
    people = [m for m in mentions if m[1].kind == "person" and m[1].name]
    surnames = {tokens_of(m.name)[-1] for _, m in people if len(tokens_of(m.name)) > 1}
    for _, mention in sorted(people, key=lambda m: -len(tokens_of(m[1].name))):
        _add_person(directory, mention)
    for span, mention in mentions:
        if mention.kind == "organisation" and mention.name and not mention.document:
            _add_organisation(directory, span, mention, surnames, _weight(parsed, span))
    for span, mention in people:
        names = directory.people_named(mention.name)
        directory.named += [(span.start, name) for name in names if len(names) == 1]
    directory.named.sort()
    for at, name in directory.named:
        directory.named_at.setdefault(name, []).append(at)
    directory.publications = list(_publications(parsed.text))
    return directory


def _add_person(directory: Directory, mention: Mention) -> None:
    names = directory.people_named(mention.name) or [mention.name]
    role, affiliation = directory.people.get(names[0], (None, None))
    if names[0] not in directory.people:
        directory.by_surname.setdefault(tokens_of(names[0])[-1], []).append(names[0])
    if mention.role:
        directory.roles.setdefault(names[0], set()).add(f"{mention.owner} {mention.role}".strip())
    directory.people[names[0]] = (role or mention.role or None, affiliation or mention.owner or None)


def _add_organisation(
    directory: Directory, span: Span, mention: Mention, surnames: set[str], weight: int
) -> None:
    last = tokens_of(mention.name)[-1]
    if last in surnames or last.isdigit():  # "Pond 3" numbers a thing; nobody is called so
        return
    directory.organisations[mention.name] = directory.organisations.get(mention.name, 0) + 1
    tokens = [t.lower() for t in tokens_of(mention.name)]
    for edge in (tokens[0], tokens[-1]):
        directory.by_edge.setdefault(edge, set()).add(mention.name)
    for word in set(mention.name.lower().split()):
        directory.org_words.setdefault(word, []).append((span.start, mention.name))
    directory.org_named.append((span.start, mention.name))
    directory.acting[span.start, mention.name] = weight
    if mention.acronym:
        directory.acronyms[mention.acronym] = mention.name


_LOCATIVE = frozenset(
    {"at", "in", "near", "above", "below", "around", "outside", "inside", "to", "into", "across"}
)


def _weight(parsed: Parsed, span: Span) -> int:
    """2 where the named thing acts or owns, 0 where it places or only describes something, else 1."""
    paragraph = parsed.paragraph_at(span.start)
    tokens = paragraph.tokens_in(span) if paragraph else None
    if tokens is None:
        return 1
    if tokens.root.dep_ in ("nsubj", "poss", "agent"):
        return 2
    if tokens.root.dep_ == "compound":
        return 0
    return 0 if tokens.root.dep_ == "pobj" and tokens.root.head.lower_ in _LOCATIVE else 1


def _mentions(parsed: Parsed, attributions: Sequence[Attribution]) -> Iterator[tuple[Span, Mention]]:
    """Sources of attributions and named entities with the words around them that name a role."""
    for attribution in attributions:
        if attribution.source is not None:
            yield attribution.source, read_mention(attribution.source.of(parsed.text), "")
    for paragraph in parsed.paragraphs:
        for entity in paragraph.doc.ents:
            if entity.label_ not in ("PERSON", "ORG", "NORP", "GPE"):
                continue
            span = paragraph.span_of(entity)
            words = span.of(parsed.text)
            if entity.label_ == "PERSON" and _looks_like_person(words):
                introduced = Span(_introduced_from(parsed.text, span), span.end)
                yield span, read_mention(introduced.of(parsed.text), "PERSON")
            elif entity.label_ == "ORG" or (
                entity.label_ == "PERSON" and mention_words().names_organisation(tokens_of(words))
            ):
                yield span, read_mention(_with_acronym(parsed.text, span), "ORG")


def _looks_like_person(words: str) -> bool:
    tokens = tokens_of(words)
    return all(t[:1].isupper() for t in tokens) and not mention_words().names_organisation(tokens)


INTRODUCTION = 120
"""Code points before a name in which the words that introduce it are looked for."""


def _introduced_from(text: str, span: Span) -> int:
    """Where the words that introduce a name begin: "Kremlin spokesman", "Deputy defense minister", titles."""
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - INTRODUCTION)
    before = re.search(r"(?:[\w’'.-]+ ){1,6}$", text[line : span.start])
    if not before:
        return span.start
    words = list(re.finditer(r"[\w’'.-]+", before.group()))
    start = span.start
    for word in reversed(words):
        lower = word.group().lower()
        known = lower in mention_words().roles or lower in mention_words().titles
        if not known and not (
            start < span.start
            and (
                word.group()[:1].isupper()
                or lower
                in ("of", "press", "deputy", "defence", "defense", "foreign", "presidential", "chief")
            )
        ):
            break
        start = line + before.start() + word.start()
    return start


def _with_acronym(text: str, span: Span) -> str:
    after = re.match(r" \([A-Z][A-Za-z&.-]{1,11}\)", text[span.end : span.end + 16])
    return text[span.start : span.end + (after.end() if after else 0)]


def _publications(text: str) -> Iterator[tuple[int, str]]:
    for match in _PUBLICATION.finditer(text):
        name = match["by"] or match["poss"] or match["in"]
        if name:
            yield match.start(), name.strip()
