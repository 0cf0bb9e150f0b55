"""Places: found in text, and resolved only where the text supports it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rejoinder.errors import InputMissing
from rejoinder.extract.parse import parse
from rejoinder.extract.places.finder import FoundPlace, Gazetteer, PlaceContext, find_places
from rejoinder.extract.places.vocabulary import countries, supplement
from rejoinder.model import Document

Write = Callable[..., Document]


def found(document: Document) -> dict[str, FoundPlace]:
    places = find_places(parse(document))
    assert all(p.span.of(document.text) == p.place.name for p in places)
    return {p.place.name: p for p in places}


@pytest.mark.parametrize(
    ("name", "context", "geonameid"),
    [
        ("Sermin", ("SY",), 164782),
        ("Sarmin", ("SY", "RU"), 164782),
        ("Jisr al-Shughour", ("SY",), 169023),
        ("Madaya", ("SY",), 167558),
        ("Madaya", ("MM",), 1312649),
        ("Tripoli", ("LY",), 2210247),
        ("Tripoli", ("LB",), 266826),
        ("Georgia", ("GE", "RU"), 614540),
        ("Georgia", ("US",), 4197000),
        ("Syria", (), 163843),
        ("Britain", (), 2635167),
        ("Moscow", (), 524901),
        ("Ark.", (), 4099753),
    ],
)
def test_name_means_the_place_that_the_context_supports(
    name: str, context: tuple[str, ...], geonameid: int
) -> None:
    place = Gazetteer.default().lookup(name, PlaceContext.of(*context))
    assert place is not None
    assert (place.name, place.geonameid) == (name, geonameid)


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("Madaya", ()),
        ("Tripoli", ()),
        ("Georgia", ()),
        ("Springfield", ("US",)),
        ("Birmingham", ()),
        ("Sermin", ("FR",)),
    ],
)
def test_name_without_support_stays_without_id(name: str, context: tuple[str, ...]) -> None:
    place = Gazetteer.default().lookup(name, PlaceContext.of(*context))
    assert place is not None
    assert place.geonameid is None
    assert place.lat is None


@pytest.mark.parametrize("name", ["Quellhaven", "Port Ostrava Minor", ""])
def test_unknown_name_is_no_place(name: str) -> None:
    assert Gazetteer.default().lookup(name, PlaceContext.of("GB", "US")) is None


def test_near_spelling_is_read_where_names_are_transliterated() -> None:
    place = Gazetteer.default().lookup("Maarat al-Numan", PlaceContext.of("SY"))
    assert place is not None
    assert place.geonameid == 167611


def test_near_spelling_is_another_town_elsewhere() -> None:
    assert Gazetteer.default().lookup("Philadelpia", PlaceContext.of("US")) is None


@pytest.mark.parametrize("name", ["Hmeimim air base", "Khmeimim", "Hmaymim air base"])
def test_facility_of_the_supplement_has_coordinates(name: str) -> None:
    place = Gazetteer.default().lookup(name)
    assert place is not None
    assert (place.geonameid, place.country, place.lat, place.lon) == (None, "SY", 35.40, 35.95)


def test_supplement_is_plausible() -> None:
    entries = supplement().place
    assert len({entry.name for entry in entries}) == len(entries)
    for entry in entries:
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
        assert len(entry.country) == 2


def test_country_words_name_countries_of_the_table() -> None:
    names = {name for words in countries().countries.values() for name in words.names}
    unknown = [name for name in names if Gazetteer.default().lookup(name) is None]
    assert unknown == []


def test_missing_table_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputMissing, match="install the package again"):
        Gazetteer(tmp_path / "places.sqlite")


def test_ambiguous_place_keeps_its_candidates(write: Write) -> None:
    places = found(write("The American inspectors met residents in Springfield on Monday."))
    assert places["Springfield"].place.geonameid is None
    assert len(places["Springfield"].candidates) > 1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Lebanese divers searched the harbour. A ferry had sunk near Tripoli.", "Tripoli", "LB"),
        ("Libyan divers searched the harbour. A ferry had sunk near Tripoli.", "Tripoli", "LY"),
        ("The blaze began in Paris, Texas, late on Monday.", "Paris", "US"),
        (
            "Residents of Idlib said that Syrian forces had shelled central Jisr al-Shughour.",
            "Jisr al-Shughour",
            "SY",
        ),
    ],
)
def test_text_decides_between_homonyms(write: Write, text: str, name: str, country: str) -> None:
    place = found(write(text))[name].place
    assert place.country == country
    assert place.geonameid is not None


def test_invented_town_is_a_place_without_id(write: Write) -> None:
    places = found(write("The tank burst in the port town of Quellhaven. Nobody in Quellhaven was warned."))
    assert places["Quellhaven"].place.geonameid is None
    assert places["Quellhaven"].located


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        (
            "In Syria, jets hit Sermin field hospital. Doctors in Sermin said so.",
            "Sermin field hospital",
            "Sermin",
        ),
        ("A shell hit the Omar Haddad mosque in Homs, Syria.", "Omar Haddad mosque", "Homs"),
        ("Fuel was seen at the east pier on Friday.", "east pier", None),
    ],
)
def test_facility_lies_in_its_town_and_has_no_id(
    write: Write, text: str, name: str, within: str | None
) -> None:
    place = found(write(text))[name].place
    assert (place.geonameid, place.lat, place.within) == (None, None, within)


def test_governorate_is_not_the_town_of_its_name(write: Write) -> None:
    place = found(write("Clinics in Idleb governorate, Syria, have closed."))["Idleb governorate"]
    assert (place.kind, place.place.geonameid, place.place.country) == ("area", None, "SY")


@pytest.mark.parametrize(
    "text",
    [
        "Russian and Syrian officers signed the paper.",
        "The shells were RBK-500 munitions.",
        "He opened the meeting in March and closed it on Monday.",
        "The busy market stayed open.",
    ],
)
def test_what_is_no_place_is_not_found(write: Write, text: str) -> None:
    assert found(write(text)) == {}


def test_document_without_places_has_none(write: Write) -> None:
    assert find_places(parse(write("Nothing was said."))) == ()
