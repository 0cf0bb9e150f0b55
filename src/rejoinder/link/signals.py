"""The grounds on which one statement is taken to answer another: small, named, each with its words.

Reasons are written for the person who reads them in the desk. Weights were set by hand; THRESHOLD in
``replies`` carries the measurement of the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rejoinder.link.figures import agree, clash
from rejoinder.link.stance import Compared, Stance, compare
from rejoinder.link.turns import Turn
from rejoinder.link.wording import Rarity, Wording, contrasted
from rejoinder.model import Signal
from rejoinder.model.vocabulary import Act

ANSWERING: dict[Act, float] = {
    "denies": 1.0,
    "declines": 1.0,
    "concedes": 0.8,
    "demands": 0.5,
    "accuses": 0.5,
    "threatens": 0.4,
}
"""How far the act alone says that something is answered."""


@dataclass(frozen=True)
class Pair:
    """A later statement, the earlier one that it may answer, and what was compared between them once."""

    reply: Turn
    target: Turn
    rarity: Rarity
    own_words: bool = False
    """True where the target stands in a document in which its side speaks for itself."""
    follows: bool = False
    """True where the same side goes on from a statement that answers the target."""

    @property
    def one_document(self) -> bool:
        return self.reply.document is self.target.document

    @property
    def apart(self) -> int:
        """Paragraphs from target to reply; negative where the text gives the reply first."""
        return self.reply.paragraph - self.target.paragraph

    @property
    def quotes(self) -> bool:
        """True where the reply itself reports the target ("rejected the union's claim that ...")."""
        return self.target.statement.parent == self.reply.id

    @property
    def object(self) -> bool:
        """True where one sentence rejects and then says what ("dismissed as fiction the claim that ...")."""
        a, b = self.reply, self.target
        near = self.one_document and a.sentence == b.sentence and a.hull.end <= b.hull.start
        return near and a.statement.act == "denies" and bool(a.response)

    @cached_property
    def one_party(self) -> bool:
        """One party, or one that speaks for the other, or two that speak for a third without opposing each other."""
        a, b = self.reply, self.target
        if not a.side or not b.side:
            return False
        if a.party in b.side or b.party in a.side:
            return True
        return bool(a.side & b.side) and not (_turns_on(a, b) or _turns_on(b, a))

    @cached_property
    def compared(self) -> Compared:
        value, x, y = self.facing
        if value >= ONE_THING:
            return compare(self.reply, self.target, x, y)
        return compare(self.reply, self.target)

    @cached_property
    def facing(self) -> tuple[float, Wording, Wording]:
        """The clauses of the two that are most about one thing, and how far they are."""
        a, b = self.reply, self.target
        best = (0.0, a.content, b.content)
        if len(a.content.terms & b.content.terms) + len(contrasted(a.content, b.content)) < 2:
            return best
        for x in a.clauses:
            for y in b.clauses:
                value = self.rarity.facing(x, y)
                best = (value, x, y) if value > best[0] else best
        return best

    @cached_property
    def subject(self) -> tuple[float, frozenset[str]]:
        """How far the reply, with what its sentence says that it answers, is about the target; and the terms."""
        content = self.rarity.contained(self.reply.content, self.target.content)
        whole = self.rarity.contained(_framed(self.reply), self.target.content)
        terms = _framed(self.reply).terms & self.target.content.terms
        return max(content, 0.8 * whole, self.facing[0]), terms

    @cached_property
    def contained(self) -> float:
        """The share of one's words that the other has, of the whole or, within one party, of two clauses."""
        a, b, rarity = self.reply, self.target, self.rarity
        whole = rarity.contained(a.content, b.content, 2 if self.one_party else 3)
        if not self.one_party:
            return whole
        return max(whole, *(CLAUSE * rarity.contained(x, y, 2) for x, y in _clauses(self)))


ONE_THING = 0.4
"""Likeness from which two clauses are about one thing, so that what they say of it is compared."""


def _framed(turn: Turn) -> Wording:
    return turn.topic if turn.response else turn.content


def _turns_on(a: Turn, b: Turn) -> bool:
    """Two bodies of one side that accuse or press each other are two parties."""
    return a.statement.act in ("accuses", "demands", "threatens") and b.party in a.names


def accused(pair: Pair) -> float:
    """How far the target is about the reply's side: 1 where it names it, 0.5 where its sentence does and does not
    say that it was told to it."""
    reply, target = pair.reply, pair.target
    if reply.side & (target.names - target.side):
        return 1.0
    beside = target.allegation and not target.told and reply.side & (target.frame_names - target.side)
    return 0.5 if beside else 0.0


