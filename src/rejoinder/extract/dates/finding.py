"""Date expressions of a text in order: lists and ranges put together, "that day" read beside what came before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from rejoinder.extract.dates import resolving
from rejoinder.extract.dates.forms import YEAR, form, matches
from rejoinder.extract.dates.reading import Read, read
from rejoinder.extract.dates.resolving import Beside, Direction
from rejoinder.extract.dates.standing import is_date
from rejoinder.model import DateValue, Period, Published, Span

if TYPE_CHECKING:
    from rejoinder.extract.parse import Parsed

_RANGE = re.compile(r"\s*[-–—]\s*|\s+(?:to|until|till|and|through)\s+(?:(?:at|by) )?")
_LIST = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+or\s+")
_OPENED = re.compile(r"\b(?:from|between)\s+(?:the )?$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|must|going to|(?:is|are|was|were) to|scheduled|due (?!to\b)|plan(?:s|ned)?|expected|"
    r"set (?:for|to)|hop(?:e|es|ing)|upcoming|ahead of|(?:re)?opens?|closes|begins|starts|ends|expires|leaves|"
    r"(?:moved|postponed|rescheduled|put off|extended) (?:to|until))\b|"
    r"\b(?:repl\w+|respon\w+|answers?|deadline|comply|submit|deliver|complete|finish|leave|vacate|pay|extended|"
    r"gave|given|have)\b[^.]*\b(?:by|until) (?:the )?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(r",?\s+(?:will\b|is (?:set|due|to)\b|are (?:to\b|hop|expect|plan|schedul|due))")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])[.!?][\"”’)]*\s")
_FUTURE_REACH = 60
"""Code points before a date searched for words about the future, and after it for its verb."""

ANCHOR_REACH = 250
"""Code points back to the date that "that day" can mean: some two sentences."""


@dataclass(frozen=True)
class FoundDate:
    """A date expression and its value; ``end`` where it is a range ("30 September to 22 October").

    ``within`` bounds what has no precision of its own: a week, "the past month". ``part`` is the part of the
    day, month or year that is named: early, mid, late, a season, morning, night.
    """

    span: Span
    value: DateValue
    end: DateValue | None = None
    within: Period | None = None
    part: str | None = None
    bounds_only: bool = False
    """True for a duration up to now ("the past ten days"): its number counts days, it is no date."""

    @property
    def flags(self) -> tuple[str, ...]:
        """What was odd: ``invalid_date``, ``weekday_differs``."""
        return self.value.flags

    @property
    def days(self) -> Period | None:
        """The first and the last day that it can mean; None where it is open."""
        if self.within is not None:
            return self.within
        first, last = resolving.first_day(self.value), resolving.last_day(self.end or self.value)
        return Period(start=first, end=last) if first and last else None


def date_spans(text: str) -> tuple[Span, ...]:
    """Where date expressions stand in ``text``, resolved or not; stretches that count days are left out."""
    found = dates_in(text, Span(0, len(text)), Published())
    return tuple(one.span for one in found if not one.bounds_only)


def find_dates(parsed: "Parsed") -> tuple[FoundDate, ...]:
    """The date expressions of the document's readable paragraphs, in order, ranges joined."""
    spans = tuple(paragraph.span for paragraph in parsed.paragraphs)
    return _all_dates(parsed.text, spans, parsed.document.published)


@lru_cache(maxsize=2)
def _all_dates(text: str, spans: tuple[Span, ...], published: Published) -> tuple[FoundDate, ...]:
    """Kept for the extractors of one document, three of which ask for its dates."""
    found = [one for span in spans for one in dates_in(text, span, published)]
    return tuple(_with_years(found))


def _with_years(found: Sequence[FoundDate]) -> Iterator[FoundDate]:
    """``found``, where a day without a year stays open, with the year that the text gives that day elsewhere: in a page
    without a date "23 December" is the "23 December 2015" that it tells of."""
    told: dict[str, set[str]] = {}
    for one in found:
        date = one.value.date
        if date and one.value.precision == "day" and re.search(YEAR, one.value.words):
            told.setdefault(date[5:], set()).add(date)
    for one in found:
        dates = told.get(_day_of_year(one), set()) if told and one.value.date is None else set()
        known = next(iter(dates)) if len(dates) == 1 else None
        yield replace(one, value=_on(known, one.value)) if known else one


