"""From the scores of tags to attributed statements: the best allowed tags, their spans, and who belongs to what.

Needs nothing but NumPy. A statement is linked inside its own paragraph only: on PolNeAR's development split,
links over paragraph borders cost five points of joint F.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

KINDS = ("source", "cue", "content")
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NEVER = -1e4


@dataclass(frozen=True)
class Tagged:
    """A span of one kind in a paragraph, in words: ``start`` to ``end``, end exclusive."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Statement:
    """One attributed statement, in words of its paragraph."""

    source: Tagged | None
    cue: Tagged | None
    content: tuple[Tagged, ...]


def allowed() -> NDArray[np.bool_]:
    """Which tag may follow which: inside a span comes only after its beginning or its inside."""
    table = np.ones((len(TAGS), len(TAGS)), np.bool_)
    for after, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            table[:, after] = False
            table[[after - 1, after], after] = True
    return table


class Decoder:
    """The best allowed tags of paragraphs (Viterbi), all paragraphs of a text one word further at a time."""

    def __init__(self, transitions: NDArray[np.float32]) -> None:
        """``transitions``: (tags, tags) scores of going from one tag to another."""
        self._steps = np.where(allowed(), transitions, NEVER).astype(np.float32)
        self._starts = np.asarray([NEVER if t.startswith("I-") else 0.0 for t in TAGS], np.float32)

    def tags(self, scores: Sequence[NDArray[np.float32]]) -> list[list[int]]:
        """The tags of the words of each paragraph, from its (words, tags) scores."""
        order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
        made = self._ordered([scores[i] for i in order])
        return [tags for _, tags in sorted(zip(order, made, strict=True))]

    def _ordered(self, scores: Sequence[NDArray[np.float32]]) -> list[list[int]]:
        """``tags`` of paragraphs of which none is longer than the one before."""
        if not scores:
            return []
        lengths = np.asarray([len(s) for s in scores])
        best = np.stack([s[0] for s in scores]) + self._starts
        back: list[NDArray[np.intp]] = []
        for at in range(1, lengths[0]):
            going = int((lengths > at).sum())
            through = best[:going, :, None] + self._steps
            back.append(through.argmax(1))
            best[:going] = through.max(1) + np.stack([s[at] for s in scores[:going]])
        return [self._path(best[i], back[: length - 1], i) for i, length in enumerate(lengths)]

    @staticmethod
    def _path(best: NDArray[np.float32], back: Sequence[NDArray[np.intp]], row: int) -> list[int]:
        path = [int(best.argmax())]
        for origins in reversed(back):
            path.append(int(origins[row, path[-1]]))
        return path[::-1]


def spans(tags: Sequence[int]) -> list[Tagged]:
    """The spans that ``tags`` (allowed ones) mark, in order."""
    found: list[Tagged] = []
    start = 0
    for i, tag in enumerate([*tags, 0]):
        if i and tags[i - 1] and (tag == 0 or tag % 2 == 1):
            found.append(Tagged(KINDS[(tags[i - 1] - 1) // 2], start, i))
        if tag % 2 == 1:
            start = i
    return found
