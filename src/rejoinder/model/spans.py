"""Spans and anchors: how every record leads back to exact words.

Offsets are code points into the immutable text of one document, end exclusive, so that
``text[start:end]`` is the words. JSON writes a span as ``[start, end]``.
"""

from collections.abc import Iterable
from typing import Self

import msgspec

from rejoinder.errors import AnchorError

CONTEXT = 32
"""Code points of prefix and suffix kept with an anchor: enough to tell two equal wordings on one page
apart, as in the Web Annotation Data Model's TextQuoteSelector."""


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A half-open range of code points of one document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The exact words in ``text``."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """True where ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def trimmed(self, text: str) -> Self:
        """The same span without white space at its edges."""
        words = self.of(text)
        left = len(words) - len(words.lstrip())
        right = len(words) - len(words.rstrip())
        return type(self)(self.start + left, max(self.start + left, self.end - right))


class Anchor(msgspec.Struct, frozen=True):
    """A span of a named document, kept with its words and a little context on either side.

    The words, prefix and suffix prove that the text under the span is still the text it was made
    for; an anchor that no longer fits is an orphan and is reported, never moved.
    """

    document: str
    start: int
    end: int
    words: str
    prefix: str
    suffix: str

    @classmethod
    def at(cls, document: str, text: str, span: Span) -> Self:
        """Anchor ``span`` in ``text``. Raises AnchorError where the span leaves the text or is empty."""
        if not 0 <= span.start < span.end <= len(text):
            raise AnchorError(
                f"span [{span.start}, {span.end}] does not fit document {document} of {len(text)} code points"
            )
        return cls(
            document,
            span.start,
            span.end,
            span.of(text),
            text[max(0, span.start - CONTEXT) : span.start],
            text[span.end : span.end + CONTEXT],
        )

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def fits(self, text: str) -> bool:
        """True while ``text`` still has these words, with this context, at this place."""
        return (
            text[self.start : self.end] == self.words
            and text[max(0, self.start - CONTEXT) : self.start] == self.prefix
            and text[self.end : self.end + CONTEXT] == self.suffix
        )


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of ``spans`` (at least one)."""
    held = list(spans)
    return Span(min(s.start for s in held), max(s.end for s in held))
