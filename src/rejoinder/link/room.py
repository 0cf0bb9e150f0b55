"""A room as replies and claims are looked for in it: a scene with what may answer or lead each of its statements.

Which earlier statements a statement may answer or repeat - near it, of its words, of its story - is found without
comparing all with all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rejoinder.link.blocking import Index
from rejoinder.link.claims import claimable
from rejoinder.link.scene import Scene
from rejoinder.link.turns import Turn

BACK, AHEAD = 40, 10
"""Statements of one document looked at before and after a reply: 40 is more than a long article holds."""

MANY = 30
"""Statements of other documents compared with one statement."""

REPORTS, LEADING = 2, 2
"""Documents of a party named in a reply, and allegations of each, that are looked at without a shared word."""

STORY = 12
"""Statements looked at in another document of one story: the first ones, which say what it is about."""


class Room(Scene):
    """A scene in which statements are looked up. Nothing that it makes holds it, so that it is gone with its last user
    and no garbage has to be looked for while rooms are gone through."""

    def could_lead(self, document: str) -> Index:
        """The statements that can be claimed, by the terms of those of one document."""
        asked = frozenset(term for turn in self.by_document[document] for term in turn.content.terms)
        return Index([t for t in self.turns if claimable(t)], self.rarity, asked)

    def earlier(self, turn: Turn) -> list[Turn]:
        """Statements that ``turn`` may answer: near it in its document, or sharing its rare words."""
        if turn.id not in self._earlier:
            self._earlier[turn.id] = self._find(turn)
        return self._earlier[turn.id]

    def of_story(self, turn: Turn) -> list[Turn]:
        """The first statements of the other documents that are about what its document is about."""
        near = self.stories.near(turn.document.id)
        return self._possible(turn, [t for d in near for t in self.by_document[d][:STORY]])

    @cached_property
    def _earlier(self) -> dict[str, list[Turn]]:
        return {}

    def _find(self, turn: Turn) -> list[Turn]:
        here = self.by_document[turn.document.id]
        near = [*here[max(0, turn.index - BACK) : turn.index], *here[turn.index + 1 : turn.index + 1 + AHEAD]]
        sharing = self.index.sharing(turn.topic.terms, MANY)
        across = [t for t in sharing if t.document.id != turn.document.id]
        return self._possible(turn, [*near, *across, *self._reports(turn)])

    def _possible(self, turn: Turn, found: Iterable[Turn]) -> list[Turn]:
        by_id = {t.id: t for t in found}
        return [t for t in by_id.values() if can_precede(t, turn) and not self._copied(t, turn)]

    def _reports(self, turn: Turn) -> Iterator[Turn]:
        """The leading allegations of the parties whose report ``turn`` says that it answers, from the last
        of their documents before it: "dismissed the report by X" shares no word with what X reported."""
        if not (turn.response and turn.named):
            return
        for party in sorted(turn.frame_names | (turn.names - turn.side)):
            earlier = [
                d for d in self._allegations.get(party, {}).values() if not turn.when.before(d[0].when)
            ]
            dated = [d for d in earlier if d[0].when.last and d[0].document.id != turn.document.id]
            latest = sorted(dated, key=lambda d: (str(d[0].when.last), d[0].document.id))[-REPORTS:]
            for allegations in latest:
                yield from allegations[:LEADING]

    @cached_property
    def _allegations(self) -> Mapping[str, Mapping[str, list[Turn]]]:
        """Party -> document -> its allegations."""
        found: dict[str, dict[str, list[Turn]]] = defaultdict(dict)
        for turn in self.turns:
            if turn.party and turn.statement.act == "accuses":
                found[turn.party].setdefault(turn.document.id, []).append(turn)
        return found

    def _copied(self, target: Turn, reply: Turn) -> bool:
        """True for another document's copy of a statement, which counts where it was said first."""
        return (
            target.document.id in self.copies
            and self.utterances.first[target.id] != target.id
            and target.document.id != reply.document.id
        )


def can_precede(target: Turn, reply: Turn) -> bool:
    """False where the target was certainly, or in two dated documents presumably, said after the reply."""
    if reply.when.before(target.when):
        return False
    if reply.document.id == target.document.id:
        return True
    days = reply.when.days_from(target.when)
    return days is None or days >= 0 or (target.when.first is None and bool(target.side & reply.frame_names))
