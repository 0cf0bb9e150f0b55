"""What speaks for two documents' incidents being one event: rare names, days, places, tolls, weighed together.

Texts of one event word its place and target in many ways, and a page's date is often all that they have in
common beside the names of people and streets. Each ground has a value from 0 to 1 and a fitted weight
(events.toml, made by training/incidents); a pair is one event where their sum reaches ENOUGH.
"""

import bisect
import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rejoinder.link import places, wording
from rejoinder.link.context import RareNames
from rejoinder.link.vocabulary import table
from rejoinder.link.when import When, interval
from rejoinder.model import Extracted, Figure, Incident, Signal

ENOUGH = 1.5
"""The sum from which two incidents are one event. On the articles of 300 shootings that the weights were fitted
on, B-cubed F1 is 92.4 at 1, 92.5 at 1.5 and 92.4 at 2, and precision 98.4, 98.9 and 99.1."""

SOON = 3
"""Days between two publications that count as close: what is told twice in a few days is often one event."""

LATE = 60
"""Days between two publications from which an event that both tell is the exception: a trial, an anniversary."""

MOST_NEAR, MOST_ALL, MOST_SOON = 40.0, 60.0, 5.0
"""Sums of rarities (natural logarithms) that count as certain: of names near both incidents, of names anywhere
in both documents, and of publications as close as theirs."""

FEW = 3
"""The same number killed (or injured ...) in both tells something from here on: two is too few by itself."""

TOLLS = ("killed", "injured", "missing", "displaced", "detained")

Values = dict[str, float]
"""Name of a ground -> its value from 0 to 1; what is not named is 0."""


@dataclass(frozen=True)
class Seen:
    """One document's incident with its document."""

    incident: Incident
    document: Extracted
    when: When
    figures: tuple[Figure, ...]
    names: frozenset[str]
    """Names in the words around it, as far as they are rare in the case."""

    @property
    def id(self) -> str:
        return self.incident.id

    @cached_property
    def tolls(self) -> frozenset[tuple[str, float]]:
        """Its tolls by measure, none left out that is one or more."""
        told = ((f.measure, f.low) for f in self.figures if f.measure in TOLLS)
        return frozenset((measure, low) for measure, low in told if low is not None and low >= 1)

    @cached_property
    def target(self) -> frozenset[str]:
        """The words of its target."""
        return _terms(self.incident.target)

    @cached_property
    def weapon(self) -> frozenset[str]:
        """The words of its weapon."""
        return _terms(self.incident.weapon)

    @cached_property
    def published(self) -> int | None:
        """The day of publication as an ordinal, where it is known to the day."""
        published = self.document.published
        if published.date is None or published.precision != "day":
            return None
        return datetime.date.fromisoformat(published.date).toordinal()


def seen_in(documents: Iterable[Extracted], names: RareNames) -> Iterable[Seen]:
    """The incidents of documents that are events: a habitual or hypothetical mention is none."""
    for document in documents:
        figures = {f.id: f for f in document.figures}
        for incident in document.incidents:
            if not incident.generic:
                own = tuple(figures[i] for i in incident.figures if i in figures)
                near = names.around(document, incident)
                yield Seen(incident, document, interval(incident.date), own, near)


class Evidence:
    """Measures what two incidents of a case have in common."""

    def __init__(self, seen: Sequence[Seen], names: RareNames) -> None:
        self._names = names
        days = {s.document.id: s.published for s in seen}
        self._soon = min(1.0, _rarity_of_closeness(sorted(d for d in days.values() if d)) / MOST_SOON)

    def signals(self, a: Seen, b: Seen) -> tuple[Signal, ...]:
        """The grounds that two incidents are one event; none where they do not reach ENOUGH."""
        values, weights = self.measured(a, b), weights_of_grounds()
        if sum(weights[name] * value for name, value in values.items()) < ENOUGH:
            return ()
        shared = ", ".join(self._names.rarest(a.names & b.names))
        return tuple(
            Signal(
                name=name,
                value=round(value, 3),
                weight=weights[name],
                reason=reasons()[name],
                words=shared if name == "names near" else "",
            )
            for name, value in values.items()
            if name != "bias"
        )

    def measured(self, a: Seen, b: Seen) -> Values:
        """All grounds of a pair that are more than nothing, in a fixed order."""
        near = self._names.rarity(a.names & b.names)
        everywhere = self._names.rarity(self._names.of(a.document.id) & self._names.of(b.document.id))
        values = {
            "names near": min(1.0, near / MOST_NEAR),
            "no name near": float(near == 0),
            "names": min(1.0, everywhere / MOST_ALL),
            **_days(a, b),
            **_published(a, b, self._soon),
            **_places(a, b),
            **_tolls(a, b),
            "target": float(bool(a.target & b.target)),
            "bias": 1.0,
        }
        return {name: value for name, value in values.items() if value}


def weights_of_grounds() -> Mapping[str, float]:
    """The fitted weight of each ground."""
    weights: Mapping[str, float] = table("events")["weights"]
    return weights


def reasons() -> Mapping[str, str]:
    """What each ground says, in words."""
    said: Mapping[str, str] = table("events")["reasons"]
    return said


def _rarity_of_closeness(days: Sequence[int]) -> float:
    """How much it tells that two documents appeared within SOON days: the less, the more of the pairs did."""
    close = sum(bisect.bisect_right(days, day + SOON) - i - 1 for i, day in enumerate(days))
    pairs = len(days) * (len(days) - 1) / 2
    return math.log((pairs + 1) / (close + 1))


def _days(a: Seen, b: Seen) -> Values:
    if not (a.when.known and b.when.known and a.when.overlaps(b.when)):
        return {}
    exact = a.when == b.when and a.when.first == a.when.last
    return {"same day": 1.0} if exact else {"days can be one": 1.0}


def _published(a: Seen, b: Seen, soon: float) -> Values:
    if a.published is None or b.published is None:
        return {}
    days = abs(a.published - b.published)
    return {"published soon": soon if days <= SOON else 0.0, "published late": float(days > LATE)}


def _places(a: Seen, b: Seen) -> Values:
    x, y = a.incident.place, b.incident.place
    if x is None or y is None:
        named = (x and places.names(b.document.text, x)) or (y and places.names(a.document.text, y))
        return {"place named": float(bool(named))}
    if places.one_place(x, y):
        return {"one place": 1.0}
    if places.kilometres(x, y) < float("inf"):
        return {"near places": 1.0} if not places.far(x, y) else {"far places": 1.0}
    named = places.names(b.document.text, x) or places.names(a.document.text, y)
    return {"other places": 1.0, "other place named": float(named)}


def _tolls(a: Seen, b: Seen) -> Values:
    return {
        "same toll": float(bool(counts(a, FEW) & b.tolls)),
        "other toll": float(bool(a.tolls and b.tolls) and not a.tolls & b.tolls),
    }


def counts(one: Seen, least: int) -> frozenset[tuple[str, float]]:
    """The incident's tolls of ``least`` and more, by measure."""
    return frozenset(toll for toll in one.tolls if toll[1] >= least)


def _terms(words: str | None) -> frozenset[str]:
    return wording.read(words).terms if words else frozenset()


def differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where both say something and have no word in common."""
    return bool(a and b) and not a & b
