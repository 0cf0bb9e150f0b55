import pytest

from rejoinder.model import Span
from rejoinder.read.dates import PartialDate
from rejoinder.read.stamps import find_dateline, find_stamp, is_byline


@pytest.mark.parametrize(
    ("text", "dateline", "agency"),
    [
        ("PORT ALDER, March 4. /GPA/. The harbour", "PORT ALDER, March 4. /GPA/.", "GPA"),
        ("PORT ALDER — The harbour", "PORT ALDER —", None),
        ("PORT ALDER (Gull) — The harbour", "PORT ALDER (Gull) —", "Gull"),
        ("MARROW, Aldland — The harbour", "MARROW, Aldland —", None),
        ("MARROW/PORT ALDER (4 March 2021) – The harbour", "MARROW/PORT ALDER (4 March 2021) –", None),
        ("Marrow, GPA – The harbour", "Marrow, GPA –", "GPA"),
        ("PORT ALDER, Mar. 4 (Newsline) -- The harbour", "PORT ALDER, Mar. 4 (Newsline) --", "Newsline"),
        ("PORT ALDER, March 4. Newsline. The harbour", "PORT ALDER, March 4. Newsline.", "Newsline"),
        ("(Gull) - The harbour", "(Gull) -", "Gull"),
        ("Marrow, 4 March 2021", "Marrow, 4 March 2021", None),
    ],
)
def test_datelines(text: str, dateline: str, agency: str | None) -> None:
    found = find_dateline(text, Span(0, len(text)))
    assert found is not None
    assert text[: found.length] == dateline
    assert found.agency == agency


@pytest.mark.parametrize(
    "text",
    [
        "The harbour was closed on March 4 – the day of the fire.",
        "Ila Bren (Harbour Union) said so.",
        "On March 4, the union – led by Ila Bren – stopped work.",
        "Marrow/Aldland: The ministry claimed that nothing burned.",
        "UPDATE - The harbour is closed.",
        "Updated 4 March 2021",
        "The union — the largest of the port — stopped work.",
    ],
)
def test_sentences_are_not_datelines(text: str) -> None:
    assert find_dateline(text, Span(0, len(text))) is None


def test_a_dateline_knows_its_day() -> None:
    text = "PORT ALDER, March 4. /GPA/. The harbour"
    found = find_dateline(text, Span(0, len(text)))
    assert found is not None and found.date == PartialDate(None, 3, 4)


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("Thursday 4 March 2021 17:38 GMT", True),
        ("Published: 4 March 2021", True),
        ("Updated 10:32 AM EST, Thu March 4, 2021", True),
        ("By Mara Oss | 4 March 2021 | 5 min read", False),
        ("Mara Oss in Marrow, 4 March 2021", False),
        ("2021-03-04", False),
    ],
)
def test_stamps(words: str, sure: bool) -> None:
    stamp = find_stamp(words)
    assert stamp is not None
    assert (stamp.date, stamp.sure) == (PartialDate(2021, 3, 4), sure)


@pytest.mark.parametrize(
    "words",
    ["On March 4, 2021 the union stopped work", "Harbour Fire 4 March 2021", "March 2021", "Mara Oss"],
)
def test_lines_that_only_mention_a_date_are_not_stamps(words: str) -> None:
    assert find_stamp(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("By Mara Oss", True),
        ("By Mara Oss and Ila Bren in Marrow", True),
        ("By Mara Oss | 3 comments", True),
        ("Mara Oss, Harbour correspondent", True),
        ("2 hours ago", True),
        ("By the end of March the harbour was open", False),
        ("By Monday night the port will be shut", False),
        ("The harbour", False),
    ],
)
def test_bylines(words: str, expected: bool) -> None:
    assert is_byline(words) is expected
