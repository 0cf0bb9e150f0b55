"""Stances on a claim over time: one row for each party, one column for each day that something was said on."""

from dataclasses import dataclass

from rejoinder.model import Claim, Party, Position
from rejoinder.model.vocabulary import Stance
from rejoinder.publish.contents import Index, Said
from rejoinder.publish.marks import PartyMark


@dataclass(frozen=True)
class StanceRow:
    """One party's stances; ``cells`` in the order of the days."""

    party: Party
    mark: PartyMark
    cells: tuple[tuple[tuple[Stance, Said], ...], ...]
    shifted: bool


def stances(index: Index, claim: Claim) -> tuple[list[StanceRow], list[str | None]]:
    """The rows and the days, undated ones last; parties in the order in which they first spoke."""
    held = [p for p in index.links(Position) if p.claim == claim.id and p.party in index.parties]
    days = sorted({s.date for p in held for s in p.stances}, key=lambda d: (d is None, d or ""))
    rows = [_row(index, p, days) for p in held]
    return sorted(rows, key=lambda r: ([not c for c in r.cells], r.party.name)), days


def _row(index: Index, position: Position, days: list[str | None]) -> StanceRow:
    told = [
        (s.date, s.stance, index.statements[s.statement])
        for s in position.stances
        if s.statement in index.statements
    ]
    cells = tuple(tuple((stance, said) for date, stance, said in told if date == day) for day in days)
    return StanceRow(index.parties[position.party], index.marks[position.party], cells, bool(position.shifts))
