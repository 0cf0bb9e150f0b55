"""Stances on claims over time: of every party on one claim, and of one party on every claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rejoinder.model import Claim, Party, Position
from rejoinder.model.vocabulary import Stance
from rejoinder.publish.contents import Index, Said
from rejoinder.publish.marks import PartyMark


@dataclass(frozen=True)
class Stood:
    """The statements of one day in which one stance was taken."""

    date: str | None
    stance: Stance
    said: tuple[Said, ...]


@dataclass(frozen=True)
class StanceRow:
    """One party's stances; ``cells`` in the order of the days."""

    party: Party
    mark: PartyMark
    cells: tuple[tuple[Stood, ...], ...]
    shifted: bool


@dataclass(frozen=True)
class Standing:
    """Where a party stood on one claim, day by day."""

    claim: Claim
    stood: tuple[Stood, ...]
    shifted: bool


def stances(index: Index, claim: Claim) -> tuple[list[StanceRow], list[str | None]]:
    """The rows and the days, undated ones last; parties in the order in which they first spoke."""
    held = [p for p in index.links(Position) if p.claim == claim.id and p.party in index.parties]
    days = sorted({stood.date for p in held for stood in _stood(index, p)}, key=_late)
    rows = [_row(index, p, days) for p in held]
    return sorted(rows, key=lambda r: ([not c for c in r.cells], r.party.name)), days


def standings(index: Index, parties: Iterable[str]) -> list[Standing]:
    """Where parties stood, claim by claim: those first on which an account shifted, then those most spoken of."""
    those = frozenset(parties)
    found = [
        Standing(index.claims[p.claim], stood, bool(p.shifts))
        for p in index.links(Position)
        if p.party in those and p.claim in index.claims and (stood := _stood(index, p))
    ]
    return sorted(found, key=lambda s: (not s.shifted, -sum(len(d.said) for d in s.stood), s.claim.words))


def _row(index: Index, position: Position, days: Sequence[str | None]) -> StanceRow:
    told = _stood(index, position)
    cells = tuple(tuple(stood for stood in told if stood.date == day) for day in days)
    return StanceRow(index.parties[position.party], index.marks[position.party], cells, bool(position.shifts))


def _stood(index: Index, position: Position) -> tuple[Stood, ...]:
    """Day by day, the statements of one stance together, copies of them aside."""
    held = [
        s for s in position.stances if s.statement in index.statements and s.statement not in index.copied
    ]
    held.sort(key=lambda s: (_late(s.date), s.stance))
    return tuple(
        Stood(date, stance, tuple(index.placed(s.statement for s in together)))
        for (date, stance), together in groupby(held, key=lambda s: (s.date, s.stance))
    )


def _late(date: str | None) -> tuple[bool, str]:
    return (date is None, date or "")
