"""Documents and links together, looked up by id: what every weighing starts from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from rejoinder.model import (
    AnyLink,
    Claim,
    Copy,
    Extracted,
    Figure,
    LinkedIncident,
    Party,
    Reply,
    Statement,
    Utterance,
)

GROUP = 60
"""Statements of one claim or utterance up to which every two count as linked: bounds the pairs kept."""


REPORTED = 0.5
"""Share of a statement's content that tells what another said, from which it only reports that: "an electrician
had told him that the cable was cut"."""


@dataclass(frozen=True)
class Account:
    """The account of a dispute as linking left it."""

    documents: tuple[Extracted, ...]
    links: tuple[AnyLink, ...]

    @classmethod
    def of(cls, documents: Sequence[Extracted], links: Iterable[AnyLink]) -> "Account":
        by_id = {d.id: d for d in documents}
        return cls(tuple(by_id[i] for i in sorted(by_id)), tuple(links))

    @cached_property
    def document(self) -> Mapping[str, Extracted]:
        """Document, statement or figure id -> the document that holds it."""
        held = {d.id: d for d in self.documents}
        held |= {s.id: d for d in self.documents for s in d.statements}
        return held | {f.id: d for d in self.documents for f in d.figures}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        return {s.id: s for d in self.documents for s in d.statements}

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        return {f.id: f for d in self.documents for f in d.figures}

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        return {p.id: p for p in self.links if isinstance(p, Party)}

    @cached_property
    def incidents(self) -> tuple[LinkedIncident, ...]:
        return tuple(i for i in self.links if isinstance(i, LinkedIncident))

    @cached_property
    def incident_of(self) -> Mapping[str, str]:
        """Statement or figure id -> the incident that it is about; the smallest id where there are several."""
        held: dict[str, str] = {}
        for incident in sorted(self.incidents, key=lambda i: i.id, reverse=True):
            held |= dict.fromkeys((*incident.statements, *incident.figures), incident.id)
        return held

    def incident_for(self, id: str) -> LinkedIncident | None:
        """The incident that a statement or figure is about."""
        about = self.incident_of.get(id)
        return self.incident_by_id[about] if about else None

    @cached_property
    def incident_by_id(self) -> Mapping[str, LinkedIncident]:
        return {i.id: i for i in self.incidents}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(c for c in self.links if isinstance(c, Claim))

    @cached_property
    def replies(self) -> tuple[Reply, ...]:
        return tuple(r for r in self.links if isinstance(r, Reply))

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        return tuple(c for c in self.links if isinstance(c, Copy))

    @cached_property
    def utterance_of(self) -> Mapping[str, str]:
        """Statement id -> the utterance that it is a wording of."""
        return {s: u.id for u in self.links if isinstance(u, Utterance) for s in u.statements}

    @cached_property
    def wordings(self) -> Mapping[str, tuple[str, ...]]:
        """Utterance id -> the statements that are its wordings."""
        held: dict[str, list[str]] = defaultdict(list)
        for statement, utterance in sorted(self.utterance_of.items()):
            held[utterance].append(statement)
        return {u: tuple(s) for u, s in held.items()}

    @cached_property
    def groups_of(self) -> Mapping[str, tuple[str, ...]]:
        """Statement id -> the claims, utterances and replies that tie it to other statements."""
        held: dict[str, list[str]] = defaultdict(list)
        for claim in self.claims:
            for member in claim.statements:
                held[member.id].append(claim.id)
        for statement, utterance in self.utterance_of.items():
            held[statement].append(utterance)
        for reply in self.replies:
            for statement in (reply.source, reply.target):
                held[statement].append(reply.id)
        return {statement: tuple(groups) for statement, groups in held.items()}

    @cached_property
    def _linked(self) -> frozenset[frozenset[str]]:
        pairs = {frozenset((r.source, r.target)) for r in self.replies}
        groups = [[s.id for s in c.statements] for c in self.claims]
        groups += [list(u.statements) for u in self.links if isinstance(u, Utterance)]
        return frozenset(
            pairs | {frozenset(p) for g in groups if len(g) <= GROUP for p in combinations(g, 2)}
        )

    def linked(self, a: str, b: str) -> bool:
        """True where one replies to the other, or both are wordings of one utterance or claim."""
        return frozenset((a, b)) in self._linked

    @cached_property
    def _party_of(self) -> Mapping[str | None, str]:
        of_member = {m: p.id for p in self.parties.values() for m in p.members}
        speaking = ((s.id, s.speaker.party) for s in self.statements.values() if s.speaker)
        return {id: of_member[member] for id, member in speaking if member in of_member}

    def party(self, statement: str | None) -> str | None:
        """The party that made a statement."""
        return self._party_of.get(statement)

    @cached_property
    def _sides(self) -> Mapping[str, frozenset[str]]:
        return {party: frozenset(self._above(party)) for party in self.parties}

    def _above(self, party: str | None) -> list[str]:
        found: list[str] = []
        while party is not None and party not in found:
            found.append(party)
            party = self.parties[party].speaks_for if party in self.parties else None
        return found

    def voice(self, party: str | None) -> str | None:
        """For whom a party speaks: a spokesperson's body, else the party itself."""
        known = self.parties.get(party or "")
        return known.speaks_for if known and known.kind == "person" and known.speaks_for else party

    def allied(self, a: str | None, b: str | None) -> bool:
        """True where one is the other or speaks for it, or both speak for one body: an air force, and the spokesperson
        of the ministry of defence that it is of."""
        if a is None or b is None:
            return False
        return self._one_side(a, b) or self._one_side(self.voice(a), self.voice(b))

    def _one_side(self, a: str | None, b: str | None) -> bool:
        """True where one speaks for the other, or both are one."""
        return a == b or a in self._sides.get(b or "", ()) or b in self._sides.get(a or "", ())

    @cached_property
    def copied_from(self) -> Mapping[str, str]:
        """A whole copy's document id -> the document at the root of its chain of copies."""
        above = {c.copy: c.original for c in self.copies if c.whole}
        return {copy: _root(copy, above) for copy in above}

    @cached_property
    def only_reports(self) -> Mapping[str, str]:
        """A statement that does no more than report what another party said -> that party's statement. To
        deny what another said is more."""
        found: dict[str, str] = {}
        for child in sorted(self.statements.values(), key=_size):
            parent = self.statements.get(child.parent or "")
            if (
                parent is None
                or parent.act in ("denies", "declines")
                or self.allied(self.party(parent.id), self.party(child.id))
            ):
                continue
            if _told(child, parent) >= REPORTED * _size(parent):
                found[parent.id] = child.id
        return found

    def figures_in(self, statement: str) -> tuple[Figure, ...]:
        """The figures that stand in a statement's content, whoever of those it quotes is their claimant."""
        content = self.statements[statement].content
        figures = self.document[statement].figures
        return tuple(f for f in figures if any(span.contains(f.span) for span in content))

    def date(self, statement: str) -> str | None:
        """When it was said, else when its document was published; None where neither is known."""
        said = self.statements[statement].said
        return (said.date if said else None) or self.document[statement].published.date

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return {s.id: s.words(d.text) for d in self.documents for s in d.statements}

    def words(self, statement: str) -> str:
        return self._words[statement]


def _root(copy: str, above: Mapping[str, str]) -> str:
    seen = {copy}
    while copy in above and above[copy] not in seen:
        copy = above[copy]
        seen.add(copy)
    return copy


def _told(child: Statement, parent: Statement) -> int:
    """How much of a statement is another's reported words, with who is said to have said them."""
    spans = [*child.cue, child.source] if child.source else child.cue
    return _size(child) + sum(len(s) for s in spans if any(held.contains(s) for held in parent.content))


def _size(statement: Statement) -> int:
    return sum(len(span) for span in statement.content)
