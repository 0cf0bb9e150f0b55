"""``rejoinder link``: what was extracted in, the links between documents out, as JSON Lines."""

import sys

import click

from rejoinder.cli.options import inputs_or_stdin


@click.command("link")
@click.argument("inputs", nargs=-1, metavar="[EXTRACTED]...")
def command(inputs: tuple[str, ...]) -> None:
    """Link what was extracted from several documents.

    EXTRACTED is a file that `rejoinder extract` wrote, or - for standard input. Each link becomes one line
    of JSON with its type: party, utterance, claim, incident, copy, reply, comparison, coverage, position,
    cadence, request, image, failure.

    \b
        rejoinder extract articles/ > extracted.jsonl
        rejoinder link extracted.jsonl > linked.jsonl
    """
    from rejoinder.cli.streams import say, write_json
    from rejoinder.run import link_documents, open_input, read_extracted

    documents = []
    for name in inputs_or_stdin(inputs):
        with open_input(name, sys.stdin.buffer) as lines:
            documents += list(read_extracted(lines, name))
    links = link_documents(documents)
    for link in links:
        write_json(link)
    say(f"{len(documents)} documents, {len(links)} links")
