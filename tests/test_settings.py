"""Settings come from one table, and from the environment where it sets them."""

import pytest

from rejoinder.errors import RejoinderError
from rejoinder.settings import TABLE, Settings


def test_defaults_without_an_environment() -> None:
    assert Settings.from_environment({}) == Settings()


def test_environment_sets_by_name() -> None:
    given = {"REJOINDER_PORT": "9000", "REJOINDER_COLLECTOR": "Ada Lind", "PORT": "1"}
    assert Settings.from_environment(given) == Settings(port=9000, collector="Ada Lind")


@pytest.mark.parametrize("words", ["", "many", "-1", "1.5"])
def test_number_that_is_none(words: str) -> None:
    with pytest.raises(RejoinderError, match=r"REJOINDER_WORKERS is .* must be a whole number"):
        Settings.from_environment({"REJOINDER_WORKERS": words})


def test_every_row_reads_its_own_default() -> None:
    assert [row.read(str(row.default)) for row in TABLE] == [row.default for row in TABLE]
