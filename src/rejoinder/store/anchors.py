"""Every span of a record, found generically and kept with its words, so that nothing can move unseen."""

from collections.abc import Callable, Iterator

import msgspec

from rejoinder.errors import AnchorError
from rejoinder.model import Anchor, Block, DocumentWords, Extracted, Record, Span

_DECODER: msgspec.json.Decoder[tuple[Anchor, ...]] = msgspec.json.Decoder(tuple[Anchor, ...])


def spans_in(value: object) -> Iterator[Span]:
    """All spans in a record, in the order of its fields; blocks are left to the text's own hash."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Block):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_in(item)


def document_words_in(value: object) -> Iterator[DocumentWords]:
    """All ``[document, start, end]`` in a link, in the order of its fields."""
    if isinstance(value, DocumentWords):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from document_words_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from document_words_in(item)


def anchored(record: Record, document: str, text: str) -> tuple[Anchor, ...]:
    """An anchor for every span of ``record``. Raises AnchorError where one does not fit the text."""
    return tuple(Anchor.at(document, text, span) for span in spans_in(record))


def check_anchors(extracted: Extracted) -> None:
    """Raise AnchorError where any span of what was extracted does not fit the document's text."""
    for record in (*extracted.statements, *extracted.figures, *extracted.incidents):
        anchored(record, extracted.id, extracted.text)


def anchored_link(link: Record, text_of: Callable[[str], str | None]) -> tuple[Anchor, ...]:
    """An anchor for all words of documents that ``link`` names. Raises AnchorError where one does not fit."""
    anchors = []
    for words in document_words_in(link):
        text = text_of(words.document)
        if text is None:
            raise AnchorError(
                f"words [{words.start}, {words.end}] in a document {words.document} not in the case"
            )
        anchors.append(Anchor.at(words.document, text, words.span))
    return tuple(anchors)


def encode(anchors: tuple[Anchor, ...]) -> str:
    """Anchors as they are kept in a row."""
    return msgspec.json.encode(anchors).decode()


def decode(kept: str) -> tuple[Anchor, ...]:
    """The anchors of a row. Raises msgspec.MsgspecError where the row is damaged."""
    return _DECODER.decode(kept)
