"""Coverage: each point of an allegation against each archived response of the side it is made against.

Allegations against one party about one incident or claim stand in one matrix. A point is addressed only by
words that are about it: a denial in general terms answers the allegation and none of its points, and its
cells say "not found in the archived responses". Who is right is no question of this module.
"""

from collections.abc import Sequence

from rejoinder.model import Cell, Coverage
from rejoinder.model.vocabulary import ReplyKind
from rejoinder.weigh.account import Account
from rejoinder.weigh.cells import Response
from rejoinder.weigh.joining import Matter
from rejoinder.weigh.ledger import Ledger
from rejoinder.weigh.matters import Matters, parties_of
from rejoinder.weigh.points import Subject, merged, subjects, supporting
from rejoinder.weigh.responses import Responses


def cover(account: Account) -> list[Coverage]:
    """One matrix for each matter that has something to show, in a fixed order."""
    reader = _Reader(account)
    found = (reader.coverage(matter) for matter in reader.found)
    return sorted((c for c in found if c is not None), key=lambda c: (c.about, c.points[0].id))


class _Reader:
    """Reads the matrices of an account's matters."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._ledger = Ledger(account)
        self._read_so_far: dict[str, Response] = {}
        self.matters = Matters(account)
        self.found = self.matters.found()
        self._responses = Responses(account, self.matters, self.found, self._addresses)

    def coverage(self, matter: Matter) -> Coverage | None:
        """The matrix of a matter; None where nothing is held against anybody.

        An allegation of which it is known whom it accuses is shown without any response: that none is found is
        what the matrix tells.
        """
        points = self._points(matter)
        responses = [self._response(r, matter) for r in self._responses.of(matter, points)]
        others = [self._response(r, matter) for r in self._responses.of_others(matter)]
        if not points or not (responses or matter.named or matter.accused):
            return None
        cells = tuple(
            Cell(point=s.point.id, response=r.id, state=state, words=words)
            for s in points
            for r in (*responses, *others)
            for state, words in [r.cell(s)]
        )
        return Coverage(
            about=matter.about,
            against=matter.accused if self.matters.is_accused(matter) else None,
            points=tuple(s.point for s in points),
            responses=tuple(r.id for r in responses),
            others=tuple(r.id for r in others),
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

    def _addresses(self, statement: str, points: Sequence[Subject]) -> bool:
        return self._read(statement).addresses(points)

    def _response(self, statement: str, matter: Matter) -> Response:
        """The response as it is held against a matter: a denial or concession that is found to answer no statement
        of the matter answers all its allegations. Which of several is granted is told by its words alone."""
        answers = self.matters.answered_by(statement)
        act = self._account.statements[statement].act
        if (act != "denies" and act != "concedes") or not answers.keys().isdisjoint(matter.allegations):
            return self._read(statement)
        kind: ReplyKind = act if act == "denies" or len(matter.allegations) == 1 else "answers"
        assumed = dict.fromkeys(matter.allegations, kind)
        return Response(self._account, self._ledger, statement, {**assumed, **answers})

    def _read(self, statement: str) -> Response:
        if statement not in self._read_so_far:
            answers = self.matters.answered_by(statement)
            self._read_so_far[statement] = Response(self._account, self._ledger, statement, answers)
        return self._read_so_far[statement]
