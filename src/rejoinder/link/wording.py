"""Statements as words: terms weighted by rarity, reach of negations, words that oppose each other.

Similarity is never the whole ground of a link: "was hit" and "was not hit" share every term. What sets
them apart is kept beside the terms, as the negated ones and the opposed pairs.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from rejoinder.link.vocabulary import table

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[.;:!?…]|\n+")
_MARKS = re.compile(r"['’,]")
_POSSESSIVE = re.compile(r"['’]s?$")

REACH = 8
"""Words after a negator that it is taken to negate; a clause's end or "but" ends the reach earlier. Set by
hand: the longest reach needed in the tests is 7 words ("did not ever knowingly sell the untested batch")."""


@dataclass(frozen=True)
class Wording:
    """The content terms of a stretch of text; ``negated`` are those within reach of a negation."""

    terms: frozenset[str]
    negated: frozenset[str] = frozenset()

    @cached_property
    def opposable(self) -> frozenset[str]:
        """The terms that have an opposite: in most wordings none."""
        return self.terms & _opposites().keys()

    def __or__(self, other: "Wording") -> "Wording":
        return Wording(self.terms | other.terms, self.negated | other.negated)

    def without(self, terms: Collection[str]) -> "Wording":
        """The same without ``terms``: names of the parties, for one, say little of the subject."""
        return Wording(self.terms.difference(terms), self.negated.difference(terms))


_CLAUSES = re.compile(
    r"[.!?;:…]\s+|,\s+(?=(?:and|but|while|which|who|whose|nor|neither)\b)|\s+(?:and|but) that\s+|\s+but\s+"
)


def clauses(text: str) -> list[str]:
    """``text`` cut where one assertion ends and the next begins, by marks and joining words alone."""
    return [piece for piece in _CLAUSES.split(text) if piece.strip()]


@lru_cache(maxsize=100_000)
def read(text: str) -> Wording:
    """The wording of ``text``, kept: weighing reads the words of a statement five times."""
    terms: set[str] = set()
    negated: set[str] = set()
    left = 0
    ends, negators, stop = _ends(), _negators(), _stop()
    for token in tokens(text):
        if token in ends or not token[0].isalnum():
            left = 0
        elif token in negators:
            left = REACH
        else:
            term = stem(token)
            left -= left > 0
            if token in stop or (len(token) < 2 and not token.isdigit()):
                continue
            terms.add(term)
            if left:
                negated.add(term)
    return Wording(frozenset(terms), frozenset(negated))


@lru_cache(maxsize=50_000)
def negative(text: str) -> bool:
    """True for a sentence in the negative; one that lacks something ("ran without an inspection") is none."""
    return not _negatives().isdisjoint(tokens(text))


def tokens(text: str) -> Iterator[str]:
    """Lower-case words without accents and possessives, numbers, and the marks that end a clause."""
    for match in _TOKEN.finditer(_phrases().sub(lambda m: _phrase_words()[m.group()], fold(text))):
        word = match.group()
        if word.isalpha() and word[-1] != "s":
            yield word
            continue
        word = _POSSESSIVE.sub("", word) if word[-1] in "'’s" else word
        yield _MARKS.sub("", word) if word[0].isalnum() else word


PHRASE = 3
"""Words of a phrase."""


def phrases(text: str, names: Collection[str] = ()) -> frozenset[str]:
    """The sequences of `PHRASE` words that no mark and no name interrupts, with at least one that is no stop word.

    ``names`` are the terms of names in the text.
    """
    found: set[str] = set()
    run: list[str] = []
    for token in tokens(text):
        run = [*run, token][-PHRASE:] if token[0].isalnum() and stem(token) not in names else []
        if len(run) == PHRASE and not all(w in _stop() for w in run):
            found.add(" ".join(run))
    return frozenset(found)


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case without accents, so that ``clichés`` and ``cliches`` are one word."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_SUFFIXES = (
    ("ization", "ize"),
    ("isation", "ise"),
    ("ational", "ate"),
    ("fulness", "ful"),
    ("ements", ""),
    ("ement", ""),
    ("ations", "ate"),
    ("ation", "ate"),
    ("ingly", ""),
    ("edly", ""),
    ("iest", "y"),
    ("ies", "y"),
    ("ied", "y"),
    ("ings", ""),
    ("ing", ""),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The term for a word: its group where the tables have one, else the word without its ending."""
    groups = _groups()
    if word in groups:
        return groups[word]
    base = _irregular().get(word) or _strip(word)
    return groups.get(base, base)


def _strip(word: str) -> str:
    if word[0].isdigit() or len(word) < 4 or word.endswith("ss"):
        return word
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return _tidy(word[: -len(suffix)] + instead)
    return _tidy(word)


