"""Names swapped, same result: the rules over a table of sentences, each with a pair of names of its turn."""

from quality.fairness import Filled, cases, measure, named_reader, one_pair_each

UNMOVED = 198
"""Sentences of the table that give one result both ways round. The other four: the parser takes "Friday Fatah" for
one name, hangs "on Monday" and "of closing" elsewhere for two names, and drops "a teacher" after a third."""


def test_the_table_is_long_enough() -> None:
    assert len(list(cases())) >= 200


def test_swapped_names_give_the_same_statements() -> None:
    table = one_pair_each(list(cases()))
    fairness = measure(named_reader("rules"), table)
    assert fairness.unmoved >= UNMOVED, [template for template, _ in fairness.differing]


def test_places_are_told_without_the_names() -> None:
    filled = Filled("{A} met {B} today.", {"A": "the Houthis", "B": "Likud"})
    assert filled.text == "The Houthis met Likud today."
    assert [filled.place(i) for i in (0, 4, 6, 11, 16, 21)] == ["0", "0", "in A", "3", "8", "11"]
    assert filled.role("the army of Likud") == "the army of B"
