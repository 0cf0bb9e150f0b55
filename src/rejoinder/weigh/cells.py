"""What one response says of one point: with the words that say it, or "not found".

The words are an exact stretch of the response. A denial in general terms has none that are about a point, so
all its cells are "not found".
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from rejoinder.link.wording import Wording, opposed, read
from rejoinder.model import Comparison, Figure, Statement
from rejoinder.model.vocabulary import CellState, ReplyKind
from rejoinder.weigh.account import Account
from rejoinder.weigh.clauses import Clause, clause_around, clauses_of
from rejoinder.weigh.ledger import Ledger
from rejoinder.weigh.points import Subject, date_terms, is_harm

NOT_FOUND: tuple[CellState, str] = ("not_found", "")

CONCEDED = 0.3
"""Share of a deed's terms that a concession must grant before the deed counts as conceded: to grant that
water left a pond does not grant that its wall broke."""

ABOUT_DEED = 0.4
"""Share of the shorter wording's terms that a clause and a deed have in common before it is about the deed.
Set by hand, not by a sweep: at two shared terms alone, denials of something else counted as denials of the deed."""

OF_THE_FACT = frozenset({"denies", "contradicts", "concedes", "answers"})
"""Replies that speak of what is alleged, and not of rules kept, motives or other matters."""

BY_REPLY: Mapping[ReplyKind, CellState] = {"denies": "denied", "contradicts": "contradicted"}
"""What a reply to an allegation makes of its deed, where its words are about the deed."""

_ITSELF = frozenset({"place", "date", "agent"})
"""Points that are addressed by words on them alone: who denies a deed has not said that it was elsewhere."""

_ELSEWHERE = re.compile(
    r"\b(?:was|were|is|are|been|be|being|not|never|nowhere|came|come|comes|went|go|goes)\s+"
    r"(?:(?:ever|even|once|anywhere|present|not|never)\s+){0,2}"
    r"(?:in|at|near|on|over|around|within|inside|to)\s+(?P<where>(?:\S+\s*){1,4})",
    re.IGNORECASE,
)
"""To have been at a place, or not: "no truck of ours was near Hasp". That no shells fell on it is no word on where."""

_ANOTHER = ("incident differs", "what is measured differs", "agent differs")
"""Reasons by which a count is of another thing, and says nothing of the alleged one."""

_THE_SAME = re.compile(
    r"\b(?:the|this|that|these|those|its|their|his|her|your|such|any|no|so-called|alleged|supposed)"
    r"(?:\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
"""Before a word for a basis: that it is the one spoken of, not another of the speaker's own ("a photograph")."""


