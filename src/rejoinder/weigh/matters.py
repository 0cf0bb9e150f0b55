"""Matters: the allegations against one party about one incident or claim, gathered from all documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rejoinder.link.vocabulary import cue
from rejoinder.link.wording import fold, read
from rejoinder.model import Reply, Statement
from rejoinder.model.vocabulary import ReplyKind
from rejoinder.weigh.account import Account
from rejoinder.weigh.accused import Naming, accused

RESPONSES = frozenset(
    {"denies", "non_denial", "contradicts", "answers", "concedes", "deflects", "declines", "shifts"}
)
"""Replies that respond to an allegation."""

ACCUSED = frozenset({"denies", "non_denial", "deflects"})
"""Replies that show that somebody felt accused by what they answer."""

OF_ITSELF = frozenset({"contradicts", "concedes", "declines"})
"""Replies that show that somebody felt accused where what they answer names them."""

_ALLEGING = frozenset({"accuses", "asserts"})

SAME_DEED = 3
"""Content words, names aside, that the deeds of two matters against one party share before the one that has
neither day nor place is taken for the other."""

COMMON = 50
"""Matters with a term from which it tells nothing apart."""


@dataclass(frozen=True)
class Matter:
    """The allegations against one party about one incident or claim, by age."""

    about: str
    accused: str | None
    allegations: tuple[str, ...]
    named: bool
    """True where an allegation itself says whom it accuses."""


class Matters:
    """Finds the matters of an account."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self.naming = Naming(account)

    def found(self) -> list[Matter]:
        """All matters, each once, in a fixed order."""
        return _joined(self._account, self.naming, self._grouped())

    def _grouped(self) -> list[Matter]:
        """Allegations grouped by what they are about and whom they accuse."""
        groups: dict[str, dict[str | None, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for statement in self._account.statements.values():
            about = self.about.get(statement.id) if self._alleges(statement) else None
            if about is not None:
                repliers = [p for r in self.answers(statement.id) if (p := self._account.party(r.source))]
                against = accused(self._account, self.naming, statement, repliers)
                groups[about][against].append(statement)
        incidents_first = sorted(groups, key=lambda about: (about not in self._account.incident_by_id, about))
        return [m for about in incidents_first for m in self._of_group(about, groups[about])]

    def _of_group(self, about: str, group: dict[str | None, list[Statement]]) -> Iterator[Matter]:
        """One matter for each accused party; where there is only one, it takes what names nobody."""
        if len(group) == 2 and None in group:
            nobody = group.pop(None)
            next(iter(group.values())).extend(nobody)
        for against in sorted(group, key=lambda a: a or ""):
            made = sorted(group[against], key=self._age)
            named = any(s.addressee for s in made)
            yield Matter(about, against, tuple(s.id for s in made), named)

    def _age(self, statement: Statement) -> tuple[object, ...]:
        """Originals before copies, then by date."""
        account = self._account
        document = account.document[statement.id].id
        return document in account.copied_from, account.date(statement.id) or "9", statement.id

    def _alleges(self, statement: Statement) -> bool:
        """An accusation, or an assertion that another party answered as one."""
        if statement.act not in _ALLEGING or statement.id in self._account.only_reports:
            return False
        if statement.act == "accuses":
            return True
        answers = list(self.answers(statement.id))
        kinds = {r.kind for r in answers}
        if kinds & ACCUSED or self._about_a_replier(statement, answers):
            return True
        words = fold(self._account.words(statement.id))
        return "contradicts" in kinds and cue("alleging").search(words) is not None

    def _about_a_replier(self, statement: Statement, answers: Iterable[Reply]) -> bool:
        """True where it says something of a party that contradicts, concedes or will not comment on it."""
        said = read(self._account.words(statement.id)).terms
        repliers = {
            self._account.voice(self._account.party(r.source)) for r in answers if r.kind in OF_ITSELF
        }
        return any(self.naming.named_in(party, said) for party in repliers)

    @cached_property
    def _replies_to(self) -> Mapping[str, list[Reply]]:
        found: dict[str, list[Reply]] = defaultdict(list)
        for reply in self._account.replies:
            if reply.kind in RESPONSES:
                found[reply.target].append(reply)
        return found

    @cached_property
    def _replies_by(self) -> Mapping[str, Mapping[str, ReplyKind]]:
        found: dict[str, dict[str, ReplyKind]] = defaultdict(dict)
        for reply in self._account.replies:
            found[reply.source][reply.target] = reply.kind
        return found

    def answered_by(self, statement: str) -> Mapping[str, ReplyKind]:
        """The statements that it replies to, and how."""
        return self._replies_by.get(statement, {})

    def answers(self, statement: str) -> Iterator[Reply]:
        """Replies to it by a known party of another side."""
        account = self._account
        maker = account.party(statement)
        for reply in self._replies_to.get(statement, ()):
            party = account.party(reply.source)
            if party is not None and not account.allied(party, maker):
                yield reply

    @cached_property
    def about(self) -> Mapping[str, str]:
        """Statement -> its incident, else the incident of its other wordings, else its claim."""
        found: dict[str, str] = {}
        for claim in sorted(self._account.claims, key=lambda c: c.id, reverse=True):
            found |= {m.id: claim.id for m in claim.statements}
        for utterance in self._account.wordings.values():
            about = [i for s in utterance if (i := self._account.incident_of.get(s))]
            if about:
                found |= dict.fromkeys(utterance, min(about))
        return found | {s: i for s, i in self._account.incident_of.items() if s in self._account.statements}

    @cached_property
    def beside(self) -> Mapping[str, Sequence[str]]:
        """Incident or claim -> all statements about it."""
        found: dict[str, list[str]] = defaultdict(list)
        for statement, about in sorted(self.about.items()):
            found[about].append(statement)
        return found


def _joined(account: Account, naming: Naming, matters: Sequence[Matter]) -> list[Matter]:
    """Matters without day or place joined to the matter against the same party that they retell, by the
    same count or the words of the deed."""
    marks = [_marks(account, naming, m) for m in matters]
    holders: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, mark in enumerate(marks):
        for key in mark:
            holders[key].append(i)
    into: dict[int, int] = {}
    for i, matter in enumerate(matters):
        shared = Counter(j for key in marks[i] if len(holders[key]) <= COMMON for j in holders[key] if j != i)
        fits = [
            (-n, matters[j].about, j)
            for j, n in shared.items()
            if n >= SAME_DEED and _may_join(account, matter, matters[j])
        ]
        if fits:
            into[i] = min(fits)[2]
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


def _may_join(account: Account, loose: Matter, firm: Matter) -> bool:
    """True for a claim, or an incident with neither day nor place, and a matter against the same party."""
    if loose.accused != firm.accused or loose.accused is None:
        return False
    incident = account.incident_by_id.get(loose.about)
    return incident is None or (incident.date.precision != "day" and incident.place is None)


def _marks(account: Account, naming: Naming, matter: Matter) -> frozenset[tuple[object, ...]]:
    """What a retelling shares: the accused with each term of the deed, and with each count three times over,
    for one count tells as much as three words."""
    found: set[tuple[object, ...]] = set()
    for allegation in matter.allegations:
        addressee = account.statements[allegation].addressee or ""
        names = naming.terms(matter.accused) | naming.terms(account.party(allegation)) | read(addressee).terms
        found |= {(matter.accused, t) for t in _words(account, allegation) - names}
        counted = (f for f in account.figures_in(allegation) if f.low is not None and f.low > 1)
        found |= {
            (matter.accused, f.measure, f.unit, f.low, f.high, i) for f in counted for i in range(SAME_DEED)
        }
    return frozenset(found)


def _words(account: Account, statement: str) -> frozenset[str]:
    return frozenset(t for t in read(account.words(statement)).terms if not t[0].isdigit())


def parties_of(account: Account, statements: Iterable[str]) -> frozenset[str]:
    """Who made the statements, as far as it is known."""
    return frozenset(p for s in statements if (p := account.party(s)))
