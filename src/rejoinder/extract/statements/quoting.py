"""Quoted words against gloss: which parts of a statement stand between quotation marks, and the form they give it."""

import re
from collections.abc import Sequence

from rejoinder.extract.parse import Parsed
from rejoinder.model import Span
from rejoinder.model.vocabulary import Form


def quoted_in(parsed: Parsed, content: Sequence[Span]) -> tuple[Span, ...]:
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
    quoted = quoted_in(parsed, content)
    inside, words = _count_words(parsed.text, quoted), _count_words(parsed.text, content)
    if inside == words and words:
        return "direct"
    return "mixed" if inside else "indirect"


def _count_words(text: str, spans: Sequence[Span]) -> int:
    return sum(1 for span in spans for _ in _WORD.finditer(text, span.start, span.end))
