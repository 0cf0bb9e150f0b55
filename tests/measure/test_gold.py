"""Gold as it is read, and what is wrong with gold that is none."""

import pytest

from rejoinder.errors import RecordError
from rejoinder.measure import GoldDocument, GoldStatement, read_gold
from rejoinder.model import Span

GOOD = b'{"doc_id": "a", "text": "Lind said it held.", "statements": [%s]}'


def test_gold_is_read_with_what_it_does_not_know_left_alone() -> None:
    line = (
        GOOD % b'{"id": "E1", "source": [0, 4], "cue": [[5, 9]], "content": [[10, 17]], "no_source": false}'
    )
    (document,) = read_gold([b"\n", line, b" \r\n"], "gold.jsonl")
    statement = GoldStatement(source=Span(0, 4), cue=(Span(5, 9),), content=(Span(10, 17),))
    assert document == GoldDocument(doc_id="a", text="Lind said it held.", statements=(statement,))


@pytest.mark.parametrize(
    ("fields", "sources"),
    [
        ({"source": Span(0, 4)}, (Span(0, 4),)),
        ({"source": Span(0, 9), "source_spans": (Span(0, 4), Span(6, 9))}, (Span(0, 4), Span(6, 9))),
        ({}, ()),
    ],
)
def test_a_source_may_be_whole_or_interrupted_or_none(fields: dict[str, object], sources: object) -> None:
    assert GoldStatement(content=(Span(10, 17),), **fields).sources() == sources  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "line 1 is not a line of gold: Input data was truncated"),
        (b'{"doc_id": "a", "text": "x"}', "missing required field `statements`"),
        (b'{"doc_id": 1, "text": "x", "statements": []}', "Expected `str`, got `int` - at `$.doc_id`"),
        (b'{"doc_id": "a", "text": "\xff", "statements": []}', "line 1 is not a line of gold"),
        (b'{"doc_id": "a", "text": " ", "statements": []}', "line 1: the text of 'a' is empty"),
        (GOOD % b'{"source": null}', "missing required field `content` - at `$.statements[0]`"),
        (GOOD % b'{"content": []}', "the content of statement 1 holds no word: ''"),
        (GOOD % b'{"content": [[17, 18]]}', "the content of statement 1 holds no word: '.'"),
        (
            GOOD % b'{"content": [[10, 99]]}',
            "line 1: the content of statement 1 is [10, 99], which is no part of a text of 18 code points",
        ),
        (GOOD % b'{"content": [[10, 17]], "cue": [[9, 5]]}', "the cue of statement 1 is [9, 5]"),
        (GOOD % b'{"content": [[10, 17]], "source": [-4, 4]}', "the source of statement 1 is [-4, 4]"),
    ],
)
def test_a_broken_line_is_named_with_what_is_wrong(line: bytes, says: str) -> None:
    with pytest.raises(RecordError) as raised:
        list(read_gold([line], "gold.jsonl"))
    assert str(raised.value).startswith("gold.jsonl, line 1")
    assert says in str(raised.value)


def test_a_text_given_twice_is_named_with_both_lines() -> None:
    with pytest.raises(RecordError, match="line 3: doc_id 'a' was given before, on line 1"):
        list(read_gold([GOOD % b"", b"", GOOD % b""], "gold.jsonl"))


@pytest.mark.parametrize("lines", [[], [b"\n", b"  \n"]])
def test_gold_without_a_text_is_no_gold(lines: list[bytes]) -> None:
    with pytest.raises(RecordError, match=r"gold\.jsonl holds no gold: not one line with a text"):
        list(read_gold(lines, "gold.jsonl"))
