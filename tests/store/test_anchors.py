"""Every span of a record is found, wherever it stands in it."""

import pytest

from rejoinder.errors import AnchorError
from rejoinder.model import Basis, DocumentWords, Request, Span, Statement
from rejoinder.store import anchors

TEXT = "Nobody was warned, the union said, citing a video."

STATEMENT = Statement(
    id="s",
    form="indirect",
    act="asserts",
    source=Span(19, 28),
    cue=(Span(29, 33),),
    content=(Span(0, 6), Span(7, 17)),
    basis=(Basis(kind="video", words=Span(42, 49)),),
)


def test_spans_are_found_in_the_order_of_the_fields() -> None:
    found = [span.of(TEXT) for span in anchors.spans_in(STATEMENT)]
    assert found == ["the union", "said", "Nobody", "was warned", "a video"]


def test_anchors_come_back_from_their_row() -> None:
    kept = anchors.anchored(STATEMENT, "d", TEXT)
    assert anchors.decode(anchors.encode(kept)) == kept
    assert all(anchor.fits(TEXT) for anchor in kept)
    assert not any(anchor.fits(f" {TEXT}") for anchor in kept)


def test_words_of_a_link_are_found_in_their_documents() -> None:
    link = Request(what="x", words=(DocumentWords("d", 0, 6),))
    (anchor,) = anchors.anchored_link(link, {"d": TEXT}.get)
    assert (anchor.document, anchor.words) == ("d", "Nobody")
    with pytest.raises(AnchorError, match="not in the case"):
        anchors.anchored_link(link, {}.get)