def _day_of_year(one: FoundDate) -> str:
    """Month and day of a day without a year, as in an ISO date; nothing for other words."""
    if one.flags or one.end or one.within or re.search(YEAR, one.value.words):
        return ""
    date = resolve(one.value.words, Published(date="2000-12-31", precision="day", source="text"))
    named = date.precision == "day" and re.search(r"\d", one.value.words)
    return (date.date or "")[5:] if named else ""


def _on(date: str, value: DateValue) -> DateValue:
    return msgspec.structs.replace(value, date=date, precision="day")


def dates_in(text: str, here: Span, published: Published) -> tuple[FoundDate, ...]:
    """The date expressions of one paragraph, in order."""
    singles: list[FoundDate] = []
    for match in matches(text, here):
        name = form(match)
        if is_date(match, name, singles[-1].span.end if singles else None):
            beside = Beside(published, _direction(text, match, here), _anchor(singles, match.start()))
            singles += (_found(one, name) for one in read(match, name, beside))
    return tuple(_joined(text, here, singles))


def resolve(words: str, published: Published, direction: Direction = "past") -> DateValue:
    """The date that ``words`` name in a text published then; without a date where that cannot be known."""
    for spelled in (words, words.title()):
        match = next(matches(spelled, Span(0, len(spelled))), None)
        if match is not None:
            meaning = read(match, form(match), Beside(published, direction))[0].meaning
            return msgspec.structs.replace(meaning.value, words=words)
    return DateValue(words=words)


def _found(one: Read, name: str) -> FoundDate:
    meaning = one.meaning
    value = msgspec.structs.replace(meaning.value, words=one.span.of(one.text), flags=meaning.flags)
    return FoundDate(one.span, value, meaning.end, meaning.within, meaning.part, name == "past")


def _anchor(found: Sequence[FoundDate], start: int) -> DateValue | None:
    """The date spoken of last, where it is near enough to be meant by "that day"."""
    near = (one for one in reversed(found) if start - one.span.end <= ANCHOR_REACH)
    last = next((one for one in near if one.value.date), None)
    return (last.end or last.value) if last else None


def _direction(text: str, match: re.Match[str], here: Span) -> Direction:
    before = text[max(here.start, match.start() - _FUTURE_REACH) : match.start()]
    before = _SENTENCE_END.split(before)[-1]
    after = text[match.end() : min(here.end, match.end() + _FUTURE_REACH)]
    return "future" if _AHEAD.match(after) or _FUTURE.search(before) else "past"


def _joined(text: str, here: Span, singles: Sequence[FoundDate]) -> Iterator[FoundDate]:
    """The dates with the ends of ranges put together, and a year given once taken for the others beside it."""
    after: FoundDate | None = None
    done: list[FoundDate] = []
    for one in reversed(singles):
        if after is not None and one.end is None:
            between = text[one.span.end : after.span.start]
            if _LIST.fullmatch(between) or _RANGE.fullmatch(between):
                one = _with_year_of(one, after)
            if after.end is None and _is_range(text, one.span, after.span, here):
                done[-1] = after = _range(one, after)
                continue
        done.append(one)
        after = one
    yield from reversed(done)


def _is_range(text: str, first: Span, second: Span, here: Span) -> bool:
    """True where the two are the ends of one range, by the words around and between them."""
    between = _RANGE.fullmatch(text, first.end, second.start)
    if not between:
        return False
    opened = _OPENED.search(text[max(here.start, first.start - 14) : first.start])
    return opened is not None or between.group().strip() != "and"


def _with_year_of(one: FoundDate, after: FoundDate) -> FoundDate:
    """ "March and April 2021": the year that stands with the last is the year of the first."""
    given = re.search(YEAR, after.value.words) and not re.search(YEAR, one.value.words)
    return _before(one, after) if given and one.value.precision != "year" else one


def _before(one: FoundDate, after: FoundDate) -> FoundDate:
    """A date read as the latest one before another."""
    if not after.value.date:
        return one
    anchor = Published(date=after.value.date, precision=after.value.precision, source="text")
    value = resolve(one.value.words, anchor)
    return replace(one, value=value) if value.date else one


def _range(first: FoundDate, last: FoundDate) -> FoundDate:
    """One range of two ends. A first end without a year lies before the last end."""
    if first.value.date and last.value.date and first.value.date > last.value.date:
        first = _before(first, last)
    span = Span(first.span.start, last.span.end)
    return FoundDate(span, first.value, last.value, None, last.part)
