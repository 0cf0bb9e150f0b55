"""Which names in the documents are one party, and why: equal parts, acronyms, short forms, near spellings."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import JaroWinkler

from rejoinder.extract.statements.mentions import mention_words
from rejoinder.link.naming import Name, initials, read_name
from rejoinder.link.vocabulary import names
from rejoinder.link.wording import fold, stem
from rejoinder.model import Signal
from rejoinder.model.vocabulary import PartyKind

NEAR = 0.9
"""Jaro-Winkler similarity from which two spellings of a name part count as one: Sergey/Sergei 0.93,
Dmitry/Dmitri 0.93, Mohammed/Muhammad 0.84 (kept apart), Karin/Karen 0.90, so a surname must fit as well."""

Place = tuple[str, int]
"""A document's id, and which of its statements."""


@dataclass
class Node:
    """All mentions under one document-level party id (or, for a party only named, one name)."""

    id: str
    name: Name
    spoken: bool
    kind: PartyKind | None = None
    roles: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    affiliations: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)

    named_at: Place = ("", 0)
    kind_at: Place = ("", 0)

    def first_named(self, name: Name, kind: PartyKind | None, at: Place) -> None:
        """Of several names and kinds the first one counts, by document and place in it."""
        if not self.named_at[0] or at < self.named_at:
            self.name, self.named_at = name, at
        if kind and (not self.kind_at[0] or at < self.kind_at):
            self.kind, self.kind_at = kind, at

    @property
    def full(self) -> str:
        return self.name.written

    @property
    def anonymous(self) -> bool:
        """True for a person without a name who could be anybody: "the second witness" of one document is not
        known to be that of another."""
        words = self.full.split()
        return self.kind == "person" and self.full.islower() and words[-1] in mention_words().any_person


def bare(written: str) -> str:
    """Lower case without a determiner at the front."""
    return re.sub(r"^(?:the|its|a|an) ", "", fold(written))


@cache
def public_bodies() -> frozenset[str]:
    """The stems of what public bodies are called: ministry, council ..."""
    return frozenset(stem(w) for w in names("bodies"))


@dataclass(frozen=True, order=True)
class Join:
    """Two nodes that are one party, and why."""

    a: str
    b: str
    why: str
    reason: str
    words: str

    def signal(self) -> Signal:
        return Signal(name=self.why, value=1.0, weight=1.0, reason=self.reason, words=self.words)


def _join(a: Node, b: Node, why: str, reason: str) -> Join:
    first, second = sorted((a, b), key=lambda n: n.id)
    words = " / ".join(sorted({first.full, second.full}))
    return Join(first.id, second.id, why, reason, words)


def joins(nodes: Mapping[str, Node], acronyms: Mapping[str, str]) -> Iterator[Join]:
    """All pairs of nodes that are one party. ``acronyms`` are those that texts introduce, with their names."""
    ordered = [nodes[i] for i in sorted(nodes) if not nodes[i].anonymous]
    people = [n for n in ordered if n.name.person]
    bodies = [n for n in ordered if not n.name.person]
    yield from _same_key(ordered)
    yield from _people(people)
    yield from _acronym_joins(bodies, acronyms)
    yield from _short_bodies(bodies)
    yield from _generic_bodies(bodies)


def key_of(name: Name) -> tuple[object, ...]:
    """What two names of one party have in common, titles and spelling apart."""
    if name.person:
        return ("person", name.person)
    if name.is_state:
        return ("state", name.state)
    return ("body", tuple(sorted(name.body)), name.state, name.role)


def _same_key(nodes: Iterable[Node]) -> Iterator[Join]:
    first: dict[tuple[object, ...], Node] = {}
    for node in nodes:
        seen = first.setdefault(key_of(node.name), node)
        if seen is not node:
            yield _join(seen, node, "same name", "the same name, apart from titles, spelling or word order")


def _people(people: Sequence[Node]) -> Iterator[Join]:
    """Blocked by the surname's first three letters."""
    blocks: dict[str, list[Node]] = defaultdict(list)
    for node in people:
        blocks[node.name.person[-1][:3]].append(node)
    for key in sorted(blocks):
        full = [n for n in blocks[key] if len(n.name.person) > 1]
        yield from _near_spellings(full)
        for node in blocks[key]:
            if len(node.name.person) == 1:
                yield from _only_bearer(node, full)


