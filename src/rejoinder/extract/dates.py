"""Dates in text: absolute, relative to publication, weekdays and ranges; left open where unknown.

Conventions, where the words alone leave a choice:

- A weekday or a day without a year is the latest one not after publication ("on Wednesday" in a text
  published on a Wednesday is that day). In a clause about the future ("will meet on Monday") it is the
  earliest one not before publication; with "next" the first one after it.
- Nothing is resolved against a publication date that is less precise than the words need: a weekday needs the
  day, "last month" and "in September" need the month, "last year" the year.
- Anaphora ("that day", "the following night") and dates that do not exist (30 February, the year 20015) keep
  their words and have no date. A numeric date that two conventions read differently (03/04/2016) has none.
"""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rejoinder.extract.parse import Parsed
from rejoinder.model import DateValue, Published, Span

Direction = Literal["past", "future"]

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART_OF_DAY = r"(?: (?:early |late )?(?:morning|afternoon|evening|night))"
_PART = r"(?:(?:early|mid|late|the (?:beginning|middle|end) of)[ -])"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)(?![\d,.]*\d)"
_YEAR = r"\d{4,6}(?![\d,]*\d)"
_ENDING = r"(?:\s*[-–—]\s*|\s+(?:to|until|till|and|through)\s+)"
_COUNT_WORDS = "a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNTS = {word: i or 1 for i, word in enumerate(_COUNT_WORDS.split("|"))} | {"an": 1}
_COUNT = rf"(?:{_COUNT_WORDS}|an|\d{{1,3}})"

_FIRST_DAY = rf"(?:(?P<d0>{_DAY})(?:\s*[-–—]\s*| to | until )|(?<=\bbetween )(?P<d00>{_DAY}) and )?"
_DAY_MONTH = (
    rf"(?:{_WEEKDAY},? )?(?:the )?{_FIRST_DAY}"
    rf"(?P<d1>{_DAY}) (?:of )?(?P<m1>{_MONTH})(?:,? (?P<y1>{_YEAR}))?"
)
_MONTH_DAY = rf"(?:{_WEEKDAY},? )?(?:(?:early|late) )?(?P<m2>{_MONTH}) (?:the )?(?P<d2>{_DAY})"
_MONTH_DAY += rf"(?:\s*[-–—]\s*(?P<d22>{_DAY}))?(?:,? (?P<y2>{_YEAR}))?"
_LEADS = "in|since|until|of|from|between|by|through|during|before|after|and|to"
_AFTER_WORD = "|".join(rf"(?<=\b{word} )" for word in _LEADS.split("|"))
_FORMS = (
    r"(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)",
    r"(?P<numeric>\d{1,2}[/.]\d{1,2}[/.]\d{4})(?!\d)",
    _DAY_MONTH,
    _MONTH_DAY,
    rf"{_PART}?(?P<m3>{_MONTH})(?: of)?,? (?P<y3>{_YEAR})",
    rf"(?P<relmonth>last|this|next) (?P<m4>{_MONTH})\b",
    rf"(?:{_AFTER_WORD})(?:{_PART})?(?P<m5>{_MONTH})(?!\s+\w*['’]s\b)",
    rf"{_PART}(?P<m6>{_MONTH})",
    rf"(?P<relday>last|this|next|this coming|this past) (?P<w1>{_WEEKDAY}){_PART_OF_DAY}?",
    rf"(?P<w2>{_WEEKDAY})(?!s\b)(?:'s|’s)?{_PART_OF_DAY}?",
    r"(?P<near>yesterday|today|tonight|tomorrow|last night|this morning|this afternoon)"
    rf"(?:{_PART_OF_DAY})?",
    r"(?:earlier |later )?(?P<rel>last|this|next|the past|the last) (?P<unit>week|weekend|month|year)\b",
    rf"(?P<n>{_COUNT}) (?P<agounit>day|week|month|year)s? (?:ago|earlier)\b",
    r"(?P<open>(?:that|the (?:same|following|next|previous)) (?:day|night|morning|evening|week|month|year))\b",
    rf"(?:{_AFTER_WORD}|(?<=\bthe )){_PART}?"
    r"(?P<y7>(?:1[89]|20)\d\d)(?![\d,.]*\d|-?\w|\s(?:people|civilians))",
)
_DATE = re.compile(rf"(?<![\w/-])(?:{'|'.join(f'(?:{form})' for form in _FORMS)})(?!\w)")
_ANY_CASE = re.compile(_DATE.pattern.replace("(?<![\\w/-])", "", 1), re.IGNORECASE)
_RANGE_JOIN = re.compile(_ENDING)
_BEFORE_RANGE = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|going to|scheduled|due (?!to\b)|plan(?:s|ned)?|expected|set (?:for|to)|hop(?:e|es|ing)|"
    r"upcoming|ahead of)\b|\b(?:repl\w+|respon\w+|answers?|deadline|comply|submit|deliver|complete|finish|leave|"
    r"vacate|pay|extended)\b[^.]*\b(?:by|until) $",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")
_FUTURE_REACH = 60
"""Code points before a date searched for words about the future, and after it for its verb."""


