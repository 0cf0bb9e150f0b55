"""``rejoinder extract``: documents in, everything extracted from them out, as JSON Lines."""

import sys
from typing import TYPE_CHECKING

import click

from rejoinder.cli.options import (
    inputs_or_stdin,
    read_options,
    reader_or_setting,
    reading_options,
    workers_or_setting,
)

if TYPE_CHECKING:
    from rejoinder.model.vocabulary import Reader


@click.command("extract")
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    format: str,
    published: str | None,
    carrier: str | None,
    reader: "Reader | None",
    workers: int | None,
) -> None:
    """Read documents and print what is said in them.

    INPUT is a file, a folder, or - for standard input. Each document becomes one line of JSON: its text,
    and the statements, figures and incidents in it with their exact places in the text. An input that
    could not be read becomes a line without text that gives the reason.

    \b
        rejoinder extract article.html > extracted.jsonl
        rejoinder extract articles/ --carrier "Valley Herald" | rejoinder link
        rejoinder extract --from jsonl corpus.jsonl --workers 4
    """
    from rejoinder.cli.streams import say, say_failures, say_partly_read, write_json
    from rejoinder.model import Failure
    from rejoinder.run import extract_inputs, failed_input

    options = read_options(format, published, carrier)
    count = workers_or_setting(workers)
    failed: list[Failure] = []
    read = 0
    found_by = reader_or_setting(reader)
    for result in extract_inputs(inputs_or_stdin(inputs), options, count, sys.stdin.buffer, found_by):
        if isinstance(result, Failure):
            failed.append(result)
            write_json(failed_input(result))
        else:
            read += 1
            write_json(result)
            say_partly_read(result)
    say_failures(failed)
    say(f"{read} read, {len(failed)} failed")
    ctx.exit(0 if read else 1)
