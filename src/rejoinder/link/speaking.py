"""For whom a party speaks: the body that it is told to be of, that its office or its own name names, or the state."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rejoinder.link.joins import Node, bare, public_bodies
from rejoinder.link.naming import Name, read_name
from rejoinder.link.vocabulary import names, states
from rejoinder.link.wording import fold, stem
from rejoinder.model import make_id

Group = Sequence[Node]
"""The nodes of one party, the one with the fullest name first."""

_Key = tuple[frozenset[str], str | None]


def state_party(code: str) -> str:
    """The id of a state's party, whether or not it is listed."""
    return make_id("party", "state", code)


def named_id(written: str) -> str:
    """The id of a party that is only named, by its name."""
    return make_id("named", fold(written))


def speaks_for(groups: Mapping[str, Group]) -> dict[str, str]:
    """Party -> the party it speaks for, by affiliation, else by its name ("Xish ministry", "spokesman for X")."""
    bodies = _Bodies(groups)
    up = {id: above for id, group in groups.items() if (above := bodies.above(group)) and above != id}
    for id, group in groups.items():
        if id in up and group[0].full.islower():
            up[id] = bodies.body_of(up[id], up)
    return {id: above for id, above in up.items() if id not in chain(above, up)}


def chain(id: str, up: Mapping[str, str]) -> Iterator[str]:
    """Whom ``id`` speaks for, and whom that one speaks for, to the end. A circle ends it."""
    seen = {id}
    while id in up and up[id] not in seen:
        id = up[id]
        seen.add(id)
        yield id


@cache
def _state_parties() -> frozenset[str]:
    return frozenset(state_party(s.code) for s in states().values())


class _Bodies:
    """The bodies of a case by their names' words."""

    def __init__(self, groups: Mapping[str, Group]) -> None:
        party = {node.id: id for id, group in groups.items() for node in group}
        nodes = {node.id: node for group in groups.values() for node in group}
        self._party = party
        self._people = {id for id, group in groups.items() if group[0].name.person}
        self._by_key: dict[_Key, str] = {}
        self._states: dict[frozenset[str], dict[str | None, str]] = defaultdict(dict)
        self._holding: dict[str, set[str]] = defaultdict(set)
        """Word of what public bodies are called -> bodies with it in their names."""
        for id in sorted(nodes):
            name = nodes[id].name
            if not name.role:
                self._by_key[name.body, name.state] = party[id]
        for (body, state), found in self._by_key.items():
            self._states[body][state] = found
            for word in body & public_bodies():
                self._holding[word].add(found)

    def above(self, group: Group) -> str | None:
        """Whom the party of ``group`` speaks for; None where nothing tells, and for an unnamed person who only works
        there: "an electrician at the mine" may say what the mine denies."""
        name = group[0].name
        if all(n.anonymous and not n.definite and n.name.role not in _speaking() for n in group):
            return None
        return self._affiliation(group) or self._by_name(name) or self._owner(name)

    def body_of(self, party: str, up: Mapping[str, str]) -> str:
        """Whom "the company's lawyer" speaks for where the company was taken for a person who speaks for one."""
        return up[party] if party in self._people and party in up else party

    def _affiliation(self, group: Group) -> str | None:
        counts: Counter[str] = Counter()
        for node in group:
            for written, n in (node.affiliations + node.roles).items():
                named = self._party.get(named_id(written)) or self._by_office(written)
                if named:
                    counts[named] += n
        return min(counts, key=lambda p: (-counts[p], p in _state_parties(), p)) if counts else None

    def _by_office(self, written: str) -> str | None:
        """The organisation or state in an office: "Xish defence minister" is of the Xish defence ministry where
        that is a party, else of X."""
        name = read_name(written)
        body = name.body - {stem(w) for w in names("roles")}
        if "minister" in name.role or "minister" in fold(written):
            body |= {stem("ministry")}
        exact = self._by_key.get((body, name.state)) if body else None
        if exact:
            return exact
        for parties in (self._fitting(body, name.state), self._all_holding(body)):
            if len(parties) == 1:
                return parties.pop()
        return state_party(name.state) if name.state else None

    def _fitting(self, body: frozenset[str], state: str | None) -> set[str]:
        """The bodies of that name whose state may be the same."""
        return {p for s, p in self._states.get(body, {}).items() if body and (state is None or s is None)}

    def _all_holding(self, body: frozenset[str]) -> set[str]:
        """The bodies with all of these words, where all of them are only what public bodies are called."""
        if not body or not body <= public_bodies():
            return set()
        return set.intersection(*(self._holding.get(word, set()) for word in body))

    def _by_name(self, name: Name) -> str | None:
        if name.role and name.body and (body := self._by_key.get((name.body, name.state))):
            return body
        if (ministry := self._of_defence(name)) is not None:
            return ministry
        return state_party(name.state) if name.stands_for_state and name.state else None

    def _of_defence(self, name: Name) -> str | None:
        """The ministry of defence of the state whose armed forces these are: "Xish air force" is the Xish one's."""
        whose = name.body - _armed()
        if name.person or name.role or whose == name.body or not (whose or name.state):
            return None
        return self._by_key.get((whose | {stem(word) for word in names("defence")}, name.state))

    def _owner(self, name: Name) -> str | None:
        """The party that a public body is of, by the first word of its name: "Xtown Water Authority" is of Xtown."""
        words = bare(name.written).split()
        if name.person or len(words) < 2 or not name.body - {stem(words[0])} <= _public():
            return None
        return self._by_key.get((frozenset({stem(words[0])}), name.state))


@cache
def _speaking() -> frozenset[str]:
    """What those are called who speak for a body, named or not."""
    return frozenset().union(*map(names, ("offices", "spokespersons", "organs", "counsel")))


@cache
def _public() -> frozenset[str]:
    return frozenset(stem(w) for w in names("public"))


@cache
def _armed() -> frozenset[str]:
    return frozenset(stem(w) for w in names("armed"))
