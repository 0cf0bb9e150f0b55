"""The short public API: what ``import rejoinder`` offers is this list, and all of it can be had."""

import operator
import subprocess
import sys
from importlib.metadata import version

import pytest

import rejoinder

PUBLIC = [
    "__version__",
    "compare",
    "figures",
    "open_case",
    "read",
    "statements",
]


def test_public_names_are_those_listed() -> None:
    assert sorted(rejoinder.__all__) == PUBLIC


@pytest.mark.parametrize("name", [name for name in PUBLIC if not name.startswith("_")])
def test_public_function_is_there_and_says_what_it_does(name: str) -> None:
    assert getattr(rejoinder, name).__doc__


def test_version_is_that_of_the_distribution() -> None:
    assert rejoinder.__version__ == version("rejoinder")


def test_names_of_no_list_are_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'verdicts'"):
        operator.attrgetter("verdicts")(rejoinder)


def test_naming_the_package_loads_no_heavy_part() -> None:
    heavy = "[m for m in ('spacy', 'django', 'trafilatura', 'altair') if m in sys.modules]"
    command = [sys.executable, "-c", f"import rejoinder, sys; print({heavy})"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize(
    "module", ["rejoinder.link", "rejoinder.weigh", "rejoinder.publish", "rejoinder.views"]
)
def test_what_only_looks_at_links_loads_no_language_model(module: str) -> None:
    command = [sys.executable, "-c", f"import sys, {module}; print('spacy' in sys.modules)"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "False"
