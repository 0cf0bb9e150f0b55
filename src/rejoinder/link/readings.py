"""How the documents of a case read: their turns and requests, read again where that may be otherwise."""

from collections.abc import Iterable, Mapping

from rejoinder.link.keeping import KeptDocument
from rejoinder.link.keeping import turns_of as kept_turns
from rejoinder.link.mentions import Mentions, words_in
from rejoinder.link.parties import Parties
from rejoinder.link.requests import requests_of
from rejoinder.link.scene import Sheet
from rejoinder.link.turns import Turn, reads_alike, turns_of
from rejoinder.model import Extracted, Request


class Readings:
    """The turns and requests of the documents, read again where a name or an incident in them became another."""

    def __init__(self) -> None:
        self.sheets: dict[str, Sheet] = {}
        self.by_id: dict[str, Turn] = {}
        self.parties = Parties((), {}, {})
        self._mentions = Mentions(self.parties)
        self.incident_of: Mapping[str, str] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._requests: dict[str, list[Request]] = {}
        self.again: set[str] = set()
        """The documents that were read last, new ones among them."""

    def read(self, new: Iterable[Extracted], parties: Parties, incident_of: Mapping[str, str]) -> list[Sheet]:
        """Read new documents, and those again that may read otherwise now; the sheets that are not what they were."""
        mentions = Mentions(parties)
        new = list(new)
        again = self._otherwise(parties, mentions, incident_of)
        self.again = again | {d.id for d in new}
        names = {p.id: p.name for p in parties.records}
        documents = [*new, *(self.sheets[id].document for id in sorted(again))]
        self.parties, self._mentions, self.incident_of = parties, mentions, incident_of
        return [sheet for document in documents if (sheet := self._read(document, names))]

    def words(self, document: str) -> frozenset[str]:
        """The words by which names are looked up in a document."""
        return self._words[document]

    def requests_of(self, document: str) -> list[Request]:
        """The requests of one document."""
        return self._requests[document]

    def requests(self) -> list[Request]:
        """The requests of all documents, in their order."""
        return [r for id in sorted(self._requests) for r in self._requests[id]]

    def restore(
        self,
        documents: Mapping[str, Extracted],
        kept: Mapping[str, KeptDocument],
        parties: Parties,
        incident_of: Mapping[str, str],
    ) -> None:
        """Put what was kept of documents in place, as if they had been read with these parties and incidents."""
        self.parties, self._mentions, self.incident_of = parties, Mentions(parties), incident_of
        for id, held in kept.items():
            self.sheets[id] = sheet = Sheet(documents[id], kept_turns(documents[id], held.turns))
            self.by_id.update((t.id, t) for t in sheet.turns)
            self._words[id] = frozenset(held.words)
            self._requests[id] = list(held.requests)

    def _read(self, document: Extracted, names: Mapping[str, str]) -> Sheet | None:
        """Read a document; None where its turns are what they were."""
        self._requests[document.id] = requests_of(document, self._mentions, names)
        turns = turns_of(document, self.parties, self._mentions, self.incident_of)
        if document.id in self.sheets:
            if all(map(reads_alike, self.sheets[document.id].turns, turns)):
                return None
        else:
            addressed = (s.addressee for s in document.statements if s.addressee)
            self._words[document.id] = words_in(" ".join([document.text, *addressed]))
        self.sheets[document.id] = sheet = Sheet(document, turns)
        self.by_id.update((t.id, t) for t in turns)
        return sheet

    def _otherwise(self, parties: Parties, mentions: Mentions, incident_of: Mapping[str, str]) -> set[str]:
        """The documents in which a name stands for another party than before, or an incident is another."""
        renamed = _changed(
            {p.id: p.name for p in self.parties.records}, {p.id: p.name for p in parties.records}
        )
        keys = mentions.otherwise(self._mentions, renamed)
        moved = _changed(self.parties.above, parties.above)
        speakers = _changed(self.parties.of_member, parties.of_member)
        incidents = _changed(self.incident_of, incident_of)
        return {
            id
            for id, sheet in self.sheets.items()
            if not sheet.parties.isdisjoint(moved)
            or not sheet.speakers.isdisjoint(speakers)
            or not sheet.events.isdisjoint(incidents)
            or any(self._words[id].issuperset(key) for key in keys)
        }


def _changed(before: Mapping[str, object], now: Mapping[str, object]) -> set[str]:
    """The keys that have another value, or none in one of the two."""
    return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
