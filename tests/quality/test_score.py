"""The measures themselves, on records small enough to count by hand."""

import pytest

from quality.score import (
    Gold,
    Match,
    Share,
    act_agrees,
    bounds_agree,
    match_statements,
    measure,
    word_f1,
    words,
)
from rejoinder.model import (
    Comparison,
    Extracted,
    Figure,
    MadeBy,
    Reply,
    Span,
    Speaker,
    Statement,
    Utterance,
    text_sha256,
)

TEXT = 'Orla Finch said the dam had held. "The dam broke at noon," said Piet Vos. 12 people died.'


def statement(name: str, speaker: str, start: str, end: str) -> Statement:
    span = Span(TEXT.index(start), TEXT.index(end) + len(end))
    return Statement(
        id=name, form="direct", act="asserts", content=(span,), speaker=Speaker(name=speaker, party=speaker)
    )


def figure(low: float | None, high: float | None, *, approx: bool = False) -> Figure:
    start = TEXT.index("12")
    return Figure(
        id=f"f-{low}-{high}",
        span=Span(start, start + 2),
        measure="killed",
        low=low,
        high=high,
        approx=approx,
        words="12",
    )


def extracted(*statements: Statement, figures: tuple[Figure, ...] = ()) -> Extracted:
    return Extracted(
        id="d",
        file="in/dam.txt",
        text=TEXT,
        text_sha256=text_sha256(TEXT),
        made_by=MadeBy(rejoinder="test"),
        statements=statements,
        figures=figures,
    )


HELD = statement("s-held", "Finch", "the dam had held", "the dam had held")
BROKE = statement("s-broke", "Orla Finch", "The dam broke", "at noon")
GOLD: Gold = {
    "names": {"finch": ["Orla Finch"], "vos": ["Piet Vos"]},
    "statements": [
        {
            "id": "1",
            "doc": "dam.txt",
            "actor": "finch",
            "act": "assert",
            "kind": "indirect",
            "content_text": ["the dam had held"],
        },
        {
            "id": "2",
            "doc": "dam.txt",
            "actor": "vos",
            "act": "deny",
            "kind": "direct",
            "content_text": ["The dam", "broke at noon"],
        },
        {
            "id": "3",
            "doc": "dam.txt",
            "actor": "vos",
            "act": "assert",
            "kind": "direct",
            "content_text": ["nobody came"],
        },
    ],
    "figures": [
        {"id": "f1", "doc": "dam.txt", "text": "12 people", "low": 12, "high": 12, "measure": "killed"},
        {"id": "f2", "doc": "dam.txt", "text": "12", "low": 12, "high": None, "measure": "injured"},
        {"id": "f3", "doc": "dam.txt", "text": "40 people", "low": 40, "high": 40, "measure": "killed"},
    ],
    "figure_pairs": [["f1", "f2", "same_or_compatible", ""], ["f1", "f3", "disagree", ""]],
    "links": [["2", "1", "contradicts"], ["3", "1", "denies"]],
}


@pytest.mark.parametrize(
    ("name", "hits", "of"),
    [
        ("statement recall", 2, 3),
        ("statement precision", 2, 2),
        ("speaker", 1, 2),
        ("act", 1, 2),
        ("form", 1, 2),
        ("figure recall", 2, 3),
        ("figure measure", 1, 3),
        ("figure verdict", 1, 1),
        ("reply recall", 1, 2),
        ("reply precision", 1, 1),
        ("reply kind recall", 1, 2),
    ],
)
def test_measures_on_a_document_counted_by_hand(name: str, hits: int, of: int) -> None:
    reply = Reply(id="r", source="s-broke", target="s-held", kind="denies", score=1.0)
    compared = Comparison(figures=("f-12-None", "f-12-12"), verdict="compatible")
    document = extracted(HELD, BROKE, figures=(figure(12, 12), figure(12, None)))
    assert measure(GOLD, [document], [reply, compared])[name] == Share(hits, of)


def test_utterance_links_its_statements() -> None:
    utterance = Utterance(id="u", statements=("s-broke", "s-held"))
    measured = measure(GOLD, [extracted(HELD, BROKE)], [utterance])
    assert measured["reply recall"].hits == 1
    assert measured["reply kind recall"].hits == 0


def test_statement_is_matched_once() -> None:
    twice = [dict(GOLD["statements"][0], id=name) for name in "ab"]
    assert len(match_statements(twice, [extracted(HELD)])) == 1


@pytest.mark.parametrize(
    ("gold", "low", "high", "approx", "agree"),
    [
        ({"low": 26, "high": None}, 25, None, False, True),
        ({"low": 26, "high": None}, 26, 26, False, False),
        ({"low": 10, "high": 20}, 10, 20, False, True),
        ({"low": None, "high": None, "approx": 100}, 90, 110, True, True),
        ({"low": None, "high": None, "approx": 100}, 10, 1000, True, False),
        ({"low": None, "high": None, "approx": 100}, 100, None, True, True),
    ],
)
def test_bounds(
    gold: dict[str, int], low: float | None, high: float | None, approx: bool, agree: bool
) -> None:
    assert bounds_agree(gold, figure(low, high, approx=approx)) is agree


@pytest.mark.parametrize(
    ("wanted", "agrees"), [("assert", True), ("asserts", True), ("deny", False), ("accuse", False)]
)
def test_act_may_be_named_by_its_verb(wanted: str, agrees: bool) -> None:
    assert act_agrees(Match({"act": wanted}, HELD)) is agrees


def test_words_and_their_overlap() -> None:
    assert words("Don’t\xa0stop, 5,662 sorties") == ["don’t", "stop", "5,662", "sorties"]
    assert word_f1(["a", "a", "b"], ["a", "c", "c"]) == pytest.approx(1 / 3)
    assert word_f1([], []) == 0.0


def test_share_of_nothing_is_nothing() -> None:
    assert Share(0, 0).percent == 0.0
