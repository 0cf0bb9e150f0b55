"""The short public API: what ``import rejoinder`` offers is this list, and all of it can be had."""

import rejoinder

PUBLIC = [
    "compare",
    "figures",
    "open_case",
    "read",
    "statements",
]


def test_public_names_are_those_listed() -> None:
    assert sorted(rejoinder.__all__) == PUBLIC


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    assert [name for name in PUBLIC if not getattr(getattr(rejoinder, name), "__doc__", None)] == []
