"""Captures by hand, and what reading makes of them."""

from collections.abc import Callable

import pytest

from rejoinder.model import Capture, Document, Failure, sha256
from rejoinder.read import ReadOptions, read_capture

ReadBytes = Callable[..., list[Document | Failure]]


@pytest.fixture
def read_bytes() -> ReadBytes:
    """Everything that reading the given bytes yields."""

    def read(
        data: bytes, file: str = "page.txt", options: ReadOptions | None = None
    ) -> list[Document | Failure]:
        return list(read_capture(Capture(sha256=sha256(data), file=file, data=data), options))

    return read


@pytest.fixture
def read_text(read_bytes: ReadBytes) -> Callable[..., list[Document]]:
    """The documents of a page of plain text."""

    def read(text: str, options: ReadOptions | None = None) -> list[Document]:
        found = read_bytes(text.encode(), "page.txt", options)
        return [item for item in found if isinstance(item, Document)]

    return read


@pytest.fixture
def kinds() -> Callable[[Document], list[tuple[str, str]]]:
    """Each block's kind with its words."""

    def of(document: Document) -> list[tuple[str, str]]:
        return [(block.kind, block.span.of(document.text)) for block in document.blocks]

    return of


@pytest.fixture
def why_unread(read_bytes: ReadBytes) -> Callable[[bytes, str], str]:
    """Why the bytes give no document: one line, that names the file."""

    def why(data: bytes, file: str) -> str:
        (failure,) = read_bytes(data, file)
        assert isinstance(failure, Failure)
        assert failure.where == file
        assert "\n" not in failure.what
        return failure.what

    return why
