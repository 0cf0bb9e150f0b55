"""Quotations: the words between quotation marks, found by the marks alone.

Straight, curly, low-high and angle marks are read; single marks count as quotation marks only where they
cannot be apostrophes. A quotation that runs over paragraphs (each paragraph opens with a mark, only the
last closes) is one quotation of several parts. A mark that is never closed ends with its paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rejoinder.model import Span


@dataclass(frozen=True)
class Quotation:
    """The words of one quotation, without the marks; ``outer`` includes the marks.

    ``continues`` is True for a paragraph of a quotation that the paragraph before left open, and
    ``closed`` is False where this paragraph leaves it open.
    """

    inner: Span
    outer: Span
    closed: bool = True
    continues: bool = False


_CLOSERS = {"“": '”"', "„": '“”"', "‟": '”"', "«": '»"', "»": "«", '"': '"”'}
"""What closes a quotation, by the mark that opens it."""
_OPEN = "“„«‟"
_REVERSED = re.compile(r"(?<!\w)»(?=\w[^»\n]*«(?!\w))")
"""An angle mark that opens the other way round, as in German."""
_SINGLE = re.compile(
    r"(?<![\w])[‘'](?P<words>(?=\S)(?:[^‘'’\n]|(?<=\w)['’](?=\w)|(?<=s)['’](?=\s))*?(?<=\S))[’'](?!\w)"
)


def find_quotations(text: str, paragraphs: list[Span]) -> tuple[Quotation, ...]:
    """The quotations of ``text`` in order, read paragraph by paragraph."""
    found: list[Quotation] = []
    left_open = False
    for paragraph in paragraphs:
        here = _double(text, paragraph)
        if left_open and here and here[0].outer.start == _first_word(text, paragraph):
            first = here[0]
            here[0] = Quotation(first.inner, first.outer, first.closed, continues=True)
        here += _single(text, paragraph, here)
        here.sort(key=lambda q: q.inner)
        found += here
        left_open = any(not q.closed for q in here)
    return tuple(found)


def overlapping(quotations: Sequence[Quotation], span: Span) -> Sequence[Quotation]:
    """Those of ``quotations`` (in text order, as they are found) that share a code point with ``span``."""
    first = bisect_right(quotations, span.start, key=lambda q: q.outer.end)
    return quotations[first : bisect_left(quotations, span.end, lo=first, key=lambda q: q.outer.start)]


def _first_word(text: str, paragraph: Span) -> int:
    words = paragraph.of(text)
    return paragraph.start + len(words) - len(words.lstrip())


def _double(text: str, paragraph: Span) -> list[Quotation]:
    """Quotations in double marks. An opening mark inside an open quotation restarts it: a lost closing mark."""
    found: list[Quotation] = []
    start: int | None = None
    reversed_marks = {m.start() for m in _REVERSED.finditer(text, paragraph.start, paragraph.end)}
    for i in range(paragraph.start, paragraph.end):
        mark = text[i]
        if start is not None and mark in _CLOSERS[text[start]]:
            _add(found, text, start, i, closed=True, mark=1)
            start = None
        elif mark in _OPEN or (start is None and (mark == '"' or i in reversed_marks)):
            if start is not None:
                _add(found, text, start, i, closed=True, mark=0)
            start = i
    if start is not None:
        _add(found, text, start, paragraph.end, closed=False, mark=0)
    return found


def _add(found: list[Quotation], text: str, start: int, end: int, *, closed: bool, mark: int) -> None:
    inner = Span(start + 1, end).trimmed(text)
    if inner.end > inner.start:
        found.append(Quotation(inner, Span(start, max(inner.end, end + mark)), closed))


def _single(text: str, paragraph: Span, taken: list[Quotation]) -> list[Quotation]:
    found = []
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        inner = Span(*match.span("words"))
        if inner.end > inner.start and not overlapping(taken, inner):
            found.append(Quotation(inner, Span(*match.span())))
    return found
