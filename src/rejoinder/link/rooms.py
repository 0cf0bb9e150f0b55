"""Rooms: with which documents each document is linked.

A case of up to ROOM + 1 documents is one room. In a larger one every document has a room of its own, the ROOM
documents that are nearest to it in words, parties and events, and is linked in it as in a case of that size: what its
words tell, what is said first, what answers what is judged by the room. So the cost of linking grows with the
documents, and a document that is added touches only the rooms that it enters.

The room of a document depends on the documents of the case, not on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from heapq import nsmallest

from rejoinder.link.scene import Sheet
from rejoinder.model import Record

ROOM = 30
"""Documents that one is linked with. The disputes that linking was measured on have up to 15."""

KEYS = 60
"""Rarest keys of a document by which others are looked for."""

COMMON = 127
"""Documents with a word, a party or an event above which it leads nowhere."""

NEAR = 9
"""Least weight of the keys that two documents have in common. A key that up to three documents have weighs 4, up to
15 weighs 3, up to 63 weighs 2, above that 1: in coarse steps, so that one document more seldom changes a weight. Of the
81 pairs that the disputes of tests/quality have across documents when each is linked alone, 79 are found when all 65
are linked as one case with 6 or 9, 76 with 12, 69 with 16; no pair lies across two disputes."""


class Near(Record, frozen=True, array_like=True):
    """What is near to one document: its room, as it was found."""

    documents: tuple[str, ...]
    """Its documents by id, the one whose room it is among them."""
    keys: tuple[str, ...] = ()
    """The keys by which it was found."""
    last: tuple[int, str] = (0, "")
    """The rank that another document must have to enter it."""


class Rooms:
    """The rooms of a case that documents are added to."""

    def __init__(self) -> None:
        self._keys: dict[str, frozenset[str]] = {}
        self._with: dict[str, set[str]] = defaultdict(set)
        self._rooms: dict[str, Near] = {}
        self._looking: dict[str, set[str]] = defaultdict(set)
        """Key -> the documents whose rooms were found by it."""
        self._stale: set[str] = set()
        self.again: set[str] = set()
        """The documents whose rooms were found otherwise last."""
        self._one = True
        """True while the case is one room."""

    def put(self, sheets: Iterable[Sheet]) -> None:
        """Add documents, or put them in the place of what they were before."""
        for sheet in sheets:
            id = sheet.document.id
            before = self._keys.get(id, frozenset())
            self._keys[id] = sheet.keys
            for key in before - sheet.keys:
                self._with[key].discard(id)
                self._stale |= self._with[key]
            for key in sheet.keys - before:
                self._add(key, id)
            self._stale |= {id, *self._entered(id)}
            if before:
                self._stale |= self.holding({id})

    def changed(self) -> set[str]:
        """Find the rooms again that what was put in may have changed; the documents whose rooms are others now."""
        if len(self._keys) <= ROOM + 1:
            everybody = tuple(sorted(self._keys))
            found = dict.fromkeys(everybody, Near(documents=everybody))
        else:
            anew = self._keys if self._one else self._stale
            self._one, self._stale = False, set()
            found = {id: self._find(id) for id in sorted(anew)}
        before = self._rooms
        self.again = {id for id, room in found.items() if before.get(id) != room}
        changed = {id for id in self.again if id not in before or before[id].documents != found[id].documents}
        self._rooms.update(found)
        return changed

    def restore(self, sheets: Iterable[Sheet], rooms: Mapping[str, Near]) -> None:
        """Put documents in place with the rooms that were found of them."""
        for sheet in sheets:
            id = sheet.document.id
            self._keys[id], self._rooms[id] = sheet.keys, rooms[id]
            for key in sheet.keys:
                self._with[key].add(id)
            for key in rooms[id].keys:
                self._looking[key].add(id)
        self._one = len(self._keys) <= ROOM + 1

    def found(self, document: str) -> Near | None:
        """The room of a document; None for one in which nothing is said."""
        return self._rooms.get(document)

    def of(self, document: str) -> tuple[str, ...]:
        """The documents of its room, itself among them, by id."""
        return self._rooms[document].documents

    def holding(self, documents: Set[str]) -> set[str]:
        """The documents with one of ``documents`` in their room."""
        return {id for id, room in self._rooms.items() if not documents.isdisjoint(room.documents)}

    def _add(self, key: str, document: str) -> None:
        """Note that a document has a key; where the key weighs less by that, its other documents look again."""
        weight = _weight(len(self._with[key]))
        self._with[key].add(document)
        if weight and _weight(len(self._with[key])) != weight:
            self._stale |= self._looking[key]

    def _entered(self, document: str) -> Iterable[str]:
        """Those whose room the document enters, by the keys by which they were found."""
        weights: dict[str, int] = defaultdict(int)
        for key in self._keys[document]:
            weight = _weight(len(self._with[key]))
            for other in self._looking.get(key, ()) if weight else ():
                weights[other] += weight
        return [o for o, w in weights.items() if w >= NEAR and (-w, document) <= self._rooms[o].last]

    def _find(self, document: str) -> Near:
        keys = self._telling(document)
        if document in self._rooms:
            for key in self._rooms[document].keys:
                self._looking[key].discard(document)
        weights: dict[str, int] = defaultdict(int)
        for key in keys:
            self._looking[key].add(document)
            weight = _weight(len(self._with[key]))
            for other in self._with[key]:
                weights[other] += weight
        weights.pop(document, None)
        best = nsmallest(ROOM, ((-w, other) for other, w in weights.items() if w >= NEAR))
        last = best[-1] if len(best) == ROOM else (0, "")
        room = tuple(sorted([document, *(other for _, other in best)]))
        return Near(documents=room, keys=keys, last=last)

    def _telling(self, document: str) -> tuple[str, ...]:
        """Its rarest keys."""
        weights = ((-_weight(len(self._with[key])), key) for key in self._keys[document])
        return tuple(key for weight, key in nsmallest(KEYS, weights) if weight)


def _weight(holders: int) -> int:
    """What a key tells that so many documents have; nothing where they are too many."""
    return 0 if holders > COMMON or not holders else 4 - (holders.bit_length() - 1) // 2
