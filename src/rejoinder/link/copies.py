"""Copies: documents that repeat another's text, whole or in part, cut, reordered or edited.

Short runs of words, each leading to the earliest documents that have it, give the pairs worth looking at in time
that grows with the number of words; the words of both are then aligned, and what is taken over in one go is a
passage. What both only quote (one speaker's words in two outlets) is no copy.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple
from zlib import crc32

from rejoinder.link.when import interval
from rejoinder.link.wording import fold
from rejoinder.model import CopiedPassage, Copy, DocumentWords, Extracted

SHINGLE = 3
"""Words that have to follow each other in both texts: short, so that an edited sentence still looks like itself."""

GAP = 6
"""Words of either text that may lie between two such matches of one passage: an edit, not another sentence."""

DENSITY = 0.5
"""Share of a passage's words that are matched; 15 edits in 100 words leave about 0.7."""

PASSAGE = 12
"""Matched words outside quotation marks below which a passage is a set phrase or a name."""

LEAST_WORDS = 20
"""The same of all passages together, below which nothing is called a copy."""

LEAST_SHARE = 0.03
"""Share of the copy below which two texts only have a sentence in common."""

TOLD, TOLD_ALIKE = 4, 5
"""Words of a run by which documents are found that could be copies, and how many runs two of them must share: what
passes as a passage has more, and most pairs of articles on one event have fewer."""

CARRIERS = 16
"""Documents that a run of words leads to, the earliest published: what two hundred carriers print is traced to the
first of them, and a template that all share stays cheap."""

NEAREST = 40
"""Documents that one is aligned with: those with the most runs alike."""

COMMON = 8
"""Shingles that both texts have, and that lie near each other in the copy, below which no passage can come of it:
12 matched words edited once have eight."""

FREQUENT = 8
"""Places of one shingle in a text beyond which it aligns nothing."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{1,1200}[”\"»“]")

_Age = tuple[bool, str, str]


class _Words(NamedTuple):
    """The words of a text."""

    folded: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    quoted: tuple[bool, ...]


@dataclass(frozen=True)
class _Text:
    document: Extracted
    kept: frozenset[int] | None = None
    """What was `told` of it, where that was kept."""

    @cached_property
    def _read(self) -> _Words:
        return _read(self.document)

    @property
    def words(self) -> tuple[str, ...]:
        return self._read.folded

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where its words stand."""
        return self._read.spans

    @property
    def quoted(self) -> tuple[bool, ...]:
        """Of each word, whether it stands in quotation marks."""
        return self._read.quoted

    @cached_property
    def shingles(self) -> tuple[int, ...]:
        """Every run of SHINGLE words, as a hash, in order; made once for a text that is compared with several."""
        return tuple(map(hash, _runs(self.words, SHINGLE)))

    @cached_property
    def told(self) -> frozenset[int]:
        """Every run of TOLD words that does not begin in quotation marks, as a number that stays the same: it is kept
        with a case. Two runs with one number lead to a text that is looked at in vain."""
        if self.kept is not None:
            return self.kept
        runs = zip(_runs(self.words, TOLD), self.quoted, strict=False)
        return frozenset(crc32(" ".join(run).encode()) for run, quoted in runs if not quoted)

    @cached_property
    def known(self) -> frozenset[int]:
        return frozenset(self.shingles)

    @cached_property
    def places(self) -> Mapping[int, list[int]]:
        """Shingle -> where it begins."""
        held: dict[int, list[int]] = defaultdict(list)
        for place, shingle in enumerate(self.shingles):
            held[shingle].append(place)
        return held

    @cached_property
    def age(self) -> _Age:
        """Sorts by publication, undated texts last, then by id."""
        return (self.day is None, self.day or "", self.document.id)

    @cached_property
    def day(self) -> str | None:
        last = interval(self.document.published).last
        return None if last is None else str(last)

    def names_carrier_of(self, other: "_Text") -> bool:
        """True where this text names who published the other: a credit."""
        carrier = tuple(fold(m.group()) for m in _WORD.finditer(other.document.carrier or ""))
        if not carrier or self.document.carrier == other.document.carrier:
            return False
        starts = (i for i, word in enumerate(self.words) if word == carrier[0])
        return any(self.words[i : i + len(carrier)] == carrier for i in starts)


