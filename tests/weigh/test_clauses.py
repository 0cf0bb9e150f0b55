"""Clauses and sentences as spans of the text."""

import pytest

from rejoinder.model import Span
from rejoinder.weigh.clauses import clauses_in, sentence_around

CASES = [
    ("The wall held, and no water ran out.", ["The wall held", "and no water ran out."]),
    ("It fell at 2.40 a.m. on Monday; nobody saw it.", ["It fell at 2.40 a.m. on Monday", "nobody saw it."]),
    ("“We know.” They do not.", ["“We know.”", "They do not."]),
    ("One of 1,200 sacks, red or blue", ["One of 1,200 sacks, red or blue"]),
    ("...", []),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_a_text_falls_into_clauses_with_their_exact_words(text: str, words: list[str]) -> None:
    found = list(clauses_in(text, Span(0, len(text))))
    assert [c.words for c in found] == words
    assert all(c.span.of(text) == c.words for c in found)


def test_clauses_stay_within_their_span() -> None:
    text = "Before, and within, but after."
    assert [c.words for c in clauses_in(text, Span(8, 18))] == ["and within"]


def test_the_sentence_around_a_span() -> None:
    text = "First one. Then 12 men left at 3 a.m. on Sunday. Last one."
    at = text.index("12")
    assert sentence_around(text, Span(at, at + 2)).of(text) == "Then 12 men left at 3 a.m. on Sunday."
