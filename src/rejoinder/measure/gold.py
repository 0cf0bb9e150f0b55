"""Gold of attributed statements: JSON Lines, one text a line with the statements that people marked in it.

``{"doc_id", "text", "statements": [{"source": [s, e] | null, "cue": [[s, e], ...], "content": [[s, e], ...]}]}``
with offsets in code points, end exclusive. ``source_spans`` may give a source that is interrupted. Other
fields are left alone.
"""

from collections.abc import Iterable, Iterator

import msgspec

from rejoinder.errors import RecordError
from rejoinder.model import Span
from rejoinder.model.records import Record


class GoldStatement(Record, frozen=True, kw_only=True):
    """One statement as people marked it."""

    source: Span | None = None
    source_spans: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]

    def sources(self) -> tuple[Span, ...]:
        """Where the source stands: its parts, or the one span, or nowhere."""
        return self.source_spans or ((self.source,) if self.source else ())


class GoldDocument(Record, frozen=True, kw_only=True):
    """One text with all the statements in it."""

    doc_id: str
    text: str
    statements: tuple[GoldStatement, ...]


def read_gold(lines: Iterable[bytes], name: str) -> Iterator[GoldDocument]:
    """The texts of a gold in their order. Raises RecordError, with the line, for what is not gold, and for none."""
    decoder = msgspec.json.Decoder(GoldDocument)
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            document = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise RecordError(f"{name}, line {number} is not a line of gold: {error}") from None
        _check(document, seen, f"{name}, line {number}")
        seen[document.doc_id] = number
        yield document
    if not seen:
        raise RecordError(f"{name} holds no gold: not one line with a text")


def _check(document: GoldDocument, seen: dict[str, int], where: str) -> None:
    if document.doc_id in seen:
        raise RecordError(
            f"{where}: doc_id {document.doc_id!r} was given before, on line {seen[document.doc_id]}"
        )
    if not document.text.strip():
        raise RecordError(f"{where}: the text of {document.doc_id!r} is empty")
    for number, statement in enumerate(document.statements, start=1):
        parts = {"source": statement.sources(), "cue": statement.cue, "content": statement.content}
        for part, spans in parts.items():
            for span in spans:
                _check_span(span, document.text, f"{where}: the {part} of statement {number}")
        words = "".join(span.of(document.text) for span in statement.content)
        if not any(map(str.isalnum, words)):
            raise RecordError(f"{where}: the content of statement {number} holds no word: {words!r}")


def _check_span(span: Span, text: str, what: str) -> None:
    if not 0 <= span.start < span.end <= len(text):
        raise RecordError(
            f"{what} is [{span.start}, {span.end}], which is no part of a text of {len(text)} code points"
        )
