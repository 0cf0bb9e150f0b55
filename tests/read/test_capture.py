"""Readers chosen by bytes, then by name; bad input gives one clear line."""

import errno
from collections.abc import Callable

import pytest

from rejoinder.errors import RejoinderError
from rejoinder.model import Capture, Document, Failure, sha256
from rejoinder.read import Page, ReadOptions, compose, formats, installed_readers, read_capture

ReadBytes = Callable[..., list[Document | Failure]]


@pytest.mark.parametrize(
    ("data", "file", "what"),
    [
        (b"", "a.txt", "empty file: 0 bytes"),
        (b"", "a.pdf", "empty file: 0 bytes"),
        (b" \n\t\n", "a.txt", "no text: nothing but white space"),
        (bytes(range(256)) * 8, "a.txt", "binary data, not text"),
        (b"\x00" * 4096, "a.txt", "binary data, not text"),
        (
            b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
            "a.txt",
            "a PNG image, though it is named .txt: not a document that can be read",
        ),
        (b"PK\x05\x06" + b"\x00" * 18, "-", "an empty ZIP archive: not a document that can be read"),
        (
            b"{\\rtf1 words}",
            "a.rtf",
            "an RTF file; save it as .docx, though it is named .rtf: not a document that can be read",
        ),
    ],
)
def test_bad_input_is_one_failure_with_the_reason(
    read_bytes: ReadBytes, data: bytes, file: str, what: str
) -> None:
    assert read_bytes(data, file) == [Failure(where=file, what=what)]


def test_broken_text_is_read_with_a_notice(read_bytes: ReadBytes) -> None:
    document, notice = read_bytes("“The harbour is closed,” he said. “All of it.”".encode()[:-2], "a.txt")
    assert isinstance(document, Document)
    assert document.text.endswith("All of it.\ufffd")
    assert notice == Failure(where=document.id, what="1 undecodable place(s) in UTF-8 text shown as U+FFFD")


def test_an_unknown_format_is_an_error_that_names_the_known_ones(read_bytes: ReadBytes) -> None:
    with pytest.raises(
        RejoinderError, match="no reader for 'odt'; there are auto, pdf, docx, html, text, jsonl"
    ):
        read_bytes(b"words", "a.odt", ReadOptions(format="odt"))


def test_a_format_that_was_asked_for_is_used(read_bytes: ReadBytes) -> None:
    (document,) = read_bytes(b"<p>The harbour is closed.</p>", "a.html", ReadOptions(format="text"))
    assert isinstance(document, Document) and document.text == "<p>The harbour is closed.</p>"


class Shouting:
    """A reader of files that begin with an exclamation mark."""

    name = "shouting"
    suffixes = (".loud",)

    def recognises(self, data: bytes) -> bool:
        return data.startswith(b"!")

    def read(self, capture: Capture) -> Page:
        if b"boom" in capture.data:
            raise RuntimeError("two\nlines")
        return Page(*compose([(capture.data[1:].decode().lower(), None)]))


@pytest.mark.parametrize(
    ("data", "file"), [(b"!THE HARBOUR IS CLOSED.", "a.txt"), (b".THE HARBOUR IS CLOSED.", "a.loud")]
)
def test_readers_are_chosen_by_bytes_then_by_name(data: bytes, file: str) -> None:
    capture = Capture(sha256=sha256(data), file=file, data=data)
    (document,) = read_capture(capture, ReadOptions(), [*installed_readers(), Shouting()])
    assert isinstance(document, Document) and document.text == "the harbour is closed."


def test_a_reader_at_fault_is_a_failure_in_one_line() -> None:
    data = b"!boom"
    capture = Capture(sha256=sha256(data), file="a.loud", data=data)
    assert list(read_capture(capture, ReadOptions(), [Shouting()])) == [
        Failure(where="a.loud", what="reading failed: RuntimeError: two lines")
    ]


@pytest.mark.parametrize(
    "error", [MemoryError(), KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")]
)
def test_what_concerns_the_whole_run_is_not_caught(error: BaseException) -> None:
    class Stopping(Shouting):
        def read(self, capture: Capture) -> Page:  # noqa: ARG002
            raise error

    capture = Capture(sha256=sha256(b"!"), file="a.loud", data=b"!")
    with pytest.raises(type(error)):
        list(read_capture(capture, ReadOptions(), [Stopping()]))


def test_formats_begin_with_auto() -> None:
    assert formats() == ("auto", "pdf", "docx", "html", "text", "jsonl")
