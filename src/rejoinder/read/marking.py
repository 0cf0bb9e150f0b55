"""The lines of a page, each with what it can be told to be from its own words or its repetition."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rejoinder.model import Span
from rejoinder.model.vocabulary import BlockKind
from rejoinder.read.furniture import ends_article, is_furniture
from rejoinder.read.lines import blank_between
from rejoinder.read.page import Stretch
from rejoinder.read.stamps import Dateline, Stamp, find_dateline, find_stamp
from rejoinder.read.wording import has_bullet, is_caption, is_item, is_prose, without_credit

_LOOKED_AT = 2000
"""Code points of a block that its wording is judged by. Every rule but repetition is about shorter blocks."""

_FIXED: frozenset[BlockKind | None] = frozenset({"title", "quotation", "furniture", "byline", "dateline"})


@dataclass(frozen=True)
class Line:
    """A stretch with its words (white space runs as one space) and its kind; None while that is open.

    ``apart`` is True where an empty line, or the page's edge, stands before and after it.
    """

    span: Span
    words: str
    kind: BlockKind | None = None
    before: bool = True
    after: bool = True
    dateline: Dateline | None = None
    stamp: Stamp | None = None

    @property
    def apart(self) -> bool:
        return self.before and self.after

    @property
    def prose(self) -> bool:
        """True for a paragraph of running text."""
        return self.kind in (None, "paragraph", "quotation") and not self.stamp and is_prose(self.words)

    @property
    def open(self) -> bool:
        """True while no rule has told the kind, or only the format's own word stands."""
        return self.kind is None or self.kind == "heading"

    def called(self, kind: BlockKind) -> "Line":
        return replace(self, kind=kind)


def mark(text: str, stretches: Sequence[Stretch]) -> list[Line]:
    """Every stretch as a line; datelines cut off their paragraphs; furniture, captions and items marked."""
    lines = [_judged(line) for line in _lines(text, stretches)]
    return _with_lists(_with_repeats(lines))


def _lines(text: str, stretches: Sequence[Stretch]) -> list[Line]:
    gaps = [True]
    gaps += [blank_between(text, a.span, b.span) for a, b in pairwise(stretches)]
    gaps.append(True)
    spaced = any(gaps[1:-1])
    found: list[Line] = []
    for i, stretch in enumerate(stretches):
        before, after = gaps[i] or not spaced, gaps[i + 1] or not spaced
        line = Line(stretch.span, _words(text, stretch.span), stretch.kind, before, after)
        found += _without_dateline(text, line)
    return found


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : min(span.end, span.start + _LOOKED_AT)].split())


def _without_dateline(text: str, line: Line) -> list[Line]:
    dateline = find_dateline(text, line.span) if line.kind in (None, "paragraph", "heading") else None
    if not dateline or (line.kind == "heading" and dateline.length < len(line.span)):
        return [line]
    cut = line.span.start + dateline.length
    head = Span(line.span.start, cut)
    opening = replace(line, span=head, words=_words(text, head), kind="dateline", dateline=dateline)
    rest = Span(cut, line.span.end).trimmed(text)
    if rest.start >= rest.end:
        return [opening]
    return [opening, replace(line, span=rest, words=_words(text, rest), before=True)]


def _judged(line: Line) -> Line:
    if line.kind in _FIXED:
        return line
    if is_furniture(line.words) or (
        line.kind == "list" and has_bullet(line.words) and is_furniture(line.words[1:])
    ):
        return line.called("furniture")
    stamp = find_stamp(line.words)
    if stamp:
        return replace(line, stamp=stamp)
    if line.kind is None and is_caption(line.words) and not ends_article(line.words):
        return line.called("caption")
    return line


def _with_repeats(lines: list[Line]) -> list[Line]:
    """A block seen before is furniture. Where the repeat follows at once, both are of a picture: its
    alternative text and its caption."""
    seen: dict[str, int] = {}
    marked = list(lines)
    for i, line in enumerate(lines):
        key = without_credit(line.words).casefold()
        if line.kind == "dateline" or len(line.words) >= _LOOKED_AT or _is_answer(line.words):
            continue
        if key not in seen:
            seen[key] = i
            continue
        marked[i] = line.called("furniture")
        if (
            seen[key] == i - 1
            and marked[i - 1].kind is None
            and not is_prose(without_credit(lines[i - 1].words))
        ):
            marked[i - 1] = marked[i - 1].called("caption")
    return marked


def _is_answer(words: str) -> bool:
    """True for ``No.``: people say it twice."""
    return words.count(" ") < 3 and words.endswith((".", "!", "?", '"', "”"))


def _with_lists(lines: list[Line]) -> list[Line]:
    """Items: what begins with a bullet sign, and dashes or numbers where at least two follow each other."""
    marked = list(lines)
    for i, line in enumerate(lines):
        beside = [n for n in lines[max(0, i - 1) : i + 2] if n is not line]
        if line.kind is None and (
            has_bullet(line.words) or (is_item(line.words) and any(is_item(n.words) for n in beside))
        ):
            marked[i] = line.called("list")
    return marked
