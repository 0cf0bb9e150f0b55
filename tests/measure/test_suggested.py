"""How often suggestions are right, as shipped."""

import pytest

from rejoinder.measure.shipped import Share
from rejoinder.measure.suggested import SUGGESTED, Suggested, measured_in_words, suggested

SOME = Suggested(
    corpus="",
    reader="accurate",
    shares=(
        Share(name="reply", hits=60, of=80),
        Share(name="reply opposes", hits=30, of=40),
        Share(name="reply declines", hits=2, of=2),
        Share(name="claim", hits=0, of=0),
    ),
)


@pytest.mark.parametrize(
    ("what", "kind", "name"),
    [
        ("reply", "denies", "reply opposes"),
        ("reply", "contradicts", "reply opposes"),
        ("reply", "declines", "reply"),
        ("reply", "shifts", "reply"),
        ("reply", "", "reply"),
        ("claim", "", None),
        ("copy", "", None),
    ],
)
def test_a_kind_with_few_suggestions_has_the_figure_of_its_sort(
    what: str, kind: str, name: str | None
) -> None:
    found = SOME.precision(what, kind)
    assert (found and found.name) == name


@pytest.mark.parametrize("what", SUGGESTED)
def test_every_sort_that_is_shown_was_measured(what: str) -> None:
    found = suggested().precision(what)
    assert found
    assert f"Of {found.of} {SUGGESTED[what]} suggested on" in measured_in_words(what)
    assert f"{found.percent:.0f} % were right" in measured_in_words(what)
