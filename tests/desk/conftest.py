"""A case on disk that holds the made-up dispute, and the desk that serves it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk import dispute
from rejoinder.store import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """The made-up dispute in a real case."""
    with dispute.case_at(tmp_path / "case") as made:
        yield made
