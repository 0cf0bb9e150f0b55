"""The kept case: a folder with a database, the captures, the custody log and people's judgements.

Nothing here is imported until it is used, so that naming a case does not load Django.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rejoinder.store.case import Case
    from rejoinder.store.records import CaptureEntry, CaseCounts, CustodyEntry
    from rejoinder.store.verify import Fault, Verification, verify

__all__ = [
    "CaptureEntry",
    "Case",
    "CaseCounts",
    "CustodyEntry",
    "Fault",
    "Verification",
    "verify",
]

_HOMES = {
    "Case": "case",
    "Fault": "verify",
    "Verification": "verify",
    "verify": "verify",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'records')}"), name)
    globals()[name] = value
    return value
