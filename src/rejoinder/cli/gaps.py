"""``rejoinder gaps``: points of allegations that no archived response takes up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from rejoinder.cli.options import case_argument, json_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rejoinder.model import Party
    from rejoinder.publish.contents import Said
    from rejoinder.publish.incidents import Gap


@click.command("gaps", short_help="Show what was not found in the archived responses.")
@case_argument
@click.option(
    "--party", metavar="NAME", help="Only points looked for in the responses by or for a party of that name."
)
@json_option
def command(case: str, party: str | None, as_json: bool) -> None:
    """Show the points of allegations in CASE that were not found in the archived responses.

    A point is one checkable part of an allegation: the deed, its place, date, agent, weapon, target, harm or amount,
    and each ground that it rests on. They are shown by the party in whose responses they were looked for. A gap says
    what the archive holds, nothing more: a response may exist that was never collected.

    \b
        rejoinder gaps dispute
        rejoinder gaps dispute --party ministry
    """
    from rejoinder.cli import tables
    from rejoinder.cli.loaded import index_of
    from rejoinder.cli.streams import write_json
    from rejoinder.publish.incidents import all_gaps, gaps_by_responder

    index = index_of(case)
    if as_json:
        for gap in all_gaps(index):
            if _of_party(gap.against, party):
                write_json(gap_json(gap))
        return
    by_responder = [group for group in gaps_by_responder(index) if _of_party(group[0], party)]
    tables.show(tables.line(gaps_in_words([row for _, alleged in by_responder for row in alleged])))
    for responder, alleged in by_responder:
        tables.show(tables.heading(looked_for(responder, alleged)))
        for said, gaps in alleged:
            tables.show(*gap_lines(said, gaps))


def _of_party(party: "Party | None", name: str | None) -> bool:
    """True for every party where no name is asked for, else for one whose name holds it."""
    return name is None or (party is not None and name.casefold() in party.name.casefold())


def gaps_in_words(alleged: "Sequence[tuple[Said | None, Sequence[Gap]]]") -> str:
    """How much is open, in a line."""
    from rejoinder.publish.wording import counted

    if not alleged:
        return "no gaps: no allegation of which a point is open"
    points = sum(len(gaps) for _, gaps in alleged)
    of = f"{counted(points, 'point')} of {counted(len(alleged), 'allegation')}"
    return f"{of} not found in the archived responses"


def looked_for(party: "Party | None", alleged: "Sequence[tuple[Said | None, Sequence[Gap]]]") -> str:
    """In whose responses points were looked for, and how many of them are open."""
    from rejoinder.publish.wording import counted

    points = counted(sum(len(gaps) for _, gaps in alleged), "point")
    if party is None:
        return f"In any response, as no words say whom it is about: {points}"
    return f"In the responses by or for {party.name}: {points}"


def gap_json(gap: "Gap") -> dict[str, Any]:
    """A gap for scripts."""
    import msgspec

    said = gap.said
    return {
        "about": gap.about,
        "point": msgspec.to_builtins(gap.point),
        "state": "not_found",
        "against": gap.against.name if gap.against else None,
        "responses": gap.responses,
        "speaker": said.party.name if said else None,
        "carrier": said.document.carrier if said else None,
        "words": said.words if said else None,
    }


def gap_lines(said: "Said | None", gaps: "Sequence[Gap]") -> "list[RenderableType]":
    """The gaps of one allegation as they look in a terminal: what was alleged, then what nothing answers."""
    from rejoinder.cli import tables
    from rejoinder.publish.wording import counted, point_in_words

    named = (
        [tables.line(tables.where_said(said)), tables.line(tables.words_of(said), indent=4)] if said else []
    )
    points = f"{len(gaps)} of {counted(gaps[0].points, 'point')}, {gaps[0].searched}"
    open_points = [
        tables.line(f"○ {point_in_words(g.point.kind)}: {g.point.words}", indent=2, hang=2) for g in gaps
    ]
    return [
        tables.line(""),
        *(named or [tables.line("an allegation of the case")]),
        tables.line(points, indent=2, soft=True),
        *open_points,
    ]
