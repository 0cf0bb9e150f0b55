"""The gazetteer: which places of the world a name can mean, and which one it means in a given text.

A name is given an id only where the text supports it. A homonym elsewhere, or a small town that happens
to have the name of an invented place, stays without one: a wrong place misleads more than none.
"""

import math
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from rejoinder.errors import InputMissing
from rejoinder.extract.places.table import fold, without_article
from rejoinder.extract.places.vocabulary import Facility, countries, supplement
from rejoinder.model import Place

NEAR_ENOUGH = 0.94
"""The least Jaro-Winkler similarity of folded names at which another spelling is taken for the same name.
Measured on 1,467 alternate names of eight countries, each left out in turn, and 2,108 names of towns that are
not in the country: at 0.92 right 61 %, wrong 8 %, found though absent 5 %; at 0.94 51, 5, 2; at 0.96 34, 2, 1."""

SHORTEST = 5
"""Letters that a name must have to be compared by similarity."""

MARGIN = 0.7
"""By how much the best candidate must lead the next: five times the population, or what outweighs that."""

MAIN = 0.8
"""What a place's own name counts beside another place's byname: Newton (Massachusetts) is also written Cambridge.
At 0.5 that left Cambridge, Massachusetts, open."""

LARGE = 300_000
"""Population from which a city is taken by its main name without any support by the text, where it leads
the next by ALONE. Birmingham (England) leads Birmingham (Alabama) by 0.75."""

ALONE = 1.0
"""By how much a city without support must lead: ten times the population."""

SUPPORTED = 0.12
"""The least support of a country that lets its small towns be taken: named an eighth as often as the
country that the text names most."""

STATE_SIZE = 6.5
"""The size of countries and regions on the scale of log10(population): the median of both together."""

REGIONS_OF = "US"
"""The country whose regions the table lists."""

UNKNOWN_POPULATION = 5_000
"""GeoNames writes 0 where it does not know; such towns are in the file as seats of a district."""

_COLUMNS = "p.id, p.name, p.kind, p.country, p.admin1, p.lat, p.lon, p.population"


@dataclass(frozen=True)
class Candidate:
    """One place of the world that a name can mean. ``main`` is True where it is the place's own name."""

    geonameid: int | None
    name: str
    kind: str
    country: str
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    main: bool = True
    similarity: float = 1.0

    def place(self, name: str) -> Place:
        """The place as the text names it."""
        return Place(
            name=name, geonameid=self.geonameid, lat=self.lat, lon=self.lon, country=self.country or None
        )

    @property
    def region(self) -> tuple[str, str]:
        return self.country, self.admin1


@dataclass(frozen=True)
class PlaceContext:
    """What a text says about where it plays.

    ``countries`` are shares of mentions, 1 for the country named most; ``regions`` are first-level
    divisions that are named or hold an unambiguous town, as (country, GeoNames admin1 code).
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    regions: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, *codes: str) -> Self:
        """A context of equally supported countries."""
        return cls(dict.fromkeys(codes, 1.0))

    def narrowed(self, country: str, region: tuple[str, str] | None = None) -> "PlaceContext":
        """The context of a name that is directly followed by its country or region (``Paris, Texas``)."""
        return PlaceContext({country: 1.0}, frozenset({region} if region else set()))


NOWHERE = PlaceContext()


class Gazetteer:
    """The table of places, queried from disk: an exact name takes some 0.2 ms, a near spelling 0.5 ms more
    the first time for a letter of a country."""

    def __init__(self, table: Path) -> None:
        if not table.exists():
            raise InputMissing(
                f"{table} is missing: it is made when the package is built; install the package again"
            )
        uri = table.absolute().as_uri() + "?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._exact = lru_cache(maxsize=4096)(self._find)
        self._names_of = lru_cache(maxsize=64)(self._read_names)

    @classmethod
    def default(cls) -> "Gazetteer":
        """The gazetteer that comes with the package, opened once per process."""
        return _default()

    def candidates(self, name: str, context: PlaceContext = NOWHERE) -> tuple[Candidate, ...]:
        """The places that ``name`` can mean, the likeliest first.

        Exact names come first; only where there are none, near spellings in the countries of the text.
        """
        found = self._abbreviated(name) or self._exact(fold(name)) or self._similar(fold(name), context)
        return tuple(sorted(found, key=lambda c: (-_score(c, context), c.geonameid or 0)))

    def lookup(self, name: str, context: PlaceContext = NOWHERE) -> Place | None:
        """The place that ``name`` means in ``context``: without an id if ambiguous, None if unknown."""
        found = self.candidates(name, context)
        if not found:
            return None
        best = choose(found, context)
        return best.place(name) if best else Place(name=name)

    def _abbreviated(self, name: str) -> tuple[Candidate, ...]:
        """The state of the USA that a newspaper's abbreviation ("Ark.") stands for."""
        state = self._states.get(self._abbreviations.get(name, ""))
        return (state,) if state else ()

    @cached_property
    def _states(self) -> dict[str, Candidate]:
        """The states of the USA by their codes, under their own names."""
        query = f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.kind <> 'city' AND p.kind = 'region'"
        return {found.admin1: found for found in map(_candidate, self._connection.execute(query))}

    @cached_property
    def _abbreviations(self) -> dict[str, str]:
        return countries().abbreviations()

    @cached_property
    def _transliterated(self) -> frozenset[str]:
        return frozenset(code for (code,) in self._connection.execute("SELECT country FROM transliterated"))

    @cached_property
    def _supplement(self) -> dict[str, Facility]:
        return {fold(name): entry for entry in supplement().place for name in (entry.name, *entry.names)}

    @cached_property
    def _countries(self) -> dict[str, Candidate]:
        """Every country by its code, as its other names mean it."""
        query = f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.kind <> 'city' AND p.kind = 'country'"
        return {found.country: found for found in map(_candidate, self._connection.execute(query))}

    @cached_property
    def _other_names(self) -> dict[str, str]:
        return countries().names()

    def _find(self, key: str) -> tuple[Candidate, ...]:
        if not key:
            return ()
        rows = self._rows("n.key = ?", key) or self._rows("n.key = ?", without_article(key))
        found = [_candidate(row) for row in rows]
        facility = self._supplement.get(key)
        if facility:
            where = (facility.country, "", facility.lat, facility.lon)
            found.append(Candidate(None, facility.name, facility.kind, *where))
        country = self._countries.get(self._other_names.get(key, ""))
        if country and country.geonameid not in {c.geonameid for c in found}:
            found.append(country)
        return tuple(found)

    def _rows(self, where: str, *values: str) -> list[tuple[Any, ...]]:
        tables = "name n JOIN place p ON p.id = n.place"
        query = f"SELECT {_COLUMNS}, n.main FROM {tables} WHERE {where} ORDER BY p.id"
        return self._connection.execute(query, values).fetchall()

    def _similar(self, key: str, context: PlaceContext) -> tuple[Candidate, ...]:
        """Near spellings with the same first letter in the supported countries, the nearest of each place.

        Only where names are transliterated: elsewhere another spelling is another town (Hartsel, Hartselle).
        """
        near: dict[int, tuple[float, str]] = {}
        supported = {country for country, share in context.countries.items() if share >= SUPPORTED}
        for country in sorted(supported & self._transliterated) if len(key) >= SHORTEST else ():
            names = self._names_of(country, key[:1])
            hits = process.extract(
                key, names.keys(), scorer=JaroWinkler.similarity, score_cutoff=NEAR_ENOUGH, limit=5
            )
            for name, similarity, _ in hits:
                for place in names[name]:
                    near[place] = max(near.get(place, (0.0, "")), (similarity, name))
        return tuple(
            _candidate(row, similarity)
            for place, (similarity, name) in sorted(near.items())
            for row in self._rows("p.id = ? AND n.key = ?", str(place), name)
        )

    def _read_names(self, country: str, letter: str) -> dict[str, list[int]]:
        """The folded names of one country's places that begin with ``letter``."""
        query = (
            "SELECT key, place FROM spelling WHERE country = ? AND key >= ? AND key < ? ORDER BY key, place"
        )
        names: dict[str, list[int]] = {}
        for key, place in self._connection.execute(query, (country, letter, chr(ord(letter) + 1))):
            names.setdefault(key, []).append(place)
        return names


