"""The checkable points of an allegation: the deed, place, date, agent, weapon, target, harm, each basis.

A point carries the terms that a clause must have to be about it. Points are the allegation's own words, or
those of its incident where they stand beside it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from rejoinder.link.vocabulary import plain, states
from rejoinder.link.wording import Wording, read, stem
from rejoinder.model import Basis, Extracted, Figure, Incident, Point, Statement, hull, make_id
from rejoinder.model.vocabulary import BasisKind, PointKind
from rejoinder.weigh.account import Account
from rejoinder.weigh.clauses import Clause, clauses_of, sentence_around
from rejoinder.weigh.scope import substance

DEED_TERMS = 2
"""Content words, names aside, that a clause shares with a deed before it is about it: one word is too often
only the subject."""

HARM = frozenset({"killed", "injured", "missing", "displaced", "detained", "at_risk", "facilities", "area"})
"""Measures that are harm by themselves; any other amount counts as harm from two on ("3.4 million crowns")."""

_NO_HARM = frozenset({"age", "duration", "distance", "sorties", "missiles"})

_DATE_TERM = re.compile(
    r"\b(?:\d{1,2}|(?:19|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)\b"
)
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_WHEN = re.compile(
    rf"\b(?:since|in|on|between|from|until|by|during|before|after|early|late|\d{{1,2}})\s+(?:[\w.:-]+\s+){{0,3}}?"
    rf"(?:{_MONTH})\b(?:\s+and\s+(?:{_MONTH})\b)?(?:\s+\d{{1,2}}\b)?(?:,?\s+(?:19|20)\d\d\b)?"
)
"""A time in an allegation that no incident tells: "since January", "on three nights in May"."""

_EVENT = re.compile(
    r"\b(?:before|after|during)\s+(?:the|an?|its|his|her|their)\s+(?P<event>(?:[\w’'-]+\s+){0,2}?[\w’'-]+)"
    r"(?=[.,;:”\"]|\s+(?:at|in|on|of|by|with|and|from|to|for|that|which|when|who)\b|\s*\Z)"
)
"""A time told by what happened then: "before the mountain stage"."""

_NO_NOUN = (
    "a|an|and|are|as|at|because|but|by|during|for|from|had|has|have|if|in|into|is|it|near|no|not|of|on|or|since|that"
    "|the|they|to|until|was|were|when|where|which|while|who|will|with|without|would"
)
_WHERE = re.compile(
    rf"\b(?:in|at|near|on|outside|inside|below|above|off)\s+(?P<the>the\s+)?"
    rf"(?!(?:{_MONTH})\b)(?P<name>[A-Z][a-z’'-]+(?:\s+[A-Z][a-z’'-]+)*)\b(?!-|\s+[a-z]*\d)"
    rf"(?(the)(?:\s+(?!(?:{_NO_NOUN})\b)[a-z]+(?<!ed)(?<!ing)\b)?)"
)
"""A place by name in an allegation that no incident tells."""

_LENGTH = re.compile(
    r"\b(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many)\s+"
    r"(?P<unit>hour|day|night|week|month|year)s?\b"
)
_HOW_LONG = re.compile(
    rf"\b(?:for|after|within|over)\s+(?:[\w-]+\s+){{0,2}}?{_LENGTH.pattern}(?:\s+on duty)?"
)
"""How long something went on: "for five months"."""

_UNITS = read(
    "metres kilometres centimetres feet miles litres tonnes kilos cubic square hectares percent"
).terms

MOST = 40
"""Points of one matrix: beyond these nobody reads it, and its cells grow with them."""

BASIS_WORDS: Mapping[BasisKind, str] = {
    "witness": "witness eyewitness interviewee testimony",
    "video": "video footage film clip recording",
    "photo": "photo photograph picture image",
    "satellite_image": "satellite image imagery",
    "document": "document paper record file letter",
    "remnants": "remnant fragment debris wreckage sample",
    "intercept": "intercept recording call wiretap",
    "expert": "expert analysis analyst laboratory sample test",
    "own_observation": "visit observation observer reporter correspondent",
    "none_stated": "",
}
"""Words by which a response speaks of each kind of basis."""


@dataclass(frozen=True)
class Subject:
    """A point with what a clause must have to be about it."""

    point: Point
    wording: Wording
    needed: int
    figure: Figure | None = None
    places: frozenset[str] = frozenset()
    """Of a deed: the terms of where it was done. Words about these are about the place."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Terms that its words have only in names: to name the same mine is not to speak of the deed."""
        capital = (m.group() for m in re.finditer(r"(?<!^)\b[A-Z][\w’'-]*", self.point.words))
        return frozenset(t for word in capital for t in read(word).terms)

    @property
    def terms(self) -> frozenset[str]:
        return self.wording.terms


