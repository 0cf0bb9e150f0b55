"""Which turns to compare with which: those that share rare terms, found without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from rejoinder.link.turns import Turn
from rejoinder.link.wording import Rarity

TERMS = 8
"""Rarest terms of a turn by which others are looked for."""

COMMON = 400
"""A term of more turns than this leads nowhere and is left out, in cases large enough for it to matter."""

VISITED = 400
"""Turns looked at for one turn, from its rarest term on: the next terms are common ones, and the cost of linking
would grow with the square of the case."""


class Index:
    """Turns by their content terms, where only ``asked`` will be looked for by these alone."""

    def __init__(self, turns: Sequence[Turn], rarity: Rarity, asked: frozenset[str] | None = None) -> None:
        self._turns = turns
        self._ids = [t.id for t in turns]
        self._rarity = rarity
        self._with: dict[str, list[int]] = defaultdict(list)
        for i, turn in enumerate(turns):
            terms = turn.content.terms
            for term in terms if asked is None else terms & asked:
                self._with[term].append(i)

    def near(self, turn: Turn, most: int) -> list[Turn]:
        """At most ``most`` turns that share its content's rarest terms, the ones that share most first."""
        return self.sharing(turn.content.terms, most)

    def sharing(self, terms: Iterable[str], most: int) -> list[Turn]:
        """At most ``most`` turns by the weight of the rarest of ``terms`` that they have."""
        weights: dict[int, float] = defaultdict(float)
        visited = 0
        for term in self._rarity.rarest((t for t in terms if len(self._with.get(t, ())) <= COMMON), TERMS):
            weight = self._rarity.weight(term)
            holders = self._with.get(term, ())
            visited += len(holders)
            if visited > VISITED and weights:
                break
            for i in holders:
                weights[i] += weight
        return [self._turns[i] for i in nsmallest(most, weights, key=lambda i: (-weights[i], self._ids[i]))]
