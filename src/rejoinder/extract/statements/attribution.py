"""What every way of reading statements comes down to: who as written, by which cue, what."""

from dataclasses import dataclass

from rejoinder.extract.cues import Frame
from rejoinder.extract.statements.sentences import Sentence
from rejoinder.model import Span


@dataclass(frozen=True)
class Attribution:
    """Who (as written), by which cue, what: before anybody is resolved or any act is decided."""

    sentence: Sentence
    lemma: str
    frame: Frame
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: Span | None = None
    negated: bool = False
    addressee: Span | None = None
    """Whom an accusation or a demand is addressed to."""
    inherits: bool = False
    """True for a quotation with no cue of its own, which continues the speaker before it."""
    of_talk: bool = False
    """True for a condition of the talk ("asked not to be named"): its speaker has the floor, but it is no statement."""
    verbatim: bool = False
    """True for a turn of a transcript: its speaker's words without quotation marks."""
    nominal: bool = False
    """True for what a noun holds: "the board's **finding** that ..."."""
