"""Hook specifications, and the one place where installed plug-ins are found.

A plug-in is a module that an installed distribution names under the entry point group ``rejoinder``,
with functions marked ``@hookimpl``. The built-in readers are registered through the same hook.
"""

import logging
from collections.abc import Sequence
from functools import cache
from importlib.metadata import entry_points
from typing import Any

import pluggy

GROUP = "rejoinder"

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)

_log = logging.getLogger(__name__)


@hookspec
def rejoinder_readers() -> Sequence[Any]:  # type: ignore[empty-body]
    """The readers of a plug-in, each a `rejoinder.read.Reader`.

    Of the readers that recognise a capture by its bytes, or else by its name, the first one registered
    reads it; the built-in readers come before those of plug-ins.
    """


@cache
def manager() -> pluggy.PluginManager:
    """The plug-in manager with every installed plug-in.

    One that cannot be imported is named in the log and left out: it must not keep the others from working.
    """
    plugins = pluggy.PluginManager(GROUP)
    plugins.add_hookspecs(_Specifications)
    for entry in entry_points(group=GROUP):
        try:
            plugins.register(entry.load(), name=entry.name)
        except Exception as error:  # somebody else's module: anything can go wrong in it
            _log.warning("plug-in %s left out: %s: %s", entry.name, type(error).__name__, error)
    return plugins


class _Specifications:
    rejoinder_readers = staticmethod(rejoinder_readers)
