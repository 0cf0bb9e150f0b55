"""What a case holds, looked up every way that its pages and its brief need."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from rejoinder.link import decided, set_apart
from rejoinder.model import (
    AnyLink,
    Claim,
    Comparison,
    Copy,
    Coverage,
    Decisions,
    Document,
    Extracted,
    Failure,
    Figure,
    Image,
    ImageRemark,
    Judgement,
    LinkedIncident,
    LinkFailure,
    Party,
    Position,
    Reply,
    Request,
    Span,
    Speaker,
    Statement,
    Utterance,
    hull,
)
from rejoinder.publish.marks import NO_MARK, PartyMark, mark_at
from rejoinder.weigh import Account

K = TypeVar("K")
L = TypeVar("L", bound=AnyLink)
V = TypeVar("V")

UNKNOWN = Party(id="", name="speaker not named")
"""Stands where a statement names no speaker; it has no page."""


@dataclass(frozen=True)
class CaseContents:
    """The records of one case: all that a brief or a page is made from."""

    name: str
    documents: tuple[Extracted, ...] = ()
    links: tuple[AnyLink, ...] = ()
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True)
class Said:
    """One statement with the document that carries it and the party that said it."""

    statement: Statement
    document: Extracted
    party: Party
    mark: PartyMark

    @property
    def id(self) -> str:
        return self.statement.id

    @property
    def start(self) -> int:
        """Where the statement begins in its document: content, mention and cue, whichever is first."""
        return hull(statement_spans(self.statement)).start

    @property
    def date(self) -> str | None:
        """When it was said, as far as known; else when the document was published."""
        said = self.statement.said
        return (said.date if said else None) or self.document.published.date

    @property
    def words(self) -> str:
        return self.statement.words(self.document.text)

    @property
    def order(self) -> tuple[str, str, int, str]:
        """By date (unknown last), then as they stand in the documents."""
        return (self.date or "9999", self.document.id, self.start, self.id)


@dataclass(frozen=True)
class Counted:
    """One figure with the document that carries it and, where a statement gives it, its claimant."""

    figure: Figure
    document: Extracted
    said: Said | None

    @property
    def id(self) -> str:
        return self.figure.id

    @property
    def claimant(self) -> str:
        """Who gives the number: the speaker, or the carrier in its own voice."""
        if self.said:
            return self.said.party.name
        return self.document.carrier or "carrier not named"

    @property
    def mark(self) -> PartyMark:
        return self.said.mark if self.said else NO_MARK

    @property
    def as_of(self) -> str | None:
        return self.figure.as_of or (self.said.date if self.said else self.document.published.date)

    @property
    def order(self) -> tuple[str, str, str]:
        return (self.as_of or "9999", self.claimant, self.id)


def statement_spans(statement: Statement) -> list[Span]:
    """Every span that makes the statement: content, cue and mention."""
    return [*statement.content, *statement.cue, *([statement.source] if statement.source else [])]


class Index:
    """The records of a case by id, and the ways from one to another. Built once, never changed.

    What people rejected is not among the links any more.
    """

    def __init__(self, contents: CaseContents) -> None:
        self.name = contents.name
        self.judgements = contents.judgements
        self.decisions = Decisions.of(contents.judgements)
        self.documents = tuple(sorted(set_apart(contents.documents, self.decisions), key=_document_order))
        self._links = tuple(decided(contents.links, self.decisions))

    def links(self, kind: type[L]) -> list[L]:
        """The links of one kind, in the order they were made."""
        return [link for link in self._links if isinstance(link, kind)]

    @cached_property
    def document(self) -> dict[str, Extracted]:
        return {d.id: d for d in self.documents}

    @cached_property
    def statements(self) -> dict[str, Said]:
        """All statements in the order of date, document and text."""
        placed = [self._said(s, d) for d in self.documents for s in d.statements]
        return {said.id: said for said in sorted(placed, key=lambda s: s.order)}

    @cached_property
    def figures(self) -> dict[str, Counted]:
        placed = [
            Counted(f, d, self.statements.get(f.statement or "")) for d in self.documents for f in d.figures
        ]
        return {counted.id: counted for counted in sorted(placed, key=lambda c: c.order)}

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Linked parties, and one for each speaker that no link names, the most heard first."""
        known = {p.id: p for p in self.links(Party)}
        for speaker in self._speakers():
            if speaker.party not in self._party_id:
                known.setdefault(speaker.party, _party_of(speaker))
        heard = self._times_heard(known)
        return {p.id: p for p in sorted(known.values(), key=lambda p: (-heard[p.id], p.name, p.id))}

    @cached_property
    def name_of_member(self) -> dict[str, str]:
        """A speaker's id in its documents -> the name, as written first."""
        return {s.party: s.name for s in reversed(list(self._speakers()))}

    @cached_property
    def marks(self) -> dict[str, PartyMark]:
        """Each party's colour and shape. A spokesperson has those of the party spoken for."""
        roots = dict.fromkeys(self._root(party_id) for party_id in self.parties)
        mark = {root: mark_at(place) for place, root in enumerate(roots)}
        return {party_id: mark[self._root(party_id)] for party_id in self.parties}

    @cached_property
    def said_by(self) -> dict[str, list[Said]]:
        """Statements by party id."""
        return _grouped((said.party.id, said) for said in self.statements.values())

    @cached_property
    def replies_from(self) -> dict[str, list[Reply]]:
        """The replies that a statement makes, by its id."""
        return _grouped((r.source, r) for r in self.replies)

    @cached_property
    def replies_to(self) -> dict[str, list[Reply]]:
        """The replies that a statement receives, by its id."""
        return _grouped((r.target, r) for r in self.replies)

    @cached_property
    def replies(self) -> list[Reply]:
        """Replies between statements of this case, the best grounded first."""
        held = [r for r in self.links(Reply) if r.source in self.statements and r.target in self.statements]
        return sorted(held, key=lambda r: (-r.score, r.id))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {c.id: c for c in self.links(Claim)}

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        return _grouped((s.id, c) for c in self.claims.values() for s in c.statements)

    @cached_property
    def utterances_of(self) -> dict[str, list[Utterance]]:
        return _grouped((s, u) for u in self.links(Utterance) for s in u.statements)

    @cached_property
    def incidents(self) -> dict[str, LinkedIncident]:
        """Incidents, those with the most statements first."""
        found = self.links(LinkedIncident)
        return {
            i.id: i for i in sorted(found, key=lambda i: (-len(i.statements), i.date.date or "9999", i.id))
        }

    @cached_property
    def incidents_of(self) -> dict[str, list[LinkedIncident]]:
        return _grouped((s, i) for i in self.incidents.values() for s in i.statements)

    @cached_property
    def coverage(self) -> dict[str, list[Coverage]]:
        """Coverage by what it is about: an incident or a claim."""
        return _grouped((c.about, c) for c in self.links(Coverage))

    @cached_property
    def copies_of(self) -> dict[str, list[Copy]]:
        return _grouped((c.original, c) for c in self.links(Copy) if c.copy in self.document)

    @cached_property
    def account(self) -> Account:
        """The same records as weighing looks at them."""
        return Account.of(self.documents, self._links)

    @cached_property
    def original_of(self) -> dict[str, Copy]:
        return {c.copy: c for c in self.links(Copy) if c.original in self.document}

    @cached_property
    def copied(self) -> frozenset[str]:
        """Statements and figures of a copy that stand in its original in the same words: told once, there."""
        found: set[str] = set()
        for copy, link in self.original_of.items():
            original, held = self.document[link.original], self.document[copy]
            told = {s.words(original.text) for s in original.statements}
            counted = {(f.measure, f.low, f.high, f.words) for f in original.figures}
            found |= {s.id for s in held.statements if s.words(held.text) in told}
            found |= {f.id for f in held.figures if (f.measure, f.low, f.high, f.words) in counted}
        return frozenset(found)

    @cached_property
    def own_figures(self) -> list[Counted]:
        """The figures without those that a copy only carries on."""
        return [c for i, c in self.figures.items() if i not in self.copied]

    @cached_property
    def shifts(self) -> list[tuple[Position, Said, Said]]:
        """Pairs of statements between which a party's stance on a claim changed."""
        return [
            (position, self.statements[old], self.statements[new])
            for position in self.links(Position)
            for old, new in position.shifts
            if old in self.statements and new in self.statements
        ]

    @cached_property
    def changes(self) -> list[tuple[Position, Said, Said]]:
        """The shifts, each once, however many claims it is a shift on."""
        return list({(old.id, new.id): (p, old, new) for p, old, new in reversed(self.shifts)}.values())[::-1]

    @cached_property
    def comparisons(self) -> list[tuple[Comparison, Counted, Counted]]:
        return [
            (c, self.figures[c.figures[0]], self.figures[c.figures[1]])
            for c in self.links(Comparison)
            if c.figures[0] in self.figures and c.figures[1] in self.figures
        ]

    @cached_property
    def images(self) -> list[Image]:
        """Pictures that statements speak about, the contested ones first."""
        held = [i for i in self.links(Image) if all(r.statement in self.statements for r in i.remarks)]
        return sorted(held, key=lambda i: (-len(i.contested), -len(i.remarks), i.id))

    def remarks(self, image: Image) -> list[tuple[ImageRemark, Said]]:
        """What is said of a picture, with who says it."""
        return [(r, self.statements[r.statement]) for r in image.remarks]

    @cached_property
    def requests(self) -> list[Request]:
        """Requests found in the texts by date; one that several texts tell in the same words once, of the earliest."""
        place = {d.id: n for n, d in enumerate(self.documents)}
        told: dict[object, Request] = {}
        for request in sorted(self.links(Request), key=lambda r: [place.get(w.document, 0) for w in r.words]):
            held = [w for w in request.words if w.document in self.document]
            words = tuple(w.span.of(self.document[w.document].text) for w in held)
            told.setdefault(words or request, request)
        return sorted(told.values(), key=lambda r: (r.date or "9999", r.what))

    @cached_property
    def failures(self) -> list[Failure]:
        """What could not be read, extracted or linked, each once."""
        found = [f for d in self.documents for f in d.failures]
        found += [Failure(where=f.where, what=f.what) for f in self.links(LinkFailure)]
        return list(dict.fromkeys(found))

    def placed(self, ids: Iterable[str]) -> list[Said]:
        """The statements of ``ids`` that the case holds, in order of date."""
        held = {i: self.statements[i] for i in ids if i in self.statements}
        return sorted(held.values(), key=lambda s: s.order)

    def names_of(self, party: Party) -> list[tuple[str, str]]:
        """The speakers that were found to be one party: their ids and names, the one that names the party first."""
        held = [(m, self.name_of_member[m]) for m in party.members if m in self.name_of_member]
        return sorted(held, key=lambda n: (n[1] != party.name, -len(n[1]), n[1], n[0]))

    def documents_of(self, party: Party) -> list[tuple[str, str, list[Extracted]]]:
        """The names of a party that several documents have, with them: two people of one name look like one there."""
        held = [
            (
                id,
                name,
                [d for d in self.documents if any(s.speaker and s.speaker.party == id for s in d.statements)],
            )
            for id, name in self.names_of(party)
        ]
        return [(id, name, documents) for id, name, documents in held if len(documents) > 1]

    def speaks_for(self, party: Party) -> Party | None:
        """The party that ``party`` speaks for, if that is another one of this case."""
        other = self.parties.get(party.speaks_for or "")
        return other if other and other.id != party.id else None

    @cached_property
    def _party_id(self) -> dict[str, str]:
        return {m: p.id for p in self.links(Party) for m in (*p.members, p.id)}

    def _said(self, statement: Statement, document: Extracted) -> Said:
        speaker = statement.speaker
        if speaker is None:
            return Said(statement, document, UNKNOWN, NO_MARK)
        party_id = self._party_id.get(speaker.party, speaker.party)
        return Said(statement, document, self.parties[party_id], self.marks[party_id])

    def _speakers(self) -> Iterable[Speaker]:
        return (s.speaker for d in self.documents for s in d.statements if s.speaker)

    def _times_heard(self, known: dict[str, Party]) -> dict[str, int]:
        heard = dict.fromkeys(known, 0)
        for speaker in self._speakers():
            heard[self._party_id.get(speaker.party, speaker.party)] += 1
        return heard

    def _root(self, party_id: str) -> str:
        seen = {party_id}
        while (above := self.parties[party_id].speaks_for) in self.parties and above not in seen:
            party_id = above
            seen.add(above)
        return party_id


def _document_order(document: Document) -> tuple[str, str, int]:
    return (document.published.date or "9999", document.id, document.part)


def _party_of(speaker: Speaker) -> Party:
    roles = (speaker.role,) if speaker.role else ()
    return Party(
        id=speaker.party, name=speaker.name, kind=speaker.kind, roles=roles, members=(speaker.party,)
    )


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
