"""Figures set side by side: same, compatible, disagree, or not comparable with the reasons."""

from typing import Any

import pytest

from rejoinder.model import Comparison, Copy, DateValue, Period, Place
from rejoinder.weigh import weigh
from weigh.made import Dispute


def comparisons(dispute: Dispute) -> list[Comparison]:
    return [r for r in weigh(dispute.documents(), dispute.links) if isinstance(r, Comparison)]


def count(
    dispute: Dispute,
    id: str,
    words: str,
    low: float,
    sentence: str = "In the fire at the mill {} died",
    **fields: Any,
) -> str:
    """A count of a document of its own, by a party of its own."""
    by = fields.pop("by", f"party of {id}")
    if f"party-{by}" not in {getattr(x, "id", "") for x in dispute.links}:
        dispute.party(by)
    said = sentence.format(words)
    dispute.document(id, f"It was told at noon. {said}. Nothing else is known.", "2024-03-01")
    return dispute.figure(dispute.says(id, said, by), words, low, **fields)


def verdict(a: dict[str, Any], b: dict[str, Any]) -> tuple[str, list[str]] | None:
    """Verdict and the names of its reasons for two counts, 12 and 15 dead unless they say otherwise."""
    dispute = Dispute()
    count(dispute, "a", **{"words": "12 people", "low": 12} | a)
    count(dispute, "b", **{"words": "15 people", "low": 15} | b)
    found = comparisons(dispute)
    if not found:
        return None
    return found[0].verdict, [r.split(" differs")[0].split(":")[0] for r in found[0].reasons]


SCOPES: list[tuple[dict[str, Any], dict[str, Any], tuple[str, list[str]] | None]] = [
    ({}, {}, ("disagree", [])),
    ({}, {"words": "12 dead", "low": 12}, ("same", [])),
    ({"open": True}, {}, ("compatible", [])),
    ({"population": "the miners"}, {"population": "miners"}, ("disagree", [])),
    ({"population": "people"}, {"population": "miners"}, ("disagree", [])),
    ({"population": "miners"}, {"population": "people"}, ("not_comparable", ["population"])),
    ({"place": "Hasp"}, {"place": "Dull"}, ("not_comparable", ["place"])),
    ({"place": "Idlib"}, {"place": "Idleb"}, ("disagree", [])),
    ({"place": "Hasp"}, {"place": "Hasp hospital"}, ("disagree", [])),
    ({"agent": "Orbo"}, {"agent": "Pell Rail"}, ("not_comparable", ["agent"])),
    (
        {"period": Period(start="2024-01-01", end="2024-01-31")},
        {"period": Period(start="2024-02-01", end="2024-02-29")},
        ("not_comparable", ["period"]),
    ),
    ({"place": "Hasp", "agent": "Orbo"}, {"place": "Dull", "agent": "Pell Rail"}, None),
    ({"as_of": "2024-03-01"}, {"as_of": "2024-03-04"}, ("not_comparable", ["as of different days"])),
    ({"as_of": "2024-03-04"}, {"as_of": "2024-03-01"}, ("disagree", [])),
    (
        {"measure": "missing", "as_of": "2024-03-04"},
        {"measure": "missing", "as_of": "2024-03-01"},
        ("not_comparable", ["as of different days"]),
    ),
    ({}, {"measure": "injured"}, None),
    ({}, {"flags": ("additional",)}, None),
]


@pytest.mark.parametrize(("a", "b", "expected"), SCOPES)
def test_the_verdict_follows_from_the_scopes(
    a: dict[str, Any], b: dict[str, Any], expected: tuple[str, list[str]] | None
) -> None:
    assert verdict(a, b) == expected


def test_two_populations_in_one_incident_are_not_comparable(dispute: Dispute) -> None:
    figures = (
        count(dispute, "a", "12 miners", 12, population="miners"),
        count(dispute, "b", "15 nurses", 15, population="nurses"),
    )
    dispute.incident("incident-1", figures=figures)
    [found] = comparisons(dispute)
    assert (found.verdict, len(found.reasons)) == ("not_comparable", 1)
    assert found.reasons[0].startswith("population differs: ")


def test_two_incidents_on_two_days_are_not_comparable(dispute: Dispute) -> None:
    a, b = count(dispute, "a", "12 people", 12), count(dispute, "b", "15 people", 15)
    for figure, day in ((a, "2024-03-01"), (b, "2024-03-02")):
        dispute.incident(
            f"incident-{day}", figures=(figure,), date=DateValue(date=day, precision="day", words=day)
        )
    [found] = comparisons(dispute)
    assert found.reasons[0].startswith("incident differs: 2024-03-0")


def test_two_names_for_the_scene_of_one_incident_are_one_place(dispute: Dispute) -> None:
    a = count(dispute, "a", "12 people", 12, place="the covered market")
    b = count(dispute, "b", "15 people", 15, place="Hasp")
    dispute.incident("incident-1", figures=(a, b))
    (found,) = comparisons(dispute)
    assert found.verdict == "disagree"


