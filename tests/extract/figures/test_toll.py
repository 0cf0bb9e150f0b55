"""A document's toll: put together from its figures, with what it was put together from."""

import pytest

from extract.reading import document
from rejoinder.extract.figures import FigureExtractor
from rejoinder.extract.parse import parse
from rejoinder.extract.pipeline import Findings
from rejoinder.model import Figure


def figures(text: str) -> tuple[Figure, ...]:
    return FigureExtractor()(parse(document(text)), Findings()).figures


@pytest.mark.parametrize(
    ("text", "measure", "total", "parts"),
    [
        (
            "Two civilians and one police officer were killed in the raid.",
            "killed",
            3,
            ["Two civilians", "one police officer"],
        ),
        (
            "Five officers and four other civilians were injured.",
            "injured",
            9,
            ["Five officers", "four other civilians"],
        ),
        ("A mother and her two sons drowned.", "killed", 3, ["A mother", "two sons"]),
        (
            "The bomb killed 11 people. Another three died of their wounds overnight.",
            "killed",
            14,
            ["11 people", "Another three"],
        ),
        ("Five people were shot at the fair and one died.", "injured", 4, ["Five people", "one"]),
    ],
)
def test_a_total_names_its_parts(text: str, measure: str, total: int, parts: list[str]) -> None:
    found = figures(text)
    words = {f.id: f.words for f in found}
    (toll,) = [f for f in found if "toll" in f.flags and f.measure == measure]
    assert (toll.low, toll.high) == (total, total)
    assert [words[i] for i in toll.parts] == parts
    assert toll.derived_from == toll.parts[0]


@pytest.mark.parametrize(
    "text",
    [
        "Two people, a man and a woman, were killed.",
        "Twelve people were killed, among them three children.",
        "The toll rose from 11 to 14.",
        "Two guards and a driver were killed, three people in all, when three people were killed.",
        "Three others were shot and one man died.",
    ],
)
def test_nothing_is_added_up_that_is_told_twice_or_is_a_part(text: str) -> None:
    assert not [f for f in figures(text) if "toll" in f.flags and f.measure == "killed"]


def test_people_shot_are_no_injured_where_some_of_them_died() -> None:
    found = {
        f.words: f.measure for f in figures("Five people were shot at the fair and one died.") if not f.parts
    }
    assert found["Five people"] == "people"
    assert {f.measure for f in figures("Five people were shot at the fair.")} == {"injured"}


def test_the_nth_to_die_is_the_toll() -> None:
    found = figures("Five people died in the fire. A sixth victim died on Sunday.")
    assert max(f.high or 0 for f in found if f.measure == "killed") == 6
