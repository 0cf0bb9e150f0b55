"""Mentions of incidents: each trigger with the date, place, roles and manner that its sentence gives it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rejoinder.extract.dates import FoundDate
from rejoinder.extract.incidents.roles import agent, is_effect, says_other, target, weapon
from rejoinder.extract.incidents.triggers import OPEN, Trigger, beside, find_triggers, related
from rejoinder.extract.incidents.vocabulary import vocabulary
from rejoinder.extract.overlap import Overlaps
from rejoinder.extract.parse import Paragraph, Parsed
from rejoinder.extract.places.finder import FoundPlace, PlaceKind
from rejoinder.extract.places.vocabulary import words
from rejoinder.model import DateValue, Span

UNDATED = DateValue()

_NEAREST: tuple[PlaceKind, ...] = ("town", "facility", "other", "area", "region", "country")
"""Which kind of place says best where something happened, the best first."""

_THERE = frozenset({"in", "across", "near", "inside", "within", "throughout", "around", "at", "outside"})
"""Prepositions before a country or region that say that something happened there."""


@dataclass(frozen=True)
class Mention:
    """One mention of an incident in one sentence.

    ``definite`` is True for "the attack" and "his arrest", ``other`` for "another attack"; ``counted`` for
    "nine strikes"; ``unreal`` for what would, could or did not happen.
    """

    kind: str
    span: Span
    sentence: Span
    plural: bool = False
    verb: bool = False
    definite: bool = False
    counted: bool = False
    other: bool = False
    unreal: bool = False
    date: DateValue = UNDATED
    place: FoundPlace | None = None
    agent: str | None = None
    target: str | None = None
    weapon: str | None = None

    @property
    def pinned(self) -> bool:
        """True where the sentence itself says when or where, or how many."""
        return self.date.date is not None or self.place is not None or self.counted


def find_mentions(
    parsed: Parsed, dates: Sequence[FoundDate], places: Sequence[FoundPlace]
) -> Iterator[Mention]:
    """Every mention of an incident in the document, in text order."""
    dates_at, places_at = Overlaps((d.span, d) for d in dates), Overlaps((p.span, p) for p in places)
    for paragraph, sentence in parsed.sentences():
        triggers = find_triggers(sentence)
        if not triggers:
            continue
        reader = _SentenceReader(parsed.text, paragraph, sentence, triggers)
        mine = [t for t in triggers if not is_effect(t, triggers)]
        span = reader.span
        when = reader.assigned([d for d in dates_at.at(span) if span.contains(d.span)])
        where = reader.assigned(
            [p for p in places_at.at(span) if span.contains(p.span) and reader.is_scene(p)]
        )
        for trigger in mine:
            mention = reader.mention(trigger)
            own_dates = [d for d in when.get(trigger, []) if isinstance(d, FoundDate)]
            own_places = [p for p in where.get(trigger, []) if isinstance(p, FoundPlace)]
            yield replace(
                mention, date=_best_date(own_dates, mention), place=_best_place(own_places, mention)
            )


def _best_date(dates: Sequence[FoundDate], mention: Mention) -> DateValue:
    """The most precise date, then the nearest."""
    order = ("day", "month", "year", "none")
    near = sorted(dates, key=lambda d: (order.index(d.value.precision), _distance(d.span, mention.span)))
    return near[0].value if near else DateValue()


def _best_place(places: Sequence[FoundPlace], mention: Mention) -> FoundPlace | None:
    near = sorted(places, key=lambda p: (_NEAREST.index(p.kind), _distance(p.span, mention.span)))
    return near[0] if near else None


def _distance(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


@dataclass(frozen=True)
class _SentenceReader:
    text: str
    paragraph: Paragraph
    sentence: TokenSpan
    triggers: list[Trigger]

    @property
    def span(self) -> Span:
        return self.paragraph.span_of(self.sentence)

    def assigned(
        self, found: Sequence[FoundDate] | Sequence[FoundPlace]
    ) -> dict[Trigger, list[FoundDate | FoundPlace]]:
        """Which trigger each date or place belongs to; those that belong to none are left out."""
        given: dict[Trigger, list[FoundDate | FoundPlace]] = {}
        for one in found:
            tokens = self.paragraph.tokens_in(one.span)
            if tokens is None:
                continue
            trigger = beside(tokens.start, self.triggers) or related(tokens.root, self.triggers)
            if trigger is not None:
                given.setdefault(_cause(trigger, self.triggers), []).append(one)
        return given

    def is_scene(self, place: FoundPlace) -> bool:
        """False for a country or a region that acts or comes from: "Russia's", "by France", "the US-led"."""
        if place.kind == "wide":
            return False
        tokens = self.paragraph.tokens_in(place.span)
        if tokens is None:
            return False
        before = _preposition(tokens)
        if place.kind in ("country", "region"):
            return before in _THERE
        if place.kind == "other":
            return before in _THERE or (before == "of" and place.located)
        named_after = tokens.root.dep_ in ("compound", "dobj", "obj", "nsubjpass") or before == "of"
        return named_after or (before not in ("from", "to") and before in words().prepositions)

    def mention(self, trigger: Trigger) -> Mention:
        modifiers = [c for t in _own(trigger) for c in t.children]
        counted = _counted(trigger)
        return Mention(
            kind=trigger.kind,
            span=self._span(trigger),
            sentence=self.span,
            plural=counted.tag_ in ("NNS", "NNPS"),
            verb=not trigger.noun,
            definite=any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in modifiers),
            counted=counted.tag_ in ("NNS", "NNPS") and any(c.dep_ == "nummod" for c in counted.children),
            other=trigger.noun and says_other(modifiers),
            unreal=_unreal(trigger, modifiers),
            agent=agent(trigger),
            target=target(trigger),
            weapon=weapon(trigger, self.sentence, self.triggers),
        )

    def _span(self, trigger: Trigger) -> Span:
        """The trigger with the words that describe it: "suspected Russian air strike"."""
        first = trigger.first
        while trigger.noun and first.i > self.sentence.start and _describes(first.nbor(-1), trigger):
            first = first.nbor(-1)
        return Span(self.paragraph.span_of(first).start, self.paragraph.span_of(trigger.head).end).trimmed(
            self.text
        )


_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
)


def _own(trigger: Trigger) -> TokenSpan:
    return trigger.head.doc[trigger.first.i : trigger.head.i + 1]


def _counted(trigger: Trigger) -> Token:
    """The word whose number says whether it was one or several: "launched 97 missiles" is several, "jets bombed
    the bakery" is one."""
    if any(
        c.dep_ in ("dobj", "obj") and c.lemma_.lower() not in vocabulary().weapons
        for c in trigger.head.children
    ):
        return trigger.head
    weapons = (c for c in trigger.head.children if c.lemma_.lower() in vocabulary().weapons)
    return trigger.head if trigger.noun else next(weapons, trigger.head)


