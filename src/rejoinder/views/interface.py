"""The functions of ``import rejoinder``: read, statements, figures, compare, open_case."""

from pathlib import Path

from rejoinder import model
from rejoinder.errors import UnreadableError
from rejoinder.model import Failure, sha256
from rejoinder.views.bound import Document, Figure, Statement
from rejoinder.views.comparing import Compared, compared
from rejoinder.views.opened import OpenCase


def read(
    source: str | Path | bytes,
    *,
    format: str = "auto",
    published: str | None = None,
    carrier: str | None = None,
) -> Document:
    """Read one document from a file or from bytes, with everything that is said in it.

    A page that holds several documents gives the first; ``others`` of it are the rest. Raises
    UnreadableError where there is no document in it.
    """
    from rejoinder.read import ReadOptions
    from rejoinder.run import extract_capture, extract_inputs

    options = ReadOptions(format=format, published=published, carrier=carrier)
    if isinstance(source, bytes):
        capture = model.Capture(sha256=sha256(source), file="-", data=source)
        results = list(extract_capture(capture, options))
    else:
        results = list(extract_inputs([source], options))
    found = [result for result in results if not isinstance(result, Failure)]
    if not found:
        why = [f"{result.where}: {result.what}" for result in results if isinstance(result, Failure)]
        raise UnreadableError("; ".join(why) or f"{source!r} holds no document")
    return Document(found[0], tuple(map(Document, found[1:])))


def statements(document: Document | str | Path | bytes) -> tuple[Statement, ...]:
    """Every attributed statement of a document (or of the file or bytes that hold it)."""
    return _document(document).statements


def figures(document: Document | str | Path | bytes) -> tuple[Figure, ...]:
    """Every figure of a document (or of the file or bytes that hold it)."""
    return _document(document).figures


def compare(*documents: Document | str | Path | bytes) -> Compared:
    """What two or more documents agree and disagree on."""
    if len(documents) < 2:
        raise ValueError("compare() needs at least two documents")
    read_documents = [_document(document) for document in documents]
    return compared([part.record for d in read_documents for part in (d, *d.others)])


def open_case(path: str | Path) -> OpenCase:
    """The case at ``path``: its documents, statements, figures, replies and gaps."""
    return OpenCase(path)


def _document(given: Document | str | Path | bytes) -> Document:
    return given if isinstance(given, Document) else read(given)
