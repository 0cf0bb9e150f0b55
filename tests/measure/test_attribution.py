"""Measures on texts small enough to count by hand."""

import pytest

from rejoinder.measure import GoldDocument, GoldStatement, align, measure_attribution
from rejoinder.measure.attribution import same_source
from rejoinder.measure.words import Words
from rejoinder.model import Span, Statement
from rejoinder.model.vocabulary import Form

TEXT = 'Orla Finch said the dam had held. "The dam broke at noon," said the miner Piet Vos.'


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def marked(content: str, source: str | None = None) -> GoldStatement:
    return GoldStatement(content=(span(content),), source=span(source) if source else None)


def extracted(content: str, source: str | None = None) -> Statement:
    return Statement(
        id=content,
        form="indirect",
        act="asserts",
        content=(span(content),),
        source=span(source) if source else None,
    )


GOLD = GoldDocument(
    doc_id="dam",
    text=TEXT,
    statements=(
        marked("the dam had held", "Orla Finch"),
        marked("The dam broke at noon", "the miner Piet Vos"),
    ),
)
HELD = extracted("the dam had held", "Finch")
BROKE = extracted('"The dam broke', "Orla")


def measured(*statements: Statement) -> dict[Form | None, tuple[float, float, float]]:
    figures = measure_attribution([GOLD], {"dam": statements})
    return {f.form: (f.soft.f.value, f.exact.f.value, f.joint.f.value) for f in figures.forms}


def test_figures_counted_by_hand() -> None:
    figures = measure_attribution([GOLD], {"dam": [HELD, BROKE]}).all_forms
    # Four of four words and three of five: recall (1 + 0.6) / 2; all extracted words are the gold's.
    assert (figures.gold, figures.extracted) == (2, 2)
    assert figures.soft.precision.value == 100
    assert figures.soft.recall.value == 80
    assert figures.soft.f.value == pytest.approx(88.89)
    assert figures.exact.f.value == 50
    assert figures.joint.f.value == 50


@pytest.mark.parametrize(
    ("form", "figures"),
    [("indirect", (100, 100, 100)), ("direct", (75, 0, 0)), ("mixed", (0, 0, 0))],
)
def test_each_form_has_its_own_figures(form: Form, figures: tuple[float, float, float]) -> None:
    assert measured(HELD, BROKE)[form] == figures


def test_marks_at_the_edges_do_not_count() -> None:
    assert measured(HELD, extracted('"The dam broke at noon,"', "Piet Vos"))[None] == (100, 100, 100)


def test_a_text_in_which_nothing_was_found_counts_with_all_that_was_missed() -> None:
    figures = measure_attribution([GOLD], {}).all_forms
    assert (figures.gold, figures.extracted, figures.soft.f.value) == (2, 0, 0)


def test_the_same_content_from_the_same_source_counts_once() -> None:
    again = extracted("the dam had held", "Finch")
    assert measure_attribution([GOLD], {"dam": [HELD, again]}).all_forms.extracted == 1
    other = extracted("the dam had held", "Piet Vos")
    assert measure_attribution([GOLD], {"dam": [HELD, other]}).all_forms.extracted == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Orla Finch", "Finch", True),
        ("Finch", "Vos", False),
        ("the miner", "the dam", False),
        ("the", "the", True),
        (None, None, True),
        (None, "Finch", False),
    ],
)
def test_sources_are_the_same_where_they_share_a_naming_word(
    one: str | None, other: str | None, same: bool
) -> None:
    words = Words(TEXT)
    sets = [words.at([span(source)] if source else []) for source in (one, other)]
    assert same_source(words, *sets) is same


def test_a_source_counts_only_where_half_of_the_content_was_found() -> None:
    short = extracted("noon", "Piet Vos")
    figures = measure_attribution([GOLD], {"dam": [short]}).all_forms
    assert figures.soft.precision.value == 100
    assert figures.joint.precision.value == 0


def test_counterparts_are_told_by_the_numbers_of_the_statements() -> None:
    assert align(GOLD, [extracted("Piet Vos"), BROKE, HELD]).counterparts == {1: 1, 2: 0}


def test_intervals_hold_the_figure_and_come_only_when_asked_for() -> None:
    gold = [GOLD, *(GoldDocument(doc_id=f"{n}", text=TEXT, statements=GOLD.statements) for n in range(8))]
    found = {"dam": [HELD], **{f"{n}": [HELD, BROKE] for n in range(4)}}
    f = measure_attribution(gold, found, times=200).all_forms.soft.f
    assert f.low is not None
    assert f.high is not None
    assert f.low < f.value < f.high
    assert measure_attribution(gold, found).all_forms.soft.f.low is None


def test_the_texts_that_lost_most_come_first() -> None:
    gold = [GoldDocument(doc_id=id, text=TEXT, statements=GOLD.statements) for id in ("a", "b", "c")]
    figures = measure_attribution(gold, {"a": [HELD], "b": [HELD, BROKE], "c": []})
    assert [(d.doc_id, d.lost) for d in figures.documents] == [("c", 2), ("a", 1), ("b", 0.4)]
