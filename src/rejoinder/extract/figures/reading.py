"""What is read of one quantity before it becomes a record, and the readings of one sentence.

Measures are told by their units (units), counts by the noun phrase after the number (phrase), by what the
sentence says happened (cues), or by the count that a number is part of: "26 passengers, among them six children".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan

from rejoinder.extract.figures.cues import (
    FARTHEST,
    Cue,
    counts_as_such,
    find_cues,
    status_of,
    status_words,
)
from rejoinder.extract.figures.phrase import NO_PHRASE, PARTITIVE, Phrase, phrase_after
from rejoinder.extract.figures.singles import (
    BODY,
    NO_NUMBER,
    PRONOUN,
    find_nobody,
    find_singles,
    goes_on_list,
)
from rejoinder.extract.figures.units import Unit, during, is_label, unit_of
from rejoinder.extract.numbers import SEVERAL, Number, Quantity, postposed
from rejoinder.model import Figure, Span
from rejoinder.model.vocabulary import Measure

STATUS: frozenset[Measure] = frozenset({"killed", "injured", "missing", "displaced", "detained", "at_risk"})
COUNTS: frozenset[Measure] = STATUS | {"people", "attacks", "sorties", "missiles", "facilities"}

_STRONG = 4.0
"""A status cue that costs less than this decides even for a noun that the vocabulary does not know."""
_NEAR = 300
"""Code points back to the count that a bare number repeats or corrects: "18 people had died ... he gave 21"."""

_BACK = 6
"""Figures looked back over for it: places and days stand between."""

_IN_PART = re.compile(
    r"(?:\bincluding|\bamong (?:them|whom|these|those)|\bof (?:them|whom|which))\s*"
    r"(?:(?:were|was|are|at least|some|those of|the bodies of)\s*)*$",
    re.I,
)
_OF_THE = re.compile(
    r"\b(?:among|of) the (?P<whole>dead|killed|injured|wounded|missing|displaced|detained)\b[^.;]{0,60}$|"
    r"\bthe (?P<all>dead|killed|injured|wounded|missing|displaced|detained) (?:also )?includ(?:e|es|ed)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_WHOLES: dict[str, Measure] = {
    "dead": "killed", "killed": "killed", "injured": "injured", "wounded": "injured", "missing": "missing",
    "displaced": "displaced", "detained": "detained",
}  # fmt: skip
_TO_NEXT = re.compile(r"\s*of\s+(?:(?:the|its|their|his|her|our|these|those|all)\s+)?$", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:gives?|gave|given|puts?|counts|counted|have|has|had|says|said|reports|reported|was|were|is|are|at|"
    r"(?:figure|number|total|estimate|count) (?:of|now is|to))\s+(?:it (?:at )?)?(?:now )?$",
    re.IGNORECASE,
)
_GROUP_OF = re.compile(
    r"\b(?:crowds?|teams?|crews?|groups?|part(?:y|ies)|audiences?|famil(?:y|ies)|squads?|delegations?|staffs?|"
    r"congregations?|class(?:es)?|room for|built for|designed for)(?: of)?\s+$",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\s+(?:people )?(?:on board|aboard|survived|attended|"
    r"(?:had |have )?(?:marched|joined|turned up|gathered|voted|taken part))\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+of\b")
ALL = 100
"""Per cent that something can be a part of; "150 per cent of the residents" is kept and flagged."""
_NONE = re.compile(r"\b(?:no|nobody)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"\s+of (?:whom|which)\b", re.IGNORECASE)
_UNTOLD = frozenset({"one", "several", "both", "half a", "half an"})
"""Words that count nothing outside a toll."""


@dataclass(frozen=True)
class Base:
    """The count that a share or multiple is computed from; ``id`` where it has been read before, else ``span``."""

    low: Number | None
    high: Number | None
    measure: Measure
    population: str | None
    id: str | None = None
    span: Span | None = None


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
    base: Base | None = None
    scale: int = 1
    flags: tuple[str, ...] = ()

    @property
    def ends(self) -> tuple[Number | None, Number | None]:
        if self.base is not None:
            return self.quantity.of(self.base.low, self.base.high)
        low, high = self.quantity.bounds(counted=self.measure in COUNTS or self.phrase is not NO_PHRASE)
        return _times(low, self.scale), _times(high, self.scale)


def _times(value: Number | None, scale: int) -> Number | None:
    return None if value is None else value * scale


class SentenceReader:
    """Reads the quantities of one sentence in order; ``done`` are those read so far."""

    def __init__(
        self, text: str, sentence: TokenSpan, quantities: Sequence[Quantity], taken: Sequence[Span]
    ) -> None:
        self.sentence = sentence
        self.words = text[sentence.start_char : sentence.end_char]
        self.text = text
        self.done: list[Reading] = []
        self.quantities = quantities
        self.phrases = {q.core: phrase_after(sentence.doc, text, q, taken) for q in quantities}
        self.spans = {q.core: self.phrases[q.core].span or q.span for q in quantities}
        self.cues = find_cues(sentence, [q.span for q in quantities])

    def read(self, quantity: Quantity, before: Sequence[Figure]) -> Reading | None:
        """The reading of ``quantity``, or None where it is no figure; ``before`` are the document's so far."""
        if unit := unit_of(self.text, quantity):
            return self._measured(quantity, unit)
        if is_label(self.text, quantity):
            return None
        if quantity.kind in ("share", "multiple"):
            return self._derived(quantity, before)
        return self._counted(quantity, before)

    def _measured(self, quantity: Quantity, unit: Unit) -> Reading:
        if during(self.text, quantity, unit):
            quantity = replace(quantity, bound="exact", span=Span(quantity.core.start, quantity.span.end))
            unit = replace(unit, span=Span(quantity.core.start, unit.span.end))
        if unit.name == "percent" and (quantity.value or 0) > ALL and _OF.match(self.text, unit.span.end):
            quantity = replace(quantity, flags=(*quantity.flags, "absurd"))
        bounded = postposed(self.text, quantity, unit.span.end)
        span = Span(unit.span.start, max(unit.span.end, bounded.span.end))
        return Reading(bounded, unit.measure, span, unit.name, scale=unit.scale)

    def _derived(self, quantity: Quantity, before: Sequence[Figure]) -> Reading | None:
        """A share or multiple of the count after it ("half of the 80 homes") or of the nearest before it; a share
        of anything else is a bare share."""
        phrase = self.phrases[quantity.core]
        base = self._base(quantity, before)
        if base is None:
            if quantity.kind == "multiple":
                return None
            return Reading(
                quantity, "other", self.spans[quantity.core], "share", phrase, population=phrase.words
            )
        cue, cost = self._status(quantity)
        measure = cue.measure if cue and cost < _STRONG and quantity.kind == "share" else base.measure
        population = phrase.words or base.population
        return Reading(quantity, measure, self.spans[quantity.core], None, phrase, cue, population, base)

    def _base(self, quantity: Quantity, before: Sequence[Figure]) -> Base | None:
        after = self._next_of(quantity) if quantity.kind == "share" else None
        if after is not None and (whole := self._counted(after, before)) is not None:
            low, high = whole.ends
            return Base(low, high, whole.measure, whole.population, span=whole.span)
        if quantity.kind == "share" and not PARTITIVE.match(self.text, quantity.span.end):
            return None
        counts = [f for f in before if f.measure in COUNTS]
        if not counts:
            return None
        last = counts[-1]
        return Base(last.low, last.high, last.measure, last.population, id=last.id)

    def _next_of(self, quantity: Quantity) -> Quantity | None:
        """The number that ``quantity`` is a part of: "six of the ten defendants"."""
        later = [q for q in self.quantities if q.core.start > quantity.core.end]
        between = self.text[quantity.span.end : later[0].span.start] if later else ""
        return later[0] if later and _TO_NEXT.fullmatch(between) else None

    def _status(self, quantity: Quantity) -> tuple[Cue | None, float]:
        """The cue for ``quantity``; one that stands after "five of whom" is said of the five."""
        mine = self.spans[quantity.core]
        others = [span for core, span in self.spans.items() if core != quantity.core]
        parts = [c for c in self.spans if c.start > mine.end and _OF_WHOM.match(self.text, c.end)]
        cues = (
            [c for c in self.cues if not any(core.end < c.span.start for core in parts)]
            if parts
            else self.cues
        )
        return status_of(mine, cues, others, self.sentence)

    def _counted(self, quantity: Quantity, before: Sequence[Figure]) -> Reading | None:
        span = self.spans[quantity.core]
        phrase, flags = self._phrase(quantity)
        measure = self._by_noun(phrase)
        cue, cost = self._status(quantity)
        if measure is None and cue is not None and cost < _reach(phrase, quantity):
            measure = cue.measure
        elif measure is not None:
            cue = None
        if "part" in flags and (measure is None or cost > 0):
            measure = self._whole(quantity) or measure
        if measure is None and (inherited := self._inherited(quantity, phrase, before)):
            population = phrase.words or inherited.population
            return replace(
                inherited, quantity=quantity, span=span, phrase=phrase, population=population, flags=flags
            )
        measure = measure or (
            "people" if _is_people(phrase) or self._of_people(quantity, phrase) else "other"
        )
        if _dropped(quantity, measure, phrase, self.text):
            return None
        unit = phrase.head.lemma_.lower() if measure == "other" and phrase.head is not None else None
        return Reading(quantity, measure, span, unit, phrase, cue, _population(phrase, cue), flags=flags)

    def _phrase(self, quantity: Quantity) -> tuple[Phrase, tuple[str, ...]]:
        """The counted phrase, for a part of a counted whole with the whole's noun; and whether it is a part."""
        phrase = self.phrases[quantity.core]
        after = self._next_of(quantity)
        if after is not None and phrase.head is None:
            whole = self.phrases[after.core]
            return replace(phrase, head=whole.head, tokens=whole.tokens, part=True), ("part",)
        part = phrase.part or self._whole(quantity) is not None
        return phrase, ("part",) if part else ()

    def _whole(self, quantity: Quantity) -> Measure | None:
        """What happened to the people that ``quantity`` is a part of: those named before it in the sentence."""
        lead = self.text[self.sentence.start_char : quantity.span.start]
        if named := _OF_THE.search(lead):
            return _WHOLES[(named["whole"] or named["all"]).lower()]
        counts = [r for r in self.done if r.measure in COUNTS]
        return counts[-1].measure if counts and _IN_PART.search(lead) else None

    def _by_noun(self, phrase: Phrase) -> Measure | None:
        """The measure that the counted noun settles by itself."""
        if phrase.head is None:
            return None
        words, lemma = status_words(), phrase.head.lemma_.lower()
        measure = words.nouns.get(lemma) or words.nouns.get(phrase.head.lower_)
        if measure is None and _is_people(phrase):
            return next((words.verbs[t.lower_] for t in phrase.modifiers if t.lower_ in words.verbs), None)
        measure = measure or words.heads.get(lemma)
        return measure if measure and counts_as_such(lemma, self.words) else None

    def _of_people(self, quantity: Quantity, phrase: Phrase) -> bool:
        """True for a bare number of people: "a crowd of 80,000", "140 on board"."""
        if phrase.head is not None:
            return False
        lead = self.text[self.sentence.start_char : quantity.span.start]
        return bool(_GROUP_OF.search(lead) or _PRESENT.match(self.text, quantity.span.end))

    def _inherited(self, quantity: Quantity, phrase: Phrase, before: Sequence[Figure]) -> Reading | None:
        """The count before a number without a noun: "5,662 sorties, including 145 by bombers"; "we have 45"."""
        if not (phrase.head is None or phrase.others or phrase.part):
            return None
        counts = [r for r in self.done if r.measure in COUNTS and r.base is None]
        if counts and quantity.core.start >= counts[-1].span.end and not self._has_verb(quantity):
            return counts[-1]
        return self._given(quantity, phrase, before)

    def _given(self, quantity: Quantity, phrase: Phrase, before: Sequence[Figure]) -> Reading | None:
        """A bare number that somebody gives, has or counts repeats or corrects the last count before it."""
        lead = self.text[self.sentence.start_char : quantity.span.start]
        if phrase.head is not None or quantity.kind != "plain" or not _GIVEN.search(lead):
            return None
        last = next((f for f in reversed(before[-_BACK:]) if f.measure in COUNTS - {"facilities"}), None)
        if last is None or not self._near(last):
            return None
        return Reading(quantity, last.measure, quantity.span, population=last.population)

    def _near(self, figure: Figure) -> bool:
        """True where the text holds the figure's words shortly before the sentence or in it."""
        start = max(0, self.sentence.start_char - _NEAR)
        return figure.words in self.text[start : self.sentence.end_char]

    def _has_verb(self, quantity: Quantity) -> bool:
        """True where something else is said of the number: "killed, and two others were treated"."""
        end = self.spans[quantity.core].end
        return any(t.pos_ in ("VERB", "AUX") for t in self.sentence if end <= t.idx <= end + 1)

    def singles(self) -> Iterator[Reading]:
        """One each for the people named or described in the singular that something happened to, and none for
        "no civilians", "nobody", "no arrests"."""
        ages = [reading.quantity.core for reading in self.done if reading.measure == "age"]
        spans = [span for core, span in self.spans.items() if core not in ages]
        found = list(find_singles(self.sentence, spans)) if self.cues or BODY in self.words else []
        before: tuple[Span, Cue] | None = None
        for quantity, phrase in found:
            cue = self._status_of_one(quantity, [*spans, *(o.span for o, _ in found if o is not quantity)])
            if cue is None and before and goes_on_list(self.text, before[0], quantity.span):
                cue = before[1]
            if cue is not None:
                before = (quantity.span, cue)
                yield self._single(quantity, phrase, cue)
            elif phrase.head is not None and (measure := status_words().nouns.get(phrase.head.lower_)):
                yield Reading(quantity, measure, quantity.span, None, phrase)
        if _NONE.search(self.words):
            yield from self._nobody(spans)

    def _status_of_one(self, quantity: Quantity, others: Sequence[Span]) -> Cue | None:
        """The cue for one person told of; None where none is near enough."""
        cue, cost = status_of(quantity.span, self.cues, others, self.sentence) if self.cues else (None, 0.0)
        sure = 0.0 if PRONOUN in quantity.flags else _STRONG
        near = cue is not None and (cost < sure or cost == 0)
        return cue if cue is not None and near and not _hypothetical(cue) else None

    def _single(self, quantity: Quantity, phrase: Phrase, cue: Cue) -> Reading:
        """One person; the n-th to die is the n-th of the toll, so "a sixth victim died" is a toll of six."""
        if quantity.value != 1 and cue.measure != "killed":
            quantity = replace(quantity, value=1, flags=(NO_NUMBER,))
        flags = ("part",) if self._whole(quantity) else ()
        return Reading(quantity, cue.measure, quantity.span, None, phrase, cue, phrase.words, flags=flags)

    def _nobody(self, spans: Sequence[Span]) -> Iterator[Reading]:
        for quantity, phrase in find_nobody(self.sentence, spans):
            noun = status_words().nouns.get(phrase.head.lemma_.lower()) if phrase.head is not None else None
            cue, cost = status_of(quantity.span, self.cues, spans, self.sentence)
            measure = noun or (cue.measure if cue is not None and cost < _STRONG else None)
            if measure is not None:
                yield Reading(quantity, measure, quantity.span, None, phrase, None, _population(phrase, None))


