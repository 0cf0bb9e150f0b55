"""How often something was published, as a text tells it."""

import pytest

from rejoinder.model import Cadence
from rejoinder.weigh import weigh
from weigh.made import Dispute

Windows = list[tuple[str, str, int | None, int]]


def windows(text: str, published: str | None) -> Windows:
    dispute = Dispute()
    dispute.document("d", text, published)
    found = [r for r in weigh(dispute.documents(), []) if isinstance(r, Cadence)]
    return [(w.start[5:], w.end[5:], w.expected, w.count) for r in found for w in r.windows]


CASES: list[tuple[str, Windows]] = [
    (
        "From 3 May to 20 May there were daily reports, while from 21 May until 30 May the reporting was on"
        " alternate days.",
        [("05-03", "05-20", 18, 18), ("05-21", "05-30", 10, 5)],
    ),
    (
        "The port says bulletins appeared daily from 3 May to 20 May, and every other day from 21 May to 29 May."
        " From 30 May to 8 June there were only three.",
        [("05-03", "05-20", 18, 18), ("05-21", "05-29", 9, 5), ("05-30", "06-08", 10, 3)],
    ),
    (
        "Updates were issued every day from May 3 to May 9. Between May 10 and May 31 there were six updates.",
        [("05-03", "05-09", 7, 7), ("05-10", "05-31", 22, 6)],
    ),
    (
        "Updates were issued daily from 3 May to 9 May. No updates followed from 10 May to 12 May.",
        [("05-03", "05-09", 7, 7), ("05-10", "05-12", 3, 0)],
    ),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_windows_have_days_expected_and_found(text: str, found: Windows) -> None:
    assert windows(text, "2024-07-01") == found


NONE = [
    "From 3 May to 20 May it rained daily, and from 21 May to 30 May on alternate days.",
    "Reports appeared daily from 3 May to 20 May.",
    "From 20 May to 3 May there were daily reports, from 9 May to 1 May there were none.",
    "The reports of 3 May and 20 May differ.",
    "Reports appeared daily from 31 April to 35 April and from 3 May to 32 May.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_cadence_without_two_windows_of_something_published(text: str) -> None:
    assert windows(text, "2024-07-01") == []


TEXT = "From 3 May to 20 May there were daily reports. From 21 May to 30 May there were only two reports."


def test_without_a_day_of_publication_the_only_year_of_the_document_is_taken() -> None:
    assert len(windows(f"The plant opened on 2 March 2019. {TEXT}", None)) == 2


@pytest.mark.parametrize("before", ["", "It opened on 2 March 2019 and closed on 4 June 2021. "])
def test_without_one_year_the_dates_are_left_open(before: str) -> None:
    assert windows(before + TEXT, None) == []


def test_the_words_of_a_window_stand_in_the_text() -> None:
    dispute = Dispute()
    dispute.document("d", TEXT, "2024-07-01")
    [found] = [r for r in weigh(dispute.documents(), []) if isinstance(r, Cadence)]
    assert all(w.words and w.words in TEXT for w in found.windows)
