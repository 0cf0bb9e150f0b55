"""``rejoinder gaps``: points of allegations that no archived response takes up."""

from typing import TYPE_CHECKING, Any

import click

from rejoinder.cli.options import case_argument, json_option

if TYPE_CHECKING:
    from rich.console import RenderableType

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
    for gap in gaps:
        if as_json:
            write_json(gap_json(gap))
        else:
            tables.show(*gap_lines(gap))
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


def gap_lines(gap: "Gap") -> "list[RenderableType]":
    """A gap as it looks in a terminal."""
    from rejoinder.cli import tables
    from rejoinder.publish.wording import counted, kind_in_words

    lines: list[RenderableType] = [
        tables.heading(f"{gap.point.words} ({kind_in_words(gap.point.kind)})"),
        tables.line(f"{NOT_FOUND} ({counted(gap.responses, 'response')} archived)"),
    ]
    if gap.said:
        lines += [
            tables.line(f"alleged by {tables.where_said(gap.said)}"),
            tables.line(tables.words_of(gap.said), indent=4),
        ]
    return lines
