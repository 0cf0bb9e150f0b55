"""PDF lines joined into paragraphs; running headers, footers and page numbers set apart as furniture."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from rejoinder.model.vocabulary import BlockKind
from rejoinder.read.page import Piece
from rejoinder.read.pdf_lines import PdfLine
from rejoinder.read.wording import ends_sentence, is_item

_EDGE_LINES = 2
"""Lines from the top and the bottom of a page that may be running headers or footers."""
_APART = 1.9
"""Times the letter size between the baselines of a running header and the text. Text is set at 1.2 to 1.5."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
_WIDER_GAP = 1.35
"""Times the usual distance of lines above which a new paragraph begins. Text is set with one distance;
spacing between paragraphs adds half a line or more."""
_WIDEST_LEADING = 1.6
"""Times the letter size that lines of one paragraph or title may lie apart on a page of another pitch."""
_ENOUGH_STEPS = 4
_OTHER_SIZE = 0.12
_LARGER = 1.15
_SHORT_LINE = 0.85
"""Share of the column's width below which a line is the last of its paragraph, if it ends a sentence."""
_INDENT = 0.8
"""Of the letter size; book indents are one or two."""


def paragraphs(pages: Sequence[Sequence[PdfLine]]) -> Iterator[Piece]:
    """The text of the pages in order. A page's furniture stands after the paragraph that runs over its end."""
    running = _running(pages)
    sizes = [line.size for page in pages for line in page for _ in range(len(line.words) // 20 + 1)]
    body = median(sizes) if sizes else 0.0
    largest = max((line.size for line in pages[0]), default=body) if pages else body
    held: list[PdfLine] = []
    waiting: list[Piece] = []
    for page in pages:
        lines = [line for line in page if not _is_running(line, page, running)]
        for group in _groups(lines):
            if held and not _runs_on(held, group):
                yield _piece(held, body, largest)
                largest = _taken(largest, held)
                yield from waiting
                waiting = []
                held = []
            held = [*held, *group]
        waiting += [(line.words, "furniture") for line in page if _is_running(line, page, running)]
    if held:
        yield _piece(held, body, largest)
    yield from waiting


def _edges(page: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines at the page's top and bottom that stand apart from the text, or are set in another size."""
    upwards = sorted(page, key=lambda line: line.bottom)
    return [*_set_apart(upwards), *_set_apart(upwards[::-1])]


def _set_apart(ordered: Sequence[PdfLine]) -> Sequence[PdfLine]:
    """Of lines from the edge inwards, those before the first gap that is wider than between lines of text."""
    for i, (outer, inner) in enumerate(pairwise(ordered[: _EDGE_LINES + 1]), 1):
        gap = abs(outer.bottom - inner.bottom)
        if gap > _APART * inner.size or abs(outer.size - inner.size) > _OTHER_SIZE * inner.size:
            return ordered[:i]
    return []


def _pattern(line: PdfLine) -> str:
    return _NUMBER.sub("#", line.words.casefold())


def _running(pages: Sequence[Sequence[PdfLine]]) -> frozenset[str]:
    """Lines that stand at the edge of at least two pages and of at least half of them, but for numbers."""
    counts = Counter(pattern for page in pages for pattern in {_pattern(line) for line in _edges(page)})
    return frozenset(p for p, n in counts.items() if n >= 2 and n * 2 >= len(pages))


def _is_running(line: PdfLine, page: Sequence[PdfLine], running: frozenset[str]) -> bool:
    at_edge = line in _edges(page)
    return at_edge and (_pattern(line) in running or bool(_PAGE_NUMBER.match(line.words)))


def _groups(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """The lines of each paragraph of one page."""
    if not lines:
        return
    pitch = _pitch(lines)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    group = [lines[0]]
    for line in lines[1:]:
        if _breaks(group, line, pitch, (left, right)):
            yield group
            group = []
        group.append(line)
    yield group


def _pitch(lines: Sequence[PdfLine]) -> float:
    """The usual distance from one line to the next; on a page of few lines, at most what text is set with."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines)]
    down = sorted(step for step in steps if step > 0)
    usual = down[len(down) // 3] if down else 0.0
    leading = _WIDEST_LEADING * median(line.size for line in lines)
    return usual if len(down) >= _ENOUGH_STEPS else min(usual, leading / _WIDER_GAP)


def _breaks(group: Sequence[PdfLine], line: PdfLine, pitch: float, column: tuple[float, float]) -> bool:
    """True where ``line`` begins a paragraph after ``group``."""
    last = group[-1]
    step = last.bottom - line.bottom
    if step <= 0:  # upwards: the next column
        return ends_sentence(last.words)
    if (
        step > max(_WIDER_GAP * pitch, _WIDEST_LEADING * line.size)
        or abs(line.size - last.size) > _OTHER_SIZE * last.size
    ):
        return True
    if is_item(line.words):
        return True
    short = last.right - column[0] < _SHORT_LINE * (column[1] - column[0])
    indented = line.left - min(g.left for g in group) > _INDENT * line.size
    return ends_sentence(last.words) and (short or (indented and len(group) > 1))


def _runs_on(held: Sequence[PdfLine], group: Sequence[PdfLine]) -> bool:
    """True where ``group``, the first of a page, goes on with the paragraph that the page before left open."""
    last, first = held[-1], group[0]
    if last.bottom > first.bottom or abs(last.size - first.size) > _OTHER_SIZE * last.size:
        return False
    return last.hyphenated or (not ends_sentence(last.words) and first.words[:1].islower())


def _piece(lines: Sequence[PdfLine], body: float, largest: float) -> Piece:
    size = median(line.size for line in lines)
    kind: BlockKind | None = None
    if size > _LARGER * body and len(lines) <= 4:
        kind = "title" if size >= largest else "heading"
    return _joined(lines), kind


def _taken(largest: float, lines: Sequence[PdfLine]) -> float:
    """Infinite once a title was found, so that later headings of its size are headings."""
    return inf if median(line.size for line in lines) >= largest else largest


def _joined(lines: Sequence[PdfLine]) -> str:
    """The words of the lines; a word broken by a hyphen at a line's end is made whole."""
    text = lines[0].words
    for before, line in pairwise(lines):
        if _is_broken(before, line):
            text = text.rstrip("-\u2010") + line.words
        else:
            text += ("" if text.endswith("-") else " ") + line.words
    return text


def _is_broken(before: PdfLine, line: PdfLine) -> bool:
    """True for ``govern-`` before ``ment``; a name (``Al-`` before ``Khattab``) keeps its hyphen."""
    if not before.words.endswith(("-", "\u2010")):
        return False
    stem = before.words.rstrip("-\u2010").split(" ")[-1]
    return line.words[:1].islower() and stem[-1:].isalpha() and stem.isalpha()
