"""Windows: as many whole paragraphs as fit into what the encoder reads at once. Needs nothing but NumPy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rejoinder.tagging.words import FEATURES, Paragraph, WordPieces

LONGEST = 256
"""Word pieces in a window, the marks at its ends included: what the encoder was trained to read."""

_FIRST = FEATURES.index("paragraph_first")
_SENTENCE = FEATURES.index("sentence_first")


@dataclass(frozen=True)
class Window:
    """Consecutive parts of paragraphs: (paragraph index, first word, last word + 1) each."""

    parts: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Batch:
    """Windows padded to one shape, as the model takes them."""

    pieces: NDArray[np.int64]  # (windows, pieces)
    piece_mask: NDArray[np.bool_]
    firsts: NDArray[np.int64]  # (windows, words): each word's first piece
    features: NDArray[np.float32]  # (windows, words, len(FEATURES))
    starts: NDArray[np.bool_]  # (windows, words): a part begins here, so no span runs on into it
    word_mask: NDArray[np.bool_]


def pack(paragraphs: Sequence[Paragraph], first_limit: int = LONGEST) -> list[Window]:
    """Consecutive paragraphs together while they fit; ``first_limit`` shortens the first window only."""
    windows: list[Window] = []
    parts: list[tuple[int, int, int]] = []
    room = first_limit - 1
    for part, size in parts_of(paragraphs):
        if parts and size + 1 > room:
            windows.append(Window(tuple(parts)))
            parts, room = [], LONGEST - 1
        parts.append(part)
        room -= size + 1
    if parts:
        windows.append(Window(tuple(parts)))
    return windows


def parts_of(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[tuple[int, int, int], int]]:
    """Each paragraph whole, or cut at sentence borders where it alone is longer than a window; with its pieces."""
    for i, paragraph in enumerate(paragraphs):
        first = 0
        while first < len(paragraph.firsts):
            last = _fit(paragraph, first)
            low, high = _piece_range(paragraph, first, last)
            yield (i, first, last), high - low
            first = last


def _fit(paragraph: Paragraph, first: int) -> int:
    low, high = _piece_range(paragraph, first, len(paragraph.firsts))
    if high - low <= LONGEST - 2:
        return len(paragraph.firsts)
    last = int(np.searchsorted(paragraph.firsts, low + LONGEST - 2))
    last = max(first + 1, last - 1)
    borders = np.flatnonzero(paragraph.features[first + 1 : last, _SENTENCE])
    return first + 1 + int(borders[-1]) if len(borders) else last


def _piece_range(paragraph: Paragraph, first: int, last: int) -> tuple[int, int]:
    """The pieces of the words ``first`` to ``last``, with the marks before the first and after the last."""
    low = 0 if first == 0 else int(paragraph.firsts[first])
    high = len(paragraph.pieces) if last == len(paragraph.firsts) else int(paragraph.firsts[last])
    return low, min(high, low + LONGEST - 2) if last - first == 1 else high


def batch(paragraphs: Sequence[Sequence[Paragraph]], windows: Sequence[Window], cutter: WordPieces) -> Batch:
    """``windows`` as arrays; ``paragraphs[i]`` are those that ``windows[i]`` points into."""
    rows = [_row(p, w, cutter) for p, w in zip(paragraphs, windows, strict=True)]
    pieces = _padded([r[0] for r in rows], np.int64, cutter.pad)
    features = np.zeros((len(rows), max(len(r[1]) for r in rows), len(FEATURES)), np.float32)
    for i, row in enumerate(rows):
        features[i, : len(row[2])] = row[2]
    return Batch(
        pieces,
        _padded([np.ones(len(r[0])) for r in rows], np.bool_, 0),
        _padded([r[1] for r in rows], np.int64, 0),
        features,
        _padded([r[3] for r in rows], np.bool_, 0),
        _padded([np.ones(len(r[1])) for r in rows], np.bool_, 0),
    )


def _row(
    paragraphs: Sequence[Paragraph], window: Window, cutter: WordPieces
) -> tuple[NDArray[np.generic], ...]:
    pieces: list[NDArray[np.generic]] = [np.asarray([cutter.opening])]
    firsts, features, starts, size = [], [], [], 1
    for i, first, last in window.parts:
        paragraph = paragraphs[i]
        low, high = _piece_range(paragraph, first, last)
        pieces += [paragraph.pieces[low:high], np.asarray([cutter.closing])]
        firsts.append(paragraph.firsts[first:last] - low + size)
        features.append(paragraph.features[first:last])
        starts.append(np.arange(last - first) == 0)
        size += high - low + 1
    return np.concatenate(pieces), np.concatenate(firsts), np.concatenate(features), np.concatenate(starts)


def _padded(rows: Sequence[NDArray[Any]], kind: type[np.generic], fill: int) -> NDArray[Any]:
    out = np.full((len(rows), max(map(len, rows))), fill, kind)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
