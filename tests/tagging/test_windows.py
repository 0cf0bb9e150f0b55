"""Windows hold whole paragraphs while they fit, and lose no word."""

import itertools

import numpy as np
import pytest

from rejoinder.tagging.windows import LONGEST, batch, pack
from rejoinder.tagging.words import WordPieces, paragraph

VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "dam", "##s", ".")
CUTTER = WordPieces(VOCABULARY)


def made(*lines: str):  # type: ignore[no-untyped-def]
    return [paragraph(line, 0, CUTTER) for line in lines]


def test_short_paragraphs_share_a_window() -> None:
    assert [w.parts for w in pack(made("dam dam", "dam"))] == [((0, 0, 2), (1, 0, 1))]


@pytest.mark.parametrize("words", [LONGEST, 3 * LONGEST + 7])
def test_a_long_paragraph_is_cut_and_whole(words: int) -> None:
    parts = [part for window in pack(made("dam " * words)) for part in window.parts]
    assert parts[0][1] == 0
    assert parts[-1][2] == words
    assert all(before[2] == after[1] for before, after in itertools.pairwise(parts))


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    first = pack(made("dam " * 200 + "dam. " + "dam " * 200))[0]
    assert first.parts[0][2] == 201


def test_no_window_is_too_long() -> None:
    paragraphs = made(*("dam " * n for n in (10, 250, 255, 256, 1, 100, 200)))
    windows = pack(paragraphs)
    held = batch([paragraphs] * len(windows), windows, CUTTER)
    assert held.pieces.shape[1] <= LONGEST


def test_a_word_of_more_pieces_than_a_window_holds_does_not_overflow() -> None:
    paragraphs = made("-".join(["dams"] * 400))
    windows = pack(paragraphs)
    assert batch([paragraphs] * len(windows), windows, CUTTER).pieces.shape[1] <= LONGEST


def test_batch_marks_where_parts_start_and_what_is_padding() -> None:
    paragraphs = made("dam dam", "dams")
    one, two = pack(paragraphs), pack(paragraphs[:1])
    held = batch([paragraphs, paragraphs], [*one, *two], CUTTER)
    assert held.starts.tolist() == [[True, False, True], [True, False, False]]
    assert held.word_mask.tolist() == [[True, True, True], [True, True, False]]
    assert [VOCABULARY[i] for i in held.pieces[0][held.piece_mask[0]]] == [
        *("[CLS]", "dam", "dam", "[SEP]", "dam", "##s", "[SEP]")
    ]
    assert np.take_along_axis(held.pieces, held.firsts, 1)[0].tolist() == [5, 5, 5]
