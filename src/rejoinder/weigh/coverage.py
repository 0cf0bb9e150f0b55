"""Coverage: each point of an allegation against each archived response of the side it is made against.

A point is addressed only by words that are about it. A denial in general terms answers the allegation and
none of its points; its cells say "not found in the archived responses".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rejoinder.link.figures import ranges_meet
from rejoinder.link.wording import Wording, opposed, read
from rejoinder.model import Cell, Coverage, Incident, Point, Statement, make_id
from rejoinder.model.vocabulary import CellState, PointKind
from rejoinder.weigh.account import Account

RESPONSES = frozenset(
    {"denies", "non_denial", "contradicts", "answers", "concedes", "deflects", "declines", "shifts"}
)
ALLEGING = frozenset({"accuses", "asserts"})
SHARED_TERMS = 2
"""Content words that a response must share with the deed itself to be about it: one word is too often only
the subject's name."""
_SENTENCE = re.compile(r"[^.!?;]+[.!?;]?")


@dataclass(frozen=True)
class _Subject:
    """A point with what a response must speak of to address it."""

    point: Point
    terms: Wording
    needed: int


def cover(account: Account) -> list[Coverage]:
    """One matrix for every incident or claim with an allegation that somebody responded to, or was accused in."""
    found = []
    for about, allegations in _allegations(account):
        responses = _responses(account, allegations)
        subjects = [s for a in allegations for s in _subjects(account, a)]
        subjects = _distinct(subjects)
        if not subjects:
            continue
        cells = tuple(
            Cell(point=s.point.id, response=r, state=state, words=words)
            for s in subjects
            for r in responses
            for state, words in [_cell(account, s, r)]
        )
        points = tuple(s.point for s in subjects)
        found.append(Coverage(about=about, points=points, responses=tuple(responses), cells=cells))
    return sorted(found, key=lambda c: c.about)


def _allegations(account: Account) -> Iterator[tuple[str, list[str]]]:
    """The accusing statements of each incident; where they belong to none, of each claim."""
    placed: set[str] = set()
    for incident in account.incidents:
        accusing = [s for s in incident.statements if _alleges(account, s)]
        placed |= set(accusing)
        if accusing:
            yield incident.id, sorted(accusing)
    for claim in account.claims:
        accusing = [s.id for s in claim.statements if s.id not in placed and _alleges(account, s.id)]
        if accusing:
            yield claim.id, sorted(accusing)


def _alleges(account: Account, statement: str) -> bool:
    made = account.statements.get(statement)
    return made is not None and made.act == "accuses"


def _responses(account: Account, allegations: Sequence[str]) -> list[str]:
    """Statements of other parties that reply to one of the allegations, by date and id."""
    accused = set(allegations)
    accusers = {account.party(a) for a in allegations}
    found = {
        r.source
        for r in account.replies
        if r.target in accused and r.kind in RESPONSES and account.party(r.source) not in accusers
    }
    return sorted(found, key=lambda s: (account.date(s) or "", s))


def _subjects(account: Account, allegation: str) -> Iterator[_Subject]:
    """The checkable points of one allegation: the deed, place, date, agent, weapon, harm, each basis."""
    statement, document = account.statements[allegation], account.document[allegation]
    text = document.text
    words = account.words(allegation)
    yield _subject(statement, "act", words, SHARED_TERMS)
    for incident in (i for i in document.incidents if allegation in i.statements and not i.generic):
        yield from _of_incident(statement, incident)
    for figure in account.figures_of.get(allegation, ()):
        if figure.measure in ("killed", "injured", "missing", "displaced", "detained", "facilities", "area"):
            yield _subject(statement, "harm", figure.words, 1, f"{figure.measure} {figure.population or ''}")
    for basis in statement.basis:
        yield _subject(statement, "basis", basis.words.of(text), 1)


def _of_incident(statement: Statement, incident: Incident) -> Iterator[_Subject]:
    known: tuple[tuple[PointKind, str | None], ...] = (
        ("place", incident.place.name if incident.place else None),
        ("date", incident.date.words or None),
        ("weapon", incident.weapon),
        ("target", incident.target),
    )
    for kind, words in known:
        if words:
            yield _subject(statement, kind, words, 1)


def _subject(statement: Statement, kind: PointKind, words: str, needed: int, terms: str = "") -> _Subject:
    point = Point(id=make_id("pt", statement.id, kind, words), words=words, kind=kind, statement=statement.id)
    return _Subject(point, read(terms or words), needed)


def _distinct(subjects: Sequence[_Subject]) -> list[_Subject]:
    """Each point once: the same kind with the same terms said by several allegations is one point."""
    seen: set[tuple[PointKind, frozenset[str]]] = set()
    kept = []
    for subject in subjects:
        key = (subject.point.kind, subject.terms.terms)
        if key not in seen and subject.terms.terms:
            seen.add(key)
            kept.append(subject)
    return kept


def _cell(account: Account, subject: _Subject, response: str) -> tuple[CellState, str]:
    """What ``response`` says of the point, with its words; not found where no clause of it is about it."""
    if subject.point.kind == "harm":
        counted = _other_count(account, subject, response)
        if counted:
            return counted
    words = account.words(response)
    best, shared = "", 0
    for clause in _SENTENCE.findall(words):
        common = len(read(clause).terms & subject.terms.terms)
        if common > shared:
            best, shared = clause.strip(" ,;"), common
    if shared < min(subject.needed, len(subject.terms.terms)):
        return "not_found", ""
    return _state(account, subject, response, read(best)), best


def _other_count(account: Account, subject: _Subject, response: str) -> tuple[CellState, str] | None:
    """A figure of the response with the measure of the point: answered where the ranges meet, else contradicted."""
    point = subject.point
    own = [f for f in account.figures_of.get(point.statement, ()) if f.words == point.words]
    for figure in account.figures_of.get(response, ()):
        if own and figure.measure == own[0].measure:
            return ("answered" if ranges_meet(own[0], figure) else "contradicted"), figure.words
    return None


def _state(account: Account, subject: _Subject, response: str, words: Wording) -> CellState:
    act = account.statements[response].act
    if act == "concedes":
        return "conceded"
    if act == "denies" or words.negated & subject.terms.terms:
        return "denied"
    if opposed(words, subject.terms):
        return "contradicted"
    return "answered"
