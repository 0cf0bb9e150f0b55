"""Publication cadence as a text describes it: how often something was to appear, and how often it did.

"From 3 May to 20 May there were daily reports, while from 21 May until 30 June the reporting was roughly on
alternate days" gives two windows. A window needs both its dates; a rhythm needs its words, before its dates
or after them.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rejoinder.extract.dates import resolve
from rejoinder.extract.numbers import number
from rejoinder.model import Cadence, Extracted, Published, Span, Window
from rejoinder.weigh.account import Account

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?"
_RANGE = re.compile(
    rf"\b(?:(?:[Ff]rom|[Bb]etween) )?(?P<start>{_DATE}) (?:to|until|till|through|and|[-–]) (?P<end>{_DATE})"
)
_DATED = re.compile(rf"(?:{_MONTH}|\b\d{{1,2}} {_MONTH} \d{{1,2}},)\s+(?P<year>(?:19|20)\d\d)\b")
_DAILY = re.compile(r"\b(?:daily|every day|each day|day by day)\b", re.IGNORECASE)
_ALTERNATE = re.compile(r"\b(?:alternate days|every other day|every second day)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|not a single) (?:reports?|bulletins?|statements?|updates?|briefings?)\b", re.I)
_DAYS = re.compile(
    r"\b(?:only |just )?(?P<n>\w+) (?:days?|reports?|bulletins?|statements?|updates?|briefings?|times)\b(?! of\b)"
)
_ONLY = re.compile(r"\b(?:only|just|no more than) (?P<n>\w+)\b")
_SUBJECT = re.compile(
    r"\b(?:reports?|reporting|bulletins?|statements?|updates?|briefings?|published|issued|appeared)\b"
)
_STOP = re.compile(r"[.!?](?=\s|$)")


def cadences(account: Account) -> list[Cadence]:
    """The cadence each document describes, where it gives at least two dated windows; copies add none."""
    found = []
    for document in account.documents:
        windows = tuple(_windows(document)) if document.id not in account.copied_from else ()
        if len(windows) > 1:
            found.append(Cadence(series=f"as described in {document.title or document.id}", windows=windows))
    return found


def _windows(document: Extracted) -> Iterator[Window]:
    for block in document.readable_blocks():
        spoken_of = False
        for sentence in _sentences(document.text, block.span):
            spoken_of = spoken_of or _SUBJECT.search(sentence.of(document.text)) is not None
            if spoken_of:
                yield from _in_sentence(document, sentence)


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        yield Span(start, stop.start()).trimmed(text)
        start = stop.end()
    if start < span.end:
        yield Span(start, span.end).trimmed(text)


def _in_sentence(document: Extracted, sentence: Span) -> Iterator[Window]:
    """A window for each range of dates in the sentence that has a rhythm beside it."""
    text = document.text
    ranges = list(_RANGE.finditer(text, sentence.start, sentence.end))
    for part, match in zip(_parts(text, sentence, ranges), ranges, strict=True):
        words = part.of(text)
        start, end = _dates(match, document)
        if start is None or end is None or end < start:
            continue
        rest = f"{text[part.start : match.start()]} {text[match.end() : part.end]}"
        days = (end - start).days + 1
        count = _count(rest, days)
        if count is not None and count <= days:
            yield Window(
                start=start.isoformat(),
                end=end.isoformat(),
                expected=days,
                count=count,
                words=words.strip(" ,"),
            )


def _parts(text: str, sentence: Span, ranges: Sequence[re.Match[str]]) -> list[Span]:
    """The sentence cut into one part for each range: before the ranges where a rhythm stands before the first
    of them, behind them where it follows."""
    if not ranges:
        return []
    if _count(text[sentence.start : ranges[0].start()], 1) is not None:
        cuts = [sentence.start, *(m.end() for m in ranges[:-1]), sentence.end]
    else:
        cuts = [sentence.start, *(m.start() for m in ranges[1:]), sentence.end]
    return [Span(a, b).trimmed(text) for a, b in pairwise(cuts)]


def _count(words: str, days: int) -> int | None:
    """Days with something published, as the words give them; None where they give no rhythm."""
    if _ALTERNATE.search(words):
        return (days + 1) // 2
    if _DAILY.search(words):
        return days
    if _NONE.search(words):
        return 0
    for match in (*_DAYS.finditer(words), *_ONLY.finditer(words)):
        value = number(match["n"])
        if isinstance(value, int) and value > 0:
            return value
    return None


def _dates(match: re.Match[str], document: Extracted) -> tuple[datetime.date | None, datetime.date | None]:
    """Both ends; a year given at one end holds for both. Without any the year of publication is taken, else
    the only year that the document dates anything by: unresolved rather than guessed."""
    year = re.search(r"\d{4}", match["end"]) or re.search(r"\d{4}", match["start"])
    named = year.group() if year else _only_year(document)
    start, end = (_day(words, named, document.published) for words in (match["start"], match["end"]))
    return start, end


def _day(words: str, year: str | None, published: Published) -> datetime.date | None:
    value = resolve(words if year is None or re.search(r"\d{4}", words) else f"{words} {year}", published)
    return datetime.date.fromisoformat(value.date) if value.date and value.precision == "day" else None


def _only_year(document: Extracted) -> str | None:
    """The one year of all dates written out in a document of unknown date."""
    if document.published.date:
        return None
    years = {m["year"] for m in _DATED.finditer(document.text)}
    return next(iter(years)) if len(years) == 1 else None
