"""Quotations by their marks alone."""

import pytest

from rejoinder.extract.quotes import Quotation, find_quotations, overlapping
from rejoinder.model import Span


def read(text: str) -> tuple[Quotation, ...]:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return find_quotations(text, paragraphs)


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in read(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('The keeper said "it was a goal" twice.', ["it was a goal"]),
        ("The keeper said “it was a goal” twice.", ["it was a goal"]),
        ("The keeper said «it was a goal» twice.", ["it was a goal"]),
        ("The keeper said „it was a goal“ twice.", ["it was a goal"]),
        ("The keeper said „it was a goal” twice.", ["it was a goal"]),
        ("The keeper said »it was a goal« twice.", ["it was a goal"]),
        ("The keeper said 'it was a goal' twice.", ["it was a goal"]),
        ("The keeper said ‘it was a goal’ twice.", ["it was a goal"]),
        ("The keeper said « it was a goal » twice.", ["it was a goal"]),
        ("“It was a goal,” she said, “and a late one.”", ["It was a goal,", "and a late one."]),
        ("“The referee said ‘play on’ and we did.”", ["The referee said ‘play on’ and we did."]),
        ("It's the players' turn, the keeper's agent said.", []),
        ("The '90s were the club's best years.", []),
        ('Empty "" and blank " " marks hold nothing.', []),
        ("No marks at all.", []),
    ],
)
def test_words_between_marks(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


def test_an_apostrophe_inside_single_marks_is_a_letter() -> None:
    assert inner("'We didn't sign it,' the agent said.") == ["We didn't sign it,"]


def test_an_opening_mark_inside_an_open_quotation_restarts_it() -> None:
    assert inner("“The pitch was wet, he said. “We lost.”") == ["The pitch was wet, he said.", "We lost."]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    text = "“The pitch was wet.\nThe match was stopped."
    (quotation,) = read(text)
    assert quotation.inner.of(text) == "The pitch was wet." and not quotation.closed


def test_a_quotation_runs_over_paragraphs() -> None:
    text = "“The pitch was wet.\n“The light was poor.\n“We stopped.”"
    assert [(q.continues, q.closed) for q in read(text)] == [(False, False), (True, False), (True, True)]


def test_a_quotation_in_the_next_paragraph_is_its_own_where_the_last_was_closed() -> None:
    assert [q.continues for q in read("“The pitch was wet.”\n“The light was poor.”")] == [False, False]


@pytest.mark.parametrize(("words", "found"), [("one", 1), ("two", 0), ("three", 1), ('"one" two "three"', 2)])
def test_quotations_are_found_by_span(words: str, found: int) -> None:
    text = 'Say "one" two "three" now.'
    at = text.index(words)
    assert len(overlapping(read(text), Span(at, at + len(words)))) == found


def test_thousands_of_marks_are_read() -> None:
    assert len(read('"a" ' * 5000)) == 5000
    assert len(read("“" * 5000 + "a")) == 1