class Response:
    """One response, read once for all the points that it is held against."""

    def __init__(
        self, account: Account, ledger: Ledger, statement: str, answers: Mapping[str, ReplyKind]
    ) -> None:
        """``answers`` are the allegations that it replies to: about the deeds of these one common word tells more."""
        self.id = statement
        self._answers = answers
        self._account = account
        self._ledger = ledger
        self._made: Statement = account.statements[statement]
        self._text = account.document[statement].text

    def cell(self, subject: Subject) -> tuple[CellState, str]:
        """The state of the point and the words for it."""
        if self._made.act == "declines":
            return NOT_FOUND
        if subject.figure is not None:
            counted = self._counted(subject.figure)
            if counted is not None:
                return counted
        clause = self._nearest(subject)
        return NOT_FOUND if clause is None else (self._state(subject, clause), clause.words)

    def addresses(self, subjects: Iterable[Subject]) -> bool:
        """True where it has words about one of the points."""
        return any(self.cell(s)[0] != "not_found" for s in subjects)

    @cached_property
    def _clauses(self) -> tuple[Clause, ...]:
        return clauses_of(self._made, self._text)

    def _counted(self, alleged: Figure) -> tuple[CellState, str] | None:
        """By a figure of the same measure: contradicted only where the ledger says that the two disagree."""
        for figure in self._account.figures_in(self.id):
            alike = (figure.measure, figure.unit) == (alleged.measure, alleged.unit) and is_harm(figure)
            if alike and figure.id != alleged.id:
                verdict = self._ledger.compare(alleged, figure)
                if any(r.startswith(_ANOTHER) for r in verdict.reasons):
                    continue
                clause = clause_around(self._clauses, figure.span)
                return self._on_count(verdict), clause.words if clause else figure.span.of(self._text)
        return None

    def _on_count(self, verdict: Comparison) -> CellState:
        """What is denied or granted is the count itself where it is the alleged one."""
        if verdict.verdict == "disagree":
            return "contradicted"
        if verdict.verdict == "same" and self._made.act in ("denies", "concedes"):
            return "denied" if self._made.act == "denies" else "conceded"
        return "answered"

    def _nearest(self, subject: Subject) -> Clause | None:
        """The clause that shares most with the point, where that is enough to be about it."""
        about = [
            (len(_shared(c, subject)), -i, c)
            for i, c in enumerate(self._clauses)
            if self._is_about(c, subject)
        ]
        return max(about, key=lambda a: a[:2])[2] if about else None

    def _is_about(self, clause: Clause, subject: Subject) -> bool:
        kind, shared = subject.point.kind, _shared(clause, subject)
        if kind == "act" and shared <= subject.names:
            return False
        if kind == "act" and self._made.act != "accuses" and self._says_of_deed(subject):
            return len(shared) >= subject.needed or not self._is_of_place(clause, subject)
        if len(shared) < subject.needed:
            return False
        if kind == "basis":
            return _of_that_basis(clause, subject)
        if self._made.act == "accuses":
            return False
        if kind == "harm":
            return self._speaks_of_harm(clause, shared)
        if kind == "act":
            return len(shared) >= ABOUT_DEED * min(len(clause.wording.terms), len(subject.terms))
        if kind in _ITSELF and not _negates(clause, subject):
            denied = self._made.act == "denies" or bool(clause.wording.negated & shared)
            return kind != "agent" and not denied
        return True

    def _is_of_place(self, clause: Clause, subject: Subject) -> bool:
        """True where its words name the place of the deed, and speak of that rather than of the deed."""
        named = bool(clause.wording.terms & subject.places)
        return named and (self._how(subject) not in BY_REPLY or _was_there(clause, subject.places))

    def _says_of_deed(self, subject: Subject) -> bool:
        """True where it replies to the very allegation of the deed, on the fact itself."""
        return self._answers.get(subject.point.statement) in OF_THE_FACT

    def _speaks_of_harm(self, clause: Clause, shared: frozenset[str]) -> bool:
        """Without a count only a denial speaks of the harm: "nobody was killed"."""
        return bool(clause.wording.negated & shared) or self._made.act in ("denies", "concedes")

    def _state(self, subject: Subject, clause: Clause) -> CellState:
        terms, wording = subject.terms, clause.wording
        turned = opposed(wording, subject.wording)
        if subject.point.kind == "date":
            return "denied" if _negates(clause, subject) else "answered"
        if self._made.act == "denies":
            agrees = turned and subject.wording.negated and self._how(subject) != "denies"
            return "answered" if agrees else "denied"
        if self._made.act == "concedes":
            return "conceded" if self._grants(subject, wording) else "answered"
        if turned:
            plainly = wording.negated & terms and not subject.wording.negated & terms
            return "denied" if plainly else "contradicted"
        if subject.point.kind == "act":
            return BY_REPLY.get(self._how(subject), "answered")
        return "answered"

    def _grants(self, subject: Subject, said: Wording) -> bool:
        """True for a concession of the very allegation of a deed in some of its words, or of enough of any point; what
        says that it was not so grants nothing."""
        shared = said.terms & subject.terms
        if said.negated & shared and not subject.wording.negated & shared:
            return False
        if subject.point.kind == "act" and self._how(subject) == "concedes":
            return True
        return len(shared) >= max(min(2, len(subject.terms)), CONCEDED * len(subject.terms))

    def _how(self, subject: Subject) -> ReplyKind:
        """How it replies to what alleges the point."""
        return self._answers.get(subject.point.statement, "answers")


def _shared(clause: Clause, subject: Subject) -> frozenset[str]:
    said = clause.wording.terms
    return (said | date_terms(clause.words) if subject.point.kind == "date" else said) & subject.terms


def _negates(clause: Clause, subject: Subject) -> bool:
    """True where a negation reaches the point's words: for a day, anything in its clause; for a place, that one was
    there."""
    if subject.point.kind == "place" and not _was_there(clause, subject.terms):
        return False
    return bool(
        clause.wording.negated & (clause.wording.terms if subject.point.kind == "date" else subject.terms)
    )


def _was_there(clause: Clause, place: frozenset[str]) -> bool:
    return any(read(m["where"]).terms & place for m in _ELSEWHERE.finditer(clause.words))


def _of_that_basis(clause: Clause, subject: Subject) -> bool:
    """True where the clause speaks of this basis: "the witnesses", "no document", not "a photograph of ours"."""
    for match in re.finditer(r"\w+", clause.words):
        word = match.group()
        if _is_word_for(word, subject) and _THE_SAME.search(clause.words, 0, match.start()):
            return True
    return False


def _is_word_for(word: str, subject: Subject) -> bool:
    return bool(read(word).terms & subject.terms)
