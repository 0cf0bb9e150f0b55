from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from fpdf import FPDF

from rejoinder.model import Document, Failure
from rejoinder.read import ReadOptions

WhyUnread = Callable[[bytes, str], str]
ReadBytes = Callable[..., list[Document | Failure]]
Kinds = Callable[[Document], list[tuple[str, str]]]

SENTENCES = [
    "The inquiry heard from fourteen dockers over three days in the old customs house of the port.",
    "Two of them said that they had smelled fuel from the northern tanks hours before the fire broke out.",
    "A guard had laughed at them, they said, and had sent everybody home before seven in the evening.",
]


class Report(FPDF):
    """Pages with a running header and a page number."""

    def header(self) -> None:
        self.set_font("helvetica", size=9)
        self.cell(0, 8, "Harbour inquiry - interim report", new_x="LMARGIN", new_y="NEXT")
        self.ln(6)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=9)
        self.cell(0, 8, f"Page {self.page_no()}", align="C")

    def paragraph(self, words: str) -> None:
        self.set_font("times", size=11)
        self.multi_cell(0, 6, words, align="L")
        self.ln(3)


def report(paragraphs: list[str]) -> bytes:
    pdf = Report()
    pdf.set_title("Interim report on the harbour fire")
    pdf.add_page()
    pdf.set_font("helvetica", "B", 20)
    pdf.multi_cell(0, 10, "Interim report on the harbour fire")
    pdf.ln(4)
    for words in paragraphs:
        pdf.paragraph(words)
    return bytes(pdf.output())


def numbered(count: int) -> list[str]:
    return [f"In hearing {i} nothing new was said. {' '.join(SENTENCES)}" for i in range(1, count + 1)]


def only(found: list[Document | Failure]) -> Document:
    (document,) = found
    assert isinstance(document, Document)
    return document


def test_lines_are_paragraphs_again_over_pages(read_bytes: ReadBytes, kinds: Kinds) -> None:
    paragraphs = numbered(14)
    document = only(read_bytes(report(paragraphs), "report.pdf"))
    assert [words for kind, words in kinds(document) if kind == "paragraph"] == paragraphs
    assert document.title == "Interim report on the harbour fire"
    assert kinds(document)[0] == ("title", "Interim report on the harbour fire")


def test_running_headers_and_page_numbers_are_furniture(read_bytes: ReadBytes, kinds: Kinds) -> None:
    document = only(read_bytes(report(numbered(14)), "report.pdf"))
    furniture = [words for kind, words in kinds(document) if kind == "furniture"]
    assert sorted(furniture) == ["Harbour inquiry - interim report"] * 2 + ["Page 1", "Page 2"]


def test_words_broken_at_a_line_end_are_whole_again(read_bytes: ReadBytes) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("times", size=11)
    for line in (
        "The inquiry asked the harbour minis-",
        "try for the plans of the northern tanks, and Al-",
        "Marrow for the keys.",
    ):
        pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    document = only(read_bytes(bytes(pdf.output()), "report.pdf"))
    assert (
        document.text
        == "The inquiry asked the harbour ministry for the plans of the northern tanks, and Al-Marrow for the keys."
    )


@pytest.mark.parametrize(
    ("head", "given", "expected"),
    [
        ("", None, ("2021-03-04", "metadata")),
        ("", "2020-01-01", ("2020-01-01", "given")),
        ("Marrow, 5 March 2021", "2020-01-01", ("2021-03-05", "dateline")),
    ],
)
def test_the_date_of_the_file_comes_last(
    read_bytes: ReadBytes, head: str, given: str | None, expected: tuple[str, str]
) -> None:
    pdf = Report()
    pdf.set_creation_date(datetime(2021, 3, 4, 12, tzinfo=UTC))
    pdf.add_page()
    if head:
        pdf.paragraph(head)
    pdf.paragraph(SENTENCES[0])
    published = only(read_bytes(bytes(pdf.output()), "report.pdf", ReadOptions(published=given))).published
    assert (published.date, published.source) == expected


def locked() -> bytes:
    pdf = FPDF()
    pdf.set_encryption("owner", "user")
    pdf.add_page()
    pdf.set_font("times", size=11)
    pdf.cell(0, 6, SENTENCES[0])
    return bytes(pdf.output())


def blank() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    return bytes(pdf.output())


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (report(numbered(3))[:900], "the PDF is damaged or cut off"),
        (b"%PDF-1.7\nnothing more", "the PDF is damaged or cut off"),
        (locked(), "the PDF is protected by a password"),
        (blank(), "no text in the PDF: its 1 page(s) hold pictures only"),
        (b"plain words", "not a PDF file"),
    ],
)
def test_what_cannot_be_read_is_a_failure(why_unread: WhyUnread, data: bytes, what: str) -> None:
    assert why_unread(data, "report.pdf").startswith(what)
