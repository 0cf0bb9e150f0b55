"""The program as a whole: help, versions, wrong usage, and what it says when something is wrong."""

import subprocess
import sys
from importlib.metadata import version

import pytest
from click.testing import CliRunner

from cli.conftest import Run
from rejoinder.cli import VERBS, program

HEAVY = ("spacy", "django", "trafilatura", "rich", "msgspec")


def test_help_loads_nothing_heavy() -> None:
    code = f"""
import sys
from click.testing import CliRunner
from rejoinder.cli import program
assert "Commands:" in CliRunner().invoke(program, ["--help"]).output
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb: str) -> None:
    result = CliRunner().invoke(program, [verb, "--help"])
    assert result.exit_code == 0
    assert f"\n      rejoinder {verb}" in result.output
    assert max(map(len, result.output.splitlines())) <= 80


@pytest.mark.parametrize("verb", VERBS)
def test_list_of_verbs_shows_whole_sentences(verb: str) -> None:
    listed = CliRunner().invoke(program, ["--help"]).output
    (line,) = [line for line in listed.splitlines() if line.startswith(f"  {verb} ")]
    assert line.endswith(".")
    assert not line.endswith("..")


def test_version(run: Run) -> None:
    assert run("--version").stdout.decode().strip() == f"rejoinder {version('rejoinder')}"


@pytest.mark.parametrize(
    "words", [("shout",), ("show",), ("extract", "--from", "warc", "x"), ("serve", "c", "--port", "99999")]
)
def test_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show", "nowhere"), "no case at"),
        (("link", "nowhere.jsonl"), "nowhere.jsonl cannot be opened: No such file or directory"),
        (("extract", "--published", "soon", "-"), "'soon' is not a date"),
        (("demo", "--sample", "nowhere"), "no sample dispute at nowhere"),
    ],
)
def test_what_is_wrong_is_one_line(run: Run, words: tuple[str, ...], says: str) -> None:
    done = run(*words)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert says in line


def test_setting_that_does_not_fit_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REJOINDER_WORKERS", "many")
    done = run("extract", "-", stdin=b"x")
    assert done.returncode == 1
    assert done.stderr.decode().startswith(
        "rejoinder: REJOINDER_WORKERS is 'many'; it must be a whole number"
    )
