"""Which names are one party, and for whom a party speaks."""

import random

import msgspec
import pytest

from link.made import document
from rejoinder.link import link_parties
from rejoinder.link.naming import read_name
from rejoinder.model import Extracted, Statement, make_id
from rejoinder.model.records import Speaker
from rejoinder.model.vocabulary import PartyKind


def said_by(*speakers: Speaker, text: str = "", id: str = "d") -> Extracted:
    """A document in which each speaker says one word."""
    blank = document(id, "2024-01-01", text or "Nothing.")
    statements = tuple(
        Statement(
            id=f"{id}{i}", form="indirect", act="asserts", content=(blank.blocks[0].span,), speaker=speaker
        )
        for i, speaker in enumerate(speakers)
    )
    return Extracted.of(blank, statements)


def speaker(
    name: str, kind: PartyKind | None = None, affiliation: str | None = None, role: str | None = None
) -> Speaker:
    return Speaker(name=name, party=make_id("speaker", name), kind=kind, affiliation=affiliation, role=role)


ONE = [
    ("Major-General Ivo Tarn", "person", "Ivo Tarn", "person"),
    ("Maj-Gen Tarn", "person", "Ivo Tarn", "person"),
    ("Sergei Malin", "person", "Sergey Malin", "person"),
    ("I. Tarn", "person", "Ivo Tarn", "person"),
    ("the French defence ministry", None, "French Ministry of Defense", None),
    ("Harbour Watch International", None, "Harbour Watch", None),
    ("Society for River Research (SRR)", None, "SRR", None),
    ("Human Shelter Network", None, "HSN", None),
    ("Brom Paper on Friday", None, "Brom Paper", None),
    ("the observatory", None, "Vale Basin Observatory", None),
    ("Mr Tarn", "organisation", "Ivo Tarn", "person"),
    ("Tarn", "organisation", "Ivo Tarn", "person"),
    ("Mohammed al-Hadid", "person", "Muhammad Al Hadid", "person"),
    ("Yuri Malin", "person", "Iouri Malin", "person"),
    ("Carmen Ortega", "person", "Carmen Ortega Ruiz", "person"),
    ("Anna Berg", "person", "Anna Maria Berg", "person"),
    ("Oleg Konashov", "person", "Oleg Konoshov", "person"),
    ("Lund Power spokesman", "person", "spokesman for Lund Power", "person"),
]


@pytest.mark.parametrize(("a", "kind_a", "b", "kind_b"), ONE)
def test_one_party(a, kind_a, b, kind_b):
    parties = link_parties([said_by(speaker(a, kind_a), speaker(b, kind_b))])
    assert len(set(parties.of_member.values())) == 1


TWO = [
    ("Anna Berg", "person", "Maria Berg", "person"),
    ("Karin Berg", "person", "Karin Borgen", "person"),
    ("the French defence ministry", None, "the Italian defence ministry", None),
    ("the French defence ministry", None, "the French health ministry", None),
    ("Lorne", None, "Lorne Water Authority", None),
    ("Port Union", None, "Port Board", None),
    ("Maria Berg", "person", "Mario Berg", "person"),
    ("Karin Berg", "person", "Karen Berg", "person"),
    ("Anna Petersen", "person", "Anna Peterson", "person"),
    ("Anna Bell", "person", "Anna Ball", "person"),
    ("Peters", "person", "Anna Petersen", "person"),
    ("John Marsh", "person", "John Marsh Jr", "person"),
    ("Lund Power", None, "Lund Power's lawyer", "person"),
    ("Lund Power spokesman", "person", "Lund Power lawyer", "person"),
    ("spokesman for Lund Power", "person", "spokesman for Lund Rail", "person"),
]


@pytest.mark.parametrize(("a", "kind_a", "b", "kind_b"), TWO)
def test_two_parties(a, kind_a, b, kind_b):
    parties = link_parties([said_by(speaker(a, kind_a), speaker(b, kind_b))])
    assert parties.of(speaker(a, kind_a)) != parties.of(speaker(b, kind_b))


