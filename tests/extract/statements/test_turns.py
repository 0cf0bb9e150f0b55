"""Turns of transcripts as statements: whose they are, how they are cut, what they hold."""

import pytest

from extract.reading import tell

HEARING = (
    "Paul Ives was heard on Monday.\n"
    "Q: Where were you?\n"
    "A: I was at home. My wife said she smelled smoke.\n"
    "(The witness is shown a map.)\n"
    "Q: Is this the house?\n"
    "A: Yes."
)


def test_a_turn_is_a_direct_statement_without_a_cue() -> None:
    told = [t for t in tell(HEARING) if t.source in ("Q", "A")]
    assert [t.content for t in told] == [
        "Where were you?",
        "I was at home. My wife said she smelled smoke.",
        "Is this the house?",
        "Yes.",
    ]
    assert {(t.statement.form, t.cue, t.statement.quoted == t.statement.content) for t in told} == {
        ("direct", "", True)
    }


def test_what_others_say_in_a_turn_has_the_turn_as_parent() -> None:
    told = {t.content: t.statement for t in tell(HEARING)}
    turn = told["I was at home. My wife said she smelled smoke."]
    assert told["she smelled smoke"].parent == turn.id


def test_a_turn_goes_on_over_paragraphs() -> None:
    told = tell("Q: What then?\nA: I rang.\nNobody came.\nQ: And you?\nA: I walked.")
    assert [(t.source, t.content) for t in told] == [
        ("Q", "What then?"),
        ("A", "I rang."),
        ("A", "Nobody came."),
        ("Q", "And you?"),
        ("A", "I walked."),
    ]


@pytest.mark.parametrize(
    "ending", ["This interview has been edited for length.", "The Courier did not reply."]
)
def test_what_follows_the_last_turn_is_the_editors(ending: str) -> None:
    assert tell(f"Q: What then?\nA: I rang.\nQ: And you?\nA: I walked.\n{ending}")[-1].content == "I walked."


def test_a_long_turn_is_cut_between_sentences() -> None:
    sentence = "We opened the gate on the river side and counted every boat that came through."
    told = [t for t in tell(f"Q: And then?\nA: {' '.join([sentence] * 14)}\nQ: Why?") if t.source == "A"]
    assert [len(t.content.split()) for t in told] == [45, 45, 45, 45, 30]
    assert all(t.content.endswith(".") for t in told)


def test_a_page_without_breaks_gives_the_same_turns() -> None:
    text = "Q: Who opened the gate?\nA: I said it was shut.\nQ: Who told you?\nA: The foreman told me."
    assert [(t.source, t.content) for t in tell(text)] == [
        (t.source, t.content) for t in tell(text.replace("\n", " "))
    ]
