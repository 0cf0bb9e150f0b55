"""Text cut where marks begin and end: a flat list that carries every mark over each stretch.

Marks may overlap and nest freely (a statement inside a statement, a figure across the edge of a quotation);
elements on a page may not. So a page draws segments one after another, each with the set of marks over it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rejoinder.model import Extracted, Span, Statement

MarkKind = Literal["content", "quoted", "source", "cue", "figure", "basis", "hedge", "limit"]

_QUOTATION_MARKS = "\"'“”„«»‟‘’‹›"


@dataclass(frozen=True)
class Mark:
    """One reason to draw a stretch of text differently. ``depth`` is 1 and more for nested statements."""

    kind: MarkKind
    span: Span
    of: str
    """The id of the statement or figure that the mark belongs to."""
    depth: int = 0


@dataclass(frozen=True)
class Segment:
    """A stretch of text under one set of marks; ``opens`` are the marks that begin with it."""

    text: str
    span: Span
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()

    @property
    def classes(self) -> str:
        """Class names for the stylesheet: the kinds of mark, and how deep the statement lies."""
        names = {m.kind for m in self.marks}
        if any(m.kind == "content" and m.depth for m in self.marks):
            return " ".join(sorted(names | {"nested"}))
        return " ".join(sorted(names))

    @property
    def owners(self) -> str:
        """The ids of the statements whose content this is, for the keys of the page."""
        return " ".join(dict.fromkeys(m.of for m in self.marks if m.kind == "content"))


def segments(text: str, within: Span, marks: Iterable[Mark]) -> list[Segment]:
    """Cut ``text[within]`` at the edges of ``marks``; joined again, the segments are that text exactly."""
    held = sorted(
        (m for m in marks if len(m.span) > 0 and m.span.overlaps(within)),
        key=lambda m: (m.span.start, -m.span.end, m.depth, m.kind, m.of),
    )
    edges = {within.start, within.end}
    for mark in held:
        edges |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
    cuts = sorted(edges)
    return [_segment(text, Span(a, b), held) for a, b in pairwise(cuts)]


def _segment(text: str, span: Span, marks: Sequence[Mark]) -> Segment:
    over = tuple(m for m in marks if m.span.contains(span))
    return Segment(span.of(text), span, over, tuple(m for m in over if m.span.start == span.start))


def depths(statements: Sequence[Statement]) -> dict[str, int]:
    """How many statements each statement is nested in. A circle of parents ends where it closes."""
    parent = {s.id: s.parent for s in statements}
    found = {}
    for statement in statements:
        seen = {statement.id}
        above = statement.parent
        while above in parent and above not in seen:
            seen.add(above)
            above = parent[above]
        found[statement.id] = len(seen) - 1
    return found


def document_marks(document: Extracted) -> list[Mark]:
    """Every mark of a document: statements with their parts, and figures."""
    depth = depths(document.statements)
    marks = [m for s in document.statements for m in statement_marks(s, document.text, depth[s.id])]
    return marks + [Mark("figure", f.span, f.id) for f in document.figures]


def statement_marks(statement: Statement, text: str, depth: int = 0) -> list[Mark]:
    """The marks of one statement; quoted words are drawn with the quotation marks around them."""
    marks = [Mark("content", span, statement.id, depth) for span in statement.content]
    marks += [Mark("quoted", _outer(text, span), statement.id, depth) for span in statement.quoted]
    marks += [Mark("cue", span, statement.id, depth) for span in statement.cue]
    marks += [Mark("basis", basis.words, statement.id, depth) for basis in statement.basis]
    marks += [Mark("hedge", span, statement.id, depth) for span in statement.hedges]
    marks += [Mark("limit", span, statement.id, depth) for span in statement.limits]
    if statement.source:
        marks.append(Mark("source", statement.source, statement.id, depth))
    return marks


@dataclass(frozen=True)
class Words:
    """A piece of a statement's content. ``bare`` is True for quoted words without marks of their own."""

    text: str
    quoted: bool
    bare: bool = False
    gap: bool = False
    """True where words of the source between this piece and the one before are left out."""
    limit: bool = False
    """True for the carrier's words after the content that limit what was quoted in it."""


def content_words(statement: Statement, text: str) -> list[Words]:
    """The content as quoted words and gloss, verbatim, the source's own quotation marks with the quoted words.

    Words by which the sentence limits the quotation come last, so that no page shows the one without the other.
    """
    quoted = [_outer(text, q) for q in statement.quoted]
    pieces: list[Words] = []
    for number, span in enumerate(statement.content):
        marks = [Mark("quoted", q, statement.id) for q in quoted]
        for place, segment in enumerate(segments(text, _widened(span, quoted), marks)):
            bare = bool(segment.marks) and not _has_marks(segment.text)
            pieces.append(Words(segment.text, bool(segment.marks), bare, gap=number > 0 and place == 0))
    return [*pieces, *(Words(words, quoted=False, limit=True) for words in _limits(statement, text))]


def _limits(statement: Statement, text: str) -> list[str]:
    """What limits the quotation outside the content, which is shown without it."""
    return [s.of(text) for s in statement.limits if not any(c.overlaps(s) for c in statement.content)]


def _has_marks(words: str) -> bool:
    return words[0] in _QUOTATION_MARKS or words[-1] in _QUOTATION_MARKS


def _widened(span: Span, quoted: Sequence[Span]) -> Span:
    """``span`` with the quotation marks just outside it, where it begins or ends with quoted words."""
    start = min((q.start for q in quoted if q.start == span.start - 1), default=span.start)
    end = max((q.end for q in quoted if q.end == span.end + 1), default=span.end)
    return Span(start, end)


def _outer(text: str, span: Span) -> Span:
    """``span`` with the quotation marks that stand directly around it."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    opened = before != "" and before in _QUOTATION_MARKS
    closed = after != "" and after in _QUOTATION_MARKS
    return Span(span.start - opened, span.end + closed)
