"""Names swapped, same result: every reader over a table of sentences, each with a pair of names of its turn."""

import pytest

from quality.fairness import Filled, cases, measure, named_reader, one_pair_each
from rejoinder.model.vocabulary import Reader

UNMOVED: dict[Reader, int] = {"accurate": 202, "fast": 199, "rules": 199}
"""Sentences of the table that give one result both ways round. The others, by the rules: the parser takes "Friday
Fatah" for one name and hangs "on Monday" elsewhere for two names; the fast tagger takes "Zhang" for no name once."""


def test_the_table_is_long_enough() -> None:
    assert len(list(cases())) >= 200


@pytest.mark.parametrize("reader", UNMOVED)
def test_swapped_names_give_the_same_statements(reader: Reader) -> None:
    table = one_pair_each(list(cases()))
    fairness = measure(named_reader(reader), table)
    assert fairness.unmoved >= UNMOVED[reader], [template for template, _ in fairness.differing]


def test_places_are_told_without_the_names() -> None:
    filled = Filled("{A} met {B} today.", {"A": "the Houthis", "B": "Likud"})
    assert filled.text == "The Houthis met Likud today."
    assert [filled.place(i) for i in (0, 4, 6, 11, 16, 21)] == ["0", "0", "in A", "3", "8", "11"]
    assert filled.role("the army of Likud") == "the army of B"
