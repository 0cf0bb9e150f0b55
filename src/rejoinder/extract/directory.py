"""Who is named in a document: people with roles, organisations with acronyms, and who published which report."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rejoinder.extract.attribution import Attribution
from rejoinder.extract.mentions import Mention, mention_words, read_mention, tokens_of
from rejoinder.extract.parse import Parsed
from rejoinder.model import Span
from rejoinder.model.vocabulary import PartyKind

_TITLED = r"(?:[A-Z][\w.’'-]+ ){0,3}"
OFFICIAL = frozenset(
    {"ministry", "government", "department", "army", "police", "forces", "military", "kremlin"}
)
_ROLE_MODIFIERS = frozenset(
    {"of", "press", "deputy", "defence", "defense", "foreign", "presidential", "interim"}
)
_PUBLICATION = re.compile(
    r"(?:report|briefing|study|survey|investigation|statement|letter|memorandum|analysis|review)s?"
    r"(?: \w+){0,3}? (?:by|from) (?:the )?(?P<by>[A-Z][\w’'-]*(?: (?:for|of|the|and|[A-Z][\w’'-]*))*)"
    r"|(?P<poss>[A-Z][\w-]*(?: (?:for|of|[A-Z][\w-]*))*)[’']s? (?:\w+ ){0,2}?"
    r"(?:report|briefing|study|survey|investigation)"
    r"|(?P<in>[A-Z][\w’'-]*(?: (?:for|of|[A-Z][\w’'-]*))*)(?: \([A-Z]\w+\))? "
    r"(?:said|published|released|issued|says|alleged|claimed) (?:\w+ ){0,3}?(?:report|briefing|study)"
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

    def person(self, name: str) -> str | None:
        names = self.people_named(name)
        return names[0] if names else None

    def people_named(self, name: str) -> list[str]:
        """The full names that ``name`` can be short for."""
        if name in self.people:
            return [name]
        asked = tokens_of(name)
        return [full for full in self.people if asked and _is_short_for(asked, tokens_of(full))]

    def role_of(self, name: str) -> tuple[str | None, str | None]:
        role, affiliation = self.people.get(name, (None, None))
        return role, self.organisation(affiliation) if affiliation else None

    def organisation(self, name: str) -> str:
        """The fullest form of an organisation's name: acronyms and shortened names are written out."""
        if name in self.acronyms:
            return self.acronyms[name]
        asked = [t.lower() for t in tokens_of(name)]
        longer = [o for o in self.organisations if _extends(asked, [t.lower() for t in tokens_of(o)])]
        return max(longer, key=lambda o: (self.organisations[o], len(o), o)) if longer else name

    def kind(self, name: str) -> PartyKind | None:
        return "organisation" if name in self.organisations else None

    def named_before(self, offset: int) -> list[str]:
        return [name for at, name in self.named if at < offset]

    def last_named_before(self, offset: int, gender: str) -> tuple[int, str] | None:
        for at, name in reversed(self.named):
            known = read_mention(" ".join(filter(None, (self.people[name][0], name)))).gender
            if at < offset and not (gender and known and known != gender):
                return at, name
        return None

    def in_role(self, head: str, owner: str, before: int) -> list[str]:
        """People introduced in a role like ``head`` of ``owner``, in the order in which they were last named."""
        fits = {
            name
            for name, roles in self.roles.items()
            if any(_same_role(head, role) and _same_owner(owner, role) for role in roles)
        }
        order = [name for at, name in self.named if name in fits and at < before]
        return order or sorted(fits)

    def organisation_like(self, head: str, before: int) -> str | None:
        """The organisation that "the ministry" or "the group" is: the last of that kind, or the document's main one."""
        last = [n for at, n in self.org_named if at < before and head in n.lower().split()]
        if last:
            return self.organisation(last[-1])
        return self._of_kind(head, before)

    def _of_kind(self, head: str, before: int) -> str | None:
        """The organisation that acts most before ``before``, of those whose name fits the kind of mention."""
        kind = mention_words().kind_of(head)
        if kind is None:
            return None
        weights: Counter[str] = Counter()
        for at, name in self.org_named:
            words = set(name.lower().split())
            if at < before and not words & (kind.cannot - kind.fits):
                weights[self.organisation(name)] += self.acting.get((at, name), 1) * (
                    3 if words & kind.fits else 1
                )
        best = max(weights, key=lambda n: (weights[n], n), default=None)
        return best if best is not None and weights[best] > 0 else None

    def publisher_before(self, offset: int) -> str | None:
        """Who made the report spoken of: the last named publisher before here, else the first after."""
        before = [name for at, name in self.publications if at < offset]
        if before:
            return self.organisation(before[-1])
        return self.organisation(self.publications[0][1]) if self.publications else None


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
        directory.named += [(span.start, name) for name in directory.people_named(mention.name)[:1]]
    directory.named.sort()
    directory.publications = list(_publications(parsed.text))
    return directory


def _add_person(directory: Directory, mention: Mention) -> None:
    names = directory.people_named(mention.name) or [mention.name]
    role, affiliation = directory.people.get(names[0], (None, None))
    if mention.role:
        directory.roles.setdefault(names[0], set()).add(f"{mention.owner} {mention.role}".strip())
    directory.people[names[0]] = (role or mention.role or None, affiliation or mention.owner or None)


def _add_organisation(
    directory: Directory, span: Span, mention: Mention, surnames: set[str], weight: int
) -> None:
    if tokens_of(mention.name)[-1] in surnames:
        return
    directory.organisations[mention.name] = directory.organisations.get(mention.name, 0) + 1
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


def _introduced_from(text: str, span: Span) -> int:
    """Where the words that introduce a name begin: "Kremlin spokesman", "Deputy defense minister", titles."""
    line = text.rfind("\n", 0, span.start) + 1
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
