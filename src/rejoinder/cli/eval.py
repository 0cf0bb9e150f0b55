"""``rejoinder eval``: how good the extraction is, measured on a gold of the user's own."""

import click

from rejoinder.cli import eval_attribution


@click.group("eval", short_help="Measure how good the extraction is on your own gold.")
def command() -> None:
    """Measure how good the extraction is on a gold of your own: texts in which people marked what there is.

    The figures that ship with the program are on the desk's page "How good is this"; they were measured on
    other texts than yours.

    \b
        rejoinder eval attribution GOLD.jsonl
    """


command.add_command(eval_attribution.command)
