"""Names that are given and things that are looked at are no statements; opinions of them are."""

import pytest

from extract.reading import tell
from rejoinder.model.vocabulary import Reader

READERS: tuple[Reader, ...] = ("accurate", "fast", "rules")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "text",
    [
        "The armed group that calls itself the Free River fought near the town.",
        "The river, known as the Wend, rose overnight.",
        "A weapons expert consulted by the Lake Board viewed a series of clips from the dam.",
        "Lorra's reported air strikes began in May.",
        "The coalition has also been targeting alleged rebel positions.",
    ],
)
def test_no_statement(reader: Reader, text: str) -> None:
    assert tell(text, reader=reader) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "text",
    [
        "The mayor viewed the plan as a gift to polluters.",
        "The mayor called the plan “a gift to polluters”.",
    ],
)
def test_opinions_are_statements(reader: Reader, text: str) -> None:
    assert [one.source for one in tell(text, reader=reader)] == ["The mayor"]
