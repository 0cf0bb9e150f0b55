"""Linking of a case that documents are added to: what a new document cannot touch stays as it is.

The links after documents were added are those of linking all of them at once: both are made by the same steps, and a
step is done again for exactly the documents whose turns, room or utterances are not what they were. Parties and
incidents are resolved over the whole case each time.
"""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import Self

from rejoinder.link.claims import claimable, ties
from rejoinder.link.context import RareNames
from rejoinder.link.copies import Copies
from rejoinder.link.decided import decided, decided_parties, decided_replies
from rejoinder.link.incidents import link_incidents
from rejoinder.link.keeping import (
    CASE,
    KeptCase,
    KeptDocument,
    decoded,
    encode,
    kept_ties,
    kept_turn,
)
from rejoinder.link.led import Claims
from rejoinder.link.parties import Named
from rejoinder.link.readings import Readings
from rejoinder.link.replies import Replies
from rejoinder.link.room import Room
from rejoinder.link.rooms import Rooms
from rejoinder.link.scene import Sheet
from rejoinder.link.turns import Turn
from rejoinder.link.uncollected import uncollected
from rejoinder.link.utterances import Same, Sides, Utterances, grouped, same_said
from rejoinder.link.wording import Rarity
from rejoinder.model import AnyLink, Copy, Decisions, Extracted, LinkedIncident

UNDECIDED = Decisions()
"""Nobody has decided anything."""

NOTHING_SAID = Utterances((), {}, {})


class Linking:
    """The documents of a case so far, and their links."""

    def __init__(self, decisions: Decisions = UNDECIDED) -> None:
        self._decisions = decisions
        self._documents: dict[str, Extracted] = {}
        self._ids: list[str] = []
        self._named = Named()
        self._names = RareNames()
        self._copies = Copies()
        self._readings = Readings()
        self._rooms = Rooms()
        self._same: dict[str, list[Same]] = {}
        self._claims = Claims()
        self._replies = Replies()
        self._utterances = NOTHING_SAID
        self._copied: frozenset[str] = frozenset()
        self._incidents: list[LinkedIncident] = []
        self._found_copies: list[Copy] = []
        self._altered: set[str] = set()
        """Documents of which there may be something else to keep than was kept."""

    @classmethod
    @uncollected()
    def resumed(
        cls, documents: Sequence[Extracted], kept: Mapping[str, bytes], decisions: Decisions = UNDECIDED
    ) -> Self:
        """``documents`` linked, those that were linked when ``kept`` was kept taken as they were linked then.

        All are linked from nothing where another version kept it, or where one of them is not there as it was.
        """
        linking = cls(decisions)
        by_id = {d.id: d for d in documents}
        held = decoded(kept, by_id)
        if held is not None:
            linking._restore([by_id[id] for id in sorted(held.documents)], held.case, held.documents)
        linking.add(documents)
        return linking

    def kept(self) -> dict[str, bytes]:
        """What to keep for `resumed`, by key: of documents what may be otherwise since then."""
        case = KeptCase.of(self._documents.values(), self._readings.parties, self._readings.incident_of)
        altered = sorted(self._altered)
        return {CASE: encode(case), **{id: encode(self._kept(id)) for id in altered}}

    @uncollected()
    def add(self, documents: Iterable[Extracted]) -> None:
        """Link more documents with each other and with those so far. A document that is known is left out."""
        new = sorted({d.id: d for d in documents if d.id not in self._documents}.values(), key=lambda d: d.id)
        for document in new:
            self._put(document)
        ordered = [self._documents[id] for id in self._ids]
        parties = decided_parties(self._named.parties(), ordered, self._decisions)
        self._incidents = link_incidents(ordered, self._names)
        read = self._readings.read(new, parties, {m: i.id for i in self._incidents for m in i.members})
        self._rooms.put(sheet for sheet in read if sheet.turns)
        moved = self._rooms.changed()
        self._altered |= self._copies.add(new) | self._readings.again | self._rooms.again
        self._link({sheet.document.id for sheet in read if sheet.turns}, moved)

    def _link(self, read: Set[str], moved: Set[str]) -> None:
        scenes = _Scenes(self._readings.sheets, self._rooms)
        said = moved | self._rooms.holding(read)
        utterances = self._same_said(said, scenes)
        changed = read | self._retold(utterances) | self._newly_copied()
        self._utterances = utterances
        scenes.told(utterances, self._copied)
        touched = moved | self._rooms.holding(changed)
        for id in sorted(touched):
            self._claim(id, scenes.of(id))
        self._altered |= said | touched | self._replies.read(touched, scenes.of)

    def _kept(self, document: str) -> KeptDocument:
        turns = self._readings.sheets[document].turns
        ties = {t.id: kept_ties(self._claims.ties_of(t.id)) for t in turns}
        return KeptDocument(
            words=tuple(sorted(self._readings.words(document))),
            turns=tuple(map(kept_turn, turns)),
            requests=tuple(self._readings.requests_of(document)),
            same=tuple(self._same.get(document, ())),
            ties={id: tied for id, tied in ties.items() if tied},
            replies=self._replies.kept(document, turns),
            room=self._rooms.found(document),
            copies=self._copies.of(document),
            told=self._copies.told(document),
        )

    def _restore(
        self, documents: Sequence[Extracted], case: KeptCase, kept: Mapping[str, KeptDocument]
    ) -> None:
        """Put documents in place as they were linked. What many of them make together is made again."""
        for document in documents:
            self._put(document)
        self._readings.restore(self._documents, kept, case.linked(), case.incident_of)
        rooms = {id: held.room for id, held in kept.items() if held.room}
        self._rooms.restore((self._readings.sheets[id] for id in rooms), rooms)
        self._copies.restore((self._documents[id], held.told, held.copies) for id, held in kept.items())
        self._newly_copied()
        said = {id: held for id, held in kept.items() if held.turns}
        self._same = {id: list(held.same) for id, held in said.items()}
        self._utterances = self._grouped()
        for id, held in said.items():
            for turn in filter(claimable, self._readings.sheets[id].turns):
                self._claims.put(turn, held.ties.get(turn.id, ()))
        self._replies.restore({id: held.replies for id, held in said.items()}, self._readings.by_id)

    def _put(self, document: Extracted) -> None:
        self._documents[document.id] = document
        insort(self._ids, document.id)
        self._named.add(document)
        self._names.add(document)

    def _claim(self, document: str, scene: Room) -> None:
        index = scene.could_lead(document)
        for turn in scene.by_document[document]:
            if claimable(turn):
                self._claims.put(turn, ties(turn, index, scene.utterances, scene.rarity))
            else:
                self._claims.drop(turn.id)

    @uncollected()
    def links(self) -> list[AnyLink]:
        """All links, grouped by type, each group in a fixed order."""
        replies = self._replies.records()
        if self._decisions:
            replies = decided_replies(replies, self._readings.by_id.keys(), self._decisions)
        links: list[AnyLink] = [
            *self._readings.parties.records,
            *self._utterances.records,
            *self._claims.extended(replies),
            *self._incidents,
            *self._found_copies,
            *replies,
            *self._readings.requests(),
        ]
        return decided(links, self._decisions)

    def _same_said(self, documents: Set[str], scenes: "_Scenes") -> Utterances:
        """The utterances, with what ``documents`` say that others say, too, found anew."""
        key: tuple[str, ...] = ()
        for id in sorted(documents):
            room = self._rooms.of(id)
            if room != key:
                key, sides = room, Sides(scenes.turns(room), scenes.rarity(room))
            self._same[id] = same_said(self._readings.sheets[id].turns, sides)
        return self._grouped()

    def _grouped(self) -> Utterances:
        found = chain.from_iterable(self._same[id] for id in sorted(self._same))
        return grouped(found, self._readings.by_id)

    def _retold(self, now: Utterances) -> set[str]:
        """The documents with a statement of which another wording is the fullest or the first than was before."""
        before, by_id = self._utterances, self._readings.by_id
        changed = {id for id, _ in now.fullest.items() ^ before.fullest.items()}
        changed |= {id for id, _ in now.first.items() ^ before.first.items()}
        return {by_id[id].document.id for id in changed}

    def _newly_copied(self) -> set[str]:
        """The documents that are now copies as a whole and were not, or were and are not."""
        self._found_copies = self._copies.found()
        before, self._copied = self._copied, frozenset(c.copy for c in self._found_copies if c.whole)
        return {id for id in before ^ self._copied if id in self._same}


