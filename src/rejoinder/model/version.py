"""The version that every record names as its maker."""

from functools import cache
from importlib.metadata import version


@cache
def rejoinder_version() -> str:
    """The installed version of this program."""
    return version("rejoinder")
