"""Clauses of a text as spans: the smallest stretch that is read as saying one thing of one point.

A span of the document, never joined words: what a cell or a comparison quotes stands in the archived text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rejoinder.link.wording import Wording, read
from rejoinder.model import Span, Statement

_BREAK = re.compile(
    r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(]*[A-Z0-9])"
    r"|[;:—](?=\s|\w)"
    r"|,[\"”’']?(?=\s+(?:and|but|while|whereas|although|though|because|nor|so)\b)"
    r"|\n+"
)
_SENTENCE = re.compile(r"(?<![ap]\.m)[.!?…][\"”’')\]]*(?=\s+[\"“‘'(]*[A-Z0-9])|\n+")
_EDGES = " \t\n,;:—"


@dataclass(frozen=True)
class Clause:
    """One clause: its place, its exact words, and what they say."""

    span: Span
    words: str
    wording: Wording


def clauses_of(statement: Statement, text: str) -> tuple[Clause, ...]:
    """The clauses of a statement's content, in text order. A word that the speaker's name cuts off from its clause
    ("The witnesses, he said, were paid") is kept with it."""
    found: list[Clause] = []
    for clause in (c for span in statement.content for c in clauses_in(text, span)):
        before = found[-1] if found else None
        if before and len(before.wording.terms) < SAYING and 0 <= clause.span.start - before.span.end <= CUT:
            span = Span(before.span.start, clause.span.end)
            found[-1] = Clause(span, span.of(text), before.wording | clause.wording)
        else:
            found.append(clause)
    return tuple(found)


SAYING = 2
"""Content terms of the least that says something of something."""

CUT = 60
"""Code points between the parts of one clause: a name and a verb of saying."""


def clauses_in(text: str, span: Span) -> Iterator[Clause]:
    """The clauses of ``text`` within ``span`` that have words."""
    for part in _parts(text, span, _BREAK):
        edged = _without_edges(text, part)
        words = edged.of(text)
        if any(c.isalnum() for c in words):
            yield Clause(edged, words, read(words))


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that holds ``span``."""
    start = max((m.end() for m in _SENTENCE.finditer(text, max(0, span.start - 600), span.start)), default=0)
    start = max(start, span.start - 600)
    found = _SENTENCE.search(text, span.end)
    return Span(start, found.end() if found else len(text)).trimmed(text)


def clause_around(clauses: Sequence[Clause], span: Span) -> Clause | None:
    """The clause that holds ``span``."""
    return next((c for c in clauses if c.span.contains(span)), None)


def _parts(text: str, span: Span, at: re.Pattern[str]) -> Iterator[Span]:
    start = span.start
    for match in at.finditer(text, span.start, span.end):
        if match.end() > start:
            yield Span(start, match.end())
            start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def _without_edges(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)
