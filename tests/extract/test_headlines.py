"""Headlines in title case are read in sentence case, of the same length."""

import pytest

from rejoinder.extract.headlines import sentence_case

BODY = "The strike at Harwick began on Monday. In Harwick, the union met Dana Webb. A deal with Webb failed."


@pytest.mark.parametrize(
    ("headline", "read"),
    [
        ("Union Rejects Offer From Harwick Board", "Union rejects offer from Harwick board"),
        ("Miners Demand Talks After WHO Warning", "Miners demand talks after WHO warning"),
        ("Union rejects offer from Harwick board", "Union rejects offer from Harwick board"),
        ("Deal Fails", "Deal Fails"),
        ("", ""),
    ],
)
def test_common_words_lose_their_capital(headline: str, read: str) -> None:
    assert sentence_case(headline, BODY) == read


@pytest.mark.parametrize(
    "headline", ["Straße Gesperrt Nach Unfall Heute Morgen", "Ǆ ʼN Words Here Again Today Now"]
)
def test_the_length_never_changes(headline: str) -> None:
    assert len(sentence_case(headline, BODY)) == len(headline)


def test_a_name_with_a_possessive_in_the_body_is_a_name() -> None:
    body = "She read of Webb's plan. They met at noon."
    assert sentence_case("Miners Reject Latest Plan From Webb", body) == "Miners reject latest plan from Webb"
