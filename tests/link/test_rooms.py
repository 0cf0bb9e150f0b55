"""Rooms: the nearest documents, whatever the order in which they come."""

import random

import pytest

from link.made import document
from rejoinder.link import link_parties
from rejoinder.link.rooms import COMMON, ROOM, Rooms
from rejoinder.link.scene import Sheet
from rejoinder.link.turns import read_turns

WORDS = ["amber", "birch", "cedar", "dahlia", "elder", "fennel", "ginger", "hazel", "iris", "jasmine", "kelp"]


def sheets(*said: str) -> list[Sheet]:
    """One document for each, with that one statement by nobody in particular."""
    documents = [
        document(f"d{i:03}", "2024-05-01", f"According to a guide, <s{i} asserts Guide {i}>{words}</>.")
        for i, words in enumerate(said)
    ]
    parties = link_parties(documents)
    return [Sheet(d, read_turns([d], parties, {})) for d in documents]


def fields(count: int) -> list[Sheet]:
    """Documents on subjects of their own, five on each."""
    letters = (chr(ord("a") + i // 5) for i in range(count))
    return sheets(*(f"field{x} barley{x} mill{x} wagon{x}" for x in letters))


def rooms_of(made: list[Sheet]) -> dict[str, tuple[str, ...]]:
    rooms = Rooms()
    rooms.put(made)
    rooms.changed()
    return {sheet.document.id: rooms.of(sheet.document.id) for sheet in made}


def test_a_small_case_is_one_room():
    found = rooms_of(fields(ROOM + 1))
    assert set(map(len, found.values())) == {ROOM + 1}


def test_in_a_larger_case_a_room_holds_what_is_on_one_subject():
    found = rooms_of(fields(ROOM + 10))
    assert found["d007"] == ("d005", "d006", "d007", "d008", "d009")


def test_a_room_holds_no_more_than_its_size():
    found = rooms_of(sheets(*(" ".join(WORDS[:6]) for _ in range(ROOM + 20))))
    assert set(map(len, found.values())) == {ROOM + 1}


def test_what_most_documents_say_leads_nowhere():
    found = rooms_of(sheets(*(" ".join(WORDS[:6]) for _ in range(COMMON + 1))))
    assert set(map(len, found.values())) == {1}


@pytest.mark.parametrize("seed", range(4))
def test_rooms_do_not_depend_on_the_order_of_documents(seed):
    chance = random.Random(seed)
    made = sheets(*(" ".join(chance.sample(WORDS, 6)) for _ in range(3 * ROOM)))
    wanted = rooms_of(made)
    rooms = Rooms()
    for sheet in chance.sample(made, len(made)):
        rooms.put([sheet])
        if chance.random() < 0.5:
            rooms.changed()
    rooms.changed()
    assert {id: rooms.of(id) for id in wanted} == wanted


def test_a_document_that_reads_otherwise_moves_to_another_room():
    made = fields(ROOM + 10)
    rooms = Rooms()
    rooms.put(made)
    rooms.changed()
    moved = Sheet(made[0].document, made[20].turns)
    rooms.put([moved])
    assert rooms.changed() >= {"d000", "d001", "d020"}
    assert "d000" not in rooms.of("d001")
    assert "d000" in rooms.of("d021")


@pytest.mark.parametrize("held", [ROOM, 2 * ROOM])
@pytest.mark.parametrize("seed", range(3))
def test_rooms_put_in_place_as_they_were_found_go_on_like_those_that_found_them(seed, held):
    chance = random.Random(seed)
    made = sheets(*(" ".join(chance.sample(WORDS, 6)) for _ in range(3 * ROOM)))
    rooms, restored = Rooms(), Rooms()
    rooms.put(made[:held])
    rooms.changed()
    restored.restore(made[:held], {s.document.id: rooms.found(s.document.id) for s in made[:held]})
    for sheet in made[held:]:
        rooms.put([sheet])
        restored.put([sheet])
        assert restored.changed() == rooms.changed()
    assert all(restored.found(s.document.id) == rooms.found(s.document.id) for s in made)
