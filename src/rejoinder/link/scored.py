"""A pair of statements taken as a reply, before it is handed on."""

from dataclasses import dataclass

from rejoinder.link.signals import Pair
from rejoinder.model import Reply, Signal, make_id
from rejoinder.model.vocabulary import ReplyKind


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
