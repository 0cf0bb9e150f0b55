"""Rules of the house that hold for files rather than for behaviour."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from contracts.source import ROOT, modules, tracked_files
from rejoinder.model import sha256

LARGEST_FILE = 8_000_000
WEIGHTS = ROOT / "src" / "rejoinder" / "tagging" / "weights"
MOST_WEIGHTS = 40_000_000
LONGEST_MODULE = 500
SHARE_BELOW_40_LINES = 0.95
NAMED_FOR_NOTHING = {"utils", "util", "misc", "helpers", "helper", "common"}
SOURCE = {".py", ".toml", ".cfg", ".sh", ".js", ".css", ".html", ".yml", ".yaml"}
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions() -> Iterator[int]:
    """The length in lines of every function of the package."""
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_large() -> None:
    others = [p for p in tracked_files() if p.parent != WEIGHTS]
    assert [named(p) for p in others if p.stat().st_size > LARGEST_FILE] == []


def test_trained_weights_are_those_that_were_measured() -> None:
    sums = dict(line.split()[::-1] for line in (WEIGHTS / "SHA256SUMS").read_text("utf-8").splitlines())
    held = {p.name: p.read_bytes() for p in WEIGHTS.iterdir() if p.name != "SHA256SUMS"}
    assert {name: sha256(data) for name, data in held.items()} == sums
    assert sum(map(len, held.values())) <= MOST_WEIGHTS


def test_no_module_is_named_for_nothing() -> None:
    assert [named(p) for p in tracked_files() if p.suffix == ".py" and p.stem in NAMED_FOR_NOTHING] == []


def test_modules_stay_readable() -> None:
    sources = [p for p in tracked_files() if p.suffix == ".py" and "src" in p.parts]
    assert [named(p) for p in sources if p.read_text("utf-8").count("\n") > LONGEST_MODULE] == []


def test_functions_stay_small() -> None:
    lengths = list(functions())
    assert sum(length < 40 for length in lengths) / len(lengths) >= SHARE_BELOW_40_LINES


def test_nothing_is_left_unfinished() -> None:
    sources = [p for p in tracked_files() if p.suffix in SOURCE]
    assert [named(p) for p in sources if UNFINISHED.search(p.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "name", ["LICENSE", "NOTICE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]
)
def test_what_a_newcomer_looks_for_is_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 400
