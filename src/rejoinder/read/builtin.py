"""The built-in readers, registered through the hook that plug-ins use."""

from rejoinder.plugins import hookimpl
from rejoinder.read.html import HtmlReader
from rejoinder.read.page import Reader
from rejoinder.read.pdf import PdfReader
from rejoinder.read.text import TextReader
from rejoinder.read.word import DocxReader

READERS: tuple[Reader, ...] = (PdfReader(), DocxReader(), HtmlReader(), TextReader())


@hookimpl
def rejoinder_readers() -> tuple[Reader, ...]:
    """PDF, DOCX, HTML and plain text."""
    return READERS
