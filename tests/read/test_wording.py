import pytest

from rejoinder.read.wording import is_caption, is_headline, is_item, is_prose, without_credit


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Harbour fire: ministry denies leak", True),
        ("‘No leak’", True),
        ("Who lit the fire?", True),
        ("The ministry denied the leak.", False),
        ("The minister told reporters:", False),
        ("and then nothing", False),
        ("…", False),
        ("A " + "very " * 40 + "long line", False),
    ],
)
def test_headlines(words: str, expected: bool) -> None:
    assert is_headline(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The ministry denied that fuel leaked.", True),
        ("“There was no leak at all,” she said.”", True),
        ("Harbour fire: ministry denies leak", False),
        ("No leak.", False),
        ("word " * 60, True),
    ],
)
def test_prose(words: str, expected: bool) -> None:
    assert is_prose(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In this photo from the ministry, smoke rises over the port.", True),
        ("File photo of the northern tanks", True),
        ("Smoke over the harbour on Tuesday (Newsline)", True),
        ("Smoke over the harbour on Tuesday. (Newsline photo)", True),
        ("The tanks in an undated photo provided by the port.", True),
        ("The ministry denied the leak. (Newsline)", False),
        ("A report of the Marrow Port Authority (MPA)", False),
        ("The bill was backed by Senator Ila Bren (Harbour).", False),
        ("The ministry released a photo of the tanks.", False),
    ],
)
def test_captions(words: str, expected: bool) -> None:
    assert is_caption(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("• one", True), ("- one", True), ("1. one", True), ("-5 degrees", False), ("one", False)],
)
def test_items(words: str, expected: bool) -> None:
    assert is_item(words) is expected


def test_a_credit_can_be_left_out() -> None:
    assert without_credit("Smoke over the harbour (Newsline)") == "Smoke over the harbour"