KEPT = 128
"""Rooms that are kept while documents are added: one document more touches some dozens, each looked at several times.
Where all are linked anew they would be most of the memory that it takes."""


class _Scenes:
    """The scenes of the rooms: documents of one room share it, and the first `KEPT` are made once."""

    def __init__(self, sheets: Mapping[str, Sheet], rooms: Rooms) -> None:
        self._sheets = sheets
        self._rooms = rooms
        self._utterances = NOTHING_SAID
        self._copied: frozenset[str] = frozenset()
        self._rarities: dict[tuple[str, ...], Rarity] = {}
        self._kept: dict[tuple[str, ...], Room] = {}
        self._last: tuple[tuple[str, ...], Room] | None = None

    def told(self, utterances: Utterances, copied: frozenset[str]) -> None:
        """What is told of the statements and the documents before rooms are looked at."""
        self._utterances, self._copied = utterances, copied

    def of(self, document: str) -> Room:
        """The scene of a document's room."""
        room = self._rooms.of(document)
        if room in self._kept:
            return self._kept[room]
        if self._last is None or self._last[0] != room:
            self._last = (room, self._made(room))
        if len(self._kept) < KEPT:
            self._kept[room] = self._last[1]
        return self._last[1]

    def turns(self, room: tuple[str, ...]) -> list[Turn]:
        """The turns of a room, by document and place in it."""
        return [t for id in room for t in self._sheets[id].turns]

    def rarity(self, room: tuple[str, ...]) -> Rarity:
        """How much words tell in a room."""
        found = self._rarities.get(room)
        if found is None:
            found = Rarity(t.content for t in self.turns(room))
        if len(self._rarities) < KEPT:
            self._rarities[room] = found
        return found

    def _made(self, room: tuple[str, ...]) -> Room:
        sheets = {id: self._sheets[id] for id in room}
        return Room(self.turns(room), self._utterances, self.rarity(room), self._copied, sheets)
