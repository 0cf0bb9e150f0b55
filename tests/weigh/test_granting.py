"""A denial and the concession after it, tied by what they answer."""

import pytest

from rejoinder.model import Position
from rejoinder.weigh import Account, weigh
from rejoinder.weigh.granting import Granting
from weigh.made import Dispute

DAYS = {"paper": "2024-02-01", "first": "2024-02-03", "report": "2024-02-20", "then": "2024-02-28"}


@pytest.fixture
def trial(dispute: Dispute) -> dict[str, str]:
    """A paper's allegation, an institute's denial, an inspector's finding and the institute's concession."""
    for party in ("Daily Paper", "Lund Institute", "Inspector"):
        dispute.party(party)
    dispute.party("Ada Vik", speaks_for="Lund Institute", kind="person")
    told = {
        "paper": ("Daily Paper", "accuses", "the results of the pill trial had been altered"),
        "first": ("Lund Institute", "denies", "nothing was wrong"),
        "report": ("Inspector", "asserts", "the results of the pill trial had been altered by hand"),
        "then": ("Ada Vik", "concedes", "missing values were replaced"),
    }
    for id, (_, _, words) in told.items():
        dispute.document(id, f"It was said that {words}.", DAYS[id])
    return {id: dispute.says(id, words, by, act) for id, (by, act, words) in told.items()}


def pairs(dispute: Dispute) -> list[tuple[str, str]]:
    return list(Granting(Account.of(dispute.documents(), dispute.links)).pairs())


def test_both_answer_one_allegation(dispute: Dispute, trial: dict[str, str]) -> None:
    dispute.reply(trial["first"], trial["paper"], "denies")
    dispute.reply(trial["then"], trial["paper"], "concedes")
    assert pairs(dispute) == [(trial["first"], trial["then"])]


@pytest.mark.parametrize("tie", ["affirms", "utterance", None])
def test_they_answer_two_that_say_the_same(dispute: Dispute, trial: dict[str, str], tie: str | None) -> None:
    dispute.reply(trial["first"], trial["paper"], "denies")
    dispute.reply(trial["then"], trial["report"], "concedes")
    if tie == "affirms":
        dispute.reply(trial["report"], trial["paper"], "affirms")
    if tie == "utterance":
        dispute.utterance(trial["report"], trial["paper"])
    assert pairs(dispute) == [(trial["first"], trial["then"])]


def test_another_matter_ties_nothing(dispute: Dispute, trial: dict[str, str]) -> None:
    dispute.document("rent", "It was said that the rent of the hall was never paid.", "2024-02-10")
    rent = dispute.says("rent", "the rent of the hall was never paid", "Inspector", "accuses")
    dispute.reply(trial["first"], trial["paper"], "denies")
    dispute.reply(trial["then"], rent, "concedes")
    assert pairs(dispute) == []


def test_the_last_denial_counts_and_the_shift_is_shown(dispute: Dispute, trial: dict[str, str]) -> None:
    dispute.document("again", "It was said that no value was touched.", "2024-02-05")
    again = dispute.says("again", "no value was touched", "Lund Institute", "denies")
    for denial in (trial["first"], again):
        dispute.reply(denial, trial["paper"], "denies")
    dispute.reply(trial["then"], trial["paper"], "concedes")
    links = weigh(dispute.documents(), dispute.links)
    assert [s for p in links if isinstance(p, Position) for s in p.shifts] == [(again, trial["then"])]


def test_one_day_or_another_party_is_no_shift(dispute: Dispute, trial: dict[str, str]) -> None:
    dispute.document("same", "It was said that a value was lost.", DAYS["first"])
    same_day = dispute.says("same", "a value was lost", "Lund Institute", "concedes")
    dispute.document("other", "It was said that a form was lost.", DAYS["then"])
    other = dispute.says("other", "a form was lost", "Inspector", "concedes")
    dispute.reply(trial["first"], trial["paper"], "denies")
    for concession in (same_day, other):
        dispute.reply(concession, trial["paper"], "concedes")
    assert pairs(dispute) == []


def test_what_confirms_the_denial_grants_nothing(dispute: Dispute, trial: dict[str, str]) -> None:
    dispute.document("sure", "It was said that no value was touched.", DAYS["then"])
    sure = dispute.says("sure", "no value was touched", "Lund Institute", "asserts")
    dispute.reply(trial["first"], trial["paper"], "denies")
    dispute.reply(sure, trial["paper"], "concedes")
    assert pairs(dispute) == []


def test_of_denials_that_a_concession_shifts_the_last_one_is_shown(
    dispute: Dispute, trial: dict[str, str]
) -> None:
    dispute.document("again", "It was said that no value was touched.", "2024-02-05")
    again = dispute.says("again", "no value was touched", "Lund Institute", "denies")
    for denial in (trial["first"], again):
        dispute.reply(trial["then"], denial, "shifts")
    links = weigh(dispute.documents(), dispute.links)
    assert [s for p in links if isinstance(p, Position) for s in p.shifts] == [(again, trial["then"])]


def test_who_accuses_in_return_has_denied_nothing(dispute: Dispute, trial: dict[str, str]) -> None:
    dispute.document("turn", "It was said that the paper forged a letter.", "2024-02-05")
    turned = dispute.says("turn", "the paper forged a letter", "Lund Institute", "accuses")
    dispute.reply(turned, trial["paper"], "denies")
    dispute.reply(trial["then"], trial["paper"], "concedes")
    assert pairs(dispute) == []


@pytest.mark.parametrize(
    ("words", "withdrawn"),
    [
        ("there was no strike at all in that valley", True),
        ("nobody in the valley came to harm", False),
    ],
)
def test_what_was_granted_and_is_denied_later_is_withdrawn(
    dispute: Dispute, words: str, withdrawn: bool
) -> None:
    told = {
        "league": (
            "Herders League",
            "accuses",
            "an air strike on the valley killed nine herders",
            "2024-02-01",
        ),
        "army": ("Army", "concedes", "that it had carried out the attack", "2024-02-03"),
        "now": ("Army", "denies", words, "2024-03-20"),
    }
    said = {}
    for id, (by, act, content, day) in told.items():
        dispute.party(by)
        dispute.document(id, f"It was said {content}.", day)
        said[id] = dispute.says(id, content, by, act)
    dispute.reply(said["army"], said["league"], "concedes")
    dispute.reply(said["now"], said["league"], "denies")
    found = list(Granting(Account.of(dispute.documents(), dispute.links)).withdrawn())
    assert found == ([(said["army"], said["now"])] if withdrawn else [])
