"""Rows that stay and new ones between them give the records in their order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.store.ordering import ROOM, Row, placed


def written(rows: list[Row], records: str) -> list[Row]:
    """The rows after the records were written, new ones with keys of their own."""
    change = placed(rows, list(records))
    last = max((row.key for row in rows), default=0)
    new = [Row(last + n, position, records[i]) for n, (i, position) in enumerate(change.new, 1)]
    return sorted([*(row for row in rows if row.key not in change.gone), *new], key=lambda row: row.position)


def held(rows: list[Row]) -> str:
    return "".join(row.record for row in rows)


@given(st.lists(st.text("abcdef", max_size=12), max_size=8))
def test_whatever_was_there_the_records_stand_in_their_order(contents: list[str]) -> None:
    rows: list[Row] = []
    for records in contents:
        rows = written(rows, records)
        assert held(rows) == records
        assert len({row.position for row in rows}) == len(rows)


CASES = [
    ("abcd", "abcd", 4),
    ("abcd", "xabcd", 4),
    ("abcd", "abxcd", 4),
    ("abcd", "ad", 2),
    ("abcd", "bcda", 3),
    ("abcd", "dabc", 3),
    ("aabb", "ab", 2),
    ("abcd", "wxyz", 0),
]


@pytest.mark.parametrize(("before", "after", "stay"), CASES)
def test_what_stays(before: str, after: str, stay: int) -> None:
    rows = written([], before)
    assert len(set(written(rows, after)) & set(rows)) == stay


def test_where_no_room_is_left_all_are_written_again() -> None:
    rows = [Row(1, 0, "a"), Row(2, 1, "b")]
    now = written(rows, "acb")
    assert [row.position for row in now] == [ROOM, 2 * ROOM, 3 * ROOM]


def test_a_thousand_records_between_others_one_after_the_other() -> None:
    chance, rows, records = random.Random(1), written([], "az"), "az"
    for _ in range(1000):
        at = chance.randrange(len(records) + 1)
        records = records[:at] + chance.choice("xyz") + records[at:]
        rows = written(rows, records)
    assert held(rows) == records
