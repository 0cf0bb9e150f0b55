"""How far a figure would move with other articles: the bootstrap over articles.

Statements of one article are alike (one author, one subject), so articles are drawn, not statements. A
percentile interval of 95 %, as in Efron and Tibshirani, An Introduction to the Bootstrap, chapter 13.
"""

from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SEED = 7
"""Any would do; this one is that of the benchmark's scorer, so that intervals can be compared as well."""
TAIL = 0.025
CHUNK = 50
"""Resamples added up at once: bounds memory to 50 numbers an article."""


def interval(
    counts: Floats, rates: Callable[[Any], Floats], times: int, seed: int = SEED
) -> tuple[Floats, Floats]:
    """The lower and upper ends of ``rates(sum of counts)`` over resampled articles.

    ``counts`` has one row an article, of any shape; both ends have the shape that ``rates`` gives.
    """
    random = Random(seed)
    drawn = []
    for start in range(0, times, CHUNK):
        size = min(CHUNK, times - start)
        drawn.append(rates(np.tensordot(_multiplicities(random, size, len(counts)), counts, axes=1)))
    ordered = np.sort(np.concatenate(drawn), axis=0)
    return ordered[int(TAIL * times)], ordered[min(times - 1, int((1 - TAIL) * times))]


def _multiplicities(random: Random, times: int, articles: int) -> Floats:
    """How often each article is drawn, one row a resample."""
    return np.array(
        [
            np.bincount([random.randrange(articles) for _ in range(articles)], minlength=articles)
            for _ in range(times)
        ],
        dtype=np.float64,
    )
