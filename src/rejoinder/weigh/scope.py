"""The scope of a figure: what, who, where and when it counts, and in which way.

What a text leaves out of one wording of a count another wording of it says: scopes of one claimant's equal
counts of one measure are read together.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import JaroWinkler

from rejoinder.link.wording import fold, read
from rejoinder.model import Figure, LinkedIncident
from rejoinder.weigh.account import Account
from rejoinder.weigh.clauses import sentence_around

PEOPLE = frozenset(
    {
        *("people", "person", "persons", "victims", "deaths", "fatalities", "dead", "lives", "bodies"),
        *("patients", "casualties", "injured", "wounded"),
    }
)
"""Populations that say no more than that people are counted."""

_EVERYBODY = frozenset({"people", "person", "persons"})

_COUNTED = re.compile(
    r"\b(?P<way>(?:officially |formally )?(?:confirmed|identified|registered|certified|verified|named)"
    r"|received|admitted|treated|recovered|retrieved)\b(?! (?:that|the (?:claim|report|news))\b)",
    re.IGNORECASE,
)
"""Ways of counting that reach only a part: who was identified, who was brought to one hospital, which bodies
were recovered. "Confirmed that" is saying, not counting."""

_SUBSTANCE = re.compile(r"\s+of\s+((?:[a-z][\w-]*\s?){1,3})")
WAY = "way of counting"

FAR = 30
"""Kilometres between two known places from which what happened there are two incidents."""

KILOMETRES_A_DEGREE = 111

SPELLED_ALIKE, SHORTEST = 0.89, 5
"""Likeness (Jaro-Winkler) from which two names of at least SHORTEST letters are spellings of one: Idlib and Idleb
have 0.91, Sermin and Sarmin 0.90; Madaya and Daraya 0.82, Kherson and Kharkiv 0.62."""

WORDINGS = 8
"""Wordings of one count that are read together: more add nothing to its scope."""


@dataclass(frozen=True)
class Scope:
    """The scope as all wordings of one count give it; None where none says."""

    population: str | None = None
    agent: str | None = None
    place: str | None = None
    period: str | None = None
    substance: str | None = None
    """What is measured, for an amount with a unit: "mine waste" in "900 cubic metres of mine waste"."""
    extent: str | None = None
    counted: frozenset[str] = frozenset()
    """Ways of counting that reach a part only."""


class Scopes:
    """The scopes of an account's figures."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._read: dict[str, Scope] = {}
        self._filled: dict[str, Scope] = {}

    def of(self, figure: Figure) -> Scope:
        """Its own scope, filled in from its claimant's other wordings of the same count."""
        if figure.id not in self._filled:
            self._filled[figure.id] = self._with_wordings(self._account.figures[figure.id])
        return self._filled[figure.id]

    def _with_wordings(self, figure: Figure) -> Scope:
        scope = self._own(figure)
        for other in self._wordings.get(self._count(figure), ()):
            scope = _filled(scope, self._own(other)) if other.id != figure.id else scope
        return scope

    @cached_property
    def _wordings(self) -> Mapping[tuple[object, ...], list[Figure]]:
        found: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in sorted(self._account.figures.values(), key=lambda f: f.id):
            key = self._count(figure)
            if key[0] is not None and len(found[key]) < WORDINGS:
                found[key].append(figure)
        return found

    def _count(self, figure: Figure) -> tuple[object, ...]:
        claimant = self._account.voice(self._account.party(figure.statement))
        return claimant, figure.measure, figure.unit, figure.low, figure.high

    def _own(self, figure: Figure) -> Scope:
        if figure.id not in self._read:
            self._read[figure.id] = self._scope(figure)
        return self._read[figure.id]

    def _scope(self, figure: Figure) -> Scope:
        text = self._account.document[figure.id].text
        return Scope(
            population=_population(figure),
            agent=figure.agent if figure.agent and not re.search(r"\d", figure.agent) else None,
            place=figure.place,
            period=_period(figure),
            substance=substance(figure, text),
            extent=figure.extent,
            counted=_ways(figure, text),
        )

    def apart(self, x: Figure, y: Figure) -> Iterator[str]:
        """Everything that says the two count different things, each with both wordings."""
        a, b = self.of(x), self.of(y)
        for name, one, other in (
            ("population", a.population, b.population),
            ("agent", a.agent, b.agent),
            ("what is measured", a.substance, b.substance),
        ):
            if one and other and not alike(one, other):
                yield f"{name} differs: {one} / {other}"
        if a.place and b.place and not self._one_place(x, a.place, y, b.place):
            yield f"place differs: {a.place} / {b.place}"
        yield from _part_of_people((x, a), (y, b))
        if a.period and b.period and a.period != b.period:
            yield f"period differs: {a.period} / {b.period}"
        yield from _extents_apart((x, a), (y, b))
        yield from _ways_apart((x, a), (y, b))
        yield from _incidents_apart(self._account.incident_for(x.id), self._account.incident_for(y.id))

    def _one_place(self, x: Figure, a: str, y: Figure, b: str) -> bool:
        """True for two wordings of one place: common words, another spelling of one place on the map or nearly
        the same, and whatever two texts of one incident call its scene."""
        here, there = self._account.incident_of.get(x.id), self._account.incident_of.get(y.id)
        if alike(a, b) or _spelled_alike(a, b) or (here is not None and here == there):
            return True
        known = self._on_map.get(fold(a), frozenset())
        return bool(known & self._on_map.get(fold(b), frozenset()))

    @cached_property
    def _on_map(self) -> Mapping[str, frozenset[int]]:
        """Names of places as the documents write them -> the places of the world that they mean there."""
        found: dict[str, set[int]] = defaultdict(set)
        for document in self._account.documents:
            for place in (i.place for i in document.incidents if i.place):
                if place.geonameid is not None:
                    found[fold(place.name)].add(place.geonameid)
        return {name: frozenset(ids) for name, ids in found.items()}


