"""What one claimant's count of one thing became over time: first given, repeated, raised, lowered.

A revision is told, not judged: a toll rises as bodies are found and falls as lists are corrected.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rejoinder.model import Figure
from rejoinder.weigh.ledger import CHANGING, GROWING

Change = Literal["first", "repeated", "raised", "lowered", "restated"]

LEFT_OUT = frozenset({"no_number", "additional", "part"})
"""Flags of figures that are no toll of their own: one person told of, what comes on top, a part of a count."""


@dataclass(frozen=True)
class Step:
    """One figure of a series and what it did to the one before it; ``restated`` is said otherwise, neither way."""

    figure: Figure
    as_of: str
    change: Change


@dataclass(frozen=True)
class Series:
    """One claimant's figures of one measure and population by their days, at least two days."""

    claimant: str
    measure: str
    population: str | None
    steps: tuple[Step, ...]

    @property
    def revised(self) -> bool:
        """True where some later figure is another than the one before it."""
        return any(step.change in ("raised", "lowered", "restated") for step in self.steps)


def series_of(figures: Iterable[tuple[str, str | None, Figure]]) -> list[Series]:
    """The series in ``figures``, which are given as (claimant, as-of day, figure); the longest first."""
    held: dict[tuple[str, str, str], list[tuple[str, Figure]]] = defaultdict(list)
    for claimant, as_of, figure in figures:
        if (
            as_of
            and figure.measure in GROWING | CHANGING
            and not LEFT_OUT & set(figure.flags)
            and _known(figure)
        ):
            held[(claimant, figure.measure, _population(figure))].append((as_of, figure))
    found = [
        Series(claimant, measure, population or None, tuple(_steps(dated)))
        for (claimant, measure, population), dated in held.items()
        if len({day for day, _ in dated}) > 1
    ]
    return sorted(found, key=lambda s: (-len(s.steps), s.claimant, s.measure, s.population or ""))


def _known(figure: Figure) -> bool:
    return figure.low is not None or figure.high is not None


def _population(figure: Figure) -> str:
    """The population as far as it sets counts apart: "people" says no more than nothing."""
    words = (figure.population or "").lower()
    return "" if words in ("people", "person", "victims", "deaths", "bodies") else words


def _steps(dated: Sequence[tuple[str, Figure]]) -> Iterator[Step]:
    """One step for each day and value, in order; a value told twice on one day is one step."""
    last: Figure | None = None
    seen: set[tuple[object, ...]] = set()
    for day, figure in sorted(dated, key=lambda d: (d[0], _size(d[1]), d[1].id)):
        if (day, figure.low, figure.high) not in seen:
            seen.add((day, figure.low, figure.high))
            yield Step(figure, day, _change(last, figure))
            last = figure


def _size(figure: Figure) -> tuple[float, float]:
    low = figure.low if figure.low is not None else figure.high or 0
    return low, figure.high if figure.high is not None else float("inf")


def _change(before: Figure | None, after: Figure) -> Change:
    if before is None:
        return "first"
    if (before.low, before.high) == (after.low, after.high):
        return "repeated"
    first, second = _size(before), _size(after)
    if first[0] < second[0] and first[1] <= second[1]:
        return "raised"
    if second[0] < first[0] and second[1] <= first[1]:
        return "lowered"
    return "restated"
