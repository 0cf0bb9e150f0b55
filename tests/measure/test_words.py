"""Words and quotation marks as a measure sees them."""

import pytest

from rejoinder.measure.words import Words, quoted_parts
from rejoinder.model import Span


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "the dam held" today.', ["the dam held"]),
        ("She said “it broke” and “it fell”.", ["it broke", "it fell"]),
        ("«Elle tient», dit-il.", ["Elle tient"]),
        ("``It holds,'' he said.", ["It holds,"]),
        ("''It holds,'' he said.", ["It holds,"]),
        ("The board'' s word", []),
        ("“A “quotation” within", ["A “quotation"]),
        ("an “open one\nthe next line”", ["open one"]),
        ("He called it ‘a leak’ at the workers’ hall.", ["a leak"]),
        ("“They’ve said ‘a leak’ before,” she said.", ["They’ve said ‘a leak’ before,"]),
        ("the workers’ dam and the ministers’ word", []),
        ("no marks", []),
        ("", []),
    ],
)
def test_what_stands_between_marks(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quoted_parts(text)] == quoted


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 4, ["she"]),
        (0, 3, ["she"]),
        (2, 5, ["she", "said"]),
        (8, 12, ["5,662"]),
        (14, 15, []),
        (8, 30, ["5,662", "don’t"]),
    ],
)
def test_words_are_those_that_a_span_touches(start: int, end: int, words: list[str]) -> None:
    text = Words("She said 5,662 – don’t.")
    assert [text.lower[n] for n in sorted(text.at([Span(start, end)]))] == words


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("the dam held", "direct"),
        ("that", "indirect"),
        ("that “the dam", "mixed"),
        ("“the dam held”", "direct"),
    ],
)
def test_form_is_read_from_the_marks(content: str, form: str) -> None:
    text = "Lind said that “the dam held”."
    start = text.index(content)
    words = Words(text)
    assert words.form(words.at([Span(start, start + len(content))])) == form
