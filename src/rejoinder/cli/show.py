"""``rejoinder show``: what is in a case."""

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from rejoinder.cli.options import case_argument, json_option

if TYPE_CHECKING:
    from rejoinder.publish import Index
    from rejoinder.store import Case, CaseCounts

MOST_PARTIES = 15
"""Parties listed: those heard most; the rest are counted."""


@click.command("show", short_help="Show documents, parties, incidents and failures of a case.")
@case_argument
@json_option
def command(case: str, as_json: bool) -> None:
    """Show what is in CASE: documents, parties, incidents, failures.

    \b
        rejoinder show dispute
    """
    from rejoinder.store import Case

    with Case.open(case) as opened:
        if as_json:
            from rejoinder.cli.streams import write_json

            write_json({"name": opened.name, "path": str(opened.path), "counts": opened.counts()})
        else:
            show_case(opened)


def show_case(case: "Case") -> None:
    """Print the summary of ``case``."""
    from rejoinder.cli import tables
    from rejoinder.cli.loaded import contents_of
    from rejoinder.publish import Index

    index = Index(contents_of(case))
    tables.show(tables.heading(case.name), *map(tables.line, summary(case.counts())))
    _show_documents(index)
    _show_parties(index)
    _show_incidents(index)
    files = {document.id: document.file for document in index.documents}
    failures = [f"{files.get(f.where, f.where)}: {f.what}" for f in case.failures()]
    if failures:
        tables.show(tables.heading("Failures"), *(tables.line(words) for words in failures))


def summary(counts: "CaseCounts") -> tuple[str, str]:
    """The counts in two sentences; the first always adds up."""
    from rejoinder.publish.wording import counted

    return (
        f"{counted(counts.received, 'document')} in = {counts.read} read"
        f" + {counts.copies} {'copy' if counts.copies == 1 else 'copies'} + {counts.failed} failed",
        f"{counted(counts.statements, 'statement')} by {counted(counts.speakers, 'speaker')}, "
        f"{counted(counts.figures, 'figure')}, {counted(counts.incidents, 'mention')} of incidents, "
        f"{counted(counts.replies, 'reply', 'replies')}, "
        f"{counted(counts.gaps, 'point')} not found in the archived responses",
    )


def _show_documents(index: "Index") -> None:
    from rejoinder.cli import tables
    from rejoinder.publish.wording import carrier_name, short_date

    rows = []
    for document in index.documents:
        copy = index.original_of.get(document.id)
        original = index.document[copy.original] if copy else None
        note = f" (copy of {carrier_name(original)})" if original else ""
        carrier = carrier_name(document)
        title = f"{document.title or PurePath(document.file).name}{note}"
        said = str(len(document.statements))
        rows.append((short_date(document.published.date), carrier, title, said))
    columns = ("Published", "Carrier", "Document", "Said")
    if rows:
        tables.show(tables.heading("Documents"), tables.table(columns, rows, right=frozenset({"Said"})))


def _show_parties(index: "Index") -> None:
    from rejoinder.cli import tables

    heard = [(p, len(index.said_by.get(p.id, ()))) for p in index.parties.values()]
    rows = [
        (party.name, ", ".join(party.roles[:2]), str(count)) for party, count in heard[:MOST_PARTIES] if count
    ]
    if rows:
        columns = ("Party", "Role", "Statements")
        tables.show(tables.heading("Parties"), tables.table(columns, rows, right=frozenset({"Statements"})))
    more = sum(count > 0 for _, count in heard[MOST_PARTIES:])
    if more:
        tables.show(tables.line(f"and {more} more", soft=True))


def _show_incidents(index: "Index") -> None:
    from rejoinder.cli import tables
    from rejoinder.publish.wording import incident_title

    rows = [
        (incident_title(i), str(len(i.documents)), str(len(i.statements))) for i in index.incidents.values()
    ]
    if rows:
        columns = ("Incident", "Documents", "Statements")
        right = frozenset({"Documents", "Statements"})
        tables.show(tables.heading("Incidents"), tables.table(columns, rows, right=right))
