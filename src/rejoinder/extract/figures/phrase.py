"""The noun phrase that a number counts: "nine Russian air strikes", "hundreds more rebels", "of whom".

Read left to right from part-of-speech tags; the parser attaches numbers less reliably than the tagger tags.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rejoinder.extract.numbers import Quantity
from rejoinder.model import Span

PARTITIVE = re.compile(
    r"\s*of\s+(?:them|whom|which|these|those|the\s+(?:dead|wounded|injured|victims|casualties|killed|total))\b"
    r"(?:\s+(?:are|were|was|is|being|have|had|has)(?!\s+(?:been\s+)?(?:killed|wounded|injured|shot|hurt|detained)))?",
    re.IGNORECASE,
)
"""Words that make a number part of a figure named before it."""

_LINKS = frozenset(
    [
        "more",
        "other",
        "further",
        "additional",
        "others",
        "of",
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "these",
        "those",
        "all",
    ]
)
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_JOINTS = frozenset({"-", "–", "‑", "/"})
_LONGEST = 8
"""Words of a counted noun phrase; longer ones are the tagger running on."""


@dataclass(frozen=True)
class Phrase:
    """What is counted: the tokens after the number up to the head noun. ``head`` is None for a bare number."""

    head: Token | None
    tokens: tuple[Token, ...]
    span: Span | None
    part: bool = False
    others: bool = False

    @property
    def words(self) -> str | None:
        """The counted noun phrase as written, None for a bare number."""
        if not self.tokens:
            return None
        first, last = self.tokens[0], self.tokens[-1]
        return str(first.doc[first.i : last.i + 1].text)

    @property
    def modifiers(self) -> tuple[Token, ...]:
        return self.tokens[:-1]


NO_PHRASE = Phrase(None, (), None)


def phrase_after(doc: Doc, text: str, quantity: Quantity, dates: Sequence[Span]) -> Phrase:
    """The phrase that follows ``quantity`` in ``doc``, whose text is ``text``."""
    partitive = PARTITIVE.match(text, quantity.span.end)
    start = partitive.end() if partitive else quantity.span.end
    first = _token_at(doc, start)
    i = first
    linked: list[Token] = []
    while not partitive and i < len(doc) and doc[i].lower_ in _LINKS and len(linked) < 3:
        linked.append(doc[i])
        i += 1
    tokens = _collect(doc, i, dates)
    others = any(t.lower_ in ("others", "other", "more") for t in linked)
    part = partitive is not None or _of_a_whole(linked, quantity)
    if not tokens:
        end = linked[-1].idx + len(linked[-1]) if others and linked[-1].lower_ in ("others", "more") else None
        end = partitive.end() if partitive else end
        span = Span(quantity.span.start, end) if end else None
        return Phrase(None, (), span, part, others)
    last = tokens[-1]
    return Phrase(last, tuple(tokens), Span(quantity.span.start, last.idx + len(last)), part, others)


def _token_at(doc: Doc, offset: int) -> int:
    """The index of the first token that starts at or after ``offset``."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _of_a_whole(linked: Sequence[Token], quantity: Quantity) -> bool:
    """ "Three of the victims" is part of a whole; "hundreds of victims" and "dozens of the men" are not."""
    return bool(linked) and linked[0].lower_ == "of" and quantity.kind == "plain"


def _collect(doc: Doc, start: int, dates: Sequence[Span]) -> list[Token]:
    """Modifiers and nouns from ``start`` to the head; empty where no noun is reached."""
    tokens: list[Token] = []
    nouns = 0
    for token in doc[start : start + _LONGEST]:
        if any(span.start <= token.idx < span.end for span in dates) or not _continues(token, tokens):
            break
        tokens.append(token)
        if token.pos_ in ("NOUN", "PROPN"):
            nouns = len(tokens)
    return tokens[:nouns]


def _continues(token: Token, tokens: Sequence[Token]) -> bool:
    if tokens and tokens[-1].tag_ in ("NNS", "NNPS") and token.tag_ not in ("NNS",):
        return False
    if tokens and tokens[-1].text in _JOINTS:
        return token.is_alpha
    if token.text in _JOINTS:
        return bool(tokens) and not token.whitespace_
    if token.pos_ in _MODIFIERS:
        return not (
            token.pos_ == "PROPN" and tokens and tokens[-1].tag_ == "NN" and token.ent_type_ == "DATE"
        )
    if token.tag_ == "VBD":  # "the 640 damaged houses": tagged as if somebody had damaged them
        return (
            not tokens
            and _definite(token)
            and token.i + 1 < len(token.doc)
            and token.doc[token.i + 1].pos_ == "NOUN"
        )
    return token.tag_ in _PARTICIPLES and _noun_follows(token)


def _definite(token: Token) -> bool:
    """True after a number with an article or owner: "the 640 ..."."""
    return token.i > 1 and token.doc[token.i - 2].lower_ in ("the", "these", "those", "its", "their", "all")


def _noun_follows(token: Token) -> bool:
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        after is not None
        and after.pos_ in ("NOUN", "PROPN", "ADJ")
        and (after.head.i >= token.i or token.head == after)
    )
