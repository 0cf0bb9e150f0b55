"""Quoted words against gloss: which parts of a statement stand between quotation marks, and the form they give it."""

import re
from collections.abc import Sequence

from rejoinder.extract.cues import cue_table
from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
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


_LIMITING = re.compile(
    r"(?<=[\s,;–—])(?:but|although|though|even though|except|unless|despite|provided|as long as|"
    r"only (?:after|if|when|because|where|in|on|for|until)|"
    r"on (?:the )?condition)\b"
)
"""Words by which a clause takes back a part of what stands before it."""
OPENING = 5
"""Words of a limiting clause in which a cue makes it a statement of its own ("but added that ...")."""


def limits_of(parsed: Parsed, attribution: Attribution) -> tuple[Span, ...]:
    """Where the sentence limits a quotation in words that are not quoted: that part of the sentence, or nothing.

    "'We hit the depot,' he said, **but only after the staff had left**": who shows the quotation alone shows
    more than the source reports. A clause that has a cue of its own is another statement, no limit.
    """
    quoted, sentence = quoted_in(parsed, attribution.content), attribution.sentence.span
    if not quoted:
        return ()
    text, last = parsed.text, max(span.end for span in quoted)
    match = _LIMITING.search(text, min(last + 1, sentence.end), sentence.end)
    if match is None or _SENTENCE_END.search(text, last, match.start()):
        return ()
    clause = Span(match.start(), sentence.end)
    if parsed.quotations_in(clause) or _is_told(clause.of(text)):
        return ()
    return (Span(clause.start, clause.start + len(clause.of(text).rstrip(" .!?"))),)


_SENTENCE_END = re.compile(r"[.!?;]\s")


def _is_told(clause: str) -> bool:
    """True where the clause reports another saying; a condition ("provided that the bank agrees") does not."""
    first, *words = _WORD.findall(clause.lower())[: 1 + OPENING]
    return first in ("but", "although", "though") and any(word in cue_table().forms for word in words)
