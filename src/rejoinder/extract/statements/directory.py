"""Who is named in a document: people with roles, organisations with acronyms, and who published which report."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.introductions import Publication, kinds_told, publications
from rejoinder.extract.statements.mentions import (
    Mention,
    OrganisationKind,
    mention_words,
    read_mention,
    tokens_of,
)
from rejoinder.extract.statements.named import named_mentions, weight_of
from rejoinder.model import Span
from rejoinder.model.vocabulary import PartyKind

OFFICIAL = frozenset({"ministry", "government", "department", "army", "police", "forces", "military"})


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
    publications: list[Publication] = field(default_factory=list)
    by_surname: dict[str, list[str]] = field(default_factory=dict)
    """Full names by their last word in lower case."""
    by_given: dict[str, list[str]] = field(default_factory=dict)
    """Full names by their first word in lower case: some peoples' family names stand first."""
    genders: dict[str, str] = field(default_factory=dict)
    """Full name to the gender that a title or a role tells."""
    by_initials: dict[str, set[str]] = field(default_factory=dict)
    """Organisations by the initials of their names' words in capitals."""
    described: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    """Where organisations are named with what they are ("the charity Clean Harbours"), by that word."""
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
        asked = [t.casefold() for t in tokens_of(name)]
        if not asked:
            return []
        known = self.by_surname.get(asked[-1], ())
        short = [full for full in known if _is_short_for(asked, [t.casefold() for t in tokens_of(full)])]
        return short or (self.by_given.get(asked[0], []) if len(asked) == 1 else [])

    def role_of(self, name: str) -> tuple[str | None, str | None]:
        role, affiliation = self.people.get(name, (None, None))
        return role, self.organisation(affiliation) if affiliation else None

    def organisation(self, name: str) -> str:
        """The fullest form of an organisation's name: acronyms and shortened names are written out."""
        if name in self.acronyms:
            return self.acronyms[name]
        spelled = self.by_initials.get(name, set()) if name.isupper() else ()
        if len(spelled) == 1:
            return next(iter(spelled))
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

    def named_between(self, since: int, before: int) -> list[tuple[int, str]]:
        """Where people are named from ``since`` on and before ``before``, the last first."""
        first, end = bisect_left(self.named, (since,)), bisect_left(self.named, (before,))
        return self.named[first:end][::-1]

    def gender_of(self, name: str) -> str:
        """The gender that a title or role of the person tells; "" where none does."""
        return self.genders.get(name) or read_mention(self.people.get(name, (None, None))[0] or "").gender

    def in_role(self, mention: Mention) -> list[str]:
        """Who was introduced in a role like the mention's: with its words where it has more than the role's name."""
        key = (mention.role, mention.owner)
        if key not in self._in_role:
            self._in_role[key] = [
                name
                for name, roles in self.roles.items()
                if any(_same_role(mention, role) and _same_owner(mention.owner, role) for role in roles)
            ]
        return self._in_role[key]

    def organisation_like(self, mention: Mention, before: int) -> str | None:
        """The organisation that "the ministry" or "the group" is: the last of that kind, or the document's main one."""
        of_that_name = [
            held for held in self.org_words.get(mention.head, []) if _has_words(held[1], mention.modifiers)
        ]
        for named in (of_that_name, self.described.get(mention.head, [])):
            last = bisect_left(named, (before,))
            if last:
                return self.organisation(named[last - 1][1])
        return self._of_kind(mention.head, before)

    def body_of(self, mention: Mention, at: int) -> str | None:
        """Whose role a mention at ``at`` tells: by name, or as "the firm's", "hospital" or "its"."""
        if mention.owner:
            return self.organisation(mention.owner)
        if mention.of_bare in ("its", "their"):
            return self._just_named(at)
        if not mention.of_bare:
            return None
        called = {self.organisation(name) for _, name in self.org_words.get(mention.of_bare, [])[:RECENT]}
        if len(called) == 1:
            return called.pop()
        return self._only_of_kind(mention.of_bare, at)

    def _only_of_kind(self, head: str, before: int) -> str | None:
        """The one organisation named before ``before`` that can be "the firm", or of several the one named close."""
        first, end = (bisect_left(self.org_named, (at,)) for at in (before - CLOSE, before))
        for named in (self.org_named[max(0, end - RECENT) : end], self.org_named[first:end]):
            found = self._of_that_kind(head, named)
            if len(found) == 1:
                return found.pop()
        return None

    def _of_that_kind(self, head: str, named: Iterable[tuple[int, str]]) -> set[str]:
        """The organisations among ``named`` that can be called "the ``head``"."""
        kind = mention_words().kind_of(head)
        names = {self.organisation(name) for _, name in named}
        if kind is None:
            return {name for name in names if head in name.lower().split()}
        others = {n for told, held in self.described.items() if told not in kind.heads for _, n in held}
        cannot = kind.cannot - kind.fits
        return {name for name in names if name not in others and not cannot & set(name.lower().split())}

    def _just_named(self, before: int) -> str | None:
        """The one organisation named close before, or of several the one that acts."""
        first, end = (bisect_left(self.org_named, (at,)) for at in (before - CLOSE, before))
        near = self.org_named[first:end]
        for least in (0, 2):
            names = {self.organisation(name) for at, name in near if self.acting.get((at, name), 1) >= least}
            if len(names) == 1:
                return names.pop()
        return None

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
        """After each naming of an organisation, the one of ``kind`` that has acted most so far.

        Where a name's own words tell the kind ("Metals"), names that tell none do not come into question.
        """
        fitting = any(kind.fits & set(name.lower().split()) for _, name in self.org_named)
        weights: Counter[str] = Counter()
        best: str | None = None
        for at, name in self.org_named:
            words = set(self.organisation(name).lower().split())
            if not words & (kind.cannot - kind.fits) and (words & kind.fits or not fitting):
                full = self.organisation(name)
                weights[full] += self.acting.get((at, name), 1)
                if weights[full] and (best is None or (weights[full], full) > (weights[best], best)):
                    best = full
            yield best

    def publisher_before(self, offset: int, kind: str) -> str | None:
        """Who made "the ``kind``" spoken of: who last published one before here, or anything, else the first after."""
        end = bisect_left(self.publications, offset, key=lambda publication: publication.at)
        before = self.publications[max(0, end - RECENT) : end] or self.publications[:1]
        of_kind = [p for p in before if p.kind == kind]
        return self.organisation((of_kind or before)[-1].name) if before else None


