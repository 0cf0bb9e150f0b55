"""The documentation builds strictly, and every command, option and setting has its words in it."""

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from contracts.source import ROOT
from rejoinder.cli import program
from rejoinder.settings import TABLE, Settings


def commands() -> Iterator[tuple[str, click.Command]]:
    """The program, its verbs and what is below them, by what a user types."""
    yield from below("rejoinder", program)


def below(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """A command and all the commands under it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for verb in command.list_commands(context):
            found = command.get_command(context, verb)
            assert found, f"{path} {verb} is listed and not there"
            yield from below(f"{path} {verb}", found)


COMMANDS = dict(commands())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation as ``make docs`` builds it."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def words(page: Path) -> str:
    """The page's text without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.read_text("utf-8"))).split())


def test_every_command_and_option_is_in_the_reference(site: Path) -> None:
    page = words(site / "reference" / "commands.html")
    options = {
        option
        for command in COMMANDS.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    assert [name for name in [*COMMANDS, *options] if name not in page] == []


def test_every_setting_is_in_the_reference(site: Path) -> None:
    page = words(site / "reference" / "settings.html")
    assert [row.name for row in TABLE if row.variable not in page or row.about not in page] == []


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    loads = re.compile(
        r'<(?:script|img|iframe)[^>]+src="?https?:|<link[^>]+rel="?stylesheet"?[^>]+href="?https?:'
    )
    pages = [page for page in site.rglob("*.html") if page.name != "404.html"]
    assert [page.name for page in pages if loads.search(page.read_text("utf-8"))] == []


@pytest.mark.parametrize("path", COMMANDS)
def test_command_and_its_options_have_help(path: str) -> None:
    command = COMMANDS[path]
    options = [p for p in command.params if isinstance(p, click.Option)]
    assert len((command.help or "").split()) >= 4
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_setting_has_a_sentence(row: object) -> None:
    about = getattr(row, "about", "")
    assert len(about.split()) >= 4
    assert about.endswith(".")


def test_every_setting_is_in_the_table() -> None:
    assert [row.name for row in TABLE] == [field.name for field in fields(Settings)]
