"""Independence: how many sources stand behind statements, counted by where they lead back to.

Copies of one story, two wordings of one utterance, one speaker in two outlets and one carrier's two articles
are one source each. The count comes with its tree: for each statement, the way it leads back.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

import msgspec

from rejoinder.model import AnyLink, Extracted, hull
from rejoinder.weigh.account import Account

Way = Literal["itself", "spokesperson", "cites", "copied", "carrier"]
"""How a statement leads back to its source: the source says it, somebody who speaks for it does, it is cited, the
words are copied from it, or it is the carrier in its own voice."""


class Trail(msgspec.Struct, frozen=True, kw_only=True):
    """One statement and the way it leads back to its source; ``by`` names who speaks, cites or copies there."""

    statement: str
    document: str
    way: Way
    by: str = ""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One independent source: who it leads back to, and the statements that do."""

    root: str
    """The party's name, or the carrier's (else the document's id) where a document speaks for itself."""
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    trails: tuple[Trail, ...]
    party: str | None = None
    """The id of the party that it is; None for a carrier."""


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
    return tuple(_source(account, *root, members) for root, members in sorted(grouped.items()))


def _root(account: Account, statement: str) -> tuple[str, str]:
    """The name and the id of who a statement leads back to: for a statement that only reports another's
    words, whose words they are; for a spokesperson, the body."""
    party = account.voice(account.party(_innermost(account, statement)))
    if party is not None:
        known = account.parties.get(party)
        return (known.name if known else party), party
    document = _copied_from(account, statement)
    carrier = account.document[document].carrier if document in account.document else None
    return carrier or document, carrier or document


def _innermost(account: Account, statement: str) -> str:
    seen = {statement}
    while (reported := account.only_reports.get(statement)) is not None and reported not in seen:
        statement = reported
        seen.add(statement)
    return statement


def _copied_from(account: Account, statement: str) -> str:
    """The document that a statement's words come from: by copies and copies of copies, else its own."""
    document = account.document[statement].id
    if document in account.copied_from:
        return account.copied_from[document]
    span = hull(account.statements[statement].content)
    whence = (
        c.original
        for c in account.copies
        if c.copy == document and any(p.copy.span.contains(span) for p in c.passages)
    )
    original = next(whence, document)
    return account.copied_from.get(original, original)


def _source(account: Account, name: str, id: str, members: Sequence[str]) -> Source:
    party = id if id in account.parties else None
    trails = tuple(sorted((_trail(account, s, party) for s in members), key=_order))
    return Source(
        root=name,
        statements=tuple(members),
        documents=tuple(sorted({account.document[s].id for s in members})),
        trails=trails,
        party=party,
    )


def _trail(account: Account, statement: str, root: str | None) -> Trail:
    """How one statement leads back to a party, or to a carrier where there is none."""
    document = account.document[statement]
    innermost = _innermost(account, statement)
    way: Way = "itself"
    by = account.party(statement)
    if innermost != statement:
        way = "cites"
    elif root is None:
        way, by = ("copied" if _copied_from(account, statement) != document.id else "carrier"), None
    elif by != root:
        way = "spokesperson"
    elif document.id in account.copied_from:
        way, by = "copied", None
    known = account.parties.get(by or "")
    named = known.name if known else document.carrier or document.id
    return Trail(statement=statement, document=document.id, way=way, by=named)


def _order(trail: Trail) -> tuple[int, str]:
    ways: tuple[Way, ...] = ("itself", "carrier", "spokesperson", "cites", "copied")
    return ways.index(trail.way), trail.statement
