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


AGENTS = [
    ("trucks of Orbo Works dumped dye", (), "party-Orbo Works"),
    ("trucks of Orbo Works dumped dye", ("party-Works Council",), "party-Works Council"),
    ("Works Council let dye run out", (), "party-Works Council"),
]


@pytest.mark.parametrize(("words", "repliers", "party"), AGENTS)
def test_who_answers_and_whom_the_words_open_with_come_before_the_agent_of_an_incident(
    dispute: Dispute, words: str, repliers: tuple[str, ...], party: str
) -> None:
    for name in ("Herders League", "Orbo Works", "Works Council"):
        dispute.party(name)
    dispute.document("d", f"The league said {words}.", "2024-01-01")
    said = dispute.says("d", words, "Herders League", "accuses")
    dispute.event("d", said, words="dye", agent="Orbo Works")
    told = Account.of(dispute.documents(), dispute.links)
    assert accused(told, Naming(told), told.statements[said], repliers) == party
