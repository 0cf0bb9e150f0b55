"""A relative pronoun as source is whoever it stands for."""

import pytest

from extract.reading import document
from rejoinder.extract.parse import parse
from rejoinder.extract.statements.extractor import find_statements
from rejoinder.model.vocabulary import Reader


@pytest.mark.parametrize("reader", ["accurate", "fast", "rules"])
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Ministry of Mines, which confirmed nine deaths, closed the road.", "Ministry of Mines"),
        ("Anna Lund, who said that the road was closed, left at noon.", "Anna Lund"),
    ],
)
def test_a_relative_pronoun_is_who_it_stands_for(reader: Reader, text: str, speaker: str) -> None:
    named = {s.speaker.name for s in find_statements(parse(document(text)), reader) if s.speaker}
    assert named == {speaker}
