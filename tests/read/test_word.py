import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import docx
import pytest

from rejoinder.model import Document, Failure

WhyUnread = Callable[[bytes, str], str]
ReadBytes = Callable[..., list[Document | Failure]]
Kinds = Callable[[Document], list[tuple[str, str]]]


def saved(document: "docx.document.Document") -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def only(found: list[Document | Failure]) -> Document:
    (document,) = found
    assert isinstance(document, Document)
    return document


def test_styles_tell_the_kinds(read_bytes: ReadBytes, kinds: Kinds) -> None:
    word = docx.Document()
    word.add_heading("Statement on the harbour fire", 0)
    word.add_paragraph("The ministry denies\u00a0that fuel leaked on Tuesday.")
    word.add_heading("What is known", 1)
    word.add_paragraph("Four people were hurt.", style="List Bullet")
    word.add_paragraph("We laughed at them.", style="Quote")
    word.add_paragraph("The northern tanks", style="Caption")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Clinic", "Four hurt"
    assert kinds(only(read_bytes(saved(word), "statement.docx"))) == [
        ("title", "Statement on the harbour fire"),
        ("paragraph", "The ministry denies that fuel leaked on Tuesday."),
        ("heading", "What is known"),
        ("list", "Four people were hurt."),
        ("quotation", "We laughed at them."),
        ("caption", "The northern tanks"),
        ("paragraph", "Clinic | Four hurt"),
    ]


def test_properties_give_title_and_date_where_the_text_has_none(read_bytes: ReadBytes) -> None:
    word = docx.Document()
    word.core_properties.title = "On the harbour fire"
    word.core_properties.created = datetime(2021, 3, 4)
    word.core_properties.author = "Ila Bren"
    word.add_paragraph("The ministry denies that fuel leaked on Tuesday.")
    document = only(read_bytes(saved(word), "statement.docx"))
    assert (document.title, document.published.date, document.published.source) == (
        "On the harbour fire",
        "2021-03-04",
        "metadata",
    )


def test_the_date_of_an_untouched_template_is_none(read_bytes: ReadBytes) -> None:
    word = docx.Document()
    word.add_paragraph("The ministry denies that fuel leaked on Tuesday.")
    assert only(read_bytes(saved(word), "statement.docx")).published.date is None


def test_a_word_file_is_known_by_its_bytes(read_bytes: ReadBytes) -> None:
    word = docx.Document()
    word.add_paragraph("The ministry denies that fuel leaked on Tuesday.")
    assert "python-docx" in only(read_bytes(saved(word), "statement.bin")).made_by.models


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zipped:
        for name in names:
            zipped.writestr(name, "words")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (archive("a.txt"), "a ZIP archive, though it is named .docx"),
        (archive("word/document.xml"), "not a Word document"),
        (saved(docx.Document()), "no text in the Word document"),
        (saved(docx.Document())[:2000], "a ZIP archive, though it is named .docx"),
        (b"plain words", "not a Word document: the file is not a ZIP archive"),
    ],
)
def test_what_cannot_be_read_is_a_failure(why_unread: WhyUnread, data: bytes, what: str) -> None:
    assert why_unread(data, "statement.docx").startswith(what)
