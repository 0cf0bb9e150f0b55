"""The gold is made from the annotations, fits the documents' words, and holds every feature of the README."""

import json
import re
from collections import Counter
from datetime import date

import pytest
from sample.find import find, paragraph_at
from sample.gold import GOLD_JSON, form, gold
from sample.source import HERE, sources

GOLD = json.loads(GOLD_JSON.read_text(encoding="utf-8"))
STATEMENTS = {statement["id"]: statement for statement in GOLD["statements"]}
FIGURES = {figure["id"]: figure for figure in GOLD["figures"]}
README = (HERE / "README.md").read_text(encoding="utf-8")
FEATURES = re.findall(r"^\| ([^|]+) \| ([^|]*\d\d[^|]*) \|$", README, re.M)
ID = re.compile(r"\b\d\d(?:-f?\d+)?\b")


def text_of(record: dict) -> str:
    return GOLD["texts"][record["doc"]]


def test_committed_gold_is_made_from_the_annotations() -> None:
    assert json.loads(json.dumps(gold())) == GOLD


def test_texts_are_those_of_the_documents() -> None:
    assert GOLD["texts"] == {source.file: source.text for source in sources()}


@pytest.mark.parametrize("kind", ["statements", "figures"])
def test_ids_are_unique(kind: str) -> None:
    counted = Counter(record["id"] for record in GOLD[kind])
    assert [name for name, times in counted.items() if times > 1] == []


def test_statement_spans_match_their_words() -> None:
    for statement in GOLD["statements"]:
        text = text_of(statement)
        assert [text[start:end] for start, end in statement["content"]] == statement["content_text"]
        for key in ("source", "cue"):
            if key in statement:
                start, end = statement[key]
                assert text[start:end] == statement[f"{key}_text"]


def test_figure_spans_match_their_words_and_bounds_are_in_order() -> None:
    for figure in GOLD["figures"]:
        start, end = figure["span"]
        assert text_of(figure)[start:end] == figure["text"]
        low, high = figure["low"], figure["high"]
        assert (low, high) != (None, None) or "approx" in figure
        assert low is None or high is None or low <= high


def test_links_join_statements_once() -> None:
    pairs = Counter(frozenset(link[:2]) for link in GOLD["links"])
    assert {name for pair in pairs for name in pair} <= STATEMENTS.keys()
    assert [sorted(pair) for pair, times in pairs.items() if times > 1 or len(pair) != 2] == []


def test_no_statement_replies_to_a_later_document() -> None:
    days = {source.file: source.published for source in sources()}
    for start, end, _ in GOLD["links"]:
        assert days[STATEMENTS[start]["doc"]] >= days[STATEMENTS[end]["doc"]]


def test_figure_pairs_join_figures() -> None:
    assert {name for pair in GOLD["figure_pairs"] for name in pair[:2]} <= FIGURES.keys()
    assert {pair[2] for pair in GOLD["figure_pairs"]} == {"same", "compatible", "disagree", "not_comparable"}


def test_every_actor_has_names_and_every_name_an_actor() -> None:
    actors = {record["actor"] for kind in ("statements", "figures") for record in GOLD[kind]} - {"publisher"}
    parties = {request[key] for request in GOLD["requests"] for key in ("by", "to")}
    assert actors | parties == GOLD["names"].keys()


def test_nested_statements_stand_in_the_paragraph_of_their_parent() -> None:
    nested = [statement for statement in GOLD["statements"] if "parent" in statement]
    assert len(nested) >= 5
    for statement in nested:
        parent = STATEMENTS[statement["parent"]]
        assert parent["doc"] == statement["doc"]
        paragraph = paragraph_at(text_of(statement), statement["content"][0][0])
        assert paragraph.start <= parent["content"][0][0] < paragraph.end


def test_coverage_has_a_cell_for_each_point_and_response() -> None:
    for coverage in GOLD["coverage"]:
        expected = {(p["id"], response) for p in coverage["points"] for response in coverage["responses"]}
        assert {(cell["point"], cell["response"]) for cell in coverage["cells"]} == expected
        assert {point["statement"] for point in coverage["points"]} <= STATEMENTS.keys()


def test_bulletins_promised_daily_are_counted_by_the_days_of_each_window() -> None:
    for window in GOLD["cadence"][0]["windows"]:
        days = date.fromisoformat(window["end"]) - date.fromisoformat(window["start"])
        assert days.days + 1 == window["expected"] >= window["count"]


def test_words_of_requests_are_in_their_documents() -> None:
    for request in GOLD["requests"]:
        assert all(GOLD["texts"][file][start:end] for file, start, end in request["words"])


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [("It held,", "direct"), ("the wall “held”", "mixed"), ("“held”", "mixed"), ("the wall", "indirect")],
)
def test_form_follows_the_quotation_marks(quoted: str, expected: str) -> None:
    text = "“It held,” she said. He said the wall “held”."
    assert form(text, [find(text, quoted)]) == expected


def test_readme_lists_the_features() -> None:
    assert len(FEATURES) >= 30


@pytest.mark.parametrize(("feature", "where"), FEATURES, ids=[feature for feature, _ in FEATURES])
def test_feature_is_where_the_readme_says(feature: str, where: str) -> None:
    numbers = {source.name[:2] for source in sources()}
    known = STATEMENTS.keys() | FIGURES.keys() | numbers
    named = set(ID.findall(where))
    assert named, feature
    assert named <= known, named - known
