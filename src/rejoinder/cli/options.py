"""Options that several verbs share."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from rejoinder.settings import TABLE

if TYPE_CHECKING:
    from rejoinder.model.vocabulary import Reader
    from rejoinder.read import ReadOptions

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("auto", "text", "html", "pdf", "docx", "jsonl")

case_argument = click.argument("case", type=click.Path())

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts instead of text.")

workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to read with.  [default: 1, or REJOINDER_WORKERS]",
)


READERS = next(row.choices for row in TABLE if row.name == "reader")

reader_option = click.option(
    "--reader",
    type=click.Choice(READERS),
    help="How statements are found: by a trained transformer, by a smaller network that is several times as fast, "
    "or by rules alone.  [default: accurate, or REJOINDER_READER]",
)


def reading_options(command: F) -> F:
    """What the user can say about inputs: --from, --published, --carrier, --reader, --workers."""
    options = (
        click.option(
            "--from",
            "format",
            type=click.Choice(FORMATS),
            default="auto",
            show_default=True,
            help="What the inputs are. auto looks at each file.",
        ),
        click.option(
            "--published", metavar="DATE", help="Date of inputs that give none: 2016-01-15, 2016-01 or 2016."
        ),
        click.option("--carrier", metavar="NAME", help="Who published the inputs, where they do not say so."),
        reader_option,
        workers_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def read_options(format: str, published: str | None, carrier: str | None) -> "ReadOptions":
    """The options of reading as the stages take them."""
    from rejoinder.read import ReadOptions

    return ReadOptions(format=format, published=published, carrier=carrier)


def workers_or_setting(workers: int | None) -> int:
    """``--workers``, else the setting."""
    from rejoinder.settings import Settings

    return workers or max(1, Settings.from_environment().workers)


def reader_or_setting(reader: "Reader | None") -> "Reader":
    """``--reader``, else the setting. Raises RejoinderError where that names none."""
    from rejoinder.settings import Settings

    return reader or cast("Reader", Settings.from_environment().reader)


def inputs_or_stdin(inputs: tuple[str, ...]) -> tuple[str, ...]:
    """The inputs named, else standard input. Raises UsageError where that is a keyboard."""
    if not inputs and sys.stdin.isatty():
        raise click.UsageError("name a file or a folder, or pipe something in")
    return inputs or ("-",)
