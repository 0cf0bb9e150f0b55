"""Replies that do not say so: found by weights that were fitted to disputes whose replies people marked.

Three questions are asked of a pair: does it answer the other side (``answers``), take its side (``supports``), or
say again what its own side said (``repeats``)? Each question has a weight for each ground; the sum of the weighted
grounds is the logarithm of the odds that the answer is yes. The weights stand in weights.toml, made by
training/replies/fit.py; the words for each ground in grounds.toml.

A second step with the likelihoods around a pair as grounds (who denies a denial takes a side, who answers goes on
answering) was fitted and left out: at 0.4 it found 58 / 78 where one step finds 57 / 79, and 51 / 52 of the sample
dispute where one step finds 50 / 60.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rejoinder.link.candidates import Candidates
from rejoinder.link.grounds import INNER, Values, inner, measured, outer
from rejoinder.link.kinds import opposing_kind, repeating_kind
from rejoinder.link.scene import Scene
from rejoinder.link.scored import Scored
from rejoinder.link.signals import Pair
from rejoinder.link.stance import Stance
from rejoinder.link.turns import Turn
from rejoinder.link.vocabulary import table
from rejoinder.model import Signal
from rejoinder.model.vocabulary import ReplyKind

Question = str
QUESTIONS: tuple[Question, ...] = ("answers", "supports", "repeats")

THRESHOLDS: Mapping[Question, float] = {"answers": 0.45, "supports": 0.6, "repeats": 0.5}
"""Likelihood from which a pair is suggested. Pairs of the gold found / of those made at one threshold for all,
explicit ones included, each document judged by weights that were fitted without it: on the seen half of the
disputes, with their own statements, 0.35 gives 61 / 78, 0.45 gives 54 / 81, 0.6 gives 43 / 81; on the sample dispute
51 / 55, 49 / 62, 48 / 62. Explicit ones alone give 24 / 86 and 45 / 63. Agreement and repetition are held to more:
of what they suggested at 0.45 on five documents of a real dispute, people would have rejected most."""

MOST = 4
"""Implied replies of one statement; more would be a list of everything said before it."""

SHOWN = 6
"""Grounds that a reply is shown with: those that weigh most."""

Found = tuple[float, Pair, Question, Values]
"""How likely, of which pair, for which question, on what grounds."""


class Implied:
    """Looks for replies that ``explicit`` ones do not cover."""

    def __init__(self, scene: Scene, explicit: Iterable[Scored]) -> None:
        self._scene = scene
        self._candidates = Candidates(scene)
        self._explicit = {(s.pair.reply.id, s.pair.target.id) for s in explicit}

    def link(self) -> list[Scored]:
        """The likely pairs that are not explicit replies, nor wordings of one utterance."""
        return [s for turn in self._scene.turns for s in self._best(self._likely(turn))]

    def _likely(self, turn: Turn) -> Iterator[Found]:
        for pair in self._asked(turn):
            explicit = (pair.reply.id, pair.target.id) in self._explicit
            values = outer(pair, self._scene, explicit)
            if not any(summed(values, q) + most_inner(q) >= least(q) for q in questions(pair)):
                continue
            values |= inner(pair)
            value, question = max((summed(values, q), q) for q in questions(pair))
            likely = sigmoid(value)
            if likely >= THRESHOLDS[question] and not self._known(pair) and _may_answer(pair):
                yield likely, pair, question, values

    def _best(self, found: Iterable[Found]) -> Iterator[Scored]:
        """The likeliest of one statement's."""
        for likely, pair, question, values in sorted(found, key=lambda f: (-f[0], f[1].target.id))[:MOST]:
            kind = _kind(pair, question)
            if kind is not None and (kind != "contradicts" or likely >= CONTRADICTS or _opposite(pair)):
                yield Scored(pair, kind, round(likely, 3), _signals(pair, weights(question), values))

    def pairs(self) -> Iterator[tuple[Pair, Values]]:
        """The pairs to ask about, with the grounds of each by itself."""
        for turn in self._scene.turns:
            for pair in self._asked(turn):
                explicit = (pair.reply.id, pair.target.id) in self._explicit
                yield pair, measured(pair, self._scene, explicit)

    def _asked(self, turn: Turn) -> Iterator[Pair]:
        if not turn.side:
            return
        found = {t.id: t for t in [*self._candidates.of(turn), *self._candidates.of_story(turn)]}
        for target in found.values():
            if turn.statement.parent == target.id:
                continue
            if self._scene.connected(turn.document.id, target.document.id):
                yield self._scene.pair(turn, target)

    def _known(self, pair: Pair) -> bool:
        """True for what is linked already, and for headlines of which the text below is linked."""
        ends = (pair.reply.id, pair.target.id)
        return (
            self._scene.repeated_below(pair.reply)
            or self._scene.repeated_below(pair.target)
            or ends in self._explicit
            or ends[::-1] in self._explicit
            or self._scene.utterances.one(pair.reply, pair.target)
        )


