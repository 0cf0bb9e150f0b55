"""The kinds of an article's blocks by their place: title, byline, heading, and what follows its end."""

from collections.abc import Sequence
from itertools import accumulate

from rejoinder.model.vocabulary import BlockKind
from rejoinder.read.furniture import ends_article, is_credit, is_path
from rejoinder.read.marking import Line
from rejoinder.read.stamps import is_byline, names_only
from rejoinder.read.wording import is_headline, may_be_caption

_NEAR_TOP = 15
"""Lines in which the page's title is looked for."""
_HEADING_WORDS = 15
_KICKER_WORDS = 2
"""White spaces below which a line over a longer headline is a section's name: ``Opinion``, ``World news``."""
_REST = 0.5
"""What follows an end mark counts as furniture only while it is shorter than this share of the article:
a credit or comment box in the middle of a page must not hide the rest of the article."""


def label(lines: Sequence[Line], title: str | None = None) -> list[Line]:
    """Every line of one article with its kind. ``title`` is the page's own word for its title."""
    marked = list(lines)
    first = _first_prose(marked)
    top = _title_at(marked, first, title)
    marked = _head(marked, top, first)
    marked = _headings(marked, first, top)
    marked = _after_end(marked, first)
    marked = _tail(marked)
    return [line if line.kind else line.called("paragraph") for line in marked]


def _first_prose(lines: Sequence[Line]) -> int:
    """Where the running text begins; the number of lines where there is none."""
    return next((i for i, line in enumerate(lines) if line.prose), len(lines))


def _title_at(lines: Sequence[Line], first: int, title: str | None) -> int | None:
    """Which line is the title: as the format says, as the page's metadata says, or the first headline."""
    for i, line in enumerate(lines):
        if line.kind == "title":
            return i
    for i, line in enumerate(lines[:_NEAR_TOP]):
        if title and line.open and _same_title(line.words, title):
            return i
    if first == len(lines):
        return None
    start = max((i + 1 for i in range(first) if is_path(lines[i].words)), default=0)
    candidates = [i for i in range(first) if _is_headline_at(lines, i)]
    late = [i for i in candidates if i >= start] or candidates
    return next((i for i in late if lines[i].words.count(" ") >= _KICKER_WORDS), min(late, default=None))


def _is_headline_at(lines: Sequence[Line], i: int) -> bool:
    line, after = lines[i], lines[i + 1]
    if not line.open or line.stamp or is_path(line.words) or is_byline(line.words):
        return False
    followed = line.after or after.kind in ("furniture", "byline") or bool(after.stamp)
    return followed and is_headline(line.words)


def _same_title(words: str, title: str) -> bool:
    """True where the line is the title, or the title is the line with the site's name after it."""
    words, title = (" ".join(t.casefold().split()) for t in (words, title))
    return words == title or (len(words) > 15 and title.startswith(words) and not title[len(words)].isalnum())


def _head(lines: list[Line], top: int | None, first: int) -> list[Line]:
    """Kinds before the running text: masthead, breadcrumbs, title, bylines, captions, standfirst."""
    marked = list(lines)
    path = max((i for i in range(first) if is_path(lines[i].words)), default=0)
    for i, line in enumerate(lines[:first]):
        if i == top:
            marked[i] = line.called("title")
        elif line.kind == "title":
            marked[i] = line.called("heading")
        elif line.kind is None and i < path:
            marked[i] = line.called("furniture")
        elif line.kind is None or line.stamp:
            kind = _head_kind(lines, i, top, first)
            marked[i] = line.called(kind) if kind else line
    if top is not None and top >= first:
        marked[top] = lines[top].called("title")
    return marked


def _head_kind(lines: Sequence[Line], i: int, top: int | None, first: int) -> BlockKind | None:
    words = lines[i].words
    if lines[i].stamp or is_byline(words) or _is_name(lines, i, top, first):
        return "byline"
    if is_path(words):
        return "furniture"
    if may_be_caption(words) or _has_credit(lines, i):
        return "caption"
    return "heading" if first < len(lines) and is_headline(words) else None


def _is_name(lines: Sequence[Line], i: int, top: int | None, first: int) -> bool:
    """True for a line of capitalised words beside the date, or last above the text of a page whose title is
    not capitalised throughout."""
    words = lines[i].words
    if not 1 <= words.count(" ") <= 5 or not names_only(words):
        return False
    if any(line.stamp for line in lines[max(0, i - 2) : i + 3]):
        return True
    return top is not None and i == first - 1 and words.count(" ") <= 2 and not names_only(lines[top].words)


def _has_credit(lines: Sequence[Line], i: int) -> bool:
    """True for a line over the credit of a picture."""
    return i + 1 < len(lines) and is_credit(lines[i + 1].words) and is_headline(lines[i].words)


def _headings(lines: list[Line], first: int, top: int | None) -> list[Line]:
    """Short blocks of their own between paragraphs; dates of their own head a section of a chronicle."""
    marked = list(lines)
    last = max((i for i, line in enumerate(lines) if line.prose), default=-1)
    for i in range(first, len(lines)):
        line = lines[i]
        if line.stamp and line.kind in (None, "paragraph", "heading"):
            marked[i] = line.called("byline" if line.stamp.sure or i > last else "heading")
        elif i < last and line.kind is None and _has_credit(lines, i):
            marked[i] = line.called("caption")
        elif (line.kind == "title" and i != top) or (i < last and _heads_section(line)):
            marked[i] = line.called("heading")
    return marked


def _heads_section(line: Line) -> bool:
    return line.kind is None and line.apart and is_headline(line.words, _HEADING_WORDS)


def _after_end(lines: list[Line], first: int) -> list[Line]:
    """Everything after the mark that ends the article (see `_REST`) is furniture."""
    marked = list(lines)
    lengths = (0 if line.kind == "furniture" else len(line.span) for line in lines)
    read = list(accumulate(lengths, initial=0))
    for i in range(first + 1, len(lines)):
        if not ends_article(lines[i].words):
            continue
        marked[i] = lines[i].called("furniture")
        if read[-1] - read[i + 1] <= _REST * (read[i] - read[first]):
            return [*marked[: i + 1], *(line.called("furniture") for line in lines[i + 1 :])]
    return marked


def _tail(lines: list[Line]) -> list[Line]:
    """After the last paragraph, short lines that follow furniture are furniture."""
    marked = list(lines)
    start = (
        max((i for i, line in enumerate(lines) if line.prose or line.kind == "list"), default=len(lines)) + 1
    )
    seen = False
    for i in range(start, len(lines)):
        seen = seen or lines[i].kind == "furniture"
        if seen and lines[i].open:
            marked[i] = lines[i].called("furniture")
    return marked
