"""``rejoinder compare``: what documents agree and disagree on, without a case."""

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from rejoinder.cli.options import (
    json_option,
    read_options,
    reader_or_setting,
    reading_options,
    workers_or_setting,
)

if TYPE_CHECKING:
    from rejoinder.model.vocabulary import Reader
    from rejoinder.views import Compared, Finding


@click.command("compare")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE FILE...")
@reading_options
@json_option
def command(
    inputs: tuple[str, ...],
    format: str,
    published: str | None,
    carrier: str | None,
    reader: "Reader | None",
    workers: int | None,
    as_json: bool,
) -> None:
    """Show what two or more documents agree and disagree on.

    \b
        rejoinder compare report.html denial.pdf
    """
    from rejoinder.cli.streams import say_failures, write_json
    from rejoinder.errors import UnreadableError
    from rejoinder.model import Failure
    from rejoinder.run import extract_inputs
    from rejoinder.views import compared

    options = read_options(format, published, carrier)
    count, found_by = workers_or_setting(workers), reader_or_setting(reader)
    results = list(extract_inputs(inputs, options, count, reader=found_by))
    documents = [result for result in results if not isinstance(result, Failure)]
    say_failures([result for result in results if isinstance(result, Failure)])
    if len(documents) < 2:
        raise UnreadableError(f"{len(documents)} of the inputs could be read; comparing needs two documents")
    found = compared(documents)
    if as_json:
        for finding in (*found.agree, *found.disagree, *found.apart, *found.changes):
            write_json(finding)
    else:
        _show(found)


def _show(found: "Compared") -> None:
    from rejoinder.cli import tables
    from rejoinder.publish.wording import carrier_name, counted, date_in_words

    tables.show(tables.heading("Documents"))
    for d in found.documents:
        facts = (
            carrier_name(d),
            date_in_words(d.published.date),
            counted(len(d.statements), "statement"),
        )
        tables.show(tables.line(", ".join(facts), indent=2))
        tables.show(tables.line(d.title or PurePath(d.file).name, indent=4, soft=True))
    _show_findings("They agree on", found.agree)
    _show_findings("They disagree on", found.disagree)
    _show_findings("Numbers that cannot be compared", found.apart)
    if found.changes:
        _show_findings("What the copy or later version has otherwise", found.changes)


def _show_findings(title: str, findings: "tuple[Finding, ...]") -> None:
    from rejoinder.cli import tables

    tables.show(tables.heading(f"{title} ({len(findings)})"))
    for finding in findings:
        tables.show(tables.line(f"{finding.sign} {finding.what}", hang=2))
        for side in finding.sides:
            tables.show(tables.line(side.who, indent=2, soft=True), tables.line(side.words, indent=4))
        if finding.why:
            tables.show(tables.line(f"why: {finding.why}", indent=2, hang=5, soft=True))
