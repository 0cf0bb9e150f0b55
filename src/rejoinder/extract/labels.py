"""The labels of a transcript: "Q:", "MR. ORR:", "Reporter:", or a name on a line of its own before its words.

Whether a text is a transcript is decided once, over all its labels, by how they recur and by what follows them: a
log ("Place: ...", "KILLED: 12") has labels too, but nobody speaks in it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rejoinder.extract.cues import cue_table
from rejoinder.model import Block, Document, Span


@dataclass(frozen=True)
class Label:
    """Who speaks next, as written; ``outer`` has the marks around it too, up to where their words begin."""

    span: Span
    words: str
    outer: Span

    @property
    def key(self) -> str:
        """Equal for the labels of one speaker: without what stands in brackets or after a comma, in lower case."""
        return re.split(r" ?[(\[]|, ", self.words)[0].casefold()

    @property
    def edges(self) -> frozenset[str]:
        """The first and the last word of the key: "Olga Petrenko" recurs as "Petrenko"."""
        words = [word for word in self.key.split() if word != "the"] or [self.key]
        return frozenset((words[0], words[-1]))


_STAMP = r"(?:\d{1,3}\s+)?(?:[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}[\])]?\s+)?"
"""A line number of a court's record, and the time of a recording."""
_NAME = r"[^\W\d_a-z][\w.’'-]*"
_AT_START = re.compile(
    rf"{_STAMP}\**(?:(?P<letter>[QA])(?:[.:]\**|\s(?=\s))"
    rf"|(?P<words>{_NAME}(?:,? [\w.’'()&-]+){{0,7}}?)\**:\**)\s+(?=\S)"
)
_INSIDE = re.compile(
    rf"(?<=[.?!…”\")\]])\s+(?:(?P<letter>[QA])|(?P<words>{_NAME}(?: {_NAME}){{0,3}})):\s+(?=\S)"
)
"""Where a page has lost its paragraph breaks."""
_LINE = re.compile(rf"\**(?P<words>{_NAME}(?: (?:{_NAME}|of|for|the|de|van|bin|al)){{0,5}})\**:?\**\s*$")

_SPEECH = re.compile(
    r"\b(?:i|i[’']m|i[’']ve|we|we[’']re|you|you[’']re|my|our|your|me|us|yes|no|thank)\b|\?", re.I
)
SPOKEN = 1 / 3
"""Share of the labelled stretches with a word of talk ("I", "you", a question) from which labels are speakers."""


def find_labels(document: Document) -> tuple[Label, ...]:
    """The labels of a document's turns in text order; none where it is no transcript.

    Labels in capitals are trusted where they stand once, as transcripts write speakers; others recur.
    """
    found = sorted(_candidates(document), key=lambda label: label.span)
    counts = Counter(word for label in found for word in label.edges)
    kept = [label for label in found if label.words.isupper() or max(counts[w] for w in label.edges) > 1]
    keys = {label.key for label in kept}
    recurs = any(counts[word] > 1 for label in kept for word in label.edges)
    if len(keys) < 2 or not (recurs or keys >= {"q", "a"}):
        return ()
    spoken = sum(bool(_SPEECH.search(words)) for words in _stretches(document, kept))
    return tuple(kept) if spoken >= SPOKEN * len(kept) else ()


def _candidates(document: Document) -> Iterator[Label]:
    text = document.text
    for block in document.blocks:
        alone = _LINE.match(text, block.span.start, block.span.end)
        if alone:
            if not alone["words"].endswith("."):
                yield Label(Span(*alone.span("words")), alone["words"], block.span)
            continue
        if block in document.readable_blocks():
            yield from _in_block(text, block)


def _in_block(text: str, block: Block) -> Iterator[Label]:
    at_start = _AT_START.match(text, block.span.start, block.span.end)
    inside = _INSIDE.finditer(text, at_start.end() if at_start else block.span.start, block.span.end)
    for match in (*filter(None, [at_start]), *inside):
        group = "letter" if match["letter"] else "words"
        if match["letter"] or _may_label(match["words"]):
            yield Label(Span(*match.span(group)), match[group], Span(*match.span()))


def _may_label(words: str) -> bool:
    """True unless a word of it attributes by itself: "Harrow told the court:" opens a quotation."""
    return not any(word in cue_table().forms for word in words.split())


def _stretches(document: Document, labels: Sequence[Label]) -> Iterator[str]:
    """What follows each label up to the next."""
    ends = [*(label.span.start for label in labels[1:]), len(document.text)]
    for label, end in zip(labels, ends, strict=True):
        yield document.text[label.outer.end : end]


def between(span: Span, labels: Sequence[Label]) -> Iterator[Span]:
    """The stretches of ``span`` that no label takes."""
    start = span.start
    for label in labels[bisect_left(labels, span.start, key=lambda held: held.outer.start) :]:
        if label.outer.start >= span.end:
            break
        yield Span(start, label.outer.start)
        start = label.outer.end
    yield Span(min(start, span.end), span.end)


def label_at(span: Span, labels: Sequence[Label]) -> Label | None:
    """The label that ``span`` is; None where it is none."""
    at = bisect_left(labels, span.start, key=lambda label: label.span.start)
    return labels[at] if at < len(labels) and labels[at].span == span else None


def read_label(label: Label) -> str:
    """A label as a mention: capitals are how transcripts write names, no part of them."""
    words = label.words
    return words.title() if words.isupper() and len(words) > 1 else words
