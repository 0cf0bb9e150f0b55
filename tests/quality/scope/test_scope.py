"""Figures and their scope stay as well read as they were measured to be, on passages that rules saw and did not see."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

import pytest

from quality.scope.scoring import GOLD, Half, measure, passages
from quality.score import Share

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
HALVES: tuple[Half, ...] = ("seen", "unseen")


@cache
def measured(half: Half) -> dict[str, Share]:
    return measure(passages(half))


def test_floors_belong_to_this_gold() -> None:
    found = hashlib.sha256(GOLD.read_bytes()).hexdigest()
    assert FLOORS["corpus"] == found, "the gold changed: measure again and set its floors"


@pytest.mark.parametrize(("half", "name"), [(half, name) for half in HALVES for name in FLOORS[half]])
def test_measure_reaches_its_floor(half: Half, name: str) -> None:
    assert measured(half)[name].percent >= FLOORS[half][name]


def test_gold_is_large_and_over_many_kinds_of_news() -> None:
    held = passages()
    assert len(held) >= 400
    assert len({passage.kind for passage in held}) >= 20


def test_halves_are_alike_and_share_nothing() -> None:
    seen, unseen = ({p.text for p in passages(half)} for half in HALVES)
    assert not seen & unseen
    assert abs(len(seen) - len(unseen)) <= 1
