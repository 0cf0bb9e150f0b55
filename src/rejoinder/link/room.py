"""A room as replies and claims are looked for in it: a scene with what may answer or lead each of its statements."""

from functools import cached_property

from rejoinder.link.blocking import Index
from rejoinder.link.candidates import Candidates
from rejoinder.link.claims import claimable
from rejoinder.link.scene import Scene


class Room(Scene):
    """A scene in which statements are looked up by their words."""

    def could_lead(self, document: str) -> Index:
        """The statements that can be claimed, by the terms of those of one document."""
        asked = frozenset(term for turn in self.by_document[document] for term in turn.content.terms)
        return Index([t for t in self.turns if claimable(t)], self.rarity, asked)

    @cached_property
    def candidates(self) -> Candidates:
        """Which earlier statements each may answer or repeat."""
        return Candidates(self)
