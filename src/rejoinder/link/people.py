"""Which names of people are one person: in full, shortened, in another spelling, or by the surname alone.

A name that two people of the case can have is joined with neither, unless its own documents name only one of them.
Names are looked up by their spelling, so that the cost grows with their number.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from rejoinder.extract.statements.mentions import PARTICLES
from rejoinder.link.clusters import Clusters
from rejoinder.link.joins import Join, Node, bare, join_of
from rejoinder.link.naming import Person, read_name
from rejoinder.model.vocabulary import PartyKind

LONG = 7
"""Letters from which a surname may have one letter otherwise within it: Konashenkov, Konoshenkov."""

EDGE = 3
"""Letters at the end of a surname that must be the same: Petersen is not Peterson."""

_SUFFIXES = frozenset(("jr", "sr", "junior", "senior", "ii", "iii", "iv"))
_LETTERS = tuple(
    (re.compile(written), read)
    for written, read in (
        ("[ıįł]", "i"),
        ("sch|sh", "s"),
        ("tch|cz|ch", "c"),
        ("tz|ts", "c"),
        ("dzh|dj|zh", "j"),
        ("kh", "h"),
        ("ph", "f"),
        ("ks", "x"),
        ("w", "v"),
        ("ou|oo|ue", "u"),
        ("oe", "o"),
        ("ae", "a"),
        ("(?:ee|ie)(?=.)", "i"),
        ("(?:ey|ei|ay|ai)(?=.)", "ai"),
        ("(?:iy|ij|yi|ii|yy|ey|ei|y)$", "i"),
        ("^(?:i|y|j)u", "ju"),
        ("^(?:y|j)(?=[aeo])", "j"),
        ("y", "i"),
        (r"(.)\1+", r"\1"),
    )
)
"""How letters are read so that spellings of one name from another script or language are one: Sergey and Sergei, Yuri
and Iouri, Volkow and Volkov. Vowels stay, which tells Maria from Mario, Bell from Ball and Petersen from Peterson."""

_GIVEN = ((re.compile("o"), "u"), (re.compile("e(?=d$)"), "a"))
"""The same in the first name alone, from Arabic: Mohammed and Muhammad, Osama and Usama."""


@lru_cache(maxsize=100_000)
def spelling(word: str) -> str:
    """A part of a name as it is compared."""
    for written, read in _LETTERS:
        word = written.sub(read, word)
    return word


@lru_cache(maxsize=100_000)
def spelled(person: Person) -> Person:
    """A name as it is compared: without particles ("al-Haddari", "van der Laan") and apostrophes."""
    parts = tuple(w for w in person if w not in PARTICLES) or person
    first, *others = (spelling(re.sub("['’]", "", w)) for w in parts)
    if others and len(first) > 3:
        for written, read in _GIVEN:
            first = written.sub(read, first)
    return (first, *others)


def settled(nodes: Mapping[str, Node]) -> dict[str, Node]:
    """The nodes, with what a reading took for a person and is a body, and the other way round, as what it is.

    Somebody speaks for a body. A name under which a person speaks is that person's where it is accused, too; and one
    word that is a person's surname elsewhere in the case, and part of no body's name, is that person.
    """
    kinds = _Kinds(nodes.values())
    return {id: kinds.settle(node) for id, node in nodes.items()}


class _Kinds:
    """What the names of a case tell of each other."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        held = list(nodes)
        people = [n for n in held if n.name.person]
        self._led = {bare(n.full) for n in held if n.has_officers}
        self._beginnings = {name.split()[0] for name in self._led if name}
        self._people = {bare(n.full) for n in people if n.spoken} - self._led
        bodies = {bare(n.full) for n in held if not n.name.person and " " in n.full} - self._people
        self._in_bodies = self._led | {word for name in bodies for word in name.split()}
        self._surnames = {spelled(n.name.person)[-1] for n in people if len(spelled(n.name.person)) > 1}

    def settle(self, node: Node) -> Node:
        """The node as what it is."""
        word = bare(node.full)
        single = " " not in word
        surname = single and spelling(word) in self._surnames
        if node.name.person:
            led = word in self._led or (single and word in self._beginnings and not surname)
            return _as(node, "organisation") if led else node
        if word in self._people or (surname and word not in self._in_bodies and _may_be_surname(node)):
            return _as(node, "person")
        return node


def _may_be_surname(node: Node) -> bool:
    name = node.name
    return not (name.is_state or name.state or name.is_acronym or name.role) and node.full[:1].isupper()


def _as(node: Node, kind: PartyKind) -> Node:
    return replace(node, name=read_name(node.full, kind), kind=kind)