@dataclass(frozen=True)
class FoundDate:
    """A date expression and its value; ``end`` where it is a range ("30 September to 22 October")."""

    span: Span
    value: DateValue
    end: DateValue | None = None


def date_spans(text: str) -> tuple[Span, ...]:
    """Where date expressions stand in ``text``, resolved or not."""
    return tuple(Span(*match.span()) for match in _DATE.finditer(text))


def find_dates(parsed: Parsed) -> tuple[FoundDate, ...]:
    """The date expressions of the document's readable paragraphs, in order, ranges joined."""
    published = parsed.document.published
    found: list[FoundDate] = []
    for paragraph in parsed.paragraphs:
        found += _in_paragraph(parsed.text, paragraph.span, published)
    return tuple(found)


def _in_paragraph(text: str, here: Span, published: Published) -> Iterator[FoundDate]:
    waiting: FoundDate | None = None
    for match in _DATE.finditer(text, here.start, here.end):
        span = Span(*match.span())
        single = _days(span, match, _value(match, published, _direction(text, span, here)))
        if waiting and waiting.end is None and _joined(text, waiting.span, span, here):
            yield _range(waiting, single)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = single
    if waiting:
        yield waiting


def _days(span: Span, match: re.Match[str], value: DateValue) -> FoundDate:
    """One day, or the range of days in one month that "3-5 May" and "May 3-5" name."""
    if first := match["d0"] or match["d00"]:
        return FoundDate(span, _with_day(value, first), value)
    if last := match["d22"]:
        return FoundDate(span, value, _with_day(value, last))
    return FoundDate(span, value)


def _with_day(value: DateValue, day: str) -> DateValue:
    if value.date is None or value.precision != "day":
        return value
    year, month, _ = value.date.split("-")
    return _day(int(year), int(month), int(re.sub(r"\D", "", day)), value.words)


def _joined(text: str, first: Span, second: Span, here: Span) -> bool:
    """True where the two are the ends of one range, by the words around and between them."""
    between = _RANGE_JOIN.fullmatch(text, first.end, second.start)
    if not between:
        return False
    opened = _BEFORE_RANGE.search(text[max(here.start, first.start - 12) : first.start])
    return opened is not None or between.group().strip() not in ("and",)


def _range(first: FoundDate, last: FoundDate) -> FoundDate:
    """One range of two ends. A first end without a year lies before the last end."""
    value = first.value
    if last.value.date and last.value.precision != "none":
        anchor = Published(date=last.value.date, precision=last.value.precision, source="text")
        dated = re.search(_YEAR, last.value.words) and not re.search(_YEAR, value.words)
        if dated or (value.date and value.date > last.value.date):
            value = resolve(value.words, anchor)
    return FoundDate(Span(first.span.start, last.span.end), value, last.value)


def _direction(text: str, span: Span, here: Span) -> Direction:
    before = text[max(here.start, span.start - _FUTURE_REACH) : span.start]
    before = _SENTENCE_END.split(before)[-1]
    after = _SENTENCE_END.split(text[span.end : min(here.end, span.end + _FUTURE_REACH)])[0]
    ahead = re.match(r"\s+(?:will|is set|is due|are (?:hop|expect|plan|schedul|due))", after)
    return "future" if ahead or _FUTURE.search(before) else "past"


def resolve(words: str, published: Published, direction: Direction = "past") -> DateValue:
    """The date that ``words`` name in a text published then; without a date where that cannot be known."""
    stripped = words.strip()
    match = _DATE.search(stripped) or _ANY_CASE.search(stripped)
    if match is None and (month := re.fullmatch(_MONTH, stripped)):
        match = _DATE.search(f"in {month.group()}")
    value = _value(match, published, direction) if match else DateValue()
    return DateValue(date=value.date, precision=value.precision, words=words)


def _value(match: re.Match[str], published: Published, direction: Direction) -> DateValue:
    groups = {name: words for name, words in match.groupdict().items() if words is not None}
    words = match.group()
    if "iso" in groups:
        year, month, day = words.split("-")
        return _day(int(year), int(month), int(day), words)
    if "numeric" in groups:
        return _numeric(words)
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2")):
        if day in groups:
            number = int(re.sub(r"\D", "", groups[day]))
            return _day_of(number, _month(groups[month]), groups.get(year), words, published, direction)
    if "m3" in groups:
        return _month_value(groups["y3"], _month(groups["m3"]), words)
    if "y7" in groups:
        return DateValue(date=groups["y7"], precision="year", words=words)
    return _relative(groups, words, published, direction)


def _relative(groups: dict[str, str], words: str, published: Published, direction: Direction) -> DateValue:
    for name in ("m4", "m5", "m6"):
        if name in groups:
            way: Direction = "future" if groups.get("relmonth") == "next" else direction
            strict = groups.get("relmonth") in ("last", "next")
            return _month_near(_month(groups[name]), words, published, way, strict=strict)
    for name in ("w1", "w2"):
        if name in groups:
            return _weekday(groups[name], groups.get("relday", ""), words, published, direction)
    if "near" in groups:
        return _near(groups["near"].lower(), words, published)
    if "unit" in groups:
        return _period_near(groups["rel"].lower(), groups["unit"].lower(), words, published)
    if "n" in groups:
        return _ago(groups["n"].lower(), groups["agounit"].lower(), words, published)
    return DateValue(words=words)


