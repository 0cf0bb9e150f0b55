"""Which decision is in force."""

from datetime import UTC, datetime
from typing import Any

import pytest

from rejoinder.model import Decisions, Judgement, Suggestion

AT = datetime(2031, 5, 9, tzinfo=UTC)
ONE = Suggestion("party", "p-1", "p-2")


def judged(*each: tuple[str, str]) -> Decisions:
    """Decisions on one suggestion, each by an author, in that order."""
    made: Any = (Judgement(at=AT, author=a, target=ONE.target, decision=d) for a, d in each)  # type: ignore[arg-type]
    return Decisions.of(made)


CASES = [
    ([("Ada", "accept")], ("Ada", "accept")),
    ([("Ada", "accept"), ("Ada", "reject")], ("Ada", "reject")),
    ([("Ada", "accept"), ("Ben", "reject")], ("Ben", "reject")),
    ([("Ada", "accept"), ("Ben", "reject"), ("Ben", "retract")], ("Ada", "accept")),
    ([("Ada", "accept"), ("Ben", "retract")], ("Ada", "accept")),
    ([("Ada", "accept"), ("Ada", "note")], ("Ada", "accept")),
    ([("Ada", "accept"), ("Ada", "retract")], None),
    ([("Ada", "note")], None),
]


@pytest.mark.parametrize(("each", "expected"), CASES)
def test_the_latest_that_its_author_has_not_taken_back_is_in_force(each, expected):
    found = judged(*each).on(ONE)
    assert (found and (found.author, found.decision)) == expected


def test_names_of_a_party_are_the_same_in_either_order_and_replies_are_not():
    assert judged(("Ada", "reject")).rejects(Suggestion("party", "p-2", "p-1"))
    reply = Suggestion("reply", "s-1", "s-2", "denies")
    made = Decisions.of([Judgement(at=AT, author="Ada", target=reply.target, decision="reject")])
    assert made.rejects(reply)
    assert not made.rejects(Suggestion("reply", "s-2", "s-1", "denies"))


def test_a_reply_is_one_suggestion_whatever_its_kind():
    made = Decisions.of(
        [
            Judgement(
                at=AT, author="Ada", target=Suggestion("reply", "a", "b", "denies").target, decision="reject"
            )
        ]
    )
    assert made.rejects(Suggestion("reply", "a", "b", "contradicts"))


@pytest.mark.parametrize("ids", [("d 1", 'd"2'), ("a,b", "[x]"), ("ä", "\u2028")])
def test_a_target_gives_back_its_suggestion(ids):
    made = Suggestion("copy", *ids)
    assert Suggestion.of(made.target) == made


@pytest.mark.parametrize("target", ["r-1", "", "[]", '["nothing","a","b"]', '{"what":"reply"}'])
def test_another_target_is_no_suggestion(target):
    assert Suggestion.of(target) is None
