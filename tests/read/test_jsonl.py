import json
from collections.abc import Callable

import pytest

from rejoinder.model import Document, Failure
from rejoinder.read import ReadOptions, read_jsonl

ReadBytes = Callable[..., list[Document | Failure]]

ODD = "“Cafe\u0301”\u00a0\u202fsaid\r\n\r\n\ufeffThe harbour\u00ad ministry\ttold\u2028 us \x07so.\x85"


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": "The harbour ministry denied the leak on Friday.", **fields})


def test_id_and_text_come_back_unchanged() -> None:
    (document,) = read_jsonl([line(id=" Ä/1\u00a0", text=ODD)])
    assert isinstance(document, Document)
    assert (document.id, document.text) == (" Ä/1\u00a0", ODD)


def test_blocks_are_those_of_the_unchanged_text() -> None:
    (document,) = read_jsonl([line(text=ODD)])
    assert isinstance(document, Document)
    assert [block.span.of(ODD) for block in document.blocks] == [
        "“Cafe\u0301”\u00a0\u202fsaid",
        "\ufeffThe harbour\u00ad ministry\ttold",
        "us \x07so.",
    ]


def test_two_articles_in_a_line_stay_one_document() -> None:
    body = "The harbour ministry on Wednesday denied that fuel had leaked from the northern tanks before the fire.\n\n"
    text = f"Fire\n\n{body * 5}Port of Marrow reopens\n\nMARROW (Gull) - {body * 4}"
    assert len(list(read_jsonl([line(text=text)]))) == 1


@pytest.mark.parametrize(
    ("fields", "options", "expected"),
    [
        ({}, None, (None, "none", "none")),
        ({}, "2020", ("2020", "year", "given")),
        ({"published": "2021-03-04"}, "2020", ("2021-03-04", "day", "given")),
        ({"published": "2021-03"}, None, ("2021-03", "month", "given")),
        (
            {"published": "", "text": "MARROW, 4 March 2021 (Gull) - All calm."},
            None,
            ("2021-03-04", "day", "dateline"),
        ),
        (
            {"published": "2020-01-01", "text": "MARROW, 4 March 2021 (Gull) - All calm."},
            None,
            ("2020-01-01", "day", "given"),
        ),
        (
            {"published": {"date": "2021", "precision": "year", "from": "text"}},
            None,
            ("2021", "year", "text"),
        ),
        (
            {"published": {"date": None, "precision": "none", "from": "none"}},
            "2020",
            ("2020", "year", "given"),
        ),
    ],
)
def test_publication_dates(
    fields: dict[str, object], options: str | None, expected: tuple[str | None, str, str]
) -> None:
    (document,) = read_jsonl([line(**fields)], ReadOptions(published=options))
    assert isinstance(document, Document)
    published = document.published
    assert (published.date, published.precision, published.source) == expected


def test_other_fields_are_kept() -> None:
    (document,) = read_jsonl([line(title="Fire", carrier="Gull", url="https://gull.example/1", unknown=[1])])
    assert isinstance(document, Document)
    assert (document.title, document.carrier, document.url) == ("Fire", "Gull", "https://gull.example/1")


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ("nonsense", "not a document"),
        ("[]", "not a document"),
        ('{"id": "b"}', "missing required field `text`"),
        ('{"text": "b"}', "missing required field `id`"),
        ('{"id": "b", "text": " \\n"}', "document 'b' has no text"),
        ('{"id": "a", "text": "again"}', "id 'a' was given before, on line 1"),
        (b"\xff\xfe", "not a document"),
    ],
)
def test_a_bad_line_is_a_failure_and_the_rest_goes_on(bad: str | bytes, what: str) -> None:
    first, failure, last = read_jsonl([line(), bad, line(id="c")], file="case.jsonl")
    assert isinstance(first, Document) and isinstance(last, Document) and isinstance(failure, Failure)
    assert failure.where == "case.jsonl:2"
    assert what in failure.what


def test_a_date_that_is_none_is_a_notice_on_the_document() -> None:
    document, failure = read_jsonl([line(published="yesterday")])
    assert isinstance(document, Document) and isinstance(failure, Failure)
    assert failure.where == document.id
    assert "'yesterday' is not a date" in failure.what


def test_whole_numbers_are_ids() -> None:
    (document,) = read_jsonl([line(id=7)])
    assert isinstance(document, Document) and document.id == "7"


def test_no_lines_at_all_is_a_failure() -> None:
    assert list(read_jsonl([b"\n", b"  \n"], file="empty.jsonl")) == [
        Failure(where="empty.jsonl", what="no documents: not one line that is not empty")
    ]


@pytest.mark.parametrize(
    ("file", "options"),
    [("case.jsonl", ReadOptions()), ("-", ReadOptions()), ("case.txt", ReadOptions(format="jsonl"))],
)
def test_json_lines_are_recognised_by_bytes_name_or_option(
    read_bytes: ReadBytes, file: str, options: ReadOptions
) -> None:
    found = read_bytes(f"\ufeff{line()}\n\n{line(id='b')}\n".encode(), file, options)
    assert [item.id for item in found if isinstance(item, Document)] == ["a", "b"]


def test_text_that_begins_with_a_brace_is_text(read_bytes: ReadBytes) -> None:
    (document,) = read_bytes(b"{sic} The harbour ministry denied the leak.", "page.txt")
    assert isinstance(document, Document) and document.text.startswith("{sic}")
