"""How likely a pair is a reply: by weights that were fitted to disputes whose replies people marked.

Rules take for replies what says so (``explicit``); these are weighed with the rest, and those that little else speaks
for are left out. Replies that do not say so are found by the weights alone.

Of a pair of two parties it is asked whether one is about the other (``replies``), and if so, whether it takes its
side (``supports``); of a pair of one party, whether it says again what was said (``repeats``). Each question has a
weight for each ground; the sum of the weighted grounds is the logarithm of the odds that the answer is yes. The
weights stand in weights.toml, made by training/replies/fit.py; the words for each ground in grounds.toml. Asked in
one question whether it opposes, in another whether it supports, a pair of which neither is clear was lost to both: at
equal precision, 39 per cent of the pairs of extracted statements were found, and 48 are (documents left out).

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
QUESTIONS: tuple[Question, ...] = ("replies", "supports", "repeats")

THRESHOLDS: Mapping[Question, float] = {"replies": 0.3, "repeats": 0.4}
"""Likelihood from which a pair is suggested that no rule takes for a reply. Pairs of the gold found / of those made, on
the seen half of the disputes, with their own and with extracted statements: from 0.4 on 65 / 79 and 42 / 77, from 0.35
on 67 / 78 and 42 / 74, from 0.3 on 68 / 75 and 44 / 73. Repeats from 0.35 on find no more of them with their own
statements and 41 for 40 with extracted ones; judged by hand on five documents, four of six between 0.35 and 0.4 are
none, and of those made on the two articles 68 per cent are in their gold for 65."""

LEAST: Mapping[Question, float] = {q: math.log(at / (1 - at)) for q, at in THRESHOLDS.items()}
"""The sum of weighted grounds that this likelihood is."""

BORNE_OUT = 0.25
"""Likelihood from which an explicit reply is suggested. Of the sample's pairs are found / in the gold from 0.2 on 39 /
65, from 0.25 on 38 / 66, from 0.35 on 37 / 69; of the disputes the same."""

MOST = 4
"""Implied replies of one statement; more would be a list of everything said before it."""

SHOWN = 6
"""Grounds that a reply is shown with: those that weigh most."""

Found = tuple[float, Pair, Values]
"""How likely, of which pair, on what grounds."""


class Implied:
    """Looks for replies that ``explicit`` ones do not cover."""

    def __init__(self, scene: Room, explicit: Mapping[Ends, Scored]) -> None:
        self._scene = scene
        self._explicit = explicit

    def beside(self, turn: Turn) -> list[Scored]:
        """The likely pairs of ``turn`` that are no explicit replies."""
        return list(self._best(self._found(turn)))

    def borne_out(self, explicit: Iterable[Scored]) -> Iterator[Scored]:
        """A rule sees its own grounds; what else speaks for and against it decides whether it holds."""
        for scored in explicit:
            values = self._measured(scored.pair)
            likely = _likely(scored.pair, values)
            if likely >= BORNE_OUT:
                yield replace(scored, sum=round(likely, 3), signals=(*scored.signals, _weighed(likely)))

    def _found(self, turn: Turn) -> Iterator[Found]:
        for pair in self._asked(turn):
            if self._known(pair) or not _may_answer(pair):
                continue
            values = outer(pair, self._scene, NOTHING)
            if not _can_be_likely(pair, values):
                continue
            inner(pair, values)
            likely = _likely(pair, values)
            if likely >= THRESHOLDS[questions(pair)[0]] and _told(pair, likely, values):
                yield likely, pair, values

    def _best(self, found: Iterable[Found]) -> Iterator[Scored]:
        """The likeliest of one statement's."""
        for likely, pair, values in sorted(found, key=lambda f: (-f[0], f[1].target.id))[:MOST]:
            kind = _kind(pair, values)
            if kind is not None:
                signals = _signals(pair, weights(questions(pair)[0]), values)
                yield Scored(pair, kind, round(likely, 3), signals)

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
        found = {t.id: t for t in [*self._scene.earlier(turn), *self._scene.of_story(turn)]}
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
    question = questions(pair)[0]
    return summed(values, question) + most_inner(question, comparable, together) >= LEAST[question]


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


def questions(pair: Pair) -> tuple[Question, ...]:
    """What is asked of a pair: first whether it is linked at all."""
    return ("repeats",) if pair.one_party else ("replies", "supports")


def _likely(pair: Pair, values: Values) -> float:
    """How likely the pair is linked."""
    return sigmoid(summed(values, questions(pair)[0]))


def _opposed(pair: Pair, values: Values) -> bool:
    """True where it answers another party and does not take its side, or has too little in common to tell."""
    if pair.one_party:
        return False
    alike = pair.one_document or len(pair.reply.content.terms & pair.target.content.terms) >= ALIKE
    return not alike or summed(values, "supports") <= 0


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
    if told_in_report(pair) or _may_be_its_voice(pair):
        return False
    if pair.one_document and pair.apart < 0 and not pair.quotes:
        return bool(pair.target.allegation) and reply in PRESUPPOSING
    return target != "concedes" or reply not in PRESUPPOSING


def _may_be_its_voice(pair: Pair) -> bool:
    """True for a spokesperson of nobody that the text names, right after what an organisation said: hers, for all that
    is known."""
    speaker, before = pair.reply.statement.speaker, pair.target.statement.speaker
    if speaker is None or before is None or len(pair.reply.side) > 1 or speaker.affiliation:
        return False
    next_to = pair.one_document and pair.reply.index == pair.target.index + 1
    voice = (speaker.role or "").lower().startswith("spokes")
    return next_to and voice and before.kind == "organisation"


def _told(pair: Pair, likely: float, values: Values) -> bool:
    """False in a long document where nothing is common, where neither is about the other, or where somebody accuses in
    turn who was not accused: place alone tells which of two or three statements is answered, not which of thirty."""
    if len(pair.reply.document.statements) <= SHORT and len(pair.target.document.statements) <= SHORT:
        return True
    if _opposed(pair, values) and not (
        (likely >= LONG or _says_yes(pair)) and may_be_meant(pair) and _turns_on_it(pair)
    ):
        return False
    if pair.one_party and not pair.one_document and not _alike(pair):
        return False
    return "nothing shared" not in values or "antonyms" in values


def _alike(pair: Pair) -> bool:
    """True where two long documents tell one thing of one party, said again or no longer."""
    if pair.compared.stance is Stance.OPPOSITE or pair.reply.statement.act == "concedes":
        return of_one_subject(pair)
    return pair.rarity.contained(pair.reply.content, pair.target.content, ALIKE) >= MUCH_ALIKE


MUCH_ALIKE = 0.35
"""Share of the shorter one's words that a statement of another long document must have to say the same again."""


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


PRESUPPOSING = frozenset({"denies", "declines", "concedes"})

ALIKE = 2
"""Words that a statement must have in common with another party's before it says the same, and not only something on
it: grounds of place tell that one is about the other, not that it agrees. Of the likely pairs that share fewer, in the
seen disputes as extracted, three of the gold oppose and none supports."""


def _kind(pair: Pair, values: Values) -> ReplyKind | None:
    if _opposed(pair, values):
        return opposing_kind(pair)
    return repeating_kind(pair) if pair.one_party else "affirms"


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
