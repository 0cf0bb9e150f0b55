"""A document as it is read: blocks of marked text, each with the cards of the statements that begin in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rejoinder.desk.cards import Card, Cards
from rejoinder.model import Block, Extracted, Span, hull
from rejoinder.publish.contents import Index, Said, statement_spans
from rejoinder.publish.segments import Mark, Segment, document_marks, segments


@dataclass(frozen=True)
class Piece:
    """A segment with the cards whose statements' content begins with it."""

    segment: Segment
    pins: tuple[Card, ...]
    classes: str

    @property
    def figure(self) -> str | None:
        """The figure that begins with the segment, for an address to lead to."""
        return next((m.of for m in self.segment.opens if m.kind == "figure"), None)


@dataclass(frozen=True)
class Row:
    """One block of text, or a run of page furniture to fold away (``kind`` furniture, several blocks)."""

    kind: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    folded: tuple[str, ...] = ()


def document_rows(index: Index, document: Extracted, cards: Cards) -> list[Row]:
    """The whole document, furniture folded, statements numbered as they come."""
    numbered = _numbered(index, document, cards)
    blocks = text_blocks(document)
    homes = _homes(blocks, numbered)
    marks = document_marks(document)
    rows = [_row(document, block, marks, homes.get(n, [])) for n, block in enumerate(blocks)]
    return [row for row in _folded(document, blocks, rows) if not _says_only(row, document.title)]


def context_rows(document: Extracted, said: Said) -> list[Row]:
    """The blocks that hold a statement, with only its own marks."""
    spans = statement_spans(said.statement)
    marks = [m for m in document_marks(document) if m.of == said.id or m.kind == "figure"]
    held = [b for b in text_blocks(document) if any(b.span.overlaps(s) for s in spans)]
    return [_row(document, block, marks, []) for block in held]


def text_blocks(document: Extracted) -> list[Block]:
    """The document's blocks; for a text that came without any, its lines."""
    if document.blocks:
        return list(document.blocks)
    lines, start = [], 0
    for line in document.text.splitlines(keepends=True):
        span = Span(start, start + len(line)).trimmed(document.text)
        if len(span):
            lines.append(Block(span=span, kind="paragraph"))
        start += len(line)
    return lines


def _numbered(index: Index, document: Extracted, cards: Cards) -> list[tuple[int, Card]]:
    """Where each statement's content begins, with its card, in the order of the text."""
    said = [index.statements[s.id] for s in document.statements if s.id in index.statements]
    placed = sorted(
        said, key=lambda s: (hull(s.statement.content).start, -hull(s.statement.content).end, s.id)
    )
    return [
        (hull(one.statement.content).start, cards.of(one, index.replies_from.get(one.id, []), str(number)))
        for number, one in enumerate(placed, 1)
    ]


def _homes(
    blocks: Sequence[Block], numbered: Iterable[tuple[int, Card]]
) -> dict[int, list[tuple[int, Card]]]:
    """The cards by the number of the block that they begin in, or follow."""
    homes: dict[int, list[tuple[int, Card]]] = {}
    for start, card in numbered:
        before = [n for n, block in enumerate(blocks) if block.span.start <= start]
        homes.setdefault(before[-1] if before else 0, []).append((start, card))
    return homes


def _says_only(row: Row, title: str | None) -> bool:
    """True for an unmarked block that repeats the title, which the page has as its heading."""
    return not row.cards and len(row.pieces) == 1 and row.pieces[0].segment.text == title


def _row(document: Extracted, block: Block, marks: Sequence[Mark], here: list[tuple[int, Card]]) -> Row:
    cut = segments(document.text, block.span, marks)
    pieces = tuple(_piece(segment, here) for segment in cut)
    return Row(block.kind, pieces, tuple(card for _start, card in here))


def _piece(segment: Segment, here: list[tuple[int, Card]]) -> Piece:
    pins = tuple(card for start, card in here if start == segment.span.start)
    return Piece(segment, pins, segment.classes)


def _folded(document: Extracted, blocks: Sequence[Block], rows: Sequence[Row]) -> list[Row]:
    """Runs of furniture as one row each."""
    made: list[Row] = []
    for block, row in zip(blocks, rows, strict=True):
        words = block.span.of(document.text)
        if row.kind != "furniture" or row.cards:
            made.append(row)
        elif made and made[-1].folded:
            made[-1] = Row("furniture", (), (), (*made[-1].folded, words))
        else:
            made.append(Row("furniture", (), (), (words,)))
    return made
