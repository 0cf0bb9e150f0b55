"""``rejoinder new``: an empty case."""

import click

from rejoinder.cli.options import case_argument


@click.command("new", short_help="Make a new, empty case.")
@case_argument
@click.option("--name", help="What the case is called.  [default: the folder's name]")
@click.option(
    "--database",
    metavar="URL",
    help="Keep the tables in this empty PostgreSQL database (postgresql://USER@HOST/NAME) "
    "instead of in the folder. Captures stay in the folder.",
)
def command(case: str, name: str | None, database: str | None) -> None:
    """Make a new, empty case in the folder CASE.

    \b
        rejoinder new dispute --name "The night of 9 May"
    """
    from rejoinder.cli.streams import say
    from rejoinder.settings import Settings
    from rejoinder.store import Case

    who = Settings.from_environment().collector or None
    with Case.create(case, name=name, database=database, who=who) as made:
        say(f"made the case {made.name} in {made.path}")
