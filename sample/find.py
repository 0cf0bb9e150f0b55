"""Where the words that a person quoted stand in a document's text.

Quoted words are ``words``, ``words#2`` (the second place they stand at) or ``first words ... last words``
(all from the first to the last). Words that stand at several places, without a number, are an error: the
gold says exactly which.
"""

import re
from dataclasses import dataclass


class Unfound(Exception):
    """Quoted words that are not in the text, or in several places of it."""


@dataclass(frozen=True, order=True)
class Span:
    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


def places(text: str, words: str, within: Span) -> list[Span]:
    """Every place where ``words`` stand, whole, between the bounds of ``within``."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [Span(*match.span()) for match in pattern.finditer(text, within.start, within.end)]


def choose(found: list[Span], quoted: str, number: str) -> Span:
    """The numbered place, or the only one."""
    if number:
        if int(number) > len(found):
            raise Unfound(f"{quoted!r} stands at {len(found)} places only")
        return found[int(number) - 1]
    if len(found) != 1:
        raise Unfound(f"{quoted!r} stands at {len(found)} places: say which with #1, #2 ...")
    return found[0]


def find(text: str, quoted: str, within: Span | None = None, outside: tuple[Span, ...] = ()) -> Span:
    """Where ``quoted`` stands in ``within`` (else the whole text), not counting places in ``outside``."""
    within = within or Span(0, len(text))
    words, _, number = quoted.partition("#")
    first, _, last = words.partition(" ... ")
    found = [span for span in places(text, first, within) if not any(span.overlaps(o) for o in outside)]
    start = choose(found, quoted, number)
    if not last:
        return start
    ends = places(text, last, Span(start.end, within.end))
    if not ends:
        raise Unfound(f"{last!r} does not stand after {first!r}")
    return Span(start.start, ends[0].end)


def paragraph_at(text: str, offset: int) -> Span:
    """The paragraph (between blank lines) that holds ``offset``."""
    start = text.rfind("\n\n", 0, offset)
    end = text.find("\n\n", offset)
    return Span(start + 2 if start >= 0 else 0, end if end >= 0 else len(text))
