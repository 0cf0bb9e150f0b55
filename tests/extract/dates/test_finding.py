"""Date expressions: found, resolved against publication, or left open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.extract.dates import date_spans, dates_in, find_dates, resolve
from rejoinder.extract.parse import parse
from rejoinder.model import Block, Document, MadeBy, Period, Published, Span, text_sha256

FRIDAY = Published(date="2021-03-12", precision="day", source="given")
MARCH = Published(date="2021-03", precision="month", source="given")
UNKNOWN = Published()


def dates_of(text: str, published: Published = FRIDAY) -> list[tuple[str, str | None, str | None]]:
    document = Document(
        id="d",
        file="d.txt",
        text=text,
        text_sha256=text_sha256(text),
        made_by=MadeBy(rejoinder="0"),
        blocks=(Block(span=Span(0, len(text)), kind="paragraph"),),
        language="en",
        published=published,
    )
    found = find_dates(parse(document))
    assert all(d.span.of(text) for d in found)
    return [(d.span.of(text), d.value.date, d.end.date if d.end else None) for d in found]


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("It opened on 15 January 2016 in Arles.", "15 January 2016", "2016-01-15"),
        ("It opened on January 15, 2016, in Arles.", "January 15, 2016", "2016-01-15"),
        ("It opened on the 3rd of May 2019.", "the 3rd of May 2019", "2019-05-03"),
        ("Friday 5 March 2021 10:30", "Friday 5 March 2021", "2021-03-05"),
        ("It opened on 2019-07-04.", "2019-07-04", "2019-07-04"),
        ("It opened on 25/12/2018.", "25/12/2018", "2018-12-25"),
        ("It opened in late October 2015.", "late October 2015", "2015-10"),
        ("It has run since 2011, he said.", "2011", "2011"),
        ("It was hit by the 2008 flood.", "2008", "2008"),
        ("It opened on Sept. 30.", "Sept. 30", "2020-09-30"),
        ("It opened on 12 March.", "12 March", "2021-03-12"),
        ("It opened on 13 March.", "13 March", "2020-03-13"),
        ("It opened in September.", "September", "2020-09"),
        ("It opened last May.", "last May", "2020-05"),
        ("The mayor spoke on Wednesday.", "Wednesday", "2021-03-10"),
        ("The mayor spoke on Friday.", "Friday", "2021-03-12"),
        ("The mayor spoke last Friday.", "last Friday", "2021-03-05"),
        ("The mayor spoke on Monday morning.", "Monday morning", "2021-03-08"),
        ("The council will meet on Monday.", "Monday", "2021-03-15"),
        ("The council meets next Friday.", "next Friday", "2021-03-19"),
        ("The talks on 25 March are hoping to end it.", "25 March", "2021-03-25"),
        ("The mayor spoke yesterday.", "yesterday", "2021-03-11"),
        ("The mayor spoke last night.", "last night", "2021-03-11"),
        ("The report came out last month.", "last month", "2021-02"),
        ("The report came out last year.", "last year", "2020"),
        ("The mayor spoke three days ago.", "three days ago", "2021-03-09"),
        ("It opened five years ago.", "five years ago", "2016"),
        ("It opened two months ago.", "two months ago", "2021-01"),
    ],
)
def test_a_date_is_resolved(text: str, words: str, date: str) -> None:
    assert dates_of(text) == [(words, date, None)]


@pytest.mark.parametrize(
    ("text", "words", "published"),
    [
        ("The mayor spoke on Wednesday.", "Wednesday", UNKNOWN),
        ("The mayor spoke on Wednesday.", "Wednesday", MARCH),
        ("The mayor spoke yesterday.", "yesterday", UNKNOWN),
        ("It opened on 12 March.", "12 March", UNKNOWN),
        ("It opened in September.", "September", UNKNOWN),
        ("That day the bridge was closed; that day only.", "that day", FRIDAY),
        ("It burned the following night.", "the following night", FRIDAY),
        ("It opened two weeks ago.", "two weeks ago", FRIDAY),
        ("It opened on 30 February 2016.", "30 February 2016", FRIDAY),
        ("It opened on January 5, 20015.", "January 5, 20015", FRIDAY),
        ("It opened on 31 September.", "31 September", FRIDAY),
        ("It opened on 03/04/2016.", "03/04/2016", FRIDAY),
    ],
)
def test_what_cannot_be_known_is_left_open_with_its_words(
    text: str, words: str, published: Published
) -> None:
    assert dates_of(text, published)[-1] == (words, None, None)


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("It ran from 30 September to 22 October.", "30 September to 22 October", "2020-09-30", "2020-10-22"),
        ("It ran between April and July.", "April and July", "2020-04", "2020-07"),
        ("It ran 3-5 May 2019.", "3-5 May 2019", "2019-05-03", "2019-05-05"),
        ("It ran May 3-5, 2019.", "May 3-5, 2019", "2019-05-03", "2019-05-05"),
        ("It ran from 3 to 5 May.", "3 to 5 May", "2020-05-03", "2020-05-05"),
        (
            "It ran from 20 November to 10 January 2019.",
            "20 November to 10 January 2019",
            "2018-11-20",
            "2019-01-10",
        ),
    ],
)
def test_a_range_has_two_ends(text: str, words: str, start: str, end: str) -> None:
    assert dates_of(text) == [(words, start, end)]


@pytest.mark.parametrize(
    "text", ["They may march on.", "He met April Smith.", "In all 2016 people came.", "7.30"]
)
def test_words_that_only_look_like_dates_are_left(text: str) -> None:
    assert date_spans(text) == ()


def test_two_dates_joined_by_and_are_two_without_between() -> None:
    assert [d[1] for d in dates_of("It closed on 3 May 2019 and 5 June 2019.")] == [
        "2019-05-03",
        "2019-06-05",
    ]


def test_a_month_alone_resolves_when_asked_for() -> None:
    assert resolve("September", MARCH).date == "2020-09"
    assert resolve("on wednesday", FRIDAY).date == "2021-03-10"


def test_words_without_a_date_resolve_to_none() -> None:
    assert resolve("recently", FRIDAY).precision == "none"
    assert resolve("recently", FRIDAY).words == "recently"


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("It shut on 4 March. That day no train ran.", "That day", "2021-03-04"),
        ("It shut on 4 March, and the following night it burned.", "the following night", "2021-03-05"),
        ("It sank on 8 March. Two days later oil came ashore.", "Two days later", "2021-03-10"),
        ("It was sold in 2018. The following year it moved.", "The following year", "2019"),
        ("It was sold in June 2018. Later that month it moved.", "Later that month", "2018-06"),
    ],
)
def test_what_refers_back_is_counted_from_the_date_spoken_of_last(text: str, words: str, date: str) -> None:
    assert dates_of(text)[-1] == (words, date, None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It fell last week.", "2021-03-01", "2021-03-07"),
        ("It fell over the weekend.", "2021-03-06", "2021-03-07"),
        ("It fell in the past ten days.", "2021-03-02", "2021-03-12"),
        ("It fell in the third quarter of 2019.", "2019-07-01", "2019-09-30"),
        ("It fell in February.", "2021-02-01", "2021-02-28"),
        ("It fell from 30 January to 2 February.", "2021-01-30", "2021-02-02"),
    ],
)
def test_days_bound_what_has_no_day_of_its_own(text: str, start: str, end: str) -> None:
    (found,) = dates_in(text, Span(0, len(text)), FRIDAY)
    assert found.days == Period(start=start, end=end)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("It is dated 30 February 2016.", "invalid_date"),
        ("It is dated January 5, 20015.", "invalid_date"),
        ("In the year 20015 it was found.", "invalid_date"),
        ("It is dated 32 May 2018.", "invalid_date"),
        ("It is dated 2016-02-30.", "invalid_date"),
        ("It is dated 13/13/2016.", "invalid_date"),
        ("It is dated Monday 3 March 2021.", "weekday_differs"),
    ],
)
def test_odd_dates_keep_their_words_and_are_flagged(text: str, flag: str) -> None:
    (found,) = dates_in(text, Span(0, len(text)), FRIDAY)
    assert found.value.words == found.span.of(text)
    assert found.flags == (flag,)


def test_weekday_chooses_the_year() -> None:
    (found,) = dates_in("It shut on Thursday 12 March.", Span(0, 29), FRIDAY)
    assert found.value.date == "2020-03-12"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("in late October 2015", "late"),
        ("at the end of 2015", "late"),
        ("late on Monday", "late"),
        ("on Monday evening", "evening"),
        ("in the summer of 2014", "summer"),
        ("on 5 June 2014", None),
    ],
)
def test_part_that_is_named(text: str, part: str | None) -> None:
    (found,) = dates_in(text, Span(0, len(text)), FRIDAY)
    assert found.part == part


@given(st.text(alphabet="0123456789/-., MayJune thofdlsw\n", max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    for found in dates_in(text, Span(0, len(text)), FRIDAY):
        assert found.span.of(text) == text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    "published",
    [
        Published(date="0001-01-01", precision="day", source="given"),
        Published(date="9999-12-31", precision="day", source="given"),
        Published(date="2021-99-99", precision="day", source="given"),
    ],
)
def test_the_ends_of_the_calendar_are_no_error(published: Published) -> None:
    text = "It fell last week, tomorrow, 900 days ago, next month, last year and in the past 90 years."
    assert len(dates_in(text, Span(0, len(text)), published)) == 6


def test_a_day_that_the_text_gives_with_its_year_elsewhere_has_that_year() -> None:
    text = "The report of 23 December 2015 was answered on 23 December, and again on 9 January."
    assert [date for _, date, _ in dates_of(text, UNKNOWN)] == ["2015-12-23", "2015-12-23", None]


def test_a_day_that_the_text_gives_with_two_years_stays_open() -> None:
    text = "It fell on 23 December 2015 and on 23 December 2016, and so will 23 December."
    assert [date for _, date, _ in dates_of(text, UNKNOWN)] == ["2015-12-23", "2016-12-23", None]
