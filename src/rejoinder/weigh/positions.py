"""Positions: one party's stance on one claim over time, and where it changed."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from rejoinder.model import Claim, Position, PositionStance
from rejoinder.model.vocabulary import Stance
from rejoinder.weigh.account import Account

_OPPOSED: frozenset[frozenset[Stance]] = frozenset(
    {frozenset({"asserts", "denies"}), frozenset({"concedes", "denies"})}
)


def positions(account: Account) -> list[Position]:
    """The stances of each party on each claim that it spoke on, with shifts between dated ones."""
    changed = _changed(account)
    found = [p for claim in account.claims for p in _of_claim(account, claim, changed)]
    return sorted(found, key=lambda p: (p.party, p.claim))


def _changed(account: Account) -> frozenset[tuple[str, str]]:
    """Pairs of statements that linking found to change one party's account, earlier first."""
    pairs = {(r.target, r.source) for r in account.replies if r.kind == "shifts"}
    return frozenset((a, b) for a, b in pairs if (b, a) not in pairs)


def _of_claim(account: Account, claim: Claim, changed: frozenset[tuple[str, str]]) -> list[Position]:
    by_party: dict[str, list[PositionStance]] = defaultdict(list)
    for member in claim.statements:
        party = account.party(member.id)
        if party is not None:
            stance = _stance(account, member.id, member.polarity)
            by_party[party].append(
                PositionStance(statement=member.id, date=account.date(member.id), stance=stance)
            )
    return [
        Position(party=party, claim=claim.id, stances=ordered, shifts=_shifts(ordered, changed))
        for party, stances in by_party.items()
        for ordered in [tuple(sorted(stances, key=lambda s: (s.date or "", s.statement)))]
    ]


def _stance(account: Account, statement: str, polarity: str) -> Stance:
    act = account.statements[statement].act
    if act in ("concedes", "declines"):
        return "concedes" if act == "concedes" else "declines"
    return "asserts" if polarity == "asserts" else "denies" if polarity == "denies" else "unclear"


def _shifts(
    stances: Sequence[PositionStance], changed: frozenset[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Neighbouring dated stances that oppose each other, and changes of account that linking found."""
    dated = [s for s in stances if s.date]
    opposite = {
        (a.statement, b.statement) for a, b in pairwise(dated) if frozenset({a.stance, b.stance}) in _OPPOSED
    }
    members = {s.statement for s in stances}
    known = {(a, b) for a, b in changed if a in members and b in members}
    return tuple(sorted(opposite | known))