def addressed(pair: Pair) -> bool:
    """True where the reply, or its sentence where that says that it answers, names the target's party.

    To name the state or organisation that the party speaks for is enough only where a statement is named
    with it ("Xland's claims").
    """
    reply, target = pair.reply, pair.target
    named = (reply.names | (reply.frame_names if reply.response else frozenset())) - reply.side
    if target.party in named:
        return True
    return bool(target.side & named) and bool(reply.named)


def opposing_signals(pair: Pair) -> Iterator[Signal]:
    """All grounds for a reply to another party's statement."""
    yield from _act(pair)
    yield from _sides(pair)
    yield from _reference(pair)
    yield from _allegation(pair)
    yield from _subject(pair)
    yield from _stance(pair)
    yield from _nearness(pair)
    yield from _order(pair)
    yield from _going_on(pair)
    yield from _caption(pair)


def repeating_signals(pair: Pair) -> Iterator[Signal]:
    """All grounds for a later statement of the same side, or another's, on the same proposition."""
    reply, target = pair.reply, pair.target
    shared = reply.content.terms & target.content.terms
    words = ", ".join(pair.rarity.rarest(shared, 6))
    contained = pair.contained
    yield Signal(
        name="wording",
        value=round(contained, 3),
        weight=WORDING,
        words=words,
        reason=f"{contained:.0%} of what the shorter one says stands in the other",
    )
    if len(shared) >= 5:
        yield Signal(
            name="many words", value=1.0, weight=0.1, words=words, reason="five words or more in common"
        )
    if reply.incidents & target.incidents:
        yield Signal(name="incident", value=1.0, weight=0.15, reason="both are about one event")
    negated = reply.content.negated & target.content.negated
    if negated and pair.one_party and pair.compared.stance is Stance.SAME:
        said = ", ".join(pair.rarity.rarest(negated, 3))
        yield Signal(name="both negate", value=1.0, weight=0.2, words=said, reason="both say no to the same")
    if (
        pair.own_words
        and not pair.one_document
        and contained >= CLOSE
        and pair.compared.stance is Stance.SAME
    ):
        yield Signal(
            name="own document",
            value=1.0,
            weight=0.1,
            reason="the earlier statement stands in that side's own document",
        )
    figures = agree(reply.figures, target.figures) if pair.one_party else None
    if figures:
        counted = f"{figures[0].words} / {figures[1].words}"
        yield Signal(
            name="same figure", value=1.0, weight=0.4, words=counted, reason="both give the same figure"
        )
    yield from _order(pair)


WORDING = 0.8
"""Weight of common words for a repetition."""


def most_repeating(pair: Pair) -> float:
    """The most that ``repeating_signals`` can add up to, before they are made with their words."""
    reply, target = pair.reply, pair.target
    most = WORDING * pair.contained + ROUNDING
    most += 0.1 * (len(reply.content.terms & target.content.terms) >= 5)
    most += 0.15 * (not reply.incidents.isdisjoint(target.incidents))
    most += 0.1 * (pair.own_words and not pair.one_document)
    if pair.one_party:
        most += 0.2 * (not reply.content.negated.isdisjoint(target.content.negated))
        most += 0.4 * bool(reply.figures and target.figures)
    return most


ROUNDING = 0.001
"""By which a signal's value may be rounded up."""

CLOSE = 0.5
"""Share of common words from which it matters where a statement was made."""

CLAUSE = 0.9
"""What likeness of two clauses is worth beside likeness of the whole."""


def _clauses(pair: Pair) -> Iterator[tuple[Wording, Wording]]:
    """The clauses of the two that have words in common, and the two as they are."""
    yield pair.reply.content, pair.target.content
    for x in pair.reply.clauses:
        yield from ((x, y) for y in pair.target.clauses if x.terms & y.terms)


def _act(pair: Pair) -> Iterator[Signal]:
    reply = pair.reply
    said = reply.response
    if said:
        yield Signal(
            name="response",
            value=1.0,
            weight=0.25,
            words=said,
            reason=f"its sentence says that something is answered: “{said}”",
        )
    elif reply.statement.act in ANSWERING:
        value = ANSWERING[reply.statement.act]
        yield Signal(
            name="act",
            value=value,
            weight=0.25,
            words=reply.statement.act,
            reason=f"the speaker {reply.statement.act} something",
        )


def _sides(pair: Pair) -> Iterator[Signal]:
    value = accused(pair)
    if value:
        yield Signal(
            name="accused side",
            value=value,
            weight=0.2,
            words=pair.target.words,
            reason="the earlier statement is about the party that speaks here, or whom it speaks for",
        )


