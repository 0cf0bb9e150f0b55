"""A text as a measure sees it: its words, and which of them stand between quotation marks.

Statements are compared by their words, so marks and white space at the edges of a span never count.
Quotation marks are read here by a plain rule of their own, paragraph by paragraph: the forms of the gold
must not change when the extractor learns to read marks better.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from rejoinder.model import Span
from rejoinder.model.vocabulary import Form

_WORD = re.compile(r"\w+(?:['’.,\-‑]\w+)*")
_MARK = re.compile(r"''|``|[“«„‟”»\"]")
_DOUBLE = re.compile(r"[\"“”«»]|''")
_SINGLE = re.compile(r"(?<!\w)‘(?P<inner>[^‘\n]{2,}?)’(?!\w)")


class Words:
    """The words of one text by their number, counted from 0."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.text = text
        self.lower = [match[0].lower() for match in found]
        self._starts = [match.start() for match in found]
        self._ends = [match.end() for match in found]

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, spans: Iterable[Span]) -> frozenset[int]:
        """The words that ``spans`` touch."""
        return frozenset(
            number
            for span in spans
            for number in range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
        )

    def form(self, words: frozenset[int]) -> Form:
        """Direct where all of ``words`` are quoted, indirect where none is, else mixed."""
        quoted = len(words & self._quoted)
        if quoted == len(words):
            return "direct"
        return "mixed" if quoted else "indirect"

    @cached_property
    def _quoted(self) -> frozenset[int]:
        parts = list(quoted_parts(self.text))
        starts = [part.start for part in parts]
        last = ((number, bisect_right(starts, at) - 1) for number, at in enumerate(self._starts))
        return frozenset(n for n, i in last if i >= 0 and self._starts[n] < parts[i].end)


def quoted_parts(text: str) -> Iterator[Span]:
    """What stands between quotation marks, in order. A mark left open ends with its line.

    Single marks quote only in lines without any double mark: elsewhere they may be apostrophes.
    """
    offset = 0
    for line in text.split("\n"):
        parts = list(_between_double(line))
        if not _DOUBLE.search(line):
            parts += (match.span("inner") for match in _SINGLE.finditer(line))
            parts.sort()
        yield from (Span(offset + start, offset + end) for start, end in parts)
        offset += len(line) + 1


def _between_double(line: str) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for mark in _MARK.finditer(line):
        opens = _opens(mark, start is not None)
        if opens and start is None:
            start = mark.end()
        elif not opens and start is not None:
            yield start, mark.start()
            start = None
    if start is not None:
        yield start, len(line)


def _opens(mark: re.Match[str], inside: bool) -> bool:
    """True where the line is inside a quotation after ``mark``."""
    if mark[0] in "“«„‟":
        return True
    if inside or mark[0] in "”»":
        return False
    following = mark.string[mark.end() : mark.end() + 1]
    return mark[0] != "''" or bool(following.strip())
