"""One contract for every database: each test of a case runs against SQLite and PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rejoinder.store import Case


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    """The URL of an empty database; None for the one in the case's folder."""
    return str(request.getfixturevalue("postgresql_url")) if request.param == "postgresql" else None


@pytest.fixture
def case(tmp_path: Path, database: str | None) -> Iterator[Case]:
    """A new, empty case."""
    with Case.create(tmp_path / "dispute", database=database, who="Ada Lind") as made:
        yield made
