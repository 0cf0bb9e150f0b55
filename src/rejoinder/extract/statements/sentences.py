"""Sentences that respect quotations.

spaCy breaks sentences inside quotations and glues "... ." He said to what follows; attribution needs
the quotation and its "he said" in one piece, and nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rejoinder.extract.cues import cue_table
from rejoinder.extract.parse import Paragraph, Parsed
from rejoinder.extract.quotes import Quotation, overlapping
from rejoinder.model import Span

TAG_LENGTH = 9
"""Words at most in a bare attribution after a quotation ("the ministry's spokesman in Geneva added")."""


@dataclass(frozen=True)
class Sentence:
    """A run of a paragraph's tokens that reads as one sentence with the quotations in it."""

    paragraph: Paragraph
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]

    @property
    def span(self) -> Span:
        first, last = self.tokens[0], self.tokens[-1]
        offset = self.paragraph.offset
        return Span(offset + first.idx, offset + last.idx + len(last))

    def quoted(self, token: Token) -> Quotation | None:
        """The quotation whose marks or words hold ``token``."""
        at = self.paragraph.offset + token.idx
        return next(iter(overlapping(self.quotations, Span(at, at + 1))), None)

    def outside(self) -> list[Token]:
        """The tokens that are not inside any quotation."""
        return [t for t in self.tokens if self.quoted(t) is None]

    def has(self, token: Token) -> bool:
        return self.tokens[0].i <= token.i <= self.tokens[-1].i


def sentences(parsed: Parsed) -> tuple[Sentence, ...]:
    """The sentences of every paragraph, in text order; cut once for all that ask."""
    return parsed.once(_sentences)


def _sentences(parsed: Parsed) -> tuple[Sentence, ...]:
    return tuple(
        sentence
        for paragraph in parsed.paragraphs
        for sentence in paragraph_sentences(paragraph, parsed.quotations_in(paragraph.span))
    )


def paragraph_sentences(paragraph: Paragraph, quotations: Sequence[Quotation]) -> Iterator[Sentence]:
    """One paragraph cut at sentence ends that lie outside quotations."""
    starts = sorted(_starts(paragraph, quotations))
    for first, end in zip(starts, [*starts[1:], len(paragraph.doc)], strict=True):
        tokens = tuple(t for t in paragraph.doc[first:end] if not t.is_space)
        if tokens:
            offset = paragraph.offset
            span = Span(offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1]))
            yield Sentence(paragraph, tokens, tuple(overlapping(quotations, span)))


def _starts(paragraph: Paragraph, quotations: Sequence[Quotation]) -> set[int]:
    doc, offset = paragraph.doc, paragraph.offset
    starts = {0}
    for sentence in doc.sents:
        at = offset + sentence.start_char
        if not any(q.outer.start < at for q in overlapping(quotations, Span(at, at + 1))):
            starts.add(sentence.start)
    for quotation in quotations:
        after = _token_from(paragraph, quotation.outer.end)
        if after is None:
            continue
        ended = _ends(paragraph, quotation)
        if is_tag(after) and not (ended and _introduced(paragraph, quotation) and _opens_sentence(after)):
            starts.discard(after.i)
        elif ended and _opens_sentence(after):
            starts.add(after.i)
    return starts


def _ends(paragraph: Paragraph, quotation: Quotation) -> bool:
    """True where the quotation's own last word ends a sentence."""
    return paragraph.words[quotation.inner.end - paragraph.offset - 1] in ".?!…"


def _introduced(paragraph: Paragraph, quotation: Quotation) -> bool:
    """True where words before the quotation lead into it ("She said: ..."): it has its attribution already."""
    start = quotation.outer.start - paragraph.offset
    return paragraph.words[max(0, start - 2) : start].rstrip().endswith((":", ","))


def _opens_sentence(token: Token) -> bool:
    return token.text[:1].isupper() or token.text in "“\"'‘«"


def _token_from(paragraph: Paragraph, at: int) -> Token | None:
    """The first token that starts at or after ``at`` and is neither white space nor a closing mark."""
    start = min(at - paragraph.offset, len(paragraph.words))
    span = paragraph.doc.char_span(start, len(paragraph.words), alignment_mode="contract")
    if span is None:
        return None
    return next((t for t in span if not t.is_space and t.text not in "”\"'’»"), None)


def is_tag(token: Token) -> bool:
    """True where a bare attribution starts at ``token``: "he said.", "said the minister", "Okoro added."."""
    verbs = cue_table().verbs
    words = []
    for t in token.doc[token.i : token.i + TAG_LENGTH + 1]:
        if t.text in '.“"‘«;' or t.is_space:
            break
        words.append(t)
    cues = [t for t in words if _cue_form(t) in verbs and verbs[_cue_form(t)].takes("quote")]
    if not cues:
        return False
    cue = cues[0]
    before = [t for t in words if t.i < cue.i]
    if any(t.pos_ in ("VERB", "SCONJ") for t in before):
        return False
    after = [t for t in words if t.i > cue.i]
    if not before:
        return not any(t.pos_ == "VERB" and t.dep_ != "acl" for t in after) and cue.tag_ in (
            "VBD",
            "VBZ",
            "VBP",
        )
    return not any(t.text in ("that", ":") for t in after) and all(
        t.dep_ not in ("ccomp", "xcomp", "dobj", "nsubj") for t in after
    )


def _cue_form(token: Token) -> str:
    if token.pos_ in ("VERB", "AUX"):
        return token.lemma_.lower()
    return ""
