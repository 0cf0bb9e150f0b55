"""Publication cadence as a text describes it: how often something was to appear, and how often it did.

"From 3 May to 20 May there were daily reports, while from 21 May until 30 June the reporting was roughly on
alternate days" gives two windows. A window needs both its dates; a rhythm needs its words, before its dates
or after them.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rejoinder.extract.dates import FoundDate, dates_in
from rejoinder.extract.dates.recurrences import Recurrence, recurrences_in
from rejoinder.extract.numbers import number
from rejoinder.model import DocumentWords, Extracted, Published, Span, Window

_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2},)?\s+(?P<year>(?:19|20)\d\d)\b"
)
_NONE = re.compile(r"\b(?:no|not a single) (?:reports?|bulletins?|statements?|updates?|briefings?)\b", re.I)
_DAYS = re.compile(
    r"\b(?:only |just )?(?P<n>\w+) (?:days?|reports?|bulletins?|statements?|updates?|briefings?|times)\b(?! of\b)"
)
_ONLY = re.compile(r"\b(?:only|just|no more than) (?P<n>\w+)\b")
_SUBJECT = re.compile(
    r"\b(?:reports?|reporting|bulletins?|statements?|updates?|briefings?|published|issued|appeared)\b"
)
_NEXT_BEGINS = re.compile(
    r",?(?: (?:and|while|but|then))* (?:from|between)$|,? (?:and|while|but|then)$", re.I
)
_STOP = re.compile(r"[.!?](?=\s|$)")


@dataclass(frozen=True)
class Described:
    """The windows that one paragraph of a document describes."""

    document: Extracted
    paragraph: Span
    windows: tuple[Window, ...]


def described(document: Extracted) -> Iterator[Described]:
    """What each paragraph of a document says about how often something was published."""
    for block in document.readable_blocks():
        windows = tuple(_in_paragraph(document, block.span))
        if windows:
            yield Described(document, block.span, windows)


def _in_paragraph(document: Extracted, paragraph: Span) -> Iterator[Window]:
    spoken_of = False
    for sentence in _sentences(document.text, paragraph):
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
    ranges = [d for d in dates_in(text, sentence, _known(document)) if d.end is not None]
    for part, found in zip(_parts(text, sentence, ranges), ranges, strict=True):
        ends = _ends(found)
        if ends is None:
            continue
        rest = [Span(part.start, found.span.start), Span(found.span.end, part.end)]
        rhythm = _rhythm(text, rest, *ends)
        if rhythm is not None and rhythm.count <= rhythm.days:
            yield _window(document, part, ends, rhythm)


@dataclass(frozen=True)
class _Rhythm:
    """How many days of a stretch have something published, and the words that say so."""

    days: int
    count: int
    words: str


def _window(
    document: Extracted, part: Span, ends: tuple[datetime.date, datetime.date], rhythm: _Rhythm
) -> Window:
    words = _NEXT_BEGINS.sub("", part.of(document.text)).strip(" ,")
    start = part.start + part.of(document.text).index(words)
    return Window(
        start=ends[0].isoformat(),
        end=ends[1].isoformat(),
        expected=rhythm.days,
        count=rhythm.count,
        words=words,
        rhythm=rhythm.words,
        where=DocumentWords(document.id, start, start + len(words)),
    )


def _parts(text: str, sentence: Span, ranges: Sequence[FoundDate]) -> list[Span]:
    """The sentence cut into one part for each range: before the ranges where a rhythm stands before the first
    of them, behind them where it follows."""
    if not ranges:
        return []
    before = Span(sentence.start, ranges[0].span.start)
    day = datetime.date(2000, 1, 1)
    if _rhythm(text, [before], day, day) is not None:
        cuts = [sentence.start, *(r.span.end for r in ranges[:-1]), sentence.end]
    else:
        cuts = [sentence.start, *(r.span.start for r in ranges[1:]), sentence.end]
    return [Span(a, b).trimmed(text) for a, b in pairwise(cuts)]


def _rhythm(
    text: str, stretches: Sequence[Span], first: datetime.date, last: datetime.date
) -> _Rhythm | None:
    """Days with something published, as the words give them; None where they give no rhythm."""
    days = (last - first).days + 1
    recurring = next((found for span in stretches for found in recurrences_in(text, span)), None)
    if recurring is not None:
        count = _expected(recurring, first, last)
        return None if count is None else _Rhythm(days, count, recurring.span.of(text))
    words = " ".join(span.of(text) for span in stretches)
    if none := _NONE.search(words):
        return _Rhythm(days, 0, none.group())
    for match in (*_DAYS.finditer(words), *_ONLY.finditer(words)):
        value = number(match["n"])
        if isinstance(value, int) and value > 0:
            return _Rhythm(days, value, match.group())
    return None


def _expected(recurring: Recurrence, first: datetime.date, last: datetime.date) -> int | None:
    """Days rather than times: "three times a day" is every day."""
    if recurring.frequency == "DAILY" and recurring.interval == 1:
        return (last - first).days + 1
    return recurring.expected(first, last)


def _ends(found: FoundDate) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a range that is known to the day and runs forward."""
    first, last = found.value, found.end
    if last is None or first.precision != "day" or last.precision != "day" or not first.date or not last.date:
        return None
    ends = datetime.date.fromisoformat(first.date), datetime.date.fromisoformat(last.date)
    return ends if ends[0] <= ends[1] else None


def _known(document: Extracted) -> Published:
    """When the document was published. Where that is not known, the end of the only year that it dates
    anything by: unresolved rather than guessed."""
    if document.published.date:
        return document.published
    years = {m["year"] for m in _DATED.finditer(document.text)}
    if len(years) != 1:
        return document.published
    return Published(date=f"{next(iter(years))}-12-31", precision="day", source="text")
