"""What stands around the statements of a case: who speaks in which document, what its allegations are about."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from rejoinder.link.blocking import Index
from rejoinder.link.signals import Pair
from rejoinder.link.story import Stories
from rejoinder.link.turns import Turn
from rejoinder.link.utterances import Utterances
from rejoinder.link.when import interval
from rejoinder.link.wording import Rarity
from rejoinder.model import Extracted

OWN = 0.6
"""Share of a document's statements from which it is one side's own: a press release quotes others, too."""

PERIOD = 14
"""Days of a period; documents that name one party in one period or the next are looked at together."""

BESIDE = 40
"""Statements before and after a reply, or twice as many of another document's first, among which the one that shares
most with it is looked for: a transcript of thousands must not be read anew for each of them."""


class Sheet:
    """The turns of one document, and what they tell together."""

    def __init__(self, document: Extracted, turns: Sequence[Turn]) -> None:
        self.document = document
        self.turns = turns

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Its speakers, by the ids that they have in documents."""
        return frozenset(s.speaker.party for s in self.document.statements if s.speaker)

    @cached_property
    def events(self) -> frozenset[str]:
        """Its own incidents."""
        return frozenset(i.id for i in self.document.incidents)

    @cached_property
    def voice(self) -> frozenset[str]:
        """The side that it speaks for, if any: parties to which most of its statements belong."""
        counts = Counter(party for turn in self.turns for party in turn.side)
        return frozenset(p for p, n in counts.items() if n >= 3 and n >= OWN * len(self.turns))

    @cached_property
    def accused(self) -> frozenset[str]:
        """The parties that its allegations name."""
        alleged = (t for t in self.turns if t.allegation)
        return frozenset(p for t in alleged for p in (t.names | t.frame_names) - t.side)

    @cached_property
    def parties(self) -> frozenset[str]:
        """The parties that speak or are named in it."""
        return frozenset(p for t in self.turns for p in t.side | t.names | t.frame_names)

    @cached_property
    def incidents(self) -> frozenset[str]:
        """The incidents that its statements are about."""
        return frozenset(i for t in self.turns for i in t.incidents)

    @cached_property
    def lead(self) -> str:
        """Its first accusation, else its first statement."""
        return next((t for t in self.turns if t.statement.act == "accuses"), self.turns[0]).id

    @cached_property
    def terms(self) -> frozenset[str]:
        """What its statements are about."""
        return frozenset(term for t in self.turns for term in t.topic.terms)

    @cached_property
    def keys(self) -> frozenset[str]:
        """By what others are near to it: its terms and incidents, its parties, and its parties at that time."""
        last = interval(self.document.published).last
        period = last.toordinal() // PERIOD if last else None
        dated = (f"{p} {period + n}" for p in self.parties for n in (0, 1)) if period is not None else ()
        return self.terms | self.parties | self.incidents | frozenset(dated)


