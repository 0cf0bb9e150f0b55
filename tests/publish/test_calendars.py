"""Calendars of publications: which days they draw, and that they are drawn."""

from datetime import date
from xml.etree import ElementTree

import pytest

from rejoinder.model import Cadence, Window
from rejoinder.publish.calendars import calendar_chart, calendar_days, fits, share_of
from rejoinder.publish.charts import Layout
from rejoinder.publish.marks import Scheme, mark_at

DAILY = Window(start="2024-05-03", end="2024-05-12", expected=10, count=10)
RARELY = Window(start="2024-05-13", end="2024-05-22", expected=10, count=2)
TOLD = Cadence(series="bulletins", windows=(DAILY, RARELY), days=("2024-05-04", "2024-05-20"))


def test_days_run_over_whole_weeks() -> None:
    days = calendar_days(TOLD)
    assert (days[0].day, days[-1].day, len(days)) == (date(2024, 4, 29), date(2024, 5, 26), 28)


def test_days_have_the_share_of_their_window_and_what_the_archive_has() -> None:
    found = {one.day.day: (one.share, one.archived) for one in calendar_days(TOLD) if one.day.month == 5}
    assert (found[2], found[4], found[20], found[21]) == (
        (None, False),
        (1.0, True),
        (0.2, True),
        (0.2, False),
    )


@pytest.mark.parametrize(
    ("count", "expected", "share"), [(5, 10, 0.5), (12, 10, 1.0), (0, 10, 0.0), (3, None, 0.0)]
)
def test_share_of_a_window(count: int, expected: int | None, share: float) -> None:
    window = Window(start="2024-05-03", end="2024-05-12", expected=expected, count=count)
    assert share_of(window) == share


@pytest.mark.parametrize(("end", "one_picture"), [("2024-05-12", True), ("2026-05-12", False)])
def test_a_calendar_of_years_is_left_to_the_table(end: str, one_picture: bool) -> None:
    window = Window(start="2024-05-03", end=end, expected=10, count=3)
    assert fits(Cadence(series="bulletins", windows=(window,))) is one_picture


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("layout", "longer"), [("wide", "width"), ("narrow", "height")])
def test_weeks_run_to_the_right_or_downwards(scheme: Scheme, layout: Layout, longer: str) -> None:
    year = Window(start="2024-01-01", end="2024-12-01", expected=336, count=48)
    svg = calendar_chart(Cadence(series="bulletins", windows=(year,)), mark_at(0), scheme, layout)
    size = ElementTree.fromstring(svg).attrib
    assert float(size[longer]) == max(float(size["width"]), float(size["height"]))
    assert "May" in svg
