"""Whether a denial's words are what it denies."""

import pytest
from msgspec.structs import replace

from link.made import document
from rejoinder.link.denial import is_denied
from rejoinder.model import Span

CASES = [
    ("denied", "that the gate was open", True),
    ("rejected", "the charge", True),
    ("called", "the report a fairy tale", True),
    ("insisted", "that the gate was shut", False),
    ("disagreed:", "the gate was shut all night", False),
    ("denied", "“the gate was open”", False),
    ("said", "that no gate was open", False),
]


@pytest.mark.parametrize(("verb", "words", "expected"), CASES)
def test_the_verb_tells_whether_its_words_are_what_is_denied(verb: str, words: str, expected: bool) -> None:
    made = document("a", "2024-03-16", f"The Port Board {verb} <s1 denies Port Board>{words}</>.")
    [statement] = made.statements
    at = made.text.index(verb)
    form = "direct" if words.startswith("“") else "indirect"
    cued = replace(statement, cue=(Span(at, at + len(verb)),), form=form)
    assert is_denied(cued, cued.words(made.text), made.text) is expected
