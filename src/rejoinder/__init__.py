"""Who said what, who answered, and what was left unanswered.

    import rejoinder

    doc = rejoinder.read("article.html")
    for s in rejoinder.statements(doc):
        print(s.speaker, s.act, s.words)

Nothing is loaded until it is used.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rejoinder.views.interface import compare, figures, open_case, read, statements

    __version__: str

__all__ = ["__version__", "compare", "figures", "open_case", "read", "statements"]


class _Interface(ModuleType):
    """This package as a module whose ``read`` stays the function of that name.

    Importing the subpackage ``rejoinder.read`` would bind it here under the same name; it is found by
    ``from rejoinder.read import ...`` all the same.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name != "read":
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name == "__version__":
            return import_module("rejoinder.model.version").rejoinder_version()
        return getattr(import_module("rejoinder.views.interface"), name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Interface
