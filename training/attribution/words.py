"""The words of a text with their word pieces and with what an uncased encoder cannot see: case and punctuation.

Needs nothing but NumPy, so that training and reading share it. A word is a run of word characters with inner
``'``, ``.``, ``,`` and ``-``; marks between words are given to the encoder as pieces of their own, and to the
head as features of the words beside them. Spans are code points, end exclusive.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"\w+(?:['’.,\-‑]\w+)*")
_PIECE_WORD = re.compile(r"\w+|[^\w\s]|_")
_MARK = re.compile(r"''|``|[\"“”„‟«»]")
_SINGLE = re.compile(r"(?<!\w)[‘']([^‘\n]{2,}?)[’'](?!\w)")
_LONGEST_WORD = 60

FEATURES = (
    "capital", "capitals", "digit", "possessive",
    "quoted", "quote_opens", "quote_closes", "quote_closed_before",
    "paragraph_first", "paragraph_last", "sentence_first", "sentence_last",
    "comma_before", "comma_after", "colon_before", "colon_after", "dash_before", "dash_after",
    "bracket_before", "bracket_after", "single_before", "single_after",
    "paragraph_quotes", "paragraph_left_open", "paragraph_short", "paragraph_titled",
)  # fmt: skip


@dataclass(frozen=True)
class Paragraph:
    """One line of the text: the spans of its words, their features, its pieces and each word's first piece."""

    spans: NDArray[np.int32]  # (words, 2)
    features: NDArray[np.uint8]  # (words, len(FEATURES))
    pieces: NDArray[np.int32]
    firsts: NDArray[np.int32]  # (words,) index into pieces


class WordPieces:
    """BERT's uncased word pieces, from the list of pieces alone; each word is cut once and remembered."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self._known: dict[str, list[int]] = {}
        self.pad, self.unknown = self._ids["[PAD]"], self._ids["[UNK]"]
        self.opening, self.closing, self.mask = self._ids["[CLS]"], self._ids["[SEP]"], self._ids["[MASK]"]

    def of(self, words: str) -> list[int]:
        """The pieces of ``words``, in order."""
        found: list[int] = []
        for match in _PIECE_WORD.finditer(words):
            found += self._of_word(match.group())
        return found

    def _of_word(self, word: str) -> list[int]:
        if word not in self._known:
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[word] = self._cut(_bare(word))
        return self._known[word]

    def _cut(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self.unknown]
        pieces, start = [], 0
        while start < len(word):
            piece, start = self._longest(word, start)
            if piece is None:
                return [self.unknown]
            pieces.append(piece)
        return pieces

    def _longest(self, word: str, start: int) -> tuple[int | None, int]:
        for end in range(len(word), start, -1):
            piece = self._ids.get(word[start:end] if start == 0 else f"##{word[start:end]}")
            if piece is not None:
                return piece, end
        return None, start


def _bare(word: str) -> str:
    """``word`` in lower case without accents, as the encoder was trained."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def paragraphs(text: str, cutter: WordPieces) -> Iterator[Paragraph]:
    """The lines of ``text`` that hold words, in order."""
    offset = 0
    for line in text.split("\n"):
        words = [m.span() for m in WORD.finditer(line)]
        if words:
            pieces, firsts = _pieces(line, words, cutter)
            spans = np.asarray(words, np.int32) + offset
            yield Paragraph(spans, _features(line, words), pieces, firsts)
        offset += len(line) + 1


def _pieces(
    line: str, words: list[tuple[int, int]], cutter: WordPieces
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    pieces: list[int] = []
    firsts: list[int] = []
    end = 0
    for start, stop in words:
        pieces += cutter.of(line[end:start])
        firsts.append(len(pieces))
        pieces += cutter.of(line[start:stop]) or [cutter.unknown]
        end = stop
    pieces += cutter.of(line[end:])
    return np.asarray(pieces, np.int32), np.asarray(firsts, np.int32)


def quoted(line: str) -> tuple[list[tuple[int, int]], bool]:
    """The stretches between quotation marks in one paragraph, and whether the last is left open.

    Single marks count only in a paragraph without double ones.
    """
    found: list[tuple[int, int]] = []
    start = -1
    marks = list(_MARK.finditer(line))
    for mark in marks:
        if start >= 0 and mark.group() not in "“«„‟``":
            found.append((start, mark.start()))
            start = -1
        elif start < 0 and mark.group() not in "”»":
            start = mark.end()
    if not marks:
        found = [m.span(1) for m in _SINGLE.finditer(line)]
    if start >= 0:
        found.append((start, len(line)))
    return found, start >= 0


def _features(line: str, words: list[tuple[int, int]]) -> NDArray[np.uint8]:
    inside = np.zeros(len(line) + 1, np.bool_)
    stretches, left_open = quoted(line)
    for start, end in stretches:
        inside[start:end] = True
    gaps = _gaps(line, words)
    short = len(words) <= 14 and not _has(gaps[-1], ".!?")
    titled = sum(line[a].isupper() for a, _ in words) > 0.6 * len(words)
    shared = (bool(stretches), left_open, short, titled)
    rows = [
        (
            *_word_features(line[a:b], bool(inside[a]), gaps[i], gaps[i + 1]),
            *(i == 0, i == len(words) - 1, i == 0 or _has(gaps[i], ".!?"), _has(gaps[i + 1], ".!?")),
            *_gap_features(gaps[i], gaps[i + 1]),
            *shared,
        )
        for i, (a, b) in enumerate(words)
    ]
    return np.asarray(rows, np.uint8)


def _gaps(line: str, words: list[tuple[int, int]]) -> list[str]:
    edges = [0, *(edge for word in words for edge in word), len(line)]
    return [line[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]


def _word_features(word: str, inside: bool, before: str, after: str) -> tuple[bool, ...]:
    marked = _has(before, "\"“”«»'`")
    return (
        word[0].isupper(),
        len(word) > 1 and word.isupper(),
        any(c.isdigit() for c in word),
        word.endswith(("'s", "’s", "s'", "s’")),
        inside,
        inside and marked,
        inside and _has(after, "\"“”«»'’"),
        not inside and marked,
    )


def _gap_features(before: str, after: str) -> tuple[bool, ...]:
    return (
        "," in before,
        "," in after,
        _has(before, ":;"),
        _has(after, ":;"),
        _has(before, "—–-"),
        _has(after, "—–-"),
        _has(before, "()[]"),
        _has(after, "()[]"),
        _has(before, "‘’'"),
        _has(after, "‘’'"),
    )


def _has(gap: str, marks: str) -> bool:
    return gap != " " and any(c in marks for c in gap)
