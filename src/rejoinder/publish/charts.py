"""Charts as Vega-Lite specifications, drawn to SVG offline: no script runs where they are shown.

Each chart has a light and a dark variant, and a wide and a narrow layout, so that a page can offer all four
and stay free of scripts. Numbers behind a chart stand in a table beside it; the chart never is the only place.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from rejoinder.publish.contents import Counted, Said
from rejoinder.publish.marks import DOCUMENT_MARK, PartyMark, Scheme, colour_names
from rejoinder.publish.wording import bounds_in_words, short_date

Layout = Literal["wide", "narrow"]
Row = dict[str, Any]

INK: dict[Scheme, dict[str, str]] = {
    "light": {"ink": "#1d2125", "soft": "#5c646b", "hair": "#ece9e2", "ground": "#fbfaf7"},
    "dark": {"ink": "#e7e5df", "soft": "#a0a7ad", "hair": "#2a2f33", "ground": "#15181a"},
}
VEGA_LITE = "6.4"
"""The version of the specifications. They are written out as they are, and Altair checks them against the
schema in the tests: making a chart through its objects takes 0.7 s, drawing the finished one 0.2 s."""
VEGA_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_COLOUR = re.compile(r'"(#[0-9a-f]{6})"')
_FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"
_WIDTH: dict[Layout, int] = {"wide": 940, "narrow": 340}
_LABELS = 320
_DATES = 92
_ACCURACY_LABELS, _ACCURACY_STEP, _ACCURACY_GAP = 90, 20, 14
_END: dict[str, Any] = {"type": "tick", "thickness": 4, "size": 14, "opacity": 1}
_DOCUMENTS = "Documents"
_UNITS_DIFFER = frozenset({"area", "duration", "distance", "money", "age"})
MOST_ROWS = 24
"""More rows than this no longer read as one picture; the table behind the chart has them all."""
LOG_FROM = 100
"""Largest value over smallest from which the scale is logarithmic: below it, 1 % of the width still shows."""


@dataclass(frozen=True)
class FigureRow:
    """One claimant's number as the chart draws it: a range, an open range or a point."""

    claimant: str
    as_of: str
    mark: PartyMark
    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True)
class TimelineDot:
    """All that one party said, or one carrier published, on one day."""

    row: str
    mark: PartyMark
    date: str
    count: int


@dataclass(frozen=True)
class AccuracyDot:
    """One measured figure in per cent as the chart draws it: a dot on its interval, or a dot alone."""

    row: str
    mark: PartyMark
    value: float
    low: float | None = None
    high: float | None = None


def themed(svg: str) -> str:
    """A chart drawn for the light scheme with its colours as properties of the page it stands in, which has a light and
    a dark value for each: ``"#0072b2"`` as ``"var(--c0,#0072b2)"``."""
    names = {**{colour: name for name, colour in INK["light"].items()}, **colour_names()}
    return _COLOUR.sub(lambda c: f'"var(--{names[c[1]]},{c[1]})"' if c[1] in names else c[0], svg)


def figure_rows(figures: Sequence[Counted]) -> list[FigureRow]:
    """One row for each claimant, value and as-of date; the same number in several documents is one row."""
    rows: dict[tuple[str, float | None, float | None], FigureRow] = {}
    for counted in sorted(figures, key=lambda c: c.order):
        low, high = counted.figure.low, counted.figure.high
        if low is None and high is None:
            continue
        as_of, words = short_date(counted.as_of), bounds_in_words(counted.figure)
        row = FigureRow(counted.claimant, as_of, counted.mark, low, high, words)
        rows.setdefault((f"{row.claimant}, {as_of}", low, high), row)
    return list(rows.values())


def on_one_scale(figures: Sequence[Counted]) -> bool:
    """False where a chart would set metres beside hectares, or beds beside bridges."""
    measures = {c.figure.measure for c in figures}
    units = {c.figure.unit for c in figures}
    return "other" not in measures and (not measures & _UNITS_DIFFER or len(units) == 1)


def figures_chart(rows: Sequence[FigureRow], scheme: Scheme, layout: Layout = "wide") -> str:
    """Ranges by claimant and as-of date, as SVG: bar for a range, arrow for an open end, sign for a point."""
    shown = rows[:MOST_ROWS]
    low, high = _domain(shown)
    logarithmic = low > 0 and high / low >= LOG_FROM
    low, high = (low / 2, high * 2) if logarithmic else _padded(low, high, shown)
    data = [_figure_datum(n, row, (scheme, layout), (low, high)) for n, row in enumerate(shown)]
    scale = {"domain": [low, high], "nice": False, "type": "log" if logarithmic else "linear"}
    return drawn(_figures_spec(data, scale, scheme, layout))


