"""Document to statements, figures and incidents.

``extract(document, extractors(reader))`` gives everything the built-in extractors read from a document. Nothing of it
is imported until it is used: linking shares the words of these packages and loads no language model for them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rejoinder.extract.built_in import extractors, model_versions
    from rejoinder.extract.parse import LANGUAGES
    from rejoinder.extract.pipeline import Extractor, Findings, check_order, extract

__all__ = [
    "LANGUAGES",
    "Extractor",
    "Findings",
    "check_order",
    "extract",
    "extractors",
    "model_versions",
]

_HOMES = {"LANGUAGES": "parse", "extractors": "built_in", "model_versions": "built_in"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'pipeline')}"), name)
    globals()[name] = value
    return value
