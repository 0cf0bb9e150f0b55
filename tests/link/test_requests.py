"""Right-of-reply requests that a text speaks of."""

import pytest

from link.made import document
from rejoinder.link import link_parties
from rejoinder.link.requests import link_requests

BASE = "The report names <x asserts Lake Alliance>Brom Paper</> and <y asserts Brom Paper>the lake</>. \n\n"

CASES = [
    (
        "The Lake Alliance sent a memorandum to Brom Paper on 9 November 2023. It has received no reply.",
        {"by": "Lake Alliance", "to": "Brom Paper", "date": "2023-11-09", "outcome": "has received no reply"},
    ),
    (
        "The Lake Alliance asked Brom Paper for comment by 4 December 2023.",
        {"by": "Lake Alliance", "to": "Brom Paper", "deadline": "2023-12-04", "outcome": None},
    ),
    (
        "Brom Paper did not respond to a request for comment.",
        {"by": "The Courier", "to": "Brom Paper", "outcome": "did not respond to a request for comment"},
    ),
    (
        "We wrote to Brom Paper on 2 December 2023.",
        {"by": "The Courier", "to": "Brom Paper", "date": "2023-12-02"},
    ),
    ("Brom Paper was asked to comment within ten days.", {"to": "Brom Paper", "deadline": "ten days"}),
]


def requests(text: str):
    one = document("a", "2023-12-20", BASE + text, carrier="The Courier")
    return one, link_requests([one], link_parties([one]))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_request(text, expected):
    _, (request,) = requests(text)
    assert {name: getattr(request, name) for name in expected} == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_words_are_those_of_the_document(text, expected):
    one, (request,) = requests(text)
    assert all(words.span.of(one.text) in text for words in request.words)
    assert expected.get("outcome") is None or request.words[-1].span.of(one.text) == expected["outcome"]


NONE = [
    "The Lake Alliance sent two boats to the north shore on 9 November 2023.",
    "Brom Paper asked its workers to come on Monday.",
    "The engineers responded with new pumps.",
    "Brom Paper commented on the report.",
    "Brom Paper wrote on 2 December that the letter had been forwarded to the department.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_request(text):
    assert requests(text)[1] == []


def test_a_question_that_was_not_answered_is_a_request_to_who_declined():
    _, (request,) = requests(
        "Asked whether the pipe had burst, Brom Paper declined to comment on operations."
    )
    assert (request.to, request.what, request.outcome) == (
        "Brom Paper",
        "whether the pipe had burst",
        "declined to comment on operations",
    )