def timeline_dots(said: Sequence[Said], published: Sequence[str | None]) -> list[TimelineDot]:
    """What was said by party and day, after what was published by day. Undated things are left to the caption."""
    counts: dict[tuple[str, PartyMark, str], int] = {}
    for day in published:
        if day:
            key = (_DOCUMENTS, DOCUMENT_MARK, day)
            counts[key] = counts.get(key, 0) + 1
    for one in said:
        if one.date:
            key = (one.party.name, one.mark, one.date)
            counts[key] = counts.get(key, 0) + 1
    return [TimelineDot(row, mark, day, count) for (row, mark, day), count in counts.items()]


def timeline_rows(dots: Sequence[TimelineDot]) -> list[str]:
    """Row names: documents first, then parties by how much they said; the rest share a last row."""
    totals: dict[str, int] = {}
    for dot in dots:
        totals[dot.row] = totals.get(dot.row, 0) + dot.count
    parties = sorted((name for name in totals if name != _DOCUMENTS), key=lambda n: (-totals[n], n))
    return ([_DOCUMENTS] if _DOCUMENTS in totals else []) + parties


def timeline_chart(dots: Sequence[TimelineDot], scheme: Scheme, layout: Layout = "wide") -> str:
    """Documents and statements by day and party, as SVG: the party's sign, with a number where there are more."""
    names = timeline_rows(dots)[: MOST_ROWS // 2]
    held = [d for d in dots if d.row in names]
    told = _with_room(held, layout)
    data = [_timeline_datum(dot, names, scheme, dot in told) for dot in held]
    first, last = _days(held)
    scale = {"domain": [first, last], "type": "utc"}
    return drawn(_timeline_spec(data, names, held, scale, scheme, layout))


def accuracy_chart(dots: Sequence[AccuracyDot], scheme: Scheme, layout: Layout = "wide") -> str:
    """Per cent by row, as SVG; the dots of one row stand below each other in the order in which they come."""
    rows: dict[str, list[AccuracyDot]] = {}
    for dot in dots:
        rows.setdefault(dot.row, []).append(dot)
    down, data, labels = 0, [], []
    for name, held in rows.items():
        labels.append({"label": name, "down": down + len(held) * _ACCURACY_STEP / 2})
        data += [
            _accuracy_datum(dot, down + (n + 0.5) * _ACCURACY_STEP, scheme) for n, dot in enumerate(held)
        ]
        down += len(held) * _ACCURACY_STEP + _ACCURACY_GAP
    spec = _spec(data, _accuracy_layers(labels, down, scheme, layout), 1, layout)
    return drawn({**spec, "width": _WIDTH[layout] - _ACCURACY_LABELS, "height": down})


def _accuracy_datum(dot: AccuracyDot, down: float, scheme: Scheme) -> Row:
    return {
        "down": down,
        "colour": dot.mark.colour(scheme),
        "shape": dot.mark.shape,
        "value": dot.value,
        "low": dot.value if dot.low is None else dot.low,
        "high": dot.value if dot.high is None else dot.high,
        "words": f"{dot.value:.1f}",
    }


def _accuracy_layers(labels: list[Row], height: int, scheme: Scheme, layout: Layout) -> list[Row]:
    ink = INK[scheme]
    down: Row = {"domain": [height, 0], "nice": False}
    y: Row = {"field": "down", "type": "quantitative", "axis": None, "scale": down}
    x: Row = {"field": "value", "type": "quantitative", "scale": {"domain": [0, 100]}}
    x["axis"] = _number_axis(ink, layout)
    at: Row = {"y": y, "x": x, "color": {"field": "colour", "type": "nominal", "scale": None}}
    ends = {**at, "x": {**x, "field": "low"}, "x2": {"field": "high"}}
    shape = {"field": "shape", "type": "nominal", "scale": None}
    words = {**at, "x": {**x, "field": "high"}, "color": {"value": ink["ink"]}, "text": {"field": "words"}}
    named = {"y": y, "x": {"value": -_ACCURACY_LABELS}, "text": {"field": "label"}}
    return [
        _layer({"type": "rule", "size": 3}, ends),
        _layer({"type": "point", "filled": True, "size": 90, "opacity": 1}, {**at, "shape": shape}),
        _layer({"type": "text", "align": "left", "dx": 9}, words),
        _layer({"type": "text", "align": "left", "color": ink["ink"]}, named) | {"data": {"values": labels}},
    ]


def _domain(rows: Sequence[FigureRow]) -> tuple[float, float]:
    values = [v for row in rows for v in (row.low, row.high) if v is not None]
    return (min(values), max(values)) if values else (0, 1)


def _padded(low: float, high: float, rows: Sequence[FigureRow]) -> tuple[float, float]:
    """Room for labels on the right and for arrows; from zero where zero is near enough to belong to it."""
    room = (high - low) or max(abs(high), 1)
    start = 0 if 0 <= low <= 2 * room else low - room * 0.15
    if any(row.low is None for row in rows):
        start = min(start, low - room * 0.3) if low < 0 else max(0, low - room * 0.3)
    return (start, high + room * 0.3)


def _figure_datum(
    place: int, row: FigureRow, variant: tuple[Scheme, Layout], domain: tuple[float, float]
) -> Row:
    (scheme, layout), (low, high) = variant, domain
    start, end = row.low, row.high
    return {
        "row": place,
        "label": row.claimant if layout == "wide" else f"{row.claimant}, {row.as_of}",
        "as_of": row.as_of if layout == "wide" else "",
        "sign": row.mark.sign,
        "colour": row.mark.colour(scheme),
        "shape": row.mark.shape,
        "start": low if start is None else start,
        "end": high if end is None else end,
        "words": row.words,
        "at": start if start is not None else end,
        "open": "left" if start is None else "right" if end is None else "none",
        "point": start is not None and start == end,
        "left": low,
        "right": high,
    }


def _figures_spec(data: list[Row], scale: Row, scheme: Scheme, layout: Layout) -> Row:
    ink = INK[scheme]
    y: Row = {"field": "row", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.2}}
    x: Row = {"field": "start", "type": "quantitative", "scale": scale, "axis": _number_axis(ink, layout)}
    colour: Row = {"field": "colour", "type": "nominal", "scale": None}
    shape: Row = {"field": "shape", "type": "nominal", "scale": None}
    bar: Row = {"y": y, "x": x, "x2": {"field": "end"}, "color": colour}
    at: Row = {"y": y, "x": {**x, "field": "at"}, "color": colour}
    layers = [
        _layer({"type": "rule", "size": 4}, bar, "!datum.point"),
        _layer(
            {"type": "point", "filled": True, "size": 110, "opacity": 1},
            {**at, "shape": shape},
            "datum.point",
        ),
        _layer(_END, at, "!datum.point"),
        _layer(_END, {**at, "x": {**x, "field": "end"}}, "!datum.point && datum.open === 'none'"),
        _arrow("triangle-right", {**at, "x": {**x, "field": "right"}}, "datum.open === 'right'"),
        _arrow("triangle-left", {**at, "x": {**x, "field": "left"}}, "datum.open === 'left'"),
        _words({"dy": -13}, {**at, "color": {"value": ink["ink"]}}, "datum.open === 'right'"),
        _words(
            {"dx": 11},
            {**at, "x": {**x, "field": "end"}, "color": {"value": ink["ink"]}},
            "datum.open !== 'right'",
        ),
        *_row_labels(y, ink, layout),
    ]
    return _spec(data, layers, len(data), layout)


