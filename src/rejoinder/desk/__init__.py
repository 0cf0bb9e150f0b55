"""The desk: a case in the browser, served to this machine only.

Nothing is imported until it is used, so that naming the desk does not load Django.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rejoinder.desk.server import application, serve

__all__ = ["application", "serve"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("rejoinder.desk.server"), name)
