"""Independence: how many sources stand behind statements, counted by where they lead back to.

Copies of one story, two wordings of one utterance, one speaker in two outlets and one carrier's two articles
are one source each. The count comes with its tree.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from rejoinder.model import AnyLink, Extracted
from rejoinder.weigh.account import Account


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One independent source: who it leads back to, and the statements that do."""

    root: str
    """The party's name, or the carrier's (else the document's id) where a document speaks for itself."""
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    reason: str


def sources(
    statements: Sequence[str], documents: Sequence[Extracted], links: Sequence[AnyLink]
) -> tuple[Source, ...]:
    """The independent sources behind ``statements``, in a fixed order; their number is the corroboration."""
    return sources_in(Account.of(documents, links), statements)


def sources_in(account: Account, statements: Sequence[str]) -> tuple[Source, ...]:
    """As `sources`, for an account that is at hand."""
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in sorted(set(statements)):
        grouped[_root(account, statement)].append(statement)
    return tuple(_source(account, name, members) for (name, _), members in sorted(grouped.items()))


def _root(account: Account, statement: str) -> tuple[str, str]:
    """The name and the id of who a statement leads back to: for a statement that only reports another's
    words, whose words they are; for a spokesperson, the body."""
    party = account.voice(account.party(_innermost(account, statement)))
    if party is not None:
        known = account.parties.get(party)
        return (known.name if known else party), party
    document = account.document[statement].id
    first = account.document.get(account.copied_from.get(document, document))
    carrier = first.carrier if first else None
    return carrier or document, carrier or document


def _innermost(account: Account, statement: str) -> str:
    seen = {statement}
    while (reported := account.only_reports.get(statement)) is not None and reported not in seen:
        statement = reported
        seen.add(statement)
    return statement


def _source(account: Account, root: str, members: Sequence[str]) -> Source:
    held = tuple(sorted({account.document[s].id for s in members}))
    if len(members) == 1:
        reason = "one statement"
    elif len(held) == 1:
        reason = f"{len(members)} statements in one document lead back to {root}"
    else:
        reason = f"{len(members)} statements in {len(held)} documents lead back to {root}"
    return Source(root=root, statements=tuple(members), documents=held, reason=reason)
