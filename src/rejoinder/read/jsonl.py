"""JSON Lines: one document a line, whose id and text are kept exactly as they came."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

import msgspec

from rejoinder.errors import UnreadableError
from rejoinder.model import Capture, Document, Failure, Published, text_sha256
from rejoinder.read.dates import PartialDate, read_date
from rejoinder.read.documents import (
    agency_of,
    blocks_of,
    language_of,
    made_by,
    published,
    title_of,
    too_long,
)
from rejoinder.read.kinds import label
from rejoinder.read.lines import stretches
from rejoinder.read.marking import Line, mark
from rejoinder.read.page import About, ReadOptions, Stretch

SUFFIXES = (".jsonl", ".ndjson")


class _Line(msgspec.Struct, frozen=True):
    id: str | int
    text: str
    title: str | None = None
    published: str | Published | None = None
    carrier: str | None = None
    url: str | None = None


_MARK = b"\xef\xbb\xbf"
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_DECODER = msgspec.json.Decoder(_Line)


def is_jsonl(capture: Capture) -> bool:
    """True for a file named ``.jsonl``, and where the first line that is not empty is a document."""
    if PurePath(capture.file).suffix.lower() in SUFFIXES:
        return True
    start = _FIRST.match(capture.data)
    if not start:
        return False
    try:
        _DECODER.decode(capture.data[start.end() - 1 :].split(b"\n", 1)[0])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


def read_jsonl(
    lines: Iterable[bytes | str],
    options: ReadOptions | None = None,
    file: str = "-",
    capture_sha256: str | None = None,
) -> Iterator[Document | Failure]:
    """A document for every line ``{"id", "text", "title"?, "published"?, "carrier"?, "url"?}``, as it comes.

    A line that holds none gives a failure that names file and line. ``id`` may be a whole number; it is
    kept as its digits. A line's own ``published`` counts before anything found in its text.
    """
    options = options or ReadOptions()
    seen: dict[str, int] = {}
    empty = True
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        empty = False
        where = f"{file}:{number}"
        try:
            line = _decoded(raw)
            if str(line.id) in seen:
                raise UnreadableError(f"id {line.id!r} was given before, on line {seen[str(line.id)]}")
            made = list(_document(line, options, file, capture_sha256))
        except UnreadableError as error:
            yield Failure(where=where, what=" ".join(str(error).split()))
            continue
        except MemoryError:
            raise
        except Exception as error:  # the per-item border: one bad line must not stop the others
            yield Failure(where=where, what=f"reading failed: {type(error).__name__}: {error}")
            continue
        seen[str(line.id)] = number
        yield from made
    if empty:
        yield Failure(where=file, what="no documents: not one line that is not empty")


def _decoded(raw: bytes | str) -> _Line:
    try:
        line = _DECODER.decode(raw.removeprefix(_MARK) if isinstance(raw, bytes) else raw)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UnreadableError(f'not a document {{"id", "text", ...}}: {error}') from error
    if not line.text.strip():
        raise UnreadableError(f"document {line.id!r} has no text")
    return line


def _document(
    line: _Line, options: ReadOptions, file: str, capture_sha256: str | None
) -> Iterator[Document | Failure]:
    marked = label(mark(line.text, tuple(map(Stretch, stretches(line.text)))), line.title)
    blocks = blocks_of(marked)
    own, notice = _own_date(line.published)
    document = Document(
        id=str(line.id),
        file=file,
        title=line.title or title_of(marked, None),
        carrier=line.carrier or options.carrier or agency_of(marked),
        url=line.url,
        language=language_of(line.text, blocks),
        published=own or _found_date(marked, options),
        text=line.text,
        text_sha256=text_sha256(line.text),
        capture_sha256=capture_sha256,
        made_by=made_by({}),
        blocks=blocks,
    )
    yield document
    if notice:
        yield Failure(where=document.id, what=notice)
    yield from too_long(document)


def _found_date(marked: list[Line], options: ReadOptions) -> Published:
    return published(marked, About(), options.given_date())


def _own_date(given: str | Published | None) -> tuple[Published | None, str | None]:
    """The line's own date, or a notice that it is none."""
    if given is None or given == "":
        return None, None
    if isinstance(given, Published):
        return (given if given.date else None), None
    date: PartialDate | None = read_date(given)
    found = date.published("given") if date else None
    return (
        found,
        None if found else f"published {given!r} is not a date; 2016-01-15, 2016-01 or 2016 would be",
    )
