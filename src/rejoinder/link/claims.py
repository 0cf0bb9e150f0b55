"""Claims: statements that assert or deny one proposition, each with its polarity.

A claim and its denial share nearly all their words; they are one claim with opposite polarities, never one
polarity. A claim is led by one statement, and the others are compared with it, so that a chain of small
likenesses cannot join what its ends do not share.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from rejoinder.link.blocking import Index
from rejoinder.link.stance import Stance, compare
from rejoinder.link.turns import Turn
from rejoinder.link.utterances import Utterances
from rejoinder.link.wording import Rarity
from rejoinder.model import Claim, ClaimStatement, Reply, Signal, make_id
from rejoinder.model.vocabulary import Polarity, ReplyKind

THRESHOLD = 0.6
"""Weighted share of the shorter statement's terms that the longer must have. Set by hand on the cases of
tests/link/test_claims.py; not yet measured against a gold of claims."""

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
"""Score from which a reply that shares no words takes a side on a claim; below it, "nobody was in danger" after
"12 bridges were closed" would deny that they were. Pairs of one claim found / of those made, on the seen half of the
disputes with their own statements: 0.45 gives 52 / 84, 0.55 gives 49 / 85, 0.7 gives 46 / 87."""


Ties = Sequence[tuple[str, float]]
"""The statements that could lead one's claim, with how near they are, the ones that share most first."""


def link_claims(turns: Sequence[Turn], utterances: Utterances, rarity: Rarity) -> list[Claim]:
    """Claims, also of single statements: ``with_replies`` keeps of these what somebody took a side on."""
    claimed = [t for t in turns if claimable(t)]
    index = Index(claimed, rarity)
    return Claims().grown(claimed, {t.id: ties(t, index, utterances, rarity) for t in claimed})


def claimable(turn: Turn) -> bool:
    """True for what can be claimed, in words of its own."""
    return turn.statement.act in ACTS and bool(turn.content.terms)


def ties(turn: Turn, index: Index, utterances: Utterances, rarity: Rarity) -> Ties:
    """The turns of ``index`` that say enough of what ``turn`` says."""
    nearness = ((o.id, _nearness(turn, o, utterances, rarity)) for o in index.near(turn, MANY))
    return [(id, near) for id, near in nearness if near >= THRESHOLD and id != turn.id]


class Claims:
    """Makes claims, and remembers those it made: most stay as they are when a document is added."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[list[Turn], Claim]] = {}
        self._keys: dict[str, tuple[Turn, tuple[object, ...]]] = {}
        self._order: list[str] = []

    def grown(self, claimed: Iterable[Turn], tied: Mapping[str, Ties]) -> list[Claim]:
        """The claims of ``claimed``, each led by a statement that no other leads."""
        by_id = {t.id: t for t in claimed}
        led: dict[str, list[str]] = {}
        for id in self._ordered(by_id):
            leader = _leader(id, led, tied[id]) if tied[id] else id
            led.setdefault(leader, []).append(id)
        self._made = {id: self._made_of(id, [by_id[i] for i in group]) for id, group in led.items()}
        return [self._made[id][1] for id in sorted(led)]

    def _ordered(self, by_id: Mapping[str, Turn]) -> list[str]:
        """The statements in the order in which they may lead; nearly sorted already when few are new."""
        known = self._keys
        for id, turn in by_id.items():
            if id not in known or known[id][0] is not turn:
                known[id] = (turn, leading(turn))
        before = set(self._order)
        ids = [*(id for id in self._order if id in by_id), *(id for id in by_id if id not in before)]
        self._order = sorted(ids, key=lambda id: known[id][1])
        return self._order

    def _made_of(self, id: str, group: list[Turn]) -> tuple[list[Turn], Claim]:
        known = self._made.get(id)
        return known if known is not None and known[0] == group else (group, _claim(group))


def leading(turn: Turn) -> tuple[object, ...]:
    """Accusations and assertions lead before denials, body before headline, the longer before the shorter."""
    return (turn.denies or bool(turn.content.negated), turn.head, -len(turn.content.terms), turn.id)


def _leader(id: str, led: Mapping[str, object], tied: Ties) -> str:
    """The nearest of those that lead already, the statement itself where none does."""
    best, nearest = id, THRESHOLD
    for other, near in tied:
        if other in led and near >= nearest and (near > nearest or best == id):
            best, nearest = other, near
    return best


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


def _claim(group: Sequence[Turn]) -> Claim:
    """The claim of a leader and those that it leads."""
    leader = group[0]
    by_id = {t.id: t for t in group}
    members = sorted(by_id)
    shared = frozenset.intersection(*(t.content.terms for t in group))
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


def with_replies(
    claims: Iterable[Claim], replies: Iterable[Reply], accusations: Collection[str]
) -> list[Claim]:
    """The claims with the statements that deny, concede or affirm one of their statements in other words.

    Those of one statement that nobody took a side on are left out, unless it is one of ``accusations``.
    """
    by_target: dict[str, list[Reply]] = defaultdict(list)
    for reply in replies:
        if reply.kind in FOLLOWED and _stands_on_words(reply):
            by_target[reply.target].append(reply)
    extended = (_extended(c, by_target) if _answered(c, by_target) else c for c in claims)
    return [c for c in extended if len(c.statements) > 1 or c.statements[0].id in accusations]


def _answered(claim: Claim, by_target: Mapping[str, object]) -> bool:
    members = claim.statements
    return members[0].id in by_target or (len(members) > 1 and any(s.id in by_target for s in members))


def _extended(claim: Claim, by_target: Mapping[str, Sequence[Reply]]) -> Claim:
    polarity = {s.id: s.polarity for s in claim.statements}
    signals = list(claim.signals)
    for member in claim.statements:
        for reply in by_target.get(member.id, ()):
            if reply.source not in polarity:
                polarity[reply.source] = _relative(member.polarity, FOLLOWED[reply.kind])
                signals.append(_by_reply(reply))
    statements = tuple(ClaimStatement(id=i, polarity=polarity[i]) for i in sorted(polarity))
    return Claim(id=claim.id, words=claim.words, statements=statements, signals=tuple(signals))


def _stands_on_words(reply: Reply) -> bool:
    """True where some signal names words, or where what else speaks for the reply is strong."""
    return reply.score >= WORDLESS or any(signal.words for signal in reply.signals)


def _by_reply(reply: Reply) -> Signal:
    reason = f"statement {reply.source} {reply.kind} statement {reply.target} of this claim"
    return Signal(name="reply", value=reply.score, weight=1.0, reason=reason)


def _relative(member: Polarity, reply: Polarity) -> Polarity:
    if member == "unclear":
        return "unclear"
    return "asserts" if member == reply else "denies"
