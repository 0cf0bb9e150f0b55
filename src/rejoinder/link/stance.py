"""Whether two statements say the same of a thing or the opposite; and what a statement does to another."""

from dataclasses import dataclass
from enum import Enum

from rejoinder.link.figures import clash
from rejoinder.link.turns import Turn
from rejoinder.link.vocabulary import cue
from rejoinder.link.wording import Wording, fold, opposed


class Stance(Enum):
    """How the second of two statements about one thing stands to the first."""

    SAME = "same"
    OPPOSITE = "opposite"


@dataclass(frozen=True)
class Compared:
    """How two turns stand to each other, why, and by which words."""

    stance: Stance
    reason: str = ""
    words: str = ""


def compare(a: Turn, b: Turn, x: Wording | None = None, y: Wording | None = None) -> Compared:
    """Stance of two turns that are about one thing. Two reversals cancel: "denies that X" and "not X" agree.

    ``x`` and ``y`` are the clauses by which they are compared; without them the whole of each is.
    """
    said_a, said_b = x or a.content, y or b.content
    figures = clash(a.figures, b.figures)
    if figures:
        counted = " / ".join(f.words for f in figures)
        return Compared(Stance.OPPOSITE, "their figures of one scope exclude each other", counted)
    words = _opposing(said_a, said_b)
    said = ", ".join(words)
    if a.denies != b.denies:
        denying, saying = (said_a, said_b) if a.denies else (said_b, said_a)
        if words and saying.negated and not denying.negated:
            return Compared(Stance.SAME, "one denies what the other negates", said)
        return Compared(Stance.OPPOSITE, "one denies what the other says", said)
    if words and not a.denies:
        return Compared(Stance.OPPOSITE, "one negates or reverses what the other says", said)
    return Compared(Stance.SAME)


OPPOSING = 1 / 3
"""Share of the shared terms that a negation must reach on one side only. Set by hand on made-up pairs: "was
not hit by shells" / "was hit by shells" has 1/2; a negation in another clause of a long statement stays below."""


def _opposing(a: Wording, b: Wording) -> tuple[str, ...]:
    words = opposed(a, b)
    pairs = tuple(w for w in words if "/" in w)
    shared = len(a.terms & b.terms)
    negated = tuple(w for w in words if "/" not in w)
    return pairs + (negated if shared and len(negated) / shared >= OPPOSING else ())


def answers_several(turn: Turn) -> bool:
    """True where what is answered is named in the plural: "the claims", "these reports"."""
    words = turn.named.split()
    return bool(words) and words[-1].endswith("s") and not words[-1].endswith("sis")


def says(turn: Turn, what: str) -> str:
    """The words of ``turn`` that match the cue ``what``, or nothing."""
    for text in (turn.words, turn.own_frame):
        match = cue(what).search(fold(text))
        if match:
            return match.group()
    return ""


def content_says(turn: Turn, what: str) -> str:
    """The words of the content alone that match the cue ``what``, or nothing."""
    match = cue(what).search(fold(turn.words))
    return match.group() if match else ""
