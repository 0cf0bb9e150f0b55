"""PDF through PDFium: lines with their place on the page, joined into paragraphs."""

import re
from importlib.metadata import version
from typing import Any

from rejoinder.errors import UnreadableError
from rejoinder.model import Capture
from rejoinder.read.characters import normalise
from rejoinder.read.dates import PartialDate
from rejoinder.read.page import About, Page, compose
from rejoinder.read.pdf_lines import PdfLine, page_lines
from rejoinder.read.pdf_paragraphs import paragraphs

LIBRARY = "pypdfium2"
_SIGNATURE_WITHIN = 1024
_DATE = re.compile(r"^(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_NO_TITLE = re.compile(
    r"^(?:untitled|microsoft word|document\d*$)|\.(?:docx?|pdf|odt|rtf|indd|txt)$", re.IGNORECASE
)


class PdfReader:
    """PDF files that hold text; scans without a text layer are refused."""

    name = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)

    def recognises(self, data: bytes) -> bool:
        """True where the signature stands in the first kilobyte, as the standard allows."""
        return b"%PDF-" in data[:_SIGNATURE_WITHIN]

    def read(self, capture: Capture) -> Page:
        """Paragraphs made from the lines of all pages that can be read."""
        document = _opened(capture.data)
        try:
            pages, notices = _pages(document)
            about = _about(document)
        finally:
            document.close()
        text, stretches = compose((normalise(words), kind) for words, kind in paragraphs(pages))
        if not stretches:
            raise UnreadableError(
                f"no text in the PDF: its {len(pages)} page(s) hold pictures only (a scan?)"
            )
        return Page(text, stretches, about, {LIBRARY: version(LIBRARY)}, tuple(notices))


def _opened(data: bytes) -> Any:
    import pypdfium2 as pdfium  # here, since not every run reads PDF

    if b"%PDF-" not in data[:_SIGNATURE_WITHIN]:
        raise UnreadableError("not a PDF file: no %PDF signature in its first kilobyte")
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("the PDF is protected by a password; save a copy without one") from error
        raise UnreadableError(f"the PDF is damaged or cut off: {error}") from error


def _pages(document: Any) -> tuple[list[list[PdfLine]], list[str]]:
    """The lines of every page; a page that cannot be read is a notice, and the others are read."""
    from pypdfium2 import PdfiumError

    pages: list[list[PdfLine]] = []
    notices: list[str] = []
    for number in range(len(document)):
        try:
            pages.append(page_lines(document[number]))
        except PdfiumError as error:
            notices.append(f"page {number + 1} of {len(document)} could not be read: {error}")
    if not pages:
        raise UnreadableError(notices[0] if notices else "the PDF has no pages: damaged or cut off")
    scans = [str(i) for i, lines in enumerate(pages, 1) if not lines]
    if scans and len(scans) < len(pages):
        notices.append(f"page(s) {', '.join(scans)} hold no text (pictures only, or empty)")
    return pages, notices


def _about(document: Any) -> About:
    title = " ".join((document.get_metadata_value("Title") or "").split())
    return About(
        title=title if title and not _NO_TITLE.search(title) else None,
        file_date=_date(document.get_metadata_value("CreationDate") or ""),
    )


def _date(words: str) -> PartialDate | None:
    """The day of ``D:20160115173800+03'00'``."""
    match = _DATE.match(words)
    if not match:
        return None
    year, month, day = (int(g) if g else None for g in match.groups())
    date = PartialDate(year, month, day)
    try:
        return date if date.published("metadata") else None
    except ValueError:
        return None
