"""Stances of a party over time, and shifts."""

from typing import Any

import pytest

from rejoinder.model import Position
from rejoinder.weigh import weigh
from weigh.made import Dispute


def tell(
    dispute: Dispute, id: str, date: str | None, words: str, act: str, by: str = "Pell Rail", **more: Any
) -> str:
    dispute.document(id, f"It was said that {words}.", date)
    return dispute.says(id, words, by, act, **more)


def positions(dispute: Dispute) -> list[Position]:
    return [r for r in weigh(dispute.documents(), dispute.links) if isinstance(r, Position)]


def shifts(dispute: Dispute) -> list[tuple[str, str]]:
    return [s for p in positions(dispute) for s in p.shifts]


BRAKE = "the brakes of the night train had failed"


@pytest.fixture
def told(dispute: Dispute) -> Dispute:
    dispute.party("Pell Rail")
    dispute.party("Ona Keld", speaks_for="Pell Rail", kind="person")
    return dispute


def test_a_concession_and_a_later_denial_are_one_shift_in_the_order_of_their_days(told: Dispute) -> None:
    new = tell(told, "new", "2024-02-09", BRAKE, "denies")
    old = tell(told, "old", "2024-02-01", BRAKE, "concedes")
    told.claim("claim-1", denies=(new,), asserts=(old,))
    told.reply(new, old, "shifts")
    assert shifts(told) == [(old, new)]


def test_wordings_of_one_denial_are_one_shift(told: Dispute) -> None:
    old = tell(told, "old", "2024-02-01", BRAKE, "concedes")
    new = tell(told, "new", "2024-02-09", BRAKE, "denies")
    copied = tell(told, "copy", "2024-02-10", BRAKE, "denies")
    told.utterance(new, copied)
    told.claim("claim-1", asserts=(old,), denies=(new, copied))
    told.reply(copied, old, "shifts")
    assert shifts(told) == [(old, new)]


def test_a_spokesperson_shifts_the_position_of_the_body(told: Dispute) -> None:
    old = tell(told, "old", "2024-02-01", BRAKE, "concedes")
    new = tell(told, "new", "2024-02-09", BRAKE, "denies", by="Ona Keld")
    told.claim("claim-1", asserts=(old,), denies=(new,))
    [position] = positions(told)
    assert (position.party, position.shifts) == ("party-Pell Rail", ((old, new),))


NO_SHIFT = [
    ("2024-02-01", "2024-02-01", "asserts", "denies"),
    (None, "2024-02-09", "asserts", "denies"),
    ("2024-02", "2024-02-09", "asserts", "denies"),
    ("2024-02-01", "2024-02-09", "asserts", "concedes"),
    ("2024-02-01", "2024-02-09", "denies", "denies"),
    ("2024-02-01", "2024-02-09", "denies", "declines"),
]


@pytest.mark.parametrize(("first", "second", "old", "new"), NO_SHIFT)
def test_no_shift_without_two_days_and_two_stances(
    told: Dispute, first: str | None, second: str, old: str, new: str
) -> None:
    a = tell(told, "a", first, BRAKE, old)
    b = tell(told, "b", second, BRAKE, new)
    polarity = {"asserts": "asserts", "concedes": "asserts", "denies": "denies", "declines": "unclear"}
    told.claim("claim-1", **{polarity[old]: (a,), "unclear": ()} | {polarity[new]: (b,)})
    assert shifts(told) == []


def test_who_only_reports_anothers_claim_takes_no_position(told: Dispute) -> None:
    told.party("Rail Union")
    outer = tell(told, "a", "2024-02-01", f"the union says {BRAKE}", "asserts")
    inner = told.says("a", BRAKE, "Rail Union", parent=outer)
    denial = tell(told, "b", "2024-02-09", BRAKE, "denies")
    told.claim("claim-1", asserts=(outer, inner), denies=(denial,))
    assert {p.party: [s.statement for s in p.stances] for p in positions(told)} == {
        "party-Pell Rail": [denial],
        "party-Rail Union": [inner],
    }
    assert shifts(told) == []


def test_a_toll_that_grew_is_no_shift(told: Dispute) -> None:
    old = tell(told, "old", "2024-02-01", "the crash killed 4 passengers", "asserts")
    new = tell(told, "new", "2024-02-09", "the crash killed 6 passengers", "asserts")
    told.figure(old, "4 passengers", 4, as_of="2024-02-01")
    told.figure(new, "6 passengers", 6, as_of="2024-02-09")
    told.claim("claim-1", asserts=(old, new))
    told.reply(new, old, "shifts")
    assert shifts(told) == []


def test_two_parties_that_differ_are_no_shift(told: Dispute) -> None:
    told.party("Rail Union")
    a = tell(told, "a", "2024-02-01", BRAKE, "asserts", by="Rail Union")
    b = tell(told, "b", "2024-02-09", BRAKE, "denies")
    told.claim("claim-1", asserts=(a,), denies=(b,))
    assert shifts(told) == []


def test_one_word_in_common_tells_no_shift(told: Dispute) -> None:
    old = tell(told, "old", "2024-02-01", "the brakes were tested in May", "asserts")
    new = tell(told, "new", "2024-02-09", "the brakes had failed", "denies")
    told.claim("claim-1", asserts=(old,), denies=(new,))
    told.reply(new, old, "shifts")
    assert shifts(told) == []
