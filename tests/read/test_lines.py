import pytest

from rejoinder.read.lines import stretches

WRAPPED = (
    "The harbour ministry on Wednesday denied that fuel had leaked from\n"
    "the northern tanks before the fire broke out, and called the many\n"
    "reports of a smell of fuel “invented”."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n\ntwo", ["one", "two"]),
        ("Mara Oss\n4 March 2021\nComments", ["Mara Oss", "4 March 2021", "Comments"]),
        ("\n\n  one  \n \t\n", ["one"]),
        ("one\r\n\r\ntwo\x85three", ["one", "two", "three"]),
        ("", []),
        (" \n\u00a0\n", []),
        (WRAPPED, [WRAPPED]),
        (WRAPPED + "\n\n" + WRAPPED, [WRAPPED, WRAPPED]),
    ],
)
def test_stretches(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in stretches(text)] == expected


def test_two_full_lines_are_joined_only_where_the_second_goes_on() -> None:
    first = "Officials say that the tanks held no fuel on the night of the blaze"
    assert len(stretches(f"{first}\nTwo dockers disagree with the many officials of the ministry")) == 2
    assert len(stretches(f"{first}\nand that nobody smelled anything before the fire in the harbour")) == 1
