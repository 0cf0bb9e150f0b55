"""What a text says of a party's publications, beside the days that the archive has of that party."""

from datetime import date, timedelta

import pytest

from rejoinder.model import Cadence, DateValue
from rejoinder.weigh import weigh
from weigh.made import Dispute

TEXT = (
    "The Harbour Office said that it had published more than ever. From 3 May to 20 May there were daily bulletins,"
    " and from 21 May to 30 May bulletins appeared on alternate days."
)


def day(number: int) -> str:
    return (date(2024, 5, 1) + timedelta(days=number - 1)).isoformat()


def dispute(*days: int, carrier: str = "Harbour Office") -> Dispute:
    made = Dispute()
    made.party("Harbour Office")
    made.party("Tidewatch")
    made.document("report", TEXT, "2024-07-01", "Tidewatch")
    made.says("report", "it had published more than ever", "Harbour Office")
    for number in days:
        made.document(f"bulletin-{number:02}", f"Bulletin number {number}.", day(number), carrier)
    return made


def cadences(made: Dispute) -> list[Cadence]:
    return [r for r in weigh(made.documents(), made.links) if isinstance(r, Cadence)]


def test_described_windows_are_set_against_the_archive() -> None:
    (told, _) = cadences(dispute(*range(3, 21), *range(21, 31, 2)))
    assert told.party == "party-Harbour Office"
    assert [(w.count, w.archived, w.rhythm) for w in told.windows] == [
        (18, 18, "daily"),
        (5, 5, "on alternate days"),
    ]


def test_fewer_days_in_the_archive_are_counted_as_they_are() -> None:
    (told,) = cadences(dispute(3, 4, 5, 22))
    assert [w.archived for w in told.windows] == [3, 1]


@pytest.mark.parametrize("made", [dispute(), dispute(3, 4, 5, carrier="The Gazette")])
def test_without_anything_of_the_party_nothing_is_compared(made: Dispute) -> None:
    (told,) = cadences(made)
    assert [w.archived for w in told.windows] == [None, None]


def test_statements_dated_to_the_day_count_as_its_publications() -> None:
    made = dispute()
    made.document(
        "gazette", "The Harbour Office said on 4 May that all was well.", "2024-05-20", "The Gazette"
    )
    made.says("gazette", "all was well", "Harbour Office", said=DateValue(date="2024-05-04", precision="day"))
    (told,) = cadences(made)
    assert told.days == ("2024-05-04",)


def test_archived_series_tells_its_rhythms() -> None:
    (_, shown) = cadences(dispute(*range(3, 21), *range(21, 41, 2)))
    assert shown.series == "Harbour Office, as archived"
    assert [(w.start, w.end, w.count) for w in shown.windows] == [
        ("2024-05-03", "2024-05-20", 18),
        ("2024-05-21", "2024-06-08", 10),
    ]


def test_few_days_are_no_series() -> None:
    assert len(cadences(dispute(3, 4, 5, 6, 7, 8, 9))) == 1


def test_words_of_a_window_lead_to_their_document() -> None:
    (told,) = cadences(dispute())
    for window in told.windows:
        assert window.where is not None
        assert window.where.span.of(TEXT) == window.words
