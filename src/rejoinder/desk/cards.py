"""What is shown of a statement, a reply or a group of figures, gathered for the templates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self, get_args

from rejoinder.model import Comparison, Copy, Judgement, Reply, Signal, Statement, Suggestion
from rejoinder.model.vocabulary import Measure
from rejoinder.publish import charts
from rejoinder.publish.claims import Side
from rejoinder.publish.contents import Counted, Index, Said
from rejoinder.publish.grounds import grounds
from rejoinder.publish.incidents import Exchange
from rejoinder.publish.sources import Corroboration
from rejoinder.publish.wording import basis_in_words, initials

DECISIONS = {"accept": "confirmed", "reject": "rejected"}
BESIDE = 3
"""Replies shown beside one allegation before the rest is folded: about as high as the allegation with its grounds."""
ON_A_SIDE = 8
"""Statements shown on each side of a claim before the rest is folded: what a screen holds."""


@dataclass(frozen=True)
class Judged:
    """Whose decision is in force on a suggestion: drawn with a solid edge and initials."""

    decision: str
    author: str
    initials: str
    reason: str

    @classmethod
    def of(cls, judgement: Judgement) -> Self:
        word = DECISIONS[judgement.decision]
        return cls(word, judgement.author, initials(judgement.author), judgement.reason)


@dataclass(frozen=True)
class Card:
    """One statement with what is said of it."""

    said: Said
    basis: tuple[str, ...]
    answered: int
    copies: tuple[Copy, ...]
    judged: Judged | None
    replies: tuple["ReplyCard", ...] = ()
    number: str = ""

    @property
    def statement(self) -> Statement:
        return self.said.statement


@dataclass(frozen=True)
class ReplyCard:
    """One reply seen from one of its ends; ``other`` is the statement at the other end."""

    reply: Reply
    source: Said
    target: Said
    judged: Judged | None

    @staticmethod
    def suggested(reply: Reply) -> Suggestion:
        """What a decision about a reply is about."""
        return Suggestion("reply", reply.source, reply.target, reply.kind)

    @property
    def suggestion(self) -> Suggestion:
        return self.suggested(self.reply)

    @property
    def signals(self) -> Sequence[Signal]:
        """What the reply rests on, the weightiest first; what only says the score again is told with it."""
        return grounds(self.reply)


@dataclass(frozen=True)
class ExchangeCard:
    """One allegation with the replies to it: the first few, and those that are folded away."""

    exchange: Exchange
    alleged: Card
    replies: tuple[ReplyCard, ...]

    @property
    def shown(self) -> tuple[ReplyCard, ...]:
        return self.replies[:BESIDE]

    @property
    def folded(self) -> tuple[ReplyCard, ...]:
        return self.replies[BESIDE:]


@dataclass(frozen=True)
class SideCards:
    """The statements on one side of a claim: the first ones, those folded away, and those that only copy others."""

    called: str
    sources: Corroboration
    cards: tuple[Card, ...]
    copied: tuple[Said, ...]

    @property
    def shown(self) -> tuple[Card, ...]:
        return self.cards[:ON_A_SIDE]

    @property
    def folded(self) -> tuple[Card, ...]:
        return self.cards[ON_A_SIDE:]


@dataclass(frozen=True)
class Ledger:
    """All figures of one measure, with how they compare."""

    measure: str
    figures: tuple[Counted, ...]
    rows: int
    """How many rows there are to draw; 0 where one scale would not fit them."""
    comparisons: tuple[tuple[Comparison, Counted, Counted], ...]


class Cards:
    """Makes cards from the records of a case and the decisions about them."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def of(self, said: Said, replies: Iterable[Reply] = (), number: str = "") -> Card:
        """The card of a statement; ``replies`` are those that it makes and the page speaks of."""
        return Card(
            said=said,
            basis=tuple(basis_in_words(b) for b in said.statement.basis),
            answered=len(self.index.replies_to.get(said.id, [])),
            copies=tuple(self.index.copies_of.get(said.document.id, [])),
            judged=self._judged(self.index.decisions.in_force.get(said.id)),
            replies=tuple(self.reply(r) for r in replies),
            number=number,
        )

    def each(self, many: Iterable[Said]) -> list[Card]:
        """The cards of several statements."""
        return [self.of(said) for said in many]

    def reply(self, reply: Reply) -> ReplyCard:
        """The card of a reply."""
        said = self.index.statements
        decided = self.index.decisions.on(ReplyCard.suggested(reply))
        return ReplyCard(reply, said[reply.source], said[reply.target], self._judged(decided))

    def exchange(self, exchange: Exchange) -> ExchangeCard:
        """An allegation beside its replies."""
        return ExchangeCard(exchange, self.of(exchange.alleged), tuple(map(self.reply, exchange.replies)))

    def side(self, side: Side) -> SideCards:
        """The cards of one side of a claim."""
        once = self.index.copied
        copied = tuple(s for s in side.said if s.id in once)
        own = self.each(s for s in side.said if s.id not in once)
        return SideCards(side.called, side.sources, tuple(own), copied)

    @staticmethod
    def _judged(judgement: Judgement | None) -> Judged | None:
        return Judged.of(judgement) if judgement else None


def ledgers(index: Index, figures: Sequence[Counted]) -> list[Ledger]:
    """The figures by measure: harm first, then as the vocabulary orders them."""
    held: dict[str, list[Counted]] = {}
    for counted in figures:
        held.setdefault(counted.figure.measure, []).append(counted)
    made = [_ledger(index, measure, tuple(those)) for measure, those in held.items()]
    order = get_args(Measure)
    return sorted(made, key=lambda one: order.index(one.measure))


_ORDER = ("disagree", "compatible", "same", "not_comparable")


def _ledger(index: Index, measure: str, figures: tuple[Counted, ...]) -> Ledger:
    ids = {c.id for c in figures}
    compared = [c for c in index.comparisons if {c[1].id, c[2].id} <= ids]
    compared.sort(key=lambda c: _ORDER.index(c[0].verdict))
    rows = len(charts.figure_rows(figures)) if charts.on_one_scale(figures) else 0
    return Ledger(measure, figures, rows, tuple(compared))
