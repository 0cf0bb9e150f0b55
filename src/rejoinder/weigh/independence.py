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
    original = {c.copy: c.original for c in account.copies}
    grouped: dict[str, list[str]] = defaultdict(list)
    for statement in sorted(set(statements)):
        grouped[_root(account, statement, original)].append(statement)
    return tuple(_source(account, root, members) for root, members in sorted(grouped.items()))


def _root(account: Account, statement: str, original: dict[str, str]) -> str:
    party = account.party(statement)
    if party is not None:
        return account.parties[party].name
    document = account.document[statement].id
    seen = {document}
    while document in original and original[document] not in seen:
        document = original[document]
        seen.add(document)
    return account.document[document].carrier or document


def _source(account: Account, root: str, members: Sequence[str]) -> Source:
    held = tuple(sorted({account.document[s].id for s in members}))
    if len(members) == 1:
        reason = "one statement"
    elif len(held) == 1:
        reason = f"{len(members)} statements in one document lead back to {root}"
    else:
        reason = f"{len(members)} statements in {len(held)} documents lead back to {root}"
    return Source(root=root, statements=tuple(members), documents=held, reason=reason)
