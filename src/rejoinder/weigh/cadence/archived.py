"""How often a party published by the archive of the case: its days, its rhythms, and its silences."""

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import median

from rejoinder.link.wording import fold
from rejoinder.model import Extracted, Period, Statement, Window
from rejoinder.weigh.account import Account

CHANGE = 2.8
"""By how many times the logarithm of the number of gaps a cut must gain, to be a change of rhythm.
Measured on 300 drawn series of 60 days with one chance a day (15, 30, 50 or 80 %), and on 150 that are daily for
23 days, then on alternate days for 32, then on some six of 29: at 2.0 11 % of the first are cut and all three
rhythms of 98 % of the second are found; at 2.4 7 and 99; at 2.8 1.8 and 91, and two rhythms of all."""

FEWEST = 3
"""Gaps between days that a rhythm needs."""

SPREAD = 0.02
"""The least variance of the logarithms of gaps: that of a daily series of three weeks with one day left out.
With 0.05 a change from alternate days to six in four weeks is seen in 60 % of the series above."""

LONGER = 5
"""How many times longer than the gaps around it a gap is, to be a silence. Of gaps drawn with one chance of 20 % a
day, 2 % are."""

AROUND = 5
"""Gaps on either side that a gap is compared with."""


@dataclass(frozen=True)
class Archive:
    """The days on which each party of a case published, by what was archived."""

    account: Account

    def days(self, party: str | None) -> tuple[str, ...]:
        """The days of a party and of those who speak for it, each once, in order."""
        return self._days.get(party or "", ())

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties with at least one day, by id."""
        return tuple(sorted(self._days))

    @cached_property
    def _days(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for document in self.account.documents:
            publisher = self._publisher(document)
            if publisher and document.published.precision == "day" and document.published.date:
                found.setdefault(publisher, set()).add(document.published.date)
            for statement in document.statements:
                voice, day = self._voice(statement), _said_on(statement)
                if voice and day:
                    found.setdefault(voice, set()).add(day)
        return {party: tuple(sorted(days)) for party, days in found.items()}

    def _voice(self, statement: Statement) -> str | None:
        return self.account.voice(self.account.party(statement.id))

    def _publisher(self, document: Extracted) -> str | None:
        """The party that carries its own words: a ministry's site, a company's press room."""
        return self.account.voice(self._by_name.get(fold(document.carrier or "")))

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        names = ((fold(n), p.id) for p in self.account.parties.values() for n in (p.name, *p.aliases))
        return {name: party for name, party in sorted(names, reverse=True) if name}


def _said_on(statement: Statement) -> str | None:
    said = statement.said
    return said.date if said and said.precision == "day" else None


def within(days: Sequence[str], window: Window) -> int:
    """How many of the days lie in a window."""
    return sum(window.start <= day <= window.end for day in days)


def rhythms(days: Sequence[str]) -> tuple[Window, ...]:
    """The stretches of one rhythm each that a series falls into, from its first day to its last.

    The logarithms of the gaps between days are taken as drawn around one value in each stretch; the cuts are
    those with the greatest likelihood, each of which must gain more than CHANGE times the logarithm of their
    number.
    """
    if not days:
        return ()
    ordinals = [datetime.date.fromisoformat(day).toordinal() for day in days]
    starts = _cuts([math.log(b - a) for a, b in pairwise(ordinals)])
    ends = [ordinals[i] - 1 for i in starts[1:]] + [ordinals[-1]]
    counts = [b - a for a, b in pairwise([*starts, len(days)])]
    return tuple(
        Window(start=_iso(ordinals[i]), end=_iso(end), expected=end - ordinals[i] + 1, count=count)
        for i, end, count in zip(starts, ends, counts, strict=True)
    )


def _cuts(gaps: Sequence[float]) -> list[int]:
    """Where in the series a rhythm begins, as places of its first gap."""
    price = CHANGE * math.log(len(gaps) + 2)
    sums = list(accumulate(gaps, initial=0.0))
    squares = list(accumulate((gap * gap for gap in gaps), initial=0.0))

    def cost(first: int, end: int) -> float:
        n = end - first
        mean = (sums[end] - sums[first]) / n
        return n / 2 * math.log(max((squares[end] - squares[first]) / n - mean * mean, SPREAD))

    best: list[tuple[float, int]] = [(-price, 0)]
    for end in range(1, len(gaps) + 1):
        allowed = [i for i in range(end) if end - i >= FEWEST and (i == 0 or i >= FEWEST)] or [0]
        best.append(min((best[i][0] + price + cost(i, end), i) for i in allowed))
    starts, at = [], len(gaps)
    while at > 0:
        at = best[at][1]
        starts.append(at)
    return starts[::-1] or [0]


def silences(days: Sequence[str]) -> tuple[Period, ...]:
    """The gaps that are far longer than those around them."""
    held = [datetime.date.fromisoformat(day) for day in days]
    gaps = [(other - one).days for one, other in pairwise(held)]
    return tuple(
        Period(start=_iso(held[i].toordinal() + 1), end=_iso(held[i + 1].toordinal() - 1))
        for i, gap in enumerate(gaps)
        if gap >= LONGER * _usual(gaps, i)
    )


def _usual(gaps: Sequence[int], place: int) -> float:
    """The median of the gaps around one; endless where there is none."""
    near = [*gaps[max(0, place - AROUND) : place], *gaps[place + 1 : place + 1 + AROUND]]
    return median(near) if near else math.inf


def _iso(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()