CLOSE = 160
"""Code points before "its" in which the one whose it is was named: about a sentence."""

RECENT = 40
"""Namings of organisations among which "the firm" is looked for, and publications among which "the report" is: bounds
the cost of a long text."""

STEM = 5
"""Letters at the beginning by which words of names are compared: "defence" and "defense", "Russia" and "Russian"."""


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


def _same_role(mention: Mention, role: str) -> bool:
    """True where ``role`` is the mention's, and nothing in the mention tells another: "the foreign minister"."""
    words = role.lower().split()
    if mention.head.startswith("spokes"):
        return any(w.startswith("spokes") for w in words)
    if mention.head not in words:
        return False
    told = {w for w in mention.modifiers if not mention_words().speaks(w)} & set(mention.role.lower().split())
    return _has_words(role, frozenset(told))


def _has_words(name: str, words: Iterable[str]) -> bool:
    """True where every one of ``words`` begins as a word of ``name`` does: "transport", "Transportation"."""
    stems = {w.lower()[:STEM] for w in name.split()}
    return all(w[:STEM] in stems for w in words)


def _same_owner(asked: str, known: str) -> bool:
    """True unless both name an owner and share no word of it."""
    a = {w.lower()[:STEM] for w in tokens_of(asked) if w[:1].isupper() or len(w) >= STEM}
    k = {w.lower()[:STEM] for w in tokens_of(known)}
    return not a or bool(a & k)


def build_directory(parsed: Parsed, attributions: Sequence[Attribution]) -> Directory:
    """Collect the names of a document from its entities and the sources of its attributions."""
    directory = Directory()
    mentions = named_mentions(parsed, attributions)
    people = [m for m in mentions if m[1].kind == "person" and m[1].name]
    surnames = {tokens_of(m.name)[-1] for _, m in people if len(tokens_of(m.name)) > 1}
    first: dict[str, int] = {}
    for span, mention in sorted(people, key=lambda m: -len(tokens_of(m[1].name))):
        _add_person(directory, span, mention, first)
    for span, mention in mentions:
        if mention.kind == "organisation" and mention.name and not mention.document:
            _add_organisation(directory, span, mention, surnames, weight_of(parsed, span))
            for kind in kinds_told(parsed.text, span):
                directory.described.setdefault(kind, []).append((span.start, mention.name))
    for span, mention in people:
        names = directory.people_named(mention.name)
        directory.named += [(span.start, name) for name in names if len(names) == 1]
    directory.named.sort()
    for at, name in directory.named:
        directory.named_at.setdefault(name, []).append(at)
    for span, mention in people:
        _add_body(directory, span, mention)
    directory.publications = list(publications(parsed.text))
    return directory


def _add_person(directory: Directory, span: Span, mention: Mention, first: dict[str, int]) -> None:
    """Note a person, the fullest names coming first. ``first``: where each is named first."""
    names = directory.people_named(mention.name)
    if not names or _is_another(names, span, mention, directory, first):
        names = [mention.name]
    first[names[0]] = min(first.get(names[0], span.start), span.start)
    role, affiliation = directory.people.get(names[0], (None, None))
    if names[0] not in directory.people:
        tokens = [t.casefold() for t in tokens_of(names[0])]
        directory.by_surname.setdefault(tokens[-1], []).append(names[0])
        if len(tokens) > 1:
            directory.by_given.setdefault(tokens[0], []).append(names[0])
    if mention.gender:
        directory.genders.setdefault(names[0], mention.gender)
    if mention.role:
        directory.roles.setdefault(names[0], set()).add(f"{mention.owner} {mention.role}".strip())
    directory.people[names[0]] = (role or mention.role or None, affiliation or mention.owner or None)


def _is_another(
    names: Sequence[str], span: Span, mention: Mention, directory: Directory, first: dict[str, int]
) -> bool:
    """True for a surname introduced by a role of its own before anybody of that surname is named in full, with another
    role: "Lord Harwick, the chief secretary", and then "Emma Harwick, a columnist"."""
    role = directory.people[names[0]][0]
    if len(names) > 1 or mention.name in directory.people or len(tokens_of(mention.name)) > 1:
        return False
    told = mention.role and role and _last_word(mention.role) != _last_word(role)
    return bool(told) and span.start < first[names[0]]


def _last_word(role: str) -> str:
    return role.lower().rpartition(" ")[2]


def _add_body(directory: Directory, span: Span, mention: Mention) -> None:
    """Note whose role a person's is where no name has told it: "its director, Ann Reed"."""
    body = directory.body_of(mention, span.start) if mention.of_bare else None
    for name in directory.people_named(mention.name) if body else ():
        role, affiliation = directory.people[name]
        directory.people[name] = (role, affiliation or body)


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
    initials = "".join(word[0] for word in mention.name.split() if word[0].isupper())
    if len(initials) > 2:
        directory.by_initials.setdefault(initials, set()).add(mention.name)
