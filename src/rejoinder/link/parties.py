"""Parties: which speakers of all documents are one person, organisation or group, and for whom they speak.

A spokesperson, the ministry and the state stay three parties; ``speaks_for`` ties them. Names are joined on
equal parts, on acronyms, on a surname or short form that only one party fits, and on near spellings of
both given name and surname. Conflicting given names keep a name apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rejoinder.extract.statements.mentions import mention_words
from rejoinder.link.clusters import Clusters
from rejoinder.link.joins import Node, Place, bare, joins, key_of, public_bodies
from rejoinder.link.naming import Name, fits, looks_like_acronym, office_of, read_name
from rejoinder.link.offices import Bodies, described_joins, holder_joins
from rejoinder.link.people import people_joins, settled
from rejoinder.link.vocabulary import names, state_name, states
from rejoinder.link.wording import fold, stem
from rejoinder.model import Extracted, Party, Signal, Speaker, make_id
from rejoinder.model.vocabulary import PartyKind

_NAME_WORD = r"(?:[A-Z][\w’'-]*|of|for|and|the|de|on|in)"
_INTRODUCED = re.compile(rf"({_NAME_WORD}(?:[ -]{_NAME_WORD}){{1,8}}) \((?:the )?([A-Z][\w.]{{1,9}})\)")

_INDEFINITE = re.compile(r"(?:an?|one|another|some)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Parties:
    """The parties, and how to get at them from statements and words."""

    records: tuple[Party, ...]
    of_member: Mapping[str, str]
    """Document-level party id -> party id."""
    above: Mapping[str, tuple[str, ...]]
    """Party id -> the parties that it speaks for, nearest first."""

    def of(self, speaker: Speaker | None) -> str | None:
        """The party of a speaker; None where nobody is named or two people fit."""
        if speaker is None or speaker.candidates:
            return None
        return self.of_member.get(speaker.party)

    def side(self, party: str | None) -> frozenset[str]:
        """The party with all it speaks for."""
        return frozenset((party, *self.above.get(party, ()))) if party else frozenset()

    def by_id(self) -> dict[str, Party]:
        return {p.id: p for p in self.records}


def state_party(code: str) -> str:
    """The id of a state's party, whether or not it is listed."""
    return make_id("party", "state", code)


@cache
def _state_parties() -> frozenset[str]:
    return frozenset(state_party(s.code) for s in states().values())


def link_parties(documents: Iterable[Extracted]) -> Parties:
    """The parties of all documents."""
    named = Named()
    for document in documents:
        named.add(document)
    return named.parties()


