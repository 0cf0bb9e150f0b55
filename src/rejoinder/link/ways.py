"""How claims hang together over replies: what denies, grants, affirms or repeats a claim, and what does so to that.

A denial "from start to finish" is on the claim of each allegation that it answers, and does not make one of these: only
a reply in words of what it answers leads on to what else that is answered by.
"""

from collections.abc import Mapping, Sequence, Set
from heapq import heappop, heappush
from typing import NamedTuple

from rejoinder.link.claims import SIDES, SURE, is_in_words, relative, sureness
from rejoinder.link.turns import Turn
from rejoinder.model import Claim, Reply
from rejoinder.model.vocabulary import Polarity


class Way(NamedTuple):
    """How what one statement leads is on the claim of another."""

    near: float
    side: Polarity
    """Whether it says what the other says, or that it is not so."""
    replies: tuple[Reply, ...]

    def over(self, reply: Reply, near: float, side: Polarity) -> "Way":
        """The way further over a reply, whose ends stand to each other as ``side`` says."""
        return Way(near, relative(self.side, side), (*self.replies, reply))


HERE = Way(1.0, "asserts", ())


class Worded(NamedTuple):
    """The claims by words, and the replies that tie them."""

    turns: Mapping[str, Turn]
    claims: Mapping[str, Claim]
    leader: Mapping[str, str]
    """Statement -> what leads it by its words."""
    led: Mapping[str, Set[str]]
    taking: Mapping[str, Sequence[Reply]]
    """Statement -> the replies that take a side, to it or from it."""


Beside = Sequence[tuple[str, float, Reply]]


class Ways:
    """The ways from claim to claim, each found once: claims are gone through from several sides (at 10,000 statements
    8,000 claims were looked at 267,000 times)."""

    def __init__(self, worded: Worded) -> None:
        self._worded = worded
        self._ways: dict[str, dict[str, Way]] = {}
        self._near: dict[str, Beside] = {}
        self._sides: dict[str, Polarity] = {}
        self._polarities: dict[str, Mapping[str, Polarity]] = {}

    def of(self, id: str) -> Mapping[str, Way]:
        """What is surely on one claim with what a statement leads, and the surest way to it."""
        if id not in self._ways:
            self._ways[id] = self._found(id)
        return self._ways[id]

    def beside(self, id: str) -> Beside:
        """What a claim answers or is answered by, each with how surely they are one claim."""
        if id not in self._near:
            self._near[id] = self._tied(id)
        return self._near[id]

    def side(self, reply: Reply) -> Polarity:
        """Whether the claims of a reply's ends say the same."""
        if reply.id not in self._sides:
            side = SIDES[reply.kind]
            for end in (reply.source, reply.target):
                side = relative(side, self._polarity(end))
            self._sides[reply.id] = side
        return self._sides[reply.id]

    def _found(self, id: str) -> dict[str, Way]:
        found: dict[str, Way] = {}
        waiting = [(-1.0, id, 0, HERE)]
        count = 0
        while waiting:
            _, at, _, way = heappop(waiting)
            if at in found:
                continue
            found[at] = way
            for other, sure, reply in self.beside(at):
                near = way.near * sure
                if near >= SURE and other not in found and self._leads_on(at, reply):
                    count += 1
                    heappush(waiting, (-near, other, count, way.over(reply, near, self.side(reply))))
        return found

    def _tied(self, id: str) -> Beside:
        turns, leader = self._worded.turns, self._worded.leader
        found: list[tuple[str, float, Reply]] = []
        for own in sorted(self._worded.led.get(id, ())):
            for reply in self._worded.taking.get(own, ()):
                to = leader.get(reply.target if own == reply.source else reply.source)
                if to is not None and to != id:
                    found.append((to, sureness(reply, turns[reply.source], turns[reply.target]), reply))
        return found

    def _leads_on(self, at: str, reply: Reply) -> bool:
        """True from an answer to what is answered, and the other way where it is in words of that."""
        return self._worded.leader[reply.source] == at or is_in_words(reply)

    def _polarity(self, statement: str) -> Polarity:
        claim = self._worded.leader[statement]
        if claim not in self._polarities:
            self._polarities[claim] = {m.id: m.polarity for m in self._worded.claims[claim].statements}
        return self._polarities[claim][statement]
