"""What people decide about suggestions: appended one by one, the last of each author standing.

A suggestion is named by what it ties, not by the id of its link, so that a decision holds when links are made
anew, by this version or a later one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Self, get_args

import msgspec

from rejoinder.model.records import Record

Decision = Literal["accept", "reject", "note", "retract"]
"""What a person decided about a machine's suggestion; ``retract`` takes back their own last decision."""

SuggestionKind = Literal[
    "reply",
    "party",
    "utterance",
    "claim",
    "incident",
    "copy",
    "shift",
    "request",
    "image",
    "remark",
    "contrary",
]

DIRECTED: frozenset[SuggestionKind] = frozenset({"reply", "copy", "shift", "request", "remark"})
"""Suggestions of which the first is not in the place of the second: who replies, what the original is."""


class Judgement(Record, frozen=True, kw_only=True):
    """One person's decision about one suggestion, with the reason; appended, never edited."""

    at: datetime
    author: str
    target: str
    decision: Decision
    reason: str = ""


class Suggestion(Record, frozen=True, array_like=True):
    """What a decision is about: two things that a link ties.

    ``first`` and ``second`` are statements of a reply (the later one first), of an utterance, of a claim, of an
    incident, of one image, of which they say the contrary, or of a shift (the older one first); names of a party as
    documents have them (``id@document``: in that document alone, of two people of one name); documents of a copy (the
    original first); for a request and for a remark on an image the document and the offset of the first words. Of
    things that are not one, the second leaves the group. ``kind`` is that of a reply.
    """

    what: SuggestionKind
    first: str
    second: str
    kind: str = ""

    @property
    def target(self) -> str:
        """As a judgement keeps it."""
        return msgspec.json.encode(self).decode()

    @property
    def key(self) -> tuple[str, str, str]:
        """The same for the same two things, in whichever order where that says nothing."""
        pair = (self.first, self.second)
        first, second = pair if self.what in DIRECTED else sorted(pair)
        return self.what, first, second

    @classmethod
    def of(cls, target: str) -> Self | None:
        """The suggestion that a judgement is about; None where it is about something else."""
        try:
            return msgspec.json.decode(target, type=cls)
        except msgspec.MsgspecError:
            return None


@dataclass(frozen=True)
class Decisions:
    """The decisions in force: of each author the last that was not taken back, of several authors the latest."""

    in_force: Mapping[str, Judgement] = field(default_factory=dict)
    """By target."""

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Self:
        """The decisions in force after ``judgements``, the oldest first."""
        held: dict[str, dict[str, Judgement]] = {}
        for judgement in judgements:
            by_author = held.setdefault(_subject(judgement.target), {})
            if judgement.decision in ("accept", "reject", "retract"):
                by_author.pop(judgement.author, None)
            if judgement.decision in ("accept", "reject"):
                by_author[judgement.author] = judgement
        return cls({subject: list(by.values())[-1] for subject, by in held.items() if by})

    def on(self, suggestion: Suggestion) -> Judgement | None:
        """The decision about a suggestion."""
        return self.in_force.get(_subject(suggestion.target))

    def rejects(self, suggestion: Suggestion) -> bool:
        """True where somebody decided against it."""
        decided = self.on(suggestion)
        return decided is not None and decided.decision == "reject"

    def each(self, what: SuggestionKind, decision: Decision) -> Iterator[tuple[Suggestion, Judgement]]:
        """The suggestions of one kind that were decided so, in the order of the decisions."""
        for judgement in self.in_force.values():
            suggestion = Suggestion.of(judgement.target)
            if suggestion and suggestion.what == what and judgement.decision == decision:
                yield suggestion, judgement

    def __bool__(self) -> bool:
        return bool(self.in_force)


def _subject(target: str) -> str:
    """A target in the form that is the same for the same two things; another target as it is."""
    suggestion = Suggestion.of(target)
    return target if suggestion is None else "\0".join(suggestion.key)


KINDS: tuple[SuggestionKind, ...] = get_args(SuggestionKind)
"""All kinds of suggestions that people decide about."""
