"""One party's statements of contrary sense, found without any link between them."""

import pytest

from rejoinder.model import Claim, Position
from rejoinder.weigh import Account, weigh
from rejoinder.weigh.turning import contraries
from weigh.made import Dispute

TURNS = [
    ("denies", "the gate had been left open", "concedes", "the gate had been left open by a guard"),
    ("asserts", "the gate was open all night", "asserts", "the gate was not open all night"),
    ("asserts", "the gate was open all night", "denies", "the gate was not open all night"),
    ("denies", "the gate was never open at night", "concedes", "the gate was open at night in May"),
    ("promises", "it would not close the north gate", "asserts", "it would close the north gate in March"),
    ("denies", "no records of the gate were lost", "concedes", "records had been lost by a clerk"),
]


def found(dispute: Dispute, old: tuple[str, str], new: tuple[str, str], **more: str) -> list[tuple[str, str]]:
    """The pairs of contrary sense, by documents, for an older and a newer statement."""
    dispute.party("Port Board")
    dispute.party("Dock Union")
    dispute.document("a", f"It was said that {old[1]}.", more.get("first", "2024-02-01"))
    dispute.document("b", f"It was said that {new[1]}.", more.get("second", "2024-02-09"))
    document = {
        dispute.says("a", old[1], "Port Board", old[0]): "a",
        dispute.says("b", new[1], more.get("by", "Port Board"), new[0]): "b",
    }
    account = Account.of(dispute.documents(), dispute.links)
    return [(document[x], document[y]) for x, y in contraries(account)]


@pytest.mark.parametrize(("act", "old", "later", "new"), TURNS)
def test_contrary_sense_on_one_matter(dispute: Dispute, act: str, old: str, later: str, new: str) -> None:
    assert found(dispute, (act, old), (later, new)) == [("a", "b")]


SAME = [
    ("denies", "the gate had been left open", "denies", "the gate had never been left open"),
    ("asserts", "the gate was open all night", "asserts", "the gate was open all night and no guard failed"),
    ("asserts", "the gate at Lome was open", "asserts", "the gate at Sehra was not open"),
    ("asserts", "the north gate was open", "declines", "the north gate was open"),
    ("asserts", "the tax on fuel would rise", "asserts", "the toll on northern roads would not rise"),
    ("asserts", "Gate 3 intact", "denies", "gate 3 was not intact"),
    ("asserts", "the gate was open all night", "denies", "the gate is not open at night in case of fog"),
]


@pytest.mark.parametrize(("act", "old", "later", "new"), SAME)
def test_no_contrary_sense_or_another_matter(
    dispute: Dispute, act: str, old: str, later: str, new: str
) -> None:
    assert found(dispute, (act, old), (later, new)) == []


def test_a_quoted_denial_is_what_is_said_and_not_what_is_denied(dispute: Dispute) -> None:
    dispute.party("Port Board")
    for id, date, words in (
        ("a", "2024-02-01", "dust is harmless"),
        ("b", "2024-02-09", "dust is dangerous"),
    ):
        dispute.document(id, f"“The {words},” it said.", date)
    old = dispute.says("a", "The dust is harmless", "Port Board", "denies", form="direct")
    new = dispute.says("b", "The dust is dangerous", "Port Board", "concedes", form="direct")
    assert list(contraries(Account.of(dispute.documents(), dispute.links))) == [(old, new)]


@pytest.mark.parametrize("more", [{"by": "Dock Union"}, {"second": "2024-02-01"}, {"second": "2024-02"}])
def test_two_parties_or_one_day_are_no_turn(dispute: Dispute, more: dict[str, str]) -> None:
    assert found(dispute, *((a, w) for a, w in (TURNS[0][:2], TURNS[0][2:])), **more) == []


def test_what_no_claim_is_about_becomes_a_claim_with_its_position(dispute: Dispute) -> None:
    assert found(dispute, TURNS[0][:2], TURNS[0][2:])
    links = weigh(dispute.documents(), dispute.links)
    (claim,) = (x for x in links if isinstance(x, Claim))
    (position,) = (x for x in links if isinstance(x, Position))
    old, new = (s.id for s in claim.statements)
    assert (position.claim, position.shifts) == (claim.id, ((old, new),))
    assert [s.polarity for s in claim.statements] == ["denies", "asserts"]
