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


def viterbi(scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> NDArray[np.int8]:
    """The best allowed tags of one paragraph: (words, tags) scores, (tags, tags) from-to scores."""
    steps = np.where(allowed(), transitions, NEVER)
    best = scores[0] + np.where([t.startswith("I-") for t in TAGS], NEVER, 0)
    back = np.zeros(scores.shape, np.int8)
    for i in range(1, len(scores)):
        through = best[:, None] + steps
        back[i] = through.argmax(0)
        best = through.max(0) + scores[i]
    path = np.empty(len(scores), np.int8)
    path[-1] = best.argmax()
    for i in range(len(scores) - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


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
