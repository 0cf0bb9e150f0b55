"""``rejoinder read``: documents into a case."""

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from rejoinder.cli.options import (
    case_argument,
    inputs_or_stdin,
    read_options,
    reader_or_setting,
    reading_options,
    workers_or_setting,
)

if TYPE_CHECKING:
    from rejoinder.model.vocabulary import Reader
    from rejoinder.read import ReadOptions
    from rejoinder.run import ReadReport
    from rejoinder.store import Case


@click.command("read", short_help="Read documents into a case and link them.")
@case_argument
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    case: str,
    inputs: tuple[str, ...],
    format: str,
    published: str | None,
    carrier: str | None,
    reader: "Reader | None",
    workers: int | None,
) -> None:
    """Read documents into CASE and link them with what it holds.

    INPUT is a file, a folder, or - for standard input. The bytes of each input are kept with their hash,
    and so is everything extracted from them. What was read before is not read again; what is interrupted
    goes on with the next run.

    \b
        rejoinder read dispute articles/ statement.pdf
        rejoinder read dispute clip.txt --carrier "Capital Daily"
    """
    from rejoinder.settings import Settings
    from rejoinder.store import Case

    who = Settings.from_environment().collector or None
    with Case.open(case, who=who) as opened:
        options = read_options(format, published, carrier)
        count, found_by = workers_or_setting(workers), reader_or_setting(reader)
        report = read_and_tell(opened, inputs_or_stdin(inputs), options, count, found_by)
        ctx.exit(0 if report.documents or report.known else 1)


def read_and_tell(
    case: "Case", inputs: tuple[str, ...], options: "ReadOptions", workers: int, reader: "Reader"
) -> "ReadReport":
    """Read ``inputs`` into ``case`` with a progress bar, then say what came of it."""
    from rejoinder.cli.progress import reading_progress
    from rejoinder.cli.streams import say, say_failures
    from rejoinder.run import read_into_case

    with ExitStack() as stack:
        progress = stack.enter_context(reading_progress(inputs))
        report = read_into_case(
            case,
            inputs,
            options,
            workers=workers,
            stdin=sys.stdin.buffer,
            reader=reader,
            progress=progress,
        )
    say_failures(report.failures)
    known = f", {report.known} already in the case" if report.known else ""
    say(f"{report.inputs} inputs: {report.documents} documents read, {len(report.failures)} failed{known}")
    return report