def _reference(pair: Pair) -> Iterator[Signal]:
    named = pair.reply.named
    if addressed(pair):
        words = pair.reply.frame if pair.target.side & pair.reply.frame_names else pair.reply.words
        yield Signal(
            name="names the speaker",
            value=1.0,
            weight=0.25,
            words=named or words,
            reason="it names the party that made the earlier statement",
        )
    elif named and pair.target.allegation and not _names_another(pair):
        yield Signal(
            name="names the statement",
            value=1.0,
            weight=0.15,
            words=named,
            reason=f"it says what it answers, “{named}”, and this is such a statement",
        )


def _names_another(pair: Pair) -> bool:
    """True where the reply's sentence names some other party as the one that it answers."""
    return bool(pair.reply.frame_names) and pair.target.party is not None and pair.reply.response != ""


def _allegation(pair: Pair) -> Iterator[Signal]:
    ground = pair.target.allegation
    if ground:
        value = 1.0 if pair.target.statement.act == "accuses" else 0.6
        yield Signal(
            name="allegation",
            value=value,
            weight=0.1,
            words=ground,
            reason="the earlier statement is an allegation, which asks for an answer",
        )


def _subject(pair: Pair) -> Iterator[Signal]:
    value, terms = pair.subject
    if terms:
        yield Signal(
            name="subject",
            value=round(value, 3),
            weight=0.4,
            words=", ".join(pair.rarity.rarest(terms, 6)),
            reason=f"they share {value:.0%} of the shorter one's words, by rarity",
        )
    if pair.reply.incidents & pair.target.incidents:
        yield Signal(name="incident", value=1.0, weight=0.15, reason="both are about one event")


OPPOSITE = 0.3
"""Weight of saying the opposite. 0.2 and 0.4 find the same pairs of the sample dispute within one of 116."""


def _stance(pair: Pair) -> Iterator[Signal]:
    figures = clash(pair.reply.figures, pair.target.figures)
    if figures:
        said = f"{figures[0].words} / {figures[1].words}"
        reason = "their figures of one scope exclude each other"
        yield Signal(name="figures", value=1.0, weight=0.25, reason=reason, words=said)
    compared = pair.compared
    value, _ = pair.subject
    if compared.stance is Stance.OPPOSITE and value >= 0.3:
        yield Signal(
            name="opposite",
            value=round(value, 3),
            weight=OPPOSITE,
            reason=compared.reason,
            words=compared.words,
        )


FADING = 0.8
"""What is left of nearness with each paragraph between. Set by hand: at five paragraphs a third is left."""


def nearness(pair: Pair) -> float:
    """1 within a paragraph and for its neighbours, less with each paragraph more; 0 across documents."""
    return float(FADING ** max(0, abs(pair.apart) - 1)) if pair.one_document else 0.0


def _nearness(pair: Pair) -> Iterator[Signal]:
    if not pair.one_document:
        return
    apart, value = pair.apart, nearness(pair)
    where = (
        "in the same paragraph"
        if not apart
        else f"{abs(apart)} paragraphs {'before' if apart > 0 else 'after'} it"
    )
    yield Signal(
        name="nearness", value=round(value, 3), weight=0.2, reason=f"the other statement stands {where}"
    )


def _order(pair: Pair) -> Iterator[Signal]:
    reply, target = pair.reply.when, pair.target.when
    if pair.one_document:
        if pair.apart < 0 and not pair.quotes and not target.before(reply):
            yield Signal(
                name="order",
                value=1.0,
                weight=-0.08,
                reason="the text gives this statement first; that the other came earlier is read from the words",
            )
    elif not (reply.known and target.known):
        yield Signal(
            name="order",
            value=1.0,
            weight=-0.1,
            reason="undated: that this statement came later is read from its words alone",
        )
    elif reply.days_from(target) and (reply.days_from(target) or 0) > LONG_AGO:
        yield Signal(
            name="time", value=1.0, weight=-0.1, reason=f"more than {LONG_AGO} days lie between them"
        )


LONG_AGO = 60
"""Days after which an answer across documents is less likely one to this statement."""


def _going_on(pair: Pair) -> Iterator[Signal]:
    if pair.quotes:
        reason = "the reply itself reports the earlier statement"
        yield Signal(name="reports it", value=1.0, weight=0.25, reason=reason, words=pair.target.words)
    if pair.object:
        reason = "one sentence rejects it and says what it is"
        yield Signal(name="rejects it", value=1.0, weight=0.25, reason=reason, words=pair.reply.response)
    if pair.follows:
        yield Signal(
            name="goes on",
            value=1.0,
            weight=0.25,
            reason="the same side goes on from its answer to this statement",
        )


def _caption(pair: Pair) -> Iterator[Signal]:
    blocks = pair.target.document.blocks
    if pair.target.head and any(b.kind == "caption" and b.span.contains(pair.target.hull) for b in blocks):
        yield Signal(
            name="caption",
            value=1.0,
            weight=-0.15,
            words=pair.target.words,
            reason="the earlier statement stands under a picture, not in the text",
        )
