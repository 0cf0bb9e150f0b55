"""``rejoinder judge``: what people decided about suggestions, and one decision more."""

from typing import TYPE_CHECKING

import click

from rejoinder.cli.options import case_argument, json_option

if TYPE_CHECKING:
    from rejoinder.model import Decision, Suggestion
    from rejoinder.publish import Index

DECISIONS: "dict[str, Decision]" = {
    "confirm": "accept",
    "reject": "reject",
    "same": "accept",
    "apart": "reject",
    "retract": "retract",
}


@click.command("judge", short_help="Confirm or reject a suggestion, or show what was decided.")
@case_argument
@click.argument("decision", required=False, type=click.Choice(tuple(DECISIONS)))
@click.argument("what", nargs=-1)
@click.option("--reason", default="", help="Why, in your words; kept with the decision.")
@click.option("--by", "author", help="Whose decision it is.  [default: the name you are logged in with]")
@click.option("--later", is_flag=True, help="Do not make the links anew now.")
@json_option
def command(
    case: str,
    decision: str | None,
    what: tuple[str, ...],
    reason: str,
    author: str | None,
    later: bool,
    as_json: bool,
) -> None:
    """Confirm or reject a suggestion of CASE, or show what was decided.

    WHAT is the id of a reply (as `rejoinder replies` shows it), two names of parties, or a target as --json
    shows it. A decision is added, never changed, and holds whenever links are made anew.

    \b
        rejoinder judge dispute
        rejoinder judge dispute reject reply-1f0c5a7e --reason "not on that"
        rejoinder judge dispute same "Gen. Orr" "Anna Orr"
        rejoinder judge dispute apart "Anna Orr" "J. Orr"
    """
    from rejoinder.cli.loaded import contents_of
    from rejoinder.publish import Index
    from rejoinder.run import link_case
    from rejoinder.store import Case

    with Case.open(case, who=author) as opened:
        index = Index(contents_of(opened))
        if decision is not None:
            target = _meant(index, opened.path.name, what).target
            opened.judge(author=opened.who, target=target, decision=DECISIONS[decision], reason=reason)
            if not later:
                link_case(opened)
            index = Index(contents_of(opened))
    _show(index, as_json)


def _meant(index: "Index", case: str, what: tuple[str, ...]) -> "Suggestion":
    """The suggestion that the words name. Raises CaseError where the case has none."""
    from rejoinder.errors import CaseError
    from rejoinder.model import Suggestion
    from rejoinder.publish.judged import ends_of

    found = _named(index, *what) if len(what) == 2 else _target(index, *what) if len(what) == 1 else None
    if found is None or ends_of(index, found) is None:
        named = " ".join(what) or "nothing"
        raise CaseError(
            f"{named}: no suggestion of {case}; give the id of a reply, two names of parties, or a target as "
            "`rejoinder judge CASE --json` shows it"
        )
    assert isinstance(found, Suggestion)
    return found


def _target(index: "Index", what: str) -> "Suggestion | None":
    """A reply that is suggested, or was decided about, by its id; else what a target says."""
    from rejoinder.model import Suggestion, make_id

    replies = [Suggestion("reply", r.source, r.target, r.kind) for r in index.replies]
    judged = (Suggestion.of(judgement.target) for judgement in index.judgements)
    replies += [s for s in judged if s and s.what == "reply"]
    meant = (s for s in replies if make_id("reply", s.first, s.second) == what)
    return next(meant, None) or Suggestion.of(what)


def _named(index: "Index", first: str, second: str) -> "Suggestion | None":
    """Two parties by names that documents give them."""
    from rejoinder.model import Suggestion

    member = {name.casefold(): id for id, name in index.name_of_member.items()}
    ids = [member.get(name.casefold()) for name in (first, second)]
    return Suggestion("party", ids[0], ids[1]) if ids[0] and ids[1] else None


def _show(index: "Index", as_json: bool) -> None:
    from rejoinder.cli import tables
    from rejoinder.cli.streams import write_json
    from rejoinder.publish.judged import told

    if as_json:
        for judgement in index.judgements:
            write_json(judgement)
        return
    held = [told(index, judgement) for judgement in index.decisions.in_force.values()]
    for decided in held:
        by = f"{decided.judgement.author}, {decided.when}"
        reason = f": {decided.judgement.reason}" if decided.judgement.reason else ""
        tables.show(tables.heading(f"{decided.question}: {decided.decision}"), tables.line(f"{by}{reason}"))
        tables.show(
            *(tables.line(f"{e.words} ({e.who})" if e.who else e.words, indent=4) for e in decided.ends)
        )
    if not held:
        tables.show(tables.line("nobody has decided anything about this case yet"))
