"""Claims: statements that assert or deny one proposition, each with its polarity.

A claim and its denial share nearly all their words; they are one claim with opposite polarities, never one
polarity. A claim is led by one statement, and the others are compared with it, so that a chain of small
likenesses cannot join what its ends do not share.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from msgspec import structs

from rejoinder.link.blocking import Index
from rejoinder.link.denial import is_denied
from rejoinder.link.leads import Ties
from rejoinder.link.stance import Stance, compare
from rejoinder.link.turns import Turn
from rejoinder.link.utterances import Utterances
from rejoinder.link.wording import Rarity, read
from rejoinder.model import Claim, ClaimStatement, Reply, Signal, make_id
from rejoinder.model.vocabulary import Polarity, ReplyKind

THRESHOLD = 0.6
"""Weighted share of the shorter statement's terms that the longer must have. Pairs of one claim found / of those made,
on the seen half of the disputes with their own statements: from 0.5 to 0.75 always 47 to 48 / 93 to 95."""

TELLING = 3
"""Terms in common from which it is no matter whether all of them are names and numbers."""

_NAME = re.compile(r"\b[A-Z][\w’'-]*|\d[\d.,]*")

MANY = 40
ACTS = frozenset({"asserts", "denies", "accuses", "concedes"})
"""What can be claimed. A demand, a threat, a promise or a refusal to comment has no polarity."""

SIDES: Mapping[ReplyKind, Polarity] = {
    "denies": "denies",
    "contradicts": "denies",
    "shifts": "denies",
    "concedes": "asserts",
    "affirms": "asserts",
    "repeats": "asserts",
}
"""The side that a reply takes on the very claim of what it answers, where it is on that."""

SURE = 0.65
"""How sure it must be that a statement is on the claim of another, over all replies by which it comes to that: three
that are surely on it, or one that mostly is. Pairs of one claim found / of those made, on the seen half of the disputes
with their own statements and with those of the reader: 0.6 gives 65 / 91 and 38 / 69, 0.65 gives 65 / 92 and 38 / 72,
0.7 gives 65 / 94 and 36 / 77."""

UNSURE = 0.35
"""Score below which a denial is on no claim: on the sample one common word ("water") then ties two matters."""

CONTRADICTS = 0.85
"""Score from which a contradiction takes a side on the very claim: another version of the facts mostly speaks of
another part of them ("our ships were 80 miles away"). From 0.75 what is found is the same, and of those made, with the
reader's statements, 69 to 66 per cent."""


def claimable(turn: Turn) -> bool:
    """True for what can be claimed."""
    return turn.statement.act in ACTS


def ties(turn: Turn, index: Index, utterances: Utterances, rarity: Rarity) -> Ties:
    """The turns of ``index`` that say enough of what ``turn`` says."""
    nearness = ((o.id, _nearness(turn, o, utterances, rarity)) for o in index.near(turn, MANY))
    return [(id, near) for id, near in nearness if near >= THRESHOLD and id != turn.id]


def leading(turn: Turn) -> tuple[object, ...]:
    """Accusations and assertions lead before denials, body before headline, the longer before the shorter."""
    return (turn.denies or bool(turn.content.negated), turn.head, -len(turn.content.terms), turn.id)


def _nearness(a: Turn, b: Turn, utterances: Utterances, rarity: Rarity) -> float:
    """How far two statements are about one proposition; incidents that differ keep them apart, and names: what two
    parties are said to have done are two deeds."""
    if a.incidents and b.incidents and not a.incidents & b.incidents:
        return 0.0
    if utterances.one(a, b):
        return 1.0
    if a.names and b.names and not a.names & b.names:
        return 0.0
    shared = a.content.terms & b.content.terms
    if len(shared) < TELLING and shared <= _named(a.words) | _named(b.words):
        return 0.0
    return rarity.contained(a.content, b.content)


@lru_cache(maxsize=50_000)
def _named(words: str) -> frozenset[str]:
    """The terms that words have in names and numbers: "Pond 3 intact" and "it came from Pond 3" are no one claim."""
    return frozenset(term for m in _NAME.finditer(words) for term in read(m.group()).terms)