@cache
def most_inner(question: Question) -> float:
    """The most that comparing what both say can add: where that is too little, they are not compared."""
    return sum(max(0.0, weights(question).get(name, 0.0)) for name in INNER)


@cache
def least(question: Question) -> float:
    """The least sum with which a pair is suggested."""
    return math.log(THRESHOLDS[question] / (1 - THRESHOLDS[question]))


def questions(pair: Pair) -> tuple[Question, ...]:
    """What can be asked of a pair."""
    return ("repeats",) if pair.one_party else ("answers", "supports")


@cache
def weights(question: Question) -> Mapping[str, float]:
    """Ground -> its weight for one question."""
    found: Mapping[str, float] = table("weights")[question]
    return found


def _may_answer(pair: Pair) -> bool:
    """False where the text gives the target later, unless it is the accusation that a denial presupposes; and for
    a denial of what the other side has granted."""
    reply, target = pair.reply.statement.act, pair.target.statement.act
    if pair.one_party:
        return True
    if pair.one_document and pair.apart < 0 and not pair.quotes:
        return bool(pair.target.allegation) and reply in PRESUPPOSING
    return target != "concedes" or reply not in PRESUPPOSING


CONTRADICTS = 0.6
"""Likelihood from which a third party is said to contradict what it does not say the opposite of in so many words."""


def _opposite(pair: Pair) -> bool:
    return pair.compared.stance is Stance.OPPOSITE and bool(pair.subject[1])


PRESUPPOSING = frozenset({"denies", "declines", "concedes"})

ALIKE = 2
"""Words that statements of two documents, or a concession and what it takes back, have in common before one says
the same as the other: grounds of place tell that it answers, not that it agrees."""


def _kind(pair: Pair, question: Question) -> ReplyKind | None:
    if question == "answers":
        return opposing_kind(pair)
    shared = len(pair.reply.content.terms & pair.target.content.terms)
    if shared < ALIKE and (not pair.one_document or pair.reply.statement.act == "concedes"):
        return None
    return "affirms" if question == "supports" else repeating_kind(pair)


def summed(values: Values, question: Question) -> float:
    """The weighted grounds, in the order in which they are measured: the same whatever the order of documents."""
    weight, total = weights(question), 0.0
    for name, value in values.items():
        if name in weight:
            total += weight[name] * value
    return total


def sigmoid(value: float) -> float:
    """The likelihood for a logarithm of odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def _signals(pair: Pair, weight: Mapping[str, float], values: Values) -> tuple[Signal, ...]:
    """The grounds that weigh most, in that order."""
    reasons = table("grounds")
    telling = [n for n in values if n in reasons and abs(weight.get(n, 0.0) * values[n]) >= 0.05]
    telling.sort(key=lambda n: (-abs(weight[n] * values[n]), n))
    words = ", ".join(pair.rarity.rarest(pair.subject[1], 6))
    return tuple(
        Signal(
            name=name,
            value=round(values[name], 3),
            weight=round(weight[name], 2),
            reason=reasons[name],
            words=words if "word" in name or "subject" in name else "",
        )
        for name in telling[:SHOWN]
    )