def _near_spellings(full: Sequence[Node]) -> Iterator[Join]:
    for i, a in enumerate(full):
        for b in full[i + 1 :]:
            if _near(a.name.person[-1], b.name.person[-1]) and _given_fit(a.name.person, b.name.person):
                yield _join(
                    a, b, "near spelling", "given name and surname fit, in another spelling or shortened"
                )


def _near(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) > 3 and JaroWinkler.similarity(a, b) >= NEAR)


def _given_fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    x, y = a[0], b[0]
    initial = (len(x) == 1 or len(y) == 1) and x[0] == y[0]
    return _near(x, y) or (initial and a[-1] == b[-1])


def _only_bearer(node: Node, full: Sequence[Node]) -> Iterator[Join]:
    """A bare surname joins the one person of that name in its documents, else the only one of the case."""
    bearers = [n for n in full if _near(n.name.person[-1], node.name.person[0])]
    here = [n for n in bearers if n.documents & node.documents]
    for among, where in ((here, "in the same document"), (bearers, "in the case")):
        if among and all(_given_fit(among[0].name.person, n.name.person) for n in among):
            yield _join(node, among[0], "surname", f"the only one of that surname {where}")
        if among:
            return


def _acronym_joins(bodies: Sequence[Node], introduced: Mapping[str, str]) -> Iterator[Join]:
    by_key = {(n.name.body, n.name.state): n for n in reversed(bodies)}
    by_initials: dict[str, list[Node]] = defaultdict(list)
    for node in bodies:
        if not node.name.is_acronym:
            by_initials[initials(node.full)].append(node)
        if node.name.acronym:
            by_initials[node.name.acronym].append(node)
    for node in bodies:
        if not node.name.is_acronym:
            continue
        short = node.full.replace(".", "")
        name = read_name(introduced[short]) if short in introduced else None
        known = by_key.get((name.body, name.state)) if name else None
        if known:
            yield _join(node, known, "acronym", f"a text introduces “{introduced[short]} ({short})”")
        elif len({key_of(n.name) for n in by_initials[short]}) == 1:
            yield _join(
                node, by_initials[short][0], "acronym", f"{short} are the initials of the only name that fits"
            )


def _short_bodies(bodies: Sequence[Node]) -> Iterator[Join]:
    """ "Amnesty" joins "Amnesty International", "Ministry of Defence" the one state's ministry that fits."""
    by_word: dict[str, list[Node]] = defaultdict(list)
    for node in bodies:
        for word in node.name.body:
            by_word[word].append(node)
    for node in bodies:
        if node.name.stands_for_state or not node.name.body or node.name.is_state:
            continue
        rarest = min(node.name.body, key=lambda w: (len(by_word[w]), w))
        longer = [n for n in by_word[rarest] if _extends(n, node)]
        here = [n for n in longer if n.documents & node.documents] or longer
        if here and len({(n.name.body, n.name.state) for n in here}) == 1:
            yield _join(node, here[0], "short form", "the only longer name that begins with or contains it")


def _generic_bodies(bodies: Sequence[Node]) -> Iterator[Join]:
    """ "The ministry" joins the one ministry of its documents; where they name two, or none, it stays by itself."""
    by_word: dict[str, list[Node]] = defaultdict(list)
    for node in bodies:
        if len(node.name.body) > 1 and not node.name.role:
            for word in node.name.body & public_bodies():
                by_word[word].append(node)
    for node in bodies:
        if (
            len(node.name.body) != 1
            or node.name.state
            or node.name.role
            or not node.name.body <= public_bodies()
        ):
            continue
        here = [n for n in by_word[min(node.name.body)] if n.documents & node.documents]
        if here and len({n.name.body for n in here}) == 1 and _generic(node.name):
            yield _join(node, here[0], "common noun", "the only one of that kind named in the same documents")


def _extends(longer: Node, short: Node) -> bool:
    a, b = longer.name, short.name
    if a.role != b.role or (b.state and a.state != b.state):
        return False
    if a.body == b.body:
        return a.state is not None and b.state is None
    if not b.body < a.body or a.state != b.state:
        return False
    if {stem(w) for w in names("public")} >= a.body - b.body:
        return False
    return bare(a.written).split()[0] == bare(b.written).split()[0] and not _generic(b)


def _generic(name: Name) -> bool:
    """A bare common noun ("the company", "police"): too little to be the beginning of a name."""
    return all(w in names("bodies") or w in names("organs") for w in bare(name.written).split())
