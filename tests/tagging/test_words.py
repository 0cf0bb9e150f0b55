"""The words of a paragraph: where they stand, what they are like, and how they are cut into pieces."""

import pytest

from rejoinder.tagging.words import FEATURES, WordPieces, lines, paragraph, quoted

VOCABULARY = (
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "the",
    "dam",
    "##s",
    "held",
    "cafe",
    '"',
    ",",
    ".",
    "'",
    "s",
)


@pytest.fixture
def cutter() -> WordPieces:
    return WordPieces(VOCABULARY)


def features(line: str, word: str, cutter: WordPieces) -> set[str]:
    """The names of the features that ``word`` has in ``line``."""
    made = paragraph(line, 0, cutter)
    assert made is not None
    words = [line[start:end] for start, end in made.spans]
    row = made.features[words.index(word)]
    return {name for name, value in zip(FEATURES, row, strict=True) if value}


def test_spans_count_from_the_paragraphs_start(cutter: WordPieces) -> None:
    made = paragraph("The dam’s wall", 100, cutter)
    assert made is not None
    assert made.spans.tolist() == [[100, 103], [104, 109], [110, 114]]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("dams", ["dam", "##s"]), ("Café", ["cafe"]), ("xylophone", ["[UNK]"]), ("a" * 61, ["[UNK]"])],
)
def test_pieces_of_a_word(word: str, pieces: list[str], cutter: WordPieces) -> None:
    assert [VOCABULARY[i] for i in cutter.of(word)] == pieces


def test_first_pieces_pass_over_marks(cutter: WordPieces) -> None:
    made = paragraph('"The dam," held.', 0, cutter)
    assert made is not None
    assert [VOCABULARY[made.pieces[first]] for first in made.firsts] == ["the", "dam", "held"]


@pytest.mark.parametrize("line", ["", "   ", "— … !"])
def test_a_line_without_words_is_no_paragraph(line: str, cutter: WordPieces) -> None:
    assert paragraph(line, 0, cutter) is None


@pytest.mark.parametrize(
    ("line", "word", "name"),
    [
        ("Reyes left.", "Reyes", "capital"),
        ("NATO met.", "NATO", "capitals"),
        ("All 12 left.", "12", "digit"),
        ("Ada’s word", "Ada’s", "possessive"),
        ("“We left,” he said", "left", "quoted"),
        ("“We left,” he said", "We", "quote_opens"),
        ("“We left,” he said", "left", "quote_closes"),
        ("“We left,” he said", "he", "quote_closed_before"),
        ("He left. She stayed.", "She", "sentence_first"),
        ("He left. She stayed.", "left", "sentence_last"),
        ("However, he left", "However", "comma_after"),
        ("He said: no", "no", "colon_before"),
        ("«Oui» he said", "Oui", "quoted"),
        ("Mayor: ‘no leak’", "leak", "quoted"),
        ("Mayor Denies Leak", "Leak", "paragraph_titled"),
        ("Mayor denies leak", "leak", "paragraph_short"),
        ("“He left", "left", "paragraph_left_open"),
    ],
)
def test_a_word_has_a_feature(line: str, word: str, name: str, cutter: WordPieces) -> None:
    assert name in features(line, word, cutter)


@pytest.mark.parametrize(
    ("line", "word", "name"),
    [
        ("US's claim", "US's", "capitals"),
        ("A dam held", "A", "capitals"),
        ("He said “no” twice", "twice", "quoted"),
        ("the dogs' bowls", "bowls", "quoted"),
        ("Mayor denies leak.", "leak", "paragraph_short"),
    ],
)
def test_a_word_lacks_a_feature(line: str, word: str, name: str, cutter: WordPieces) -> None:
    assert name not in features(line, word, cutter)


def test_quotation_left_open_runs_to_the_end() -> None:
    assert quoted("He said “it broke") == ([(9, 17)], True)


def test_lines_keep_their_places() -> None:
    assert list(lines("one\n\ntwo")) == [(0, 3), (4, 4), (5, 8)]
