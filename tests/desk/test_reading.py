"""A document's text in blocks, each with the cards of the statements that begin in it."""

from desk import dispute
from rejoinder.desk.cards import Cards
from rejoinder.desk.reading import context_rows, document_rows, text_blocks
from rejoinder.model import Extracted
from rejoinder.publish import Index

INDEX = Index(dispute.contents())


def test_rows_hold_the_whole_text_but_the_heading() -> None:
    document = dispute.report()
    rows = document_rows(INDEX, document, Cards(INDEX))
    shown = [p.segment.text for r in rows for p in r.pieces] + [w for r in rows for w in r.folded]
    left_out = [b.span.of(document.text) for b in document.blocks if b.kind == "title"]
    assert sorted("".join(shown + left_out)) == sorted(document.text.replace("\n", ""))


def test_furniture_in_a_row_is_folded_into_one() -> None:
    rows = document_rows(INDEX, dispute.report(), Cards(INDEX))
    assert [r.folded for r in rows if r.kind == "furniture"] == [
        ("Share this story", "Subscribe to our newsletter")
    ]


def test_cards_stand_with_the_block_their_statement_begins_in() -> None:
    rows = document_rows(INDEX, dispute.report(), Cards(INDEX))
    held = [[(c.number, c.said.id) for c in r.cards] for r in rows if r.cards]
    assert held == [
        [("1", "s-gates"), ("2", "s-drowned")],
        [("3", "s-told"), ("4", "s-river"), ("5", "s-ran")],
        [("6", "s-toll")],
    ]


def test_a_text_without_blocks_is_read_line_by_line() -> None:
    document = dispute.shift()
    fields = {name: getattr(document, name) for name in document.__struct_fields__}
    bare = Extracted(**{**fields, "blocks": ()})
    assert [b.span for b in text_blocks(bare)] == [b.span for b in document.blocks]


def test_the_context_has_only_the_statements_own_marks() -> None:
    document = dispute.report()
    rows = context_rows(document, INDEX.statements["s-drowned"])
    marked = {m.of for r in rows for p in r.pieces for m in p.segment.marks}
    assert "s-drowned" in marked
    assert "s-gates" not in marked
