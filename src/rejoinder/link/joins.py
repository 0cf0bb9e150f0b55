"""Which names in the documents are one party, and why: equal parts, acronyms, short forms, near spellings."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rejoinder.link.naming import Name, initials, read_name
from rejoinder.link.vocabulary import names
from rejoinder.link.wording import fold, stem
from rejoinder.model import Signal
from rejoinder.model.vocabulary import PartyKind

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
    days: set[str] = field(default_factory=set)
    """The dates of the documents, where they are known."""
    has_officers: bool = False
    """True where somebody named speaks for it: a body, whatever a reading took it for."""
    definite: bool = False
    """True where a text says "the spokesman" and not "a spokesman"."""
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
        """True for a person without a name who could be anybody: "the second witness", an official of the ministry
        and the mayor of one document are not known to be those of another."""
        name = self.name
        if self.kind != "person" or name.person:
            return False
        return name.role not in names("offices") or not (name.body or name.state)


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


def join_of(a: Node, b: Node, why: str, reason: str) -> Join:
    """Two nodes that are one party, the smaller id first."""
    first, second = sorted((a, b), key=lambda n: n.id)
    words = " / ".join(sorted({first.full, second.full}))
    return Join(first.id, second.id, why, reason, words)


def joins(nodes: Mapping[str, Node], acronyms: Mapping[str, str]) -> Iterator[Join]:
    """All pairs of nodes of one name, and of organisations that are one.

    ``acronyms`` are those that texts introduce, with their names.
    """
    ordered = [nodes[i] for i in sorted(nodes) if not nodes[i].anonymous]
    bodies = [n for n in ordered if not n.name.person]
    yield from _same_key(ordered)
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
            yield join_of(seen, node, "same name", "the same name, apart from titles, spelling or word order")


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
            yield join_of(node, known, "acronym", f"a text introduces “{introduced[short]} ({short})”")
        elif len({key_of(n.name) for n in by_initials[short]}) == 1:
            yield join_of(
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
            yield join_of(node, here[0], "short form", "the only longer name that begins with or contains it")


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
            yield join_of(
                node, here[0], "common noun", "the only one of that kind named in the same documents"
            )


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