class Named:
    """Who speaks and who is named in the documents so far."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._introduced: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, document: Extracted) -> None:
        """Note who speaks and is named in one more document."""
        for short, name in _introductions(document.text):
            self._introduced[short][name] += 1
        for at, statement in enumerate(document.statements):
            if statement.speaker and not statement.speaker.candidates:
                node = _mention(self._nodes, statement.speaker, (document.id, at))
                node.days |= {document.published.date} if document.published.date else set()
                source = statement.source.of(document.text) if statement.source else ""
                node.definite |= bool(source) and not _INDEFINITE.match(source)
            if statement.addressee:
                _name_only(self._nodes, statement.addressee, document.id)
        for incident in document.incidents:
            if incident.agent:
                _name_only(self._nodes, incident.agent, document.id)

    def parties(self) -> Parties:
        """The parties of the documents so far."""
        nodes = settled(self._nodes)
        acronyms = {s: min(names, key=lambda n: (-names[n], n)) for s, names in self._introduced.items()}
        people = [nodes[i] for i in sorted(nodes) if nodes[i].name.person]
        found_joins = sorted(
            {*joins(nodes, acronyms), *people_joins(people), *described_joins(nodes.values())}
        )
        clusters = Clusters(nodes)
        for join in found_joins:
            clusters.join(join.a, join.b)
        held = sorted(set(holder_joins(nodes, _bodies(nodes, clusters))))
        for join in held:
            clusters.join(join.a, join.b)
        grounds: dict[str, list[Signal]] = defaultdict(list)
        for join in (*found_joins, *held):
            grounds[clusters.find(join.a)].append(join.signal())
        groups = {group[0]: [nodes[i] for i in group] for group in clusters.groups()}
        ids = {root: _party_id(group) for root, group in groups.items()}
        found = {n.id: ids[root] for root, group in groups.items() for n in group}
        speaks_for = _speaks_for(groups, ids, found, nodes)
        records = [_record(ids[root], group, grounds[root], speaks_for) for root, group in groups.items()]
        records += _states({p.id for p in records}, speaks_for)
        records.sort(key=lambda p: p.id)
        return Parties(tuple(records), found, {p.id: tuple(_chain(p.id, speaks_for)) for p in records})


def _bodies(nodes: Mapping[str, Node], clusters: Clusters[str]) -> Bodies:
    """Which body words name, of those of the case: known by the smallest id of its names."""
    by_key = {
        (n.name.body, n.name.state): clusters.find(i)
        for i, n in sorted(nodes.items(), reverse=True)
        if not n.name.person and not n.name.role
    }

    def body_of(words: str) -> str | None:
        name = read_name(words, None)
        return by_key.get((name.body, name.state)) if name.body or name.state else None

    return body_of


def _mention(nodes: dict[str, Node], speaker: Speaker, at: Place) -> Node:
    """The node of a speaker, with one more mention."""
    document = at[0]
    name = _name_of(speaker)
    node = nodes.get(speaker.party)
    if node is None:
        node = nodes[speaker.party] = Node(speaker.party, name, spoken=True)
    node.first_named(name, speaker.kind, at)
    node.written[speaker.name] += 1
    node.documents.add(document)
    for role in (speaker.role, name.role if name.person else None):
        if role:
            node.roles[role] += 1
    affiliation = speaker.affiliation or (name.role if name.person else "") or speaker.role or ""
    if affiliation:
        node.affiliations[affiliation] += 1
        if _is_body(affiliation) and not _is_topic(affiliation, speaker.role or ""):
            told = _name_only(nodes, affiliation, document)
            if told is not None:
                told.has_officers |= not speaker.name.islower()
    return node


_OF_TOPICS = (
    "minister",
    "secretary",
    "commissioner",
    "ombudsman",
    "prosecutor",
    "inspector",
    "adviser",
    "expert",
    "analyst",
)


def _is_topic(affiliation: str, role: str) -> bool:
    """True for what a minister is for: the "Housing minister" speaks for nobody of that name."""
    name = read_name(affiliation, "organisation")
    return (
        fold(role).endswith(("minister", "secretary")) and not name.state and not name.body & public_bodies()
    )


def _name_of(speaker: Speaker) -> Name:
    """A speaker's name; an unnamed person's with the body, where the document tells whose office it is."""
    name = read_name(speaker.name, speaker.kind)
    if speaker.kind == "person" and speaker.affiliation and not name.person and name.role:
        return office_of(speaker.name, speaker.affiliation)
    return name


def _is_body(affiliation: str) -> bool:
    """True for the name of an organisation or state, False for a bare office ("Deputy defence minister")."""
    office = names("roles") | names("spokespersons") | names("titles") | mention_words().roles
    words = re.findall(r"\w+", affiliation)
    named = [w for w in words if w[0].isupper() and fold(w) not in office]
    if len(words) > 1 and fold(words[-1]) in names("bodies"):
        return bool(words[0][0].isupper())
    offices = office - names("bodies") - names("organs")
    return (
        bool(named)
        and fold(words[0]) not in names("leading")
        and not any(fold(w) in offices for w in words[1:])
    )


def _name_only(nodes: dict[str, Node], written: str, document: str) -> Node | None:
    """A party that is named and need not speak: whom a statement accuses, whom a spokesperson speaks for."""
    if not re.search(r"\b[A-Z]", written) or len(written.split()) > 8:
        return None
    name = read_name(written, "organisation")
    if not (name.body or name.is_state):
        return None
    id = make_id("named", fold(written))
    node = nodes.setdefault(id, Node(id, name, spoken=False))
    node.written[written] += 1
    node.documents.add(document)
    return node


def _introductions(text: str) -> Iterator[tuple[str, str]]:
    """Acronyms that a text introduces in parentheses, each with its name."""
    for match in _INTRODUCED.finditer(text):
        name, short = match.groups()
        if looks_like_acronym(short) and fits(short, name):
            yield short, name


def _party_id(group: Sequence[Node]) -> str:
    best = _best(group)
    if best.anonymous:
        return make_id("party", best.id)
    if best.name.is_state and best.name.state:
        return state_party(best.name.state)
    return make_id("party", *map(str, key_of(best.name)))


def _best(group: Sequence[Node]) -> Node:
    """The node whose name is fullest: a spoken one before a named one, more name parts, then the shorter."""

    def rank(node: Node) -> tuple[object, ...]:
        name = node.name
        parts = len(name.person) + len(name.body) + (name.state is not None)
        return (name.is_acronym, not node.spoken, -parts, len(node.full), node.full)

    return min(group, key=rank)


def _record(id: str, group: Sequence[Node], grounds: Sequence[Signal], up: Mapping[str, str]) -> Party:
    best = _best(group)
    shown = _shown(best.name)
    aliases = sorted({w for n in group for w in n.written} - {shown})
    roles: Counter[str] = Counter()
    for node in group:
        roles.update(node.roles)
    return Party(
        id=id,
        name=shown,
        kind=next((n.kind for n in sorted(group, key=lambda n: n.id) if n.kind), _kind(best.name)),
        roles=tuple(sorted(roles, key=lambda r: (-roles[r], r))),
        aliases=tuple(aliases),
        members=tuple(sorted(n.id for n in group if n.spoken)),
        speaks_for=up.get(id),
        signals=tuple(grounds),
    )


def _shown(name: Name) -> str:
    if name.is_state and name.state:
        return state_name(name.state)
    if name.person and name.role:
        return name.written[len(name.role) :].strip(" -,")
    return re.sub(r"^(?:the|The|its|a|an|A|An) ", "", name.written)


def _kind(name: Name) -> PartyKind:
    return "person" if name.person else "organisation"


def _speaks_for(
    groups: Mapping[str, Sequence[Node]],
    ids: Mapping[str, str],
    found: Mapping[str, str],
    nodes: Mapping[str, Node],
) -> dict[str, str]:
    """Party -> the party it speaks for, by affiliation, else by its name ("Xish ministry", "spokesman for X")."""
    by_body = {(n.name.body, n.name.state): found[i] for i, n in sorted(nodes.items()) if not n.name.role}
    up: dict[str, str] = {}
    people = {ids[root] for root, group in groups.items() if _best(group).name.person}
    for root, group in groups.items():
        id = ids[root]
        target = _affiliation(group, found, by_body) or _by_name(_best(group).name, by_body)
        target = target or _owner(_best(group).name, by_body)
        if target and target != id:
            up[id] = target
    for root, group in groups.items():
        if ids[root] in up and _best(group).full.islower():
            up[ids[root]] = _body_of(up[ids[root]], up, people)
    return {id: target for id, target in up.items() if id not in _chain(target, up)}


def _body_of(party: str, up: Mapping[str, str], people: Collection[str]) -> str:
    """Whom "the company's lawyer" speaks for where the company was taken for a person who speaks for one."""
    return up[party] if party in people and party in up else party


def _affiliation(
    group: Sequence[Node], found: Mapping[str, str], by_body: Mapping[tuple[frozenset[str], str | None], str]
) -> str | None:
    counts: Counter[str] = Counter()
    for node in group:
        for written, n in (node.affiliations + node.roles).items():
            named = found.get(make_id("named", fold(written))) or _by_office(written, by_body)
            if named:
                counts[named] += n
    return min(counts, key=lambda p: (-counts[p], p in _state_parties(), p)) if counts else None


def _by_office(written: str, by_body: Mapping[tuple[frozenset[str], str | None], str]) -> str | None:
    """The organisation or state in an office: "Xish defence minister" is of the Xish defence ministry where
    that is a party, else of X."""
    name = read_name(written)
    body = name.body - {stem(w) for w in names("roles")}
    if "minister" in name.role or "minister" in fold(written):
        body |= {stem("ministry")}
    exact = by_body.get((body, name.state)) if body else None
    if exact:
        return exact
    fitting = {p for (b, s), p in by_body.items() if body and b == body and (name.state is None or s is None)}
    holding = {p for (b, _), p in by_body.items() if body and body <= b and body <= public_bodies()}
    for parties in (fitting, holding):
        if len(parties) == 1:
            return parties.pop()
    return state_party(name.state) if name.state else None


def _by_name(name: Name, by_body: Mapping[tuple[frozenset[str], str | None], str]) -> str | None:
    if name.role and name.body:
        body = by_body.get((name.body, name.state))
        if body:
            return body
    if name.stands_for_state and name.state:
        return state_party(name.state)
    return None


def _owner(name: Name, by_body: Mapping[tuple[frozenset[str], str | None], str]) -> str | None:
    """The party that a public body is of, by the first word of its name: "Xtown Water Authority" is of Xtown."""
    words = bare(name.written).split()
    if (
        name.person
        or len(words) < 2
        or not name.body - {stem(words[0])} <= {stem(w) for w in names("public")}
    ):
        return None
    return by_body.get((frozenset({stem(words[0])}), name.state))


def _chain(id: str, up: Mapping[str, str]) -> Iterator[str]:
    """Whom ``id`` speaks for, and whom that one speaks for, to the end. A circle ends it."""
    seen = {id}
    while id in up and up[id] not in seen:
        id = up[id]
        seen.add(id)
        yield id


def _states(listed: set[str], up: Mapping[str, str]) -> Iterator[Party]:
    """States that somebody speaks for and nobody named as a party."""
    missing = set(up.values()) - listed
    for code in sorted({s.code for s in states().values()}):
        if state_party(code) in missing:
            yield Party(id=state_party(code), name=state_name(code), kind="organisation")
