"""The grammar of quantities: values, bounds and what stands for them in the text."""

import pytest

from rejoinder.extract.numbers import Quantity, find_quantities, number
from rejoinder.model import Span


def one(text: str) -> Quantity:
    found = list(find_quantities(text))
    assert len(found) == 1, [q.span.of(text) for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7", 7),
        ("12,400", 12_400),
        ("1.5 million", 1_500_000),
        ("2.25", 2.25),
        ("eight", 8),
        ("twenty-three", 23),
        ("forty two", 42),
        ("a hundred", 100),
        ("one hundred and five", 105),
        ("three hundred and twelve", 312),
        ("two thousand", 2_000),
        ("six thousand four hundred", 6_400),
        ("four million", 4_000_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("3 and a half", 3.5),
        ("two and a half million", 2_500_000),
        ("3 1/2", 3.5),
        ("٣٤", 34),
        ("zero", 0),
    ],
)
def test_a_number_has_the_value_of_its_words(words: str, value: float) -> None:
    assert number(words) == value
    assert one(f"{words} boats").core == Span(0, len(words))


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "approx"),
    [
        ("at least 30 boats", "at least 30", 30, None, False),
        ("no fewer than nine boats", "no fewer than nine", 9, None, False),
        ("a minimum of 40 boats", "a minimum of 40", 40, None, False),
        ("30 or more boats", "30 or more", 30, None, False),
        ("30-plus boats", "30-plus", 30, None, False),
        ("30+ boats", "30+", 30, None, False),
        ("put it at 30 “at least” so far", "30 “at least”", 30, None, False),
        ("“at least” 30 boats", "“at least” 30", 30, None, False),
        ("more than 30 boats", "more than 30", 31, None, False),
        ("well over thirty boats", "well over thirty", 31, None, False),
        ("in excess of 30 boats", "in excess of 30", 31, None, False),
        ("sank more 30 boats", "more 30", 31, None, False),
        ("up to 30 boats", "up to 30", None, 30, False),
        ("as many as 30 boats", "as many as 30", None, 30, False),
        ("no more than 30 boats", "no more than 30", None, 30, False),
        ("30 boats at most", "30", 30, 30, False),
        ("under 30 boats", "under 30", None, 29, False),
        ("fewer than 30 boats", "fewer than 30", None, 29, False),
        ("almost 30 boats", "almost 30", None, 30, True),
        ("nearly 30 boats", "nearly 30", None, 30, True),
        ("around 30 boats", "around 30", 30, 30, True),
        ("an estimated 30 boats", "an estimated 30", 30, 30, True),
        ("some 30 boats", "some 30", 30, 30, True),
        ("30 or so boats", "30 or so", 30, 30, True),
        ("at least some 30 boats", "at least some 30", 30, None, True),
        ("a total of 30 boats", "a total of 30", 30, 30, False),
        ("between 12 and 15 boats", "between 12 and 15", 12, 15, False),
        ("12-15 boats", "12-15", 12, 15, False),
        ("12 to 15 boats", "12 to 15", 12, 15, False),
        ("two or three boats", "two or three", 2, 3, False),
        ("two to three million boats", "two to three million", 2_000_000, 3_000_000, False),
        ("dozens of boats", "dozens", 24, None, True),
        ("hundreds of boats", "hundreds", 200, None, True),
        ("tens of thousands of boats", "tens of thousands", 20_000, None, True),
        ("several hundred boats", "several hundred", 300, None, True),
        ("several boats", "several", 3, None, True),
        ("a couple of boats", "a couple of", 2, 2, True),
    ],
)
def test_bounds_are_what_the_words_commit_to(
    text: str, words: str, low: float | None, high: float | None, approx: bool
) -> None:
    quantity = one(text)
    assert quantity.span.of(text) == words
    assert quantity.bounds() == (low, high)
    assert quantity.approx is approx


def test_more_than_a_measured_amount_starts_at_it() -> None:
    assert one("more than 30").bounds(counted=False) == (30, None)


def test_a_rise_from_one_number_to_another_is_no_range() -> None:
    text = "the toll rose from 12 to 15"
    assert [q.bounds() for q in find_quantities(text)] == [(12, 12), (15, 15)]


def test_two_numbers_joined_by_and_are_two() -> None:
    assert [q.value for q in find_quantities("12 boats and 15 cars")] == [12, 15]


@pytest.mark.parametrize(
    ("text", "base", "ends"),
    [
        ("almost four times that figure", (200, None), (None, 800)),
        ("double that number", (60, 60), (120, 120)),
        ("twice as many", (None, 40), (None, 80)),
        ("more than a third of them", (446, None), (149, None)),
        ("at least half of them", (7, 7), (4, None)),
        ("half of whom", (10, 12), (5, 6)),
        ("two-thirds of them", (9, 9), (6, 6)),
        ("up to a quarter of them", (100, 100), (None, 25)),
        ("more than half of them", (None, 800), (None, None)),
    ],
)
def test_shares_and_multiples_are_computed_from_their_base(
    text: str, base: tuple[int | None, int | None], ends: tuple[int | None, int | None]
) -> None:
    assert one(text).of(*base) == ends


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("1000000000000000000000000 boats", ("absurd",)),
        ("-5 boats", ("absurd",)),
        ("five thirds of them", ("absurd",)),
        ("2/0 of them", ("absurd",)),
        ("XIV dead", ("roman",)),
        ("9" * 6000 + " boats", ("absurd",)),
    ],
)
def test_odd_numbers_are_kept_and_flagged(text: str, flags: tuple[str, ...]) -> None:
    assert one(text).flags == flags


@pytest.mark.parametrize("text", ["a third victim", "the 20th boat", "somebody", "", "Onega", "tenants"])
def test_what_is_no_number_is_not_found(text: str) -> None:
    assert list(find_quantities(text)) == []


def test_another_marks_an_addition() -> None:
    assert one("another three").additional
    assert not one("only three").additional


def test_numbers_in_taken_spans_are_left_out() -> None:
    text = "On 15 May 40 boats"
    assert [q.value for q in find_quantities(text, (Span(3, 9),))] == [40]
