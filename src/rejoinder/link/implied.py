"""How likely a pair is a reply: by weights that were fitted to disputes whose replies people marked.

Rules take for replies what says so (``explicit``); these are weighed with the rest, and those that little else speaks
for are left out. Replies that do not say so are found by the weights alone.

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
from dataclasses import replace
from functools import cache

from rejoinder.link.explicit import may_be_meant, of_one_subject, told_in_report
from rejoinder.link.grounds import (
    INNER,
    INNER_TOGETHER,
    NOTHING,
    Possible,
    Said,
    Values,
    inner,
    inner_names,
    measured,
    outer,
    possible,
)
from rejoinder.link.kinds import SAID_AGAIN, opposing_kind, repeating_kind
from rejoinder.link.room import Room
from rejoinder.link.scored import Ends, Scored
from rejoinder.link.signals import Pair, accused, addressed
from rejoinder.link.stance import Stance
from rejoinder.link.turns import Turn
from rejoinder.link.vocabulary import table
from rejoinder.model import Signal
from rejoinder.model.vocabulary import ReplyKind

Question = str
QUESTIONS: tuple[Question, ...] = ("answers", "supports", "repeats")

THRESHOLDS: Mapping[Question, float] = {"answers": 0.45, "supports": 0.4, "repeats": 0.35}
"""Likelihood from which a pair is suggested that no rule takes for a reply. Pairs of the gold found / of those made on
the seen half of the disputes, with their own statements: answers from 0.4 on give 54 / 80, from 0.45 on 52 / 82, from
0.5 on 48 / 85; the sample dispute and the two articles stay the same within one pair."""

BORNE_OUT: Mapping[Question, float] = {"answers": 0.25, "supports": 0.25, "repeats": 0.25}
"""Likelihood from which an explicit reply is suggested: 0.2 gives 68 / 57 on the two articles, 0.3 gives 63 / 57, 0.4
gives 47 / 53. Before they were weighed at all, explicit replies made up most of what people would have rejected."""

MOST = 4
"""Implied replies of one statement; more would be a list of everything said before it."""

SHOWN = 6
"""Grounds that a reply is shown with: those that weigh most."""

Found = tuple[float, Pair, Question, Values]
"""How likely, of which pair, for which question, on what grounds."""


class Implied:
    """Looks for replies that ``explicit`` ones do not cover."""

    def __init__(self, scene: Room, explicit: Mapping[Ends, Scored]) -> None:
        self._scene = scene
        self._candidates = scene.candidates
        self._explicit = explicit

    def beside(self, turn: Turn) -> list[Scored]:
        """The likely pairs of ``turn`` that are no explicit replies."""
        return list(self._best(self._likely(turn)))

    def borne_out(self, explicit: Iterable[Scored]) -> Iterator[Scored]:
        """A rule sees its own grounds; what else speaks for and against it decides whether it holds."""
        for scored in explicit:
            values = self._measured(scored.pair)
            question: Question = (
                "repeats" if scored.pair.one_party else "supports" if scored.kind == "affirms" else "answers"
            )
            likely = sigmoid(summed(values, question))
            if likely >= BORNE_OUT[question]:
                yield replace(scored, sum=round(likely, 3), signals=(*scored.signals, _weighed(likely)))

    def _likely(self, turn: Turn) -> Iterator[Found]:
        for pair in self._asked(turn):
            if self._known(pair) or not _may_answer(pair):
                continue
            values = outer(pair, self._scene, NOTHING)
            if not _can_be_likely(pair, values):
                continue
            inner(pair, values)
            value, question = max((summed(values, q), q) for q in questions(pair))
            likely = sigmoid(value)
            if likely >= THRESHOLDS[question] and _told(pair, question, likely, values):
                yield likely, pair, question, values

    def _best(self, found: Iterable[Found]) -> Iterator[Scored]:
        """The likeliest of one statement's."""
        for likely, pair, question, values in sorted(found, key=lambda f: (-f[0], f[1].target.id))[:MOST]:
            kind = _kind(pair, question)
            if kind is not None and (kind != "contradicts" or likely >= CONTRADICTS or _contradicts(pair)):
                yield Scored(pair, kind, round(likely, 3), _signals(pair, weights(question), values))

    def pairs(self) -> Iterator[tuple[Pair, Values]]:
        """The pairs to ask about, and those of explicit replies, with the grounds of each by itself."""
        asked: set[tuple[str, str]] = set()
        for turn in self._scene.turns:
            for pair in self._asked(turn):
                asked.add((pair.reply.id, pair.target.id))
                yield pair, self._measured(pair)
        for ends, scored in self._explicit.items():
            if ends not in asked:
                yield scored.pair, self._measured(scored.pair)

    def _measured(self, pair: Pair) -> Values:
        explicit = self._explicit.get((pair.reply.id, pair.target.id))
        return measured(pair, self._scene, _said(explicit) if explicit else NOTHING)

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


def _said(scored: Scored) -> Said:
    if scored.kind in SAID_AGAIN:
        return Said(repetition=scored.score)
    return Said(answer=scored.score)


def _weighed(likely: float) -> Signal:
    return Signal(
        name="weighed",
        value=round(likely, 3),
        weight=1.0,
        reason="how likely it is with all that speaks for and against it",
    )


def _can_be_likely(pair: Pair, values: Values) -> bool:
    """False where all that comparing what both say could add would be too little: they are not compared."""
    comparable = possible(pair, values)
    together = frozenset(joined for joined, outer_ones in _OUTER_OF if values.keys() >= outer_ones)
    return any(summed(values, q) + most_inner(q, comparable, together) >= least(q) for q in questions(pair))