def test_a_common_noun_that_fits_two_stays_apart():
    named = (speaker(n) for n in ("the observatory", "Vale Basin Observatory", "Orle Hill Observatory"))
    assert len(link_parties([said_by(*named)]).records) == 3


def test_a_surname_that_two_bear_stays_apart():
    documents = [said_by(*(speaker(n, "person") for n in ("Anna Berg", "Maria Berg", "Berg")))]
    assert len(link_parties(documents).records) == 3


@pytest.mark.parametrize(
    "named",
    [("J. Smith", "John Smith", "Jane Smith"), ("Carmen Ortega", "Carmen Ortega Ruiz", "Carmen Ortega Leal")],
)
def test_a_short_form_that_fits_two_stays_apart(named):
    parties = link_parties([said_by(*(speaker(n, "person") for n in named))])
    assert len(parties.records) == 3


def test_a_family_name_that_stands_first_joins_in_its_document():
    here = said_by(speaker("Nagy Eszter", "person"), speaker("Nagy", "person"), id="a")
    there = said_by(speaker("Lee", "person"), id="b"), said_by(speaker("Lee Harvey", "person"), id="c")
    parties = link_parties([here, *there])
    assert parties.of(speaker("Nagy")) == parties.of(speaker("Nagy Eszter"))
    assert parties.of(speaker("Lee")) != parties.of(speaker("Lee Harvey"))


def test_who_is_accused_by_name_is_the_person_who_speaks():
    accused = said_by(speaker("Port Board"))
    (statement,) = accused.statements
    accused = msgspec.structs.replace(
        accused, statements=(msgspec.structs.replace(statement, addressee="Ivo Tarn"),)
    )
    parties = link_parties(
        [accused, said_by(speaker("Ivo Tarn", "person"), speaker("Tarn", "person"), id="b")]
    )
    assert [p.kind for p in parties.records if p.name == "Ivo Tarn"] == ["person"]
    assert parties.of(speaker("Tarn")) == parties.of(speaker("Ivo Tarn"))


def test_a_surname_with_another_role_in_its_document_is_another():
    lord, ema = (
        speaker("Marsh", "person", role="chief secretary"),
        speaker("Ema Marsh", "person", role="columnist"),
    )
    assert len(link_parties([said_by(lord, ema)]).records) == 2
    assert len(link_parties([said_by(lord), said_by(ema, id="b")]).records) == 1


def test_a_company_that_bears_a_surname_is_not_its_founder():
    documents = [said_by(speaker("Carrow"), speaker("Edwin Carrow", "person"), speaker("Carrow Mills"))]
    parties = link_parties(documents)
    assert parties.of(speaker("Carrow")) != parties.of(speaker("Edwin Carrow"))


def test_a_surname_joins_the_bearer_in_its_own_document():
    here = said_by(speaker("Anna Berg", "person"), speaker("Berg", "person"), id="a")
    there = said_by(speaker("Maria Berg", "person"), id="b")
    parties = link_parties([here, there])
    assert parties.of(speaker("Berg")) == parties.of(speaker("Anna Berg"))


def test_an_acronym_that_the_text_introduces():
    document = said_by(
        speaker("Vale Basin Observatory"),
        speaker("ObVB"),
        text="The Basin Observatory (VBO) opened. Vale Basin Observatory (ObVB).",
    )
    parties = link_parties([document, said_by(speaker("Organic Valley Board"), id="z")])
    assert parties.of(speaker("ObVB")) != parties.of(speaker("Organic Valley Board"))


def names(parties, party: str) -> list[str]:
    known = parties.by_id()
    return [known[p].name for p in parties.above[party]]