@dataclass
class _Stretch:
    """Matches in both texts that go on from one another: places of the copy's words, and where both end."""

    copied: set[int] = field(default_factory=set)
    start: int = 0
    """Where it begins in the original."""
    at: int = 0
    there: int = 0

    def drift(self, at: int, there: int) -> int | None:
        """How far a match lies from where this one would go on; None where it does not belong to it."""
        here, beyond = at - self.at, there - self.there
        fits = 0 < here <= GAP + SHINGLE and 0 < beyond <= GAP + SHINGLE
        return abs(here - beyond) if fits else None


def link_copies(documents: Iterable[Extracted]) -> list[Copy]:
    """The copies among ``documents``, each with the one that it has most from."""
    copies = Copies()
    copies.add(documents)
    return copies.found()


class Copies:
    """The copies among the documents so far. One more document is compared with those that have words in common
    with it, and so are the later ones among these."""

    def __init__(self) -> None:
        self._texts: dict[str, _Text] = {}
        self._telling: dict[int, list[_Text]] = {}
        """Run of words -> the texts that have it, the earliest first."""
        self._aligned: dict[tuple[str, str], Copy | None] = {}
        self._found: dict[str, tuple[Copy, ...]] = {}
        """Text -> the copies that it and earlier ones make."""

    def add(self, documents: Iterable[Extracted]) -> set[str]:
        """Compare documents with those so far, and with each other; all that were looked at."""
        touched = self._put(map(_Text, documents))
        for id in sorted(touched):
            self._found[id] = tuple(self._compared(self._texts[id]))
        return touched

    def of(self, document: str) -> tuple[Copy, ...]:
        """The copies that a document and earlier ones make."""
        return self._found[document]

    def told(self, document: str) -> frozenset[int]:
        """The runs of words of a document by which its copies are found."""
        return self._texts[document].told

    def restore(self, kept: Iterable[tuple[Extracted, frozenset[int], tuple[Copy, ...]]]) -> None:
        """Put documents in place with their runs of words and the copies that were found of them."""
        held = {document.id: (document, told, copies) for document, told, copies in kept}
        self._put(_Text(document, told) for document, told, _ in held.values())
        self._found.update((id, copies) for id, (_, _, copies) in held.items())

    def found(self) -> list[Copy]:
        """Each copy with the text that it has most from, by the document that is one."""
        best: dict[str, tuple[float, _Age, Copy]] = {}
        for id in sorted(self._found):
            for copy in self._found[id]:
                ranked = (-copy.share, self._texts[copy.original].age, copy)
                if copy.copy not in best or ranked[:2] < best[copy.copy][:2]:
                    best[copy.copy] = ranked
        return [best[id][2] for id in sorted(best)]

    def _put(self, texts: Iterable[_Text]) -> set[str]:
        """Put texts among the others; the documents of those, and the later ones that lead to them now."""
        touched: set[str] = set()
        for text in sorted(texts, key=_age):
            self._texts[text.document.id] = text
            touched.add(text.document.id)
            for told in text.told:
                touched.update(self._later(told, text))
        return touched

    def _later(self, told: int, text: _Text) -> Iterator[str]:
        """Put ``text`` among those that have a run; the later ones that this run now leads to it."""
        holders = self._telling.setdefault(told, [])
        if not holders or holders[-1].age < text.age:
            holders.append(text)
            return
        at = bisect_left(holders, text.age, key=_age)
        holders.insert(at, text)
        if at < CARRIERS:
            yield from (t.document.id for t in holders[at + 1 :])

    def _compared(self, text: _Text) -> Iterator[Copy]:
        for earlier in self._earlier(text):
            original, copy = _in_order(earlier, text)
            pair = (original.document.id, copy.document.id)
            if pair not in self._aligned:
                self._aligned[pair] = _copy(original, copy)
            found = self._aligned[pair]
            if found is not None:
                yield found

    def _earlier(self, text: _Text) -> list[_Text]:
        """Earlier texts that have enough words in common with it to be looked at."""
        alike: Counter[str] = Counter()
        for told in text.told:
            for other in self._telling[told][:CARRIERS]:
                if other.age >= text.age:
                    break
                alike[other.document.id] += 1
        found = [self._texts[id] for id in alike if alike[id] >= TOLD_ALIKE]
        return nsmallest(NEAREST, found, key=lambda t: (-alike[t.document.id], t.age))


