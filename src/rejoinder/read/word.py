"""DOCX through python-docx: paragraph styles tell titles, headings, lists and quotations."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from rejoinder.errors import UnreadableError
from rejoinder.model import Capture
from rejoinder.model.vocabulary import BlockKind
from rejoinder.read.characters import normalise
from rejoinder.read.dates import PartialDate
from rejoinder.read.page import About, Page, Piece, compose

LIBRARY = "python-docx"
_BODY = "word/document.xml"
_STYLES: tuple[tuple[str, BlockKind], ...] = (
    ("title", "title"),
    ("heading", "heading"),
    ("subtitle", "heading"),
    ("list", "list"),
    ("quote", "quotation"),
    ("intense quote", "quotation"),
    ("block text", "quotation"),
    ("caption", "caption"),
)
"""Beginnings of Word's built-in style names (the same in every language of Word), lower case."""
_TEMPLATE_YEAR = 2013
"""python-docx's template says it was created on 2013-12-23; files made with it keep that date."""


class DocxReader:
    """Word documents of the format in use since 2007."""

    name = "docx"
    suffixes: tuple[str, ...] = (".docx",)

    def recognises(self, data: bytes) -> bool:
        """True for a ZIP archive with a Word document in it."""
        if not data.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return _BODY in archive.namelist()
        except zipfile.BadZipFile:
            return False

    def read(self, capture: Capture) -> Page:
        """Paragraphs and table rows in the document's order, their kinds by style."""
        document = _opened(capture.data)
        text, stretches = compose(_one_title((normalise(words), kind) for words, kind in _pieces(document)))
        if not stretches:
            raise UnreadableError("no text in the Word document")
        return Page(text, stretches, _about(document), {LIBRARY: version(LIBRARY)})


def _opened(data: bytes) -> Any:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise UnreadableError("not a Word document: the file is not a ZIP archive, or is cut off")
    import docx  # here, since not every run reads DOCX
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise UnreadableError(f"not a Word document: {type(error).__name__}: {error}") from error


def _pieces(container: Any) -> Iterator[Piece]:
    """Paragraphs and table rows in the document's order."""
    for item in container.iter_inner_content():
        if hasattr(item, "rows"):
            yield from _rows(item)
        else:
            yield item.text, _kind(item)


def _one_title(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The first title as such; people also set headings in that style."""
    titled = False
    for words, kind in pieces:
        again = titled and kind == "title"
        titled = titled or (kind == "title" and bool(words.strip()))
        yield words, "heading" if again else kind


def _kind(paragraph: Any) -> BlockKind | None:
    style = paragraph.style.name.lower() if paragraph.style is not None and paragraph.style.name else ""
    return next((kind for begin, kind in _STYLES if style.startswith(begin)), None)


def _rows(table: Any) -> Iterator[Piece]:
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:  # a merged cell comes once for every column it spans
            words = " ".join(cell.text.split())
            if words and words not in cells[-1:]:
                cells.append(words)
        yield " | ".join(cells), "paragraph"


def _about(document: Any) -> About:
    properties = document.core_properties
    created = properties.created
    stale = created is None or (created.year == _TEMPLATE_YEAR and properties.author == LIBRARY)
    date = None if stale else PartialDate(created.year, created.month, created.day)
    return About(title=" ".join((properties.title or "").split()) or None, file_date=date)
