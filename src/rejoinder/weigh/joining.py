"""Matters that are told as one: an allegation retold, repeated by somebody else, or one of several in one report."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rejoinder.link.wording import read
from rejoinder.model import Extracted
from rejoinder.weigh.account import Account
from rejoinder.weigh.accused import Naming

SAME_DEED = 3
"""Content words, names aside, that the deeds of two matters against one party share before the one that has
neither day nor place is taken for the other."""

COMMON = 50
"""Matters with a term from which it tells nothing apart."""

APART = 2
"""Statements of others between two allegations of one accuser that are still made in one breath."""

TOGETHER = 8
"""Allegations made in one breath that share a matrix: a long report accuses of more than one table can hold."""


@dataclass(frozen=True)
class Matter:
    """The allegations against one party about one incident or claim, by age."""

    about: str
    accused: str | None
    allegations: tuple[str, ...]
    named: bool
    """True where an allegation itself says whom it accuses."""


class Ties:
    """Which matters may be one with which, and how surely: matters are known by their places in a list."""

    def __init__(
        self,
        account: Account,
        naming: Naming,
        matters: Sequence[Matter],
        agreeing: Mapping[str, Sequence[str]],
    ) -> None:
        """``agreeing``: statement -> those that say the same again."""
        self._account = account
        self._naming = naming
        self._matters = matters
        self._at = {a: i for i, m in enumerate(matters) for a in m.allegations}
        self._agreeing = agreeing

    def all(self) -> Mapping[int, Counter[int]]:
        """Matter -> those that it may be one with, by the words that they share or more."""
        found: dict[int, Counter[int]] = defaultdict(Counter)
        for ties in (self._retold(), self._affirmed(), self._in_one_breath()):
            for loose, firm, weight in ties:
                if loose != firm and self._may_join(self._matters[loose], self._matters[firm]):
                    found[loose][firm] += weight
        return found

    def _retold(self) -> Iterator[tuple[int, int, int]]:
        """Matters against one party that share a count, or the words of the deed."""
        marks = [self._marks(m) for m in self._matters]
        holders: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for i, mark in enumerate(marks):
            for key in mark:
                holders[key].append(i)
        for i, matter in enumerate(self._matters):
            shared = Counter(j for key in marks[i] if len(holders[key]) <= COMMON for j in holders[key])
            firm = ((j, n) for j, n in shared.items() if self._matters[j].accused == matter.accused)
            yield from ((i, j, n) for j, n in firm if n >= SAME_DEED)

    def _affirmed(self) -> Iterator[tuple[int, int, int]]:
        """An allegation that repeats or affirms one of another matter."""
        for allegation, i in self._at.items():
            for other in self._agreeing.get(allegation, ()):
                if other in self._at:
                    yield i, self._at[other], SAME_DEED

    def _in_one_breath(self) -> Iterator[tuple[int, int, int]]:
        """Allegations that one accuser makes one after the other."""
        for document in self._account.documents:
            for run in self._runs(document):
                held = [self._at[a] for a in run]
                first = min(held, key=lambda i: (self._matters[i].accused is None, i))
                yield from ((i, first, SAME_DEED) for i in held)

    def _runs(self, document: Extracted) -> Iterator[list[str]]:
        """The allegations of a document in text order, cut where the accuser or the accused is another."""
        run: list[str] = []
        last = 0
        for place, statement in enumerate(document.statements):
            if statement.id in self._at:
                apart = place - last > APART + 1 or len(run) == TOGETHER
                if run and (apart or not self._goes_on(run, statement.id)):
                    yield run
                    run = []
                run.append(statement.id)
                last = place
        if run:
            yield run

    def _goes_on(self, run: Sequence[str], allegation: str) -> bool:
        account = self._account
        against = {m.accused for a in (*run, allegation) if (m := self._matters[self._at[a]]).accused}
        accuser = account.party(allegation)
        return len(against) == 1 and account.allied(account.party(run[-1]), accuser)

    def _may_join(self, loose: Matter, firm: Matter) -> bool:
        """True for a claim, or an incident with neither day nor place, and a matter against the same party, or
        against nobody known."""
        if firm.accused is None or loose.accused not in (firm.accused, None):
            return False
        incident = self._account.incident_by_id.get(loose.about)
        return incident is None or (incident.date.precision != "day" and incident.place is None)

    def _marks(self, matter: Matter) -> frozenset[tuple[object, ...]]:
        """What a retelling shares: the accused with each term of the deed, and with each count three times over,
        for one count tells as much as three words."""
        account, naming = self._account, self._naming
        found: set[tuple[object, ...]] = set()
        for allegation in matter.allegations:
            addressee = account.statements[allegation].addressee or ""
            names = naming.terms(matter.accused) | naming.terms(account.party(allegation))
            found |= {
                (matter.accused, t) for t in _words(account, allegation) - names - read(addressee).terms
            }
            counted = (f for f in account.figures_in(allegation) if f.low is not None and f.low > 1)
            found |= {
                (matter.accused, f.measure, f.unit, f.low, f.high, i)
                for f in counted
                for i in range(SAME_DEED)
            }
        return frozenset(found)


def joined(matters: Sequence[Matter], ties: Ties) -> list[Matter]:
    """The matters, each joined to the one that it is tied to most."""
    into: dict[int, int] = {}
    for i, held in ties.all().items():
        into[i] = min((-n, matters[j].about, j) for j, n in held.items())[2]
    return _merged(matters, {i: _end(into, i) for i in range(len(matters))})


def _end(into: Mapping[int, int], i: int) -> int:
    """Where a chain of joins ends; the first member, an incident if there is one, where it runs in a circle."""
    seen = [i]
    while into.get(seen[-1]) is not None:
        following = into[seen[-1]]
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _merged(matters: Sequence[Matter], into: Mapping[int, int]) -> list[Matter]:
    groups: dict[int, list[Matter]] = defaultdict(list)
    for i, matter in enumerate(matters):
        groups[into[i]].append(matter)
    found = []
    for at, members in sorted(groups.items()):
        own = matters[at]
        others = [a for m in members if m is not own for a in m.allegations]
        named = any(m.named for m in members)
        found.append(replace(own, allegations=(*own.allegations, *others), named=named))
    return found


def _words(account: Account, statement: str) -> frozenset[str]:
    return frozenset(t for t in read(account.words(statement)).terms if not t[0].isdigit())
