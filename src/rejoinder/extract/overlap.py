"""Which of many spans share words with a given one, without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from rejoinder.model import Span

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Items with their spans, sorted once; the spans may overlap and nest.

    A look-up costs what lies between the first span that reaches the asked one and the last that begins
    before its end, so a document ten times as long costs ten times as much, not a hundred times.
    """

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: item[0].start)
        self._starts = [span.start for span, _ in self._items]
        self._reach = list(accumulate((span.end for span, _ in self._items), max))
        """The farthest end so far: no span before the first that passes ``start`` reaches it."""

    def at(self, span: Span) -> list[T]:
        """The items whose spans share a code point with ``span``, by where they begin."""
        first = bisect_right(self._reach, span.start)
        last = bisect_left(self._starts, span.end, lo=first)
        return [item for other, item in self._items[first:last] if other.overlaps(span)]
