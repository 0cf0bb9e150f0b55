import pytest

from rejoinder.read.dates import PartialDate, read_date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2021-03-04", PartialDate(2021, 3, 4)),
        ("2021-03-04T23:10:00+03:00", PartialDate(2021, 3, 4)),
        ("2021-03", PartialDate(2021, 3)),
        ("2021", PartialDate(2021)),
        ("4 March 2021", PartialDate(2021, 3, 4)),
        ("4th of March, 2021", PartialDate(2021, 3, 4)),
        ("Thursday, March 4, 2021", PartialDate(2021, 3, 4)),
        ("Sept. 9", PartialDate(None, 9, 9)),
        ("May 2021", PartialDate(2021, 5)),
        ("  4\u00a0March\n2021 ", PartialDate(2021, 3, 4)),
    ],
)
def test_dates_as_pages_write_them(words: str, date: PartialDate) -> None:
    assert read_date(words) == date


@pytest.mark.parametrize(
    "words", ["", "yesterday", "03/04/2021", "30 February 2021", "2021-13-01", "4 March 2021 and more"]
)
def test_what_is_no_date_or_could_be_two_is_not_read(words: str) -> None:
    assert read_date(words) is None


@pytest.mark.parametrize(
    ("date", "known", "year"),
    [
        (PartialDate(None, 11, 28), PartialDate(2021), 2021),
        (PartialDate(None, 11, 28), PartialDate(2021, 12, 1), 2021),
        (PartialDate(None, 12, 30), PartialDate(2022, 1, 2), 2021),
        (PartialDate(None, 1, 2), PartialDate(2022, 1, 1), 2022),
        (PartialDate(None, 11, 28), None, None),
        (PartialDate(None, 2, 29), PartialDate(2021), None),
        (PartialDate(2019, 2, 1), PartialDate(2021), 2019),
    ],
)
def test_a_year_comes_from_a_known_date_only(
    date: PartialDate, known: PartialDate | None, year: int | None
) -> None:
    assert date.near(known).year == year


def test_a_day_without_a_year_is_no_publication_date() -> None:
    assert PartialDate(None, 11, 28).published("dateline") is None


@pytest.mark.parametrize(
    ("date", "iso", "precision"),
    [
        (PartialDate(2021, 3, 4), "2021-03-04", "day"),
        (PartialDate(2021, 3), "2021-03", "month"),
        (PartialDate(2021), "2021", "year"),
    ],
)
def test_a_publication_date_is_cut_to_its_precision(date: PartialDate, iso: str, precision: str) -> None:
    published = date.published("given")
    assert published is not None
    assert (published.date, published.precision, published.source) == (iso, precision, "given")
