"""The occasion of a statement: when and where it was said, read beside the cue and outside the content."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from rejoinder.extract.dates import FoundDate
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.model import DateValue, Span

_VENUE = re.compile(
    r"\b(?:[Oo]n the sidelines of|[Aa]t|[Ii]n|[Dd]uring|(?<![Bb]ased )[Oo]n|[Tt]hrough|[Vv]ia|"
    r"[Bb]y(?= (?:tele)?phone| e-?mail| letter| video)) "
    r"(?P<venue>(?:(?:a|an|the|his|her|its|their|another) )?(?:[\w’'-]+ ){0,5}?"
    r"(?:press conference|news conference|press briefing|conference|interview|statement|briefing|speech|letter|"
    r"e-?mail|tweet|post|press release|address|hearing|debate|meeting|telephone call|phone call|session|reply|"
    r"report|testimony|message|bulletin|open letter|programme|broadcast|rally|summit|forum|trial|inquest|inquiry|"
    r"parliament|court|podcast|newsletter|blog post|blog|memo|video message|video|(?<!border )notice|web ?site|"
    r"(?:Telegram|WhatsApp|YouTube) channel|Telegram|Twitter|Facebook|Instagram|YouTube|television|radio|"
    r"(?:tele)?phone(?! interview| call)|affidavit|lawsuit|complaint|petition|ceremony|visit|closing argument|"
    r"opening statement)s?"
    r"(?: (?:with|to) (?:[\w’'-]+ ){0,4}?[\w’'-]+(?=[,.;:”\"]|\s(?:that|on|in|at|he|she|it|they|said|says)\b|\s*$))?)\b"
)
_AMONG = re.compile(
    r"\b(?:reporters|journalists|media|press|lawmakers|delegates|supporters|[Ss]peaking|spoke) (?:gathered )?"
    r"(?:in|at|outside|from|aboard) (?P<venue>(?:(?:the|a|an) )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
)
"""The place where people were told: "told reporters in **Geneva**"."""
_AUDIENCE = re.compile(
    r"\b(?:told|tells|telling|[Aa]ddress(?:ed|ing)) (?P<venue>(?:(?:a|an|the|his|her|its|their) )?"
    r"(?:[\w’'-]+ ){0,3}?(?:conference|inquiry|inquest|court|tribunal|parliament|hearing|council|committee|"
    r"assembly|senate|congress|summit|rally|radio|television))\b"
    r"(?=[,.;:”\"]| (?:that|on|in|at|he|she|it|they|the)\b|\s*$)",
    re.IGNORECASE,
)
"""Those before whom it was said, where they are a sitting: "told **the inquiry** that ..."."""
DATE_REACH = 60
"""Code points between a cue and a date outside the content that can still say when it was said."""


_VENUES = (_VENUE, _AMONG, _AUDIENCE)


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


_LIMIT = re.compile(
    r"(?<!letter )(?<!statement )(?<!report )\b(?:since|from|until|till|between|before|after|by|of) $",
    re.IGNORECASE,
)
"""What stands before a date that bounds something ("not serviced since March") and does not say when it was said."""


def date_said(
    text: str, attribution: Attribution, dates: Sequence[FoundDate], limits: Sequence[Span] = ()
) -> DateValue | None:
    """The date beside the cue, outside the content and what limits it: when it was said."""
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
        and not any(limit.contains(date.span) for limit in limits)
        and not _LIMIT.search(text, max(0, date.span.start - 20), date.span.start)
        and not _of_source(text, attribution, date.span)
    ]
    return min(near, key=lambda pair: pair[0])[1].value if near else None


_ABOUT = re.compile(
    r"\b(?:who|which|whose|born|(?!(?:publish|releas|issu|dat|post|interview|ask|quot|call)ed\b)[a-z]+ed)\b"
)
"""What tells something else of a source than that it spoke: "the man **arrested** on Monday"."""


def _of_source(text: str, attribution: Attribution, date: Span) -> bool:
    """True for a date that says of the source what it did or was, and not when it spoke."""
    source, cue = attribution.source, attribution.cue[0]
    if source is None or date.start < source.start:
        return False
    start = cue.end if source.start <= cue.start <= cue.end <= date.start else source.start
    return start == source.start and _ABOUT.search(text, start, date.start) is not None


def venue_of(text: str, attribution: Attribution) -> str | None:
    """Where it was said, as written: "the press conference", "an interview with the regional radio"."""
    for part in outside_content(attribution):
        match = next(filter(None, (p.search(text, part.start, part.end) for p in _VENUES)), None)
        if match:
            return match["venue"]
    return None
