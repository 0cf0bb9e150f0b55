"""The outside parts that other tests stand on: they are there, real and fresh for each test."""

from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page

import needs


def test_page_is_drawn_by_a_real_browser(page: Page) -> None:
    page.set_content("<h1>Loud hailer</h1><script>document.title = 'ran'</script>")
    assert page.get_by_role("heading").inner_text() == "Loud hailer"
    assert page.title() == "ran"


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_has_an_empty_database(postgresql_url: str, turn: str) -> None:
    with psycopg.connect(postgresql_url) as connection:
        connection.execute("create table kept (turn text)")
        connection.execute("insert into kept values (%s)", [turn])
        assert connection.execute("select turn from kept").fetchall() == [(turn,)]


def test_what_is_found_is_not_installed(tmp_path: Path) -> None:
    assert needs.need(lambda: tmp_path, lambda: pytest.fail("installed"), "") == tmp_path


def test_missing_need_says_what_to_install() -> None:
    with pytest.raises(needs.NeedMissing, match="install the package x"):
        needs.need(lambda: None, lambda: None, "install the package x")


def test_newest_server_programs_are_taken() -> None:
    folders = [Path("/usr/lib/postgresql", version, "bin") for version in ("9.6", "17", "15")]
    assert max(folders, key=needs._version) == folders[1]
