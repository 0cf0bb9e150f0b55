"""The extractor of incidents: what a document says happened, when, where, by whom, with what harm."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rejoinder.extract.dates import find_dates
from rejoinder.extract.incidents.mentions import Mention, find_mentions, joins_only
from rejoinder.extract.incidents.merge import Cluster, merge, tells_harm
from rejoinder.extract.incidents.vocabulary import vocabulary
from rejoinder.extract.overlap import Overlaps
from rejoinder.extract.parse import Parsed
from rejoinder.extract.pipeline import Findings, Product
from rejoinder.extract.places.finder import FoundPlace, PlaceKind, find_places
from rejoinder.model import DateValue, Figure, Incident, Place, Span, make_id
from rejoinder.model.vocabulary import Measure

HARM: frozenset[Measure] = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "displaced",
        "detained",
        "at_risk",
        "attacks",
        "sorties",
        "missiles",
        "facilities",
    }
)
"""Measures of figures that tell what an incident did."""


HARMED: frozenset[Measure] = frozenset({"killed", "injured"})
"""Measures that a sentence can tell without naming the event again: "Three were taken to hospital"."""

REACH = 600
"""Code points from an event to such a figure at most: some three sentences."""

_LARGE = frozenset({"area", "region", "country"})


class IncidentExtractor:
    """Reads incidents from a document whose statements and figures are known."""

    name = "incidents"
    needs: frozenset[Product] = frozenset({"statements", "figures"})
    provides: frozenset[Product] = frozenset({"incidents"})

    def __call__(self, parsed: Parsed, found: Findings) -> Findings:
        places = parsed.once(find_places)
        mentions = find_mentions(parsed, parsed.once(find_dates), places)
        reader = _Reader(parsed, found, places, merge(mentions))
        return replace(found, incidents=(*found.incidents, *reader.incidents()))


@dataclass(frozen=True)
class _Reader:
    parsed: Parsed
    found: Findings
    places: Sequence[FoundPlace]
    clusters: Sequence[Cluster]

    def incidents(self) -> tuple[Incident, ...]:
        """One record for each cluster, in text order."""
        return tuple(self._incident(cluster) for cluster in self.clusters)

    def _incident(self, cluster: Cluster) -> Incident:
        best = max(cluster.mentions, key=_said_most)
        place, facility = self._place(cluster)
        figures = self._figures.get(id(cluster), ())
        return Incident(
            id=make_id("i", self.parsed.document.id, best.span),
            kind=cluster.named_kind,
            span=best.span,
            date=_date(cluster.mentions),
            place=place,
            agent=_most_named(m.agent for m in cluster.mentions),
            target=_target(cluster.mentions, facility),
            weapon=_first(m.weapon for m in cluster.mentions),
            statements=self._statements(cluster.mentions),
            figures=tuple(figure.id for figure in figures),
            generic=_generic(cluster, has_figures=bool(figures)),
        )

    def _statements(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        """The statements whose content covers a mention."""
        covering = {number for m in mentions for number in self._contents.at(m.span)}
        return tuple(self.found.statements[number].id for number in sorted(covering))

    @cached_property
    def _contents(self) -> Overlaps[int]:
        """The contents of the statements, by the number of the statement."""
        numbered = enumerate(self.found.statements)
        return Overlaps((span, number) for number, statement in numbered for span in statement.content)

    @cached_property
    def _figures(self) -> dict[int, tuple[Figure, ...]]:
        """The figures of each cluster: those of harm, to the mention nearest in their sentence; people killed or
        injured in a sentence without one, to what was spoken of last before it."""
        given: dict[int, list[Figure]] = {}
        harmful = [c for c in self.clusters if c.kind not in vocabulary().words.not_harmful]
        told = Overlaps((m.sentence, (m, i)) for i, c in enumerate(harmful) for m in c.mentions)
        spoken = sorted((m.span, i) for i, c in enumerate(harmful) for m in c.mentions if not c.plural)
        for figure in (f for f in self.found.figures if f.measure in HARM):
            near = [(_distance(m.span, figure.span), i) for m, i in told.at(figure.span)]
            number = min(near)[1] if near else _spoken_of(spoken, figure)
            if number is not None:
                given.setdefault(id(harmful[number]), []).append(figure)
        return {key: tuple(figures) for key, figures in given.items()}

    def _place(self, cluster: Cluster) -> tuple[Place | None, str | None]:
        """Where it was, and the facility there, if one is named.

        The place is the town where that is known, so that documents naming different buildings agree.
        """
        order: Sequence[PlaceKind] = ("town", "other", "facility", "area", "region", "country")
        own = sorted(cluster.places, key=lambda p: order.index(p.kind), reverse=cluster.plural)
        if not own:
            held = self._scene(cluster.mentions[0]) if _has_scene(cluster) else None
            return (held.place if held else None), None
        facility = next((p for p in own if p.kind == "facility"), None)
        town = own[0] if own[0].kind != "facility" else self._town_of(own[0])
        if facility is not None and not cluster.plural and (town is None or town.kind in _LARGE):
            town = self._town_of(facility) or self._scene(cluster.mentions[0])
        return (town or facility or own[0]).place, facility.place.name if facility else None

    def _town_of(self, facility: FoundPlace) -> FoundPlace | None:
        """The place that a facility lies in, where the text names it."""
        if facility.place.lat is not None:
            return facility
        if facility.place.within is None:
            return None
        named = (p for p in self.places if p.place.name == facility.place.within)
        return next(named, FoundPlace(facility.span, Place(name=facility.place.within), "other"))

    def _scene(self, mention: Mention) -> FoundPlace | None:
        """The town that the mention's paragraph, else the heading or the opening says that this is about."""
        paragraph = self.parsed.paragraph_at(mention.span.start)
        opening = [p.span for p in self.parsed.paragraphs[:3]]
        for stretch in ([paragraph.span] if paragraph else []) + opening:
            towns = [
                p
                for p in self.places
                if stretch.contains(p.span) and p.kind in ("town", "other") and p.located
            ]
            if towns:
                return min(towns, key=lambda p: _distance(p.span, mention.span))
        return None


