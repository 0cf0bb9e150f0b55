"""Intervals over resampled articles."""

import numpy as np
import pytest

from rejoinder.measure.bootstrap import Floats, interval


def mean(sums: Floats) -> Floats:
    return np.asarray(sums[..., 0] / sums[..., 1])


def test_articles_that_are_all_alike_leave_no_room() -> None:
    low, high = interval(np.array([[1.0, 2.0]] * 5), mean, 200)
    assert (low, high) == (0.5, 0.5)


def test_an_interval_holds_what_other_articles_could_give() -> None:
    counts = np.array([[value, 1.0] for value in (0.0, 1.0) for _ in range(50)])
    low, high = interval(counts, mean, 2000)
    # The mean of 100 draws of 0 and 1 is binomial: 95 % lie within 0.5 +- 1.96 * 0.05.
    assert low == pytest.approx(0.40, abs=0.02)
    assert high == pytest.approx(0.60, abs=0.02)


def test_the_same_seed_gives_the_same_interval() -> None:
    counts = np.array([[float(n % 3), 1.0] for n in range(30)])
    assert interval(counts, mean, 300, seed=1) == interval(counts, mean, 300, seed=1)
    assert interval(counts, mean, 300, seed=1) != interval(counts, mean, 300, seed=2)


def test_one_resample_is_its_own_interval() -> None:
    low, high = interval(np.array([[0.0, 1.0], [1.0, 1.0]]), mean, 1)
    assert low == high
