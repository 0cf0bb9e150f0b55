"""Makes the tables of the documentation: from the code (`<!-- table: settings -->`), or as `make quality`
last measured them (`<!-- measured: accuracy -->`)."""

import re
from pathlib import Path
from typing import Any

from rejoinder.settings import TABLE

MARK = re.compile(r"<!-- (table|measured): (\w+) -->")
MEASURED = Path(__file__).with_name("measured")


def settings() -> str:
    """One row a setting: name, environment variable, default, sentence."""
    rows = [f"| `{r.name}` | `{r.variable}` | {_default(r.default)} | {r.about} |" for r in TABLE]
    return "\n".join(["| setting | in the environment | default | |", "|---|---|---|---|", *rows])


def _default(value: int | str) -> str:
    return f"`{value}`" if value != "" else "empty"


TABLES = {"settings": settings}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs with each page; an unknown table is an error of the build."""
    return MARK.sub(_filled, markdown)


def _filled(mark: re.Match[str]) -> str:
    kind, name = mark.groups()
    return TABLES[name]() if kind == "table" else (MEASURED / f"{name}.md").read_text("utf-8")
