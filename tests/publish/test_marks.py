"""Parties can be told apart by colour and by shape, in both schemes, and read against their ground."""

import pytest

from rejoinder.publish.marks import NO_MARK, PartyMark, Scheme, mark_at

GROUNDS: dict[Scheme, tuple[str, ...]] = {"light": ("#fbfaf7", "#ffffff"), "dark": ("#15181a", "#1c2023")}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mark", [*map(mark_at, range(6)), NO_MARK], ids=lambda m: m.key)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough_for_small_text(mark: PartyMark, scheme: Scheme) -> None:
    assert min(contrast(mark.colour(scheme), ground) for ground in GROUNDS[scheme]) >= 4.5


def test_the_first_six_differ_in_colour_and_in_shape() -> None:
    first = [mark_at(place) for place in range(6)]
    assert len({m.key for m in first}) == len({m.shape for m in first}) == 6


def test_twenty_four_parties_have_different_marks() -> None:
    assert len({mark_at(place) for place in range(24)}) == 24