def subjects(account: Account, allegations: Iterable[str], names: frozenset[str]) -> list[Subject]:
    """The distinct points of the allegations of one matrix, at most `MOST`; ``names`` are the parties' terms."""
    return _distinct(s for a in allegations for s in _of_allegation(account, a, names))[:MOST]


def supporting(account: Account, statements: Iterable[str], names: frozenset[str]) -> list[Subject]:
    """Harm and basis told by the accuser beside the allegation itself."""
    found = (s for a in statements for s in _of_allegation(account, a, names))
    return [s for s in found if s.point.kind in ("harm", "basis")]


def merged(first: Iterable[Subject], more: Iterable[Subject]) -> list[Subject]:
    """Both in order, each point once."""
    return _distinct([*first, *more])[:MOST]


def _of_allegation(account: Account, allegation: str, names: frozenset[str]) -> Iterator[Subject]:
    statement, document = account.statements[allegation], account.document[allegation]
    incidents = [i for i in document.incidents if allegation in i.statements and not i.generic]
    if statement.addressee:
        names |= read(statement.addressee).terms
    told = [s for i in incidents for s in _of_incident(statement, document, i, names)]
    if not any(s.point.kind == "place" for s in told):
        told += _places(statement, document, names)
    if not any(s.point.kind == "date" for s in told):
        told += _times(statement, document)
    bases = [b for b in statement.basis if BASIS_WORDS[b.kind]]
    harms = [
        _harm(statement, f, document.text)
        for f in account.figures_in(allegation)
        if is_harm(f) and not any(b.words.contains(f.span) for b in bases)
    ]
    counted = {h.point.words for h in harms}
    places = frozenset(t for i in incidents if i.place for t in read(i.place.name).terms)
    places |= frozenset(t for s in told if s.point.kind == "place" for t in s.terms)
    yield from (replace(s, places=places) for s in _deeds(statement, document, names | places))
    yield from (s for s in told if s.point.kind != "target" or s.point.words not in counted)
    yield from harms
    yield from (_basis(statement, document, b) for b in bases)


def is_harm(figure: Figure) -> bool:
    """True for what was done to how many, or how much of it: no age, no "one of them", not the number of "Pond 3"."""
    if figure.measure in HARM:
        return True
    alone = figure.measure == "other" and not figure.unit and " " not in figure.words.strip()
    return figure.measure not in _NO_HARM and figure.low != 1 and not alone


def _deeds(statement: Statement, document: Extracted, names: frozenset[str]) -> Iterator[Subject]:
    """A deed for each clause that says enough to be told apart, names aside; the fullest where none does."""
    text = document.text
    found = [(_with_cue(c, statement, text), _told(c.wording, names)) for c in clauses_of(statement, text)]
    told = [(w, t) for w, t in found if len(t.terms) >= DEED_TERMS]
    for words, wording in told or sorted(found, key=lambda f: -len(f[1].terms))[:1]:
        yield _subject(statement, "act", words, wording, min(DEED_TERMS, len(wording.terms)))


def _with_cue(clause: Clause, statement: Statement, text: str) -> str:
    """The clause's words; where it opens with whom it accuses, the cue's before them, for it holds the verb:
    "accused the harbour office of hiding it"."""
    cue = statement.cue[-1] if statement.cue else None
    opens = statement.addressee is not None and clause.words.startswith(statement.addressee)
    if cue is not None and opens and cue.end + 1 == clause.span.start:
        return text[cue.start : clause.span.end]
    return clause.words


def _told_apart(words: str) -> bool:
    """True for a target that is more than a common noun: "wall" alone is no point beside the deed."""
    return " " in words.strip() or not words.islower()


def _told(wording: Wording, names: frozenset[str]) -> Wording:
    """What was done: without names and places, numbers and units, which other deeds share."""
    return wording.without(names | _UNITS | {t for t in wording.terms if t[0].isdigit()})


