"""Every module and everything public in it says in a docstring what is true of it."""

import ast
from collections.abc import Iterator

import pytest

from contracts.source import modules

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
RECORDS = "rejoinder.model."
"""Where a class may go without a sentence: a record whose every field is a term of the glossary."""

MIGRATIONS = ".migrations."
"""Written by Django's ``makemigrations``."""

SHORT = 6
"""Lines up to which a method's name, parameters and types can say everything; ``Meta`` is such a part too."""


def public(tree: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[str, Definition]]:
    """The public classes and functions of a module, and the public methods of its classes."""
    for node in tree.body:
        if not isinstance(node, Definition) or node.name.startswith("_") or _is_overload(node):
            continue
        yield f"{prefix}.{node.name}", node
        if isinstance(node, ast.ClassDef):
            yield from public(node, f"{prefix}.{node.name}")


def _is_overload(node: Definition) -> bool:
    return any(isinstance(d, ast.Name) and d.id == "overload" for d in node.decorator_list)


def _tells_itself(name: str, node: Definition) -> bool:
    if isinstance(node, ast.ClassDef):
        return name.startswith(RECORDS) or node.name == "Meta"
    in_class = name.split(".")[-2][:1].isupper()
    return in_class and (node.end_lineno or node.lineno) - node.lineno < SHORT


WRITTEN = [module for module in modules() if MIGRATIONS not in module]


@pytest.mark.parametrize("module", WRITTEN)
def test_module_says_what_it_knows(module: str) -> None:
    assert ast.get_docstring(modules()[module])


@pytest.mark.parametrize("module", WRITTEN)
def test_public_names_say_what_they_are(module: str) -> None:
    silent = [
        name
        for name, node in public(modules()[module], module)
        if not ast.get_docstring(node) and not _tells_itself(name, node)
    ]
    assert silent == []
