"""Documents made from original texts, one paragraph a line."""

from collections.abc import Callable

import pytest

from rejoinder.model import Block, Document, MadeBy, Published, Span, text_sha256

Write = Callable[..., Document]


@pytest.fixture
def write() -> Write:
    """Makes a document: ``write(text, published="2021-03-12", title=True)``."""
    return _write


def _write(text: str, published: str | None = "2021-03-12", *, title: bool = False) -> Document:
    blocks = []
    start = 0
    for line in text.split("\n"):
        kind = "title" if title and not blocks else "paragraph"
        blocks.append(Block(span=Span(start, start + len(line)), kind=kind))
        start += len(line) + 1
    return Document(
        id="d",
        file="d.txt",
        language="en",
        text=text,
        text_sha256=text_sha256(text),
        made_by=MadeBy(rejoinder="0"),
        blocks=tuple(blocks),
        published=Published(date=published, precision="day", source="given") if published else Published(),
    )
