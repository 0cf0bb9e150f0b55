"""Whole statements: form, quoted words, date, venue, parent; and that no text at all breaks them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.reading import document, only, tell
from rejoinder.extract.parse import parse
from rejoinder.extract.pipeline import Findings
from rejoinder.extract.statements.extractor import StatementExtractor, find_statements
from rejoinder.model import Span, Statement


@pytest.mark.parametrize(
    ("text", "form", "quoted"),
    [
        ('"The pass is closed," the warden said.', "direct", ["The pass is closed,"]),
        ("The warden said the pass was closed.", "indirect", []),
        ('The airline said it was "deeply sorry" for the delay.', "mixed", ["deeply sorry"]),
    ],
)
def test_form_goes_by_the_marks(text: str, form: str, quoted: list[str]) -> None:
    statement = only(text).statement
    assert statement.form == form
    assert [q.of(text) for q in statement.quoted] == quoted


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("The bank said on Thursday it had repaid customers.", "2021-03-11", "Thursday"),
        ('"One was burning," the fisherman told the inquiry on 4 March 2021.', "2021-03-04", "4 March 2021"),
    ],
)
def test_when_it_was_said(text: str, date: str, words: str) -> None:
    said = only(text).statement.said
    assert said is not None and (said.date, said.words) == (date, words)


def test_a_date_in_the_content_is_not_when_it_was_said() -> None:
    assert only("The bank said that it had repaid customers on 4 March 2021.").statement.said is None


def test_a_date_that_bounds_something_is_not_when_it_was_said() -> None:
    assert only("Since 4 March 2021 the bank has denied that customers were misled.").statement.said is None


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (
            "Speaking at a press conference in Velm, the minister said the talks had failed.",
            "a press conference",
        ),
        ("The goalkeeper said in an interview that he would retire.", "an interview"),
        ("Based on interviews, the panel concluded that the alarm had failed.", None),
        ("The goalkeeper said he would retire.", None),
    ],
)
def test_where_it_was_said(text: str, venue: str | None) -> None:
    assert only(text).statement.venue == venue


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        (
            "The ministry said that the rebels had claimed that the town was empty.",
            "the rebels",
            "The ministry",
        ),
        ("The actor said Mr Brandt had told him that the film was cancelled.", "Mr Brandt", "The actor"),
    ],
)
def test_a_statement_in_anothers_words_has_a_parent(text: str, inner: str, outer: str) -> None:
    by_source = {t.source: t.statement for t in tell(text)}
    assert by_source[inner].parent == by_source[outer].id
    assert by_source[outer].parent is None


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("The union accused Kestrel Oil of hiding the report.", "Kestrel Oil"),
        ("The opposition called on the government to publish the contract.", "the government"),
        ("The nurse said the ward was full.", None),
    ],
)
def test_whom_it_is_addressed_to(text: str, addressee: str | None) -> None:
    assert only(text).statement.addressee == addressee


def test_the_extractor_adds_statements_to_what_was_found() -> None:
    found = StatementExtractor()(parse(document("The nurse said the ward was full.")), Findings())
    assert len(found.statements) == 1


def test_ids_are_unique_and_stay_the_same() -> None:
    text = "The vet said it rained. The vet said it rained.\nThe vet said it rained."
    first, second = (find_statements(parse(document(text))) for _ in range(2))
    assert first == second
    assert len({s.id for s in first}) == len(first) == 3


def spans(statement: Statement) -> list[Span]:
    held = [*statement.cue, *statement.content, *statement.quoted, *statement.hedges]
    held += [b.words for b in statement.basis]
    return [*held, statement.source] if statement.source else held


def check(text: str) -> tuple[Statement, ...]:
    """The statements of ``text``, whose spans all lie in it and hold something."""
    statements = find_statements(parse(document(text)))
    for statement in statements:
        assert statement.content
        assert all(0 <= s.start < s.end <= len(text) for s in spans(statement))
        assert all(s.of(text).strip() for s in (*statement.content, *statement.cue))
    return statements


PIECES = st.sampled_from(
    [
        "said", "the minister", "“", "”", '"', "'", "’", "«", "»", "„", "‘", ":", ".", ",", "\n", " ", " – ", "—", "?",
        "according to", "Ms Orr", "he", "accused", "of", "denied", "that", "claims", "was told", "by", "the report",
        "called", "as", "to", "did not", "comment", "would", "on", "Monday", "12", "witnesses", "SAID", "\u200b", "é",
        "e\u0301", "\u202e", "😀", "\x00", "ﬁ", "İ", "…",
    ]
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_words_of_news_in_any_order(text: str) -> None:
    check(text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    check(text)


NEWS = (
    'The mayor said the bridge would close. "We have no choice," she said. Union leader Jo Vance denied it. '
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "“" * 3000,
        '"' * 3001,
        "'" * 3000,
        '"said" ' * 1000,
        "said " * 1000,
        "he said that " * 200,
        NEWS.upper() * 3,
        NEWS * 250,
        "A" * 30000,
        "A-" * 2000,
        "A " * 2000,
        "Q: Who opened the gate?\nA: I said it was shut.\nTHE WITNESS: They told me so.",
        "- the ministry said no\n* a nurse said yes\n1. three wells\n",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_odd_documents(text: str) -> None:
    check(text)


def test_a_page_without_paragraph_breaks_gives_what_it_gives_with_them() -> None:
    assert len(check(NEWS * 50)) == len(check("\n".join([NEWS.strip()] * 50)))
