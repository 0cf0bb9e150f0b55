"""``rejoinder verify``: the proof that nothing in a case has changed."""

import click

from rejoinder.cli.options import case_argument, json_option


@click.command("verify", short_help="Check that nothing in a case has changed.")
@case_argument
@json_option
@click.pass_context
def command(ctx: click.Context, case: str, as_json: bool) -> None:
    """Check CASE: every capture against its hash, every marked place against its words.

    Each fault is one line; the exit code is 1 where there is any. The file of a reading that was stopped
    before it ended is named, and is no fault: read the input again to take it in.

    \b
        rejoinder verify dispute
    """
    from rejoinder.cli.streams import printable, write_json
    from rejoinder.store import Case, verify

    with Case.open(case) as opened:
        report = verify(opened)
    if as_json:
        write_json(report)
    else:
        for fault in report.faults:
            click.echo(printable(f"{fault.where}: {fault.what}"))
        for name in report.unfinished:
            click.echo(printable(f"file {name}: kept by a reading that did not end; read its input again"))
        verdict = "whole" if report.whole else f"{len(report.faults)} faults"
        click.echo(
            f"{report.captures} captures, {report.documents} documents, {report.spans} spans: {verdict}"
        )
    ctx.exit(0 if report.whole else 1)