def people_joins(people: Sequence[Node]) -> Iterator[Join]:
    """All pairs of nodes that are one person."""
    full = [n for n in people if len(spelled(n.name.person)) > 1]
    same = Clusters[str](n.id for n in full)
    for found in (_same_spelling(full), _near_spellings(full), _shortened(full, same)):
        for join in found:
            same.join(join.a, join.b)
            yield join
    yield from _surnames([n for n in people if len(spelled(n.name.person)) == 1], full, same)


def _same_spelling(full: Iterable[Node]) -> Iterator[Join]:
    first: dict[Person, Node] = {}
    for node in full:
        seen = first.setdefault(spelled(node.name.person), node)
        if seen is not node and seen.name.person != node.name.person:
            yield join_of(
                seen, node, "near spelling", "given name and surname are the same, in another spelling"
            )


def _near_spellings(full: Iterable[Node]) -> Iterator[Join]:
    """Blocked by given names and the surname's first letters."""
    blocks: dict[tuple[object, ...], dict[Person, Node]] = defaultdict(dict)
    for node in full:
        name = spelled(node.name.person)
        if len(name[-1]) >= LONG and len(name[0]) > 1:
            blocks[*name[:-1], name[-1][:EDGE], name[-1][-EDGE:]].setdefault(name, node)
    for block in blocks.values():
        named = sorted(block.items())
        for i, (a, first) in enumerate(named):
            for b, second in named[i + 1 :]:
                if Levenshtein.distance(a[-1], b[-1], score_cutoff=1) == 1:
                    yield join_of(
                        first,
                        second,
                        "near spelling",
                        "the same given name, a surname but for a letter",
                    )


def _shortened(full: Sequence[Node], same: Clusters[str]) -> Iterator[Join]:
    """ "R. Ostrow" joins "Ruth Ostrow", "Carmen Ortega" "Carmen Ortega Ruiz", where only one person fits."""
    by_word: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in full:
        name = spelled(node.name.person)
        for word in sorted({*name[1:]}):
            by_word[name[0][0], word].append(node)
    for node in full:
        name = spelled(node.name.person)
        longer = [n for n in by_word[name[0][0], name[-1]] if _is_short_for(name, spelled(n.name.person))]
        one = _only(node, longer, same)
        if one is not None:
            yield join_of(node, one, "shortened", "a shorter form of the only name that it fits")


def _is_short_for(short: Person, long: Person) -> bool:
    """True where ``long`` has every part of ``short`` in its order, with the same surname, or a second one behind."""
    if short == long or len(short) > len(long) or _SUFFIXES & {*long} - {*short}:
        return False
    initial = len(short[0]) == 1 and short[0] == long[0][0]
    if not initial and (short[0] != long[0] or len(short) == len(long)):
        return False
    if short[-1] != long[-1] and (short[1:] != long[1 : len(short)]):
        return False
    rest = iter(long[1:])
    return all(part in rest for part in short[1:])


def _only(node: Node, fitting: Sequence[Node], same: Clusters[str]) -> Node | None:
    """One of ``fitting`` where they are one person: those in the documents of ``node``, else all of them."""
    here = [n for n in fitting if n.documents & node.documents]
    among = here or fitting
    return among[0] if among and len({same.find(n.id) for n in among}) == 1 else None


def _surnames(alone: Iterable[Node], full: Iterable[Node], same: Clusters[str]) -> Iterator[Join]:
    """A bare surname joins the one person of that name in its documents, else the only one of the case."""
    last, others = _bearers(full)
    for node in alone:
        name = spelled(node.name.person)[0]
        bearers = [n for n in last.get(name, ()) if not _another_role(node, n)]
        near = [n for n in others.get(name, ()) if n.documents & node.documents]
        one = _only(node, bearers or near, same)
        if one is not None:
            where = "in the same document" if one.documents & node.documents else "in the case"
            yield join_of(node, one, "surname", f"the only one of that surname {where}")


def _another_role(a: Node, b: Node) -> bool:
    """True where one document gives both a role, and not the same: "Lord Harwick, the secretary", "Emma Harwick, a
    columnist"."""
    roles = [{role.lower().rpartition(" ")[2] for role in node.roles} for node in (a, b)]
    return bool(a.documents & b.documents) and all(roles) and not roles[0] & roles[1]


def _bearers(full: Iterable[Node]) -> tuple[Mapping[str, list[Node]], Mapping[str, list[Node]]]:
    """Those who may be called by a name alone: by the last, else by one that stands first or second."""
    last: dict[str, list[Node]] = defaultdict(list)
    others: dict[str, list[Node]] = defaultdict(list)
    for node in full:
        name = spelled(node.name.person)
        last[name[-1]].append(node)
        for word in {*name[:2]} - {name[-1]}:
            others[word].append(node)
    return last, others
