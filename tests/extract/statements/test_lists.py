"""Lists that somebody's words lead into: an item is a statement of whoever made the list."""

import msgspec
import pytest

from rejoinder.extract.parse import parse
from rejoinder.extract.statements.extractor import find_statements
from rejoinder.model import Document
from rejoinder.model.vocabulary import Reader
from rejoinder.read.jsonl import read_jsonl

READERS: tuple[Reader, ...] = ("accurate", "fast", "rules")


def told(text: str, reader: Reader) -> list[tuple[str | None, str]]:
    line = msgspec.json.encode({"id": "1", "text": text})
    written = next(item for item in read_jsonl([line]) if isinstance(item, Document))
    return [
        (s.speaker.name if s.speaker else None, " ".join(span.of(text) for span in s.content))
        for s in find_statements(parse(written), reader)
    ]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("marks", [("- ", "- "), ("1. ", "2. "), ("• ", "• "), ("(a) ", "(b) ")])
def test_each_item_is_said_by_who_leads_into_the_list(reader: Reader, marks: tuple[str, str]) -> None:
    text = (
        f"Mayor Anna Lund said that:\n\n{marks[0]}the mill had burned; and\n{marks[1]}nobody had been hurt.\n"
    )
    assert told(text, reader) == [
        ("Anna Lund", "the mill had burned"),
        ("Anna Lund", "nobody had been hurt"),
    ]


@pytest.mark.parametrize("reader", READERS)
def test_an_item_with_its_own_speaker_is_left_to_that(reader: Reader) -> None:
    text = (
        "Mayor Anna Lund said that:\n\n- the mill had burned;\n- Tomas Brandt denied that anybody was hurt.\n"
    )
    assert {name for name, said in told(text, reader) if "anybody was hurt" in said} == {"Tomas Brandt"}
    assert not [said for name, said in told(text, reader) if name == "Anna Lund" and "denied" in said]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("lead", ["Things to bring:", "The talks go on next week:", "Read more:"])
def test_a_list_that_nobody_says_is_no_statement(reader: Reader, lead: str) -> None:
    assert told(f"{lead}\n\n- a coat\n- a lamp\n", reader) == []
