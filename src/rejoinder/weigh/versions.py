"""What one text has otherwise than another that it was made from: added, dropped, changed; figures first.

For versions of one article, and for a copy beside its original. Sentences are the unit; one that only stands
elsewhere has not changed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz

from rejoinder.link.wording import fold
from rejoinder.model import DocumentWords, Extracted, Record, Span

ChangeKind = Literal["changed", "dropped", "added"]
Subject = Literal["figure", "attribution", "text"]

ALIKE = 60.0
"""Likeness of words (0 to 100) from which one sentence is another, changed: "killed at least 14" and "killed at
least 31" in a sentence of ten words are 85, two sentences on one event mostly below 50."""

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s+[\"“‘(]*[A-Z0-9]|\s*$)|(?=\n)|$)", re.MULTILINE)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_ORDER: tuple[Subject, ...] = ("figure", "attribution", "text")
_KINDS: tuple[ChangeKind, ...] = ("changed", "dropped", "added")


class Piece(Record, frozen=True, kw_only=True):
    """Words of a changed sentence: in both texts, only in the older or only in the newer."""

    words: str
    only: Literal["both", "old", "new"]


class Change(Record, frozen=True, kw_only=True):
    """One sentence that was added, dropped or changed, and what of it: its figures, who says it, or its words."""

    kind: ChangeKind
    about: Subject
    old: DocumentWords | None = None
    new: DocumentWords | None = None
    pieces: tuple[Piece, ...] = ()
    """The words of both, in order."""

    @property
    def old_words(self) -> str:
        return " ".join(p.words for p in self.pieces if p.only != "new")

    @property
    def new_words(self) -> str:
        return " ".join(p.words for p in self.pieces if p.only != "old")


@dataclass(frozen=True)
class _Sentence:
    document: Extracted
    span: Span

    @property
    def text(self) -> str:
        return " ".join(self.span.of(self.document.text).split())

    @property
    def key(self) -> str:
        return " ".join(re.findall(r"\w+", fold(self.text)))

    @property
    def figures(self) -> Counter[object]:
        """What is counted in it; the bare numbers where nothing was read as a figure."""
        held = Counter[object](
            (f.measure, f.low, f.high) for f in self.document.figures if self.span.contains(f.span)
        )
        return held or Counter[object](_NUMBER.findall(self.text))

    @property
    def voices(self) -> frozenset[tuple[str, str]]:
        """Who does what by saying it."""
        return frozenset(
            (fold(s.speaker.name) if s.speaker else "", s.act)
            for s in self.document.statements
            if any(c.start < self.span.end and self.span.start < c.end for c in s.content)
        )

    @property
    def place(self) -> DocumentWords:
        return DocumentWords(self.document.id, self.span.start, self.span.end)


def changes(old: Extracted, new: Extracted) -> tuple[Change, ...]:
    """How ``new`` differs from ``old``: figures, then attributions, then other words, in the order of the texts."""
    before, after = _only_here(_sentences(old), _sentences(new))
    paired = _alike(before, after)
    found = [_changed(before[i], after[j]) for i, j in paired.items()]
    found += [_alone(a, "dropped") for i, a in enumerate(before) if i not in paired]
    found += [_alone(b, "added") for j, b in enumerate(after) if j not in paired.values()]
    return tuple(sorted(found, key=_rank))


def _sentences(document: Extracted) -> list[_Sentence]:
    return [
        _Sentence(document, Span(*m.span()).trimmed(document.text))
        for block in document.readable_blocks()
        for m in _SENTENCE.finditer(document.text, block.span.start, block.span.end)
        if any(c.isalnum() for c in m.group())
    ]


def _only_here(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> tuple[list[_Sentence], list[_Sentence]]:
    """The sentences of each that the other does not have, apart from signs and case."""
    mine, theirs = {s.key for s in old}, {s.key for s in new}
    return [s for s in old if s.key not in theirs], [s for s in new if s.key not in mine]


def _alike(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> dict[int, int]:
    """Places of pairs that are one sentence changed, one to one, the likest first taken."""
    likest = sorted(
        (-_likeness(a, b), i, j)
        for i, a in enumerate(old)
        for j, b in enumerate(new)
        if _likeness(a, b) >= ALIKE
    )
    paired: dict[int, int] = {}
    for _, i, j in likest:
        if i not in paired and j not in paired.values():
            paired[i] = j
    return paired


def _likeness(a: _Sentence, b: _Sentence) -> float:
    return fuzz.ratio(a.key.split(), b.key.split())


def _changed(a: _Sentence, b: _Sentence) -> Change:
    about: Subject = "figure" if a.figures != b.figures else "attribution" if a.voices != b.voices else "text"
    return Change(
        kind="changed", about=about, old=a.place, new=b.place, pieces=tuple(_pieces(a.text, b.text))
    )


def _alone(sentence: _Sentence, kind: Literal["dropped", "added"]) -> Change:
    about: Subject = "figure" if sentence.figures else "attribution" if sentence.voices else "text"
    if kind == "dropped":
        piece = Piece(words=sentence.text, only="old")
        return Change(kind=kind, about=about, old=sentence.place, pieces=(piece,))
    return Change(
        kind=kind, about=about, new=sentence.place, pieces=(Piece(words=sentence.text, only="new"),)
    )


def _pieces(old: str, new: str) -> Iterator[Piece]:
    a, b = old.split(), new.split()
    for what, i, i_end, j, j_end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece(words=" ".join(b[j:j_end]), only="both")
            continue
        if i < i_end:
            yield Piece(words=" ".join(a[i:i_end]), only="old")
        if j < j_end:
            yield Piece(words=" ".join(b[j:j_end]), only="new")


def _rank(change: Change) -> tuple[int, int, int, int]:
    place = change.new or change.old
    assert place
    return _ORDER.index(change.about), _KINDS.index(change.kind), place.start, place.end