def _polarity(turn: Turn, leader: Turn) -> Polarity:
    """Of ``turn`` towards what the leader's words say when they are taken without their own denial."""
    against_leader = turn is not leader and _opposed(turn, leader)
    return "denies" if leader.denies != against_leader else "asserts"


def _opposed(a: Turn, b: Turn) -> bool:
    """True where two statements say the opposite. A denial is of what others say: beside its own side's words it counts
    by what it says, unless its words are what it denies. What one side accuses of in two wordings is one charge."""
    if a.side & b.side and a.statement.act == b.statement.act == "accuses":
        return False
    if a.denies != b.denies and a.side & b.side:
        a, b = _as_said(a), _as_said(b)
    return compare(a, b).stance is Stance.OPPOSITE


def _as_said(turn: Turn) -> Turn:
    if not turn.denies or is_denied(turn.statement, turn.words, turn.document.text):
        return turn
    return replace(turn, statement=structs.replace(turn.statement, act="asserts"))


def made_of(leader: Turn, group: Iterable[Turn]) -> Claim:
    """The claim of a leader and those that it leads by their words, itself among them."""
    by_id = {t.id: t for t in group}
    members = sorted(by_id)
    shared = frozenset.intersection(*(t.content.terms for t in by_id.values()))
    signal = Signal(
        name="wording",
        value=1.0,
        weight=1.0,
        reason="each has most of the shorter one's words in common with one statement of the claim",
        words=", ".join(sorted(shared)),
    )
    return Claim(
        id=make_id("claim", leader.id),
        words=leader.words,
        statements=tuple(ClaimStatement(id=i, polarity=_polarity(by_id[i], leader)) for i in members),
        signals=(signal,) if len(members) > 1 else (),
    )


def folded(claim: Claim, others: Iterable[tuple[Claim, Polarity]], by: Iterable[Reply]) -> Claim:
    """A claim with others, of which some say what it denies, that replies tie to it."""
    polarity = {s.id: s.polarity for s in claim.statements}
    signals = list(claim.signals)
    for other, side in others:
        polarity |= {s.id: relative(s.polarity, side) for s in other.statements}
        signals += other.signals
    signals += map(_by_reply, by)
    statements = tuple(ClaimStatement(id=i, polarity=polarity[i]) for i in sorted(polarity))
    return Claim(id=claim.id, words=claim.words, statements=statements, signals=tuple(signals))


def sureness(reply: Reply, source: Turn, target: Turn) -> float:
    """How sure it is, 0 to 1, that a reply is on the very claim of what it answers, for the side that it takes.

    By the share of such replies that are, on the seen half of the disputes: of denials in words of what they deny 51 of
    53, in other words 17 of 20; affirmed in words in common 18 of 21; granted 12 of 12 and 7 of 12; repeated 22 of 23;
    contradicted from `CONTRADICTS` 10 of 12, below 16 of 45.
    """
    words, score = is_in_words(reply), reply.score
    match reply.kind:
        case "denies":
            return 0.0 if score < UNSURE else 0.97 if words else 0.45 + 0.5 * score
        case "affirms":
            return 0.6 + 0.4 * score if words else 0.3
        case "concedes":
            return 0.9 if words else 0.4 + 0.4 * score
        case "repeats":
            return 0.5 + 0.5 * score
        case "contradicts":
            return score - 0.1 if score >= CONTRADICTS else 0.0
        case "shifts":
            granted = source.statement.act == "concedes" and target.statement.act == "denies"
            return 0.3 + 0.6 * score if granted else 0.0
    return 0.0


def is_in_words(reply: Reply) -> bool:
    """True where a reply rests on words that both have."""
    return any(s.words for s in reply.signals)


def relative(polarity: Polarity, side: Polarity) -> Polarity:
    """The polarity of what stands so to something that is itself on one side."""
    if "unclear" in (polarity, side):
        return "unclear"
    return "asserts" if polarity == side else "denies"


def _by_reply(reply: Reply) -> Signal:
    reason = f"statement {reply.source} {reply.kind} statement {reply.target} of this claim"
    return Signal(name="reply", value=reply.score, weight=1.0, reason=reason)
