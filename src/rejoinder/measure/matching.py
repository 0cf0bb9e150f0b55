"""Which extracted statement stands for which of the gold's: one to one, with most words in common overall."""

from collections.abc import Sequence

import numpy as np

WordSet = frozenset[int]


def dice(one: WordSet, other: WordSet) -> float:
    """The share of words in common: 1 for the same words, 0 for none."""
    return 2 * len(one & other) / (len(one) + len(other))


def assigned(gold: Sequence[WordSet], extracted: Sequence[WordSet]) -> list[tuple[int, int]]:
    """Pairs of positions that have words in common, chosen so that their ``dice`` add up to the most possible."""
    # Imported here: scipy.optimize takes longer to load than everything else that measures.
    from scipy.optimize import linear_sum_assignment

    shared = np.array([[dice(g, e) for e in extracted] for g in gold]).reshape(len(gold), len(extracted))
    rows, columns = linear_sum_assignment(shared, maximize=True)
    return [(g, e) for g, e in zip(rows.tolist(), columns.tolist(), strict=True) if shared[g, e] > 0]
