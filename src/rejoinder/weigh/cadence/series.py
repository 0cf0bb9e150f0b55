"""The cadences of a case: each described one beside the archived days of its party, and each archived one."""

from collections.abc import Iterator

import msgspec

from rejoinder.model import Cadence, Extracted, Span
from rejoinder.weigh.account import Account
from rejoinder.weigh.cadence.archived import Archive, rhythms, silences, within
from rejoinder.weigh.cadence.described import Described, described

LEAST_DAYS = 8
"""Days from which a party's archived publications are a series: with fewer, a rhythm is chance."""


def cadences(account: Account) -> list[Cadence]:
    """What texts describe, where they give at least two dated windows, then what the archive shows by itself.

    Copies describe nothing of their own.
    """
    archive = Archive(account)
    told = [_told(account, archive, document) for document in account.documents]
    shown = (_shown(account, archive, party) for party in archive.parties)
    return [*(c for c in told if c is not None), *(c for c in shown if c is not None)]


def _told(account: Account, archive: Archive, document: Extracted) -> Cadence | None:
    if document.id in account.copied_from:
        return None
    found = list(described(document))
    windows = [window for one in found for window in one.windows]
    if len(windows) < 2:
        return None
    party = next((p for one in found for p in _publishers(account, one)), None)
    days = archive.days(party)
    series = f"as described in {document.title or document.id}"
    return Cadence(
        series=series,
        party=party,
        document=document.id,
        days=days,
        windows=tuple(
            msgspec.structs.replace(w, archived=within(days, w) if days else None) for w in windows
        ),
    )


def _publishers(account: Account, one: Described) -> Iterator[str]:
    """Whose publications a paragraph is about, the likeliest first: those whose statements it carries, the
    last before the rhythm; else those that it names."""
    start = min(w.where.start for w in one.windows if w.where)
    own = account.voice(_carrier(account, one.document))
    speaking = [
        account.voice(account.party(s.id))
        for s in sorted(one.document.statements, key=lambda s: s.content[0].start, reverse=True)
        if one.paragraph.start <= s.content[0].start < start
    ]
    yield from (party for party in speaking if party and party != own)
    named = sorted(_named(account, one.document.text, Span(one.paragraph.start, start)), reverse=True)
    yield from (party for _, party in named if party != own)


def _carrier(account: Account, document: Extracted) -> str | None:
    return next((p.id for p in account.parties.values() if p.name == document.carrier), None)


def _named(account: Account, text: str, span: Span) -> Iterator[tuple[int, str]]:
    """The parties named in a stretch, with the place of their last mention."""
    for party in account.parties.values():
        voice = account.voice(party.id)
        for name in (party.name, *party.aliases):
            place = text.rfind(name, span.start, span.end) if len(name) > 3 else -1
            if place >= 0 and voice:
                yield place, voice


def _shown(account: Account, archive: Archive, party: str) -> Cadence | None:
    """The rhythms of a party's archived publications."""
    days = archive.days(party)
    if len(days) < LEAST_DAYS:
        return None
    windows = rhythms(days)
    name = account.parties[party].name
    return Cadence(
        series=f"{name}, as archived", party=party, days=days, windows=windows, gaps=silences(days)
    )
