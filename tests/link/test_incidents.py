"""One event across documents, and its toll."""

import pytest

from link.made import document
from rejoinder.link.incidents import link_incidents
from rejoinder.model import DateValue, Extracted, Figure, Incident, Place, Span

VARN = Place(name="Varn", geonameid=1, lat=10.0, lon=10.0)
NEAR_VARN = Place(name="Varn harbour", lat=10.05, lon=10.05)
ORLE = Place(name="Orle", geonameid=2, lat=14.0, lon=10.0)


def seen(
    id: str,
    kind: str = "fire",
    day: str | None = "2024-03-14",
    place: Place | None = VARN,
    target: str | None = None,
    killed: int | None = None,
    published: str = "2024-03-16",
    generic: bool = False,
) -> Extracted:
    """A document with one incident."""
    date = DateValue(date=day, precision="day" if day and len(day) == 10 else "month" if day else "none")
    span = Span(0, 4)
    figures = (
        [Figure(id=f"f{id}", span=span, measure="killed", low=killed, high=killed, words=str(killed))]
        if killed
        else []
    )
    incident = Incident(
        id=f"i{id}",
        kind=kind,
        span=span,
        date=date,
        place=place,
        target=target,
        generic=generic,
        figures=tuple(f.id for f in figures),
    )
    return Extracted.of(document(id, published, "Fire at the port."), (), tuple(figures), (incident,))


def groups(*documents: Extracted) -> set[tuple[str, ...]]:
    return {i.members for i in link_incidents(documents)}


ONE = [
    ({}, {}),
    ({}, {"kind": "explosion"}),
    ({}, {"place": NEAR_VARN}),
    ({}, {"day": "2024-03"}),
    ({"killed": 9}, {"day": None, "killed": 9}),
    ({"target": "the ferry terminal"}, {"target": "ferry"}),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_one_event(a, b):
    assert groups(seen("a", **a), seen("b", **b)) == {("ia", "ib")}


TWO = [
    ({}, {"day": "2024-03-15"}),
    ({}, {"place": ORLE}),
    ({}, {"kind": "shooting"}),
    ({"target": "the ferry terminal"}, {"target": "a school"}),
    ({}, {"day": None}),
]


@pytest.mark.parametrize(("a", "b"), TWO)
def test_two_events(a, b):
    assert groups(seen("a", **a), seen("b", **b)) == {("ia",), ("ib",)}


def test_a_vague_mention_does_not_bridge_two_events_of_one_day():
    found = groups(seen("a", target="the ferry terminal"), seen("b", target="a school"), seen("c"))
    assert not any({"ia", "ib"} <= set(group) for group in found)


def told(id: str, text: str, **given) -> Extracted:
    """A document with ``text`` and one incident in it."""
    one = seen(id, **given)
    return Extracted.of(
        document(id, given.get("published", "2024-03-16"), text), (), one.figures, one.incidents
    )


def test_a_valley_and_its_village_are_one_scene_where_a_text_names_both():
    valley, village = Place(name="Orn valley"), Place(name="Tesk")
    a = told("a", "A dam burst above Tesk in the Orn valley.", kind="collapse", place=valley)
    b = told("b", "A dam burst at Tesk.", kind="flood", place=village)
    c = told("c", "A dam burst at Lomm.", kind="flood", place=Place(name="Lomm"))
    assert groups(a, b, c) == {("ia", "ib"), ("ic",)}


def test_the_same_names_and_toll_outweigh_other_words_for_the_target():
    text = "The club said that Ada Wolk, Jan Temmer and Ole Brisk were hurt on Monday."
    a = told("a", text, target="three fans", killed=3)
    b = told("b", text, target="visitors", killed=3, day="2024-03")
    assert groups(a, b) == {("ia", "ib")}


def test_events_told_by_most_documents_come_first():
    found = link_incidents([seen("z", place=ORLE), seen("a"), seen("b")])
    assert [len(i.documents) for i in found] == [2, 1]


def test_a_habit_is_no_event():
    assert groups(seen("a", generic=True)) == set()


def test_the_toll_ranges_over_all_and_the_latest_is_the_last_published():
    (incident,) = link_incidents(
        [seen("a", killed=9, published="2024-03-15"), seen("b", killed=13, published="2024-03-16")]
    )
    toll = incident.toll["killed"]
    assert (toll.low, toll.high, toll.latest) == (9, 13, 13)
    (other,) = link_incidents(
        [seen("a", killed=9, published="2024-03-17"), seen("b", killed=13, published="2024-03-16")]
    )
    assert other.toll["killed"].latest == 9
