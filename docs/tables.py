"""Makes the tables of the documentation that the code already knows: `<!-- table: settings -->`."""

import re
from typing import Any

from rejoinder.settings import TABLE

MARK = re.compile(r"<!-- table: (\w+) -->")


def settings() -> str:
    """One row a setting: name, environment variable, default, sentence."""
    rows = [f"| `{r.name}` | `{r.variable}` | {_default(r.default)} | {r.about} |" for r in TABLE]
    return "\n".join(["| setting | in the environment | default | |", "|---|---|---|---|", *rows])


def _default(value: int | str) -> str:
    return f"`{value}`" if value != "" else "empty"


TABLES = {"settings": settings}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs with each page; an unknown table is an error of the build."""
    return MARK.sub(lambda match: TABLES[match[1]](), markdown)
