"""Reads a text with a trained tagger: words, windows, tags, links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rejoinder.tagging.decode import TAGS, Decoder, Statement, Tagged, spans
from rejoinder.tagging.linking import Context, Linker
from rejoinder.tagging.windows import Batch, Window, batch, pack, parts_of
from rejoinder.tagging.words import Paragraph, WordPieces, paragraph


class Scorer(Protocol):
    """The model."""

    together: int
    """Windows that it takes best at once."""

    def __call__(self, made: Batch) -> NDArray[np.float32]:
        """(windows, words, tags) scores of a batch."""
        ...


Stretch = tuple[int, int]
"""Where a stretch of text begins and ends, in code points, end exclusive."""


@dataclass(frozen=True)
class Found:
    """An attributed statement as stretches of the text."""

    source: Stretch | None
    cue: Stretch | None
    content: tuple[Stretch, ...]


class Reader:
    """Finds the attributed statements of a text."""

    def __init__(self, score: Scorer, cutter: WordPieces, linker: Linker, decoder: Decoder) -> None:
        self._score, self._cutter, self._linker, self._decoder = score, cutter, linker, decoder

    def read(self, text: str, paragraphs: Sequence[Stretch]) -> list[Found]:
        """The statements in the given paragraphs of ``text``, in order."""
        made = (paragraph(text[start:end], start, self._cutter) for start, end in paragraphs)
        known = [p for p in made if p is not None]
        tags = self._decoder.tags(self.scores(known))
        return [found for p, t in zip(known, tags, strict=True) for found in self._of(text, p, t)]

    def scores(self, known: Sequence[Paragraph]) -> list[NDArray[np.float32]]:
        """The scores of every word's tags, by paragraph; windows of like length go through the model together."""
        scores = [np.zeros((len(p.firsts), len(TAGS)), np.float32) for p in known]
        windows = pack(known)
        order = sorted(range(len(windows)), key=lambda i: _length(known, windows[i]))
        for at in range(0, len(order), self._score.together):
            group = [windows[i] for i in order[at : at + self._score.together]]
            made = self._score(batch([known] * len(group), group, self._cutter))
            for row, window in enumerate(group):
                _spread(made[row], window, scores)
        return scores

    def _of(self, text: str, known: Paragraph, tags: Sequence[int]) -> Iterator[Found]:
        found = spans(tags)
        if any(s.kind == "content" for s in found):
            for context, first in _contexts(text, known, found):
                for statement in self._linker.link(context):
                    yield _placed(statement, known, first)


def _contexts(text: str, known: Paragraph, found: Sequence[Tagged]) -> Iterator[tuple[Context, int]]:
    """The paragraph to link in, with its first word; a very long one by the parts that were read together.

    Every content looks at every cue of its context, so a page without paragraph breaks must not be one.
    """
    words = [text[start:end].lower() for start, end in known.spans]
    for (_, first, last), _ in parts_of([known]):
        here = [s for s in found if first <= s.start < last]
        end = max([last, *(s.end for s in here)])
        moved = [Tagged(s.kind, s.start - first, s.end - first) for s in here]
        yield Context(words[first:end], known.features[first:end], moved), first


def _length(known: Sequence[Paragraph], window: Window) -> int:
    return sum(len(known[i].pieces) * (b - a) // len(known[i].firsts) for i, a, b in window.parts)


def _spread(made: NDArray[np.float32], window: Window, scores: list[NDArray[np.float32]]) -> None:
    at = 0
    for i, first, last in window.parts:
        scores[i][first:last] = made[at : at + last - first]
        at += last - first


def _placed(statement: Statement, known: Paragraph, first: int) -> Found:
    def stretch(start: int, end: int) -> Stretch:
        return int(known.spans[first + start, 0]), int(known.spans[first + end - 1, 1])

    source, cue = statement.source, statement.cue
    return Found(
        stretch(source.start, source.end) if source else None,
        stretch(cue.start, cue.end) if cue else None,
        tuple(stretch(c.start, c.end) for c in statement.content),
    )
