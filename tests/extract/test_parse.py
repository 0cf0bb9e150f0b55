"""The parse that all extractors share: paragraphs, pieces and lookups by offset."""

import pytest

from extract.reading import document
from rejoinder.extract.parse import BATCH, LONGEST, language_model, parse, parser_versions
from rejoinder.model import Span


def words(text: str, *, title: bool = False) -> list[str]:
    return [p.span.of(text) for p in parse(document(text, title=title)).paragraphs]


def test_each_block_is_parsed_on_its_own() -> None:
    assert words("The gate is shut.\nThe key is lost.") == ["The gate is shut.", "The key is lost."]


def test_a_heading_run_into_its_paragraph_is_parsed_on_its_own() -> None:
    assert words("Harwick: The gate is shut.") == ["Harwick", "The gate is shut."]


def test_words_with_a_cue_before_a_colon_are_no_heading() -> None:
    assert words("The warden said: The gate is shut.") == ["The warden said: The gate is shut."]


def test_a_long_stretch_is_cut_at_sentence_ends() -> None:
    text = "The gate is shut. " * 1200
    pieces = words(text)
    assert len(pieces) > 1 and max(map(len, pieces)) <= LONGEST
    assert all(p.strip().startswith("The") and p.strip().endswith(".") for p in pieces)


def test_a_long_stretch_without_sentences_is_cut_all_the_same() -> None:
    assert max(map(len, words("x" * (2 * LONGEST + 5)))) == LONGEST


def test_a_headline_in_title_case_is_parsed_in_sentence_case_and_shown_as_written() -> None:
    text = "Warden Shuts Mountain Pass After Heavy Snow\nThe warden shut the pass."
    paragraph = parse(document(text, title=True)).paragraphs[0]
    assert paragraph.words == "Warden shuts mountain pass after heavy snow"
    assert paragraph.span.of(text) == "Warden Shuts Mountain Pass After Heavy Snow"


@pytest.mark.parametrize(("offset", "number"), [(0, 0), (16, 0), (18, 1), (33, 1), (200, None)])
def test_the_paragraph_at_an_offset(offset: int, number: int | None) -> None:
    parsed = parse(document("The gate is shut.\nThe key is lost."))
    expected = None if number is None else parsed.paragraphs[number]
    assert parsed.paragraph_at(offset) is expected


def test_quotations_by_span() -> None:
    text = 'He said "one" and "two".'
    parsed = parse(document(text))
    assert [q.inner.of(text) for q in parsed.quotations_in(Span(0, 12))] == ["one"]
    assert len(parsed.quotations_in(Span(0, len(text)))) == 2


def test_the_model_is_named() -> None:
    assert set(parser_versions()) == {"en_core_web_sm", "spacy"}


def test_a_paragraph_is_read_the_same_whatever_stands_around_it() -> None:
    line = "The warden of Harwick said on Monday that two gates had been shut."
    paragraphs = parse(document("\n".join([line] * (2 * BATCH // len(line))))).paragraphs
    alone = language_model()(line)
    read = {tuple((t.tag_, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in p.doc) for p in paragraphs}
    assert read == {tuple((t.tag_, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in alone)}