def _describes(token: Token, trigger: Trigger) -> bool:
    inside = token.head.i in range(trigger.first.i, trigger.head.i + 1)
    return inside and token.dep_ in ("amod", "compound", "nummod", "nmod") and not token.is_punct


def _cause(trigger: Trigger, triggers: list[Trigger]) -> Trigger:
    """The trigger itself, or the incident whose effect it tells ("the strike" of "the strike killed")."""
    if not is_effect(trigger, triggers):
        return trigger
    others = [t for t in triggers if t is not trigger and not is_effect(t, triggers)]
    return min(others, key=lambda t: abs(t.head.i - trigger.head.i), default=trigger)


def _preposition(tokens: TokenSpan) -> str:
    """The word before a name, past "the" and words such as "central"."""
    i = tokens.start - 1
    while i >= 0 and (tokens.doc[i].lower_ == "the" or tokens.doc[i].pos_ == "ADJ"):
        i -= 1
    return str(tokens.doc[i].lower_) if i >= 0 else ""


def _unreal(trigger: Trigger, modifiers: Sequence[Token]) -> bool:
    """True for "such strikes", "would hit", "if a strike", "capable of firing", "planned to attack"."""
    table = vocabulary().words
    if trigger.noun and any(c.lower_ in table.hypothetical for c in modifiers):
        return True
    verb = trigger.verb
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    modal = any(c.dep_ == "aux" and c.lower_ in table.modals for c in verb.children)
    done = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
    condition = any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children)
    intended = _wanted(trigger.head) if trigger.noun else _intended(verb)
    return (modal and not done) or condition or intended


def _wanted(noun: Token) -> bool:
    """True for what somebody fears, plans or rehearses: "averted a strike", "fear an oil spill"."""
    return noun.dep_ in ("dobj", "obj") and noun.head.lemma_.lower() in vocabulary().words.able


def _intended(verb: Token) -> bool:
    """True where the verb hangs on a word such as "capable" or "plan", directly or through "of"."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children)
    return above.lemma_.lower() in vocabulary().words.able or infinitive


def joins_only(mention: Mention) -> bool:
    """True for words without a kind ("the incident", "happened"): they join an incident, never make one."""
    return mention.kind == OPEN
