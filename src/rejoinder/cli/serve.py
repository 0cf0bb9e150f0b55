"""``rejoinder serve``: the desk in a browser, on this machine."""

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from rejoinder.cli.options import case_argument

if TYPE_CHECKING:
    from rejoinder.store import Case


@click.command("serve")
@case_argument
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The port; 0 takes any that is free.  [default: 8765]"
)
@click.option("--host", help="The address; only this machine can reach the default.  [default: 127.0.0.1]")
def command(case: str, port: int | None, host: str | None) -> None:
    """Open CASE in a browser: the desk.

    Prints one link that lets you in; Ctrl-C ends it.

    \b
        rejoinder serve dispute
    """
    from rejoinder.store import Case

    with Case.open(case) as opened:
        serve_until_interrupted(opened, port, host)


def serve_until_interrupted(case: "Case", port: int | None, host: str | None) -> None:
    """Serve the desk until Ctrl-C, which is the way to end it and no error."""
    from rejoinder.cli.streams import say
    from rejoinder.desk import serve
    from rejoinder.settings import Settings

    settings = Settings.from_environment()
    with suppress(KeyboardInterrupt):
        # click.echo writes at once: the link must be seen where standard output is a pipe, too.
        serve(case, host or settings.host, settings.port if port is None else port, announce=click.echo)
    say("the desk is closed")
