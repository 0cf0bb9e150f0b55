"""One incident as a page and a brief tell it: what is alleged, what was answered, what was not found."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from rejoinder.model import Cell, Coverage, LinkedIncident, Party, Point, Position, Reply
from rejoinder.model.vocabulary import CellState
from rejoinder.publish.contents import Counted, Index, Said
from rejoinder.publish.wording import counted, kind_in_words, range_in_words

_NOWHERE: tuple[tuple[CellState, int], ...] = (("not_found", 0),)
_NOT_ALLEGATIONS = frozenset({"denies", "declines"})
AGREEING = frozenset({"repeats", "affirms"})
"""Replies that say the same again: they stand among what is said, not among what was answered."""


@dataclass(frozen=True)
class Answered:
    """One response, with the replies that it makes to the allegations."""

    said: Said
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class Exchange:
    """One allegation with the replies made to it by date."""

    alleged: Said
    replies: tuple[Reply, ...]
    repeated: int
    """How many more replies repeat or affirm it."""
    points: int
    """How many points of it were looked for in the responses."""
    open: int
    """How many of them were found in none."""

    @property
    def taken_up(self) -> bool:
        """True where some response has words on a point of it, whether or not one answers the statement."""
        return self.open < self.points


@dataclass(frozen=True)
class MatrixRow:
    """One point of an allegation; ``cells`` in the order of the responses, None where none was made."""

    point: Point
    cells: tuple[Cell | None, ...]
    own: int
    """How many of the cells, the first, are of responses by or for whom the allegation is about."""

    @property
    def altogether(self) -> tuple[tuple[CellState, int], ...]:
        """The states of the point with the number of own responses in each; ``not_found`` where none has it: what
        another party says of it closes no gap."""
        held = Counter(c.state for c in self.cells[: self.own] if c and c.state != "not_found")
        return tuple((state, held[state]) for state in get_args(CellState) if held[state]) or _NOWHERE


@dataclass(frozen=True)
class MatrixGroup:
    """The points of one allegation, which the case may no longer have."""

    said: Said | None
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class Matrix:
    """Points of the allegation (down) against the archived responses (across) that say something of one."""

    responses: tuple[Said, ...]
    groups: tuple[MatrixGroup, ...]
    silent: tuple[Said, ...] = ()
    """The responses that take up none of the points."""
    against: Party | None = None
    """Whose responses these are, where it is known whom the allegation is about."""
    others: frozenset[str] = frozenset()
    """Those among the responses that somebody else makes, who denies the allegation."""

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        """The points of all allegations, in their order."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True)
class Gap:
    """A point of an allegation that none of the archived responses answers."""

    point: Point
    about: str
    said: Said | None
    responses: int
    points: int
    """Of the same allegation, this one among them."""
    against: Party | None = None

    @property
    def searched(self) -> str:
        """ "not found in 3 archived responses by or for Valley Water Board": what the archive holds, nothing more."""
        whose = f" by or for {self.against.name}" if self.against else ""
        if not self.responses:
            return f"no response to it{whose} was found"
        return f"not found in {counted(self.responses, 'archived response')}{whose}"


@dataclass(frozen=True)
class Shift:
    """Two statements between which a party's stance changed."""

    position: Position
    old: Said
    new: Said


@dataclass(frozen=True)
class Account:
    """Everything the case holds about one incident, in the order it is read."""

    incident: LinkedIncident
    exchanges: tuple[Exchange, ...]
    answers: tuple[Answered, ...]
    shifts: tuple[Shift, ...]
    matrices: tuple[Matrix, ...]
    gaps: tuple[Gap, ...]
    figures: tuple[Counted, ...]
    others: tuple[Said, ...]
    """Statements about the incident that neither allege nor answer."""

    @property
    def allegations(self) -> tuple[Said, ...]:
        """What is alleged, by date."""
        return tuple(exchange.alleged for exchange in self.exchanges)

    @property
    def unaddressed(self) -> tuple[Answered, ...]:
        """The answers with words on a point that take up no one of the allegations."""
        return tuple(answer for answer in self.answers if not answer.replies)


def account(index: Index, incident: LinkedIncident) -> Account:
    """What is alleged about ``incident``, what was answered and what is missing."""
    coverage = index.coverage.get(incident.id, [])
    alleged = _allegations(index, incident, coverage)
    matrices = tuple(matrix(index, c) for c in coverage)
    answers = _answers(index, alleged, matrices)
    gaps = tuple(g for c in coverage for g in coverage_gaps(index, c))
    told = {s.id for s in alleged} | {a.said.id for a in answers} | {s.id for m in matrices for s in m.silent}
    return Account(
        incident=incident,
        exchanges=tuple(_exchange(index, said, matrices, gaps) for said in alleged),
        answers=tuple(answers),
        shifts=tuple(_shifts(index, told | set(incident.statements))),
        matrices=matrices,
        gaps=gaps,
        figures=tuple(sorted(_figures(index, incident), key=lambda c: c.order)),
        others=tuple(s for s in index.placed(set(incident.statements) - index.copied) if s.id not in told),
    )


