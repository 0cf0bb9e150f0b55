"""``rejoinder brief``: a case as one page to print or pass on."""

import sys
from pathlib import Path

import click

from rejoinder.cli.options import case_argument


@click.command("brief", short_help="Write a case as one HTML page with footnotes.")
@case_argument
@click.option("-o", "--output", type=click.Path(), default="-", help="The file to write.  [default: stdout]")
def command(case: str, output: str) -> None:
    """Write the brief of CASE: one HTML file, every line footnoted to exact words in a source.

    \b
        rejoinder brief dispute -o brief.html
    """
    from rejoinder.cli.loaded import contents_of
    from rejoinder.cli.streams import say
    from rejoinder.publish import brief
    from rejoinder.store import Case

    with Case.open(case) as opened:
        page = brief(contents_of(opened)).encode("utf-8", "replace")
    if output == "-":
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
    else:
        Path(output).write_bytes(page)
        say(f"wrote {output}")
