"""Claims: statements that assert or deny one proposition, each with its polarity.

A claim and its denial share nearly all their words; they are one claim with opposite polarities, never one
polarity. A claim is led by one statement, and the others are compared with it, so that a chain of small
likenesses cannot join what its ends do not share.
"""

from collections.abc import Iterable, Mapping, Sequence

from rejoinder.link.blocking import Index
from rejoinder.link.stance import Stance, compare
from rejoinder.link.turns import Turn
from rejoinder.link.utterances import Utterances
from rejoinder.link.wording import Rarity
from rejoinder.model import Claim, ClaimStatement, Reply, Signal, make_id
from rejoinder.model.vocabulary import Polarity, ReplyKind

THRESHOLD = 0.6
"""Weighted share of the shorter statement's terms that the longer must have. Pairs of one claim found / of those made,
on the seen half of the disputes with their own statements: from 0.5 to 0.75 always 47 to 48 / 93 to 95."""

MANY = 40
ACTS = frozenset({"asserts", "denies", "accuses", "concedes"})
"""What can be claimed. A demand, a threat, a promise or a refusal to comment has no polarity."""

FOLLOWED: Mapping[ReplyKind, Polarity] = {
    "denies": "denies",
    "contradicts": "denies",
    "concedes": "asserts",
    "affirms": "asserts",
    "repeats": "asserts",
}
"""Replies that take a side on the claim they answer, even in other words ("dismissed it as fake")."""

WORDLESS = 0.55
"""Score from which a denial that shares no words takes a side on a claim; below it, "nobody was in danger" after
"12 bridges were closed" would deny that they were. Pairs of one claim found / of those made, on the seen half of the
disputes with their own statements: 0.45 gives 52 / 84, 0.55 gives 49 / 85, 0.7 gives 46 / 87."""

CONTRADICTS = 0.85
"""Score from which a contradiction takes a side on the very claim: another version of the facts mostly speaks of
another part of them ("our ships were 80 miles away"). On the same pairs: 0.75 gives 64 / 84, 0.85 gives 64 / 86, with
the reader's statements 32 / 73 and 31 / 82; 0.9 gives 64 / 87."""

Ties = Sequence[tuple[str, float]]
"""The statements that could lead one's claim, with how near they are, the ones that share most first."""


def claimable(turn: Turn) -> bool:
    """True for what can be claimed, in words of its own."""
    return turn.statement.act in ACTS and bool(turn.content.terms)


def ties(turn: Turn, index: Index, utterances: Utterances, rarity: Rarity) -> Ties:
    """The turns of ``index`` that say enough of what ``turn`` says."""
    nearness = ((o.id, _nearness(turn, o, utterances, rarity)) for o in index.near(turn, MANY))
    return [(id, near) for id, near in nearness if near >= THRESHOLD and id != turn.id]


def leading(turn: Turn) -> tuple[object, ...]:
    """Accusations and assertions lead before denials, body before headline, the longer before the shorter."""
    return (turn.denies or bool(turn.content.negated), turn.head, -len(turn.content.terms), turn.id)


def _nearness(a: Turn, b: Turn, utterances: Utterances, rarity: Rarity) -> float:
    """How far two statements are about one proposition; two incidents that differ keep them apart."""
    if a.incidents and b.incidents and not a.incidents & b.incidents:
        return 0.0
    if utterances.one(a, b):
        return 1.0
    return rarity.contained(a.content, b.content)


def _polarity(turn: Turn, leader: Turn) -> Polarity:
    """Of ``turn`` towards what the leader's words say when they are taken without their own denial."""
    against_leader = turn is not leader and compare(turn, leader).stance is Stance.OPPOSITE
    return "denies" if leader.denies != against_leader else "asserts"


def made_of(leader: Turn, group: Iterable[Turn]) -> Claim:
    """The claim of a leader and those that it leads, itself among them."""
    by_id = {t.id: t for t in group}
    members = sorted(by_id)
    shared = frozenset.intersection(*(t.content.terms for t in by_id.values()))
    signal = Signal(
        name="wording",
        value=1.0,
        weight=1.0,
        reason="each has most of the shorter one's words in common with the statement that leads the claim",
        words=", ".join(sorted(shared)),
    )
    return Claim(
        id=make_id("claim", leader.id),
        words=leader.words,
        statements=tuple(ClaimStatement(id=i, polarity=_polarity(by_id[i], leader)) for i in members),
        signals=(signal,) if len(members) > 1 else (),
    )


def extended(claim: Claim, by_target: Mapping[str, Sequence[Reply]]) -> Claim:
    """The claim with the statements that took a side on one of its statements in other words."""
    polarity = {s.id: s.polarity for s in claim.statements}
    signals = list(claim.signals)
    for member in claim.statements:
        for reply in by_target.get(member.id, ()):
            if reply.source not in polarity:
                polarity[reply.source] = _relative(member.polarity, FOLLOWED[reply.kind])
                signals.append(_by_reply(reply))
    statements = tuple(ClaimStatement(id=i, polarity=polarity[i]) for i in sorted(polarity))
    return Claim(id=claim.id, words=claim.words, statements=statements, signals=tuple(signals))


def takes_a_side(reply: Reply) -> bool:
    """True where it is sure enough that the reply is on the claim itself. Who grants something speaks of it, whatever
    the words."""
    if reply.kind not in FOLLOWED:
        return False
    if reply.kind == "contradicts":
        return reply.score >= CONTRADICTS
    return reply.kind == "concedes" or reply.score >= WORDLESS or any(s.words for s in reply.signals)


def _by_reply(reply: Reply) -> Signal:
    reason = f"statement {reply.source} {reply.kind} statement {reply.target} of this claim"
    return Signal(name="reply", value=reply.score, weight=1.0, reason=reason)


def _relative(member: Polarity, reply: Polarity) -> Polarity:
    if member == "unclear":
        return "unclear"
    return "asserts" if member == reply else "denies"