def test_a_place_within_another_is_no_other_incident(dispute: Dispute) -> None:
    a, b = count(dispute, "a", "12 people", 12), count(dispute, "b", "12 dead", 12)
    dispute.incident("incident-1", figures=(a,), place=Place(name="Hasp"))
    dispute.incident("incident-2", figures=(b,), place=Place(name="Lull valley"))
    assert comparisons(dispute)[0].verdict == "same"


WAYS = [
    ("confirmed {} dead", "saw {} die", 9, 14, ("not_comparable", ["way of counting"])),
    ("confirmed {} dead", "saw {} die", 19, 14, ("disagree", [])),
    (
        "had received {} as bodies",
        "had identified {} among the dead",
        31,
        9,
        ("not_comparable", ["way of counting"]),
    ),
    ("confirmed that {} had died", "saw {} die", 9, 14, ("disagree", [])),
]


@pytest.mark.parametrize(("first", "second", "low", "other", "expected"), WAYS)
def test_a_count_that_reaches_a_part_does_not_contradict_the_whole(
    first: str, second: str, low: int, other: int, expected: tuple[str, list[str]]
) -> None:
    a = {"words": f"{low} people", "low": low, "sentence": f"The coroner {first}"}
    b = {"words": f"{other} villagers", "low": other, "sentence": f"The guards {second}"}
    found = verdict(a, b)
    assert found == expected


def test_lengths_are_compared_whatever_their_unit(dispute: Dispute) -> None:
    rise = "At the weir gate the level of the canal rose by {}"
    count(dispute, "a", "1.8 metres", 1.8, rise, measure="distance", unit="m")
    count(dispute, "b", "12 centimetres", 12, rise, measure="distance", unit="cm")
    count(dispute, "c", "180 cm", 180, rise, measure="distance", unit="cm")
    assert sorted(c.verdict for c in comparisons(dispute)) == ["disagree", "disagree", "same"]


def test_a_count_set_against_anothers_is_compared_with_it(dispute: Dispute) -> None:
    dispute.party("Weir Board")
    count(dispute, "a", "1.8 metres", 1.8, "The needle climbed {}", measure="distance", unit="m")
    dispute.document("b", "It said 12 centimetres and not the 1.8 metres of the rumour.", "2024-03-02")
    said = dispute.says("b", "12 centimetres and not the 1.8 metres of the rumour", "Weir Board")
    dispute.figure(said, "12 centimetres", 12, measure="distance", unit="cm")
    dispute.figure(said, "1.8 metres", 1.8, measure="distance", unit="m")
    assert sorted(c.verdict for c in comparisons(dispute)) == ["disagree"]


def test_amounts_of_two_things_are_not_comparable(dispute: Dispute) -> None:
    spill = "Into the lake above the mill went {}"
    count(dispute, "a", "900 tonnes", 900, spill.replace("{}", "{} of slag"), measure="other", unit="tonne")
    count(
        dispute, "b", "60 tonnes", 60, spill.replace("{}", "{} of rainwater"), measure="other", unit="tonne"
    )
    assert comparisons(dispute)[0].reasons == ("what is measured differs: slag / rainwater",) or comparisons(
        dispute
    )[0].reasons == ("what is measured differs: rainwater / slag",)


def test_scope_left_out_of_one_wording_is_taken_from_another(dispute: Dispute) -> None:
    count(dispute, "a", "12 people", 12, by="Coroner", place="Hasp")
    count(dispute, "b", "12 dead", 12, by="Coroner")
    later = count(dispute, "c", "40 people", 40, place="Dull")
    [found] = [c for c in comparisons(dispute) if later in c.figures and c.verdict != "not_comparable"] or [
        None
    ]
    assert found is None


def test_figures_of_one_statement_and_of_copies_are_not_set_side_by_side(dispute: Dispute) -> None:
    count(dispute, "a", "12 people", 12)
    count(dispute, "b", "12 people", 12)
    dispute.links.append(Copy(original="a", copy="b", share=1.0))
    assert comparisons(dispute) == []


def test_a_series_is_compared_step_by_step(dispute: Dispute) -> None:
    for n in range(1, 7):
        count(dispute, f"d{n}", f"{n}0 people", n * 10, by="Coroner", as_of=f"2024-03-0{n}")
    assert len(comparisons(dispute)) <= 6


def test_the_ledger_grows_with_the_case_and_not_with_its_square() -> None:
    def pairs(n: int) -> int:
        dispute = Dispute()
        for i in range(n):
            count(dispute, f"d{i:04}", f"{i + 1} people", i + 1)
        return len(comparisons(dispute))

    assert pairs(240) < 2.6 * pairs(120)


def test_the_order_of_documents_does_not_matter(dispute: Dispute) -> None:
    for n in (3, 1, 2):
        count(dispute, f"d{n}", f"{n}0 people", n * 10, as_of=f"2024-03-0{n}")
    documents = dispute.documents()
    assert weigh(documents, dispute.links) == weigh(documents[::-1], dispute.links[::-1])
