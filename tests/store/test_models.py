"""Logs are appended to, never edited."""

from collections.abc import Callable
from typing import Any

import pytest

from rejoinder.store import Case
from rejoinder.store import models as tables

CHANGES: dict[str, Callable[[Any, str], object]] = {
    "saved again": lambda table, alias: table.objects.using(alias).first().save(),
    "removed": lambda table, alias: table.objects.using(alias).first().delete(),
    "updated in bulk": lambda table, alias: table.objects.using(alias).update(at=None),
    "removed in bulk": lambda table, alias: table.objects.using(alias).all().delete(),
}


@pytest.mark.parametrize("table", [tables.CustodyEntry, tables.Judgement], ids=lambda table: table.__name__)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_entry_of_a_log_stays(case: Case, table: Any, change: Callable[[Any, str], object]) -> None:
    case.judge(author="Ada Lind", target="r-1", decision="note", reason="ask again")
    before = (case.custody(), case.judgements())
    with pytest.raises(TypeError, match="append-only"):
        change(table, case.alias)
    assert (case.custody(), case.judgements()) == before