def _of_incident(
    statement: Statement, document: Extracted, incident: Incident, names: frozenset[str]
) -> Iterator[Subject]:
    """What its incident says of the place and so on, where these words stand in the allegation's sentence.

    A whole state is no place that a response could dispute.
    """
    beside = sentence_around(document.text, hull(statement.content)).of(document.text)
    known: tuple[tuple[PointKind, str | None], ...] = (
        ("place", incident.place.name if incident.place else None),
        ("date", incident.date.words or None),
        ("agent", incident.agent),
        ("weapon", incident.weapon),
        ("target", incident.target),
    )
    for kind, words in known:
        if words and words in beside and (kind != "target" or _told_apart(words)):
            wording = Wording(date_terms(words)) if kind == "date" else read(words)
            if kind == "agent" or not (wording.terms <= names or plain(words) in states()):
                yield _subject(statement, kind, words, wording, min(2, len(wording.terms)))


def _places(statement: Statement, document: Extracted, names: frozenset[str]) -> Iterator[Subject]:
    """The places that its words name, other than parties and whole states."""
    for span in statement.content:
        for match in _WHERE.finditer(document.text, span.start, span.end):
            wording = read(match["name"])
            if wording.terms - names and plain(match["name"]) not in states():
                yield _subject(statement, "place", match.group(), wording, min(2, len(wording.terms)))


def _times(statement: Statement, document: Extracted) -> Iterator[Subject]:
    for span in statement.content:
        for pattern in (_WHEN, _HOW_LONG):
            for match in pattern.finditer(document.text, span.start, span.end):
                yield _subject(statement, "date", match.group(), Wording(date_terms(match.group())), 1)
        for match in _EVENT.finditer(document.text, span.start, span.end):
            wording = read(match["event"])
            if wording.terms and not date_terms(match.group()):
                yield _subject(statement, "date", match.group(), wording, min(2, len(wording.terms)))


def date_terms(words: str) -> frozenset[str]:
    """The days, months, years and lengths of time that words name: "May" is a stop word elsewhere."""
    lengths = (f"{m['count']} {m['unit']}" for m in _LENGTH.finditer(words))
    return frozenset(t.lower() for t in (*_DATE_TERM.findall(words), *lengths))


def _harm(statement: Statement, figure: Figure, text: str) -> Subject:
    """By its measure, or by what is measured: "mine waste" for 900 cubic metres of it."""
    if figure.measure in HARM and figure.measure not in ("facilities", "area"):
        terms = frozenset({stem(figure.measure.split("_")[-1])})
    elif figure.measure == "money":
        terms = read(figure.unit or figure.words).terms
    else:
        terms = read(substance(figure, text) or figure.population or figure.words).terms
    return Subject(_point(statement, "harm", figure.words), Wording(terms), 1, figure)


def _basis(statement: Statement, document: Extracted, basis: Basis) -> Subject:
    wording = Wording(read(BASIS_WORDS[basis.kind]).terms)
    return Subject(_point(statement, "basis", basis.words.of(document.text)), wording, 1)


def _subject(statement: Statement, kind: PointKind, words: str, wording: Wording, needed: int) -> Subject:
    return Subject(_point(statement, kind, words), wording, max(1, needed))


def _point(statement: Statement, kind: PointKind, words: str) -> Point:
    return Point(id=make_id("pt", statement.id, kind, words), words=words, kind=kind, statement=statement.id)


def _distinct(found: Iterable[Subject]) -> list[Subject]:
    """Each point once: the same kind in the same words, harm of the same count, or a deed of which another
    says all and more, is one point however often it is alleged."""
    kept: dict[tuple[object, ...], Subject] = {}
    for subject in found:
        if subject.terms:
            kept.setdefault(_same(subject), subject)
    fuller = [s.terms for s in kept.values() if s.point.kind == "act"][: 2 * MOST]
    return [s for s in kept.values() if s.point.kind != "act" or not any(s.terms < f for f in fuller)]


def _same(subject: Subject) -> tuple[object, ...]:
    figure = subject.figure
    if figure is not None:
        return "harm", figure.measure, figure.unit, figure.low, figure.high
    own = read(subject.point.words).terms if subject.point.kind == "basis" else subject.terms
    return subject.point.kind, own
