"""The words by which places are found, read from the tables beside this module; they hold no opinion."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from rejoinder.extract.places.table import fold

T = TypeVar("T")


class Words(msgspec.Struct, frozen=True):
    """``places.toml``: see its comments for what each list is."""

    prepositions: frozenset[str]
    reaching: frozenset[str]
    settlements: frozenset[str]
    areas: frozenset[str]
    parts: frozenset[str]
    facilities: frozenset[str]
    never: frozenset[str]
    wide: frozenset[str]


class CountryWords(msgspec.Struct, frozen=True):
    """Other names of one country, and the words for its people and things."""

    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class Countries(msgspec.Struct, frozen=True):
    """``countries.toml``, by ISO 3166 alpha-2 code; ``states`` by the postal code of the state."""

    countries: dict[str, CountryWords]
    states: dict[str, tuple[str, ...]]

    def people(self) -> dict[str, str]:
        """Which country a word such as ``Syrian`` or ``Syrians`` speaks of."""
        spoken = {word: code for code, words in self.countries.items() for word in words.people}
        return {f"{word}s": code for word, code in spoken.items()} | spoken

    def names(self) -> dict[str, str]:
        """Which country another name stands for, by the folded name."""
        return {fold(name): code for code, words in self.countries.items() for name in words.names}

    def abbreviations(self) -> dict[str, str]:
        """Which state of the USA a newspaper's abbreviation stands for."""
        return {short: state for state, shorts in self.states.items() for short in shorts}


class Facility(msgspec.Struct, frozen=True):
    """One entry of ``supplement.toml``."""

    name: str
    names: tuple[str, ...]
    country: str
    lat: float
    lon: float
    kind: str


class Supplement(msgspec.Struct, frozen=True):
    """``supplement.toml``."""

    place: tuple[Facility, ...]


@cache
def words() -> Words:
    """The vocabulary for finding places."""
    return _read("places.toml", Words)


@cache
def countries() -> Countries:
    """Other names and the people of countries."""
    return _read("countries.toml", Countries)


@cache
def supplement() -> Supplement:
    """Facilities that GeoNames' city files lack."""
    return _read("supplement.toml", Supplement)


def _read(name: str, kind: type[T]) -> T:
    text = files("rejoinder.extract.places").joinpath(name).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), kind)
