"""By what signs a content lays something on somebody."""

import pytest

from quality.acts import Judged, attributed
from rejoinder.extract.statements.acts import evidence_of
from rejoinder.model import Span


def signs(content: str) -> frozenset[str]:
    text = f"The nurse said {content}."
    said = Judged("asserts", "", text, (Span(0, 9),), (Span(10, 14),), (Span(15, len(text) - 1),))
    parsed, attribution = attributed(said)
    (evidence,) = evidence_of(parsed, [attribution], [None])
    return evidence.blame


@pytest.mark.parametrize(
    ("content", "sign"),
    [
        ("Marrow Clinic had moved the beds", "named did"),
        ("the doctors moved the beds", "other did"),
        ("the patients moved the beds", "crowd did"),
        ("the wind moved the beds", "thing told of"),
        ("she moved the beds", "own did"),
        ("the doctors took her keys", "other to own"),
        ("the doctors told her the truth", "other tells own"),
        ("the doctors wanted to sell the house", "other wants"),
        ("the doctors hid the files", "wrong told"),
        ("the doctors did not hide the files", "wrong denied"),
        ("the doctors never warned the patients", "other duty not"),
        ("the doctors left without a warning", "words without"),
        ("the doctors sold old pills as new", "words as_sold"),
        ("the pills were expired", "words bad"),
    ],
)
def test_a_sign_of_blame(content: str, sign: str) -> None:
    assert sign in signs(content)


def test_signs_are_the_same_whatever_the_name() -> None:
    assert signs("Marrow Clinic had sold the beds to hide a loss") == signs(
        "the Lorran army had sold the beds to hide a loss"
    )
