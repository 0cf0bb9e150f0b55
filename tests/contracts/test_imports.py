"""The arrows between the parts point one way, and no two modules need each other."""

import graphlib

import pytest

from contracts.source import PACKAGE, imports, is_package, modules

STAGES = ("model", "read", "extract", "link", "weigh", "publish")
BELOW = {
    "errors": set(),
    "settings": {"errors"},
    "model": {"errors"},
    "tagging": {"errors", "model"},
    "plugins": {"errors", "model"},
    "store": {"errors", "model", "settings"},
    "measure": {"errors", "model"},
    **{
        stage: {"errors", "settings", "plugins", *STAGES[:place]}
        | ({"tagging"} if stage == "extract" else set())
        for place, stage in enumerate(STAGES)
        if stage != "model"
    },
}
"""What each part may import beside itself. Parts not listed (run, desk, cli, views, the package itself)
stand on top and see everything, and nothing listed may import them."""

TOP = {"", "run", "desk", "cli", "views", "__main__"}


def part(module: str) -> str:
    """The top-level part that a module belongs to: ``read`` for ``rejoinder.read.html``."""
    return module.split(".")[1] if "." in module else ""


def backward(module: str) -> list[str]:
    """The imports of ``module`` that its part may not make."""
    here = part(module)
    if here in TOP:
        return []
    return [
        f"{module}:{line} imports {name}"
        for name, line in imports(module)
        if part(name) != here and part(name) not in BELOW[here]
    ]


def test_every_part_has_a_place() -> None:
    parts = {part(module) for module in modules()}
    assert parts <= BELOW.keys() | TOP


@pytest.mark.parametrize("module", modules())
def test_no_import_points_backwards(module: str) -> None:
    assert backward(module) == []


def test_modules_do_not_need_each_other() -> None:
    graph = {
        module: {name for name, _ in imports(module) if name != module and not _own_package(module, name)}
        for module in modules()
    }
    graphlib.TopologicalSorter(graph).prepare()


def _own_package(module: str, name: str) -> bool:
    """A module's package runs before the module, whether it is imported or not."""
    return is_package(name) and module.startswith(f"{name}.")


@pytest.mark.parametrize(
    ("module", "imported", "wrong"),
    [
        ("model", "read", True),
        ("read", "extract", True),
        ("link", "weigh", True),
        ("store", "read", True),
        ("publish", "desk", True),
        ("publish", "extract", False),
        ("extract", "read", False),
        ("link", "model", False),
    ],
)
def test_arrows_are_those_of_the_design(module: str, imported: str, wrong: bool) -> None:
    assert (imported not in BELOW[module]) is wrong


def test_package_is_not_empty() -> None:
    assert f"{PACKAGE}.model.records" in modules()
