"""People counted without a number: "a man was shot dead", "a 14-year-old boy", "Ada Smith, 23, died".

A singular noun phrase for a person counts one where its sentence says what happened to that person; elsewhere
it is no figure. These carry the flag ``no_number``, so that a reader of the ledger can leave them out.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rejoinder.extract.figures.cues import status_words
from rejoinder.extract.figures.phrase import Phrase
from rejoinder.extract.numbers import Quantity
from rejoinder.model import Span

NO_NUMBER = "no_number"

_AGED = re.compile(r"\b\w+[- ](?:year|month|week|day)[- ]olds?$", re.IGNORECASE)
_PLURALS = frozenset({"NNS", "NNPS"})
_DETERMINERS = frozenset(
    {"a", "an", "another", "the", "his", "her", "their", "its", "this", "that", "my", "our"}
)
_NOBODY = frozenset(["no", "any", "every", "each", "some", "what", "which"])
_ANOTHER = "another"


def find_singles(sentence: TokenSpan, counted: Sequence[Span]) -> Iterator[tuple[Quantity, Phrase]]:
    """The singular noun phrases for people in ``sentence`` that overlap none of the ``counted`` phrases."""
    for chunk in sentence.noun_chunks:
        span = Span(chunk.start_char, chunk.end_char)
        if _is_one_person(chunk) and not any(span.overlaps(other) for other in counted):
            additional = chunk[0].lower_ == _ANOTHER
            quantity = Quantity(span, span, "single", 1, additional=additional, flags=(NO_NUMBER,))
            yield quantity, Phrase(chunk.root, tuple(chunk), span)


def _is_one_person(chunk: TokenSpan) -> bool:
    root = chunk.root
    if root.tag_ in _PLURALS or root.pos_ == "PRON" or root.dep_ == "appos" or chunk[0].lower_ in _NOBODY:
        return False
    if root.ent_type_ == "PERSON":
        return root.pos_ == "PROPN" and not any(t.lower_ in ("'s", "’s", "family") for t in chunk)
    if _AGED.search(chunk.text):
        return not chunk.text.endswith("olds")
    determined = chunk[0].lower_ in _DETERMINERS or _opens(chunk)
    return (determined or len(chunk) == 1) and root.lemma_.lower() in status_words().people


def _opens(chunk: TokenSpan) -> bool:
    """True at the start of a sentence: headlines drop the article ("Man shot dead in park")."""
    before = _before(chunk[0])
    return before is None or before.text in (":", "–", "-", "—", "|")


def _before(token: Token) -> Token | None:
    return token.doc[token.i - 1] if token.i > token.sent.start else None
