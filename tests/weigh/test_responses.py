"""Which statements of the accused side stand as responses to an allegation."""

import pytest

from rejoinder.model import Coverage
from rejoinder.weigh import weigh
from weigh.made import Dispute

ALLEGED = "Orbo locked the fire pumps for weeks"


def matrices(dispute: Dispute) -> list[Coverage]:
    return [r for r in weigh(dispute.documents(), dispute.links) if isinstance(r, Coverage)]


def allege(dispute: Dispute, *others: str) -> str:
    """The accusation of the league, in a document in which ``others`` stands after it."""
    for name in ("League", "Orbo", "Council"):
        dispute.party(name)
    dispute.document("report", " ".join([f"The League accused Orbo: {ALLEGED}.", *others]), "2024-05-06")
    said = dispute.says("report", ALLEGED, "League", "accuses", addressee="Orbo")
    dispute.claim("claim-pumps", asserts=(said,))
    return said


UNLINKED = [
    ("denies", "the report of the League", True),
    ("declines", "to comment", True),
    ("concedes", "mistakes", True),
    ("asserts", "the weather was fine", True),
    ("promises", "a new office", False),
    ("demands", "an apology", False),
]


@pytest.mark.parametrize(("act", "words", "responds"), UNLINKED)
def test_what_the_accused_says_right_after_the_allegation_responds_to_it(
    dispute: Dispute, act: str, words: str, responds: bool
) -> None:
    allege(dispute, f"Orbo said: {words}.")
    said = dispute.says("report", words, "Orbo", act)
    [matrix] = matrices(dispute)
    assert matrix.responses == ((said,) if responds else ())


def test_a_remark_of_the_accused_after_somebody_else_spoke_is_no_response(dispute: Dispute) -> None:
    allege(dispute, "The Council met on Monday. Orbo said: the weather was fine.")
    dispute.says("report", "met on Monday", "Council")
    dispute.says("report", "the weather was fine", "Orbo")
    assert matrices(dispute)[0].responses == ()


def test_a_reply_to_who_affirms_the_allegation_responds_to_it(dispute: Dispute) -> None:
    alleged = allege(dispute)
    dispute.document("found", "The Council found rust. Orbo granted some rust.", "2024-05-09")
    finding = dispute.says("found", "rust", "Council")
    granted = dispute.says("found", "some rust", "Orbo", "concedes")
    dispute.reply(finding, alleged, "affirms")
    dispute.reply(granted, finding, "concedes")
    assert matrices(dispute)[0].responses == (granted,)


def test_a_reply_to_who_contradicts_the_denial_responds_to_the_allegation(dispute: Dispute) -> None:
    alleged = allege(dispute, "Orbo said: never.")
    denial = dispute.says("report", "never", "Orbo", "denies")
    dispute.reply(denial, alleged, "denies")
    dispute.document("found", "The Council found a chain. Orbo called it a hoax.", "2024-05-09")
    finding = dispute.says("found", "a chain", "Council")
    hoax = dispute.says("found", "a hoax", "Orbo", "asserts")
    dispute.reply(finding, denial, "contradicts")
    dispute.reply(hoax, finding, "non_denial")
    assert matrices(dispute)[0].responses == (denial, hoax)


def test_a_denial_elsewhere_responds_to_the_only_matter_held_against_its_side(dispute: Dispute) -> None:
    allege(dispute)
    dispute.document("later", "Orbo said: it is slander.", "2024-05-20")
    denial = dispute.says("later", "it is slander", "Orbo", "denies")
    assert matrices(dispute)[0].responses == (denial,)


def test_a_denial_elsewhere_is_given_to_none_of_two_matters(dispute: Dispute) -> None:
    allege(dispute)
    dispute.document("other", "The Council accused Orbo: its lorries leak.", "2024-05-07")
    second = dispute.says("other", "its lorries leak", "Council", "accuses", addressee="Orbo")
    dispute.claim("claim-lorries", asserts=(second,))
    dispute.document("later", "Orbo said: it is slander.", "2024-05-20")
    dispute.says("later", "it is slander", "Orbo", "denies")
    assert [m.responses for m in matrices(dispute)] == [(), ()]


def test_a_denial_in_one_document_responds_to_the_nearest_allegation(dispute: Dispute) -> None:
    allege(dispute, "The Council accused Orbo: its lorries leak. Orbo said: it is slander.")
    second = dispute.says("report", "its lorries leak", "Council", "accuses", addressee="Orbo")
    dispute.claim("claim-lorries", asserts=(second,))
    denial = dispute.says("report", "it is slander", "Orbo", "denies")
    assert {m.about: m.responses for m in matrices(dispute)} == {
        "claim-pumps": (),
        "claim-lorries": (denial,),
    }


def test_a_denial_that_answers_another_matter_is_no_response_to_this_one(dispute: Dispute) -> None:
    allege(dispute, "Orbo said: it is slander.")
    dispute.document("other", "The Council accused Orbo: its lorries leak.", "2024-05-05")
    second = dispute.says("other", "its lorries leak", "Council", "accuses", addressee="Orbo")
    dispute.claim("claim-lorries", asserts=(second,))
    denial = dispute.says("report", "it is slander", "Orbo", "denies")
    dispute.reply(denial, second, "denies")
    assert {m.about: m.responses for m in matrices(dispute)} == {
        "claim-pumps": (),
        "claim-lorries": (denial,),
    }


def test_a_denial_that_is_linked_to_nothing_needs_one_word_of_the_deed(dispute: Dispute) -> None:
    allege(dispute, "Orbo said: no pump of ours fails.")
    dispute.says("report", "no pump of ours fails", "Orbo", "denies")
    [matrix] = matrices(dispute)
    assert [(c.state, c.words) for c in matrix.cells] == [("denied", "no pump of ours fails")]


@pytest.mark.parametrize(("answering", "held"), [(False, ["claim-dust"]), (True, [])])
def test_an_assertion_that_somebody_contradicts_is_held_against_them_unless_it_answers(
    dispute: Dispute, answering: bool, held: list[str]
) -> None:
    for name in ("League", "Orbo"):
        dispute.party(name)
    dispute.document(
        "paper", "The League said dust fell at dawn. Orbo said dust fell on nobody.", "2024-05-06"
    )
    told = dispute.says("paper", "dust fell at dawn", "League")
    other = dispute.says("paper", "dust fell on nobody", "Orbo")
    dispute.claim("claim-dust", asserts=(told,), denies=(other,))
    dispute.reply(other, told, "contradicts")
    if answering:
        dispute.reply(told, other, "contradicts")
    assert [m.about for m in matrices(dispute)] == held
