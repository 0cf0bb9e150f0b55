"""The occasion of a statement: when and where it was said, read beside the cue and outside the content."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from rejoinder.extract.dates import FoundDate
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.model import DateValue, Span

_VENUE = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Dd]uring|(?<![Bb]ased )on|[Tt]hrough|[Vv]ia) "
    r"(?P<venue>(?:(?:a|an|the|his|her|its|their|another) )?(?:[\w’'-]+ ){0,5}?"
    r"(?:press conference|news conference|press briefing|conference|interview|statement|briefing|speech|letter|"
    r"e-?mail|tweet|post|press release|address|hearing|debate|meeting|telephone call|phone call|session|reply|"
    r"report|testimony|message|bulletin|open letter|programme|broadcast|rally|summit|forum|trial|inquest|inquiry|"
    r"parliament|court|podcast|newsletter|blog|memo)s?"
    r"(?: (?:with|to) (?:[\w’'-]+ ){0,4}?[\w’'-]+(?=[,.;:”\"]|\s(?:that|on|in|at|he|she|it|they|said|says)\b|$))?)\b"
)
_AMONG = re.compile(
    r"\b(?:reporters|journalists|media|press|lawmakers|delegates|supporters|[Ss]peaking|spoke) (?:gathered )?"
    r"(?:in|at|outside|from|aboard) (?P<venue>(?:(?:the|a|an) )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
)
"""The place where people were told: "told reporters in **Geneva**"."""
DATE_REACH = 60
"""Code points between a cue and a date outside the content that can still say when it was said."""


def outside_content(attribution: Attribution) -> list[Span]:
    """The parts of the attribution's sentence that are not its content."""
    sentence = attribution.sentence.span
    parts, start = [], sentence.start
    for span in sorted(attribution.content):
        if span.start > start:
            parts.append(Span(start, min(span.start, sentence.end)))
        start = max(start, span.end)
    if start < sentence.end:
        parts.append(Span(start, sentence.end))
    return parts


_LIMIT = re.compile(r"\b(?:since|from|until|till|between|before|after|by|of) $", re.IGNORECASE)
"""What stands before a date that bounds something ("not serviced since March") and does not say when it was said."""


def date_said(text: str, attribution: Attribution, dates: Sequence[FoundDate]) -> DateValue | None:
    """The date beside the cue, outside the content: when it was said."""
    if not attribution.cue:
        return None
    outside = outside_content(attribution)
    cue = attribution.cue[0]
    first = bisect_left(dates, cue.end - DATE_REACH, key=lambda date: date.span.start)
    reached = takewhile(
        lambda date: date.span.start <= cue.end + DATE_REACH, dates[first : first + DATE_REACH]
    )
    near = [
        (abs(date.span.start - cue.end), date)
        for date in reached
        if any(part.contains(date.span) for part in outside)
        and not _LIMIT.search(text[max(0, date.span.start - 10) : date.span.start])
    ]
    return min(near, key=lambda pair: pair[0])[1].value if near else None


def venue_of(text: str, attribution: Attribution) -> str | None:
    """Where it was said, as written: "the press conference", "an interview with the regional radio"."""
    for part in outside_content(attribution):
        match = _VENUE.search(text, part.start, part.end) or _AMONG.search(text, part.start, part.end)
        if match:
            return match["venue"]
    return None
