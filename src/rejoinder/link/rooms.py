"""Rooms: with which documents each document is linked.

A case of up to ROOM + 1 documents is one room. In a larger one every document has a room of its own, the ROOM
documents that are nearest to it in words, parties and events, and is linked in it as in a case of that size: what its
words tell, what is said first, what answers what is judged by the room. So the cost of linking grows with the
documents, and a document that is added touches only the rooms that it enters.

The room of a document depends on the documents of the case, not on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Iterable, Set
from heapq import nsmallest

from rejoinder.link.scene import Sheet

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


class Rooms:
    """The rooms of a case that documents are added to."""

    def __init__(self) -> None:
        self._keys: dict[str, frozenset[str]] = {}
        self._with: dict[str, set[str]] = defaultdict(set)
        self._near: dict[str, tuple[str, ...]] = {}
        self._last: dict[str, tuple[int, str]] = {}
        """Document -> the rank that another one must have to enter its room."""
        self._looked: dict[str, tuple[str, ...]] = {}
        """Document -> the keys by which its room was found."""
        self._looking: dict[str, set[str]] = defaultdict(set)
        """Key -> the documents whose rooms were found by it."""
        self._stale: set[str] = set()
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
                self._stale |= {other for other, room in self._near.items() if id in room}

    def changed(self) -> set[str]:
        """Find the rooms again that what was put in may have changed; the documents whose rooms are others now."""
        if len(self._keys) <= ROOM + 1:
            everybody = tuple(sorted(self._keys))
            found = dict.fromkeys(everybody, everybody)
        else:
            anew = self._keys if self._one else self._stale
            self._one, self._stale = False, set()
            found = {id: self._find(id) for id in sorted(anew)}
        changed = {id for id, room in found.items() if self._near.get(id) != room}
        self._near.update(found)
        return changed

    def of(self, document: str) -> tuple[str, ...]:
        """The documents of its room, itself among them, by id."""
        return self._near[document]

    def holding(self, documents: Set[str]) -> set[str]:
        """The documents with one of ``documents`` in their room."""
        return {id for id, room in self._near.items() if not documents.isdisjoint(room)}

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
        return [o for o, w in weights.items() if w >= NEAR and (-w, document) <= self._last[o]]

    def _find(self, document: str) -> tuple[str, ...]:
        keys = self._telling(document)
        for key in self._looked.get(document, ()):
            self._looking[key].discard(document)
        weights: dict[str, int] = defaultdict(int)
        for key in keys:
            self._looking[key].add(document)
            weight = _weight(len(self._with[key]))
            for other in self._with[key]:
                weights[other] += weight
        self._looked[document] = keys
        weights.pop(document, None)
        best = nsmallest(ROOM, ((-w, other) for other, w in weights.items() if w >= NEAR))
        self._last[document] = best[-1] if len(best) == ROOM else (0, "")
        return tuple(sorted([document, *(other for _, other in best)]))

    def _telling(self, document: str) -> tuple[str, ...]:
        """Its rarest keys."""
        weights = ((-_weight(len(self._with[key])), key) for key in self._keys[document])
        return tuple(key for weight, key in nsmallest(KEYS, weights) if weight)


def _weight(holders: int) -> int:
    """What a key tells that so many documents have; nothing where they are too many."""
    return 0 if holders > COMMON or not holders else 4 - (holders.bit_length() - 1) // 2