@cache
def _default() -> Gazetteer:
    return Gazetteer(Path(str(files("rejoinder.extract.places").joinpath("places.sqlite"))))


def choose(candidates: tuple[Candidate, ...], context: PlaceContext) -> Candidate | None:
    """The candidate that the text supports, or None where it leaves the name open."""
    ranked = sorted(candidates, key=lambda c: (-_score(c, context), c.geonameid or 0))
    if not ranked:
        return None
    best = ranked[0]
    lead = _score(best, context) - _score(ranked[1], context) if len(ranked) > 1 else math.inf
    return best if lead >= MARGIN and (_supported(best, context) or _known_anywhere(best, lead)) else None


def _score(candidate: Candidate, context: PlaceContext) -> float:
    """Size, the support for the country and the region, and whether it is the place's main name."""
    scored = {"country": _country_score, "region": _region_score}.get(candidate.kind, _town_score)
    return scored(candidate, context) + MAIN * candidate.main


def _town_score(candidate: Candidate, context: PlaceContext) -> float:
    size = math.log10(max(candidate.population or UNKNOWN_POPULATION, 1_000))
    support = 2 * context.countries.get(candidate.country, 0.0)
    region = 1.5 if candidate.admin1 and candidate.region in context.regions else 0.0
    return size * candidate.similarity + support + region


def _country_score(candidate: Candidate, context: PlaceContext) -> float:
    """A country is likelier where the text speaks most of a country whose regions are not listed."""
    top = max(context.countries, key=lambda c: context.countries[c], default=REGIONS_OF)
    abroad = 1.0 if top != REGIONS_OF else 0.0
    return STATE_SIZE + 2 * context.countries.get(candidate.country, 0.0) + abroad


def _region_score(candidate: Candidate, context: PlaceContext) -> float:
    """A region is likelier where others of its country are named than where the country alone is."""
    weight = 2.0 if any(country == candidate.country for country, _ in context.regions) else 0.8
    return STATE_SIZE + weight * context.countries.get(candidate.country, 0.0)


def _supported(candidate: Candidate, context: PlaceContext) -> bool:
    """True for a town in a region of the text; in its countries where no regions of them are named, or where
    it is large."""
    if candidate.kind != "city" or candidate.region in context.regions:
        return True
    elsewhere = any(country == candidate.country for country, _ in context.regions)
    return (not elsewhere or candidate.population >= LARGE) and context.countries.get(
        candidate.country, 0.0
    ) >= SUPPORTED


TOWN = 10_000
"""People from which the only place of a name in the world is meant without context: a hamlet's name is more often
something else."""


def _known_anywhere(candidate: Candidate, lead: float) -> bool:
    large = candidate.population >= LARGE and candidate.similarity == 1 and candidate.main
    only = lead == math.inf and candidate.similarity == 1 and candidate.population >= TOWN
    return only or (large and lead >= ALONE)


def _candidate(row: tuple[Any, ...], similarity: float = 1.0) -> Candidate:
    *columns, main = row
    return replace(Candidate(*columns), main=bool(main), similarity=similarity)
