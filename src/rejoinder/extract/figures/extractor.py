"""Figures: every quantity of a document with what it counts and its scope.

Numbers are found by the grammar of extract/numbers.py; what is part of a name or a code is left out first
(figures_noncounts), measures are told by their units (figures_units), counts by the noun phrase after the
number (figures_phrase) and by what the sentence says happened (figures_cues). The parse is looked at only in
sentences that hold a quantity.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan

from rejoinder.extract.dates import FoundDate, find_dates
from rejoinder.extract.figures.cues import FARTHEST, Cue, find_cues, has_status_words, status_of, status_words
from rejoinder.extract.figures.noncounts import not_counts
from rejoinder.extract.figures.phrase import NO_PHRASE, PARTITIVE, Phrase, phrase_after
from rejoinder.extract.figures.scope import (
    agent_of,
    as_of,
    hedges_near,
    period_of,
    place_of,
    statement_over,
    target_of,
)
from rejoinder.extract.figures.singles import find_singles
from rejoinder.extract.figures.units import Unit, during, is_label, unit_of
from rejoinder.extract.numbers import SEVERAL, Number, Quantity, find_quantities
from rejoinder.extract.parse import Paragraph, Parsed
from rejoinder.extract.pipeline import Findings, Product
from rejoinder.model import Figure, Span, Statement, make_id
from rejoinder.model.vocabulary import Measure

STATUS: frozenset[Measure] = frozenset({"killed", "injured", "missing", "displaced", "detained", "at_risk"})
COUNTS: frozenset[Measure] = STATUS | {"people", "attacks", "sorties", "missiles", "facilities"}
MOST_PEOPLE = 10_000_000_000
"""More than have been alive at once; a count of people above it is flagged."""

_STRONG = 4.0
"""A status cue that costs less than this decides even for a noun that the vocabulary does not know."""


@dataclass(frozen=True)
class Reading:
    """What was read of one quantity before it becomes a record; offsets count from the paragraph."""

    quantity: Quantity
    measure: Measure
    span: Span
    unit: str | None = None
    phrase: Phrase = NO_PHRASE
    cue: Cue | None = None
    population: str | None = None
    base: Figure | None = None
    scale: int = 1

    @property
    def ends(self) -> tuple[Number | None, Number | None]:
        if self.base is not None:
            return self.quantity.of(self.base.low, self.base.high)
        low, high = self.quantity.bounds(counted=self.measure in COUNTS or self.measure == "other")
        return _times(low, self.scale), _times(high, self.scale)


def _times(value: Number | None, scale: int) -> Number | None:
    return None if value is None else value * scale


class FigureExtractor:
    """Reads the figures of a document; statements found before give each its claimant."""

    name = "figures"
    needs: frozenset[Product] = frozenset({"statements"})
    provides: frozenset[Product] = frozenset({"figures"})

    def __call__(self, parsed: Parsed, found: Findings) -> Findings:
        dates = find_dates(parsed)
        figures: list[Figure] = []
        held = _by_paragraph(parsed, found.statements)
        for number, paragraph in enumerate(parsed.paragraphs):
            for figure in _ParagraphReader(parsed, paragraph, dates, held.get(number, ()), figures).read():
                figures.append(figure)
        return replace(found, figures=(*found.figures, *figures))


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
        self.text = paragraph.doc.text
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
                yield from self._sentence(sentence, here, taken)

    def _sentence(
        self, sentence: TokenSpan, quantities: Sequence[Quantity], taken: Sequence[Span]
    ) -> Iterator[Figure]:
        reader = _SentenceReader(self.text, sentence, quantities, taken)
        for quantity in quantities:
            reading = reader.read(quantity, self.before)
            if reading is not None:
                figure = self._figure(sentence, reading)
                reader.done.append(reading)
                yield figure
        for reading in reader.singles():
            yield self._figure(sentence, reading)

    def _figure(self, sentence: TokenSpan, reading: Reading) -> Figure:
        text, offset = self.parsed.text, self.paragraph.offset
        span = Span(reading.span.start + offset, reading.span.end + offset)
        within = Span(sentence.start_char + offset, sentence.end_char + offset)
        statement = statement_over(span, self.statements)
        low, high = reading.ends
        counted = reading.measure in COUNTS
        return Figure(
            id=make_id("f", self.parsed.document.id, span),
            span=span,
            measure=reading.measure,
            unit=reading.unit,
            low=low,
            high=high,
            approx=reading.quantity.approx,
            words=span.of(text),
            population=reading.population,
            agent=agent_of(reading.cue, reading.phrase) if counted else None,
            target=target_of(reading.phrase)
            if reading.measure in ("attacks", "missiles", "sorties")
            else None,
            place=place_of(sentence, reading.span) if counted else None,
            period=period_of(text, within, span, self.dates, statement) if counted else None,
            as_of=as_of(statement, self.parsed.document.published) if counted else None,
            statement=statement.id if statement else None,
            derived_from=reading.base.id if reading.base else None,
            hedges=hedges_near(text, within, span),
            flags=_flags(reading, low),
        )


def _flags(reading: Reading, low: Number | None) -> tuple[str, ...]:
    flags = [*reading.quantity.flags]
    if reading.measure in COUNTS and low is not None and low > MOST_PEOPLE and "absurd" not in flags:
        flags.append("absurd")
    if reading.quantity.additional or reading.phrase.others:
        flags.append("additional")
    if reading.phrase.part:
        flags.append("part")
    if reading.cue and reading.cue.span and _only_hit(reading):
        flags.append("outcome_not_stated")
    return tuple(flags)


def _only_hit(reading: Reading) -> bool:
    root = reading.cue.root if reading.cue else None
    return (
        reading.measure == "injured" and root is not None and root.lower_ in ("shot", "stabbed", "shooting")
    )


class _SentenceReader:
    """Reads the quantities of one sentence in order; ``done`` are those read so far."""

    def __init__(
        self, text: str, sentence: TokenSpan, quantities: Sequence[Quantity], taken: Sequence[Span]
    ) -> None:
        self.sentence = sentence
        self.text = text
        self.done: list[Reading] = []
        self.phrases = {q.core: phrase_after(sentence.doc, text, q, taken) for q in quantities}
        self.spans = {q.core: self._span(q) for q in quantities}
        self.cues = find_cues(sentence, [q.span for q in quantities])

    def _span(self, quantity: Quantity) -> Span:
        return self.phrases[quantity.core].span or quantity.span

    def read(self, quantity: Quantity, before: Sequence[Figure]) -> Reading | None:
        """The reading of ``quantity``, or None where it is no figure."""
        if unit := unit_of(self.text, quantity):
            return self._measured(quantity, unit)
        if is_label(self.text, quantity):
            return None
        if quantity.kind in ("share", "multiple"):
            return self._derived(quantity, before)
        return self._counted(quantity)

    def _measured(self, quantity: Quantity, unit: Unit) -> Reading:
        if during(self.text, quantity, unit):
            quantity = replace(quantity, bound="exact", span=Span(quantity.core.start, quantity.span.end))
            unit = replace(unit, span=Span(quantity.core.start, unit.span.end))
        return Reading(quantity, unit.measure, unit.span, unit.name, scale=unit.scale)

    def _derived(self, quantity: Quantity, before: Sequence[Figure]) -> Reading | None:
        """A share or multiple of the nearest count before it; a share of anything else is a bare share."""
        phrase = self.phrases[quantity.core]
        counts = [f for f in before if f.measure in COUNTS]
        refers = quantity.kind == "multiple" or PARTITIVE.match(self.text, quantity.span.end)
        if not refers or not counts:
            if quantity.kind == "multiple":
                return None
            return Reading(quantity, "other", self._span(quantity), "share", phrase, population=phrase.words)
        base = counts[-1]
        cue, cost = self._status(quantity)
        measure = cue.measure if cue and cost < _STRONG and quantity.kind == "share" else base.measure
        population = phrase.words or base.population
        return Reading(quantity, measure, self._span(quantity), None, phrase, cue, population, base)

    def _status(self, quantity: Quantity) -> tuple[Cue | None, float]:
        mine = self.spans[quantity.core]
        others = [span for core, span in self.spans.items() if core != quantity.core]
        return status_of(mine, self.cues, others, self.sentence)

    def _counted(self, quantity: Quantity) -> Reading | None:
        phrase, span = self.phrases[quantity.core], self.spans[quantity.core]
        measure = _by_noun(phrase)
        cue, cost = self._status(quantity)
        if measure is None and cue is not None and cost < _reach(phrase, quantity):
            measure = cue.measure
        elif measure is not None:
            cue = None
        if (
            measure is None
            and (phrase.head is None or phrase.others)
            and (inherited := self._inherited(quantity))
        ):
            return replace(inherited, quantity=quantity, span=span, phrase=phrase)
        measure = measure or ("people" if _is_people(phrase) else "other")
        if _dropped(quantity.core.of(self.text).lower(), quantity, measure, phrase):
            return None
        unit = phrase.head.lemma_.lower() if measure == "other" and phrase.head is not None else None
        return Reading(quantity, measure, span, unit, phrase, cue, _population(phrase, cue))

    def singles(self) -> Iterator[Reading]:
        """One each for the people named or described in the singular that something happened to."""
        ages = [reading.quantity.core for reading in self.done if reading.measure == "age"]
        spans = [span for core, span in self.spans.items() if core not in ages]
        found = list(find_singles(self.sentence, spans)) if self.cues else []
        for quantity, phrase in found:
            others = [*spans, *(other.span for other, _ in found if other is not quantity)]
            cue, cost = status_of(quantity.span, self.cues, others, self.sentence)
            if cue is not None and cost < _STRONG and not _hypothetical(cue):
                yield Reading(quantity, cue.measure, quantity.span, None, phrase, cue, phrase.words)

    def _inherited(self, quantity: Quantity) -> Reading | None:
        """The count before a number without a noun: "5,662 sorties, including 145 by bombers"."""
        counts = [r for r in self.done if r.measure in COUNTS and r.base is None]
        if not counts or quantity.core.start < counts[-1].span.end or self._has_verb(quantity):
            return None
        return counts[-1]

    def _has_verb(self, quantity: Quantity) -> bool:
        """True where something else is said of the number: "killed, and two others were treated"."""
        end = self.spans[quantity.core].end
        return any(t.pos_ in ("VERB", "AUX") for t in self.sentence if end <= t.idx <= end + 1)


def _hypothetical(cue: Cue) -> bool:
    """True for a bare infinitive: "begged them not to shoot"."""
    return cue.root is not None and cue.root.tag_ == "VB"


def _by_noun(phrase: Phrase) -> Measure | None:
    """The measure that the counted noun settles by itself."""
    if phrase.head is None:
        return None
    words, lemma = status_words(), phrase.head.lemma_.lower()
    if measure := words.nouns.get(lemma) or words.nouns.get(phrase.head.lower_):
        return measure
    if _is_people(phrase):
        return next((words.verbs[t.lower_] for t in phrase.modifiers if t.lower_ in words.verbs), None)
    return words.heads.get(lemma)


def _is_people(phrase: Phrase) -> bool:
    head = phrase.head
    if head is None:
        return False
    lemma = head.lemma_.lower()
    return (
        lemma in status_words().people
        or head.lemma_ in status_words().people
        or lemma.endswith(("man", "woman"))
        or (head.ent_type_ == "NORP" and head.pos_ in ("PROPN", "NOUN"))
    )


def _reach(phrase: Phrase, quantity: Quantity) -> float:
    """How much a status cue may cost to count for this phrase: less where its noun may not mean people."""
    if quantity.kind == "vague" and quantity.value == SEVERAL:
        return _STRONG
    if phrase.head is None or phrase.others or _is_people(phrase):
        return FARTHEST
    return 0.0 if phrase.head.lemma_.lower() in status_words().things else _STRONG


def _dropped(words: str, quantity: Quantity, measure: Measure, phrase: Phrase) -> bool:
    """True for words that count nothing here: "one" and "several" outside a toll."""
    if measure in STATUS:
        return False
    bare = not phrase.tokens and quantity.value == 1
    return bare or words in ("one", "several") or (quantity.kind == "vague" and measure == "other")


def _population(phrase: Phrase, cue: Cue | None) -> str | None:
    """The people or things counted, as written; for deaths and tolls the word before the noun."""
    if phrase.head is None:
        return _before_toll(cue)
    if phrase.head.lemma_.lower() in status_words().nouns:
        named = [t.text for t in phrase.modifiers if t.lower_ not in status_words().verbs]
        return " ".join(named) or None
    return phrase.words


def _before_toll(cue: Cue | None) -> str | None:
    if cue is None or cue.root is None or cue.reach != "after":
        return None
    phrase = cue.root.doc.char_span(cue.span.start, cue.span.end, alignment_mode="expand")
    if phrase is None or phrase.start == 0:
        return None
    modifier = cue.root.doc[phrase.start - 1]
    return modifier.text if modifier.lemma_.lower() in status_words().people else None
