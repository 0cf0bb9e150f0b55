"""Values as people write them."""

import pytest

from rejoinder.model import Basis, DateValue, Figure, LinkedIncident, Period, Place, Span
from rejoinder.publish import wording


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2031-05-09", "9 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        (None, "no date"),
        ("2031-19-09", "2031"),
        ("spring", "spring"),
    ],
)
def test_dates(date: str | None, words: str) -> None:
    assert wording.date_in_words(date) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (10, None, "at least 10"),
        (None, 9, "at most 9"),
        (13, 16, "13 to 16"),
        (5662, 5662, "5,662"),
        (0, None, "at least 0"),
        (2.5, 2.5, "2.5"),
        (1_200_000, 1_200_000, "1,200,000"),
        (None, None, ""),
    ],
)
def test_bounds(low: float | None, high: float | None, words: str) -> None:
    assert wording.range_in_words(low, high) == words


def figure(**fields: object) -> Figure:
    return Figure(id="f", span=Span(0, 1), measure="killed", words="hundreds", **fields)  # type: ignore[arg-type]


def test_a_figure_without_bounds_is_told_in_its_own_words() -> None:
    assert wording.bounds_in_words(figure()) == "hundreds"


def test_an_approximate_figure_says_so_with_its_unit() -> None:
    assert wording.bounds_in_words(figure(low=300, high=300, unit="km", approx=True)) == "about 300 km"


def test_scope_is_what_the_source_states() -> None:
    held = figure(population="miners", agent="the board", place="Orrin", period=Period(start="2031-05"))
    assert wording.scope_in_words(held) == "miners, by the board, Orrin, since May 2031"
    assert wording.scope_in_words(figure()) == "scope not stated"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-05-01", "2031-05-09", "1 May 2031 to 9 May 2031"),
        (None, "2031", "until 2031"),
        (None, None, ""),
    ],
)
def test_periods(start: str | None, end: str | None, words: str) -> None:
    assert wording.period_in_words(Period(start=start, end=end)) == words


@pytest.mark.parametrize(
    ("kind", "count", "words"),
    [("witness", 3, "3 witnesses"), ("witness", 1, "1 witness"), ("video", None, "video")],
)
def test_basis(kind: str, count: int | None, words: str) -> None:
    assert wording.basis_in_words(Basis(kind=kind, count=count, words=Span(0, 1))) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("incident", "title"),
    [
        (
            LinkedIncident(
                id="i",
                kind="air_strike",
                place=Place(name="East pier", within="Orrin"),
                date=DateValue(date="2031-05-07", precision="day"),
            ),
            "Air strike, East pier, Orrin, 7 May 2031",
        ),
        (LinkedIncident(id="i", kind="flood"), "Flood"),
        (LinkedIncident(id="i", kind="collapse", target="wall"), "Collapse, wall"),
    ],
)
def test_incidents_are_named_as_far_as_known(incident: LinkedIncident, title: str) -> None:
    assert wording.incident_title(incident) == title


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (DateValue(date="2031-05-08", precision="day", words="on Thursday"), "8 May 2031"),
        (DateValue(words="on Thursday"), "on Thursday"),
        (None, ""),
    ],
)
def test_an_unresolved_day_stays_as_written(said: DateValue | None, words: str) -> None:
    assert wording.said_in_words(said) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no replies"), (1, "1 reply"), (2, "2 replies"), (1234, "1,234 replies")]
)
def test_counts_agree_with_their_noun(number: int, words: str) -> None:
    assert wording.counted(number, "reply", "replies") == words
