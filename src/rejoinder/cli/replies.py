"""``rejoinder replies``: who answered whom, in both wordings, and why the two are linked."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from rejoinder.cli.options import case_argument, json_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rejoinder.model import Reply
    from rejoinder.publish import Index


KINDS = (
    *("repeats", "affirms", "denies", "non_denial", "contradicts", "answers"),
    *("concedes", "deflects", "shifts", "demands", "declines"),
)
"""The kinds of replies, as the machine interface names them."""


@click.command("replies", short_help="Show who answered whom, and why they are linked.")
@case_argument
@click.option(
    "--kind", type=click.Choice(KINDS), metavar="KIND", help=f"Only replies of one kind: {', '.join(KINDS)}."
)
@click.option("--party", metavar="NAME", help="Only replies from or to a party whose name holds these words.")
@click.option("--grounds", is_flag=True, help="Show every signal of each reply, not only the strongest.")
@json_option
def command(case: str, kind: str | None, party: str | None, grounds: bool, as_json: bool) -> None:
    """Show who answered whom in CASE: the kind of reply, both wordings, and why they are linked.

    An arrow leads from who answers to who is answered; the number beside the kind is how likely the reply is. Every
    link is a suggestion with its grounds; people decide, with `rejoinder judge` and the id below each reply.

    \b
        rejoinder replies dispute
        rejoinder replies dispute --kind non_denial
        rejoinder replies dispute --party ministry
    """
    from rejoinder.cli import tables
    from rejoinder.cli.loaded import index_of
    from rejoinder.cli.streams import write_json
    from rejoinder.measure.suggested import measured_in_words
    from rejoinder.publish.grounds import STRONGEST

    index = index_of(case)
    replies = [r for r in index.replies if kind in (None, r.kind) and _of_party(index, r, party)]
    if replies and not as_json:
        tables.show(tables.line(kinds_in_words(replies)))
    for reply in replies:
        if as_json:
            write_json(reply_json(index, reply))
        else:
            tables.show(*reply_lines(index, reply, None if grounds else STRONGEST))
    if replies and not as_json:
        tables.show(tables.heading(measured_in_words("reply")))
    if not replies and not as_json:
        asked = f": none of the {len(index.replies)} is of that kind and party" if index.replies else ""
        tables.show(tables.line(f"no replies found between the archived statements{asked}"))


def _of_party(index: "Index", reply: "Reply", name: str | None) -> bool:
    """True where either end is said by a party of that name, or by one whose name holds it."""
    ends = (index.statements[reply.source], index.statements[reply.target])
    return name is None or any(name.casefold() in said.party.name.casefold() for said in ends)


def kinds_in_words(replies: "Sequence[Reply]") -> str:
    """How many replies of each kind, in a line."""
    from rejoinder.publish.wording import counted, kind_in_words

    kinds = Counter(reply.kind for reply in replies).most_common()
    told = ", ".join(f"{kind_in_words(kind)} {number}" for kind, number in kinds)
    return f"{counted(len(replies), 'reply', 'replies')}, the surest first: {told}"


def reply_json(index: "Index", reply: "Reply") -> dict[str, Any]:
    """A reply with both wordings, for scripts."""
    import msgspec

    ends = {"from": index.statements[reply.source], "to": index.statements[reply.target]}
    told = {
        end: {
            "statement": said.id,
            "speaker": said.party.name,
            "carrier": said.document.carrier,
            "document": said.document.id,
            "date": said.date,
            "words": said.words,
        }
        for end, said in ends.items()
    }
    return {**msgspec.to_builtins(reply), **told}


def reply_lines(index: "Index", reply: "Reply", most: int | None) -> "list[RenderableType]":
    """A reply as it looks in a terminal, with its ``most`` strongest signals; None shows all."""
    from rejoinder.cli import tables
    from rejoinder.publish.grounds import grounds
    from rejoinder.publish.wording import kind_in_words

    answer, answered = index.statements[reply.source], index.statements[reply.target]
    held = grounds(reply)
    why = "; ".join(signal.reason for signal in held[:most])
    left = len(held) - len(held[:most])
    why += f" (and {left} more: --grounds)" if left else ""
    who = f"{answer.party.name} → {answered.party.name}"
    return [
        tables.heading(f"{who}: {kind_in_words(reply.kind)} ({reply.score:.2f})"),
        tables.line(tables.words_of(answer), indent=4),
        tables.line(tables.where_carried(answer), indent=4, soft=True),
        tables.line("to", indent=2),
        tables.line(tables.words_of(answered), indent=4),
        tables.line(tables.where_carried(answered), indent=4, soft=True),
        tables.line(f"why: {why or 'no grounds given'}", indent=2, hang=5, soft=True),
        tables.line(reply.id, indent=2, soft=True),
    ]
