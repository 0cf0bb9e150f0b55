"""Floors for parties, over the cases of ``parties/`` and the speakers of the made-up disputes."""

from functools import cache

import pytest

from quality.parties import case_readings, cases, cases_sha256, dispute_readings, measure, seen
from quality.score import Share

CORPUS = "ed6f615ffac5b3058024fb7367a665fbe8c6ffee49323776a9c91b8e834923fd"
FLOORS = {
    # what, half: pair recall, b3 recall, b3 precision, above recall; two points or so below what was reached
    ("cases", "seen"): (74.0, 92.0, 95.5, 95.0),
    ("cases", "unseen"): (75.0, 92.0, 96.0, 90.5),
    ("disputes", "seen"): (77.0, 90.0, 95.5, 63.5),
    ("disputes", "unseen"): (85.5, 93.5, 97.0, 56.5),
}
MEASURES = ("pair recall", "b3 recall", "b3 precision", "above recall")


@cache
def reached(what: str, half: str) -> dict[str, Share]:
    if what == "cases":
        return measure(case_readings(half == "seen"))
    return measure(dispute_readings(given=False, half=half == "seen"))


def test_floors_were_measured_on_these_cases() -> None:
    assert cases_sha256() == CORPUS


@pytest.mark.parametrize(("what", "half"), FLOORS)
def test_parties_reach_their_floors(what: str, half: str) -> None:
    told = reached(what, half)
    found = tuple(told[name].percent for name in MEASURES)
    assert all(value >= floor for value, floor in zip(found, FLOORS[what, half], strict=True)), found


def test_there_are_forty_cases_half_of_them_unseen() -> None:
    names = [c.name for c in cases()]
    assert len(set(names)) == len(names) >= 40
    assert sum(map(seen, names)) == len(names) // 2


def test_every_case_names_its_speakers() -> None:
    for case in cases():
        speakers = {m.speaker for t in case.texts for m in t.statements}
        assert speakers >= set(case.above)
