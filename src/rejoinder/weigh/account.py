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
    def figures_of(self) -> Mapping[str, tuple[Figure, ...]]:
        """Statement id -> its figures."""
        held: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures.values():
            if figure.statement:
                held[figure.statement].append(figure)
        return {i: tuple(f) for i, f in held.items()}

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        return {p.id: p for p in self.links if isinstance(p, Party)}

    @cached_property
    def _party_of_member(self) -> Mapping[str, str]:
        return {m: p.id for p in self.parties.values() for m in p.members}

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
        return self._incident_by_id[about] if about else None

    @cached_property
    def _incident_by_id(self) -> Mapping[str, LinkedIncident]:
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

    def party(self, statement: str | None) -> str | None:
        """The party that made a statement."""
        made = self.statements.get(statement or "")
        return self._party_of_member.get(made.speaker.party) if made and made.speaker else None

    def side(self, party: str | None) -> frozenset[str]:
        """A party and all that it speaks for."""
        found: list[str] = []
        while party is not None and party not in found:
            found.append(party)
            party = self.parties[party].speaks_for if party in self.parties else None
        return frozenset(found)

    def date(self, statement: str) -> str | None:
        """When it was said, else when its document was published; None where neither is known."""
        said = self.statements[statement].said
        return (said.date if said else None) or self.document[statement].published.date

    def words(self, statement: str) -> str:
        return self.statements[statement].words(self.document[statement].text)