def _layer(mark: Row, encoding: Row, only: str | None = None) -> Row:
    layer: Row = {"mark": mark, "encoding": encoding}
    return {**layer, "transform": [{"filter": only}]} if only else layer


def _arrow(shape: str, encoding: Row, only: str) -> Row:
    return _layer(
        {"type": "point", "filled": True, "shape": shape, "size": 120, "opacity": 1}, encoding, only
    )


def _words(place: Row, encoding: Row, only: str) -> Row:
    """The value in words: beside a point or a closed range, above an arrow that runs to the edge."""
    return _layer(
        {"type": "text", "align": "left", "limit": 300, **place},
        {**encoding, "text": {"field": "words"}},
        only,
    )


def _row_labels(y: Row, ink: Mapping[str, str], layout: Layout) -> list[Row]:
    """Sign and label left of the rows, or above them where the chart is narrow."""
    start, down, room = (
        (-_LABELS, 0, _LABELS - _DATES - 26) if layout == "wide" else (0, -30, _WIDTH[layout] - 20)
    )
    mark = {"type": "text", "align": "left", "dy": down, "limit": room}
    at: Row = {"y": y, "x": {"value": 0}}
    colour: Row = {"field": "colour", "type": "nominal", "scale": None}
    labels = [
        _layer({**mark, "dx": start}, {**at, "text": {"field": "sign"}, "color": colour}),
        _layer({**mark, "dx": start + 18, "color": ink["ink"]}, {**at, "text": {"field": "label"}}),
    ]
    if layout == "wide":
        date = {**at, "text": {"field": "as_of"}}
        labels.append(_layer({**mark, "dx": -_DATES, "color": ink["soft"]}, date))
    return labels


def _number_axis(ink: Mapping[str, str], layout: Layout) -> Row:
    return {**_axis(ink), "labelFlush": False, "tickCount": 7 if layout == "wide" else 4, "format": ",~r"}