def _month(name: str) -> int:
    return next(i for full, i in _MONTHS.items() if full.startswith(name.lower().rstrip(".")[:3]))


def _published_day(published: Published) -> datetime.date | None:
    if published.precision != "day" or not published.date:
        return None
    try:
        return datetime.date.fromisoformat(published.date[:10])
    except ValueError:
        return None


def _day(year: int, month: int, day: int, words: str) -> DateValue:
    try:
        return DateValue(date=datetime.date(year, month, day).isoformat(), precision="day", words=words)
    except ValueError:
        return DateValue(words=words)


def _numeric(words: str) -> DateValue:
    first, second, year = (int(part) for part in re.split(r"[/.]", words))
    if first > 12 or first == second or "." in words:
        return _day(year, second, first, words)
    return _day(year, first, second, words) if second > 12 else DateValue(words=words)


def _day_of(
    day: int, month: int, given: str | None, words: str, published: Published, direction: Direction
) -> DateValue:
    if given is not None:
        return _day(int(given), month, day, words) if len(given) == 4 else DateValue(words=words)
    today = _published_day(published)
    if today is None:
        return DateValue(words=words)
    for candidate in (today.year, today.year - 1) if direction == "past" else (today.year, today.year + 1):
        value = _day(candidate, month, day, words)
        if value.date and _fits(value.date, today.isoformat(), direction):
            return value
    return DateValue(words=words)


def _fits(date: str, today: str, direction: Direction) -> bool:
    return date <= today if direction == "past" else date >= today


def _month_value(year: str, month: int, words: str) -> DateValue:
    if len(year) != 4:
        return DateValue(words=words)
    return DateValue(date=f"{year}-{month:02}", precision="month", words=words)


def _published_month(published: Published) -> tuple[int, int] | None:
    if published.precision not in ("day", "month") or not published.date:
        return None
    year, month = published.date.split("-")[:2]
    return int(year), int(month)


def _month_near(
    month: int, words: str, published: Published, direction: Direction, *, strict: bool
) -> DateValue:
    """The latest such month not after publication (``strict``: before it), or the next one."""
    now = _published_month(published)
    if now is None:
        return DateValue(words=words)
    year, current = now
    if direction == "past" and (month > current or (strict and month == current)):
        year -= 1
    if direction == "future" and (month < current or (strict and month == current)):
        year += 1
    return _month_value(str(year), month, words)


def _weekday(name: str, relation: str, words: str, published: Published, direction: Direction) -> DateValue:
    today = _published_day(published)
    if today is None:
        return DateValue(words=words)
    back = (today.weekday() - _WEEKDAYS[name.lower()]) % 7
    if relation.startswith("last"):
        back = back or 7
    if relation in ("next", "this coming") or (direction == "future" and relation in ("", "this")):
        forward = (7 - back) % 7
        back = -(forward or (7 if relation else 0))
    return _days_from(today, -back, words)


def _days_from(today: datetime.date, days: int, words: str) -> DateValue:
    try:
        return DateValue(
            date=(today + datetime.timedelta(days=days)).isoformat(), precision="day", words=words
        )
    except OverflowError:
        return DateValue(words=words)


def _near(near: str, words: str, published: Published) -> DateValue:
    today = _published_day(published)
    if today is None:
        return DateValue(words=words)
    days = {"yesterday": -1, "last night": -1, "tomorrow": 1}
    return _days_from(today, days.get(near, 0), words)


def _period_near(relation: str, unit: str, words: str, published: Published) -> DateValue:
    """Months and years beside publication; a week has no precision of its own and stays open."""
    if relation.startswith("the ") or unit.startswith("week"):
        return DateValue(words=words)
    step = {"last": -1, "next": 1}.get(relation, 0)
    return _shifted(published, step, unit, words)


def _shifted(published: Published, step: int, unit: str, words: str) -> DateValue:
    if unit == "year" and published.date and published.precision != "none":
        year = int(published.date[:4]) + step
        return (
            DateValue(date=f"{year:04}", precision="year", words=words)
            if year > 0
            else DateValue(words=words)
        )
    now = _published_month(published)
    if unit == "month" and now:
        index = now[0] * 12 + now[1] - 1 + step
        return _month_value(f"{index // 12:04}", index % 12 + 1, words)
    return DateValue(words=words)


def _ago(count: str, unit: str, words: str, published: Published) -> DateValue:
    """So many days, months or years before publication; weeks ago are too coarse for a day and stay open."""
    if words.endswith("earlier"):
        return DateValue(words=words)
    number = _COUNTS[count] if count in _COUNTS else int(count)
    today = _published_day(published)
    if unit == "day":
        return _days_from(today, -number, words) if today else DateValue(words=words)
    return _shifted(published, -number, unit, words)
