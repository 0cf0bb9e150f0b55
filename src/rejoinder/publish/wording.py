"""How values are put into words: dates as people write them, numbers with their bounds, states by name."""

import re
from pathlib import PurePath

from rejoinder.model import Basis, DateValue, Document, Figure, LinkedIncident, Period, Place

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ISO_DAY = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")
_BASIS = {
    "witness": ("witness", "witnesses"),
    "video": ("video", "videos"),
    "photo": ("photo", "photos"),
    "satellite_image": ("satellite image", "satellite images"),
    "document": ("document", "documents"),
    "remnants": ("weapon remnant", "weapon remnants"),
    "intercept": ("intercept", "intercepts"),
    "expert": ("expert", "experts"),
    "own_observation": ("own observation", "own observations"),
    "none_stated": ("none stated", "none stated"),
}
STATES = {
    "answered": ("✓", "answered"),
    "denied": ("✕", "denied"),
    "contradicted": ("⇄", "contradicted"),
    "conceded": ("◐", "conceded"),
    "not_found": ("○", "not found"),
}
"""A coverage cell's sign and word."""
STANCES = {
    "asserts": ("+", "asserts"),
    "denies": ("✕", "denies"),
    "concedes": ("◐", "concedes"),
    "declines": ("–", "declines"),
    "unclear": ("?", "not clear"),
}
"""A stance's sign and word."""
VERDICTS = {
    "same": ("=", "same"),
    "compatible": ("≈", "compatible"),
    "disagree": ("≠", "disagree"),
    "not_comparable": ("∅", "not comparable"),
}
"""A comparison's sign and word."""


def date_in_words(date: str | None) -> str:
    """``2016-01-15`` as ``15 January 2016``; shorter dates as far as they go; no date says so."""
    if date is None:
        return "no date"
    match = _ISO.match(date)
    if match is None:
        return date
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    named = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day else named


def dates_in_words(words: str) -> str:
    """``as of different days: 2016-01-15 / 2016-01-18`` with its days as people write them."""
    return _ISO_DAY.sub(lambda day: date_in_words(day[0]), words)


def short_date(date: str | None) -> str:
    """``15 Jan 2016``: for labels of charts."""
    return " ".join(part[:3] if part in _MONTHS else part for part in date_in_words(date).split())


def said_in_words(said: DateValue | None) -> str:
    """The date something was said, or the words that were left unresolved."""
    if said is None or (said.date is None and not said.words):
        return ""
    return date_in_words(said.date) if said.date else said.words


def number_in_words(number: float) -> str:
    """``5662`` as ``5,662``; whole numbers without a point."""
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,.10g}"


def carrier_name(document: Document) -> str:
    """Who published a document; the name of its file where that is not known."""
    return document.carrier or PurePath(document.file).name


def range_in_words(low: float | None, high: float | None) -> str:
    """``at least 10``, ``at most 9``, ``13 to 16``, ``13``; nothing where both ends are open."""
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {number_in_words(low or 0)}"
    if low is None:
        return f"at most {number_in_words(high)}"
    if low == high:
        return number_in_words(low)
    return f"{number_in_words(low)} to {number_in_words(high)}"


def bounds_in_words(figure: Figure) -> str:
    """A figure's value with its bounds; where it has none, the words of the source."""
    words = range_in_words(figure.low, figure.high)
    if not words:
        return figure.words
    unit = f" {figure.unit}" if figure.unit else ""
    if figure.approx:
        open_bound = words.startswith(("at least ", "at most "))
        words = words.replace("at least ", "at least about ").replace("at most ", "at most about ")
        words = words if open_bound else f"about {words}"
    return f"{words}{unit}"


def period_in_words(period: Period | None) -> str:
    """``1 May 2031 to 9 May 2031``, ``1 May 2031``, ``since 2031``, ``until 2031``; nothing where no end is known."""
    if period is None or not (period.start or period.end):
        return ""
    if not period.end:
        return f"since {date_in_words(period.start)}"
    if period.start == period.end:
        return date_in_words(period.start)
    if not period.start:
        return f"until {date_in_words(period.end)}"
    return f"{date_in_words(period.start)} to {date_in_words(period.end)}"


def scope_in_words(figure: Figure) -> str:
    """Whom, by whom, of what, where and when a figure counts; says so where the source leaves it open."""
    parts = [
        figure.population,
        f"by {figure.agent}" if figure.agent else None,
        f"target {figure.target}" if figure.target else None,
        figure.place,
        period_in_words(figure.period),
    ]
    return ", ".join(p for p in parts if p) or "scope not stated"


IMAGE_SAYS = {
    "shows": "what it shows",
    "not_shows": "what it does not show",
    "taken": "when or where it was taken",
    "not_taken": "when or where it was not taken",
    "genuine": "genuine",
    "false": "not genuine",
}
"""What a remark says of a picture."""


_POINTS = {"act": "deed", "harm": "harm or amount", "basis": "ground"}


def point_in_words(kind: str) -> str:
    """What a point of an allegation is: ``act`` as ``deed``."""
    return _POINTS.get(kind, kind)


def kind_in_words(kind: str) -> str:
    """A vocabulary word as people write it: ``non_denial`` as ``non-denial``, ``at_risk`` as ``at risk``."""
    return "non-denial" if kind == "non_denial" else kind.replace("_", " ")


def basis_in_words(basis: Basis) -> str:
    """``3 witnesses``, ``video``."""
    one, many = _BASIS[basis.kind]
    if basis.count is None:
        return one
    return f"{basis.count:,} {one if basis.count == 1 else many}"


def place_in_words(place: Place | None) -> str:
    """``East pier, Port Maren``: the place and what it lies in."""
    if place is None:
        return ""
    return f"{place.name}, {place.within}" if place.within and place.within != place.name else place.name


def incident_title(incident: LinkedIncident) -> str:
    """``Air strike, Port Maren, 14 March 2015``, as far as known; the target where no place is."""
    kind = kind_in_words(incident.kind)
    date = date_in_words(incident.date.date) if incident.date.date else ""
    where = place_in_words(incident.place) or incident.target or ""
    parts = (kind[:1].upper() + kind[1:], where, date)
    return ", ".join(p for p in parts if p)


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 statement``, ``12 statements``, ``no statements``."""
    name = one if number == 1 else many or f"{one}s"
    return f"{number:,} {name}" if number else f"no {name}"


def initials(name: str) -> str:
    """``Ana Ruiz`` as ``AR``."""
    return "".join(part[0].upper() for part in name.split()[:3])
