"""The claims of a case, kept while documents are added.

Statements are led by what shares most of their words (`claims.ties`). What leads is then led, with all that it leads,
by what it denies, grants, affirms or repeats in other words, over as many replies as it is still sure to be on one
claim with (`ways`).
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

from rejoinder.link.claims import SIDES, SURE, folded, leading, made_of
from rejoinder.link.leads import Leads, Order, Ties
from rejoinder.link.turns import Turn
from rejoinder.link.ways import Way, Ways, Worded
from rejoinder.model import Claim, Reply


class Claims:
    """The claims of a case that documents are added to."""

    def __init__(self) -> None:
        self._turns: dict[str, Turn] = {}
        self._worded = Leads()
        """Statements, by their words."""
        self._tied = Leads()
        """Those that lead by their words, by replies."""
        self._claims: dict[str, Claim] = {}
        """Of those that lead by their words."""
        self._told: dict[str, Claim] = {}
        self._ids: list[str] = []
        """The statements that lead what is told, in their order."""
        self._replies: Sequence[Reply] = ()
        self._taking: dict[str, list[Reply]] = defaultdict(list)
        """Statement -> the replies that take a side, to it or from it."""
        self._put: set[str] = set()

    def put(self, turn: Turn, ties: Ties) -> None:
        """Add a statement, or put it in the place of what it was before."""
        if self._turns.get(turn.id) is not turn:
            self._turns[turn.id] = turn
            self._put.add(turn.id)
        self._worded.put(turn.id, leading(turn), ties)

    def drop(self, id: str) -> None:
        """Take out a statement that cannot be claimed any more."""
        self._worded.drop(id)
        self._turns.pop(id, None)

    def ties_of(self, id: str) -> Ties:
        """The statements that could lead the claim of one; none for one that cannot be claimed."""
        return self._worded.ties_of(id)

    def extended(self, replies: Sequence[Reply]) -> list[Claim]:
        """The claims, by the statement that leads; ``replies`` are by source.

        Those of one statement that nobody took a side on are left out, unless it is an accusation.
        """
        changed = self._reworded() | self._answered(replies)
        leads = self._worded
        ways = Ways(Worded(self._turns, self._claims, leads.leader, leads.led, self._taking))
        for id in self._fold(changed, ways):
            self._tell(id, ways)
        return [self._told[id] for id in self._ids]

    def _reworded(self) -> set[str]:
        """Make the claims by words anew where they may be others; returns what leads them, or leads no more."""
        altered = self._worded.settle()
        altered |= {self._worded.leader[id] for id in self._put if id in self._worded.leader}
        self._put.clear()
        for id in altered:
            self._claims.pop(id, None)
            if id in self._worded.led:
                self._claims[id] = made_of(self._turns[id], [self._turns[i] for i in self._worded.led[id]])
        return altered

    def _answered(self, replies: Sequence[Reply]) -> set[str]:
        """What leads the statements on which others take sides than when this was asked last, or that take others."""
        before, now = set(map(id, self._replies)), set(map(id, replies))
        gone = [r for r in self._replies if id(r) not in now and r.kind in SIDES]
        new = [r for r in replies if id(r) not in before and r.kind in SIDES]
        left = set(map(id, gone))
        ends = {end for r in gone for end in (r.source, r.target)}
        for end in ends:
            self._taking[end] = [r for r in self._taking[end] if id(r) not in left]
        for reply in new:
            for end in (reply.source, reply.target):
                self._taking[end].append(reply)
                ends.add(end)
        self._replies = replies
        return {self._worded.leader[end] for end in ends if end in self._worded.leader}

    def _fold(self, changed: set[str], ways: Ways) -> set[str]:
        """Find again what leads over replies where it may be another; returns what may tell another claim."""
        near = changed | {other for id in changed for other, _, _ in ways.beside(id)}
        again = near | self._tied.tied_to(near)
        led = {self._tied.leader[id] for id in again if id in self._tied.leader}
        for id in again:
            if id in self._claims:
                self._tied.put(id, _order(self._turns[id]), self._could_lead(id, ways))
            else:
                self._tied.drop(id)
        altered = self._tied.settle()
        return led | altered | {self._tied.leader[id] for id in again if id in self._tied.leader}

    def _could_lead(self, id: str, ways: Ways) -> Ties:
        """What there is a way to; what is about another incident does not lead, though what lies behind it may."""
        return [
            (other, way.near if self._may_be_one(id, other) else 0.0)
            for other, way in sorted(ways.of(id).items())
            if other != id
        ]

    def _may_be_one(self, a: str, b: str) -> bool:
        one, other = self._turns[a].incidents, self._turns[b].incidents
        return not (one and other) or not one.isdisjoint(other)

    def _tell(self, id: str, ways: Ways) -> None:
        """Put the claim that a statement leads among those that are told, or take it out."""
        made = self._told_by(id, ways) if id in self._tied.led else None
        if made and (len(made.statements) > 1 or self._turns[id].statement.act == "accuses"):
            if id not in self._told:
                insort(self._ids, id)
            self._told[id] = made
        elif self._told.pop(id, None) is not None:
            del self._ids[bisect_left(self._ids, id)]

    def _told_by(self, id: str, ways: Ways) -> Claim:
        led = {other: ways.of(other)[id] for other in sorted(self._tied.led[id])}
        led |= self._led_elsewhere(led, ways)
        del led[id]
        if not led:
            return self._claims[id]
        by = {r.id: r for way in led.values() for r in way.replies}
        others = [(self._claims[other], way.side) for other, way in led.items()]
        return folded(self._claims[id], others, [by[r] for r in sorted(by)])

    def _led_elsewhere(self, led: Mapping[str, Way], ways: Ways) -> dict[str, Way]:
        """What denies a claim, ``led`` in these ways, and is led by another: a denial of several allegations."""
        found: dict[str, Way] = {}
        for at, way in led.items():
            for to, sure, reply in ways.beside(at):
                near, held = way.near * sure, found.get(to)
                denies = reply.kind == "denies" and self._worded.leader[reply.source] == to
                if denies and to not in led and near >= SURE and (held is None or near > held.near):
                    found[to] = way.over(reply, near, ways.side(reply))
        return found


def _order(turn: Turn) -> Order:
    """Accusations lead before other words for the same."""
    return (turn.denies, turn.statement.act != "accuses", *leading(turn))
