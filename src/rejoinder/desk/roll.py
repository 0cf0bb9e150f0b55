"""The roll of parties: what each said, answered and was answered, in numbers."""

from collections import Counter
from dataclasses import dataclass

from rejoinder.model import Party
from rejoinder.publish.contents import Index
from rejoinder.publish.incidents import all_gaps
from rejoinder.publish.marks import PartyMark


@dataclass(frozen=True)
class RollLine:
    """One party in numbers."""

    party: Party
    mark: PartyMark
    speaks_for: Party | None
    said: int
    gave: int
    """Replies that its statements make, what repeats or affirms among them."""
    received: int
    open: int
    """Points that were looked for in its responses and not found."""
    shifts: int


def roll(index: Index) -> list[RollLine]:
    """Every party, the most heard first."""
    said = index.statements
    gave = Counter(said[r.source].party.id for r in index.replies)
    received = Counter(said[r.target].party.id for r in index.replies)
    open_points = Counter(gap.against.id for gap in all_gaps(index) if gap.against)
    shifts = Counter(position.party for position, _, _ in index.changes)
    return [
        RollLine(
            party=party,
            mark=index.marks[id],
            speaks_for=index.speaks_for(party),
            said=len(index.said_by.get(id, ())),
            gave=gave[id],
            received=received[id],
            open=open_points[id],
            shifts=shifts[id],
        )
        for id, party in index.parties.items()
    ]
