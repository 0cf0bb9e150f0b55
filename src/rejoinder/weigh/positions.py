"""Positions: one party's stance on one claim over time, and where it changed.

What a spokesperson says is the position of the body spoken for. A statement that only reports what another
party said takes no position. A shift needs two days of telling: two wordings of one press conference are none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rejoinder.link.vocabulary import cue
from rejoinder.link.wording import fold, opposed
from rejoinder.model import Claim, ClaimStatement, Position, PositionStance, Signal, make_id
from rejoinder.model.vocabulary import Polarity, Stance
from rejoinder.weigh.account import Account
from rejoinder.weigh.granting import Granting
from rejoinder.weigh.ledger import Ledger
from rejoinder.weigh.turning import (
    LABEL,
    SHARED,
    Taken,
    before,
    contraries,
    contrary,
    of_other_things,
)

_OPPOSED: frozenset[frozenset[Stance]] = frozenset(
    {frozenset({"asserts", "denies"}), frozenset({"concedes", "denies"})}
)
ONE_SUBJECT = 0.4
"""Share of the shorter wording's terms, and no fewer than `SHARED` of them, that two statements have in common before
one changes the other. With one term shifts of the own cases, by the reader's statements, are right in 5 of 7, with two
in 5 of 6 (unseen); of the disputes 6 of 9 are found where 7 were, and 4 are none as before."""

_Pair = tuple[str, str]


def positions(account: Account) -> list[Claim | Position]:
    """The stances of each party on each claim that it spoke on, with shifts between dated ones.

    Where an account changed on a matter that no claim is about yet, the claim comes with its position.
    """
    reader = _Reader(account)
    claims = reader.unclaimed()
    found = [p for claim in (*account.claims, *claims) for p in reader.of_claim(claim)]
    return [*claims, *sorted(found, key=lambda p: (p.party, p.claim))]


class _Reader:
    """Reads the positions of an account."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._ledger = Ledger(account)
        self._changed = self._changes()

    def _changes(self) -> Mapping[str, tuple[str, ...]]:
        """Statement -> later ones of its party by which its account changed."""
        found: dict[str, list[str]] = defaultdict(list)
        for old, new in self._shifting():
            if self._turned(old, new):
                found[old].append(new)
        for old, new in contraries(self._account):
            if new not in found[old] and self._comparable(old, new):
                found[old].append(new)
        granted = Granting(self._account)
        for old, new in (*granted.pairs(), *granted.withdrawn(), *granted.last(self._shifting())):
            if not any(new in changed for changed in found.values()):
                found[old].append(new)
        return {old: tuple(sorted(new)) for old, new in found.items()}

    def _shifting(self) -> Iterator[_Pair]:
        """What replies say is a shift, and may be: on two days, first-hand, with no growing count to explain it."""
        for reply in self._account.replies:
            if reply.kind == "shifts" and self._is_later(reply.target, reply.source):
                yield reply.target, reply.source

    def _is_later(self, old: str, new: str) -> bool:
        account = self._account
        if account.only_reports.keys() & {old, new} or self._utterance(old) == self._utterance(new):
            return False
        return before(account.date(old), account.date(new)) and self._comparable(old, new)

    def _comparable(self, old: str, new: str) -> bool:
        """True unless a growing count, or another scope, explains that the numbers differ."""
        account = self._account
        return not any(
            self._ledger.compare(x, y).verdict == "not_comparable"
            for x in account.figures_in(old)
            for y in account.figures_in(new)
            if (x.measure, x.unit) == (y.measure, y.unit)
        )

    def _turned(self, old: str, new: str) -> bool:
        """True where enough words are shared, some of them say the opposite, and neither repeats the other: by
        the same count, or by calling it again what it was called in denying it."""
        told = (self._taken(old), self._taken(new))
        first, second = (t.wording for t in told)
        a, b = first.terms, second.terms
        if len(a & b) < max(SHARED, ONE_SUBJECT * min(len(a), len(b))):
            return False
        if of_other_things(*told) or not contrary(*told):
            return False
        acts = {self._account.statements[s].act for s in (old, new)}
        if self._counts(old) & self._counts(new) and self._disputes(old) == self._disputes(new):
            return False
        if acts == {"asserts", "denies"} and min(len(a), len(b)) < LABEL and (a <= b or b <= a):
            return False
        return self._disputes(old) != self._disputes(new) or bool(opposed(first, second))

    def _taken(self, id: str) -> Taken:
        account = self._account
        return Taken(
            account.statements[id], account.date(id) or "", account.words(id), account.document[id].text
        )

    def _disputes(self, statement: str) -> bool:
        """True for a denial whose words are what is denied."""
        return self._taken(statement).says_no

    def _counts(self, statement: str) -> set[tuple[object, ...]]:
        return {(f.low, f.high) for f in self._account.figures_in(statement)}

    def unclaimed(self) -> list[Claim]:
        """A claim for each statement that no claim holds and that its party later changed."""
        held = {member.id for claim in self._account.claims for member in claim.statements}
        return [self._claim(old, new) for old, new in sorted(self._changed.items()) if old not in held]

    def _claim(self, old: str, later: Sequence[str]) -> Claim:
        """What was said first, and what took it back."""
        first: Polarity = "denies" if self._disputes(old) else "asserts"
        second: Polarity = "asserts" if self._disputes(old) else "denies"
        members = [ClaimStatement(id=old, polarity=first)]
        members += [ClaimStatement(id=new, polarity=second) for new in later]
        signal = Signal(
            name="one party",
            value=1.0,
            weight=1.0,
            reason="the same party spoke of one matter on two days, in contrary sense",
        )
        id = make_id("claim", old)
        return Claim(id=id, words=self._account.words(old), statements=tuple(members), signals=(signal,))

    def of_claim(self, claim: Claim) -> Iterator[Position]:
        """The position of each party on one claim."""
        by_voice: dict[str, dict[str, PositionStance]] = defaultdict(dict)
        for member in claim.statements:
            voice = self._account.voice(self._account.party(member.id))
            if voice is not None and member.id not in self._account.only_reports:
                by_voice[voice][member.id] = self._stance(member.id, member.polarity)
        for voice, stances in by_voice.items():
            changes = self._changes_of(voice, stances)
            for _, new in changes:
                stances.setdefault(new, self._stance(new, "unclear"))
            ordered = tuple(sorted(stances.values(), key=lambda s: (s.date or "", s.statement)))
            yield Position(
                party=voice, claim=claim.id, stances=ordered, shifts=self._shifts(ordered, changes)
            )

    def _changes_of(self, voice: str, stances: Mapping[str, PositionStance]) -> list[_Pair]:
        party, utterance = self._account.party, self._utterance
        return [
            (old, new)
            for old in sorted(stances)
            for new in self._changed.get(old, ())
            if self._account.voice(party(new)) == voice and utterance(old) != utterance(new)
        ]

    def _stance(self, statement: str, polarity: str) -> PositionStance:
        act = self._account.statements[statement].act
        stance: Stance = "unclear"
        if act in ("concedes", "declines"):
            stance = "concedes" if act == "concedes" else "declines"
        elif cue("falsity").search(fold(self._account.words(statement))):
            stance = "denies"
        elif polarity in ("asserts", "denies"):
            stance = "asserts" if polarity == "asserts" else "denies"
        return PositionStance(statement=statement, date=self._account.date(statement), stance=stance)

    def _shifts(self, stances: Sequence[PositionStance], changes: Sequence[_Pair]) -> tuple[_Pair, ...]:
        """Each change once, whatever the number of wordings: the older statement, then the newer one."""
        found: dict[_Pair, _Pair] = {}
        for old, new in [*self._turns(stances), *changes]:
            found.setdefault((self._utterance(old), self._utterance(new)), (old, new))
        return tuple(sorted(found.values()))

    def _turns(self, stances: Sequence[PositionStance]) -> Iterator[_Pair]:
        """Dated stances that oppose the last clear one of an earlier day."""
        last: PositionStance | None = None
        for stance in stances:
            if stance.stance in ("unclear", "declines") or not stance.date:
                continue
            turned = last is not None and frozenset({last.stance, stance.stance}) in _OPPOSED
            later = last is not None and before(last.date, stance.date)
            if last is not None and turned and later and self._turned(last.statement, stance.statement):
                yield last.statement, stance.statement
            if not turned or later:
                last = stance

    def _utterance(self, statement: str) -> str:
        return self._account.utterance_of.get(statement, statement)