CHAINS = [
    (speaker("Ivo Tarn", "person", "French Ministry of Defence"), ["French Ministry of Defence", "France"]),
    (speaker("the Chilean army"), ["Chile"]),
    (speaker("Ottawa"), ["Canada"]),
    (speaker("Ann Reed", "person", "Port Board"), ["Port Board"]),
    (speaker("Canadian Cancer Society"), []),
    (speaker("UK-based Leaf Trust"), []),
    (speaker("Mine Bank's lawyer", "person", "Mine Bank"), ["Mine Bank"]),
    (speaker("company spokeswoman", "person", "Mine Bank"), ["Mine Bank"]),
    (speaker("Odo Veit", "person", role="Rector"), []),
    (speaker("Odo Veit", "person", "Housing", "Housing minister"), []),
    (speaker("Odo Veit", "person", "Prime Minister’s Office"), ["Prime Minister’s Office"]),
]


@pytest.mark.parametrize(("who", "expected"), CHAINS, ids=lambda v: getattr(v, "name", ""))
def test_for_whom_a_party_speaks(who, expected):
    parties = link_parties([said_by(who)])
    assert names(parties, parties.of(who)) == expected


def test_an_office_is_of_the_ministry_that_it_names():
    minister = speaker("Aldo Brenn", "person", role="Deputy Mines Minister")
    parties = link_parties([said_by(minister, speaker("Ministry of Mines"))])
    assert names(parties, parties.of(minister)) == ["Ministry of Mines"]


ARMED = [
    ("Chilean air force", ["Chilean Ministry of Defence", "Chile"]),
    ("Lorran army", ["Lorran Ministry of Defence"]),
    ("Peruvian navy", ["Peru"]),
    ("Vellan army", []),
    ("Salvation Army", []),
]


@pytest.mark.parametrize(("force", "above"), ARMED)
def test_the_ministry_of_defence_of_its_own_state_answers_for_an_armed_force(force, above):
    ministries = speaker("Chilean Ministry of Defence"), speaker("Lorran Ministry of Defence")
    parties = link_parties([said_by(speaker(force), *ministries)])
    assert names(parties, parties.of(speaker(force))) == above


def test_an_unsure_speaker_is_no_party():
    unsure = Speaker(name="he", party="x", candidates=("Ivo Tarn", "Aldo Brenn"))
    assert link_parties([said_by(unsure)]).of(unsure) is None


def test_joined_names_say_why():
    parties = link_parties([said_by(speaker("Ivo Tarn", "person"), speaker("Tarn", "person"))])
    (party,) = parties.records
    assert party.name == "Ivo Tarn"
    assert "surname" in party.signals[0].reason


def test_an_unnamed_witness_is_another_one_in_another_document() -> None:
    def witness(of: str) -> Speaker:
        return Speaker(name="second witness", party=make_id("p", of, "second witness"), kind="person")

    parties = link_parties([said_by(witness("a"), id="a"), said_by(witness("b"), id="b")])
    assert len({parties.of(witness("a")), parties.of(witness("b"))}) == 2


@pytest.mark.parametrize("written", ["expert consulted by Acme Watch", "spokesperson for Acme Watch"])
def test_whom_a_body_consults_has_not_its_name(written):
    assert read_name(written, "person").person == ()
    assert read_name("Alda Reyes of the Acme Watch", "person").person == ("alda", "reyes")


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_documents_does_not_matter(seed):
    names = [n for pair in (*ONE, *TWO) for n in ((pair[0], pair[1]), (pair[2], pair[3]))]
    documents = [said_by(speaker(*name), id=f"d{i}") for i, name in enumerate(names)]
    shuffled = random.Random(seed).sample(documents, len(documents))
    assert link_parties(shuffled) == link_parties(documents)


def test_names_swapped_are_joined_alike():
    def groups(a: str, b: str) -> set[frozenset[str]]:
        said = (f"Ann {a}", a, f"Bo {b}", f"A. {a}", f"{b} Power", f"{b} Power spokesman")
        parties = link_parties([said_by(*(speaker(n) for n in said))])
        places = {make_id("speaker", n): str(i) for i, n in enumerate(said)}
        return {frozenset(places[m] for m in p.members) for p in parties.records}

    assert groups("Tarn", "Malik") == groups("Malik", "Tarn")
