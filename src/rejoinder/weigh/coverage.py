"""Coverage: each point of an allegation against each archived response of the side it is made against.

Allegations against one party about one incident or claim stand in one matrix. A point is addressed only by
words that are about it: a denial in general terms answers the allegation and none of its points, and its
cells say "not found in the archived responses". Who is right is no question of this module.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from rejoinder.link.wording import read
from rejoinder.model import Cell, Coverage
from rejoinder.weigh.account import Account
from rejoinder.weigh.cells import Response
from rejoinder.weigh.ledger import Ledger
from rejoinder.weigh.matters import Matter, Matters, parties_of
from rejoinder.weigh.points import DEED_TERMS, Subject, merged, subjects, supporting

TOLD = frozenset({"act", "harm", "basis"})
"""Points by which a statement beside a reply counts as a part of the response: to name the place again is none."""


def cover(account: Account) -> list[Coverage]:
    """One matrix for each matter that has something to show, in a fixed order."""
    reader = _Reader(account)
    found = (reader.coverage(matter) for matter in reader.matters.found())
    return sorted((c for c in found if c is not None), key=lambda c: (c.about, c.points[0].id))


class _Reader:
    """Reads the matrices of an account's matters."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._ledger = Ledger(account)
        self._responses_read: dict[str, Response] = {}
        self.matters = Matters(account)

    def coverage(self, matter: Matter) -> Coverage | None:
        """The matrix of a matter; None where nothing is held against anybody.

        An allegation that says whom it accuses is shown without any response: that none is found is what
        the matrix tells.
        """
        points = self._points(matter)
        responses = self._responses(matter, points)
        beyond_the_deed = any(s.point.kind != "act" for s in points)
        shown = responses or matter.named or (matter.accused and beyond_the_deed)
        if not points or not shown:
            return None
        cells = tuple(
            Cell(point=s.point.id, response=r.id, state=state, words=words)
            for s in points
            for r in responses
            for state, words in [r.cell(s)]
        )
        return Coverage(
            about=matter.about,
            points=tuple(s.point for s in points),
            responses=tuple(r.id for r in responses),
            cells=cells,
        )

    def _points(self, matter: Matter) -> list[Subject]:
        """The points of the allegations, with the harm and grounds that the accuser tells beside them."""
        account = self._account
        accusers = parties_of(account, matter.allegations)
        naming = self.matters.naming
        names = frozenset(t for p in {matter.accused, *accusers} for t in naming.terms(p))
        own = subjects(account, matter.allegations, names)
        documents = {account.document[a].id for a in matter.allegations}
        beside = [
            s
            for s in self.matters.beside.get(matter.about, ())
            if account.document[s].id in documents
            and account.statements[s].act == "asserts"
            and any(account.allied(account.party(s), a) for a in accusers)
        ]
        return merged(own, supporting(account, beside, names))

    def _responses(self, matter: Matter, points: Sequence[Subject]) -> list[Response]:
        """Replies by the accused side, what it says of a point beside them, and what it has said of the matter
        since, where that is about a point; one for each utterance."""
        answers = (r.source for a in matter.allegations for r in self.matters.answers(a))
        replies = {s for s in answers if self._by_accused(matter, s)}
        told = [s for s in points if s.point.kind in TOLD]
        found = set(replies)
        for others, about in (
            (self._beside(matter, replies), told),
            (self._said_since(matter, points), points),
        ):
            found |= {s for s in others if s not in found and self._read(s).addresses(about)}
        return [self._read(s) for s in self._one_each(found - set(matter.allegations))]

    def _read(self, statement: str) -> Response:
        if statement not in self._responses_read:
            answers = self.matters.answered_by(statement)
            self._responses_read[statement] = Response(self._account, self._ledger, statement, answers)
        return self._responses_read[statement]

    def _by_accused(self, matter: Matter, statement: str) -> bool:
        return matter.accused is None or self._account.allied(self._account.party(statement), matter.accused)

    def _beside(self, matter: Matter, replies: Iterable[str]) -> list[str]:
        """The accused side's other statements in the documents of its replies."""
        if matter.accused is None:
            return []
        held = {self._account.document[r].id: self._account.document[r] for r in replies}
        alleged = set(matter.allegations)
        return [
            s.id
            for _, document in sorted(held.items())
            for s in document.statements
            if s.id not in alleged and self._by_accused(matter, s.id)
        ]

    def _said_since(self, matter: Matter, points: Sequence[Subject]) -> Iterable[str]:
        """The accused side's statements about the matter, or in words of a point, from the day of the first
        allegation on."""
        account = self._account
        first = min((d for a in matter.allegations if (d := account.date(a))), default=None)
        if matter.accused is None or first is None:
            return ()
        about = [s for s in self.matters.beside.get(matter.about, ()) if self._by_accused(matter, s)]
        found = {*about, *self._in_words_of(points, matter.accused)}
        return (s for s in sorted(found) if (account.date(s) or "") >= first)

    def _in_words_of(self, points: Sequence[Subject], accused: str) -> Iterable[str]:
        """What a party has said with two terms of a deed or more."""
        spoken = self._terms_of.get(self._account.voice(accused) or accused, {})
        for subject in points:
            if subject.point.kind == "act":
                shared = Counter(s for term in subject.terms for s in spoken.get(term, ()))
                yield from (s for s, n in shared.items() if n >= DEED_TERMS)

    @cached_property
    def _terms_of(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """Party -> term -> the statements of that party, or of who speaks for it, that have it."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for statement in self._account.statements:
            voice = self._account.voice(self._account.party(statement))
            if voice is not None:
                for term in read(self._account.words(statement)).terms:
                    found[voice][term].append(statement)
        return found

    def _one_each(self, statements: Iterable[str]) -> list[str]:
        """The fullest wording of each utterance, by date: what was said once is one response."""
        account = self._account
        spoken: dict[str, list[str]] = defaultdict(list)
        for statement in statements:
            if statement not in account.only_reports:
                spoken[account.utterance_of.get(statement, statement)].append(statement)
        fullest = (min(said, key=self._fullness) for said in spoken.values())
        return sorted(fullest, key=lambda s: (account.date(s) or "9", s))

    def _fullness(self, statement: str) -> tuple[object, ...]:
        copied = self._account.document[statement].id in self._account.copied_from
        return copied, -len(self._account.words(statement)), statement
