"""Floors for shifts of accounts, over the cases of ``positions/``."""

import pytest

from quality.shifts import cases, cases_sha256, dispute_results, measure, results, seen

CORPUS = "c82fa2c7d3a3090cfa36396624aa1eca0fa3b7e42acbae5533b1c11c1af3c12d"
FLOORS = {
    # statements, half: recall, precision; two points or so below what was reached
    ("gold", "seen"): (98.0, 98.0),
    ("gold", "unseen"): (98.0, 69.0),
    ("found", "seen"): (88.0, 98.0),
    ("found", "unseen"): (98.0, 81.0),
}
IN_DISPUTES = {
    # the same of the shifts among the replies of the made-up disputes
    ("gold", "seen"): (82.0, 82.0),
    ("gold", "unseen"): (64.0, 58.0),
    ("found", "seen"): (51.0, 68.0),
    ("found", "unseen"): (20.0, 38.0),
}


def test_floors_were_measured_on_these_cases() -> None:
    assert cases_sha256() == CORPUS


@pytest.mark.parametrize(("statements", "half"), FLOORS)
def test_shifts_reach_their_floors(statements: str, half: str) -> None:
    reached = measure(results(statements == "gold", half == "seen"))
    found = (reached["shift recall"].percent, reached["shift precision"].percent)
    assert all(value >= floor for value, floor in zip(found, FLOORS[statements, half], strict=True)), found


@pytest.mark.parametrize(("statements", "half"), IN_DISPUTES)
def test_shifts_of_disputes_reach_their_floors(statements: str, half: str) -> None:
    reached = measure(dispute_results(statements == "gold", half == "seen"))
    found = (reached["shift recall"].percent, reached["shift precision"].percent)
    floors = IN_DISPUTES[statements, half]
    assert all(value >= floor for value, floor in zip(found, floors, strict=True)), found


def test_half_of_the_cases_have_a_shift_and_half_are_unseen() -> None:
    names = [c.name for c in cases()]
    assert len(set(names)) == len(names) >= 20
    assert sum(seen(name) for name in names) == len(names) // 2
    assert sum(bool(c.shifts) for c in cases()) == len(names) // 2


def test_every_shift_names_statements_of_its_case_the_older_first() -> None:
    for case in cases():
        day = {m.key: t.date for t in case.texts for m in t.statements}
        assert all(day[a] < day[b] for a, b in case.shifts)
