"""Copies: documents that repeat another's text, whole or in part, cut, reordered or edited.

MinHash signatures of the paragraphs, in an LSH table, give the pairs of documents worth looking at in
near-linear time; runs of equal words in the two texts then give the share. What both only quote (one
speaker's words in two outlets) is no copy.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rensa import RMinHash, RMinHashLSH

from rejoinder.link.when import interval
from rejoinder.link.wording import fold
from rejoinder.model import Copy, Extracted

SHINGLE = 3
"""Words of a shingle in the signatures: short, so that an edited paragraph still looks like itself."""

RUN = 7
"""Least words of a run that counts as repeated text; set phrases of news language are shorter."""

LEAST_WORDS = 25
"""Repeated words outside quotation marks below which nothing is called a copy."""

LEAST_SHARE = 0.15
"""Share of the copy below which two texts only have a passage in common."""

LEAST_PARAGRAPH = 12
"""Words below which a paragraph (a headline, a byline) tells nothing of where it is from."""

PERMUTATIONS, BANDS = 64, 32
"""Two rows a band: a paragraph pair of Jaccard 0.3 is found with probability 0.95, one of 0.05 with 0.08."""

EARLIEST = 40
"""Documents with a paragraph alike that one is compared with, the earliest published: what two hundred
carriers print is traced to the first of them, and a template that all share stays cheap."""

SEED = 20161

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{1,1200}[”\"»“]")


@dataclass(frozen=True)
class _Text:
    document: Extracted
    words: tuple[str, ...]
    quoted: tuple[bool, ...]
    paragraphs: tuple[tuple[str, ...], ...]

    @cached_property
    def runs(self) -> tuple[int, ...]:
        """Every run of RUN words, as a hash, in order; made once for a text that is compared with several."""
        return tuple(map(hash, _shingles(self.words, RUN)))

    @cached_property
    def age(self) -> tuple[bool, str, str]:
        """Sorts by publication, undated texts last, then by id."""
        last = interval(self.document.published).last
        return (last is None, str(last), self.document.id)

    @cached_property
    def known(self) -> frozenset[int]:
        return frozenset(self.runs)


def link_copies(documents: Sequence[Extracted]) -> list[Copy]:
    """The copies among ``documents``, each with the one that it has most from."""
    texts = [_read(d) for d in documents]
    best: dict[str, tuple[float, tuple[bool, str, str], Copy]] = {}
    for a, b in sorted(_candidates(texts)):
        original, copy = _in_order(texts[a], texts[b])
        share = _share(copy, original)
        found = Copy(original=original.document.id, copy=copy.document.id, share=share)
        ranked = (-share, original.age, found)
        if share >= LEAST_SHARE and (found.copy not in best or ranked[:2] < best[found.copy][:2]):
            best[found.copy] = ranked
    return [best[id][2] for id in sorted(best)]


def _read(document: Extracted) -> _Text:
    blocks = document.readable_blocks()
    pieces = [b.span for b in blocks] if blocks else []
    texts = [s.of(document.text) for s in pieces] or document.text.split("\n")
    words: list[str] = []
    quoted: list[bool] = []
    paragraphs = []
    for text in texts:
        own = [(fold(m.group()), m.start()) for m in _WORD.finditer(text)]
        inside = [m.span() for m in _QUOTED.finditer(text)]
        words += [w for w, _ in own]
        quoted += [any(s <= at < e for s, e in inside) for _, at in own]
        paragraphs.append(tuple(w for w, _ in own))
    return _Text(
        document, tuple(words), tuple(quoted), tuple(p for p in paragraphs if len(p) >= LEAST_PARAGRAPH)
    )


def _candidates(texts: Sequence[_Text]) -> set[tuple[int, int]]:
    """Pairs of documents with a paragraph alike, by their places in ``texts``."""
    owners = [i for i, text in enumerate(texts) for _ in text.paragraphs]
    hashes = [_signature(p) for text in texts for p in text.paragraphs]
    ages = [text.age for text in texts]
    table = RMinHashLSH(threshold=0.3, num_perm=PERMUTATIONS, num_bands=BANDS)
    for key, signature in enumerate(hashes):
        table.insert(key, signature)
    found: set[tuple[int, int]] = set()
    for key, signature in enumerate(hashes):
        others = sorted(
            {owners[other] for other in table.query(signature)} - {owners[key]}, key=ages.__getitem__
        )
        found.update((min(owners[key], other), max(owners[key], other)) for other in others[:EARLIEST])
    return found


def _signature(paragraph: Sequence[str]) -> RMinHash:
    signature = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    signature.update([" ".join(s) for s in _shingles(paragraph, SHINGLE)])
    return signature


def _shingles(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def _in_order(a: _Text, b: _Text) -> tuple[_Text, _Text]:
    """Original and copy: the earlier published first."""
    return (a, b) if a.age <= b.age else (b, a)


def _share(copy: _Text, original: _Text) -> float:
    """Share of the copy's words that lie in runs of at least RUN words of the original.

    0 where fewer than LEAST_WORDS of them stand outside quotation marks.
    """
    known = copy.known & original.known
    if not known:
        return 0.0
    covered = [False] * len(copy.words)
    for i, run in enumerate(copy.runs):
        if run in known:
            covered[i : i + RUN] = [True] * RUN
    outside = sum(c and not q for c, q in zip(covered, copy.quoted, strict=True))
    if outside < LEAST_WORDS or not covered:
        return 0.0
    return round(sum(covered) / len(covered), 3)
