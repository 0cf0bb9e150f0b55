"""Sentences that keep a quotation and its attribution in one piece."""

import pytest

from extract.reading import document
from rejoinder.extract.parse import parse
from rejoinder.extract.statements.sentences import sentences


def cut(text: str) -> list[str]:
    return [s.span.of(text) for s in sentences(parse(document(text)))]


@pytest.mark.parametrize(
    "text",
    [
        '"The ward is open. The beds are new. Come and see," the matron said.',
        '"Is the ward open?" the patient asked.',
        '"The ward is open!" said the matron.',
        '"The ward is open. The beds are new." he said.',
    ],
)
def test_a_quotation_and_its_attribution_are_one_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ward is open.", "The beds are new."),
        ('"The ward is open."', "The visitors left before noon."),
        ('The matron said: "The ward is open."', "Nobody asked about the beds."),
    ],
)
def test_sentences_end_outside_quotations(first: str, second: str) -> None:
    assert cut(f"{first} {second}") == [first, second]


def test_no_sentence_runs_across_paragraphs() -> None:
    assert cut("The ward is open\nThe beds are new") == ["The ward is open", "The beds are new"]


def test_a_sentence_knows_which_of_its_tokens_are_quoted() -> None:
    (sentence,) = sentences(parse(document('The matron called the ward "a credit to us" today.')))
    assert [t.text for t in sentence.outside()] == ["The", "matron", "called", "the", "ward", "today", "."]
