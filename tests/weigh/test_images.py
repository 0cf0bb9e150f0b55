"""What statements say of pictures, and who says otherwise."""

import pytest

from rejoinder.model import Image
from rejoinder.weigh import weigh
from weigh.made import Dispute


def images(dispute: Dispute) -> list[Image]:
    return [r for r in weigh(dispute.documents(), dispute.links) if isinstance(r, Image)]


def tell(
    dispute: Dispute, id: str, words: str, by: str, act: str = "asserts", date: str = "2024-02-01"
) -> str:
    dispute.document(id, f"It was said that {words}.", date)
    return dispute.says(id, words, by, act)


REMARKS = [
    ("the photo shows the grain store at Orrin", "photo", "shows", "the grain store at Orrin"),
    ("the picture was taken three days after the fire", "photo", "taken", "three days after the fire"),
    ("pictures published by the union do not show the north gate", "photo", "not_shows", "the north gate"),
    ("satellite images dated from June", "satellite_image", "taken", "from June"),
    ("the footage is staged", "video", "false", "staged"),
    ("the video was not taken in the harbour", "video", "not_taken", "in the harbour"),
    ("the photographs are genuine", "photo", "genuine", "genuine"),
    (
        "the photo is at least three months older than the board says",
        "photo",
        "not_taken",
        "at least three months older than the board says",
    ),
    ("the image is of another building", "photo", "shows", "another building"),
    (
        "mobile-phone video showing two boats had been sent to it",
        "video",
        "shows",
        "two boats had been sent to it",
    ),
]


@pytest.mark.parametrize(("words", "kind", "says", "what"), REMARKS)
def test_what_is_said_of_a_picture(dispute: Dispute, words: str, kind: str, says: str, what: str) -> None:
    dispute.party("Port Board")
    tell(dispute, "a", words, "Port Board")
    (image,) = images(dispute)
    (remark,) = image.remarks
    assert (image.kind, remark.says, remark.what) == (kind, says, what)
    assert remark.words.span.of(dispute.documents()[0].text) in words


def test_who_denies_it_says_the_contrary(dispute: Dispute) -> None:
    dispute.party("Port Board")
    tell(dispute, "a", "the video shows its lorries", "Port Board", "denies")
    assert [r.says for i in images(dispute) for r in i.remarks] == ["not_shows"]


NONE = [
    "the board had no picture of what happened",
    "the show was filmed in June",
    "witnesses showed the police a way out",
    "it published the photos on Monday",
]


@pytest.mark.parametrize("words", NONE)
def test_nothing_is_said_of_a_picture(dispute: Dispute, words: str) -> None:
    dispute.party("Port Board")
    tell(dispute, "a", words, "Port Board")
    assert images(dispute) == []


CONTESTED = [
    ("the photo shows the grain store burning", "the photo does not show the grain store", True),
    ("the photo shows the grain store burning", "the photo is fake", True),
    ("the photo was taken before the fire", "the photo was taken after the fire", True),
    ("the photo was taken in June", "the photo is a year older than the fire", True),
    ("the photo is genuine", "the photo is doctored", True),
    ("the photo shows the grain store", "the photo shows the burning store of grain", False),
    ("the photo shows the grain store", "the video is staged", False),
]


@pytest.mark.parametrize(("one", "other", "contested"), CONTESTED)
def test_two_sides_that_say_the_contrary_contest_it(
    dispute: Dispute, one: str, other: str, contested: bool
) -> None:
    dispute.party("Port Board")
    dispute.party("Dock Union")
    a = tell(dispute, "a", one, "Dock Union")
    b = tell(dispute, "b", other, "Port Board", date="2024-02-03")
    dispute.incident("incident-1", a, b)
    assert any(i.contested == ((a, b),) for i in images(dispute)) is contested


def test_one_side_does_not_contest_its_own_picture(dispute: Dispute) -> None:
    dispute.party("Port Board")
    dispute.party("Isa Crane", speaks_for="Port Board", kind="person")
    a = tell(dispute, "a", "the photo is genuine", "Port Board")
    b = tell(dispute, "b", "the photo is doctored", "Isa Crane")
    dispute.incident("incident-1", a, b)
    assert [i.contested for i in images(dispute)] == [()]


def test_pictures_of_two_events_are_two(dispute: Dispute) -> None:
    dispute.party("Port Board")
    a = tell(dispute, "a", "the photo shows the store", "Port Board")
    b = tell(dispute, "b", "the photo shows the mill", "Port Board")
    dispute.incident("incident-1", a)
    dispute.incident("incident-2", b)
    assert len(images(dispute)) == 2


NAMED_BEFORE = [
    ("The board held up a photo. It said it had been taken in June.", "it had been taken in June", "in June"),
    ("The board held up a photo, which was taken in June, it said.", "which was taken in June", "in June"),
    ("The board held up a photo.\n\nIt said it had been taken in June.", "it had been taken in June", None),
    ("The board held up a photo. It said it was tired.", "it was tired", None),
    ("The board has a photo and a report. It shows the gate.", "It shows the gate", None),
]


@pytest.mark.parametrize(("text", "words", "what"), NAMED_BEFORE)
def test_what_goes_on_about_a_picture_is_said_of_it(
    dispute: Dispute, text: str, words: str, what: str | None
) -> None:
    dispute.party("Port Board")
    dispute.document("a", text, "2024-02-01")
    dispute.says("a", words, "Port Board")
    found = [(r.says, r.what) for i in images(dispute) for r in i.remarks]
    assert found == ([("taken", what)] if what else [])


def test_what_a_picture_is_said_to_show(dispute: Dispute) -> None:
    text = "Two satellite images show a gap in the wall."
    dispute.document("a", text, "2024-02-01")
    words, source, cue = "a gap in the wall", "Two satellite images", "show"
    dispute.says("a", words, source, source=Dispute.span(text, source), cue=(Dispute.span(text, cue),))
    (image,) = images(dispute)
    assert (image.kind, image.remarks[0].says, image.remarks[0].what) == ("satellite_image", "shows", words)
