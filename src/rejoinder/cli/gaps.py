"""``rejoinder gaps``: points of allegations that no archived response takes up."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from rejoinder.cli.options import case_argument, json_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rejoinder.publish.contents import Said
    from rejoinder.publish.incidents import Gap

NOT_FOUND = "not found in the archived responses"


@click.command("gaps", short_help="Show what was not found in the archived responses.")
@case_argument
@json_option
def command(case: str, as_json: bool) -> None:
    """Show the points of allegations in CASE that were not found in the archived responses.

    A gap says what the archive holds, nothing more: a response may exist that was never collected.

    \b
        rejoinder gaps dispute
    """
    from rejoinder.cli import tables
    from rejoinder.cli.loaded import index_of
    from rejoinder.cli.streams import write_json
    from rejoinder.publish.incidents import all_gaps

    gaps = all_gaps(index_of(case))
    for said, held in groupby(gaps, key=lambda gap: gap.said):
        points = list(held)
        if as_json:
            for gap in points:
                write_json(gap_json(gap))
        else:
            tables.show(*gap_lines(said, points))
    if not gaps and not as_json:
        tables.show(tables.line("no gaps: no allegation with a response that leaves a point open"))


def gap_json(gap: "Gap") -> dict[str, Any]:
    """A gap for scripts."""
    import msgspec

    said = gap.said
    return {
        "about": gap.about,
        "point": msgspec.to_builtins(gap.point),
        "state": "not_found",
        "responses": gap.responses,
        "speaker": said.party.name if said else None,
        "carrier": said.document.carrier if said else None,
        "words": said.words if said else None,
    }


def gap_lines(said: "Said | None", gaps: "Sequence[Gap]") -> "list[RenderableType]":
    """The gaps of one allegation as they look in a terminal: what was alleged, then what nothing answers."""
    from rejoinder.cli import tables
    from rejoinder.publish.wording import counted, kind_in_words

    lines: list[RenderableType] = [tables.heading("an allegation of the case")]
    if said:
        lines = [tables.heading(tables.where_said(said)), tables.line(tables.words_of(said), indent=4)]
    responses = max(gap.responses for gap in gaps)
    lines.append(tables.line(f"{NOT_FOUND} ({counted(responses, 'response')} archived):", soft=True))
    lines += [tables.line(f"○ {kind_in_words(g.point.kind)}: {g.point.words}", indent=2) for g in gaps]
    return lines
