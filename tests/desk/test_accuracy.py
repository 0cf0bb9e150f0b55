"""The page that says how good the program is: what was measured, people beside it, nothing made up."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.shortcuts import render
from django.test import RequestFactory

from rejoinder.desk import accuracy
from rejoinder.desk.accuracy import MEASURES, SAMPLE_MEASURES
from rejoinder.desk.state import ENVIRON, Desk
from rejoinder.measure import (
    AttributionFigures,
    Estimate,
    Evaluation,
    FormFigures,
    GoldFile,
    Rates,
)
from rejoinder.measure.shipped import PEOPLE, SampleFigures, Share, Shipped, shipped
from rejoinder.model import MadeBy
from rejoinder.model.vocabulary import Form


def rates(value: float) -> Rates:
    def estimate(more: float) -> Estimate:
        return Estimate(value=value + more, low=value + more - 2, high=value + more + 2)

    return Rates(precision=estimate(5), recall=estimate(-5), f=estimate(0))


def form(name: Form | None, value: float) -> FormFigures:
    return FormFigures(
        form=name, gold=40, extracted=30, soft=rates(value), exact=rates(value - 20), joint=rates(value - 10)
    )


def evaluation(reader: str, value: float) -> Evaluation:
    return Evaluation(
        gold=GoldFile(name="The valley papers", sha256="ab" * 32, documents=12),
        reader=reader,
        made_by=MadeBy(rejoinder="9.9", models={"reader": "7"}),
        date="2031-05-09",
        times=100,
        seed=7,
        processes=1,
        seconds=2,
        processor_seconds=1,
        attribution=AttributionFigures(
            statements=40, words=5000, forms=(form(None, value), form("direct", value + 9)), documents=()
        ),
    )


SAMPLE = SampleFigures(
    corpus="cd" * 32, rejoinder="9.9", date="2031-05-09", shares=(Share(name="speaker", hits=9, of=12),)
)
MEASURED = Shipped(attribution=(evaluation("accurate", 70.0), evaluation("fast", 60.0)), sample=SAMPLE)


@pytest.fixture
def shown(desk: Desk) -> Callable[[Shipped], str]:
    """The page's text for figures of one's own."""

    def text(figures: Shipped) -> str:
        request = RequestFactory().get("/accuracy", **{ENVIRON: desk})
        html = render(request, "desk/accuracy.html", accuracy.page(figures)).content.decode()
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())

    return text


@pytest.mark.parametrize(
    "words",
    [
        "The valley papers: 12 whole news articles with 40 statements",
        "All statements, F in per cent ● accurate ■ fast ◆ people",
        f"Were the statements found? soft 70.0 68.0–72.0 60.0 58.0–62.0 {PEOPLE['soft']}",
        f"Were they given to the right source? joint 60.0 58.0–62.0 50.0 48.0–52.0 {PEOPLE['joint']}",
        "direct fast 40 30 74.0 72.0–76.0 64.0 62.0–66.0 69.0 67.0–71.0",
        "Speaker found statements given to the right person or body 9 12 75.0",
        "fast 9 May 2031 rejoinder 9.9, reader 7 5000",
        "100 resamples, seed 7. Gold: 5000 words, SHA-256 abababababababab",
    ],
)
def test_the_page_tells_what_was_measured(shown: Callable[[Shipped], str], words: str) -> None:
    assert words in shown(MEASURED)


def test_what_was_not_measured_is_not_shown(shown: Callable[[Shipped], str]) -> None:
    seen = shown(Shipped())
    assert "No measurement of statements came with this version" in seen
    assert "people" not in seen.split("What this does not say")[0].replace("in which people had marked", "")


def test_people_have_a_dot_beside_all_forms_only() -> None:
    measured = accuracy.readers(MEASURED)
    dots = list(accuracy.dots(measured, MEASURES[0]))
    assert [(d.row, d.value) for d in dots] == [
        ("all", 70.0),
        ("all", 60.0),
        ("all", PEOPLE["soft"]),
        ("direct", 79.0),
        ("direct", 69.0),
    ]
    assert len({d.mark for d in dots}) == 3


def test_the_way_to_the_page_stands_on_every_page(page: Callable[[str], str]) -> None:
    assert '<a href="/accuracy">How good is this</a>' in page("/")


def test_shipped_figures_are_whole_and_their_measures_explained() -> None:
    figures = shipped()
    assert figures.sample
    assert {share.name for share in figures.sample.shares} == SAMPLE_MEASURES.keys()
    assert figures.attribution
    for one in figures.attribution:
        everything = one.attribution.all_forms
        assert (
            everything.gold
            == sum(form.gold for form in one.attribution.forms[1:])
            == one.attribution.statements
        )
        for rates in (everything.soft, everything.exact, everything.joint):
            assert rates.f.low is not None
            assert rates.f.high is not None
            assert 0 < rates.f.low < rates.f.value < rates.f.high < 100
