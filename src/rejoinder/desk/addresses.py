"""Records' ids as parts of addresses: ids of other programs may hold anything, addresses may not."""

import re
from collections.abc import Mapping
from typing import TypeVar

from django.http import Http404

from rejoinder.model import make_id

T = TypeVar("T")

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,80}")


def address_key(id: str) -> str:
    """The id itself where it is plain; else a short hash of it."""
    return id if _PLAIN.fullmatch(id) else make_id("k", id)


def find(key: str, records: Mapping[str, T]) -> T:
    """The record that ``key`` stands for. Raises Http404 where there is none."""
    if key in records:
        return records[key]
    for id, record in records.items():
        if address_key(id) == key:
            return record
    raise Http404(key)
