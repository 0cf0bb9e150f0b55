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
PRONOUN = "pronoun"
ORDINAL = "ordinal"

BODY = "body"
"""The noun that tells a death by itself."""

_AGED = re.compile(r"\b\w+[- ](?:year|month|week|day)[- ]olds?$", re.IGNORECASE)
_PLURALS = frozenset({"NNS", "NNPS"})
_DETERMINERS = frozenset(
    {"a", "an", "another", "the", "his", "her", "their", "its", "this", "that", "my", "our"}
)
_NOBODY = frozenset(["no", "any", "every", "each", "some", "what", "which"])
_ANOTHER = "another"
_ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
        ],
        start=2,
    )
}
_NO_ONE = frozenset(["no one", "no-one", "nobody"])
_HE = frozenset(["he", "she"])
_HEADLINE = frozenset(
    ["man", "woman", "boy", "girl", "teen", "teenager", "child", "student", "driver", "officer", "baby"]
)
"""Nouns that count one person in a headline though no article stands before them: "dies", "Malin boy dies"."""
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "pobj"})
_WITH_AGE = re.compile(r",\s+\d{1,3},?(?=\s|[.;]|$)")
"""After a name: the age that makes it a person's whatever the language model takes it for."""

_LISTED = re.compile(r",\s+(?:aged? )?\d{1,3}(?:,|,?\s+and)?\s+(?:and\s+)?(?:(?:his|her|their)\s+)?")
_FOUND = frozenset({"find", "recover", "discover", "pull", "retrieve", "unearth", "exhume", "identify"})
_WHERE = frozenset(["in", "at", "near", "from", "on", "through", "outside"])
_DEED = frozenset(
    ["shooting", "stabbing", "life", "shoot", "kill", "murder", "slaying", "beating", "kidnapping", "rescue"]
)
_NO_PERSON = frozenset(
    ["'s", "’s", "family", "hospital", "center", "centre", "university", "school", "police", "county"]
)


def find_singles(sentence: TokenSpan, counted: Sequence[Span]) -> Iterator[tuple[Quantity, Phrase]]:
    """The singular noun phrases for people in ``sentence`` that overlap none of the ``counted`` phrases."""
    for chunk in sorted((*sentence.noun_chunks, *_ages_alone(sentence)), key=lambda chunk: chunk.start):
        span = Span(chunk.start_char, chunk.end_char)
        if _is_one_person(chunk) and not any(span.overlaps(other) for other in counted):
            yield _one(chunk, span), Phrase(chunk.root, tuple(chunk), span)


def _ages_alone(sentence: TokenSpan) -> Iterator[TokenSpan]:
    """ "The 35-year-old", "a 4-month-old": people told by their age alone, which the model takes for no noun phrase."""
    for token in sentence if " old" in sentence.text or "-old" in sentence.text else ():
        if token.lower_ == "old" and token.pos_ == "ADJ" and token.dep_ in _ROLES:
            chunk = sentence.doc[token.left_edge.i : token.i + 1]
            if chunk[0].lower_ in _DETERMINERS:
                yield chunk


def goes_on_list(text: str, before: Span, single: Span) -> bool:
    """True where a person follows another in a list with ages: "Ann Lee, 34, Bo Lee, 36, and their son"."""
    return _LISTED.fullmatch(text, before.end, single.start) is not None


def _one(chunk: TokenSpan, span: Span) -> Quantity:
    if nth := _nth(chunk):
        return Quantity(span, span, "single", nth, flags=(ORDINAL,))
    flags = (NO_NUMBER, PRONOUN) if chunk.text.lower() in _HE else (NO_NUMBER,)
    return Quantity(span, span, "single", 1, additional=chunk[0].lower_ == _ANOTHER, flags=flags)


def _nth(chunk: TokenSpan) -> int | None:
    """The place of "a sixth victim" or "a third" in a row of people; None for others ("the second to die this year"
    is of a longer row)."""
    if len(chunk) > 1 and chunk[0].lower_ in ("a", "an"):
        return _ORDINALS.get(chunk[1].lower_)
    return None


def find_nobody(sentence: TokenSpan, counted: Sequence[Span]) -> Iterator[tuple[Quantity, Phrase]]:
    """The noun phrases that count none: "no civilian deaths", "nobody", "no arrests"."""
    for chunk in sentence.noun_chunks:
        span = Span(chunk.start_char, chunk.end_char)
        nobody = chunk.text.lower() in _NO_ONE
        if (nobody or chunk[0].lower_ == "no") and not any(span.overlaps(other) for other in counted):
            lemma = chunk.root.lemma_.lower()
            if nobody or lemma in status_words().people or lemma in status_words().nouns:
                yield Quantity(span, span, "single", 0), Phrase(chunk.root, tuple(chunk[1:]), span)


def _is_one_person(chunk: TokenSpan) -> bool:
    root = chunk.root
    if root.pos_ == "PRON":
        return chunk.text.lower() in _HE or chunk.text.lower() == _ANOTHER
    if _is_body(chunk):
        return True
    if root.pos_ == "PROPN" and _WITH_AGE.match(root.doc.text, chunk.end_char):
        return True
    if root.tag_ in _PLURALS or root.dep_ == "appos" or chunk[0].lower_ in _NOBODY:
        return False
    if root.ent_type_ == "PERSON":
        return root.pos_ == "PROPN" and not _is_where(root) and not any(t.lower_ in _NO_PERSON for t in chunk)
    if _nth(chunk) and root.lower_ in _ORDINALS:
        return len(chunk) == 2
    if _AGED.search(chunk.text):
        return not chunk.text.endswith("olds")
    determined = chunk[0].lower_ in _DETERMINERS or _opens(chunk) or root.lower_ in _HEADLINE
    return (determined or len(chunk) == 1) and root.lemma_.lower() in status_words().people


def _is_body(chunk: TokenSpan) -> bool:
    """True for "a body was found" and "recovered a third body"."""
    root = chunk.root
    determined = chunk[0].lower_ in ("a", "another") and root.lower_ == BODY
    if any(
        c.lower_ == "of" and not any(t.lemma_ in status_words().people for t in c.subtree)
        for c in root.children
    ):
        return False
    return determined and root.head.lemma_ in _FOUND and root.dep_ in ("dobj", "nsubjpass")


def _is_where(root: Token) -> bool:
    """True for a town that the model takes for a person: "both of Killeen", "shot in Camden"."""
    if root.dep_ != "pobj":
        return False
    lead = _before(root.head)
    return root.head.lower_ in _WHERE or (
        root.head.lower_ == "of"
        and lead is not None
        and lead.lemma_.lower() not in status_words().nouns
        and lead.lemma_.lower() not in _DEED
    )


def _opens(chunk: TokenSpan) -> bool:
    """True at the start of a sentence: headlines drop the article ("Man shot dead in park")."""
    before = _before(chunk[0])
    return before is None or before.text in (":", "–", "-", "—", "|")


def _before(token: Token) -> Token | None:
    return token.doc[token.i - 1] if token.i > token.sent.start else None
