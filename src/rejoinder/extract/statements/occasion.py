"""The occasion of a statement: when and where it was said, read beside the cue and outside the content."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from rejoinder.extract.dates import FoundDate, resolve
from rejoinder.extract.parse import Parsed
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


_THEN = re.compile(r"(?:At|On|In) that (?:time|occasion|day|statement|letter|interview|speech)\b")
"""What a sentence opens with that goes on telling of the occasion in the sentence before it."""
_HEAD = re.compile(
    r"\b(?P<head>(?:press|news) (?:conference|briefing)|conference|interview|statement|speech|letter|hearing|meeting"
    r"|address|debate|press release|bulletin|testimony)s?\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b(?:the|that|this|the same) $", re.IGNORECASE)
_MATTER = "about|over|regarding|concerning|after|following|that|who|which"
_WHEN = re.compile(
    r"(?: (?:issued|published|given|made|held|released|sent|delivered|broadcast|posted))?"
    rf"(?: (?:by|in|at|with|from|to) (?:(?!(?:{_MATTER})\b)[\w’'-]+ ){{0,6}}?[\w’'-]+)?"
    r" (?:on|of|dated)(?: or (?:around|about))? (?:\w+,? )?$"
)
"""What may stand between an occasion and its date: how, by whom and where, and not what it was about."""
_PARAGRAPHS = 12
"""Paragraphs back in which the occasion that "the press conference" is was introduced: a section of a page."""


def date_of_occasion(
    parsed: Parsed, attribution: Attribution, dates: Sequence[FoundDate]
) -> DateValue | None:
    """When it was said, where another sentence tells: "At **the press conference**", "**At that time**, Lund said"."""
    sentence = attribution.sentence.span
    if attribution.nominal:
        return None
    if _THEN.match(parsed.text, sentence.start):
        return _told_of(_last_before(parsed, sentence, dates), parsed)
    for part in outside_content(attribution):
        for head in _HEAD.finditer(parsed.text, part.start, part.end):
            if _VENUE.search(parsed.text, max(part.start, head.start() - OCCASION), head.end()):
                found = _dated(parsed.text, head, dates)
                if found is None and _is_bare(parsed, head):
                    found = _introduced(parsed, head, dates)
                return _told_of(found, parsed)
    return None


def _told_of(date: DateValue | None, parsed: Parsed) -> DateValue | None:
    """``date`` as the day of something that has been: a day without a year that stands beside a plan ("a reply to the
    statement of 12 September is to follow") was read as one to come."""
    published = parsed.document.published
    if date is None or not date.date or not published.date or date.date[:10] <= published.date:
        return date
    past = resolve(date.words, published)
    return past if past.date and past.date <= published.date else None


OCCASION = 60
"""Code points before "press conference" in which "at" or "during" and whose it is stand."""


def _dated(text: str, head: re.Match[str], dates: Sequence[FoundDate]) -> DateValue | None:
    """The date that stands behind an occasion: "the press conference **on 23 December**"."""
    first = bisect_left(dates, head.end(), key=lambda date: date.span.start)
    near = next((d for d in dates[first : first + 1] if d.span.start <= head.end() + DATE_REACH), None)
    if near is None or near.value.date is None or not _WHEN.match(text[head.end() : near.span.start]):
        return None
    return near.value


def _last_before(parsed: Parsed, sentence: Span, dates: Sequence[FoundDate]) -> DateValue | None:
    """The date that the sentence before this one in its paragraph tells last."""
    paragraph = parsed.paragraph_at(sentence.start)
    start = max(paragraph.span.start, sentence.start - SENTENCE) if paragraph else sentence.start
    first, end = (bisect_left(dates, at, key=lambda date: date.span.start) for at in (start, sentence.start))
    return next((d.value for d in reversed(dates[first:end]) if d.value.date), None)


SENTENCE = 250
"""Code points back to the date of the sentence before."""


def _is_bare(parsed: Parsed, head: re.Match[str]) -> bool:
    return _BARE.search(parsed.text, max(0, head.start() - 10), head.start()) is not None


def _introduced(parsed: Parsed, head: re.Match[str], dates: Sequence[FoundDate]) -> DateValue | None:
    """The date of the last such occasion told before in more than "the press conference"; None where it has none."""
    number = max(0, parsed.paragraph_number(head.start()) - _PARAGRAPHS)
    since = parsed.paragraphs[number].span.start
    before = [
        m
        for m in _HEAD.finditer(parsed.text, since, head.start())
        if m["head"].lower() == head["head"].lower()
    ]
    told = next((m for m in reversed(before) if not _is_bare(parsed, m)), None)
    return _dated(parsed.text, told, dates) if told is not None else None


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
    """Where it was said, as written: "the press conference", "an interview with the regional radio". What a noun holds
    was not said where its sentence tells that something else was."""
    if attribution.nominal:
        return None
    for part in outside_content(attribution):
        match = next(filter(None, (p.search(text, part.start, part.end) for p in _VENUES)), None)
        if match:
            return match["venue"]
    return None
