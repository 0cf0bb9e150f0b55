"""Where a figure stands - its sentence, statement and dates - and the scope that these give it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
from spacy.tokens import Span as TokenSpan

from rejoinder.extract.dates import FoundDate
from rejoinder.extract.figures.cues import Cue
from rejoinder.extract.figures.phrase import Phrase
from rejoinder.extract.figures.scope import (
    NamedPlace,
    agent_of,
    as_of,
    hedges_near,
    period_of,
    place_of,
    said_as_of,
    statement_over,
    target_of,
    weapon_of,
)
from rejoinder.extract.overlap import Overlaps
from rejoinder.extract.parse import Parsed
from rejoinder.extract.places.finder import FoundPlace, find_places
from rejoinder.model import Figure, Period, Span, Statement
from rejoinder.model.vocabulary import Extent

_ADDS_UP = re.compile(
    r"\b(?:so far|to date|in (?:all|total)|altogether|cumulative(?:ly)?|this (?:year|season|month)(?:['’]s)?|"
    r"(?:over|in|during|for) the (?:last|past) (?:[\w-]+ ){0,2}?(?:days?|weeks?|months?|years?|decades?)|"
    r"since (?:the (?:start|beginning|outbreak|end)\b|"
    r"(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)|(?:19|20)\d\d|last\b|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|"
    r"(?:each|every|per|a) (?:year|month|week|day)|(?:year|month)s?['’]s? toll)\b",
    re.IGNORECASE,
)
"""That a count adds up what happened over a time."""
_ADDING = frozenset({"attacks", "missiles", "sorties"})


def _places(parsed: Parsed) -> Overlaps[FoundPlace]:
    """The places of the document by where they stand."""
    return Overlaps((place.span, place) for place in parsed.once(find_places))


@dataclass(frozen=True)
class Setting:
    """Where one figure stands; ``span`` counts from the document's start, the sentence from the paragraph's."""

    parsed: Parsed
    sentence: TokenSpan
    offset: int
    span: Span
    dates: Sequence[FoundDate]
    statements: Sequence[Statement]

    @cached_property
    def within(self) -> Span:
        return Span(self.sentence.start_char + self.offset, self.sentence.end_char + self.offset)

    @cached_property
    def statement(self) -> Statement | None:
        return statement_over(self.span, self.statements)

    def hedges(self) -> tuple[Span, ...]:
        return hedges_near(self.parsed.text, self.within, self.span)

    def scoped(self, figure: Figure, cue: Cue | None, phrase: Phrase) -> Figure:
        """``figure``, a count, with who, where, when, with what, and up to which day."""
        text, published = self.parsed.text, self.parsed.document.published
        here = Span(self.span.start - self.offset, self.span.end - self.offset)
        period = period_of(text, self.within, self.span, self.dates, self.statement)
        return msgspec.structs.replace(
            figure,
            agent=agent_of(cue, phrase),
            target=target_of(phrase) if figure.measure in _ADDING else None,
            weapon=weapon_of(cue),
            place=place_of(self.sentence, here, self._named()),
            period=period,
            as_of=said_as_of(text, self.within, self.dates) or as_of(self.statement, published),
            extent=self._extent(period),
        )

    def _named(self) -> list[NamedPlace]:
        """The places that the document is known to name in the sentence."""
        found = self.parsed.once(_places).at(self.within)
        return [
            NamedPlace(
                span=Span(one.span.start - self.offset, one.span.end - self.offset),
                words=one.span.of(self.parsed.text),
                within=one.place.within,
                facility=one.kind == "facility",
                hit=self._is_hit(one),
            )
            for one in found
        ]

    def _is_hit(self, place: FoundPlace) -> bool:
        tokens = self.sentence.doc.char_span(place.span.start - self.offset, place.span.end - self.offset)
        return tokens is not None and tokens.root.dep_ in ("dobj", "obj", "nsubjpass")

    def _extent(self, period: Period | None) -> Extent | None:
        """Cumulative where the sentence says that it adds up or gives a time of several days; one incident where
        it gives a day."""
        if _ADDS_UP.search(self.within.of(self.parsed.text)):
            return "cumulative"
        if period is None:
            return None
        one_day = period.start is not None and period.start == period.end
        return "incident" if one_day else "cumulative" if period.start else None
