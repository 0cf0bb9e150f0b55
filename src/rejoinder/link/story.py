"""Documents of one story: those that an answer may come from without sharing a word with what it answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rejoinder.link.wording import Rarity, Wording

TERMS = 40
"""Rarest terms of a document by which others of its story are looked for."""

COMMON, COMMON_SHARE = 20, 0.1
"""A term of more documents than this, and than this share of them, leads to no story."""

MOST = 3
"""Documents of one story looked at for one document: the nearest ones."""

NEAR = 0.1
"""Least likeness of two documents of one story."""

VISITED = 2000
"""Documents looked at for one document, from its rarest term on: bounds the cost of large cases."""


class Stories:
    """For each document the others that are most about what it is about."""

    def __init__(self, terms: Mapping[str, frozenset[str]]) -> None:
        self._wording = {id: Wording(found) for id, found in sorted(terms.items())}
        self._rarity = Rarity(self._wording.values())
        self._with: dict[str, list[str]] = defaultdict(list)
        for id, wording in self._wording.items():
            for term in wording.terms:
                self._with[term].append(id)
        self._near: dict[str, Mapping[str, float]] = {}

    def near(self, document: str) -> Mapping[str, float]:
        """The nearest other documents with their likeness, 0 to 1."""
        if document not in self._near:
            self._near[document] = self._nearest(document) if document in self._wording else {}
        return self._near[document]

    def likeness(self, a: str, b: str) -> float:
        """How far two documents are of one story, as far as one is among the nearest of the other."""
        return self.near(a).get(b) or self.near(b).get(a) or 0.0

    def _nearest(self, document: str) -> Mapping[str, float]:
        own = self._wording[document]
        weights: dict[str, float] = defaultdict(float)
        visited = 0
        for term in self._telling(own):
            for other in self._with[term]:
                weights[other] += self._rarity.weight(term)
            visited += len(self._with[term])
            if visited > VISITED:
                break
        weights.pop(document, None)
        best = sorted(weights, key=lambda d: (-weights[d], d))[:MOST]
        found = {d: _share(own, self._wording[d]) for d in best}
        return {d: likeness for d, likeness in found.items() if likeness >= NEAR}

    def _telling(self, wording: Wording) -> Sequence[str]:
        """Its rarest terms that not too many documents have."""
        most = max(COMMON, COMMON_SHARE * self._rarity.count)
        return self._rarity.rarest((t for t in wording.terms if len(self._with[t]) <= most), TERMS)


def _share(a: Wording, b: Wording) -> float:
    """Share of the smaller wording's terms that the larger has. Not weighted by rarity: that depends on the size of
    the case, and two documents are as much of one story in a small case as in a large one."""
    return len(a.terms & b.terms) / max(1, min(len(a.terms), len(b.terms)))
