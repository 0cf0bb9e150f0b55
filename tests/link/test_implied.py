"""Replies that do not say so, and the weights behind them."""

import math

import pytest

from link.made import document, replies, triples
from rejoinder.link.implied import QUESTIONS, SHOWN, THRESHOLDS, reason, weights

SIREN = [
    document(
        "a",
        "2024-06-01",
        """The Valley Council said <v1 accuses Valley Council>people in Orl heard no siren before the water came</>.

        “<h1 asserts Uma Frey|Hill Power>It sounded at four</>,” said Uma Frey of Hill Power.""",
    )
]
SIDES = [
    document(
        "a",
        "2024-06-01",
        """The Tenants’ Circle said <t1 accuses Tenants’ Circle>Nord Homes turned off the lifts for a month</>. Nord
        Homes replied that <n1 denies Nord Homes>the lifts were never turned off</>.""",
    ),
    document(
        "b",
        "2024-06-20",
        """The Building Office said <b1 asserts Building Office>the lifts of Nord Homes had been turned off in May,
        whatever the company says</>.""",
    ),
]


def test_an_answer_without_a_shared_word_is_found_by_its_place():
    assert ("h1", "v1") in {(f, t) for f, _, t in triples(replies(SIREN))}


def test_a_third_party_contradicts_a_denial_in_another_document():
    assert {("n1", "denies", "t1"), ("b1", "contradicts", "n1")} <= triples(replies(SIDES))


@pytest.mark.parametrize("documents", [SIREN, SIDES])
def test_swapped_names_give_the_same_links(documents):
    """Every name stands where another stood: the links are the same."""
    swapped = [
        document(d.id, d.published.date, marked)
        for d, marked in zip(documents, MARKED[id(documents)], strict=True)
    ]
    assert triples(replies(swapped)) == triples(replies(documents))


MARKED = {
    id(SIREN): [
        """Hill Power said <v1 accuses Hill Power>people in Orl heard no siren before the water came</>.

        “<h1 asserts Uma Frey|Valley Council>It sounded at four</>,” said Uma Frey of the Valley Council."""
    ],
    id(SIDES): [
        """Nord Homes said <t1 accuses Nord Homes>the Tenants’ Circle turned off the lifts for a month</>. The Tenants’
        Circle replied that <n1 denies Tenants’ Circle>the lifts were never turned off</>.""",
        """The Building Office said <b1 asserts Building Office>the lifts of the Tenants’ Circle had been turned off in
        May, whatever the company says</>.""",
    ],
}


@pytest.mark.parametrize("documents", [SIREN, SIDES])
def test_the_order_of_documents_changes_nothing(documents):
    assert replies(documents) == replies(list(reversed(documents)))


def test_strangers_with_a_word_in_common_do_not_answer_each_other():
    here = document(
        "a", "2024-06-01", "Orl Rowing said <r1 accuses Orl Rowing>Mill Rowing had cut a rope</>."
    )
    there = document(
        "b", "2024-06-02", "“<c1 denies Chess Club>The rope of our bell never broke</>,” the Chess Club said."
    )
    assert triples(replies([here, there])) == set()


def test_an_implied_reply_shows_the_grounds_that_weigh_most():
    for reply in replies(SIREN):
        told = [abs(s.weight * s.value) for s in reply.signals]
        assert told == sorted(told, reverse=True)
        assert 0 < len(told) <= SHOWN
        assert min(THRESHOLDS.values()) <= reply.score <= 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_weighed_ground_but_the_acts_is_told_in_words(question):
    told = weights(question)
    silent = {n for n in told if not reason(n)}
    acts = {n for n in silent if n.startswith(("reply ", "target ")) or " > " in n}
    counted = {n for n in silent if n in ("one document", "two documents")}
    assert silent == acts | counted
    assert all(math.isfinite(w) for w in told.values())
