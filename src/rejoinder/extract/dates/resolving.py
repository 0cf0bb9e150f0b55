"""What the words of a date mean beside a day of publication, or beside the date spoken of last.

Conventions, where the words alone leave a choice:

- A weekday or a day without a year is the latest one not after publication ("on Wednesday" in a text
  published on a Wednesday is that day). In a clause about the future ("will meet on Monday") it is the
  earliest one not before publication; with "next" the first one after it. Where a weekday stands beside a day
  without a year, it chooses the year.
- Nothing is resolved against a date that is less precise than the words need: a weekday needs the day, "last
  month" and "in September" need the month, "last year" the year.
- A week and a weekend have no precision of their own: they have their first and last day, and no date. A week
  runs from Monday to Sunday. "A week ago" and "two weeks later" stay open: people say it of six days and of ten.
- What does not exist (30 February, the year 20015) has no date and the flag ``invalid_date``. A numeric date
  that two conventions read differently (03/04/2016) has no date.
"""

import calendar
import datetime
import re
from dataclasses import dataclass, replace
from typing import Literal

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from rejoinder.extract.dates.forms import COUNTS, HOLIDAYS, MONTHS, ORDINALS, WEEKDAYS
from rejoinder.model import DateValue, Period, Published

Direction = Literal["past", "future"]

INVALID = "invalid_date"
"""The flag of a date that does not exist."""

WEEKDAY_DIFFERS = "weekday_differs"
"""The flag of "Monday 3 March 2021", which was a Wednesday; the day of the month is taken."""

_WEEKDAY = (MO, TU, WE, TH, FR, SA, SU)
_ORDER = ("none", "year", "month", "day")


@dataclass(frozen=True)
class Meaning:
    """What the words mean: a date and, for a range in one month, its end; or only the days that bound it."""

    value: DateValue
    end: DateValue | None = None
    within: Period | None = None
    flags: tuple[str, ...] = ()
    part: str | None = None


