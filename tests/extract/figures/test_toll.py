"""A document's toll: put together from its figures, with what it was put together from."""

import pytest

from extract.reading import document
from rejoinder.extract.figures.extractor import FigureExtractor
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
        (
            "Ann Lee, 34, Bo Lee, 36, and their son died in the fire.",
            "killed",
            3,
            ["Ann Lee", "Bo Lee", "their son"],
        ),
        (
            "The dead were identified as Ada Brown, 41, Joan Reyes, 29, and Lena Kraus, 18.",
            "killed",
            3,
            ["Ada Brown", "Joan Reyes", "Lena Kraus"],
        ),
        (
            "Maria Ott was killed in the kitchen. Her husband died in hospital.",
            "killed",
            2,
            ["Maria Ott", "Her husband"],
        ),
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
        "Jan Ott was shot dead on Monday. His father died of a stroke in 1994.",
        "Jan Ott was shot dead. The man died at the scene.",
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


def test_a_total_stands_over_its_parts() -> None:
    (toll,) = [f for f in figures("A mother and her two sons drowned.") if "toll" in f.flags]
    assert toll.words == "A mother and her two sons"


@pytest.mark.parametrize(
    ("text", "words", "measure", "value"),
    [
        ("Smith, 23, died at the scene.", "Smith", "killed", 1),
        ("The 35-year-old was hurt.", "The 35-year-old", "injured", 1),
        ("A body was found in the river.", "A body", "killed", 1),
        ("A second body was found in the yard.", "A second body", "killed", 2),
    ],
)
def test_one_person_told_of_without_a_number(text: str, words: str, measure: str, value: int) -> None:
    found = {(f.words, f.measure): f.high for f in figures(text)}
    assert found.get((words, measure)) == value


@pytest.mark.parametrize("text", ["A body of evidence was found.", "Judge Stone, 61, spoke for an hour."])
def test_nobody_is_counted_who_nothing_happened_to(text: str) -> None:
    assert not [f for f in figures(text) if f.measure in ("killed", "injured")]
