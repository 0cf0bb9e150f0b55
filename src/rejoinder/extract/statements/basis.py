"""What a statement says it rests on: witnesses, images, documents, with how many the words give."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rejoinder.extract.numbers import number
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.model import Basis, Span
from rejoinder.model.vocabulary import BasisKind

BASIS_REACH = 90
"""Code points before a basis word in which something must say that the statement rests on it."""


@dataclass(frozen=True)
class BasisWords:
    """The patterns of basis.toml, compiled."""

    resting: re.Pattern[str]
    kinds: tuple[tuple[BasisKind, re.Pattern[str]], ...]


@cache
def basis_words() -> BasisWords:
    """The vocabulary of ``basis.toml``, read once."""
    data = tomllib.loads(files("rejoinder.extract.statements").joinpath("basis.toml").read_text("utf-8"))
    return BasisWords(
        resting=re.compile(data["resting"], re.IGNORECASE),
        kinds=tuple((kind, re.compile(p, re.IGNORECASE)) for kind, p in data["basis"].items()),
    )


def bases_in(text: str, attribution: Attribution) -> tuple[Basis, ...]:
    """What the statement's sentence says it rests on, each kind once, in text order."""
    found: dict[BasisKind, Basis] = {}
    sentence = attribution.sentence.span
    for kind, pattern in basis_words().kinds:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if kind in found or not _rests(text, sentence, match, kind):
                continue
            if kind in ("photo", "video") and _FROM_ABOVE.search(
                text, max(0, match.start() - 12), match.start()
            ):
                continue
            found[kind] = _basis(text, sentence, match, kind)
    return tuple(sorted(found.values(), key=lambda b: b.words))


def _rests(text: str, sentence: Span, match: re.Match[str], kind: BasisKind) -> bool:
    if kind in ("own_observation", "intercept") or match.group().lower() == "told by":
        return True
    before = text[max(sentence.start, match.start() - BASIS_REACH) : match.start()]
    shows = _SHOWS.match(text, match.end(), sentence.end) or _TOLD.match(text, match.end(), sentence.end)
    return shows is not None or basis_words().resting.search(before) is not None


_FROM_ABOVE = re.compile(r"\b(?:satellite|drone|aerial) $", re.IGNORECASE)
_SHOWS = re.compile(r"(?: [\w’'-]+){0,5}? (?:show(?:s|ed|ing)?\b|indicat|suggest|reveal|prove)")
"""A basis that speaks itself: "fragments found in the crater **indicated** ..."."""
_TOLD = re.compile(r" (?:had|have) told (?:it|them|him|her|us|me)\b")
"""Witnesses of whom somebody else says so: "said survivors **had told it** ..."."""
_AFTER_BASIS = re.compile(
    r"(?:(?: (?:provided|given|taken|collected|gathered))? (?:with|from|by|of)|(?<=told by)) (?P<n>[\w-]+) \w"
)
"""Interviews "with 12 survivors": how many the basis is made of."""


def _basis(text: str, sentence: Span, match: re.Match[str], kind: BasisKind) -> Basis:
    """The basis with the number before it, where one stands within two words ("three separate witnesses")."""
    before = re.search(
        r"(?P<n>\b[\w-]+)(?: (?!and\b|or\b)[\w-]+){0,2} $", text[sentence.start : match.start()]
    )
    words = re.findall(r"[\w-]+", before.group()) if before else []
    after = _AFTER_BASIS.match(text, match.end(), sentence.end)
    count_after = number(after["n"]) if after else None
    if after is not None and isinstance(count_after, int) and count_after > 0:
        return Basis(kind=kind, count=count_after, words=Span(match.start(), after.end("n")))
    for i, word in enumerate(words):
        count = number(word)
        if isinstance(count, int) and count > 0 and before is not None:
            start = sentence.start + before.start() + before.group().index(words[i])
            return Basis(kind=kind, count=count, words=Span(start, match.end()))
    return Basis(kind=kind, words=Span(match.start(), match.end()))
