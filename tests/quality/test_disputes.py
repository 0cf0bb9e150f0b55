"""Floors for replies, claims and coverage over the made-up disputes, with the gold's statements put in."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from quality.dispute_score import ORDER, measure
from quality.disputes import disputes, disputes_sha256, readings, seen
from quality.score import Share
from rejoinder.measure.suggested import suggested

FLOORS = tomllib.loads(Path(__file__).with_name("dispute_floors.toml").read_text("utf-8"))


@cache
def reached(half: bool) -> dict[str, Share]:
    return measure(readings(given=True, half=half))


def test_floors_were_measured_on_these_disputes() -> None:
    assert FLOORS["corpus"] == disputes_sha256()


@pytest.mark.parametrize("name", ORDER)
@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_measure_reaches_its_floor(half: str, name: str) -> None:
    assert reached(half == "seen")[name].percent >= FLOORS[half][name]


def test_what_is_shown_beside_suggestions_was_measured_on_these_disputes() -> None:
    assert suggested().corpus == disputes_sha256()


def test_there_are_sixty_disputes_half_of_them_unseen() -> None:
    names = [d.name for d in disputes()]
    assert len(set(names)) == len(names) >= 60
    assert abs(sum(map(seen, names)) - len(names) / 2) <= 1


def test_every_dispute_names_statements_of_its_own() -> None:
    for dispute in disputes():
        keys = {m.key for t in dispute.texts for m in t.statements}
        assert {k for a, _, b in dispute.replies for k in (a, b)} <= keys
        assert {k for c in dispute.claims for k in c} <= keys
        assert {k for p in dispute.points for k in (p.statement, *p.states)} <= keys
