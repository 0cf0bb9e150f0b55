"""The claims of a case, kept while documents are added.

Statements are led by what shares most of their words (`claims.ties`). What leads is then led, with all that it leads,
by what it denies, grants, affirms or repeats in other words, over as many replies as it is still sure to be on one
claim with. A denial "from start to finish" is on the claim of each allegation that it answers, and does not make one of
these: only a reply in words of what it answers leads on to what else that is answered by.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from rejoinder.link.claims import SIDES, SURE, folded, is_in_words, leading, made_of, relative, sureness
from rejoinder.link.leads import Leads, Order, Ties
from rejoinder.link.turns import Turn
from rejoinder.model import Claim, Reply
from rejoinder.model.vocabulary import Polarity


class _Way(NamedTuple):
    """How what one statement leads is on the claim of another."""

    near: float
    side: Polarity
    """Whether it says what the other says, or that it is not so."""
    replies: tuple[Reply, ...]

    def over(self, reply: Reply, near: float, side: Polarity) -> "_Way":
        """The way further over a reply, whose ends stand to each other as ``side`` says."""
        return _Way(near, relative(self.side, side), (*self.replies, reply))


HERE = _Way(1.0, "asserts", ())


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
        for id in self._fold(changed):
            self._tell(id)
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

    def _fold(self, changed: set[str]) -> set[str]:
        """Find again what leads over replies where it may be another; returns what may tell another claim."""
        near = changed | {other for id in changed for other, _, _ in self._beside(id)}
        again = near | self._tied.tied_to(near)
        led = {self._tied.leader[id] for id in again if id in self._tied.leader}
        for id in again:
            if id in self._claims:
                self._tied.put(id, _order(self._turns[id]), self._could_lead(id))
            else:
                self._tied.drop(id)
        altered = self._tied.settle()
        return led | altered | {self._tied.leader[id] for id in again if id in self._tied.leader}

    def _could_lead(self, id: str) -> Ties:
        own = self._turns[id].incidents
        return [
            (other, way.near)
            for other, way in sorted(self._ways(id).items())
            if other != id and not (own and (theirs := self._turns[other].incidents) and not own & theirs)
        ]

    def _ways(self, id: str) -> dict[str, _Way]:
        """What is surely on one claim with what a statement leads, and the surest way to it."""
        found: dict[str, _Way] = {}
        waiting = [(-1.0, id, 0, HERE)]
        count = 0
        while waiting:
            _, at, _, way = heappop(waiting)
            if at in found:
                continue
            found[at] = way
            for other, sure, reply in self._beside(at):
                near = way.near * sure
                if other not in found and near >= SURE and self._leads_on(at, reply):
                    count += 1
                    heappush(waiting, (-near, other, count, way.over(reply, near, self._side(reply))))
        return found

    def _beside(self, id: str) -> Iterator[tuple[str, float, Reply]]:
        """What a claim answers or is answered by, each with how surely they are one claim."""
        leader = self._worded.leader
        for own in sorted(self._worded.led.get(id, ())):
            for reply in self._taking.get(own, ()):
                to = leader.get(reply.target if own == reply.source else reply.source)
                if to is not None and to != id:
                    yield to, sureness(reply, self._turns[reply.source], self._turns[reply.target]), reply

    def _leads_on(self, at: str, reply: Reply) -> bool:
        """True from an answer to what is answered, and the other way where it is in words of that."""
        return self._worded.leader[reply.source] == at or is_in_words(reply)

    def _side(self, reply: Reply) -> Polarity:
        """Whether the claims of a reply's ends say the same."""
        side = SIDES[reply.kind]
        for end in (reply.source, reply.target):
            side = relative(side, self._polarity(end))
        return side

    def _polarity(self, statement: str) -> Polarity:
        members = self._claims[self._worded.leader[statement]].statements
        return next(m.polarity for m in members if m.id == statement)

    def _tell(self, id: str) -> None:
        """Put the claim that a statement leads among those that are told, or take it out."""
        made = self._told_by(id) if id in self._tied.led else None
        if made and (len(made.statements) > 1 or self._turns[id].statement.act == "accuses"):
            if id not in self._told:
                insort(self._ids, id)
            self._told[id] = made
        elif self._told.pop(id, None) is not None:
            del self._ids[bisect_left(self._ids, id)]

    def _told_by(self, id: str) -> Claim:
        ways = {other: self._ways(other)[id] for other in sorted(self._tied.led[id])}
        ways |= self._led_elsewhere(ways)
        del ways[id]
        if not ways:
            return self._claims[id]
        by = {r.id: r for way in ways.values() for r in way.replies}
        others = [(self._claims[other], way.side) for other, way in ways.items()]
        return folded(self._claims[id], others, [by[r] for r in sorted(by)])

    def _led_elsewhere(self, ways: Mapping[str, _Way]) -> dict[str, _Way]:
        """What denies a claim, led in these ``ways``, and is led by another: a denial of several allegations."""
        found: dict[str, _Way] = {}
        for at, way in ways.items():
            for to, sure, reply in self._beside(at):
                near, held = way.near * sure, found.get(to)
                denies = reply.kind == "denies" and self._worded.leader[reply.source] == to
                if denies and to not in ways and near >= SURE and (held is None or near > held.near):
                    found[to] = way.over(reply, near, self._side(reply))
        return found


def _order(turn: Turn) -> Order:
    """Accusations lead before other words for the same."""
    return (turn.denies, turn.statement.act != "accuses", *leading(turn))
