"""Who an unnamed holder of an office is."""

import pytest

from link.made import document
from rejoinder.link import link_parties
from rejoinder.model import Extracted, Span, Speaker, Statement, make_id


def told(id: str, published: str, *speakers: Speaker, words: str = "The spokesman") -> Extracted:
    """A document in which each speaker says something, called as ``words``."""
    blank = document(id, published, f"{words} spoke.")
    statements = tuple(
        Statement(
            id=f"{id}{i}",
            form="indirect",
            act="asserts",
            content=(blank.blocks[0].span,),
            source=Span(0, len(words)),
            speaker=speaker,
        )
        for i, speaker in enumerate(speakers)
    )
    return Extracted.of(blank, statements)


def unnamed(office: str, body: str | None, document: str) -> Speaker:
    """Somebody called only by an office, who is nobody of another document."""
    return Speaker(
        name=office, party=make_id("p", document, office), kind="person", role=office, affiliation=body
    )


def holder(name: str, office: str, body: str) -> Speaker:
    return Speaker(name=name, party=make_id("p", name), kind="person", role=office, affiliation=body)


TARN = holder("Ivo Tarn", "spokesman", "Mines Ministry")
REED = holder("Ann Reed", "spokeswoman", "Mines Ministry")

HELD = [
    # named before, office and body, date of the unnamed one, how it is called; one party?
    ([TARN], ("ministry spokesman", "Mines Ministry"), "2024-03-01", "The spokesman", True),
    ([TARN], ("ministry spokesperson", "Mines Ministry"), "2024-03-01", "The spokesman", True),
    ([TARN], ("ministry spokesman", "Mines Ministry"), "2024-03-01", "A spokesman", False),
    ([TARN], ("ministry spokesman", "Mines Ministry"), "2026-03-01", "The spokesman", False),
    ([TARN], ("ministry spokeswoman", "Mines Ministry"), "2024-03-01", "The spokesman", False),
    ([TARN], ("board spokesman", "Mines Board"), "2024-03-01", "The spokesman", False),
    ([TARN, REED], ("ministry spokesperson", "Mines Ministry"), "2024-03-01", "The spokesman", False),
    (
        [holder("Ivo Tarn", "deputy spokesman", "Mines Ministry")],
        ("ministry spokesman", "Mines Ministry"),
        "2024-03-01",
        "The spokesman",
        False,
    ),
    (
        [holder("Ivo Tarn", "lawyer", "Mines Ministry")],
        ("ministry lawyer", "Mines Ministry"),
        "2024-03-01",
        "The lawyer",
        False,
    ),
]


@pytest.mark.parametrize(("named", "office", "day", "words", "one"), HELD)
def test_an_office_at_a_time_is_the_one_who_is_named_in_it(named, office, day, words, one):
    who = unnamed(*office, "b")
    parties = link_parties([told("a", "2024-02-01", *named), told("b", day, who, words=words)])
    assert (parties.of(who) in {parties.of(n) for n in named}) is one


DESCRIBED = [
    (["electrician", "electrician"], ["2024-02-01", "2024-02-20"], True),
    (["electrician", "electrician"], ["2024-02-01", "2024-06-20"], False),
    (["electrician", "nurse"], ["2024-02-01", "2024-02-20"], False),
    (["official", "official"], ["2024-02-01", "2024-02-20"], False),
    (["spokesman", "spokesman"], ["2024-02-01", "2024-02-20"], False),
    (["nurse"] * 4, ["2024-02-01"] * 4, False),
]


@pytest.mark.parametrize(("offices", "days", "one"), DESCRIBED)
def test_a_rare_description_is_one_person_within_a_month(offices, days, one):
    people = [unnamed(office, None, f"d{i}") for i, office in enumerate(offices)]
    documents = [told(f"d{i}", day, who) for i, (day, who) in enumerate(zip(days, people, strict=True))]
    parties = link_parties(documents)
    assert (len({parties.of(who) for who in people}) == 1) is one


def test_two_companies_have_two_spokeswomen():
    one, other = (unnamed("company spokeswoman", of, of) for of in ("Lund Power", "Lund Rail"))
    parties = link_parties([told("a", "2024-02-01", one), told("b", "2024-02-01", other)])
    assert parties.of(one) != parties.of(other)


AT_THE_MINE = [
    ("electrician", "An electrician", None),
    ("electrician", "The electrician", "Orrin Mine"),
    ("manager", "A manager", "Orrin Mine"),
]


@pytest.mark.parametrize(("occupation", "words", "body"), AT_THE_MINE)
def test_who_only_works_for_a_body_does_not_speak_for_it(occupation, words, body):
    mine = Speaker(name="Orrin Mine", party=make_id("p", "Orrin Mine"), kind="organisation")
    worker = unnamed(occupation, "Orrin Mine", "b")
    parties = link_parties([told("a", "2024-03-01", mine), told("b", "2024-03-02", worker, words=words)])
    names = {p.id: p.name for p in parties.records}
    (found,) = (p for p in parties.records if p.name != "Orrin Mine")
    assert names.get(found.speaks_for) == body
