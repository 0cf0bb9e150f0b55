"""Responses: what the side that is accused has said of a matter, as far as the case holds it.

Replies to the allegations, what it says beside them, and what it has said of the matter since. Whether a response says
anything of a point is no question here: one that does not is a response that leaves every point open.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import pairwise

from rejoinder.link.wording import read
from rejoinder.model import Extracted, Statement
from rejoinder.weigh.account import Account
from rejoinder.weigh.joining import Matter
from rejoinder.weigh.matters import Matters
from rejoinder.weigh.points import DEED_TERMS, Subject

TOLD = frozenset({"act", "harm", "basis"})
"""Points by which a statement beside a reply counts as a part of the response: to name the place again is none."""

ANSWERING = frozenset({"denies", "concedes", "declines"})
"""Acts of somebody who was asked or accused: they answer something also where no reply was found."""

Addresses = Callable[[str, Sequence[Subject]], bool]
"""Whether a statement has words about one of the points."""


class Responses:
    """Finds the responses to each of an account's matters."""

    def __init__(
        self, account: Account, matters: Matters, found: Sequence[Matter], addresses: Addresses
    ) -> None:
        self._account = account
        self._matters = matters
        self._found = found
        self._addresses = addresses

    def of(self, matter: Matter, points: Sequence[Subject]) -> list[str]:
        """The responses by date, one for each utterance."""
        found = self._replies(matter)
        if matter.accused is not None:
            found |= self._unlinked(matter, found)
            told = [s for s in points if s.point.kind in TOLD]
            for others, about in (
                (self._beside(matter, found), told),
                (self._said_since(matter, points), points),
            ):
                found |= {s for s in others if s not in found and self._addresses(s, about)}
        return self._one_each(found - set(matter.allegations))

    def of_others(self, matter: Matter) -> list[str]:
        """What others than the accused side deny of the allegations: a ministry what a mine is charged with. It leaves
        the accused side's own answer open. Who gives another account of something denies nothing for anybody."""
        if matter.accused is None:
            return []
        denials = (r for a in matter.allegations for r in self._matters.answers(a) if r.kind == "denies")
        found = {r.source for r in denials if not self._matters.by_accused(matter, r.source)}
        return self._one_each(found - self._siding[matter])

    def _replies(self, matter: Matter) -> set[str]:
        """What the accused side replies to the allegations, and to who sides with them."""
        siding = self._siding[matter]
        answers = (r.source for a in siding for r in self._matters.answers(a))
        return {s for s in answers if self._matters.by_accused(matter, s)} - siding

    @cached_property
    def _siding(self) -> Mapping[Matter, frozenset[str]]:
        return {m: self._matters.siding(m) for m in self._found}

    def _unlinked(self, matter: Matter, replies: Iterable[str]) -> set[str]:
        """Statements of the accused side that answer nothing else: what it goes on to say after an allegation or a
        reply, and where it denies, grants or declines something in a document on the matter, or anywhere where
        nothing else is held against it."""
        near = {*replies, *self._siding[matter]}
        found: set[str] = set()
        for document in self._documents(near):
            found |= self._going_on(matter, document, near)
        if self._held_against[self._account.voice(matter.accused)] == 1:
            found |= set(self._answering_since(matter))
        return found

    def _going_on(self, matter: Matter, document: Extracted, near: Set[str]) -> set[str]:
        """Of a document: denials, concessions and refusals to which no other matter is nearer, and assertions that
        stand right before or after what is told of the matter."""
        held = document.statements
        free = {s.id: s for s in held if s.id not in near and self._is_free(matter, s)}
        found = {s.id for s in free.values() if s.act in ANSWERING and self._is_nearest(matter, s)}
        told = found.union(near)
        for one, other in pairwise(s.id for s in held):
            for id, beside in ((one, other), (other, one)):
                if id in free and free[id].act == "asserts" and beside in told:
                    found.add(id)
        return found

    def _is_free(self, matter: Matter, statement: Statement) -> bool:
        """True for what the accused side says and is known to answer no other matter."""
        if not self._matters.by_accused(matter, statement.id):
            return False
        answered = {m for t in self._matters.answered_by(statement.id) for m in self._matters_of.get(t, ())}
        return not answered or matter in answered

    def _is_nearest(self, matter: Matter, statement: Statement) -> bool:
        """True where nothing on another matter held against its side stands nearer in its document, what stands
        before it first."""
        told = self._told_in[self._account.document[statement.id].id]
        own = next(place for place, id, _ in told if id == statement.id)
        held = [
            (place > own, abs(place - own), m is not matter)
            for place, _, matters in told
            for m in matters
            if self._matters.by_accused(m, statement.id)
        ]
        return not held or not min(held)[2]

    @cached_property
    def _told_in(self) -> Mapping[str, Sequence[tuple[int, str, Sequence[Matter]]]]:
        """Document -> its statements with their places, and the matters in which each alleges, sides or replies."""
        of: dict[str, list[Matter]] = defaultdict(list)
        for matter in self._found:
            for statement in self._siding[matter] | self._replies(matter):
                of[statement].append(matter)
        return {
            d.id: [(n, s.id, of.get(s.id, ())) for n, s in enumerate(d.statements)]
            for d in self._account.documents
        }

    @cached_property
    def _matters_of(self) -> Mapping[str, Sequence[Matter]]:
        """Statement -> the matters in which it alleges, or sides with who does."""
        found: dict[str, list[Matter]] = defaultdict(list)
        for matter in self._found:
            for statement in self._siding[matter]:
                found[statement].append(matter)
        return found

    @cached_property
    def _held_against(self) -> Counter[str | None]:
        return Counter(self._account.voice(m.accused) for m in self._found)

    def _answering_since(self, matter: Matter) -> Iterator[str]:
        statements = self._account.statements
        for id in self._by_voice.get(self._account.voice(matter.accused), ()):
            if statements[id].act in ANSWERING and self._is_free(matter, statements[id]):
                yield from self._since(matter, [id])

    @cached_property
    def _by_voice(self) -> Mapping[str | None, Sequence[str]]:
        found: dict[str | None, list[str]] = defaultdict(list)
        for statement in self._account.statements:
            found[self._account.voice(self._account.party(statement))].append(statement)
        return found

    def _documents(self, statements: Iterable[str]) -> list[Extracted]:
        held = {self._account.document[s].id: self._account.document[s] for s in statements}
        return [held[id] for id in sorted(held)]

    def _beside(self, matter: Matter, replies: Iterable[str]) -> list[str]:
        """The accused side's other statements in the documents of its replies."""
        alleged = set(matter.allegations)
        return [
            s.id
            for document in self._documents(replies)
            for s in document.statements
            if s.id not in alleged and self._matters.by_accused(matter, s.id)
        ]

    def _said_since(self, matter: Matter, points: Sequence[Subject]) -> Iterable[str]:
        """The accused side's statements about the matter, or in words of a point."""
        about = [s for s in self._matters.beside.get(matter.about, ()) if self._matters.by_accused(matter, s)]
        return self._since(matter, sorted({*about, *self._in_words_of(points, matter.accused)}))

    def _since(self, matter: Matter, statements: Iterable[str]) -> Iterator[str]:
        """Those from the day of the first allegation on."""
        account = self._account
        first = min((d for a in matter.allegations if (d := account.date(a))), default=None)
        if first is not None:
            yield from (s for s in statements if (account.date(s) or "") >= first)

    def _in_words_of(self, points: Sequence[Subject], accused: str | None) -> Iterable[str]:
        """What a party has said with two terms of a deed or more."""
        spoken = self._terms_of.get(self._account.voice(accused) or accused, {})
        for subject in points:
            if subject.point.kind == "act":
                shared = Counter(s for term in subject.terms for s in spoken.get(term, ()))
                yield from (s for s, n in shared.items() if n >= DEED_TERMS)

    @cached_property
    def _terms_of(self) -> Mapping[str | None, Mapping[str, Sequence[str]]]:
        """Party -> term -> the statements of that party, or of who speaks for it, that have it."""
        found: dict[str | None, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for voice, statements in self._by_voice.items():
            for statement in statements if voice is not None else ():
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
