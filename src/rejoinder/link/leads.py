"""What leads what, kept while things are added.

Things lead in a fixed order: each is led by the nearest of those that lead before it, and leads itself where none is
near enough. So what a thing is led by depends on earlier ones alone, and where some change only those after them that
are near to them are looked at again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from heapq import heapify, heappop, heappush

Order = tuple[object, ...]

Ties = Sequence[tuple[str, float]]
"""The things that could lead one, with how near they are; of those that are as near the first one counts."""


class Leads:
    """Which of some things lead, and which they lead."""

    def __init__(self) -> None:
        self._order: dict[str, Order] = {}
        self._ties: dict[str, Ties] = {}
        self._tied_to: dict[str, set[str]] = defaultdict(set)
        """Thing -> those that have it among their ties."""
        self._leader: dict[str, str] = {}
        self._led: dict[str, set[str]] = defaultdict(set)
        self._anew: set[str] = set()
        self._altered: set[str] = set()

    @property
    def leader(self) -> Mapping[str, str]:
        """Thing -> what leads it, as it was settled last."""
        return self._leader

    @property
    def led(self) -> Mapping[str, Set[str]]:
        """Thing that leads -> those that it leads, itself among them."""
        return self._led

    def put(self, id: str, order: Order, ties: Ties) -> None:
        """Add a thing, or give it another order or other ties than it had."""
        for other, _ in self._ties.get(id, ()):
            self._tied_to[other].discard(id)
        for other, _ in ties:
            self._tied_to[other].add(id)
        if self._order.get(id) != order:
            self._order[id] = order
            self._anew |= self._tied_to.get(id, set())
        self._ties[id] = ties
        self._anew.add(id)

    def drop(self, id: str) -> None:
        """Take a thing out, if it is there."""
        if id not in self._order:
            return
        for other, _ in self._ties.pop(id):
            self._tied_to[other].discard(id)
        self._leave(id)
        del self._order[id]
        self._anew.discard(id)
        self._anew |= self._tied_to.get(id, set())

    def ties_of(self, id: str) -> Ties:
        """What could lead a thing; nothing for one that is not there."""
        return self._ties.get(id, ())

    def tied_to(self, ids: Iterable[str]) -> set[str]:
        """The things that could be led by one of ``ids``."""
        return {other for id in ids for other in self._tied_to.get(id, ())}

    def settle(self) -> set[str]:
        """Find again what leads those that may be led otherwise, in the order in which they lead; returns what leads
        others than when this was asked last, or leads no more."""
        waiting = [(self._order[id], id) for id in self._anew if id in self._order]
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
        altered, self._altered = self._altered, set()
        return altered

    def _lead(self, id: str) -> bool:
        """Find what leads ``id``; True where it leads now and did not, or did and does not."""
        before, now = self._leader.get(id), self._nearest(id)
        if before != now:
            self._leave(id)
            self._leader[id] = now
            self._led[now].add(id)
            self._altered.add(now)
        return (before == id) != (now == id)

    def _leave(self, id: str) -> None:
        leader = self._leader.pop(id, None)
        if leader is None:
            return
        self._led[leader].discard(id)
        self._altered.add(leader)
        if not self._led[leader]:
            del self._led[leader]

    def _nearest(self, id: str) -> str:
        """The nearest of those that lead before it, the thing itself where none does."""
        best, nearest, order = id, 0.0, self._order[id]
        for other, near in self._ties[id]:
            leads = self._leader.get(other) == other and self._order[other] < order
            if leads and near > nearest:
                best, nearest = other, near
        return best
