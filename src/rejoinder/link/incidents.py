"""Incidents across documents: one event at a place and time, whoever tells of it.

Two ways lead to one event. Their kinds and places fit and their days can be one, and nothing named in both differs;
or what they have in common beside that - rare names, days, tolls, publications - is enough (events). Whatever else
fits, events of different days, of places far apart and of different buildings are two.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rejoinder.extract.incidents.vocabulary import vocabulary
from rejoinder.extract.places.vocabulary import words
from rejoinder.link import places
from rejoinder.link.clusters import Clusters
from rejoinder.link.context import RareNames
from rejoinder.link.events import FEW, TOLLS, Evidence, Seen, counts, differ, seen_in
from rejoinder.link.wording import fold
from rejoinder.model import (
    DateValue,
    Extracted,
    Figure,
    Incident,
    LinkedIncident,
    Place,
    Signal,
    Toll,
    make_id,
)

FAMILIES = (
    frozenset({"air_strike", "shelling", "explosion", "attack", "raid", "chemical_attack"}),
    frozenset({"shooting", "killing", "stabbing", "attack", "raid", "clash", "abduction"}),
    frozenset({"fire", "explosion", "accident", "collapse", "spill", "leak", "outage"}),
    frozenset({"collision", "accident", "sinking", "drowning", "spill"}),
    frozenset({"flood", "storm", "landslide", "earthquake", "collapse", "drowning", "accident", "outage"}),
    frozenset({"protest", "riot", "clash", "blockade", "looting", "attack"}),
    frozenset({"arrest", "raid", "seizure", "abduction"}),
    frozenset({"displacement", "expulsion"}),
)
"""Kinds that different texts give to one event, beside those that the vocabulary says one covers."""


def link_incidents(documents: Sequence[Extracted], names: RareNames | None = None) -> list[LinkedIncident]:
    """The events that the documents are about. A habitual or hypothetical mention is no event.

    ``names`` are those of the documents, where they have been counted.
    """
    names = names or RareNames(documents)
    seen = {s.id: s for s in seen_in([d for d in documents if d.incidents], names)}
    pairs = sorted(candidates(list(seen.values())), key=lambda pair: (pair[0].id, pair[1].id))
    clusters = Clusters(seen)
    grounds: dict[str, list[Signal]] = defaultdict(list)
    _join_by_evidence(pairs, Evidence(list(seen.values()), names), clusters, seen, grounds)
    _join_by_rule(pairs, clusters, seen, grounds)
    records = [_record([seen[i] for i in group], grounds) for group in clusters.groups()]
    return sorted(records, key=_most_told)


Pair = tuple[Seen, Seen]


def _join_by_evidence(
    pairs: Iterable[Pair],
    evidence: Evidence,
    clusters: Clusters[str],
    seen: Mapping[str, Seen],
    grounds: dict[str, list[Signal]],
) -> None:
    """Joins the pairs with the most evidence first."""
    found = [(a, b, evidence.signals(a, b)) for a, b in pairs if a.document.id != b.document.id]
    told = [(a, b, signals) for a, b, signals in found if signals]
    told.sort(key=lambda t: (-sum(s.weight * s.value for s in t[2]), t[0].id, t[1].id))
    for a, b, signals in told:
        if not _apart(clusters, seen, a, b, _excluded):
            clusters.join(a.id, b.id)
            grounds[a.id] += signals


def _join_by_rule(
    pairs: Iterable[Pair],
    clusters: Clusters[str],
    seen: Mapping[str, Seen],
    grounds: dict[str, list[Signal]],
) -> None:
    for a, b in pairs:
        if clusters.find(a.id) == clusters.find(b.id) or not _one_event(a, b):
            continue
        if not _apart(clusters, seen, a, b, lambda x, y: not _compatible(x, y)):
            clusters.join(a.id, b.id)
            grounds[a.id].append(_ground(a, b))


def _most_told(incident: LinkedIncident) -> tuple[object, ...]:
    """Events of most documents first, then those with a toll: what a case is about before what it mentions."""
    return (-len(incident.documents), -len(incident.toll), -len(incident.figures), incident.id)


def candidates(seen: Sequence[Seen]) -> Iterator[Pair]:
    """Pairs of incidents that could be one event: of kinds that can be, from blocks of a bounded size."""
    blocks: dict[tuple[object, ...], list[Seen]] = defaultdict(list)
    for one in seen:
        for key in _keys(one):
            blocks[key].append(one)
    done: set[tuple[str, str]] = set()
    for key in sorted(blocks, key=str):
        for a, b in _neighbours(blocks[key]):
            if (a.id, b.id) not in done and _one_family(a.incident.kind, b.incident.kind):
                yield a, b
            done.add((a.id, b.id))


NEIGHBOURS = 25
"""Incidents of one block compared with one incident, the nearest in time: a block of one city over ten years
would otherwise be compared all with all."""


def _neighbours(block: Sequence[Seen]) -> Iterator[Pair]:
    ordered = sorted(block, key=lambda s: (str(s.when.first), s.id))
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 : i + 1 + NEIGHBOURS]:
            a, b = sorted((one, other), key=lambda s: s.id)
            yield a, b


def _keys(one: Seen) -> Iterator[tuple[object, ...]]:
    """The place by id, by name, and the place it lies in; without a place, the kind and month; rare names."""
    yield from (("near", name) for name in sorted(one.names))
    yield from (("toll", *toll) for toll in sorted(counts(one, DISTINCTIVE)))
    if one.when.first and one.when.first == one.when.last:
        yield ("day", str(one.when.first))
    place = one.incident.place
    if place is None:
        yield ("month", str(one.when.first)[:7])
        return
    if place.geonameid is not None:
        yield ("id", place.geonameid)
    yield ("name", fold(place.name))
    if place.within:
        yield ("name", fold(place.within))
    if place.lat is not None and place.lon is not None:
        yield ("square", round(place.lat * 4), round(place.lon * 4))


def _one_event(a: Seen, b: Seen) -> bool:
    x, y = a.incident, b.incident
    if not _compatible(a, b):
        return False
    dated = a.when.known and b.when.known
    if _one_context(a, b) and (dated or _same_toll(a, b, 1) or len(a.names & b.names) > SHARED):
        return True
    if x.place is None or y.place is None:
        fits = dated and (a.target & b.target or _same_toll(a, b, FEW))
        return bool(fits) or _same_toll(a, b, DISTINCTIVE)
    one_document = a.document.id == b.document.id
    return dated or bool(a.target & b.target) or _same_toll(a, b, FEW) or one_document


def _one_family(a: str, b: str) -> bool:
    return vocabulary().same(a, b) or any(a in family and b in family for family in FAMILIES)


SHARED = 3
"""Rare names in common from which two texts speak of one event, where nothing else says otherwise."""


def _one_context(a: Seen, b: Seen) -> bool:
    """Two documents that name the same people and places around it. In one document two incidents are two."""
    return a.document.id != b.document.id and len(a.names & b.names) >= SHARED


def _same_toll(a: Seen, b: Seen, least: int) -> bool:
    """The same number killed (or injured ...) in both."""
    return bool(counts(a, least) & b.tolls)


DISTINCTIVE = 20
"""A toll from which the same number tells that the event is the same, with nothing said against it."""


def _apart(
    clusters: Clusters[str],
    seen: Mapping[str, Seen],
    a: Seen,
    b: Seen,
    excluded: Callable[[Seen, Seen], bool],
) -> bool:
    """True where some member of one group cannot be one event with some member of the other: a vague mention
    must not bridge two strikes on one town on one day."""
    first, second = clusters.members(a.id), clusters.members(b.id)
    return any(excluded(seen[x], seen[y]) for x in first for y in second)


def _excluded(a: Seen, b: Seen) -> bool:
    """True where the two are two events whatever else they have in common."""
    x, y = a.incident, b.incident
    return not a.when.overlaps(b.when) or places.far(x.place, y.place) or _other_building(a, b)


def _other_building(a: Seen, b: Seen) -> bool:
    """True for two targets that are each called a building, with no word in common: a school and a market."""
    targets = (a.incident.target or "").split(), (b.incident.target or "").split()
    return differ(a.target, b.target) and all(t[-1].lower() in words().facilities for t in targets)


def _compatible(a: Seen, b: Seen) -> bool:
    x, y = a.incident, b.incident
    if not a.when.overlaps(b.when):
        return False
    if _one_context(a, b) and _same_toll(a, b, 1):
        return not places.far(x.place, y.place)
    if differ(a.target, b.target) or differ(a.weapon, b.weapon):
        return False
    return places.one_place(x.place, y.place) or _each_names_both(a, b)


def _each_names_both(a: Seen, b: Seen) -> bool:
    """Places that no map knows (a valley and its village) can be one scene where each text names both; for
    events of one day it is enough that one does."""
    x, y = a.incident.place, b.incident.place
    if not x or not y or (places.on_map(x) and places.on_map(y)) or x.within or y.within:
        return False
    named = places.names(a.document.text, y), places.names(b.document.text, x)
    one_day = a.when.first is not None and a.when == b.when and a.when.first == a.when.last
    return a.document.id != b.document.id and (all(named) or (one_day and any(named)))


def _ground(a: Seen, b: Seen) -> Signal:
    place = a.incident.place or b.incident.place
    where = place.name if place else "no place named"
    days = a.incident.date.words or a.incident.date.date or "undated"
    return Signal(
        name="one event",
        value=1.0,
        weight=1.0,
        words=f"{where}; {days}",
        reason="kind and place fit, the days can be one, and nothing named in both differs",
    )


def _record(group: Sequence[Seen], grounds: Mapping[str, Sequence[Signal]]) -> LinkedIncident:
    members = [s.incident for s in group]
    figures = {f.id: (f, s.document) for s in group for f in s.figures}
    return LinkedIncident(
        id=make_id("incident", *(m.id for m in members)),
        kind=_most(m.kind for m in members) or members[0].kind,
        date=_date(members),
        place=_place(members),
        agent=_most(m.agent for m in members),
        target=_most(m.target for m in members),
        weapon=_most(m.weapon for m in members),
        documents=tuple(sorted({s.document.id for s in group})),
        statements=tuple(sorted({i for m in members for i in m.statements})),
        members=tuple(m.id for m in members),
        figures=tuple(sorted(figures)),
        toll=_tolls(figures.values()),
        signals=tuple(signal for m in members for signal in grounds.get(m.id, ())),
    )


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


_PRECISION = {"day": 0, "month": 1, "year": 2, "none": 3}


def _date(members: Sequence[Incident]) -> DateValue:
    """The most precise date, of those the most often given."""
    told = Counter(m.date.date for m in members)
    return min(
        (m.date for m in members),
        key=lambda d: (_PRECISION[d.precision], -told[d.date], d.date or "", d.words),
    )


def _place(members: Sequence[Incident]) -> Place | None:
    """The place that most members name; of equals the most particular one."""
    named = [m.place for m in members if m.place]
    told = Counter(fold(p.name) for p in named)
    return min(
        named,
        key=lambda p: (p.geonameid is None, p.within is None, -told[fold(p.name)], p.name),
        default=None,
    )


def _tolls(figures: Iterable[tuple[Figure, Extracted]]) -> dict[str, Toll]:
    by_measure: dict[str, list[tuple[Figure, Extracted]]] = defaultdict(list)
    for figure, document in figures:
        if figure.measure in TOLLS:
            by_measure[figure.measure].append((figure, document))
    return {measure: _toll(found) for measure, found in sorted(by_measure.items())}


def _toll(found: Sequence[tuple[Figure, Extracted]]) -> Toll:
    """The range over all figures, and the value of the latest: by its as-of date, else its publication."""
    lows = [f.low for f, _ in found if f.low is not None]
    highs = [f.high for f, _ in found if f.high is not None]

    def age(item: tuple[Figure, Extracted]) -> tuple[object, ...]:
        figure, document = item
        value = _value(figure)
        return (figure.as_of or document.published.date or "", value is not None, value or 0, figure.id)

    latest, _ = max(found, key=age)
    return Toll(low=min(lows, default=None), high=max(highs, default=None), latest=_value(latest))


def _value(figure: Figure) -> float | int | None:
    return figure.high if figure.high is not None else figure.low
