"""What the statements around one tell of its act."""

from rejoinder.extract.statements.exchange import REACH, Said, exchange_signals


def said(speaker: str, *signals: str, names: str = "", told: str = "") -> Said:
    return Said(*(frozenset(words) for words in (signals, speaker.split(), names.split(), told.split())))


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


def test_an_answer_is_looked_for_nearby() -> None:
    between = [said("nurse")] * (REACH + 1)
    asked, *_ = exchange_signals([said("nurse", names="clinic"), *between, said("clinic")])
    assert asked == frozenset()