def _spoken_of(spoken: Sequence[tuple[Span, int]], figure: Figure) -> int | None:
    """The single event spoken of last before a figure of people harmed, by its number; where none was, the first
    after it. A count that adds up several events is of none."""
    if figure.measure not in HARMED or figure.extent == "cumulative":
        return None
    after = bisect_left(spoken, (figure.span, 0))
    before = spoken[after - 1] if after else None
    if before is not None and figure.span.start - before[0].end <= REACH:
        return before[1]
    return (
        spoken[after][1]
        if before is None and after < len(spoken) and spoken[after][0].start - figure.span.end <= REACH
        else None
    )


def _said_most(mention: Mention) -> tuple[bool, bool, bool, int]:
    """The mention to show an incident by: one that says when and where, the first of them."""
    return mention.date.date is not None, mention.place is not None, not mention.plural, -mention.span.start


def _date(mentions: Sequence[Mention]) -> DateValue:
    """The most precise date, the first of them."""
    order = ("day", "month", "year", "none")
    dated = [m.date for m in mentions if m.date.words]
    return min(dated, key=lambda d: order.index(d.precision), default=DateValue())


def _target(mentions: Sequence[Mention], facility: str | None) -> str | None:
    """What was hit, rather than who was killed in it."""
    hit = _first(m.target for m in mentions if not tells_harm(m) and not joins_only(m))
    return hit or facility or _first(m.target for m in mentions)


def _most_named(values: Iterable[str | None]) -> str | None:
    """The value given most often, the first of equals."""
    counted = Counter(value for value in values if value)
    return max(counted, key=lambda value: counted[value], default=None)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _has_scene(cluster: Cluster) -> bool:
    """True where the place may be read from the surroundings: one event, not one of words."""
    return not cluster.plural and cluster.kind not in vocabulary().words.by_maker


def _generic(cluster: Cluster, *, has_figures: bool) -> bool:
    """True where all mentions are of what could or did not happen, or of many without when, where, how many."""
    if all(m.unreal for m in cluster.mentions):
        return True
    if cluster.pinned or has_figures:
        return False
    return cluster.plural


def _distance(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)
