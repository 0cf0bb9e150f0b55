"""A pair of statements taken as a reply, before it is handed on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rejoinder.link.signals import Pair
from rejoinder.link.turns import Turn
from rejoinder.link.wording import Rarity
from rejoinder.model import Record, Reply, Signal, make_id
from rejoinder.model.vocabulary import ReplyKind

Ends = tuple[str, str]
"""The ids of a reply and of what it answers."""


@dataclass(frozen=True)
class Scored:
    """A pair taken as a reply: its kind, and the signals that speak for it."""

    pair: Pair
    kind: ReplyKind
    sum: float
    signals: tuple[Signal, ...]

    @property
    def score(self) -> float:
        """The sum of the signals as a score from 0 to 1."""
        return round(min(1.0, max(0.0, self.sum)), 3)

    def record(self) -> Reply:
        """The reply as it is handed on."""
        source, target = self.pair.reply.id, self.pair.target.id
        return Reply(
            id=make_id("reply", source, target),
            source=source,
            target=target,
            kind=self.kind,
            score=self.score,
            signals=self.signals,
        )


NOWHERE = Rarity(())
"""The rarity of words where none has been counted."""


def ends_of(scored: Scored) -> Ends:
    """Which pair of statements it is."""
    return scored.pair.reply.id, scored.pair.target.id


def unweighed(scored: Scored) -> Scored:
    """The same without the room that it was found in, which would be kept in memory with it."""
    return replace(scored, pair=Pair(scored.pair.reply, scored.pair.target, NOWHERE))


class KeptScored(Record, frozen=True, array_like=True):
    """A scored pair as it is kept with a case: its statements by id, without the room it was found in."""

    reply: str
    target: str
    kind: ReplyKind
    sum: float
    signals: tuple[Signal, ...]

    @classmethod
    def of(cls, scored: Scored) -> "KeptScored":
        """``scored`` as it is kept."""
        reply, target = ends_of(scored)
        return cls(reply=reply, target=target, kind=scored.kind, sum=scored.sum, signals=scored.signals)

    def scored(self, turns: Mapping[str, Turn]) -> Scored:
        """The pair between ``turns``."""
        pair = Pair(turns[self.reply], turns[self.target], NOWHERE)
        return Scored(pair, self.kind, self.sum, self.signals)
