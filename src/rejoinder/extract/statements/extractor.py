"""Statements: every attribution of a document with its speaker, act, time, venue, hedges, basis and parent."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from rejoinder.extract.dates import FoundDate, find_dates
from rejoinder.extract.parse import Parsed
from rejoinder.extract.pipeline import Findings, Product
from rejoinder.extract.statements.acts import acts_of
from rejoinder.extract.statements.addressee import addressee_in
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.basis import bases_in
from rejoinder.extract.statements.finding import find_attributions
from rejoinder.extract.statements.hedges import hedges_in
from rejoinder.extract.statements.nesting import Nesting
from rejoinder.extract.statements.occasion import date_of_occasion, date_said, venue_of
from rejoinder.extract.statements.quoting import form_of, limits_of, quoted_in
from rejoinder.extract.statements.speakers import resolve_speakers
from rejoinder.model import Speaker, Statement, make_id
from rejoinder.model.vocabulary import DEFAULT_READER, Act, Reader


class StatementExtractor:
    """Finds attributions with one of the readers and resolves who they are attributed to."""

    name = "statements"
    needs: frozenset[Product] = frozenset()
    provides: frozenset[Product] = frozenset({"statements"})

    def __init__(self, reader: Reader = DEFAULT_READER) -> None:
        self._reader = reader

    def __call__(self, parsed: Parsed, found: Findings) -> Findings:
        return replace(found, statements=find_statements(parsed, self._reader))


def find_statements(parsed: Parsed, reader: Reader = DEFAULT_READER) -> tuple[Statement, ...]:
    """The statements of a document in text order, nested ones with their parent."""
    attributions = find_attributions(parsed, reader)
    nesting = Nesting(parsed, attributions)
    speakers = resolve_speakers(parsed, attributions, nesting)
    dates = parsed.once(find_dates)
    acts = acts_of(parsed, attributions, speakers)
    made = [
        _statement(parsed, attribution, speaker, act, dates)
        for attribution, speaker, act in zip(attributions, speakers, acts, strict=True)
    ]
    return tuple(
        _with_parent(s, made, a, nesting) for s, a in zip(made, attributions, strict=True) if not a.of_talk
    )


def _statement(
    parsed: Parsed,
    attribution: Attribution,
    speaker: Speaker | None,
    act: Act,
    dates: Sequence[FoundDate],
) -> Statement:
    text = parsed.text
    content = attribution.content
    limits = limits_of(parsed, attribution)
    return Statement(
        id=make_id("s", parsed.document.id, attribution.source, attribution.cue, content),
        form="direct" if attribution.verbatim else form_of(parsed, content),
        act=act,
        source=attribution.source,
        cue=attribution.cue,
        content=content,
        quoted=content if attribution.verbatim else quoted_in(parsed, content),
        limits=limits,
        speaker=speaker,
        said=date_said(text, attribution, dates, limits) or date_of_occasion(parsed, attribution, dates),
        venue=venue_of(text, attribution),
        hedges=hedges_in(text, content),
        basis=bases_in(text, attribution),
        addressee=addressee_in(parsed, attribution),
    )


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
