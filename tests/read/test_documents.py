"""What is known of a document: when and by whom it was published, in what language, who made the record."""

from collections.abc import Callable

import pytest

from rejoinder.errors import RejoinderError
from rejoinder.model import Document, Failure, make_id, sha256
from rejoinder.read import ReadOptions

ReadText = Callable[..., list[Document]]
ReadBytes = Callable[..., list[Document | Failure]]

BODY = (
    "The harbour ministry on Wednesday denied that fuel had leaked from the northern tanks.\n\n"
    "It was calm on Friday."
)


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        (f"Fire\n\n{BODY}", None, (None, "none", "none")),
        (f"Fire\n\n{BODY}", "2021", ("2021", "year", "given")),
        (f"Fire\n\n{BODY}", "March 2021", ("2021-03", "month", "given")),
        (f"Fire\n\nThursday 4 March 2021 17:38 GMT\n\n{BODY}", "2022-01-01", ("2021-03-04", "day", "text")),
        (f"Fire\n\nMARROW, March 4, 2021 (Gull) - {BODY}", "2022-01-01", ("2021-03-04", "day", "dateline")),
        (f"Fire\n\nMARROW, March 4 (Gull) - {BODY}", None, (None, "none", "none")),
        (f"Fire\n\nMARROW, March 4 (Gull) - {BODY}", "2021", ("2021-03-04", "day", "dateline")),
        (f"Fire\n\nMARROW, Dec. 30 (Gull) - {BODY}", "2021-01-02", ("2020-12-30", "day", "dateline")),
    ],
)
def test_publication_dates(
    read_text: ReadText, text: str, given: str | None, expected: tuple[str | None, str, str]
) -> None:
    (document,) = read_text(text, ReadOptions(published=given))
    published = document.published
    assert (published.date, published.precision, published.source) == expected


def test_a_given_date_must_be_one() -> None:
    with pytest.raises(RejoinderError, match="'last week' is not a date with a year"):
        ReadOptions(published="last week")


@pytest.mark.parametrize(
    ("text", "option", "carrier"),
    [
        (f"Fire\n\n{BODY}", None, None),
        (f"Fire\n\n{BODY}", "Gull", "Gull"),
        (f"Fire\n\nMARROW, March 4. /GPA/. {BODY}", None, "GPA"),
        (f"Fire\n\nMARROW, March 4. /GPA/. {BODY}", "Gull", "Gull"),
    ],
)
def test_carriers(read_text: ReadText, text: str, option: str | None, carrier: str | None) -> None:
    (document,) = read_text(text, ReadOptions(carrier=option))
    assert document.carrier == carrier


def test_the_same_bytes_give_the_same_document(read_bytes: ReadBytes) -> None:
    assert read_bytes(BODY.encode()) == read_bytes(BODY.encode())


def test_ids_come_from_the_bytes(read_bytes: ReadBytes) -> None:
    (document,) = read_bytes(BODY.encode())
    assert isinstance(document, Document)
    assert document.id == make_id("d", sha256(BODY.encode()), 0)
    assert document.text_sha256 == sha256(document.text.encode())


def test_a_record_names_its_makers(read_text: ReadText) -> None:
    made_by = read_text(BODY)[0].made_by
    assert made_by.rejoinder
    assert "py3langid" in made_by.models


def test_a_block_too_long_to_read_is_kept_and_reported(read_bytes: ReadBytes) -> None:
    document, failure = read_bytes(b"word " * 210_000 + b"\n\nThe ministry denied the leak on Friday.")
    assert isinstance(document, Document) and isinstance(failure, Failure)
    assert [block.kind for block in document.blocks] == ["furniture", "paragraph"]
    assert failure.where == document.id
    assert failure.what.startswith("1049999 characters without a line break: stored")
