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
_REMEMBERED = 200_000
"""Words whose pieces are kept: more than a newspaper's yearly vocabulary, some 30 MB."""

FEATURES = (
    "capital", "capitals", "digit", "possessive",
    "quoted", "quote_opens", "quote_closes", "quote_closed_before",
    "paragraph_first", "paragraph_last", "sentence_first", "sentence_last",
    "comma_before", "comma_after", "colon_before", "colon_after", "dash_before", "dash_after",
    "bracket_before", "bracket_after", "single_before", "single_after",
    "paragraph_quotes", "paragraph_left_open", "paragraph_short", "paragraph_titled",
)  # fmt: skip

SHORT = 14
"""Words at most in a paragraph that counts as short where no sentence ends with it: a headline, a name line."""
TITLED = 0.6
"""Share of words with a capital above which a paragraph counts as written in title case."""


@dataclass(frozen=True)
class Paragraph:
    """One stretch of text: the spans of its words, their features, its pieces and each word's first piece."""

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

    def of(self, word: str) -> list[int]:
        """The pieces of one run of word characters, or of one mark."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[word] = self._cut(_bare(word))
        return known

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


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines of ``text``: its paragraphs, where nothing else says what they are."""
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def paragraphs(text: str, cutter: WordPieces) -> Iterator[Paragraph]:
    """The stretch ``text`` by its lines; those without words are left out."""
    for start, end in lines(text):
        made = paragraph(text[start:end], start, cutter)
        if made is not None:
            yield made


def paragraph(line: str, offset: int, cutter: WordPieces) -> Paragraph | None:
    """The words of one paragraph that begins at ``offset``, or None where it holds none."""
    words = [m.span() for m in WORD.finditer(line)]
    if not words:
        return None
    pieces, firsts = _pieces(line, words, cutter)
    return Paragraph(np.asarray(words, np.int32) + offset, _features(line, words), pieces, firsts)


def _pieces(
    line: str, words: list[tuple[int, int]], cutter: WordPieces
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    pieces: list[int] = []
    firsts: list[int] = []
    starts = iter(words)
    awaited = next(starts)[0]
    for match in _PIECE_WORD.finditer(line):
        if match.start() == awaited:
            firsts.append(len(pieces))
            awaited = next(starts, (-1, -1))[0]
        pieces += cutter.of(match.group()) or ([cutter.unknown] if len(firsts) > len(pieces) else [])
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


_END, _COMMA, _COLON, _DASH, _BRACKET, _SINGLE_MARK, _OPENING, _CLOSING, _UPPER, _LOWER, _DIGIT = (
    1 << i for i in range(11)
)
_MARKS = {
    _END: ".!?",
    _COMMA: ",",
    _COLON: ":;",
    _DASH: "—–-",
    _BRACKET: "()[]",
    _SINGLE_MARK: "‘’'",
    _OPENING: "\"“”«»'`",
    _CLOSING: "\"“”«»'’",
}


class _Kinds(dict[str, int]):
    """The kinds of each character, as bits; a character is looked at once."""

    def __missing__(self, character: str) -> int:
        bits = sum(bit for bit, marks in _MARKS.items() if character in marks)
        bits |= _UPPER * character.isupper() | _LOWER * character.islower()
        self[character] = bits | _DIGIT * character.isdigit()
        return self[character]


_KINDS = _Kinds()
_POSSESSIVE = ("'s", "’s")


def _features(line: str, words: Sequence[tuple[int, int]]) -> NDArray[np.uint8]:
    """The FEATURES of each word: of its characters, and of those in the gaps before and after it."""
    spans = np.asarray(words, np.int32)
    characters = np.fromiter(map(_KINDS.__getitem__, line), np.int32, len(line))
    edges = np.concatenate([[0], spans.ravel(), [len(line)]])
    held = np.where(edges[1:] > edges[:-1], np.bitwise_or.reduceat(np.append(characters, 0), edges)[:-1], 0)
    gaps, inner = held[0::2], held[1::2]
    capital = characters[spans[:, 0]] & _UPPER > 0
    columns = [
        capital,
        (inner & (_UPPER | _LOWER) == _UPPER) & (spans[:, 1] - spans[:, 0] > 1),
        inner & _DIGIT > 0,
        np.fromiter((line.endswith(_POSSESSIVE, start, end) for start, end in words), np.bool_, len(words)),
        *_quotation(line, spans, gaps),
        *_position(gaps),
        *(
            side & bit > 0
            for bit in (_COMMA, _COLON, _DASH, _BRACKET, _SINGLE_MARK)
            for side in (gaps[:-1], gaps[1:])
        ),
        *_of_all(line, len(words), bool(gaps[-1] & _END), int(capital.sum())),
    ]
    return np.stack(columns, 1).astype(np.uint8)


def _quotation(line: str, spans: NDArray[np.int32], gaps: NDArray[np.int32]) -> Iterator[NDArray[np.bool_]]:
    inside = np.zeros(len(spans), np.bool_)
    for start, end in quoted(line)[0]:
        inside |= (spans[:, 0] >= start) & (spans[:, 0] < end)
    marked = gaps[:-1] & _OPENING > 0
    yield inside
    yield inside & marked
    yield inside & (gaps[1:] & _CLOSING > 0)
    yield ~inside & marked


def _position(gaps: NDArray[np.int32]) -> Iterator[NDArray[np.bool_]]:
    """Where each word stands in its paragraph and in its sentence."""
    first = np.arange(len(gaps) - 1) == 0
    yield first
    yield first[::-1]
    yield first | (gaps[:-1] & _END > 0)
    yield gaps[1:] & _END > 0


def _of_all(line: str, number: int, ended: bool, capitals: int) -> Iterator[NDArray[np.bool_]]:
    """What is the same for all words of a paragraph."""
    stretches, left_open = quoted(line)
    short = number <= SHORT and not ended
    for true in (bool(stretches), left_open, short, capitals > TITLED * number):
        yield np.full(number, true)
