"""Quoted words are found where they stand, or not at all."""

import pytest
from sample.find import Span, Unfound, find, paragraph_at

TEXT = "The mill stopped. He said the mill\n\nhad stopped, and the mill was sold."


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        ("He said", "He said"),
        ("the mill#2", "the mill"),
        ("The mill ... stopped", "The mill stopped"),
        ("He said ... sold", "He said the mill\n\nhad stopped, and the mill was sold"),
        ("the mill ... sold#2", "the mill was sold"),
    ],
)
def test_finds(quoted: str, words: str) -> None:
    assert find(TEXT, quoted).of(TEXT) == words


@pytest.mark.parametrize("quoted", ["the mill", "the mine", "he", "the mill#3", "He said ... bought"])
def test_words_that_match_nowhere_or_twice_are_an_error(quoted: str) -> None:
    with pytest.raises(Unfound):
        find(TEXT, quoted)


def test_places_inside_the_content_do_not_count() -> None:
    content = find(TEXT, "had stopped ... sold")
    assert find(TEXT, "the mill", outside=(content,)).end < content.start


def test_paragraph_ends_at_blank_lines() -> None:
    second = TEXT.index("had stopped")
    assert paragraph_at(TEXT, second + 3) == Span(second, len(TEXT))
