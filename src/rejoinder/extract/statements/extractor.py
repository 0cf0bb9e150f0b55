"""Statements: every attribution of a document with its speaker, act, time, venue, hedges, basis and parent."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

import msgspec

from rejoinder.extract.dates import FoundDate, find_dates
from rejoinder.extract.parse import Parsed
from rejoinder.extract.pipeline import Findings, Product
from rejoinder.extract.statements.acts import act_of, bases_in, hedges_in
from rejoinder.extract.statements.attribution import Attribution, find_attributions
from rejoinder.extract.statements.nesting import Nesting
from rejoinder.extract.statements.speakers import resolve_speakers
from rejoinder.model import DateValue, Span, Speaker, Statement, make_id
from rejoinder.model.vocabulary import Form

_VENUE = re.compile(
    r"\b(?:at|in|during|(?<![Bb]ased )on|through|via) "
    r"(?P<venue>(?:(?:a|an|the|his|her|its|their|another) )?(?:[\w’'-]+ ){0,5}?"
    r"(?:press conference|news conference|press briefing|conference|interview|statement|briefing|speech|letter|"
    r"e-?mail|tweet|post|press release|address|hearing|debate|meeting|telephone call|phone call|session|reply|"
    r"report|testimony|message|bulletin|open letter|programme|broadcast)s?)\b"
)
DATE_REACH = 60
"""Code points between a cue and a date outside the content that can still say when it was said."""


class StatementExtractor:
    """Finds attributions by rule and resolves who they are attributed to."""

    name = "statements"
    needs: frozenset[Product] = frozenset()
    provides: frozenset[Product] = frozenset({"statements"})

    def __call__(self, parsed: Parsed, found: Findings) -> Findings:
        return replace(found, statements=find_statements(parsed))


def find_statements(parsed: Parsed) -> tuple[Statement, ...]:
    """The statements of a document in text order, nested ones with their parent."""
    attributions = find_attributions(parsed)
    nesting = Nesting(parsed, attributions)
    speakers = resolve_speakers(parsed, attributions, nesting)
    dates = find_dates(parsed)
    made = [
        _statement(parsed, attribution, speaker, dates)
        for attribution, speaker in zip(attributions, speakers, strict=True)
    ]
    return tuple(
        _with_parent(s, made, a, nesting) for s, a in zip(made, attributions, strict=True) if not a.of_talk
    )


def _statement(
    parsed: Parsed, attribution: Attribution, speaker: Speaker | None, dates: Sequence[FoundDate]
) -> Statement:
    text = parsed.text
    content = attribution.content
    words = " ".join(span.of(text) for span in content)
    return Statement(
        id=make_id("s", parsed.document.id, attribution.source, attribution.cue, content),
        form=form_of(parsed, content),
        act=act_of(attribution, words, speaker),
        source=attribution.source,
        cue=attribution.cue,
        content=content,
        quoted=_quoted(parsed, content),
        speaker=speaker,
        said=_said(text, attribution, dates),
        venue=_venue(text, attribution),
        hedges=hedges_in(text, content),
        basis=bases_in(text, attribution),
        addressee=attribution.addressee.of(text) if attribution.addressee else None,
    )


def _quoted(parsed: Parsed, content: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of the content that stand between quotation marks."""
    return tuple(
        Span(max(span.start, q.inner.start), min(span.end, q.inner.end))
        for span in content
        for q in parsed.quotations_in(span)
        if q.inner.overlaps(span)
    )


_WORD = re.compile(r"\w+")


def form_of(parsed: Parsed, content: Sequence[Span]) -> Form:
    """Direct where every word of the content is quoted, indirect where none is, else mixed."""
    quoted = _quoted(parsed, content)
    inside, words = _count_words(parsed.text, quoted), _count_words(parsed.text, content)
    if inside == words and words:
        return "direct"
    return "mixed" if inside else "indirect"


def _count_words(text: str, spans: Sequence[Span]) -> int:
    return sum(1 for span in spans for _ in _WORD.finditer(text, span.start, span.end))


def _outside(attribution: Attribution) -> list[Span]:
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


def _said(text: str, attribution: Attribution, dates: Sequence[FoundDate]) -> DateValue | None:
    """The date beside the cue, outside the content: when it was said."""
    if not attribution.cue:
        return None
    outside = _outside(attribution)
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


def _venue(text: str, attribution: Attribution) -> str | None:
    """Where it was said, as written: "the press conference", "an interview with the regional radio"."""
    for part in _outside(attribution):
        match = _VENUE.search(text, part.start, part.end)
        if match:
            return match["venue"]
    return None


def _with_parent(
    statement: Statement, others: Sequence[Statement], attribution: Attribution, nesting: Nesting
) -> Statement:
    """``statement`` with the id of the innermost other statement whose content holds its source or cue."""
    anchor = attribution.source or (attribution.cue[0] if attribution.cue else None)
    if anchor is None:
        return statement
    holders = [
        other
        for other in (others[index] for index in nesting.holding(anchor))
        if other.id != statement.id and any(o.contains(c) for o in other.content for c in statement.content)
    ]
    if not holders:
        return statement
    inner = min(holders, key=lambda other: sum(len(c) for c in other.content))
    return msgspec.structs.replace(statement, parent=inner.id)