def _axis(ink: Mapping[str, str]) -> Row:
    return {
        "title": None,
        "labelColor": ink["soft"],
        "gridColor": ink["hair"],
        "domain": False,
        "ticks": False,
        "labelPadding": 8,
        "labelOverlap": True,
        "labelSeparation": 14,
    }


def _with_room(dots: Sequence[TimelineDot], layout: Layout) -> set[TimelineDot]:
    """The dots with room for a number before the next sign of their row."""
    days = [_whole(dot.date) for dot in dots]
    room = (max(days) - min(days)) * (0.04 if layout == "wide" else 0.1) if days else timedelta()
    taken = {(dot.row, day) for dot, day in zip(dots, days, strict=True)}
    return {
        dot
        for dot, day in zip(dots, days, strict=True)
        if not any(row == dot.row and day < other < day + room for row, other in taken)
    }


def _timeline_datum(dot: TimelineDot, names: Sequence[str], scheme: Scheme, told: bool) -> Row:
    return {
        "row": names.index(dot.row),
        "day": _whole(dot.date).isoformat(),
        "colour": dot.mark.colour(scheme),
        "shape": dot.mark.shape,
        "words": f"{dot.count}" if told and dot.count > 1 else "",
    }


def _whole(day: str) -> date:
    """The first day of a date that may be cut to a month or a year."""
    parts = [int(part) for part in day[:10].split("-")]
    try:
        return date(parts[0], *[*parts[1:], 1, 1][:2])
    except ValueError:
        return date(parts[0], 1, 1)


def _days(dots: Sequence[TimelineDot]) -> tuple[Row, Row]:
    """The first and the last day with a margin, as Vega-Lite's date objects."""
    days = [_whole(d.date) for d in dots] or [date(2000, 1, 1)]
    margin = max(timedelta(days=1), (max(days) - min(days)) * 0.04)
    return _utc(min(days) - margin), _utc(max(days) + margin)


def _utc(day: date) -> Row:
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}


def _timeline_spec(
    data: list[Row],
    names: Sequence[str],
    dots: Sequence[TimelineDot],
    scale: Row,
    scheme: Scheme,
    layout: Layout,
) -> Row:
    ink = INK[scheme]
    rows: Row = {"domain": list(range(len(names)))}
    y: Row = {"field": "row", "type": "ordinal", "axis": None, "scale": rows}
    axis = {
        **_axis(ink),
        "labelFlush": layout == "narrow",
        "tickCount": 6 if layout == "wide" else 2,
        "labelOverlap": layout == "wide",
        "format": "%-d %b %Y",
    }
    x: Row = {"field": "day", "type": "temporal", "scale": scale, "axis": axis}
    colour: Row = {"field": "colour", "type": "nominal", "scale": None}
    shape: Row = {"field": "shape", "type": "nominal", "scale": None}
    named = {"values": [_named(place, name, dots, scheme) for place, name in enumerate(names)]}
    layers = [
        {"mark": {"type": "point", "filled": True, "size": 100, "opacity": 1}}
        | {"encoding": {"y": y, "x": x, "color": colour, "shape": shape}},
        {"mark": {"type": "text", "align": "left", "dx": 9, "color": ink["soft"]}}
        | {"encoding": {"y": y, "x": x, "text": {"field": "words"}}},
        *({**layer, "data": named} for layer in _row_labels(y, ink, layout)),
    ]
    return _spec(data, layers, len(names), layout)


def _named(place: int, name: str, dots: Sequence[TimelineDot], scheme: Scheme) -> Row:
    mark = next(d.mark for d in dots if d.row == name)
    return {"row": place, "label": name, "as_of": "", "sign": mark.sign, "colour": mark.colour(scheme)}


def _spec(data: list[Row], layers: list[Row], rows: int, layout: Layout) -> Row:
    step = 42 if layout == "wide" else 62
    width = _WIDTH[layout] - (_LABELS if layout == "wide" else 0)
    return {
        "$schema": VEGA_SCHEMA,
        "background": "transparent",
        "data": {"values": data},
        "width": width,
        "height": max(rows, 1) * step,
        "layer": layers,
        "config": config(),
    }


def config() -> Row:
    """Type and sizes that all charts share."""
    return {
        "font": _FONT,
        "text": {"fontSize": 13},
        "axis": {"labelFontSize": 12.5},
        "view": {"stroke": None},
    }


def drawn(spec: Row) -> str:
    """A specification as SVG."""
    return _svg_of(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=256)
def _svg_of(spec: str) -> str:
    # Imported here: Vega's engine takes a second to start, which no page or command without charts should pay.
    import vl_convert

    return vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