@dataclass(frozen=True)
class Beside:
    """What a date is read beside: publication, the way its clause looks, and the date spoken of last."""

    published: Published
    direction: Direction = "past"
    anchor: DateValue | None = None

    @property
    def day(self) -> datetime.date | None:
        """The day of publication, where it is known to the day."""
        return as_day(self.published.date) if self.published.precision == "day" else None

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month of publication, where both are known."""
        if self.published.precision not in ("day", "month") or not self.published.date:
            return None
        year, month = self.published.date.split("-")[:2]
        return int(year), int(month)


def as_day(iso: str | None) -> datetime.date | None:
    """The day of an ISO date; None for none, for a cut one and for one that does not exist."""
    try:
        return datetime.date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def open_date(words: str, *flags: str) -> Meaning:
    """Words that are a date, and none that can be known."""
    return Meaning(DateValue(words=words, flags=flags), flags=flags)


def on(year: int, month: int, day: int, words: str) -> Meaning:
    """One day, or a flag where there is no such day."""
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return open_date(words, INVALID)
    return Meaning(DateValue(date=date.isoformat(), precision="day", words=words))


def in_month(year: int, month: int, words: str) -> Meaning:
    """The month as a whole."""
    return Meaning(DateValue(date=f"{year:04}-{month:02}", precision="month", words=words))


def in_year(year: int, words: str) -> Meaning:
    """The year as a whole; no calendar has a year 0 or 20015, so those stay open."""
    if not 1 <= year <= 9999:
        return open_date(words)
    return Meaning(DateValue(date=f"{year:04}", precision="year", words=words))


def between(first: datetime.date, last: datetime.date, words: str) -> Meaning:
    """Some days of a stretch: the words say no more."""
    within = Period(start=first.isoformat(), end=last.isoformat())
    return Meaning(DateValue(words=words), within=within)


def month_number(name: str) -> int:
    """1 for "January", "Jan" or "jan."."""
    return next(i for full, i in MONTHS.items() if full.startswith(name.lower().rstrip(".")[:3]))


def year_number(words: str) -> int | None:
    """The year that ``words`` write; None for one of more than four digits."""
    return int(words) if len(words) == 4 else None


def dated(day: int, month: int, year: str | None, weekday: str | None, words: str, beside: Beside) -> Meaning:
    """ "15 January 2016", "15 January", "Thursday 15 January"."""
    if year is not None:
        number = year_number(year)
        found = on(number, month, day, words) if number else open_date(words, INVALID)
        return _checked(found, weekday)
    if not _exists(month, day):
        return open_date(words, INVALID)
    today = beside.day
    if today is None:
        return open_date(words)
    step = -1 if beside.direction == "past" else 1
    found = open_date(words)
    for candidate in (today.year, today.year + step):
        one = on(candidate, month, day, words)
        if one.value.date and _fits(one.value.date, today.isoformat(), beside.direction):
            found = one
            break
    return _by_weekday(found, weekday, today) if weekday else found


def _exists(month: int, day: int) -> bool:
    return on(2020, month, day, "").value.date is not None


def _fits(date: str, today: str, direction: Direction) -> bool:
    return date <= today if direction == "past" else date >= today


NEAR_YEARS = (0, -1, 1)
"""Years beside the expected one in which a weekday may choose the year."""


def _by_weekday(found: Meaning, weekday: str, today: datetime.date) -> Meaning:
    """The nearest year in which the day was that weekday; the expected one with a flag where none is."""
    day = as_day(found.value.date)
    if day is None:
        return found
    for years in NEAR_YEARS:
        other = on(day.year + years, day.month, day.day, found.value.words)
        date = as_day(other.value.date)
        if date and abs((date - today).days) <= 400 and not _checked(other, weekday).flags:
            return other
    return _checked(found, weekday)


def _checked(found: Meaning, weekday: str | None) -> Meaning:
    day = as_day(found.value.date)
    if not weekday or day is None or _weekday_number(weekday) == day.weekday():
        return found
    return replace(found, flags=(*found.flags, WEEKDAY_DIFFERS))


def _weekday_number(name: str) -> int:
    return next(i for full, i in WEEKDAYS.items() if full.startswith(name.lower()[:3]))


def numeric(words: str) -> Meaning:
    """A date of numbers: with points the day is first, with slashes only where no other order fits."""
    first, second, year = (int(part) for part in re.split(r"[/.]", words))
    if first > 12 or first == second or "." in words:
        return on(year, second, first, words)
    return on(year, first, second, words) if second > 12 else open_date(words)


def month_near(month: int, words: str, beside: Beside, relation: str | None = None) -> Meaning:
    """The latest such month not after publication, or the next one; with "last" and "next" never its own."""
    now = beside.month
    if now is None:
        return open_date(words)
    year, current = now
    if relation == "this":
        return in_month(year, month, words)
    future = relation == "next" or (relation is None and beside.direction == "future")
    if not future and (month > current or (relation and month == current)):
        year -= 1
    if future and (month < current or (relation and month == current)):
        year += 1
    return in_month(year, month, words)


def weekday_near(name: str, relation: str, words: str, beside: Beside) -> Meaning:
    """The weekday beside publication."""
    today = beside.day
    if today is None:
        return open_date(words)
    number = _weekday_number(name)
    strict = relation in ("last", "next", "this coming", "the coming", "this past")
    ahead = relation in ("next", "this coming", "the coming") or (
        beside.direction == "future" and relation in ("", "this")
    )
    if relation == "this" and not ahead and today.weekday() != number:
        ahead = today.weekday() < number
    start = today + datetime.timedelta(days=(1 if ahead else -1) if strict else 0)
    found = start + relativedelta(weekday=_WEEKDAY[number](1 if ahead else -1))
    return Meaning(DateValue(date=found.isoformat(), precision="day", words=words))


NEAR_DAYS = {
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "before yesterday": -2,
    "after tomorrow": 2,
    "night before last": -2,
}
"""Days from publication; other such words mean the day itself."""


def near(name: str, words: str, beside: Beside) -> Meaning:
    """A day named by its distance ("yesterday", "overnight") from the day spoken of."""
    today = beside.day
    if today is None:
        return open_date(words)
    if name == "overnight":
        return between(today - datetime.timedelta(days=1), today, words)
    return _moved(today, NEAR_DAYS.get(name, 0), "day", words)


def holiday(name: str, words: str, beside: Beside) -> Meaning:
    """A feast that has the same day each year, in the year that the text speaks of."""
    month, day = HOLIDAYS[name.lower().replace("’", "'")]
    return dated(day, month, None, None, words, beside)


def period_near(relation: str, unit: str, words: str, beside: Beside) -> Meaning:
    """ "last week", "next month", "this year", "over the weekend"."""
    step = {"last": -1, "next": 1, "the coming": 1}.get(relation, 0)
    if unit == "year" and beside.published.date and beside.published.precision != "none":
        return in_year(int(beside.published.date[:4]) + step, words)
    if unit == "month" and beside.month:
        return _shifted_month(*beside.month, step, words)
    today = beside.day
    if today is None or unit not in ("week", "weekend"):
        return open_date(words)
    if unit == "weekend":
        return _weekend(today, relation, words, beside.direction)
    monday = today + datetime.timedelta(days=7 * step - today.weekday())
    return between(monday, monday + datetime.timedelta(days=6), words)


def _weekend(today: datetime.date, relation: str, words: str, direction: Direction) -> Meaning:
    ahead = relation in ("next", "the coming") or (direction == "future" and relation != "last")
    start = today + relativedelta(weekday=SA(1 if ahead else -1))
    if relation == "last" and today.weekday() >= WEEKDAYS["saturday"]:
        start -= datetime.timedelta(days=7)
    return between(start, start + datetime.timedelta(days=1), words)


def count_of(words: str) -> int:
    """The number that "three", "a" or "12" is."""
    return COUNTS[words.lower()] if words.lower() in COUNTS else int(words)


def past(count: str | None, unit: str, words: str, beside: Beside) -> Meaning:
    """ "the past ten days", "the last six months": the stretch up to publication."""
    today = beside.day
    number = count_of(count) if count else 1
    if today is None:
        return open_date(words)
    if count is None and unit in ("month", "year") and words.lower().startswith("the last"):
        return open_date(words)
    if unit == "hour":
        number, unit = -(-number // 24), "day"
    return between(_back(today, -number, unit), today, words)


def _back(today: datetime.date, number: int, unit: str) -> datetime.date:
    """The day so many units away; raises ValueError or OverflowError where the calendar ends."""
    step = {
        "decade": relativedelta(years=10 * number),
        "year": relativedelta(years=number),
        "month": relativedelta(months=number),
        "fortnight": relativedelta(weeks=2 * number),
        "week": relativedelta(weeks=number),
        "day": relativedelta(days=number),
    }[unit]
    moved: datetime.date = today + step
    return moved


def ago(count: str, unit: str, words: str, beside: Beside) -> Meaning:
    """So many days, months or years before publication; weeks ago are too coarse for a day and stay open."""
    number = -count_of(count)
    if unit in ("year", "decade") and beside.published.date and beside.published.precision != "none":
        return in_year(int(beside.published.date[:4]) + number * (10 if unit == "decade" else 1), words)
    if unit == "month" and beside.month:
        return _shifted_month(*beside.month, number, words)
    today = beside.day
    return _moved(today, number, "day", words) if today and unit == "day" else open_date(words)


def _shifted_month(year: int, month: int, step: int, words: str) -> Meaning:
    index = year * 12 + month - 1 + step
    return in_month(index // 12, index % 12 + 1, words) if index >= 12 else open_date(words)


def _moved(day: datetime.date, number: int, unit: str, words: str) -> Meaning:
    moved = _back(day, number, unit)
    return on(moved.year, moved.month, moved.day, words)


def beside_anchor(step: int, unit: str, words: str, anchor: DateValue | None) -> Meaning:
    """A day, month or year counted from the date spoken of last: "that day", "two years later".

    Open where none was spoken of, where that one is less precise, and for weeks.
    """
    if anchor is None or anchor.date is None or unit not in ("day", "month", "year"):
        return open_date(words)
    if _ORDER.index(anchor.precision) < _ORDER.index(unit):
        return open_date(words)
    year, month, _ = (*(int(part) for part in anchor.date.split("-")), 1, 1)[:3]
    if unit == "year":
        return in_year(year + step, words)
    if unit == "month":
        return _shifted_month(year, month, step, words)
    day = as_day(anchor.date)
    return _moved(day, step, "day", words) if day else open_date(words)


def quarter(number: int, year: str, words: str) -> Meaning:
    """The three months of a quarter of a year, 1 to 4."""
    first = datetime.date(int(year), 3 * number - 2, 1)
    return between(first, first + relativedelta(months=3, days=-1), words)


def decade(year: str, words: str) -> Meaning:
    """The ten years of "the 1990s"."""
    return between(datetime.date(int(year), 1, 1), datetime.date(int(year) + 9, 12, 31), words)


def ordinal(words: str) -> int:
    """2 for "second"."""
    return ORDINALS[words.lower()]


def first_day(value: DateValue) -> str | None:
    """The first day that a date can mean."""
    return None if value.date is None else (value.date + "-01-01")[:10]


def last_day(value: DateValue) -> str | None:
    """The last day that a date can mean."""
    if value.date is None or value.precision == "day":
        return value.date
    if value.precision == "year":
        return f"{value.date}-12-31"
    year, month = (int(part) for part in value.date.split("-"))
    return f"{value.date}-{calendar.monthrange(year, month)[1]:02}"
