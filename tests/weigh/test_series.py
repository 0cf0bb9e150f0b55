"""What a claimant's count became over time."""

import pytest

from rejoinder.model import Figure, Span
from rejoinder.weigh.series import series_of

MONDAY, TUESDAY, FRIDAY = "2031-05-05", "2031-05-06", "2031-05-09"


def figure(low: float | None, high: float | None = None, name: str = "", **fields: object) -> Figure:
    made = {
        "id": name or f"f-{low}-{high}",
        "span": Span(0, 1),
        "measure": "killed",
        "words": f"{low}",
        **fields,
    }
    return Figure(low=low, high=high, **made)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        (figure(9, 9), figure(12, 12), "raised"),
        (figure(52, 52), figure(49, 49), "lowered"),
        (figure(9, 9, "a"), figure(9, 9, "b"), "repeated"),
        (figure(10, 20), figure(12, 15), "restated"),
        (figure(9, 9), figure(9, None), "restated"),
        (figure(None, 30), figure(40, 40), "raised"),
    ],
)
def test_a_later_count_is_raised_lowered_repeated_or_restated(
    first: Figure, second: Figure, change: str
) -> None:
    (series,) = series_of([("Fire brigade", TUESDAY, second), ("Fire brigade", MONDAY, first)])
    assert [(s.as_of, s.change) for s in series.steps] == [(MONDAY, "first"), (TUESDAY, change)]
    assert series.revised is (change != "repeated")


def test_each_claimant_and_population_has_its_own_series() -> None:
    told = [
        ("Mayor", MONDAY, figure(3, 3, "a")),
        ("Mayor", TUESDAY, figure(4, 4, "b", population="people")),
        ("Mayor", TUESDAY, figure(2, 2, "c", population="children")),
        ("Union", TUESDAY, figure(6, 6, "d")),
    ]
    (series,) = series_of(told)
    assert (series.claimant, series.population, len(series.steps)) == ("Mayor", None, 2)


def test_parts_and_people_told_of_are_no_toll() -> None:
    told = [("Mayor", MONDAY, figure(3, 3, "a")), ("Mayor", TUESDAY, figure(1, 1, "b", flags=("no_number",)))]
    assert series_of(told) == []


def test_a_count_told_twice_on_one_day_is_one_step() -> None:
    told = [
        ("Mayor", MONDAY, figure(3, 3, "a")),
        ("Mayor", MONDAY, figure(3, 3, "b")),
        ("Mayor", FRIDAY, figure(5, 5)),
    ]
    (series,) = series_of(told)
    assert [s.change for s in series.steps] == ["first", "raised"]


def test_the_order_of_what_is_given_does_not_matter() -> None:
    told = [("Mayor", day, figure(n, n)) for n, day in ((3, MONDAY), (5, TUESDAY), (4, FRIDAY))]
    assert series_of(told) == series_of(told[::-1])
