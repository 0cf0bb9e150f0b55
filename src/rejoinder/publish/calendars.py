"""A calendar of publications: one square a day, so that a change of rhythm is seen before it is counted.

The shade of a square is how often something is said to have appeared in its window; a sign in it is something
of that day in the archive. Wide, weeks run to the right; narrow, downwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rejoinder.model import Cadence, Extracted, Party, Window
from rejoinder.publish.charts import INK, VEGA_SCHEMA, Layout, Row, config, drawn
from rejoinder.publish.contents import Index
from rejoinder.publish.marks import NO_MARK, PartyMark, Scheme

MOST_WEEKS = 54
"""More weeks than this no longer read as one picture; the table beside it has them all."""

_WIDE, _SMALLEST, _LARGEST = 860, 15, 24
"""The room for weeks, and the least and the largest side of a square, in pixels."""
_BETWEEN_MONTHS = 3
"""Weeks that the name of a month needs."""
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FAINT = 0.1
"""Shade of a day of a window in which nothing is said to have appeared: still told from a day outside."""


@dataclass(frozen=True)
class Series:
    """A cadence with the party and the document that it names, as pages show it."""

    number: int
    cadence: Cadence
    party: Party | None
    mark: PartyMark
    document: Extracted | None

    @property
    def caption(self) -> str:
        """What the calendar shows, in words."""
        name = self.party.name if self.party else ""
        told = (
            f"as described in {self.document.title or self.document.id}" if self.document else "as archived"
        )
        return f"How often something was published{' by ' + name if name else ''}, {told}"

    @property
    def path(self) -> str:
        """The calendar's part of an address."""
        return f"cadence/{self.number}"

    @property
    def drawn(self) -> bool:
        """True where a calendar of it reads as one picture."""
        return fits(self.cadence)


def series(index: Index) -> list[Series]:
    """The cadences of a case in the order they were made."""
    return [
        Series(
            number,
            cadence,
            index.parties.get(cadence.party or ""),
            index.marks.get(cadence.party or "", NO_MARK),
            index.document.get(cadence.document or ""),
        )
        for number, cadence in enumerate(index.links(Cadence))
    ]


@dataclass(frozen=True)
class CalendarDay:
    """One square: its day, how often something is said to have appeared around it, and what the archive has."""

    day: date
    share: float | None
    archived: bool


def calendar_days(cadence: Cadence) -> list[CalendarDay]:
    """Every day from the Monday of the first week to the Sunday of the last."""
    held = {date.fromisoformat(day) for day in cadence.days}
    first, last = _bounds(cadence)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [CalendarDay(day, _share(cadence, day), day in held) for day in days]


def fits(cadence: Cadence) -> bool:
    """True where a calendar of it reads as one picture."""
    return bool(cadence.windows) and (_bounds(cadence)[1] - _bounds(cadence)[0]).days < 7 * MOST_WEEKS


def _bounds(cadence: Cadence) -> tuple[date, date]:
    first = date.fromisoformat(min(w.start for w in cadence.windows))
    last = date.fromisoformat(max(w.end for w in cadence.windows))
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())


def _share(cadence: Cadence, day: date) -> float | None:
    """The share of the days of its window on which something is said to have appeared; None outside them."""
    iso = day.isoformat()
    window = next((w for w in cadence.windows if w.start <= iso <= w.end), None)
    return share_of(window) if window else None


def share_of(window: Window) -> float:
    """Of the days of a window, how many had something."""
    return min(1.0, window.count / window.expected) if window.expected else 0.0


def calendar_chart(cadence: Cadence, mark: PartyMark, scheme: Scheme, layout: Layout = "wide") -> str:
    """The calendar as SVG."""
    days = calendar_days(cadence)
    data = [_datum(one, days[0].day, layout) for one in days]
    weeks = len(days) // 7
    return drawn(_spec(data, list(_months(days, layout)), weeks, mark, scheme, layout))


