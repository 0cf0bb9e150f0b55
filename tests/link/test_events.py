"""What speaks for two incidents being one event, and what it is worth."""

from datetime import date

import pytest

from link.made import document
from rejoinder.link.context import RareNames
from rejoinder.link.events import ENOUGH, Evidence, Seen, reasons, seen_in, weights_of_grounds
from rejoinder.link.incidents import link_incidents
from rejoinder.model import DateValue, Extracted, Figure, Incident, Place, Span

NAMES = "A crane fell on the Ollen yard, where Ida Brask, Tor Vanning and Mikkel Ostrup worked for Hallward."


def told(id: str, text: str = NAMES, published: str = "2024-03-16", **given) -> Extracted:
    """A document that tells of one accident."""
    span = Span(0, 7)
    killed = given.pop("killed", None)
    figures = (Figure(id=f"f{id}", span=span, measure="killed", low=killed, high=killed, words="x"),)
    day = given.pop("day", None)
    incident = Incident(
        id=f"i{id}",
        kind="accident",
        span=span,
        date=DateValue(date=day, precision="day" if day else "none"),
        figures=tuple(f.id for f in figures) if killed else (),
        **given,
    )
    return Extracted.of(document(id, published, text), (), figures if killed else (), (incident,))


def others() -> list[Extracted]:
    """Documents of other things over a year, which make the names of two documents rare."""
    texts = [f"A council met in Place{n:c}x with Member{n:c}y." for n in range(ord("a"), ord("a") + 24)]
    return [
        told(f"o{n}", text, str(date(2023, 1, 1).replace(month=n % 12 + 1))) for n, text in enumerate(texts)
    ]


def measured(a: Extracted, b: Extracted) -> dict[str, float]:
    documents = [a, b, *others()]
    names = RareNames(documents)
    seen: list[Seen] = list(seen_in(documents, names))
    return Evidence(seen, names).measured(seen[0], seen[1])


GROUNDS = [
    ({}, {}, {"names near", "names", "published soon"}),
    ({"day": "2024-03-14"}, {"day": "2024-03-14"}, {"same day"}),
    ({"killed": 9}, {"killed": 9}, {"same toll"}),
    ({"killed": 9}, {"killed": 11}, {"other toll"}),
    ({"killed": 1}, {"killed": 1}, set()),
    ({"target": "the loading crane"}, {"target": "a crane"}, {"target"}),
    ({"place": Place(name="Ollen")}, {}, {"place named"}),
    ({"place": Place(name="Ollen")}, {"place": Place(name="Tesk")}, {"other places", "other place named"}),
    (
        {},
        {"text": "A crane fell at the port.", "published": "2024-09-01"},
        {"no name near", "published late"},
    ),
]


@pytest.mark.parametrize(("a", "b", "grounds"), GROUNDS)
def test_grounds_are_named(a, b, grounds):
    assert grounds <= set(measured(told("a", **a), told("b", **b)))


@pytest.mark.parametrize("ground", ["same toll", "same day", "target", "one place"])
def test_grounds_that_are_not_there_are_not_named(ground):
    assert ground not in measured(told("a"), told("b", day="2024-03-14", killed=1))


def test_every_ground_is_told_in_words():
    assert set(weights_of_grounds()) - {"bias"} == set(reasons())


def test_two_texts_with_the_same_rare_names_tell_of_one_event_though_neither_says_where():
    found = link_incidents([told("a"), told("b", day="2024-03-14"), *others()])
    assert ("ia", "ib") in {i.members for i in found}
    signals = found[0].signals
    assert sum(s.value * s.weight for s in signals) >= ENOUGH
    assert "brask" in next(s.words for s in signals if s.name == "names near")


APART = [
    ({"day": "2024-03-14"}, {"day": "2024-03-15"}),
    ({"place": Place(name="A", lat=1.0, lon=1.0)}, {"place": Place(name="B", lat=9.0, lon=1.0)}),
    ({"target": "the Ollen school"}, {"target": "a covered market"}),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_no_evidence_makes_one_event_of_two_days_two_towns_or_two_buildings(a, b):
    found = link_incidents([told("a", **a), told("b", **b), *others()])
    assert ("ia", "ib") not in {i.members for i in found}
