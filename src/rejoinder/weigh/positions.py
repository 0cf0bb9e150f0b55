"""Positions: one party's stance on one claim over time, and where it changed.

What a spokesperson says is the position of the body spoken for. A statement that only reports what another
party said takes no position. A shift needs two days of telling: two wordings of one press conference are none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rejoinder.link.vocabulary import cue
from rejoinder.link.wording import fold, opposed, read
from rejoinder.model import Claim, Position, PositionStance
from rejoinder.model.vocabulary import Stance
from rejoinder.weigh.account import Account
from rejoinder.weigh.ledger import Ledger

_OPPOSED: frozenset[frozenset[Stance]] = frozenset(
    {frozenset({"asserts", "denies"}), frozenset({"concedes", "denies"})}
)
ONE_SUBJECT = 0.4
"""Share of the shorter wording's terms that two statements have in common before one changes the other."""

_NEGATIVE = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither)\b|n[’']t\b", re.IGNORECASE)

LABEL = 3
"""Terms below which a denial's words may be only what it calls the allegation ("recycled rumours")."""

_Pair = tuple[str, str]


def positions(account: Account) -> list[Position]:
    """The stances of each party on each claim that it spoke on, with shifts between dated ones."""
    reader = _Reader(account)
    found = [p for claim in account.claims for p in reader.of_claim(claim)]
    return sorted(found, key=lambda p: (p.party, p.claim))


class _Reader:
    """Reads the positions of an account."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._ledger = Ledger(account)
        self._changed = self._changes()

    def _changes(self) -> Mapping[str, tuple[str, ...]]:
        """Statement -> later ones of its party by which linking found that its account changed."""
        found: dict[str, list[str]] = defaultdict(list)
        for reply in self._account.replies:
            if reply.kind == "shifts" and self._is_change(reply.target, reply.source):
                found[reply.target].append(reply.source)
        return {old: tuple(sorted(new)) for old, new in found.items()}

    def _is_change(self, old: str, new: str) -> bool:
        """True for two days of telling, first-hand, that no growing count explains."""
        account = self._account
        if account.only_reports.keys() & {old, new} or self._utterance(old) == self._utterance(new):
            return False
        if not _before(account.date(old), account.date(new)) or not self._turned(old, new):
            return False
        return not any(
            self._ledger.compare(x, y).verdict == "not_comparable"
            for x in account.figures_in(old)
            for y in account.figures_in(new)
            if (x.measure, x.unit) == (y.measure, y.unit)
        )

    def _turned(self, old: str, new: str) -> bool:
        """True where enough words are shared, some of them say the opposite, and neither repeats the other: by
        the same count, or by calling it again what it was called in denying it."""
        first, second = (read(self._account.words(s)) for s in (old, new))
        a, b = first.terms, second.terms
        acts = {self._account.statements[s].act for s in (old, new)}
        if self._counts(old) & self._counts(new) and self._disputes(old) == self._disputes(new):
            return False
        if acts == {"asserts", "denies"} and min(len(a), len(b)) < LABEL and (a <= b or b <= a):
            return False
        if self._disputes(old) == self._disputes(new) and not opposed(first, second):
            return False
        return len(a & b) >= max(1, ONE_SUBJECT * min(len(a), len(b)))

    def _disputes(self, statement: str) -> bool:
        """True for a denial whose words are what is denied, not for one that is itself in the negative."""
        words = self._account.words(statement)
        return self._account.statements[statement].act == "denies" and not _NEGATIVE.search(words)

    def _counts(self, statement: str) -> set[tuple[object, ...]]:
        return {(f.low, f.high) for f in self._account.figures_in(statement)}

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
            later = last is not None and _before(last.date, stance.date)
            if last is not None and turned and later and self._turned(last.statement, stance.statement):
                yield last.statement, stance.statement
            if not turned or later:
                last = stance

    def _utterance(self, statement: str) -> str:
        return self._account.utterance_of.get(statement, statement)


def _before(a: str | None, b: str | None) -> bool:
    """True where both days are known and the first is the earlier; a month is not before its own days."""
    return a is not None and b is not None and a < b and not b.startswith(a)