def matrix(index: Index, coverage: Coverage) -> Matrix:
    """The coverage record as rows of cells."""
    placed = index.placed(coverage.responses)
    speaking = {c.response for c in coverage.cells if c.state != "not_found"}
    others = [r for r in index.placed(coverage.others) if r.id in speaking]
    own = [r for r in placed if r.id in speaking]
    responses = own + others
    cell = {(c.point, c.response): c for c in coverage.cells}
    groups = tuple(
        MatrixGroup(
            index.statements.get(statement),
            tuple(MatrixRow(p, tuple(cell.get((p.id, r.id)) for r in responses), len(own)) for p in points),
        )
        for statement, points in groupby(coverage.points, key=lambda p: p.statement)
    )
    silent = tuple(r for r in placed if r.id not in speaking)
    against = index.parties.get(coverage.against or "")
    return Matrix(tuple(responses), groups, silent, against, frozenset(r.id for r in others))


def coverage_gaps(index: Index, coverage: Coverage) -> list[Gap]:
    """The points without an answer in any archived response."""
    own = set(coverage.responses)
    answered = {c.point for c in coverage.cells if c.state != "not_found" and c.response in own}
    points = Counter(p.statement for p in coverage.points)
    said, searched = index.statements, len(coverage.responses)
    against = index.parties.get(coverage.against or "")
    return [
        Gap(p, coverage.about, said.get(p.statement), searched, points[p.statement], against)
        for p in coverage.points
        if p.id not in answered
    ]


def gaps_by_responder(index: Index) -> list[tuple[Party | None, list[tuple[Said | None, list[Gap]]]]]:
    """The allegations with open points by the party in whose responses they were looked for, the most points first;
    those last of which it is not known whom they are about."""
    held: dict[str, list[tuple[Said | None, list[Gap]]]] = {}
    for said, gaps in gaps_by_allegation(index):
        held.setdefault(gaps[0].against.id if gaps[0].against else "", []).append((said, gaps))
    points = {id: sum(len(gaps) for _, gaps in rows) for id, rows in held.items()}
    order = sorted(held, key=lambda id: (not id, -points[id], id))
    return [(index.parties.get(id), held[id]) for id in order]


def gaps_by_allegation(index: Index) -> list[tuple[Said | None, list[Gap]]]:
    """The gaps of the whole case, the open points of one allegation together."""
    together = groupby(all_gaps(index), key=lambda gap: (gap.point.statement, gap.about, gap.against))
    return [(index.statements.get(id), list(held)) for (id, _, _), held in together]


def all_gaps(index: Index) -> list[Gap]:
    """The gaps of the whole case, incident by incident and claim by claim."""
    return [gap for about in index.coverage.values() for c in about for gap in coverage_gaps(index, c)]


def tolls(incident: LinkedIncident) -> list[tuple[str, str]]:
    """Measure and range over all claimants: ``("killed", "9 to 16")``."""
    ranges = ((kind_in_words(m), range_in_words(t.low, t.high)) for m, t in sorted(incident.toll.items()))
    return [(measure, words) for measure, words in ranges if words]


def claimants(figures: Iterable[Counted], measure: str) -> int:
    """By how many different claimants a measure of an incident is given."""
    return len({c.claimant for c in figures if c.figure.measure == measure})


def _allegations(index: Index, incident: LinkedIncident, coverage: list[Coverage]) -> list[Said]:
    """The statements whose points are covered; without coverage, those that neither deny nor reply."""
    covered = {p.statement for c in coverage for p in c.points}
    if covered:
        return index.placed(covered)
    about = set(incident.statements) - index.copied
    return [
        said
        for said in index.placed(about)
        if said.statement.act not in _NOT_ALLEGATIONS
        and not any(r.target in about and r.kind not in AGREEING for r in index.replies_from.get(said.id, []))
    ]


def _exchange(index: Index, said: Said, matrices: Iterable[Matrix], gaps: Iterable[Gap]) -> Exchange:
    replies = [r for r in index.replies_to.get(said.id, []) if r.source not in index.copied]
    answers = [r for r in replies if r.kind not in AGREEING]
    return Exchange(
        alleged=said,
        replies=tuple(sorted(answers, key=lambda r: index.statements[r.source].order)),
        repeated=len(replies) - len(answers),
        points=sum(row.point.statement == said.id for m in matrices for row in m.rows),
        open=sum(gap.point.statement == said.id for gap in gaps),
    )


def _answers(index: Index, alleged: list[Said], matrices: Iterable[Matrix]) -> list[Answered]:
    """Replies to the allegations and responses with words on a point; what answers neither stands beside the matrix."""
    targets = {said.id for said in alleged}
    replies = [r for t in targets for r in index.replies_to.get(t, []) if r.kind not in AGREEING]
    sources = {r.source for r in replies} | {said.id for m in matrices for said in m.responses}
    return [
        Answered(said, tuple(r for r in index.replies_from.get(said.id, []) if r.target in targets))
        for said in index.placed(sources - targets - index.copied)
    ]


def _figures(index: Index, incident: LinkedIncident) -> list[Counted]:
    return [index.figures[i] for i in incident.figures if i in index.figures and i not in index.copied]


def _shifts(index: Index, told: set[str]) -> list[Shift]:
    return [Shift(p, old, new) for p, old, new in index.changes if {old.id, new.id} & told]
