"""Plain text cut into stretches: a line is a stretch, unless it was broken to fit a width."""

import re
from collections.abc import Iterator

from rejoinder.model import Span

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

_NARROWEST, _WIDEST = 45, 120
"""Hard-wrapped text is 60 to 80 columns wide (mail, wire services); beyond 120 a line is a paragraph."""


def stretches(text: str) -> tuple[Span, ...]:
    """The paragraphs of ``text`` in order; only white space is left out. Lines of wrapped text are joined."""
    return tuple(span for run in _runs(text) for span in _joined(text, run))


def blank_between(text: str, left: Span, right: Span) -> bool:
    """True where at least one empty line stands between two neighbours."""
    return sum(1 for _ in _BREAK.finditer(text, left.end, right.start)) > 1


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        span = Span(*match.span()).trimmed(text)
        if span.end > span.start:
            yield span


def _runs(text: str) -> Iterator[list[Span]]:
    """Lines that follow each other without an empty line."""
    run: list[Span] = []
    for span in _lines(text):
        if run and blank_between(text, run[-1], span):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _joined(text: str, run: list[Span]) -> Iterator[Span]:
    """The run with its wrapped lines joined.

    A line was wrapped where the next line's first word would not have fitted. Two lines alone prove
    little, so there the second must also begin in lower case.
    """
    width = max(len(span) for span in run)
    if not _NARROWEST <= width <= _WIDEST:
        yield from run
        return
    group = [run[0]]
    for span in run[1:]:
        if _wrapped(text, group[-1], span, width):
            group.append(span)
        else:
            yield from _as_one(text, group)
            group = [span]
    yield from _as_one(text, group)


def _wrapped(text: str, line: Span, after: Span, width: int) -> bool:
    first = len(after.of(text).split(None, 1)[0])
    return len(line) >= _NARROWEST and len(line) + 1 + first > width


def _as_one(text: str, group: list[Span]) -> Iterator[Span]:
    if len(group) > 2 or (len(group) == 2 and text[group[1].start].islower()):
        yield Span(group[0].start, group[-1].end)
    else:
        yield from group
