"""Words of a source cannot steer the terminal that they are shown in."""

import pytest

from rejoinder.cli.streams import printable


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain “words” – and é", "plain “words” – and é"),
        ("two\nlines\tand  spaces", "two lines and spaces"),
        ("\x1b[2Jcleared\x07", "[2Jcleared"),
        ("\u202egnorw", "gnorw"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
    ],
    ids=["plain", "white space", "escape sequence", "reordering", "joiner of a script"],
)
def test_printable(words: str, shown: str) -> None:
    assert printable(words) == shown
