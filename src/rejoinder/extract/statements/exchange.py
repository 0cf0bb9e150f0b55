"""What the other statements of a document tell of an act: whom it names answers later, or who speaks was named before.

Only who speaks, whom the words name and how the cues say it counts, never which side somebody is on: with all names
swapped, the same signals hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rejoinder.extract.statements.signals import Reading, act_words
from rejoinder.model import Span, Speaker

BESIDE = 2
"""Statements of others before and after that an answer is looked for in."""
REACH = 8
"""Statements at most that are gone over to find them, however long somebody speaks."""
_REFUSING = frozenset(
    {"cue denies", "cue rejects", "cue declines", "cue admits", "cue replies", "cue insists"}
)
"""How somebody answers by the cue alone."""
_NEGATING = frozenset(
    {"own not", "nobody not", "thing not", "no deed", "words untrue", "words no_noun", "words there_none",
     "words emphatic"}
)  # fmt: skip
_BLAMING = frozenset(
    {"cue accuses", "other harm", "other wrong", "other arms", "other deed", "deed harm", "other harm noun",
     "other wrong noun", "words failure", "other blamed", "unnamed wrong", "words without", "other knew"}
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One statement of the exchange: what holds of it alone, who says it, whom its words name."""

    signals: frozenset[str]
    speaker: frozenset[str]
    """Lower-case words by which the speaker is known."""
    names: frozenset[str]
    """Lower-case words of the names in its content, and of who does what it tells."""
    told: frozenset[str]
    """The lemmas of the nouns and verbs of its content."""
    content: Span
    """From the first to the last of its words."""

    @classmethod
    def of(
        cls, reading: Reading, found: frozenset[str], speaker: Speaker | None, mention: str, content: Span
    ) -> "Said":
        """``found`` are the signals of the statement by itself."""
        called = [mention] if speaker is None else [speaker.name, speaker.affiliation or "", mention]
        names = {t.lower_ for t in reading.tokens if t.pos_ == "PROPN"}
        names |= {
            t.lower_
            for p in reading.verbs
            if p.doer == "other"
            for c in p.verb.children
            if c.dep_ in ("nsubj", "nsubjpass", "agent")
            for t in (c, *c.children)
            if t.pos_ in ("NOUN", "PROPN")
        }
        told = {t.lemma_.lower() for t in reading.tokens if t.pos_ in ("NOUN", "VERB", "PROPN")}
        words = " ".join(called).lower().replace("’s", "").replace("'s", "").split()
        return cls(found, _known(words), _known(names), _known(told) - act_words().lemmas["common"], content)

    def is_by(self, other: "Said") -> bool:
        """True where one speaker is known by the other's words: "Lund" and "Ada Lund", not two armies."""
        fewer, more = sorted((self.speaker, other.speaker), key=len)
        return bool(fewer) and fewer <= more

    def calls(self, other: "Said") -> bool:
        """True where its words name who says ``other``, by a word that is not its own speaker's, too."""
        return bool((self.names & other.speaker) - self.speaker)


def _known(words: Sequence[str] | set[str]) -> frozenset[str]:
    stripped = (word.strip(".,’'“”\"") for word in words)
    return frozenset(word for word in stripped if len(word) > 2 and word not in act_words().lemmas["general"])


def exchange_signals(said: Sequence[Said]) -> list[frozenset[str]]:
    """For each statement, in text order, the signals of what stands around it."""
    return [frozenset(_around(said, at)) for at in range(len(said))]


def _around(said: Sequence[Said], at: int) -> Iterator[str]:
    one = said[at]
    for other in _others(said, range(at + 1, min(len(said), at + 1 + REACH)), one):
        against = bool(_REFUSING & other.signals or _NEGATING & other.signals)
        if one.calls(other):
            yield "answered"
            if against:
                yield "answered no"
        if against and one.told & other.told:
            yield "gainsaid"
    for other in _others(said, range(at - 1, max(-1, at - 1 - REACH), -1), one):
        blaming = bool(_BLAMING & other.signals)
        if other.calls(one):
            yield "named before"
            if blaming:
                yield "blamed before"
        if blaming and one.told & other.told:
            yield "after blame"


def _others(said: Sequence[Said], places: Sequence[int], one: Said) -> Iterator[Said]:
    """The nearest statements of others, BESIDE of them at most; what they are told to say within it is no answer."""
    found = (said[i] for i in places if not (said[i].is_by(one) or said[i].content.overlaps(one.content)))
    return islice(found, BESIDE)
