"""Rhythms and silences of a series of days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from rejoinder.model import Period
from rejoinder.weigh.cadence.archived import rhythms, silences

FIRST = date(2024, 5, 1)


def on(*offsets: int) -> list[str]:
    return [(FIRST + timedelta(days=n)).isoformat() for n in offsets]


DAILY, ALTERNATE = range(20), range(20, 50, 2)
SIX = (51, 57, 60, 66, 72, 78)


@pytest.mark.parametrize(
    ("offsets", "counts"),
    [
        (DAILY, [(20, 20)]),
        (ALTERNATE, [(29, 15)]),
        ((*DAILY, *ALTERNATE), [(20, 20), (29, 15)]),
        ((*DAILY, *ALTERNATE, *SIX), [(20, 20), (31, 15), (28, 6)]),
        ((0, 1, 2, 4, 5, 6, 7, 8, 10, 11, 12), [(13, 11)]),
        ((0, 30), [(31, 2)]),
        ((0,), [(1, 1)]),
        ((), []),
    ],
)
def test_rhythms_have_their_days_and_how_many_were_used(
    offsets: tuple[int, ...], counts: list[tuple[int, int]]
) -> None:
    found = rhythms(on(*offsets))
    assert [(w.expected, w.count) for w in found] == counts


def test_rhythms_cover_the_series_without_a_gap() -> None:
    found = rhythms(on(*DAILY, *ALTERNATE, *SIX))
    assert (found[0].start, found[-1].end) == ("2024-05-01", "2024-07-18")
    for one, other in pairwise(found):
        assert date.fromisoformat(one.end) + timedelta(days=1) == date.fromisoformat(other.start)


def test_a_silence_is_far_longer_than_the_gaps_around_it() -> None:
    days = on(*range(0, 30, 2), *range(42, 72, 2))
    assert silences(days) == (Period(start="2024-05-30", end="2024-06-11"),)


def test_an_even_rhythm_has_no_silence() -> None:
    days = on(*ALTERNATE)
    assert silences(days) == ()
