"""Parties: which speakers of all documents are one person, organisation or group, and for whom they speak.

A spokesperson, the ministry and the state stay three parties; ``speaks_for`` ties them. Names are joined on
equal parts, on acronyms, on a surname or short form that only one party fits, and on near spellings of
both given name and surname. Conflicting given names keep a name apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rejoinder.extract.statements.mentions import mention_words
from rejoinder.link.clusters import Clusters
from rejoinder.link.joins import Node, Place, joins, key_of, public_bodies
from rejoinder.link.naming import Name, fits, looks_like_acronym, office_of, read_name
from rejoinder.link.offices import Bodies, described_joins, holder_joins
from rejoinder.link.people import people_joins, settled
from rejoinder.link.speaking import chain, named_id, speaks_for, state_party
from rejoinder.link.vocabulary import names, state_name, states
from rejoinder.link.wording import fold
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
        roots = {group[0]: sorted((nodes[i] for i in group), key=_rank) for group in clusters.groups()}
        groups = {_party_id(group[0]): group for group in roots.values()}
        up = speaks_for(groups)
        records = [_record(_party_id(group[0]), group, grounds[root], up) for root, group in roots.items()]
        records += _states(groups.keys(), up)
        records.sort(key=lambda p: p.id)
        found = {node.id: id for id, group in groups.items() for node in group}
        return Parties(tuple(records), found, {p.id: tuple(chain(p.id, up)) for p in records})


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
    id = named_id(written)
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


def _party_id(best: Node) -> str:
    if best.anonymous:
        return make_id("party", best.id)
    if best.name.is_state and best.name.state:
        return state_party(best.name.state)
    return make_id("party", *map(str, key_of(best.name)))


def _rank(node: Node) -> tuple[object, ...]:
    """The fullest name first: a spoken one before a named one, more name parts, then the shorter."""
    name = node.name
    parts = len(name.person) + len(name.body) + (name.state is not None)
    return (name.is_acronym, not node.spoken, -parts, len(node.full), node.full)


def _record(id: str, group: Sequence[Node], grounds: Sequence[Signal], up: Mapping[str, str]) -> Party:
    best = group[0]
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


def _states(listed: Set[str], up: Mapping[str, str]) -> Iterator[Party]:
    """States that somebody speaks for and nobody named as a party."""
    missing = set(up.values()) - listed
    for code in sorted({s.code for s in states().values()}):
        if state_party(code) in missing:
            yield Party(id=state_party(code), name=state_name(code), kind="organisation")
