"""One contract for every database: each test of a case runs against SQLite and PostgreSQL."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rejoinder.store import Case


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """The URL of an empty database; None for the one in the case's folder.

    On PostgreSQL it is a schema of its own: making one takes a hundredth of the time of a database.
    """
    if request.param == "sqlite":
        yield None
        return
    server: Any = request.getfixturevalue("postgresql_server")
    name = f"t{secrets.token_hex(6)}"
    server.execute(f"create schema {name}")
    yield f"{server.url('postgres')}?options=-csearch_path%3D{name}"
    server.execute(f"drop schema {name} cascade")


@pytest.fixture
def case(tmp_path: Path, database: str | None) -> Iterator[Case]:
    """A new, empty case."""
    with Case.create(tmp_path / "dispute", database=database, who="Ada Lind") as made:
        yield made
