"""Charts: what is drawn, in which variant, and that texts in them stay texts."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import altair
import pytest
from msgspec import structs

from rejoinder.model.vocabulary import Measure
from rejoinder.publish import Index, charts
from rejoinder.publish.charts import AccuracyDot, FigureRow, Layout, TimelineDot
from rejoinder.publish.marks import NO_MARK, Scheme, mark_at

SVG = "{http://www.w3.org/2000/svg}"


def row(low: float | None, high: float | None, label: str = "Union") -> FigureRow:
    return FigureRow(label, "9 May 2031", mark_at(0), low, high, "words")


def texts(svg: str) -> list[str]:
    return ["".join(t.itertext()) for t in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_rows_are_claimants_with_their_as_of_date(index: Index) -> None:
    rows = charts.figure_rows(list(index.figures.values()))
    assert [(r.claimant, r.as_of, r.words) for r in rows] == [
        ("District hospital", "7 May 2031", "at most about 4"),
        ("Orrin Fishers' Union", "8 May 2031", "at least 10"),
        ("District hospital", "9 May 2031", "13 to 16"),
        ("Ada Lind", "10 May 2031", "9"),
    ]


def test_the_same_number_in_two_documents_is_one_row(index: Index) -> None:
    figure = index.figures["f-9"]
    assert len(charts.figure_rows([figure, replace(figure)])) == 1


def test_a_figure_without_bounds_has_no_row(index: Index) -> None:
    held = index.figures["f-9"]
    open_ended = replace(
        held, figure=type(held.figure)(id="x", span=held.figure.span, measure="killed", words="many")
    )
    assert charts.figure_rows([open_ended]) == []


@pytest.mark.parametrize(
    ("layout", "labels"), [("wide", {"Union", "9 May 2031"}), ("narrow", {"Union, 9 May 2031"})]
)
@pytest.mark.parametrize(("scheme", "ink"), [("light", "#1d2125"), ("dark", "#e7e5df")])
def test_a_chart_has_its_labels_in_every_variant(
    scheme: Scheme, ink: str, layout: Layout, labels: set[str]
) -> None:
    svg = charts.figures_chart([row(10, None)], scheme, layout)
    assert labels | {"words", "●"} <= set(texts(svg))
    assert ink in svg
    assert "<script" not in svg


@pytest.mark.parametrize(
    ("low", "high", "arrows"),
    [(10, None, 1), (None, 10, 1), (10, 20, 0), (10, 10, 0)],
    ids=["open above", "open below", "range", "point"],
)
def test_an_open_bound_is_an_arrow(low: float | None, high: float | None, arrows: int) -> None:
    svg = charts.figures_chart([row(low, high)], "light")
    assert svg.count('aria-roledescription="point"') - (low == high) == arrows


def test_values_far_apart_are_drawn_on_a_logarithmic_scale() -> None:
    near = texts(charts.figures_chart([row(1, 1), row(90, 90, "B")], "light"))
    far = texts(charts.figures_chart([row(1, 1), row(9000, 9000, "B")], "light"))
    assert "100" in near
    assert {"10", "100", "1,000"} <= set(far)


@pytest.mark.parametrize(
    "label",
    ["<script>alert(1)</script>", "a & b \" ' c", "\u202eevil", "x" * 500, "'+alert(1)+'"],
    ids=["script", "quotes", "right to left", "long", "expression"],
)
def test_hostile_labels_stay_text(label: str) -> None:
    svg = charts.figures_chart([row(1, 2, label)], "light")
    assert "<script" not in svg
    assert any(text.rstrip("…") in label and text for text in texts(svg))


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_the_specifications_fit_the_schema(monkeypatch: pytest.MonkeyPatch, layout: Layout) -> None:
    specs: list[str] = []
    monkeypatch.setattr(charts, "_svg_of", lambda spec: specs.append(spec) or "")
    charts.figures_chart([row(1, 2), row(None, 3, "B"), row(4, 4, "C")], "light", layout)
    charts.timeline_chart([TimelineDot("Union", NO_MARK, "2031-05-09", 2)], "dark", layout)
    charts.accuracy_chart([AccuracyDot("all", mark_at(0), 63.7, 60.1, 66.9)], "dark", layout)
    assert all(altair.LayerChart.from_dict(json.loads(spec)) for spec in specs)
    assert len(specs) == 3


@pytest.mark.parametrize(
    ("measures", "units", "fits"),
    [
        (("killed", "killed"), ("people", None), True),
        (("area", "area"), ("km²", "hectare"), False),
        (("area", "area"), ("km²", "km²"), True),
        (("other", "other"), ("bridge", "bridge"), False),
    ],
)
def test_only_what_has_one_scale_is_drawn_together(
    index: Index, measures: tuple[Measure, ...], units: tuple[str | None, ...], fits: bool
) -> None:
    held = index.figures["f-9"]
    figures = [
        replace(held, figure=structs.replace(held.figure, measure=m, unit=u))
        for m, u in zip(measures, units, strict=True)
    ]
    assert charts.on_one_scale(figures) == fits


def test_drawing_is_deterministic() -> None:
    charts._svg_of.cache_clear()
    first = charts.figures_chart([row(1, 2)], "light")
    charts._svg_of.cache_clear()
    assert charts.figures_chart([row(1, 2)], "light") == first


def test_what_one_party_said_on_one_day_is_one_sign_with_a_number(index: Index) -> None:
    dots = charts.timeline_dots(list(index.statements.values()), [d.published.date for d in index.documents])
    lind = [(d.date, d.count) for d in dots if d.row == "Ada Lind"]
    assert lind == [("2031-05-10", 3), ("2031-05-11", 1), ("2031-05-12", 1)]
    assert charts.timeline_rows(dots)[:2] == ["Documents", "Ada Lind"]


def test_a_number_is_left_out_where_the_next_sign_would_lie_over_it() -> None:
    dots = [
        TimelineDot("Union", NO_MARK, "2031-05-01", 7),
        TimelineDot("Union", NO_MARK, "2031-05-02", 8),
        TimelineDot("Union", NO_MARK, "2031-12-01", 9),
    ]
    seen = texts(charts.timeline_chart(dots, "light"))
    assert "7" not in seen
    assert {"8", "9"} <= set(seen)


@pytest.mark.parametrize("date", ["2031", "2031-05", "2031-05-09", "2031-02-31"])
def test_dates_cut_short_or_wrong_still_have_a_place(date: str) -> None:
    svg = charts.timeline_chart([TimelineDot("Union", NO_MARK, date, 1)], "light")
    assert "Union" in texts(svg)


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_what_was_measured_is_a_dot_on_its_interval(layout: Layout) -> None:
    dots = [
        AccuracyDot("all", mark_at(0), 63.7, 60.1, 66.9),
        AccuracyDot("all", NO_MARK, 81.8),
        AccuracyDot("direct", mark_at(0), 80.9, 75.1, 85.0),
    ]
    svg = charts.accuracy_chart(dots, "light", layout)
    assert {"all", "direct", "63.7", "81.8", "80.9", "0", "100"} <= set(texts(svg))
    points, rules = (svg.count(f'aria-roledescription="{kind}"') for kind in ("point", "rule mark"))
    assert (points, rules) == (3, 3)
