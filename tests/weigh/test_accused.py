"""Whom an allegation is made against."""

import pytest

from rejoinder.weigh import Account
from rejoinder.weigh.accused import Naming, accused
from weigh.made import Dispute

NAMES = [
    ("Orbo Works", "party-Orbo Works"),
    ("the Orbo Works", "party-Orbo Works"),
    ("the mill owner Orbo Works of Hasp", "party-Orbo Works"),
    ("the firm", "party-Orbo Works"),
    ("it", None),
    ("Works", None),
    ("somebody", None),
    ("", None),
]


@pytest.fixture
def account(dispute: Dispute) -> Account:
    dispute.party("Orbo Works")
    dispute.party("Ada Brill", speaks_for="Orbo Works", kind="person")
    dispute.party("Herders League")
    text = "The league accused it of theft. The firm said that this was not so."
    dispute.document("d", text, "2024-01-01")
    source = Dispute.span(text, "The firm")
    dispute.says("d", "this was not so", "Orbo Works", source=source)
    dispute.says("d", "of theft", "Herders League", "accuses", addressee="it")
    return Account.of(dispute.documents(), dispute.links)


@pytest.mark.parametrize(("words", "party"), NAMES)
def test_a_party_is_named_by_its_names_and_its_mentions_in_the_document(
    account: Account, words: str, party: str | None
) -> None:
    assert Naming(account).party(words, "d") == party


REPLIERS = [
    (["party-Ada Brill"], "party-Orbo Works"),
    (["party-Orbo Works", "party-Ada Brill"], "party-Orbo Works"),
    (["party-Herders League"], None),
    ([], None),
]


@pytest.mark.parametrize(("repliers", "party"), REPLIERS)
def test_who_answers_an_allegation_that_names_nobody_is_accused(
    account: Account, repliers: list[str], party: str | None
) -> None:
    [statement] = [s for s in account.statements.values() if s.act == "accuses"]
    assert accused(account, Naming(account), statement, repliers) == party


OPENINGS = [
    ("the firm hid the files", "party-Orbo Works"),
    ("that Orbo Works hid the files", "party-Orbo Works"),
    ("Orbo Works would publish the files", None),
    ("the files were hidden", None),
]


@pytest.mark.parametrize(("words", "party"), OPENINGS)
def test_what_an_accusation_opens_with_is_accused_unless_it_is_told_what_it_would_do(
    dispute: Dispute, words: str, party: str | None
) -> None:
    dispute.party("Orbo Works")
    dispute.party("Herders League")
    dispute.document("e", f"The league was blunt: {words}. The firm shrugged.", "2024-01-02")
    said = dispute.says("e", words, "Herders League", "accuses")
    place = Dispute.span(dispute.documents()[0].text, "The firm")
    dispute.says("e", "shrugged", "Orbo Works", source=place)
    told = Account.of(dispute.documents(), dispute.links)
    assert accused(told, Naming(told), told.statements[said], ()) == party


def test_who_answers_for_the_agent_of_an_incident_is_accused(dispute: Dispute) -> None:
    for party in ("Herders League", "Orbo Works", "Works Council"):
        dispute.party(party)
    dispute.document("d", "The league said trucks of Orbo Works dumped dye.", "2024-01-01")
    said = dispute.says("d", "trucks of Orbo Works dumped dye", "Herders League", "accuses")
    dispute.event("d", said, words="dumped", agent="Orbo Works")
    told = Account.of(dispute.documents(), dispute.links)
    statement = told.statements[said]
    assert accused(told, Naming(told), statement, ()) == "party-Orbo Works"
    assert accused(told, Naming(told), statement, ["party-Works Council"]) == "party-Works Council"


def test_what_an_accusation_opens_with_is_accused_before_the_agent_of_its_incident(dispute: Dispute) -> None:
    for party in ("Herders League", "Orbo Works", "Works Council"):
        dispute.party(party)
    dispute.document("d", "The league said Orbo Works let dye run out.", "2024-01-01")
    said = dispute.says("d", "Orbo Works let dye run out", "Herders League", "accuses")
    dispute.event("d", said, words="run out", agent="Works Council")
    told = Account.of(dispute.documents(), dispute.links)
    assert accused(told, Naming(told), told.statements[said], ()) == "party-Orbo Works"


def test_what_a_name_shares_with_another_states_is_not_yet_its_own(dispute: Dispute) -> None:
    dispute.party("US armed forces")
    dispute.party("Turkish armed forces")
    dispute.document("d", "The armed forces fired.", "2024-01-01")
    naming = Naming(Account.of(dispute.documents(), dispute.links))
    assert naming.party("armed forces", "d") is None
    assert naming.party("US armed forces", "d") == "party-US armed forces"


def test_a_spokesperson_is_on_the_side_of_a_force_of_the_same_ministry(dispute: Dispute) -> None:
    dispute.party("Ministry of Defence")
    dispute.party("Air Force", speaks_for="Ministry of Defence")
    dispute.party("Ada Brill", speaks_for="Ministry of Defence", kind="person")
    dispute.party("Herders League")
    dispute.document("d", "The air force bombed it.", "2024-01-01")
    account = Account.of(dispute.documents(), dispute.links)
    assert account.allied("party-Ada Brill", "party-Air Force")
    assert not account.allied("party-Ada Brill", "party-Herders League")