class Scene:
    """The turns of a case by document, with what was found about them before replies are looked for."""

    def __init__(
        self,
        turns: Sequence[Turn],
        utterances: Utterances,
        rarity: Rarity,
        copies: Collection[str],
        sheets: Mapping[str, Sheet] | None = None,
    ) -> None:
        self.turns = turns
        self.utterances = utterances
        self.rarity = rarity
        self.copies = copies
        self.by_id = {turn.id: turn for turn in turns}
        self._sheets = sheets if sheets is not None else sheets_of(turns)
        self.by_document = {id: sheet.turns for id, sheet in self._sheets.items()}
        self.voices = {id: sheet.voice for id, sheet in self._sheets.items()}
        self._others: dict[str, Sequence[Turn]] = {}
        self._alleged: dict[str, Turn | None] = {}
        self._once: dict[tuple[str, str], dict[str, float]] = {}
        self._counts: dict[tuple[str, frozenset[str]], int] = {}
        self._shared_by = ""
        self._most_shared: dict[str, int] = {}

    @cached_property
    def index(self) -> Index:
        return Index(self.turns, self.rarity)

    @cached_property
    def stories(self) -> Stories:
        return Stories({id: sheet.terms for id, sheet in self._sheets.items()})

    @cached_property
    def accused(self) -> dict[str, frozenset[str]]:
        """Document -> the parties that its allegations name."""
        return {id: sheet.accused for id, sheet in self._sheets.items()}

    @cached_property
    def lead(self) -> dict[str, str]:
        """Document -> its first accusation, else its first statement."""
        return {id: sheet.lead for id, sheet in self._sheets.items()}

    def connected(self, a: str, b: str) -> bool:
        """True for two documents with a party or an incident in common: without, nobody answers anybody."""
        one, other = self._sheets[a], self._sheets[b]
        return (
            a == b
            or not one.parties.isdisjoint(other.parties)
            or not one.incidents.isdisjoint(other.incidents)
        )

    def pair(self, reply: Turn, target: Turn, *, follows: bool = False) -> Pair:
        """``follows`` is True where the reply's side goes on from a statement that answers ``target``."""
        own = bool(target.side & self.voices[target.document.id])
        return Pair(reply, target, self.rarity, own_words=own, follows=follows)

    def before(self, turn: Turn) -> Turn | None:
        """The statement before it in its document."""
        return self.by_document[turn.document.id][turn.index - 1] if turn.index else None

    def others_before(self, turn: Turn) -> Sequence[Turn]:
        """Statements before it in its document that are not of its side."""
        if turn.id not in self._others:
            before = self.by_document[turn.document.id][: turn.index]
            self._others[turn.id] = [t for t in before if not t.side & turn.side]
        return self._others[turn.id]

    def last_allegation(self, turn: Turn) -> Turn | None:
        """The last of ``others_before`` that is an allegation."""
        if turn.id not in self._alleged:
            before = reversed(self.others_before(turn))
            self._alleged[turn.id] = next((t for t in before if t.allegation), None)
        return self._alleged[turn.id]

    def once(
        self, role: str, turn: Turn, measure: Callable[[Turn, "Scene"], dict[str, float]]
    ) -> dict[str, float]:
        """What ``measure`` says of a statement in some role, measured once."""
        known = self._once.get((role, turn.id))
        if known is None:
            known = self._once[role, turn.id] = measure(turn, self)
        return known

    def others_in(self, document: str, turn: Turn) -> int:
        """How many statements of another document are not of its side."""
        key = (document, turn.side)
        if key not in self._counts:
            self._counts[key] = sum(not t.side & turn.side for t in self.by_document[document])
        return self._counts[key]

    def most_shared(self, reply: Turn, document: str) -> int:
        """The most terms that a statement of another side, of one document, has of what ``reply`` is about."""
        if self._shared_by != reply.id:
            self._shared_by, self._most_shared = reply.id, {}
        if document not in self._most_shared:
            here = self.by_document[document]
            first = max(0, reply.index - BESIDE) if document == reply.document.id else 0
            beside = (t for t in here[first : first + 2 * BESIDE] if not t.side & reply.side)
            self._most_shared[document] = max(
                (len(reply.topic.terms & t.content.terms) for t in beside), default=0
            )
        return self._most_shared[document]

    def carried(self, turn: Turn) -> bool:
        """True for what a copy has from its original: it says nothing new to other documents."""
        return turn.document.id in self.copies and self.utterances.first[turn.id] != turn.id

    def repeated_below(self, turn: Turn) -> bool:
        """True for a headline's wording of what its own text says in full."""
        fullest = self.by_id.get(self.utterances.fullest[turn.id], turn)
        return turn.head and fullest is not turn and fullest.document.id == turn.document.id


def sheets_of(turns: Iterable[Turn]) -> dict[str, Sheet]:
    """The sheets of the documents of ``turns``, in which those of one document stand together."""
    by_document: dict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        by_document[turn.document.id].append(turn)
    return {id: Sheet(here[0].document, here) for id, here in by_document.items()}
