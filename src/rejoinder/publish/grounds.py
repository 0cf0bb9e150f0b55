"""What a reply rests on, in the order in which it weighs."""

from collections.abc import Sequence

from rejoinder.model import Reply, Signal

STRONGEST = 3
"""Signals shown of a reply: what a reader takes in at a glance."""

SUMMED = frozenset({"weighed"})
"""Signals that only say again what the score says."""


def grounds(reply: Reply) -> Sequence[Signal]:
    """The signals that say something of their own, the weightiest first."""
    told = [s for s in reply.signals if s.value and s.name not in SUMMED]
    return sorted(told, key=lambda s: -abs(s.value * s.weight))


def strongest(reply: Reply) -> Sequence[Signal]:
    """The first of them."""
    return grounds(reply)[:STRONGEST]
