"""What statements assert or deny in common, with polarity."""

import pytest

from link.made import document
from rejoinder.link import link
from rejoinder.link.claims import extended, takes_a_side
from rejoinder.model import Claim, ClaimStatement, Reply, Signal


def polarities(first: tuple[str, str], second: tuple[str, str]) -> dict[str, str]:
    """Polarity of two statements, (act, words) each, in the claim that holds both; empty where none does."""
    documents = [
        document("a", "2024-03-16", f"The Dock Union said <s1 {first[0]} Dock Union>{first[1]}</>."),
        document("b", "2024-03-17", f"The Port Board said <s2 {second[0]} Port Board>{second[1]}</>."),
    ]
    for record in link(documents):
        if isinstance(record, Claim) and len(record.statements) == 2:
            return {s.id: s.polarity for s in record.statements}
    return {}


HIT = "the clinic in Varn was hit by two shells"

CASES = [
    (("asserts", HIT), ("asserts", "the clinic in Varn was not hit by two shells"), ("asserts", "denies")),
    (("asserts", HIT), ("denies", HIT), ("asserts", "denies")),
    (("asserts", HIT), ("denies", "the clinic in Varn was not hit by shells"), ("asserts", "denies")),
    (("accuses", HIT), ("concedes", "the clinic in Varn was hit by shells"), ("asserts", "asserts")),
    (
        ("asserts", "the harbour wall collapsed on Tuesday night"),
        ("asserts", "the harbour wall stood on Tuesday night"),
        ("asserts", "denies"),
    ),
    (
        ("asserts", "<f1 killed 9 9>nine people</> died in the ferry fire"),
        ("asserts", "<f2 killed 3 3>three people</> died in the ferry fire"),
        ("asserts", "denies"),
    ),
]


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_polarity(first, second, expected):
    found = polarities(first, second)
    assert sorted(found.values()) == sorted(expected)
    assert (found["s1"] == found["s2"]) == (expected[0] == expected[1])


def test_two_propositions_are_two_claims():
    other = "the school in Varn had no heating in winter"
    assert polarities(("asserts", HIT), ("asserts", other)) == {}


def test_a_denial_in_other_words_joins_the_claim_that_it_denies():
    documents = [
        document(
            "a",
            "2024-03-16",
            "The Dock Union said <s1 accuses Dock Union>the Port Board locked the pumps</>.",
        ),
        document(
            "b",
            "2024-03-17",
            "The Port Board dismissed the report of the Dock Union as <s2 denies Port Board>“fiction”</>.",
        ),
    ]
    (claim,) = (r for r in link(documents) if isinstance(r, Claim))
    assert {s.id: s.polarity for s in claim.statements} == {"s1": "asserts", "s2": "denies"}


def test_a_demand_is_no_claim():
    assert polarities(("demands", HIT), ("asserts", HIT)) == {}


SIDES = [
    ("denies", 0.5, "", False),
    ("denies", 0.6, "", True),
    ("denies", 0.5, "pumps", True),
    ("contradicts", 0.8, "pumps", False),
    ("contradicts", 0.9, "", True),
    ("concedes", 0.4, "", True),
    ("non_denial", 0.9, "pumps", False),
]


@pytest.mark.parametrize(("kind", "score", "words", "joins"), SIDES)
def test_a_reply_takes_a_side_where_it_is_sure_to_be_on_the_claim(kind, score, words, joins):
    claim = Claim(id="c", words="", statements=(ClaimStatement(id="s1", polarity="asserts"),))
    signal = Signal(name="words", value=1.0, weight=1.0, reason="", words=words)
    reply = Reply(id="r", source="s2", target="s1", kind=kind, score=score, signals=(signal,))
    found = extended(claim, {"s1": [reply]} if takes_a_side(reply) else {})
    assert ("s2" in {s.id for s in found.statements}) == joins
