"""Incidents across documents: one event at a place and time, whoever tells of it.

Joined where kind and place fit and the days can be one; kept apart where target, weapon or place says
otherwise. Only incidents of one place (or, without a place, of one kind and day) are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from rejoinder.link import wording
from rejoinder.link.clusters import Clusters
from rejoinder.link.context import RareNames
from rejoinder.link.vocabulary import plain, states
from rejoinder.link.when import When, interval
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

NEAR_KM = 15.0
"""Distance below which two located places can be one scene: a base and its town, a district and its city."""

TOLLS = ("killed", "injured", "missing", "displaced", "detained")

FAMILIES = (
    frozenset(
        {
            "strike",
            "airstrike",
            "attack",
            "shelling",
            "bombing",
            "explosion",
            "missile",
            "raid",
            "blast",
            "assault",
            "bombardment",
        }
    ),
    frozenset({"shooting", "attack", "killing", "stabbing", "murder", "crime"}),
    frozenset({"fire", "explosion", "accident", "collapse", "disaster", "blast"}),
    frozenset({"crash", "collision", "accident", "derailment", "sinking"}),
    frozenset({"flood", "collapse", "landslide", "mudslide", "disaster", "accident", "burst", "breach"}),
)
"""Kinds that different texts give to one event."""


@dataclass(frozen=True)
class _Seen:
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


def link_incidents(documents: Sequence[Extracted]) -> list[LinkedIncident]:
    """The events that the documents are about. A habitual or hypothetical mention is no event."""
    names = RareNames(documents)
    seen = {s.id: s for d in documents for s in _seen(d, names)}
    clusters = Clusters(seen)
    grounds: dict[str, list[Signal]] = defaultdict(list)
    joined = sorted(_joined(list(seen.values())), key=lambda pair: (pair[0].id, pair[1].id))
    for a, b in joined:
        if not _apart(clusters, seen, a, b):
            clusters.join(a.id, b.id)
            grounds[a.id].append(_ground(a, b))
    records = [_record([seen[i] for i in group], grounds) for group in clusters.groups()]
    return sorted(records, key=_most_told)


def _most_told(incident: LinkedIncident) -> tuple[object, ...]:
    """Events of most documents first, then those with a toll: what a case is about before what it mentions."""
    return (-len(incident.documents), -len(incident.toll), -len(incident.figures), incident.id)


def _seen(document: Extracted, names: RareNames) -> Iterator[_Seen]:
    figures = {f.id: f for f in document.figures}
    for incident in document.incidents:
        if not incident.generic:
            own = tuple(figures[i] for i in incident.figures if i in figures)
            near = names.around(document, incident)
            yield _Seen(incident, document, interval(incident.date), own, near)


def _joined(seen: Sequence[_Seen]) -> Iterator[tuple[_Seen, _Seen]]:
    blocks: dict[tuple[object, ...], list[_Seen]] = defaultdict(list)
    for one in seen:
        for key in _keys(one):
            blocks[key].append(one)
    done: set[tuple[str, str]] = set()
    for key in sorted(blocks, key=str):
        for a, b in _neighbours(blocks[key]):
            if (a.id, b.id) not in done and _one_event(a, b):
                yield a, b
            done.add((a.id, b.id))


NEIGHBOURS = 25
"""Incidents of one block compared with one incident, the nearest in time: a block of one city over ten years
would otherwise be compared all with all."""


def _neighbours(block: Sequence[_Seen]) -> Iterator[tuple[_Seen, _Seen]]:
    ordered = sorted(block, key=lambda s: (str(s.when.first), s.id))
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 : i + 1 + NEIGHBOURS]:
            a, b = sorted((one, other), key=lambda s: s.id)
            yield a, b


def _keys(one: _Seen) -> Iterator[tuple[object, ...]]:
    """The place by id, by name, and the place it lies in; without a place, the kind and month; rare names."""
    yield from (("near", name) for name in sorted(one.names))
    yield from (("toll", *toll) for toll in sorted(_counts(one, DISTINCTIVE)))
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


def _one_event(a: _Seen, b: _Seen) -> bool:
    x, y = a.incident, b.incident
    if not _one_family(x.kind, y.kind) or not _compatible(a, b):
        return False
    dated = a.when.known and b.when.known
    if _one_context(a, b) and (dated or _same_toll(a, b, few=True) or len(a.names & b.names) > SHARED):
        return True
    if x.place is None or y.place is None:
        fits = dated and (_fit(x.target, y.target) or _same_toll(a, b))
        return fits or bool(_counts(a, DISTINCTIVE) & _counts(b, DISTINCTIVE))
    return dated or _fit(x.target, y.target) or _same_toll(a, b) or a.document.id == b.document.id


def _one_family(a: str, b: str) -> bool:
    return a == b or any(_word(a) in f and _word(b) in f for f in FAMILIES)


def _word(kind: str) -> str:
    return kind.replace("_", " ").split()[-1] if kind else ""


def _one_place(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None:
        return True
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return True
    if _country_of(a, b) or _country_of(b, a):
        return True
    names_a = {fold(n) for n in (a.name, a.within) if n}
    names_b = {fold(n) for n in (b.name, b.within) if n}
    if names_a & names_b:
        return not (a.within and b.within and fold(a.name) != fold(b.name))
    return _kilometres(a, b) <= NEAR_KM


def _country_of(a: Place, b: Place) -> bool:
    """True where ``a`` is the country that ``b`` lies in."""
    state = states().get(plain(a.name))
    return state is not None and state.form == "names" and b.country == state.code and a.name != b.name


FAR_KM = 100.0
"""Distance from which two scenes are two whatever else fits: a county and its towns lie within it."""


def _kilometres(a: Place, b: Place) -> float:
    """Great-circle distance; infinite where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    lat1, lat2 = radians(a.lat), radians(b.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def _differ(a: str | None, b: str | None) -> bool:
    """Both are named and have no word in common."""
    return bool(a and b) and not wording.read(a or "").terms & wording.read(b or "").terms


def _fit(a: str | None, b: str | None) -> bool:
    return bool(a and b) and not _differ(a, b)


SHARED = 3
"""Rare names in common from which two texts speak of one event, where nothing else says otherwise."""


def _one_context(a: _Seen, b: _Seen) -> bool:
    """Two documents that name the same people and places around it. In one document two incidents are two."""
    return a.document.id != b.document.id and len(a.names & b.names) >= SHARED


def _same_toll(a: _Seen, b: _Seen, few: bool = False) -> bool:
    """The same number killed (or injured ...) in both: two is too few to tell by itself."""
    least = 1 if few else 3
    return bool(_counts(a, least) & _counts(b, least))


DISTINCTIVE = 20
"""A toll from which the same number tells that the event is the same, with nothing said against it."""


def _counts(one: _Seen, least: int) -> frozenset[tuple[str, float]]:
    """The incident's tolls of ``least`` and more, by measure."""
    tolls = (f for f in one.figures if f.measure in TOLLS)
    return frozenset((f.measure, f.low) for f in tolls if f.low is not None and f.low >= least)


def _apart(clusters: Clusters[str], seen: Mapping[str, _Seen], a: _Seen, b: _Seen) -> bool:
    """True where some member of one group cannot be one event with the joining member of the other: a vague
    mention must not bridge two strikes on one town on one day."""
    first, second = clusters.members(a.id), clusters.members(b.id)
    return any(not _compatible(seen[x], seen[y]) for x in first for y in second)


def _compatible(a: _Seen, b: _Seen) -> bool:
    x, y = a.incident, b.incident
    if not a.when.overlaps(b.when):
        return False
    if _one_context(a, b) and _same_toll(a, b, few=True):
        return not _far(x.place, y.place)
    if _differ(x.target, y.target) or _differ(x.weapon, y.weapon):
        return False
    return _one_place(x.place, y.place) or _each_names_both(a, b)


def _each_names_both(a: _Seen, b: _Seen) -> bool:
    """Places that no map knows (a valley and its village) can be one scene where each text names both; for
    events of one day it is enough that one does."""
    x, y = a.incident.place, b.incident.place
    if not x or not y or (x.lat is not None and y.lat is not None) or x.within or y.within:
        return False
    named = _names(a, y), _names(b, x)
    one_day = a.when.first is not None and a.when == b.when and a.when.first == a.when.last
    return a.document.id != b.document.id and (all(named) or (one_day and any(named)))


def _names(one: _Seen, place: Place) -> bool:
    """True where the text names the place or its people: "Xland" and "Xlandic" begin alike."""
    return place.name[: max(5, len(place.name) - 2)] in one.document.text


def _far(a: Place | None, b: Place | None) -> bool:
    """Two places on the map that are certainly two."""
    if a is None or b is None or _one_place(a, b):
        return False
    return FAR_KM < _kilometres(a, b) < float("inf")


def _ground(a: _Seen, b: _Seen) -> Signal:
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


def _record(group: Sequence[_Seen], grounds: Mapping[str, Sequence[Signal]]) -> LinkedIncident:
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
    counts = Counter(m.date.date for m in members)
    return min(
        (m.date for m in members),
        key=lambda d: (_PRECISION[d.precision], -counts[d.date], d.date or "", d.words),
    )


def _place(members: Sequence[Incident]) -> Place | None:
    """The place that most members name; of equals the most particular one."""
    places = [m.place for m in members if m.place]
    counts = Counter(fold(p.name) for p in places)
    return min(
        places,
        key=lambda p: (p.geonameid is None, p.within is None, -counts[fold(p.name)], p.name),
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