_OUTER_OF = tuple((joined, frozenset(names) - frozenset(INNER)) for joined, names in INNER_TOGETHER)
"""Of the grounds that ``inner`` gives together with others, these others."""


@cache
def most_inner(question: Question, comparable: Possible, together: frozenset[str]) -> float:
    """The most that comparing what both say can add, where no more is comparable."""
    names = inner_names(*comparable)
    joined = {
        j for j, parts in INNER_TOGETHER if j in together and names >= frozenset(parts) & frozenset(INNER)
    }
    return sum(max(0.0, weights(question).get(name, 0.0)) for name in sorted(names | joined))


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
    """False for what nobody is known to have said, and for what a report told; where the text gives the target later,
    unless it is the accusation that a denial presupposes; and for a denial of what the other side has granted."""
    reply, target = pair.reply.statement.act, pair.target.statement.act
    if pair.target.party is None:
        return False
    if pair.one_party:
        return True
    if told_in_report(pair):
        return False
    if pair.one_document and pair.apart < 0 and not pair.quotes:
        return bool(pair.target.allegation) and reply in PRESUPPOSING
    return target != "concedes" or reply not in PRESUPPOSING


def _told(pair: Pair, question: Question, likely: float, values: Values) -> bool:
    """False in a long document where nothing is common, where neither is about the other, or where somebody accuses in
    turn who was not accused: place alone tells which of two or three statements is answered, not which of thirty."""
    if len(pair.reply.document.statements) <= SHORT and len(pair.target.document.statements) <= SHORT:
        return True
    if question == "answers" and not (
        (likely >= LONG or _says_yes(pair)) and may_be_meant(pair) and _turns_on_it(pair)
    ):
        return False
    return "nothing shared" not in values or "antonyms" in values


def _turns_on_it(pair: Pair) -> bool:
    reply, target = pair.reply, pair.target
    if reply.statement.act in ("accuses", "threatens") and not reply.response:
        return bool(accused(pair)) or target.statement.act == "denies"
    return bool(accused(pair)) or addressed(pair) or _opposes(pair)


def _says_yes(pair: Pair) -> bool:
    """True where it says, without a negation, what the earlier statement negates."""
    reply, target = pair.reply.content, pair.target.content
    return len((target.negated & reply.terms) - reply.negated) >= ALIKE


def _opposes(pair: Pair) -> bool:
    """A third party's statement on a denial, or one that says the opposite of the same subject."""
    if pair.target.statement.act == "denies" and len(pair.subject[1]) >= ALIKE:
        return True
    return pair.compared.stance is Stance.OPPOSITE and pair.subject[0] >= ONE_SUBJECT


ONE_SUBJECT = 0.5
"""Share of common words of two statements on one subject."""


LONG = 0.6
"""Likelihood from which an answer is suggested in a long document that says nowhere that it answers. From 0.45 to 0.65
the same pairs of the gold of the sample and the two articles are found; 67 and 71 per cent of those made on the two
articles are in the gold."""

SHORT = 8
"""Statements of a short document. Without a difference between short and long ones, 55 per cent of what is suggested
on the two articles is in their gold; with it 67, and as much of the gold is found."""


CONTRADICTS = 0.6
"""Likelihood from which a third party is said to contradict what accuses nobody, and of which it does not say the
opposite in so many words."""


def _contradicts(pair: Pair) -> bool:
    if pair.target.statement.act == "accuses":
        return True
    return pair.compared.stance is Stance.OPPOSITE and bool(pair.subject[1])


PRESUPPOSING = frozenset({"denies", "declines", "concedes"})

ALIKE = 2
"""Words that statements of two documents, or a concession and what it takes back, have in common before one says
the same as the other: grounds of place tell that it answers, not that it agrees."""

MUCH_ALIKE = 0.35
"""Share of the shorter one's words that another document must have to say the same again."""


def _kind(pair: Pair, question: Question) -> ReplyKind | None:
    if question == "answers":
        return opposing_kind(pair)
    shared = len(pair.reply.content.terms & pair.target.content.terms)
    if shared < ALIKE and (not pair.one_document or pair.reply.statement.act == "concedes"):
        return None
    if (
        not pair.one_document
        and pair.rarity.contained(pair.reply.content, pair.target.content, ALIKE) < MUCH_ALIKE
    ):
        return None
    if question == "supports":
        return "affirms"
    kind = repeating_kind(pair)
    return kind if kind != "shifts" or of_one_subject(pair) else None


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


def reason(ground: str) -> str:
    """What a ground means, in words; nothing for one that is weighed and not shown. Of several together, all."""
    reasons = table("grounds")
    parts = ground.split(" & ")
    return ", and ".join(reasons[p] for p in parts) if all(p in reasons for p in parts) else ""


def _signals(pair: Pair, weight: Mapping[str, float], values: Values) -> tuple[Signal, ...]:
    """The grounds that weigh most, in that order."""
    telling = [n for n in values if reason(n) and abs(weight.get(n, 0.0) * values[n]) >= 0.05]
    telling.sort(key=lambda n: (-abs(weight[n] * values[n]), n))
    words = ", ".join(pair.rarity.rarest(pair.subject[1], 6))
    return tuple(
        Signal(
            name=name,
            value=round(values[name], 3),
            weight=round(weight[name], 2),
            reason=reason(name),
            words=words if "word" in name or "subject" in name else "",
        )
        for name in telling[:SHOWN]
    )
