"""Which rows of an ordered table stay when its contents are replaced, and where the new ones go between them."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

ROOM = 256
"""Positions between two rows when all are written: so many rows can come between them before all are written again.
An integer column holds eight million rows so."""


@dataclass(frozen=True)
class Row:
    """A row there is: its key, its position and what it holds."""

    key: int
    position: int
    record: str


@dataclass(frozen=True)
class Placed:
    """What to write: the keys of the rows to remove, and which records to add at which positions."""

    gone: Sequence[int]
    new: Sequence[tuple[int, int]]
    """Index among the records, and the position that it gets."""


def placed(rows: Sequence[Row], records: Sequence[str]) -> Placed:
    """How ``rows``, in their order, become rows of ``records``, in their order.

    A row stays where its record does, as far as those that stay keep their order: the most that can. Where there is no
    room left between two of them, all are written again.
    """
    stays = _in_order(_same(rows, records))
    kept = {row.key for row in stays.values()}
    new = _between(stays, len(records))
    if new is None:
        kept, new = set(), [(i, (i + 1) * ROOM) for i in range(len(records))]
    return Placed(gone=[row.key for row in rows if row.key not in kept], new=new)


def _same(rows: Sequence[Row], records: Sequence[str]) -> list[tuple[int, Row]]:
    """The records that a row holds already, with that row; a row counts once."""
    holding: dict[str, deque[Row]] = defaultdict(deque)
    for row in rows:
        holding[row.record].append(row)
    return [(i, holding[r].popleft()) for i, r in enumerate(records) if holding.get(r)]


def _in_order(same: Sequence[tuple[int, Row]]) -> dict[int, Row]:
    """The most of them that stand in one order in both: the longest increasing run of positions."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, row) in enumerate(same):
        at = bisect_left(ends, row.position)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1], last[at : at + 1] = [row.position], [n]
    found: dict[int, Row] = {}
    n = last[-1] if last else -1
    while n >= 0:
        found[same[n][0]] = same[n][1]
        n = before[n]
    return found


def _between(stays: dict[int, Row], count: int) -> list[tuple[int, int]] | None:
    """Positions of the records that no row holds, evenly between their neighbours; None where some have no room."""
    new: list[tuple[int, int]] = []
    first, start = 0, 0
    for index in [*sorted(stays), count]:
        many = index - first
        end = stays[index].position if index < count else start + (many + 1) * ROOM
        if many and end - start <= many:
            return None
        new += [(first + n, start + (n + 1) * (end - start) // (many + 1)) for n in range(many)]
        first, start = index + 1, end
    return new
