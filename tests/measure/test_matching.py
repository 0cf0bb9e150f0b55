"""The assignment of extracted statements to those of the gold."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.measure.matching import assigned, dice


def words(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


@pytest.mark.parametrize(
    ("gold", "extracted", "pairs"),
    [
        ([words(1, 2)], [words(1, 2)], [(0, 0)]),
        ([words(1, 2)], [words(3)], []),
        ([], [words(1)], []),
        ([words(1)], [], []),
        ([words(1, 2), words(3, 4)], [words(3, 4), words(1)], [(0, 1), (1, 0)]),
        ([words(1, 2, 3)], [words(1), words(1, 2)], [(0, 1)]),
        # The best pair (1, 0) would leave statement 0 without one; together the others share more.
        ([words(1, 2), words(1, 2, 3, 4)], [words(1, 2, 3), words(3, 4)], [(0, 0), (1, 1)]),
    ],
)
def test_pairs(gold: list[frozenset[int]], extracted: list[frozenset[int]], pairs: list[object]) -> None:
    assert assigned(gold, extracted) == pairs


statements = st.lists(st.frozensets(st.integers(0, 8), min_size=1), max_size=4)


@given(statements, statements)
def test_no_other_assignment_shares_more(one: list[frozenset[int]], other: list[frozenset[int]]) -> None:
    gold, extracted = sorted((one, other), key=len)
    best = max(sum(map(dice, gold, chosen)) for chosen in permutations(extracted, len(gold)))
    assert sum(dice(gold[g], extracted[e]) for g, e in assigned(gold, extracted)) == pytest.approx(best)
