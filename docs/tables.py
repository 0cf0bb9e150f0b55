"""Makes the tables of the documentation that would otherwise be written a second time.

`<!-- table: settings -->` and `<!-- records: links -->` come from the code, `<!-- measured: accuracy -->`
is what `make quality` measured last.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import griffe
import msgspec

import rejoinder.model.links
import rejoinder.model.records
import rejoinder.model.spans
from rejoinder.settings import TABLE

MARK = re.compile(r"<!-- (settings|records|measured)(?:: (\w+))? -->")
HERE = Path(__file__).parent
MODULES = {
    "records": rejoinder.model.records,
    "links": rejoinder.model.links,
    "spans": rejoinder.model.spans,
}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs with each page; a table that cannot be made is an error of the build."""
    makers = {"settings": settings, "records": records, "measured": measured}
    return MARK.sub(lambda mark: makers[mark[1]](mark[2]), markdown)


def measured(name: str) -> str:
    """What ``tests/quality/report.py`` wrote."""
    return (HERE / "measured" / f"{name}.md").read_text("utf-8")


def settings(_: str | None) -> str:
    """One row a setting: name, environment variable, default, sentence."""
    rows = [f"| `{r.name}` | `{r.variable}` | {_default(r.default)} | {r.about} |" for r in TABLE]
    return "\n".join(["| setting | in the environment | default | |", "|---|---|---|---|", *rows])


def _default(value: int | str) -> str:
    return f"`{value}`" if value != "" else "empty"


def records(module: str) -> str:
    """A heading, the docstring and a table of the fields for each record of a module."""
    source = griffe.load(MODULES[module].__name__, search_paths=[HERE.parent / "src"])
    return "\n".join(line for name in source.members for line in _record(MODULES[module], source, name))


def _record(module: Any, source: griffe.Object | griffe.Alias, name: str) -> Iterator[str]:
    struct = getattr(module, name, None)
    if not isinstance(struct, type) or not issubclass(struct, msgspec.Struct):
        return
    if struct.__module__ != module.__name__:
        return
    own = source.members[name]
    yield f"### {name}\n\n{own.docstring.value if own.docstring else ''}\n"
    fields = [(field, own.members.get(field.name)) for field in msgspec.structs.fields(struct)]
    rows = [_field(field, written) for field, written in fields if isinstance(written, griffe.Attribute)]
    if rows:
        yield "\n".join(["| field | type | default | |", "|---|---|---|---|", *rows, ""])


def _field(field: msgspec.structs.FieldInfo, written: griffe.Attribute) -> str:
    about = " ".join(written.docstring.value.split()) if written.docstring else ""
    kind = str(written.annotation).replace("|", "&#124;")
    default = "required" if field.required else f"`{written.value or 'empty'}`"
    return f"| `{field.encode_name}` | <code>{kind}</code> | {default} | {about} |"