def _tidy(base: str) -> str:
    """Doubled consonants and the silent e go, so that stopped, stopping and stop, use and using meet."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiouls":
        base = base[:-1]
    return base[:-1] if len(base) > 3 and base.endswith("e") else base


@cache
def _phrase_words() -> dict[str, str]:
    return {phrase: word for word, phrases in table("wording")["phrases"].items() for phrase in phrases}


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(_phrase_words(), key=len, reverse=True)) + r")\b")


@cache
def _irregular() -> dict[str, str]:
    return {
        form: _strip(base) for base, forms in table("wording")["irregular"].items() for form in forms.split()
    }


@cache
def _groups() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in table("wording")["same"]:
        for word in group:
            found.setdefault(word, group[0])
            found.setdefault(_strip(word), group[0])
    return found


@cache
def _stop() -> frozenset[str]:
    return frozenset(table("wording")["stop"].split())


@cache
def _negators() -> frozenset[str]:
    return _negatives() | frozenset(table("wording")["lacking"])


@cache
def _negatives() -> frozenset[str]:
    return frozenset(table("wording")["negators"])


@cache
def _ends() -> frozenset[str]:
    return frozenset(table("wording")["breaks"])


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for first, second in table("wording")["opposite"]:
        found.setdefault(stem(first), set()).add(stem(second))
        found.setdefault(stem(second), set()).add(stem(first))
    return {word: frozenset(others) for word, others in found.items()}


def opposed(a: Wording, b: Wording) -> tuple[str, ...]:
    """Terms by which two wordings of one subject say the opposite: a negation on one side, or a pair such
    as intact and destroyed."""
    shared = a.terms & b.terms
    one_side = (a.negated & shared) ^ (b.negated & shared)
    known = _opposites()
    pairs = {
        f"{x}/{y}"
        for x in contrasted(a, b)
        for y in known[x] & b.terms - a.terms
        if (x in a.negated) == (y in b.negated)
    }
    return tuple(sorted(one_side | pairs))


def contrasted(a: Wording, b: Wording) -> frozenset[str]:
    """Terms of ``a`` that ``b`` has the opposite of."""
    if not (a.opposable and b.opposable):
        return frozenset()
    only = b.opposable - a.terms
    known = _opposites()
    return frozenset(x for x in a.opposable - b.terms if known[x] & only)


class Rarity:
    """How much a term tells: its inverse frequency over the statements being linked."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self.count = 0
        self.frequency: Counter[str] = Counter()
        for wording in wordings:
            self.count += 1
            self.frequency.update(wording.terms)
        self._weights = _Weights(self.count, self.frequency)
        self._totals: dict[frozenset[str], float] = {}

    def weight(self, term: str) -> float:
        """At least 0.5: in a case of one dispute even its commonest words are words of the subject."""
        return self._weights[term]

    def total(self, terms: Iterable[str]) -> float:
        # Exact, because other sums of floats depend on their order and sets have none.
        return math.fsum(map(self._weights.__getitem__, terms))

    def whole(self, wording: Wording) -> float:
        """The weight of all terms of ``wording``."""
        known = self._totals.get(wording.terms)
        if known is None:
            known = self._totals[wording.terms] = self.total(wording.terms)
        return known

    def contained(self, a: Wording, b: Wording, enough: int = 3) -> float:
        """The weighted share of the smaller wording that the larger one has, 0 to 1.

        Fewer than ``enough`` shared terms count for less: one common word is no common subject.
        """
        shared = a.terms & b.terms
        if not shared:
            return 0.0
        return self.total(shared) / min(self.whole(a), self.whole(b)) * min(1.0, len(shared) / enough)

    def facing(self, a: Wording, b: Wording) -> float:
        """``contained`` with opposites counted as shared: "the door held" is about "the door gave way"."""
        smaller, larger = sorted((a, b), key=lambda w: (self.whole(w), sorted(w.terms)))
        opposites = contrasted(smaller, larger)
        matched = (smaller.terms & larger.terms) | opposites
        enough = 2 if opposites else 3
        if not smaller.terms & larger.terms:
            return 0.0
        return self.total(matched) / self.whole(smaller) * min(1.0, len(matched) / enough)

    def alike(self, a: Wording, b: Wording) -> float:
        """Twice the shared weight over the sum of both (Dice), 0 to 1."""
        both = self.whole(a) + self.whole(b)
        return 2 * self.total(a.terms & b.terms) / both if both else 0.0

    def rarest(self, terms: Iterable[str], most: int) -> list[str]:
        """The ``most`` terms that tell most, in a fixed order."""
        weights = self._weights
        return sorted(terms, key=lambda t: (-weights[t], t))[:most]


class _Weights(dict[str, float]):
    """The weight of each term, made when it is first asked for."""

    def __init__(self, count: int, frequency: Counter[str]) -> None:
        super().__init__()
        self._count, self._frequency = count, frequency

    def __missing__(self, term: str) -> float:
        weight = self[term] = max(0.5, math.log((self._count + 1) / (self._frequency[term] + 0.5)))
        return weight
