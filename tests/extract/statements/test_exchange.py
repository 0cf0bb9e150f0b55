"""What the statements around one tell of its act."""

from rejoinder.extract.statements.exchange import REACH, Said, exchange_signals
from rejoinder.model import Span

NOWHERE = Span(0, 0)


def said(speaker: str, *signals: str, names: str = "", told: str = "", content: Span = NOWHERE) -> Said:
    words = (signals, speaker.split(), names.split(), told.split())
    return Said(*(frozenset(several) for several in words), content=content)


def test_whom_it_names_answers() -> None:
    first, second = exchange_signals([said("nurse", names="clinic"), said("clinic", "cue declines")])
    assert first == {"answered", "answered no"}
    assert second == {"named before"}


def test_what_is_blamed_is_gainsaid_in_the_same_words() -> None:
    first, second = exchange_signals(
        [said("union", "other wrong", told="valve"), said("owner", "own not", told="valve")]
    )
    assert first == {"gainsaid"}
    assert second == {"after blame"}


def test_nobody_answers_oneself() -> None:
    assert exchange_signals([said("clinic", names="clinic"), said("clinic", "own not")]) == [
        frozenset(),
        frozenset(),
    ]


def test_what_somebody_is_told_to_have_said_is_no_answer() -> None:
    told = [
        said("nurse", names="clinic", content=Span(10, 50)),
        said("clinic", "cue denies", content=Span(30, 50)),
    ]
    assert exchange_signals(told) == [frozenset(), frozenset()]


def test_two_bodies_of_one_kind_answer_each_other() -> None:
    first, second = exchange_signals([said("north army", names="south army"), said("south army", "own not")])
    assert first == {"answered", "answered no"}
    assert second == {"named before"}


def test_an_answer_is_looked_for_nearby() -> None:
    between = [said("nurse")] * (REACH + 1)
    asked, *_ = exchange_signals([said("nurse", names="clinic"), *between, said("clinic")])
    assert asked == frozenset()
