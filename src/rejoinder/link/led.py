"""Which statement leads each claim, kept while documents are added.

The statements lead in a fixed order (``leading``): each is led by the nearest of those that lead before it, and leads
itself where none is near enough. So what a statement is led by depends on earlier ones alone, and where some change
only those after them that are near to them are looked at again.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from operator import attrgetter

from rejoinder.link.claims import THRESHOLD, Ties, extended, leading, made_of, takes_a_side
from rejoinder.link.turns import Turn
from rejoinder.model import Claim, Reply

Order = tuple[object, ...]


class Claims:
    """The claims of a case that documents are added to."""

    def __init__(self) -> None:
        self._turns: dict[str, Turn] = {}
        self._order: dict[str, Order] = {}
        self._ties: dict[str, Ties] = {}
        self._tied_to: dict[str, set[str]] = defaultdict(set)
        """Statement -> those that have it among their ties."""
        self._leader: dict[str, str] = {}
        self._led: dict[str, set[str]] = defaultdict(set)
        """Statement that leads -> those that it leads, itself among them."""
        self._claims: dict[str, Claim] = {}
        self._told: dict[str, Claim] = {}
        self._ids: list[str] = []
        """The statements that lead what is told, in their order."""
        self._replies: Sequence[Reply] = ()
        self._taking: dict[str, list[Reply]] = {}
        """Statement -> the replies that take a side on it, by source."""
        self._anew: set[str] = set()
        self._stale: set[str] = set()
        self._remade: set[str] = set()

    def put(self, turn: Turn, ties: Ties) -> None:
        """Add a statement, or put it in the place of what it was before."""
        id = turn.id
        for other, _ in self._ties.get(id, ()):
            self._tied_to[other].discard(id)
        for other, _ in ties:
            self._tied_to[other].add(id)
        if self._turns.get(id) is not turn:
            self._turns[id], self._order[id] = turn, leading(turn)
            self._anew |= self._tied_to.get(id, set())
            self._stale.add(self._leader.get(id, id))
        self._ties[id] = ties
        self._anew.add(id)

    def drop(self, id: str) -> None:
        """Take out a statement that cannot be claimed any more."""
        if id not in self._turns:
            return
        for other, _ in self._ties.pop(id):
            self._tied_to[other].discard(id)
        self._leave(id)
        del self._turns[id], self._order[id]
        self._anew.discard(id)
        self._anew |= self._tied_to.get(id, set())

    def ties_of(self, id: str) -> Ties:
        """The statements that could lead the claim of one; none for one that cannot be claimed."""
        return self._ties.get(id, ())

    def extended(self, replies: Sequence[Reply]) -> list[Claim]:
        """The claims with the statements that deny, concede or affirm one of their statements in other words, by the
        statement that leads.

        Those of one statement that nobody took a side on are left out, unless it is an accusation.
        """
        self._settle()
        answered = {self._leader[id] for id in self._taken(replies) if id in self._leader}
        for id in self._remade | answered:
            self._tell(id)
        self._remade.clear()
        return [self._told[id] for id in self._ids]

    def _taken(self, replies: Sequence[Reply]) -> set[str]:
        """The statements on which others take sides than when this was asked last. ``replies`` are by source."""
        before, now = set(map(id, self._replies)), set(map(id, replies))
        gone = [r for r in self._replies if id(r) not in now and takes_a_side(r)]
        new = [r for r in replies if id(r) not in before and takes_a_side(r)]
        left = set(map(id, gone))
        for target in {r.target for r in gone}:
            self._taking[target] = [r for r in self._taking.get(target, ()) if id(r) not in left]
        for reply in new:
            insort(self._taking.setdefault(reply.target, []), reply, key=attrgetter("source"))
        self._replies = replies
        return {r.target for r in (*gone, *new)}

    def _tell(self, id: str) -> None:
        """Put the claim that a statement leads among those that are told, or take it out."""
        claim = self._claims.get(id)
        made = claim and extended(claim, self._taking)
        if made and (len(made.statements) > 1 or self._turns[id].statement.act == "accuses"):
            if id not in self._told:
                insort(self._ids, id)
            self._told[id] = made
        elif self._told.pop(id, None) is not None:
            del self._ids[bisect_left(self._ids, id)]

    def _settle(self) -> None:
        """Find again by which statements those are led that may be led otherwise, in the order in which they lead."""
        waiting = [(self._order[id], id) for id in self._anew]
        heapify(waiting)
        self._anew.clear()
        while waiting:
            order, id = heappop(waiting)
            while waiting and waiting[0][1] == id:
                heappop(waiting)
            if self._lead(id):
                for other in self._tied_to.get(id, ()):
                    if self._order[other] > order:
                        heappush(waiting, (self._order[other], other))
        for id in self._stale & self._led.keys():
            self._claims[id] = made_of(self._turns[id], [self._turns[i] for i in self._led[id]])
        self._remade |= self._stale
        self._stale.clear()

    def _lead(self, id: str) -> bool:
        """Find by which statement ``id`` is led; True where it leads now and did not, or did and does not."""
        before, now = self._leader.get(id), self._nearest(id)
        if before != now:
            self._leave(id)
            self._leader[id] = now
            self._led[now].add(id)
            self._stale.add(now)
        return (before == id) != (now == id)

    def _leave(self, id: str) -> None:
        leader = self._leader.pop(id, None)
        if leader is None:
            return
        self._led[leader].discard(id)
        self._stale.add(leader)
        if not self._led[leader]:
            del self._led[leader]
        if leader == id:
            self._claims.pop(id, None)

    def _nearest(self, id: str) -> str:
        """The nearest of those that lead before it, the statement itself where none does."""
        best, nearest, order = id, THRESHOLD, self._order[id]
        for other, near in self._ties[id]:
            leads = self._leader.get(other) == other and self._order[other] < order
            if leads and near >= nearest and (near > nearest or best == id):
                best, nearest = other, near
        return best
