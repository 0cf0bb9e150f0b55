"""What stands around the statements of a case: who speaks in which document, what its allegations are about."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property

from rejoinder.link.blocking import Index
from rejoinder.link.signals import Pair
from rejoinder.link.story import Stories
from rejoinder.link.turns import Turn
from rejoinder.link.utterances import Utterances
from rejoinder.link.wording import Rarity

OWN = 0.6
"""Share of a document's statements from which it is one side's own: a press release quotes others, too."""

BESIDE = 40
"""Statements before and after a reply, or twice as many of another document's first, among which the one that shares
most with it is looked for: a transcript of thousands must not be read anew for each of them."""


class Scene:
    """The turns of a case by document, with what was found about them before replies are looked for."""

    def __init__(
        self, turns: Sequence[Turn], utterances: Utterances, rarity: Rarity, copies: Collection[str]
    ) -> None:
        self.turns = turns
        self.utterances = utterances
        self.rarity = rarity
        self.copies = copies
        self.by_id = {turn.id: turn for turn in turns}
        self.by_document: dict[str, list[Turn]] = defaultdict(list)
        for turn in turns:
            self.by_document[turn.document.id].append(turn)
        self.voices = {id: _voice(here) for id, here in self.by_document.items()}
        self._others: dict[str, Sequence[Turn]] = {}
        self._counts: dict[tuple[str, frozenset[str]], int] = {}
        self._shared_by = ""
        self._most_shared: dict[str, int] = {}

    @cached_property
    def index(self) -> Index:
        return Index(self.turns, self.rarity)

    @cached_property
    def stories(self) -> Stories:
        return Stories(self.turns)

    @cached_property
    def accused(self) -> dict[str, frozenset[str]]:
        """Document -> the parties that its allegations name."""
        return {
            id: frozenset(p for t in here if t.allegation for p in (t.names | t.frame_names) - t.side)
            for id, here in self.by_document.items()
        }

    @cached_property
    def parties(self) -> dict[str, frozenset[str]]:
        """Document -> the parties that speak or are named in it."""
        return {
            id: frozenset(p for t in here for p in t.side | t.names | t.frame_names)
            for id, here in self.by_document.items()
        }

    @cached_property
    def incidents(self) -> dict[str, frozenset[str]]:
        """Document -> the incidents that its statements are about."""
        return {id: frozenset(i for t in here for i in t.incidents) for id, here in self.by_document.items()}

    def connected(self, a: str, b: str) -> bool:
        """True for two documents with a party or an incident in common: without, nobody answers anybody."""
        return a == b or bool(self.parties[a] & self.parties[b] or self.incidents[a] & self.incidents[b])

    @cached_property
    def lead(self) -> dict[str, str]:
        """Document -> its first accusation, else its first statement."""
        return {
            id: next((t for t in here if t.statement.act == "accuses"), here[0]).id
            for id, here in self.by_document.items()
        }

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
        fullest = self.utterances.fullest[turn.id]
        return turn.head and fullest != turn.id and self.by_id[fullest].document.id == turn.document.id


def _voice(turns: Sequence[Turn]) -> frozenset[str]:
    """The side that a document speaks for, if any: parties to which most of its statements belong."""
    counts = Counter(party for turn in turns for party in turn.side)
    return frozenset(p for p, n in counts.items() if n >= 3 and n >= OWN * len(turns))
