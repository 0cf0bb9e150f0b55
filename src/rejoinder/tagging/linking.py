"""Who belongs to what in one paragraph: each content picks its cue, each cue its source. Needs only NumPy.

A pick weighs every span of the wanted kind in the paragraph, and picking none, by a linear score of what lies
between; the weights are learned from annotated statements (train_link.py). Contents that pick one cue are one
statement: a quotation split by "he said" has two parts. Links stay inside their paragraph: on PolNeAR's
development split, links over paragraph borders cost five points of joint F.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log1p

import numpy as np
from numpy.typing import NDArray

from rejoinder.tagging.decode import Statement, Tagged
from rejoinder.tagging.words import FEATURES

_PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "who"])
REACH = 6
"""Candidates on each side that a span looks at: none is linked over so many, and a paragraph may hold hundreds."""
_NEAR = (0, 1, 2, 4, 8, 16, 32)


@dataclass(frozen=True)
class Context:
    """The paragraph that spans are linked in: its words in lower case, their features, the spans in order."""

    words: Sequence[str]
    features: NDArray[np.uint8]
    spans: Sequence[Tagged]

    def of(self, kind: str) -> list[Tagged]:
        """The spans of one kind, in order."""
        return [s for s in self.spans if s.kind == kind]

    def between(self, low: int, high: int) -> list[Tagged]:
        """The spans that lie whole between two words."""
        at, past = bisect_left(self._starts, low), bisect_left(self._starts, high)
        return [s for s in self.spans[at:past] if s.end <= high]

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.spans]

    @cached_property
    def _columns(self) -> dict[str, bytes]:
        """The features by name, a byte a word: a slice of them is searched in a tenth of the time of an array's."""
        return {name: column.tobytes() for name, column in zip(FEATURES, self.features.T, strict=True)}

    def has(self, feature: str, start: int, end: int) -> bool:
        """Whether any word of the stretch has the feature."""
        return 1 in self._columns[feature][start:end]

    def count(self, feature: str, start: int, end: int) -> int:
        """How many words of the stretch have the feature."""
        return self._columns[feature].count(1, start, end)


def pair_features(context: Context, span: Tagged, candidate: Tagged) -> dict[str, float]:
    """What speaks for or against linking ``span`` to ``candidate``, by name."""
    after = candidate.start >= span.end
    low, high = (span.end, candidate.start) if after else (candidate.end, span.start)
    side = "after" if after else "before"
    between = [s.kind for s in context.between(low, high)]
    found = {
        f"{side} {_nearness(high - low)}": 1.0,
        side: 1.0,
        "distance": log1p(max(0, high - low)),
    }
    for kind in ("source", "cue", "content"):
        found[f"{side} {min(between.count(kind), 2)} {kind} between"] = 1.0
    sentences = context.count("sentence_last", low, high) if high > low else 0
    ends = context.has(
        "sentence_last", (span if after else candidate).end - 1, (span if after else candidate).end
    )
    found[f"{side} {min(sentences + ends, 2)} sentences"] = 1.0
    found |= _shape(context, span, candidate, side)
    return found


def _shape(context: Context, span: Tagged, candidate: Tagged, side: str) -> dict[str, float]:
    """What the two spans are like, whatever lies between."""
    first, last = (span, candidate) if side == "after" else (candidate, span)
    names = {
        f"{side} comma": context.has("comma_after", first.end - 1, first.end),
        f"{side} comma before": context.has("comma_before", first.start, first.start + 1),
        f"{side} colon": context.has("colon_after", first.end - 1, first.end),
        f"{side} quoted": span.kind == "content" and context.has("quoted", span.start, span.start + 1),
        f"{side} quote ends": context.has("quote_closes", first.end - 1, first.end),
        f"{side} ends sentence": context.has("sentence_last", last.end - 1, last.end),
        f"{side} begins sentence": context.has("sentence_first", first.start, first.start + 1),
        f"{side} candidate begins paragraph": candidate.start == 0,
        f"{side} candidate quoted": context.has("quoted", candidate.start, candidate.start + 1),
        f"{side} pronoun": any(w in _PRONOUNS for w in context.words[candidate.start : candidate.end]),
        f"{side} according": "according" in context.words[span.start : span.end],
        f"{side} by": "by" in context.words[max(0, candidate.start - 1) : candidate.start],
        f"{side} ing": context.words[(span if span.kind == "cue" else candidate).start].endswith("ing"),
    }
    return {name: 1.0 for name, true in names.items() if true}


def none_features(context: Context, span: Tagged, kind: str) -> dict[str, float]:
    """What speaks for linking ``span`` to nothing."""
    number = len(context.of(kind))
    found = {"none": 1.0, f"none of {min(number, 3)}": 1.0}
    words = context.words[span.start : span.end]
    if span.kind == "cue":
        found[f"none, word {words[-1]}"] = 1.0
        found["none, noun" if words[0] in ("the", "a", "an", "of") else "none, other"] = 1.0
    found["none, first in sentence"] = float(context.has("sentence_first", span.start, span.start + 1))
    return found


def _nearness(distance: int) -> str:
    return str(_NEAR[max(0, bisect_right(_NEAR, distance) - 1)])


class Linker:
    """Links by learned weights: one table for content to cue, one for cue (or a content alone) to source."""

    def __init__(self, weights: dict[str, dict[str, float]]) -> None:
        self._weights = weights

    def link(self, context: Context) -> list[Statement]:
        """The statements of one paragraph, in the order of their first content."""
        cues, sources = context.of("cue"), context.of("source")
        parts: dict[Tagged, list[Tagged]] = {}
        for content in context.of("content"):
            key = self._pick(context, content, cues, "cue") or content
            parts.setdefault(key, []).append(content)
        return [
            Statement(
                self._pick(context, key, sources, "source"), key if key.kind == "cue" else None, tuple(own)
            )
            for key, own in parts.items()
        ]

    def _pick(self, context: Context, span: Tagged, candidates: list[Tagged], kind: str) -> Tagged | None:
        candidates = _nearest(candidates, span)
        if not candidates:
            return None
        table = self._weights[f"{span.kind} to {kind}"]
        scores = [_score(table, pair_features(context, span, c)) for c in candidates]
        scores.append(_score(table, none_features(context, span, kind)))
        best = scores.index(max(scores))
        return candidates[best] if best < len(candidates) else None


def _nearest(candidates: list[Tagged], span: Tagged) -> list[Tagged]:
    """The REACH candidates before ``span`` and those after it; candidates are in order."""
    at = bisect_left(candidates, span.start, key=lambda candidate: candidate.start)
    return candidates[max(0, at - REACH) : at + REACH]


def _score(table: dict[str, float], features: dict[str, float]) -> float:
    return sum(table.get(name, 0.0) * value for name, value in features.items())