def _datum(one: CalendarDay, first: date, layout: Layout) -> Row:
    week, weekday = (one.day - first).days // 7, one.day.weekday()
    across, down = (week, weekday) if layout == "wide" else (weekday, week)
    shade = None if one.share is None else max(_FAINT, one.share)
    return {"x": across, "y": down, "shade": shade, "archived": one.archived}


def _months(days: list[CalendarDay], layout: Layout) -> Iterator[Row]:
    """The name of each month at its first week, with the year where it begins or changes."""
    mondays = [one.day for one in days[::7]]
    begins = [0, *(n for n in range(1, len(mondays)) if mondays[n].month != mondays[n - 1].month)]
    if len(begins) > 1 and begins[1] < _BETWEEN_MONTHS:
        begins = begins[1:]
    year = 0
    for week in begins:
        monday = mondays[week]
        words = _MONTHS[monday.month - 1] + (f" {monday.year}" if monday.year != year else "")
        year = monday.year
        yield (
            {"x": week, "y": -1, "words": words} if layout == "wide" else {"x": -1, "y": week, "words": words}
        )


def _spec(
    data: list[Row], months: list[Row], weeks: int, mark: PartyMark, scheme: Scheme, layout: Layout
) -> Row:
    ink = INK[scheme]
    step = max(_SMALLEST, min(_LARGEST, _WIDE // weeks)) if layout == "wide" else _LARGEST
    across, down = (weeks, 7) if layout == "wide" else (7, weeks)
    x: Row = {"field": "x", "type": "ordinal", "axis": None, "scale": {"domain": list(range(across))}}
    y: Row = {"field": "y", "type": "ordinal", "axis": None, "scale": {"domain": list(range(down))}}
    colour = mark.colour(scheme)
    square: Row = {"type": "rect", "color": colour, "stroke": ink["ground"], "strokeWidth": 2}
    shade: Row = {"field": "shade", "type": "quantitative", "legend": None}
    scale: Row = {"domain": [0, 1], "range": [0.0, 0.55]}
    layers = [
        {"mark": {"type": "rect", "color": ink["hair"], "stroke": ink["ground"], "strokeWidth": 2}}
        | {"encoding": {"x": x, "y": y}, "transform": [{"filter": "datum.shade === null"}]},
        {"mark": square, "encoding": {"x": x, "y": y, "opacity": {**shade, "scale": scale}}}
        | {"transform": [{"filter": "datum.shade !== null"}]},
        {"mark": {"type": "point", "filled": True, "size": 3 * step, "opacity": 1, "color": ink["ink"]}}
        | {"encoding": {"x": x, "y": y, "shape": {"value": mark.shape}}}
        | {"transform": [{"filter": "datum.archived"}]},
        *_labels(months, x, y, ink, layout),
    ]
    return {
        "$schema": VEGA_SCHEMA,
        "background": "transparent",
        "data": {"values": data},
        "width": across * step,
        "height": down * step,
        "padding": {"left": 66 if layout == "narrow" else 34, "top": 22, "right": 40, "bottom": 4},
        "layer": layers,
        "config": config(),
    }


def _labels(months: list[Row], x: Row, y: Row, ink: dict[str, str], layout: Layout) -> list[Row]:
    """Months along the weeks, and every other weekday across them."""
    days = [{"x": n, "y": n, "words": name} for n, name in enumerate(_WEEKDAYS) if n % 2 == 0]
    text: Row = {"type": "text", "color": ink["soft"], "fontSize": 11}
    words: Row = {"text": {"field": "words"}}
    if layout == "wide":
        month = {"mark": {**text, "align": "left", "baseline": "bottom", "dx": -6}}
        month |= {"encoding": {"x": x, "y": {"value": -5}, **words}}
        weekday = {"mark": {**text, "align": "right"}, "encoding": {"x": {"value": -6}, "y": y, **words}}
    else:
        month = {"mark": {**text, "align": "right"}, "encoding": {"x": {"value": -8}, "y": y, **words}}
        weekday = {"mark": {**text, "baseline": "bottom"}, "encoding": {"x": x, "y": {"value": -5}, **words}}
    return [{**month, "data": {"values": months}}, {**weekday, "data": {"values": days}}]