def _hypothetical(cue: Cue) -> bool:
    """True for a bare infinitive: "begged them not to shoot"."""
    return cue.root is not None and cue.root.tag_ == "VB"


def _is_people(phrase: Phrase) -> bool:
    head = phrase.head
    if head is None:
        return False
    lemma = head.lemma_.lower()
    return (
        lemma in status_words().people
        or head.lemma_ in status_words().people
        or lemma.endswith(("man", "woman", "men", "women"))
        or (head.ent_type_ == "NORP" and head.pos_ in ("PROPN", "NOUN"))
    )


def _reach(phrase: Phrase, quantity: Quantity) -> float:
    """How much a status cue may cost to count for this phrase: less where its noun may not mean people."""
    if quantity.kind == "vague" and quantity.value == SEVERAL:
        return _STRONG
    if phrase.head is None or phrase.others or _is_people(phrase):
        return FARTHEST
    return 0.0 if phrase.head.lemma_.lower() in status_words().things else _STRONG


def _dropped(quantity: Quantity, measure: Measure, phrase: Phrase, text: str) -> bool:
    """True for words that count nothing here: "one" and "both" outside a toll, "dozens" of nothing named."""
    if measure in STATUS:
        return False
    words = quantity.core.of(text).lower()
    bare = not phrase.tokens and quantity.value == 1
    return bare or words in _UNTOLD or (quantity.kind == "vague" and measure == "other" and not phrase.tokens)


def _population(phrase: Phrase, cue: Cue | None) -> str | None:
    """The people or things counted, as written; for deaths and tolls the word before the noun."""
    if phrase.head is None:
        return _before_toll(cue)
    lemma = phrase.head.lemma_.lower()
    if lemma in status_words().nouns and lemma not in status_words().people:
        named = [
            t.text for t in phrase.modifiers if t.lower_ not in status_words().verbs and t.lower_ != "no"
        ]
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
