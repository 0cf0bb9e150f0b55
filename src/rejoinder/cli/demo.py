"""``rejoinder demo``: the sample dispute, read and opened."""

from pathlib import Path

import click

from rejoinder.cli.options import reader_or_setting, workers_or_setting

SAMPLE = "sample/documents"


@click.command("demo", short_help="Read the sample dispute and open the desk.")
@click.argument("case", type=click.Path(), default="demo")
@click.option(
    "--sample", type=click.Path(), default=SAMPLE, show_default=True, help="Where the sample's documents are."
)
@click.option("--serve/--no-serve", default=True, help="Open the desk when it is read.  [default: serve]")
@click.option("--port", type=click.IntRange(0, 65535), help="The desk's port.  [default: 8765]")
def command(case: str, sample: str, serve: bool, port: int | None) -> None:
    """Read the made-up sample dispute into CASE, show what is in it and open the desk.

    To be run where Rejoinder's source is. A second run is quick and adds nothing.

    \b
        rejoinder demo
    """
    from rejoinder.cli.read import read_and_tell
    from rejoinder.cli.serve import serve_until_interrupted
    from rejoinder.cli.show import summary
    from rejoinder.errors import InputMissing
    from rejoinder.read import ReadOptions
    from rejoinder.store import Case

    if not Path(sample).is_dir():
        raise InputMissing(f"no sample dispute at {sample}; run this where Rejoinder's source is")
    there = (Path(case) / "case.toml").exists()
    with Case.open(case) if there else Case.create(case, name="The sample dispute") as opened:
        read_and_tell(opened, (sample,), ReadOptions(), workers_or_setting(None), reader_or_setting(None))
        for words in summary(opened.counts()):
            click.echo(words)
        if serve:
            serve_until_interrupted(opened, port, None)
