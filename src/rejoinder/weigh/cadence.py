"""Publication cadence as a text describes it: how often something was to appear, and how often it did.

"From 3 May to 20 May the harbour office published a bulletin daily; from 21 May to 10 June bulletins came out on
alternate days" gives two windows. A window needs both its dates; a rhythm needs its words.
"""

import datetime
import re
from collections.abc import Iterator

from rejoinder.extract.dates import resolve
from rejoinder.extract.numbers import number
from rejoinder.model import Cadence, Extracted, Published, Span, Window
from rejoinder.weigh.account import Account

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?"
_RANGE = re.compile(rf"\b[Ff]rom (?P<start>{_DATE}) (?:to|until|till|through) (?P<end>{_DATE})")
_DAILY = re.compile(r"\b(?:daily|every day|each day|day by day)\b")
_ALTERNATE = re.compile(r"\b(?:alternate days|every other day|every second day)\b")
_DAYS = re.compile(
    r"\b(?:only |just )?(?P<n>\w+) (?:days?|reports?|bulletins?|statements?|updates?|times)\b(?! of\b)"
)
_SUBJECT = re.compile(
    r"\b(?:reports?|reporting|bulletins?|statements?|updates?|briefings?|published|issued|appeared)\b"
)


def cadences(account: Account) -> list[Cadence]:
    """The cadence each document describes, where it gives at least two dated windows."""
    found = []
    for document in account.documents:
        windows = tuple(_windows(document))
        if len(windows) > 1:
            found.append(Cadence(series=f"as described in {document.title or document.id}", windows=windows))
    return found


def _windows(document: Extracted) -> Iterator[Window]:
    for block in document.readable_blocks():
        ranges = list(_RANGE.finditer(document.text, block.span.start, block.span.end))
        for i, match in enumerate(ranges):
            end = (
                ranges[i + 1].start()
                if i + 1 < len(ranges)
                else _sentence_end(document.text, match.end(), block.span.end)
            )
            window = _window(document, match, Span(match.start(), end).trimmed(document.text))
            if window is not None:
                yield window


def _sentence_end(text: str, start: int, limit: int) -> int:
    stop = re.compile(r"\.(?=\s|$)").search(text, start, limit)
    return stop.start() if stop else limit


def _window(document: Extracted, match: re.Match[str], span: Span) -> Window | None:
    words = span.of(document.text)
    start, end = _dates(match, document.published)
    if start is None or end is None or end < start or not _SUBJECT.search(words):
        return None
    days = (end - start).days + 1
    count = _count(words[match.end() - match.start() :], days)
    if count is None:
        return None
    return Window(
        start=start.isoformat(), end=end.isoformat(), expected=days, count=count, words=words.rstrip(" ,")
    )


def _count(words: str, days: int) -> int | None:
    """Days with something published, as the words give them; None where they give no rhythm."""
    if _ALTERNATE.search(words):
        return (days + 1) // 2
    if _DAILY.search(words):
        return days
    for match in _DAYS.finditer(words):
        value = number(match["n"])
        if isinstance(value, int) and value > 0:
            return value
    return None


def _dates(match: re.Match[str], published: Published) -> tuple[datetime.date | None, datetime.date | None]:
    """Both ends; a year given at one end holds for both."""
    year = re.search(r"\d{4}", match["end"]) or re.search(r"\d{4}", match["start"])
    ends = []
    for words in (match["start"], match["end"]):
        given = words if re.search(r"\d{4}", words) or year is None else f"{words} {year.group()}"
        value = resolve(given, published)
        ends.append(
            datetime.date.fromisoformat(value.date) if value.date and value.precision == "day" else None
        )
    return ends[0], ends[1]
