"""The command line: one module per verb, each imported when it is called.

Results go to standard output, everything else to standard error. What this program knows to be wrong is
one line and exit code 1; wrong usage is 2; Ctrl-C is 130; a closed pipe ends a command quietly.
"""

import os
import sys
from difflib import get_close_matches
from importlib import import_module

import click

from rejoinder.errors import RejoinderError

VERBS = (
    "extract",
    "link",
    "eval",
    "new",
    "read",
    "show",
    "figures",
    "replies",
    "gaps",
    "judge",
    "compare",
    "brief",
    "verify",
    "serve",
    "demo",
)
"""In the order of the help: the filters and how good they are, then what is done with a case."""

INTERRUPTED = 130


class Verbs(click.Group):
    """The verbs, found by their names, so that one verb does not pay for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The verbs in the order of the help."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The verb of that name, from its module."""
        if cmd_name not in VERBS:
            return None
        command = import_module(f"rejoinder.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that is called; the error for none of that name says which is meant, where one is close."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = get_close_matches(args[0], VERBS, n=1)
            meant = f" Did you mean {close[0]!r}?" if close else ""
            raise click.UsageError(f"{error.message}{meant}", error.ctx) from None


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from rejoinder.model.version import rejoinder_version

        click.echo(f"rejoinder {rejoinder_version()}")
        ctx.exit()


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Print the version."
)
def program() -> None:
    """Who said what, who answered, and what was left unanswered.

    A case is a folder that keeps the documents of one dispute and everything read from them:

    \b
        rejoinder new dispute
        rejoinder read dispute articles/ statement.pdf
        rejoinder show dispute
        rejoinder serve dispute

    extract, link, eval and compare work on files alone, without a case.
    Nothing leaves this machine.
    """


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(_run())


def _run() -> int:
    try:
        # Not program.main(): it would end on a closed pipe with an exit code of its own.
        with program.make_context("rejoinder", sys.argv[1:]) as context:
            program.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except RejoinderError as error:
        return _say(str(error))
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit; nobody reads it, so it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _say(f"{where}{error.strerror or error}")
    return 0


def _say(words: str) -> int:
    from rejoinder.cli.streams import say

    say(f"rejoinder: {words}")
    return 1
