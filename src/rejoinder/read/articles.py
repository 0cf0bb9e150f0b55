"""A page cut into its articles: after a first body, a headline with a dateline or date stamp of its own, or a
second title that the page's own structure names."""

from collections.abc import Sequence

from rejoinder.read.marking import Line
from rejoinder.read.stamps import is_byline, names_only
from rejoinder.read.wording import is_headline

_BODY_LINES, _BODY_LENGTH = 2, 400
"""What an article has before another may begin: a standfirst and a summary must not count as a body."""
_NEW_BODY = 200
_HEADLINE_WORDS = 3
_LOOKED_AT = 60
"""Lines in which a headline and a body are looked for; no page puts more between a headline and its text."""
_STAMP_NEAR = 4
"""Lines between a date stamp and its article's text; in a list of links no text follows a date."""


def split(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each article of a page, in order; one list where the page holds one."""
    starts = [0]
    for i, line in enumerate(lines):
        if line.kind != "title" and not line.dateline and not (line.stamp and line.stamp.sure):
            continue
        start = _headline_before(lines, i, starts[-1])
        if (
            start is not None
            and _has_body(lines[max(starts[-1], start - _LOOKED_AT) : start])
            and _begins_body(lines, i)
        ):
            starts.append(start)
    return [list(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _headline_before(lines: Sequence[Line], at: int, floor: int) -> int | None:
    """Where the headline over the dateline at ``at`` stands: the first one after the last paragraph."""
    if lines[at].kind == "title":
        return at
    top, floor = at, max(floor, at - _LOOKED_AT)
    while top > floor and not lines[top - 1].prose:
        top -= 1
    if top == floor:
        return None
    titles = [i for i in range(top, at) if lines[i].kind == "title"]
    if titles:
        return titles[-1]
    return next((i for i in range(top, at) if _is_new_headline(lines[i])), None)


def _is_new_headline(line: Line) -> bool:
    return (
        line.open
        and line.before
        and not line.stamp
        and not is_byline(line.words)
        and not (line.words.count(" ") < 4 and names_only(line.words))
        and line.words.count(" ") >= _HEADLINE_WORDS - 1
        and is_headline(line.words)
    )


def _has_body(lines: Sequence[Line]) -> bool:
    prose = [line for line in lines if line.prose]
    return len(prose) >= _BODY_LINES and sum(len(line.span) for line in prose) >= _BODY_LENGTH


def _begins_body(lines: Sequence[Line], at: int) -> bool:
    """True where running text follows the dateline soon, and enough of it for an article."""
    if not any(line.prose for line in lines[at + 1 : at + 1 + _STAMP_NEAR]):
        return False
    return sum(len(line.span) for line in lines[at + 1 : at + _LOOKED_AT] if line.prose) >= _NEW_BODY
