"""Which points an allegation has."""

from typing import Any

import pytest

from rejoinder.model import Basis, Coverage, Span
from rejoinder.weigh import weigh
from weigh.made import Dispute

ALLEGED = [
    ("paid voters in Varn for silence", [("place", "in Varn")]),
    ("stopped lorries at the Tal checkpoint for hours", [("place", "at the Tal checkpoint")]),
    ("stopped lorries on two nights in May", [("date", "on two nights in May")]),
    ("fed its riders hormones before the mountain stage", [("date", "before the mountain stage")]),
    ("let the crew fly after 15 hours on duty", [("date", "after 15 hours on duty")]),
    ("kept the pumps on the roof locked", []),
    ("cheated the League in Orbo shops", []),
]


def points(dispute: Dispute, alleged: str, **figure: Any) -> list[tuple[str, str]]:
    """Kind and words of all points but the deed."""
    dispute.party("League")
    dispute.party("Orbo")
    dispute.document("report", f"The League accused Orbo: it {alleged}.", "2024-05-06")
    said = dispute.says("report", alleged, "League", "accuses", addressee="Orbo")
    dispute.claim("claim-1", asserts=(said,))
    if figure:
        dispute.figure(said, **figure)
    return told(dispute)


def told(dispute: Dispute) -> list[tuple[str, str]]:
    [matrix] = (r for r in weigh(dispute.documents(), dispute.links) if isinstance(r, Coverage))
    return [(p.kind, p.words) for p in matrix.points if p.kind != "act"]


@pytest.mark.parametrize(("words", "expected"), ALLEGED)
def test_places_and_times_that_no_incident_tells(
    dispute: Dispute, words: str, expected: list[tuple[str, str]]
) -> None:
    assert points(dispute, words) == expected


AMOUNTS = [
    ("washed 3 million crowns", "3 million crowns", 3_000_000, {"measure": "money", "unit": "crown"}, True),
    ("hid 210 patients", "210 patients", 210, {"measure": "people", "population": "patients"}, True),
    ("robbed 40 boxes", "40 boxes", 40, {"measure": "other", "unit": "box"}, True),
    ("lost one box", "one box", 1, {"measure": "other", "unit": "box"}, False),
    ("killed one man", "one man", 1, {"measure": "killed", "population": "men"}, True),
    ("broke the wall of Pond 3", "3", 3, {"measure": "other"}, False),
    ("invented sales of 400 million", "400 million", 400_000_000, {"measure": "other"}, True),
    ("hired a boy of 12", "12", 12, {"measure": "age"}, False),
]


@pytest.mark.parametrize(("alleged", "words", "low", "fields", "is_point"), AMOUNTS)
def test_what_was_done_to_how_many_is_a_point(
    dispute: Dispute, alleged: str, words: str, low: int, fields: dict[str, Any], is_point: bool
) -> None:
    found = points(dispute, alleged, words=words, low=low, **fields)
    assert found == ([("harm", words)] if is_point else [])


def test_a_basis_is_not_counted_as_harm(dispute: Dispute) -> None:
    text = "The League accused Orbo: two photographs showed chains."
    dispute.party("League")
    dispute.party("Orbo")
    dispute.document("report", text, "2024-05-06")
    start = text.index("two")
    basis = Basis(kind="photo", count=2, words=Span(start, start + len("two photographs")))
    said = dispute.says(
        "report", "two photographs showed chains", "League", "accuses", addressee="Orbo", basis=(basis,)
    )
    dispute.figure(said, "two photographs", 2, measure="other", unit="photograph")
    dispute.claim("claim-1", asserts=(said,))
    assert told(dispute) == [("basis", "two photographs")]
