"""One capture read: the reader chosen by the bytes, then by the name; what fails becomes a failure record."""

import errno
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import PurePath

from rejoinder.errors import RejoinderError, UnreadableError
from rejoinder.model import Capture, Document, Failure
from rejoinder.plugins import manager
from rejoinder.read import builtin
from rejoinder.read.documents import documents
from rejoinder.read.jsonl import is_jsonl, read_jsonl
from rejoinder.read.page import AUTO, Reader, ReadOptions
from rejoinder.read.signatures import signature

JSONL = "jsonl"
_FALLBACK = "text"
OF_THE_MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE})
"""What goes wrong with the machine, not with the capture: it stops the run, for the bytes may read well later."""


@cache
def installed_readers() -> tuple[Reader, ...]:
    """The readers of this program, then those of installed plug-ins."""
    plugins = manager()
    if not plugins.is_registered(builtin):
        plugins.register(builtin, name="rejoinder.read")
    groups = sorted(plugins.hook.rejoinder_readers(), key=lambda group: group is not builtin.READERS)
    return tuple(reader for group in groups for reader in group)


def formats(readers: Sequence[Reader] | None = None) -> tuple[str, ...]:
    """The names that `ReadOptions.format` takes."""
    return (AUTO, *(reader.name for reader in readers or installed_readers()), JSONL)


def read_capture(
    capture: Capture, options: ReadOptions | None = None, readers: Sequence[Reader] | None = None
) -> Iterator[Document | Failure]:
    """The documents of ``capture``, in order; a failure where it, or a part of it, could not be read.

    A failure whose ``where`` is the id of a document yielded before it is a notice on that document; one
    whose ``where`` is the capture's file (and line) stands for an input that gave no document. Bad bytes
    never raise. Raises RejoinderError for a format that no reader has.
    """
    options = options or ReadOptions()
    known = tuple(readers or installed_readers())
    if options.format not in formats(known):
        raise RejoinderError(f"no reader for {options.format!r}; there are {', '.join(formats(known))}")
    try:
        if options.format == JSONL or (options.format == AUTO and is_jsonl(capture)):
            yield from read_jsonl(BytesIO(capture.data), options, capture.file, capture.sha256)
        else:
            yield from list(_read(capture, options, known))
    except UnreadableError as error:
        yield Failure(where=capture.file, what=_one_line(str(error)))
    except Exception as error:  # the per-item border: one bad capture must not stop the others
        if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in OF_THE_MACHINE):
            raise
        yield Failure(where=capture.file, what=_one_line(f"reading failed: {type(error).__name__}: {error}"))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _read(capture: Capture, options: ReadOptions, readers: Sequence[Reader]) -> Iterator[Document | Failure]:
    if not capture.data:
        raise UnreadableError("empty file: 0 bytes")
    reader = _reader(capture, options.format, readers)
    yield from documents(capture, reader.read(capture), options)


def _reader(capture: Capture, named: str, readers: Sequence[Reader]) -> Reader:
    """The reader that was asked for, that knows the bytes, or that has the file name's ending."""
    if named != AUTO:
        return next(reader for reader in readers if reader.name == named)
    for reader in readers:
        if reader.recognises(capture.data):
            return reader
    suffix = PurePath(capture.file).suffix.lower()
    known = signature(capture.data)
    if known:
        called = f", though it is named {suffix}" if suffix else ""
        raise UnreadableError(f"{known}{called}: not a document that can be read")
    for reader in readers:
        if suffix in reader.suffixes:
            return reader
    return next(reader for reader in readers if reader.name == _FALLBACK)
