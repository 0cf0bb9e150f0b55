"""Dates, places and incidents stay as good as they were measured to be, on gold that rules saw and did not see."""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quality.events import dates, incidents, places
from quality.events.marked import Half, half_of, lines, sha256_of

Counts = dict[str, tuple[int, int]]

FLOORS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
MEASURES: dict[str, Callable[[Half], tuple[Counts, list[str]]]] = {
    "dates": dates.measure,
    "places": places.measure,
    "incidents": incidents.measure,
}
HALVES: tuple[Half, ...] = ("seen", "unseen")


@cache
def measured(name: str, half: Half) -> Counts:
    counts, _ = MEASURES[name](half)
    return counts


@pytest.mark.parametrize("name", FLOORS)
def test_floors_belong_to_this_gold(name: str) -> None:
    assert FLOORS[name]["corpus"] == sha256_of(f"{name}.txt"), (
        "the gold changed: measure again and set its floors"
    )


@pytest.mark.parametrize(
    ("name", "half", "measure"),
    [(name, half, measure) for name in FLOORS for half in HALVES for measure in FLOORS[name][half]],
)
def test_measure_reaches_its_floor(name: str, half: Half, measure: str) -> None:
    hits, of = measured(name, half)[measure]
    assert 100 * hits / of >= FLOORS[name][half][measure]


@pytest.mark.parametrize(("name", "least"), [("dates.txt", 300), ("places.txt", 120)])
def test_gold_is_large_enough_and_its_halves_are_alike(name: str, least: int) -> None:
    marks = [len(line.marks) for line in lines(name)]
    seen = [len(line.marks) for line in lines(name, "seen")]
    assert sum(marks) >= least
    assert 0.4 < sum(seen) / sum(marks) < 0.6


def test_a_line_keeps_its_half() -> None:
    assert [half_of(f"line {n}") for n in range(4)] == ["seen", "unseen", "seen", "seen"]
