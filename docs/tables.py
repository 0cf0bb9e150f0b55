"""Makes the tables of the documentation that would otherwise be written a second time.

`<!-- settings -->` and `<!-- records: links -->` come from the code, `<!-- measured: accuracy -->` and
`<!-- shipped -->` are what `make quality` measured last.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import griffe
import msgspec

import rejoinder.measure.figures
import rejoinder.model.links
import rejoinder.model.records
import rejoinder.model.spans
from rejoinder.measure import Rates
from rejoinder.measure.shipped import PEOPLE, shipped
from rejoinder.settings import TABLE

MARK = re.compile(r"<!-- (settings|records|measured|shipped)(?:: (\w+))? -->")
HERE = Path(__file__).parent
MODULES = {
    "records": rejoinder.model.records,
    "links": rejoinder.model.links,
    "spans": rejoinder.model.spans,
    "figures": rejoinder.measure.figures,
}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs with each page; a table that cannot be made is an error of the build."""
    makers = {"settings": settings, "records": records, "measured": measured, "shipped": attribution}
    return MARK.sub(lambda mark: makers[mark[1]](mark[2]), markdown)


def measured(name: str) -> str:
    """What ``tests/quality/report.py`` wrote."""
    return (HERE / "measured" / f"{name}.md").read_text("utf-8")


def attribution(_: str | None) -> str:
    """One row a reader and form: what ships with the package, with its intervals; then people."""
    rows = ["| reader | statements | of people | soft F | joint F | exact F |", "|---|---|---:|---|---|---|"]
    for one in shipped().attribution:
        rows += [
            f"| {one.reader} | {form.form or 'all'} | {form.gold} | "
            f"{_f(form.soft)} | {_f(form.joint)} | {_f(form.exact)} |"
            for form in one.attribution.forms
        ]
    return "\n".join(
        [*rows, "| *people* | all | | {soft} | {joint} | {exact} |".format(**PEOPLE), "", *_made()]
    )


def _f(rates: Rates) -> str:
    return f"{rates.f.value:.1f} ({rates.f.low:.1f}-{rates.f.high:.1f})"


def _made() -> Iterator[str]:
    for one in shipped().attribution:
        versions = ", ".join(f"{name} {version}" for name, version in one.made_by.models.items())
        yield (
            f"Reader {one.reader}: {one.gold.name} ({one.gold.documents} articles, {one.gold.sha256[:16]}), "
            f"{one.date}, rejoinder {one.made_by.rejoinder}, {versions}; "
            f"{one.words_per_core_second:,.0f} words/s of one core.\n"
        )


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
