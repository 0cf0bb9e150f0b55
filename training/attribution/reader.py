"""Reads a text with the exported tagger: words, windows, tags, links. Needs NumPy and whatever runs the model."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from decode import TAGS, Statement, spans, viterbi
from numpy.typing import NDArray
from windows import Batch, Window, batch, pack
from words import Paragraph, WordPieces, paragraphs

from link import Context, Linker

Scorer = Callable[[Batch], NDArray[np.float32]]
"""The model: (windows, words, tags) scores of a batch."""


@dataclass(frozen=True)
class Found:
    """An attributed statement in code points of the text."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]


class Reader:
    """Finds the attributed statements of a text."""

    def __init__(
        self,
        score: Scorer,
        cutter: WordPieces,
        linker: Linker,
        transitions: NDArray[np.float32],
        size: int = 8,
    ) -> None:
        self._score, self._cutter, self._linker = score, cutter, linker
        self._transitions, self._size = transitions, size

    def read(self, text: str) -> list[Found]:
        """The statements of ``text``, in order."""
        known = list(paragraphs(text, self._cutter))
        return [
            found for p, s in zip(known, self.scores(known), strict=True) for found in self._of(text, p, s)
        ]

    def scores(self, known: Sequence[Paragraph]) -> list[NDArray[np.float32]]:
        """The scores of every word's tags, by paragraph; windows of like length go through the model together."""
        scores = [np.zeros((len(p.firsts), len(TAGS)), np.float32) for p in known]
        windows = pack(known)
        order = sorted(range(len(windows)), key=lambda i: _length(known, windows[i]))
        for at in range(0, len(order), self._size):
            group = [windows[i] for i in order[at : at + self._size]]
            made = self._score(batch([known] * len(group), group, self._cutter))
            for row, window in enumerate(group):
                _spread(made[row], window, scores)
        return scores

    def _of(self, text: str, paragraph: Paragraph, scores: NDArray[np.float32]) -> Iterator[Found]:
        found = spans(viterbi(scores, self._transitions).tolist())
        if not any(s.kind == "content" for s in found):
            return
        words = [text[a:b].lower() for a, b in paragraph.spans]
        for statement in self._linker.link(Context(words, paragraph.features, found)):
            yield _placed(statement, paragraph)


def _length(known: Sequence[Paragraph], window: Window) -> int:
    return sum(len(known[i].pieces) * (b - a) // len(known[i].firsts) for i, a, b in window.parts)


def _spread(made: NDArray[np.float32], window: Window, scores: list[NDArray[np.float32]]) -> None:
    at = 0
    for i, first, last in window.parts:
        scores[i][first:last] = made[at : at + last - first]
        at += last - first


def _placed(statement: Statement, paragraph: Paragraph) -> Found:
    def points(start: int, end: int) -> tuple[int, int]:
        return int(paragraph.spans[start, 0]), int(paragraph.spans[end - 1, 1])

    source, cue = statement.source, statement.cue
    return Found(
        points(source.start, source.end) if source else None,
        points(cue.start, cue.end) if cue else None,
        tuple(points(c.start, c.end) for c in statement.content),
    )