def _age(text: _Text) -> _Age:
    return text.age


def _read(document: Extracted) -> _Words:
    blocks = document.readable_blocks()
    spans = [(b.span.start, b.span.end) for b in blocks] if blocks else [(0, len(document.text))]
    words: list[str] = []
    places: list[tuple[int, int]] = []
    quoted: list[bool] = []
    for start, end in spans:
        ends = [end for m in _QUOTED.finditer(document.text, start, end) for end in m.span()]
        for match in _WORD.finditer(document.text, start, end):
            words.append(fold(match.group()))
            places.append(match.span())
            quoted.append(bisect_right(ends, match.start()) % 2 == 1)
    return _Words(tuple(words), tuple(places), tuple(quoted))


def _in_order(a: _Text, b: _Text) -> tuple[_Text, _Text]:
    """Original and copy: the earlier published first; where the days do not tell, the one that the other names."""
    credits_a, credits_b = b.names_carrier_of(a), a.names_carrier_of(b)
    if (a.day is None or b.day is None or a.day == b.day) and credits_a != credits_b:
        return (a, b) if credits_a else (b, a)
    return (a, b) if a.age <= b.age else (b, a)


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(length)), strict=False)


def _copy(original: _Text, copy: _Text) -> Copy | None:
    """What ``copy`` has from ``original``; None where that is too little, or only quoted."""
    stretches = [s for s in _stretches(original, copy) if _is_passage(copy, s)]
    covered = {p for s in stretches for p in range(min(s.copied), max(s.copied) + 1)}
    share = len(covered) / max(1, len(copy.words))
    if sum(_outside(copy, s) for s in stretches) < LEAST_WORDS or share < LEAST_SHARE:
        return None
    return Copy(
        original=original.document.id,
        copy=copy.document.id,
        share=round(share, 3),
        passages=tuple(_passage(original, copy, s) for s in stretches),
    )


def _stretches(original: _Text, copy: _Text) -> list[_Stretch]:
    """All that goes on alike in both texts, in the order of the copy's."""
    found: list[_Stretch] = []
    for places in _near_each_other(original, copy):
        live: list[_Stretch] = []
        for at in places:
            for there in original.places[copy.shingles[at]][:FREQUENT]:
                _go_on(live, at, there)
        found += live
    return sorted(found, key=lambda s: (min(s.copied), s.start))


def _near_each_other(original: _Text, copy: _Text) -> Iterator[list[int]]:
    """Places of shingles of the copy that the original has, those together that one passage could hold."""
    common = copy.known & original.known
    if len(common) < COMMON:
        return
    near: list[int] = []
    for at, shingle in enumerate(copy.shingles):
        if shingle not in common:
            continue
        if near and at - near[-1] > GAP + SHINGLE:
            if len(near) >= COMMON:
                yield near
            near = []
        near.append(at)
    if len(near) >= COMMON:
        yield near


def _go_on(live: list[_Stretch], at: int, there: int) -> None:
    """Add a match to the stretch that it continues best, or begin one with it."""
    drifts = [(drift, n) for n, s in enumerate(live) if (drift := s.drift(at, there)) is not None]
    if drifts:
        stretch = live[min(drifts)[1]]
    else:
        stretch = _Stretch(start=there)
        live.append(stretch)
    stretch.copied.update(range(at, at + SHINGLE))
    stretch.at, stretch.there = at, there


def _is_passage(copy: _Text, stretch: _Stretch) -> bool:
    length = max(stretch.copied) - min(stretch.copied) + 1
    return _outside(copy, stretch) >= PASSAGE and len(stretch.copied) >= DENSITY * length


def _outside(copy: _Text, stretch: _Stretch) -> int:
    """Its words that stand outside quotation marks."""
    return sum(not copy.quoted[p] for p in stretch.copied)


def _passage(original: _Text, copy: _Text, stretch: _Stretch) -> CopiedPassage:
    here = (copy.spans[min(stretch.copied)][0], copy.spans[max(stretch.copied)][1])
    there = (original.spans[stretch.start][0], original.spans[stretch.there + SHINGLE - 1][1])
    return CopiedPassage(
        copy=DocumentWords(copy.document.id, *here), original=DocumentWords(original.document.id, *there)
    )