@lru_cache(maxsize=50_000)
def alike(a: str, b: str) -> bool:
    """True where the words of one are words of the other ("civilians" / "the civilians", "Russian" / "Russia")."""
    one, other = read(a).terms, read(b).terms
    if not one or not other or one <= other or other <= one:
        return True
    return any(p[:5] == q[:5] and min(len(p), len(q)) >= 5 for p in one for q in other)


def _spelled_alike(a: str, b: str) -> bool:
    """True for two spellings of one short name: Idlib, Idleb."""
    one, other = fold(a), fold(b)
    if " " in one + other or one[:1] != other[:1] or min(len(one), len(other)) < SHORTEST:
        return False
    return JaroWinkler.similarity(one, other) >= SPELLED_ALIKE


def _ways(figure: Figure, text: str) -> frozenset[str]:
    """The way of counting that stands nearest to the figure in its sentence, if there is one."""
    sentence = sentence_around(text, figure.span)
    near = [
        (max(m.start() - figure.span.end, figure.span.start - m.end(), 0), m["way"].lower().split()[-1])
        for m in _COUNTED.finditer(text, sentence.start, sentence.end)
    ]
    return frozenset({min(near)[1]} if near else ())


def _filled(own: Scope, other: Scope) -> Scope:
    return Scope(
        population=own.population or other.population,
        agent=own.agent or other.agent,
        place=own.place or other.place,
        period=own.period or other.period,
        substance=own.substance or other.substance,
        extent=own.extent or other.extent,
        counted=own.counted or other.counted,
    )


def _population(figure: Figure) -> str | None:
    """Who is counted; None where the words only say that people are, or repeat the unit."""
    words = (figure.population or "").lower()
    return None if not words or words in PEOPLE or figure.unit else figure.population


def _period(figure: Figure) -> str | None:
    period = figure.period
    return f"{period.start or '...'} to {period.end or '...'}" if period else None


def substance(figure: Figure, text: str) -> str | None:
    """What an amount with a unit measures: the words after its "of"."""
    if not figure.unit:
        return None
    found = _SUBSTANCE.match(text, figure.span.end)
    words = [w for w in found[1].split() if read(w).terms] if found else []
    return " ".join(words) or None


def _part_of_people(first: tuple[Figure, Scope], second: tuple[Figure, Scope]) -> Iterator[str]:
    """Miners are people: a lower count of them is no contradiction of a count of all, a higher one is."""
    for (part, scope), (whole, _) in ((first, second), (second, first)):
        said = (whole.population or "").lower()
        if scope.population and said in _EVERYBODY and not whole.unit and _below(part, whole):
            yield f"population differs: {scope.population} / {whole.population}"


def _below(part: Figure, whole: Figure) -> bool:
    return part.high is None or whole.low is None or part.high < whole.low


def _ways_apart(first: tuple[Figure, Scope], second: tuple[Figure, Scope]) -> Iterator[str]:
    """A count that reaches a part only is lower than, and no contradiction of, a count of the whole; two that
    reach different parts are never set against each other."""
    (x, a), (y, b) = first, second
    if a.counted & b.counted or not a.counted | b.counted:
        return
    part, whole = ((x, y) if a.counted else (y, x)) if not (a.counted and b.counted) else (x, x)
    if part is whole or _below(part, whole):
        yield f"{WAY} differs: {_way(a)} / {_way(b)}"


def _extents_apart(first: tuple[Figure, Scope], second: tuple[Figure, Scope]) -> Iterator[str]:
    """A count of one incident is no contradiction of a higher one that adds several up."""
    for (part, one), (whole, several) in ((first, second), (second, first)):
        if (one.extent, several.extent) == ("incident", "cumulative") and _below(part, whole):
            yield "extent differs: one incident / several added up"


def _way(scope: Scope) -> str:
    return ", ".join(sorted(scope.counted)) or "not said"


def _incidents_apart(here: LinkedIncident | None, there: LinkedIncident | None) -> Iterator[str]:
    """Different incidents, where their days or places say so: linking may only have failed to join them."""
    if here is None or there is None or here.id == there.id:
        return
    if here.date.precision == there.date.precision == "day" and here.date.date != there.date.date:
        yield f"incident differs: {here.date.date} / {there.date.date}"
    elif here.place and there.place and _far_apart(here, there):
        yield f"incident differs: {here.place.name} / {there.place.name}"


def _far_apart(here: LinkedIncident, there: LinkedIncident) -> bool:
    """By coordinates, and only between places of one country: without them nothing says whether one place
    lies within the other."""
    a, b = here.place, there.place
    if a is None or b is None or alike(a.name, b.name) or not a.country or a.country != b.country:
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return max(abs(a.lat - b.lat), abs(a.lon - b.lon)) * KILOMETRES_A_DEGREE > FAR
