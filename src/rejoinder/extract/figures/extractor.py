"""Figures: every quantity of a document with what it counts and its scope.

Numbers are found by the grammar of extract/numbers.py; what is part of a name or a code is left out first
(noncounts), each is read in its sentence (reading) and given its scope (scope); last, the document's toll is put
together from them (toll). The parse is looked at only in sentences that hold a quantity or say that something
happened to somebody.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as TokenSpan

from rejoinder.extract.dates import FoundDate, find_dates
from rejoinder.extract.figures.cues import has_status_words
from rejoinder.extract.figures.noncounts import not_counts
from rejoinder.extract.figures.reading import COUNTS, Reading, SentenceReader
from rejoinder.extract.figures.setting import Setting
from rejoinder.extract.figures.toll import with_toll
from rejoinder.extract.numbers import Number, find_quantities
from rejoinder.extract.parse import Paragraph, Parsed
from rejoinder.extract.pipeline import Findings, Product
from rejoinder.model import Figure, Span, Statement, make_id

MOST_PEOPLE = 10_000_000_000
"""More than have been alive at once; a count of people above it is flagged."""


class FigureExtractor:
    """Reads the figures of a document; statements found before give each its claimant."""

    name = "figures"
    needs: frozenset[Product] = frozenset({"statements"})
    provides: frozenset[Product] = frozenset({"figures"})

    def __call__(self, parsed: Parsed, found: Findings) -> Findings:
        dates = parsed.once(find_dates)
        figures: list[Figure] = []
        held = _by_paragraph(parsed, found.statements)
        for number, paragraph in enumerate(parsed.paragraphs):
            for figure in _ParagraphReader(parsed, paragraph, dates, held.get(number, ()), figures).read():
                figures.append(figure)
        return replace(found, figures=(*found.figures, *with_toll(parsed, figures)))


def _by_paragraph(parsed: Parsed, statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    """The statements by the paragraphs that their contents lie in."""
    held: dict[int, list[Statement]] = {}
    for statement in statements:
        for number in {parsed.paragraph_number(span.start) for span in statement.content}:
            held.setdefault(number, []).append(statement)
    return held


class _ParagraphReader:
    """The figures of one paragraph; ``before`` are those of the document so far, for derived ones."""

    def __init__(
        self,
        parsed: Parsed,
        paragraph: Paragraph,
        dates: Sequence[FoundDate],
        statements: Sequence[Statement],
        before: Sequence[Figure],
    ) -> None:
        self.parsed = parsed
        self.paragraph = paragraph
        here = paragraph.span
        self.text = paragraph.words
        first = bisect_left(dates, here.start, key=lambda d: d.span.start)
        last = bisect_left(dates, here.end, lo=first, key=lambda d: d.span.start)
        self.dates = [d for d in dates[first:last] if here.contains(d.span)]
        self.statements = statements
        self.before = before

    def read(self) -> Iterator[Figure]:
        numbers = next(find_quantities(self.text), None) is not None
        taken = not_counts(self.text) if numbers else ()
        quantities = list(find_quantities(self.text, taken)) if numbers else []
        for sentence in self.paragraph.doc.sents:
            here = [q for q in quantities if sentence.start_char <= q.core.start < sentence.end_char]
            if here or has_status_words(sentence.text):
                reader = SentenceReader(self.text, sentence, here, taken)
                yield from self._sentence(sentence, reader)

    def _sentence(self, sentence: TokenSpan, reader: SentenceReader) -> Iterator[Figure]:
        for quantity in reader.quantities:
            reading = reader.read(quantity, self.before)
            if reading is not None:
                figure = self._figure(sentence, reading)
                reader.done.append(reading)
                yield figure
        for reading in reader.singles():
            yield self._figure(sentence, reading)

    def _figure(self, sentence: TokenSpan, reading: Reading) -> Figure:
        offset, document = self.paragraph.offset, self.parsed.document
        span = Span(reading.span.start + offset, reading.span.end + offset)
        setting = Setting(self.parsed, sentence, offset, span, self.dates, self.statements)
        low, high = reading.ends
        figure = Figure(
            id=make_id("f", document.id, span),
            span=span,
            measure=reading.measure,
            unit=reading.unit,
            low=low,
            high=high,
            approx=reading.quantity.approx,
            words=span.of(document.text),
            population=reading.population,
            statement=setting.statement.id if setting.statement else None,
            derived_from=self._derived_from(reading),
            hedges=setting.hedges(),
            flags=(*_flags(reading, low), *self._conditional(sentence, reading.span)),
        )
        return setting.scoped(figure, reading.cue, reading.phrase) if reading.measure in COUNTS else figure

    def _conditional(self, sentence: TokenSpan, span: Span) -> tuple[str, ...]:
        """The flag of a number that only holds on a condition: "strikes are approved **as long as** it is under 50"."""
        before = self.text[max(sentence.start_char, span.start - CONDITION) : span.start]
        lasting = before.endswith("as long as ") and self.text[span.start].isdigit()
        return (CONDITIONAL,) if _IF.search(before) and not lasting else ()

    def _derived_from(self, reading: Reading) -> str | None:
        """The id of the figure it is computed from, which may stand after it."""
        base = reading.base
        if base is None or base.span is None:
            return base.id if base else None
        offset = self.paragraph.offset
        return make_id("f", self.parsed.document.id, Span(base.span.start + offset, base.span.end + offset))


CONDITIONAL = "conditional"
CONDITION = 60
"""Code points before a number in which its clause says that it is a condition."""
_IF = re.compile(r"\b(?:if|unless|as long as|provided(?: that)?|in case)\b[^,;:.]*$", re.IGNORECASE)


def _flags(reading: Reading, low: Number | None) -> tuple[str, ...]:
    flags = [*reading.quantity.flags, *reading.flags]
    if reading.measure in COUNTS and low is not None and low > MOST_PEOPLE:
        flags.append("absurd")
    if reading.quantity.additional or reading.phrase.others:
        flags.append("additional")
    if reading.phrase.part:
        flags.append("part")
    if reading.cue and _only_hit(reading):
        flags.append("outcome_not_stated")
    return tuple(dict.fromkeys(flags))


def _only_hit(reading: Reading) -> bool:
    root = reading.cue.root if reading.cue else None
    return (
        reading.measure == "injured" and root is not None and root.lower_ in ("shot", "stabbed", "shooting")
    )
