"""How often, as words say it, and the days that follow from it."""

from datetime import date

import pytest

from rejoinder.extract.dates.recurrences import recurrences_in
from rejoinder.model import Span

FIRST, LAST = date(2021, 3, 1), date(2021, 3, 14)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("It came out daily.", "daily", 14),
        ("It came out every day.", "every day", 14),
        ("It came out on alternate days.", "on alternate days", 7),
        ("It came out every other day.", "every other day", 7),
        ("It came out every three days.", "every three days", 5),
        ("It came out every Friday.", "every Friday", 2),
        ("It came out on Tuesdays and Fridays.", "on Tuesdays and Fridays", 4),
        ("It came out every weekday.", "every weekday", 10),
        ("It came out twice a week.", "twice a week", 4),
        ("It came out three times a day.", "three times a day", 42),
        ("It came out once a month.", "once a month", 1),
        ("It came out every few days.", "every few days", None),
    ],
)
def test_words_give_the_times_expected_in_two_weeks(text: str, words: str, expected: int | None) -> None:
    (found,) = recurrences_in(text, Span(0, len(text)))
    assert (found.span.of(text), found.expected(FIRST, LAST)) == (words, expected)


@pytest.mark.parametrize(
    ("text", "days"),
    [("every Friday", [5, 12]), ("every other day", [1, 3, 5, 7, 9, 11, 13]), ("twice a week", [])],
)
def test_days_on_which_it_falls(text: str, days: list[int]) -> None:
    (found,) = recurrences_in(text, Span(0, len(text)))
    assert [day.day for day in found.days(FIRST, LAST)] == days


@pytest.mark.parametrize("text", ["The Daily Mail said so.", "Give us our daily bread.", "One day it came."])
def test_words_that_are_no_recurrence(text: str) -> None:
    assert recurrences_in(text, Span(0, len(text))) == ()
