"""Replies that do not say so: found by weights that were fitted to disputes whose replies people marked.

Three questions are asked of a pair: does it answer the other side (``answers``), take its side (``supports``), or
say again what its own side said (``repeats``)? Each has weights for the grounds of the pair by itself; then, with
what was found likely around it, for those of its neighbours: who denies a denial takes a side. The weights stand
in weights.toml, made by training/replies.py; the words for each ground in grounds.toml.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from rejoinder.link.candidates import Candidates
from rejoinder.link.grounds import Values, measured
from rejoinder.link.kinds import opposing_kind, repeating_kind
from rejoinder.link.scene import Scene
from rejoinder.link.scored import Scored
from rejoinder.link.signals import Pair
from rejoinder.link.turns import Turn
from rejoinder.link.vocabulary import table
from rejoinder.model import Signal
from rejoinder.model.vocabulary import ReplyKind

Question = str
QUESTIONS: tuple[Question, ...] = ("answers", "supports", "repeats")
STEPS = ("first", "second")

THRESHOLD = 0.4
"""Likelihood from which a pair is suggested. Pairs of the gold found / of those made, explicit ones included, each
document judged by weights that were fitted without it: on the seen half of the disputes, with their own statements,
0.35 gives 60 / 76, 0.4 gives 59 / 78, 0.5 gives 51 / 80; on the sample dispute 52 / 50, 51 / 53, 49 / 59. Explicit
ones alone give 23 / 86 and 45 / 63."""

UNLIKELY = 0.03
"""Likelihood below which a pair is not looked at again: what stands around it lifts none of these above the
threshold."""

SURE = 0.2
"""Likelihood from which a pair tells something of those around it."""

MOST = 4
"""Implied replies of one statement; more would be a list of everything said before it."""

SHOWN = 6
"""Grounds that a reply is shown with: those that weigh most."""

Likely = dict[tuple[str, str], dict[Question, float]]
"""(reply, target) -> how likely each question is answered with yes."""


class Implied:
    """Looks for replies that ``explicit`` ones do not cover."""

    def __init__(self, scene: Scene, explicit: Iterable[Scored]) -> None:
        self._scene = scene
        self._candidates = Candidates(scene)
        self._explicit = {(s.pair.reply.id, s.pair.target.id) for s in explicit}

    def link(self) -> list[Scored]:
        """The likely pairs that are not explicit replies, nor wordings of one utterance."""
        pairs, first = self.first()
        likely = self.likely("first", pairs, first)
        kept = {key: values for key, values in first.items() if max(likely[key].values()) >= UNLIKELY}
        second = self.second(kept, {key: likely[key] for key in kept})
        final = self.likely("second", pairs, second)
        return [s for reply in _by_reply(final).values() for s in self._best(reply, pairs, second)]

    def first(self) -> tuple[dict[tuple[str, str], Pair], dict[tuple[str, str], Values]]:
        """The pairs to ask about, with the grounds of each by itself."""
        pairs = {(p.reply.id, p.target.id): p for turn in self._scene.turns for p in self._pairs(turn)}
        return pairs, {key: measured(p, self._scene, key in self._explicit) for key, p in pairs.items()}

    def _pairs(self, turn: Turn) -> Iterator[Pair]:
        if not turn.side:
            return
        found = {t.id: t for t in [*self._candidates.of(turn), *self._candidates.of_story(turn)]}
        for target in found.values():
            if turn.statement.parent == target.id:
                continue
            if self._scene.connected(turn.document.id, target.document.id):
                yield self._scene.pair(turn, target)

    def likely(
        self, step: str, pairs: Mapping[tuple[str, str], Pair], grounds: Mapping[tuple[str, str], Values]
    ) -> Likely:
        """How likely each pair is, by the weights of ``step``."""
        return {
            key: {q: _sigmoid(_sum(weights(step, q), values)) for q in questions(pairs[key])}
            for key, values in grounds.items()
        }

    def second(
        self, first: Mapping[tuple[str, str], Values], likely: Likely
    ) -> dict[tuple[str, str], Values]:
        """The grounds with those that others give: rivals for one answer, neighbours, allies and opponents."""
        around = _Around(self._scene, likely)
        return {key: {**values, **around.values(key)} for key, values in first.items()}

    def _best(
        self,
        found: Sequence[tuple[float, str, str, Question]],
        pairs: Mapping[tuple[str, str], Pair],
        grounds: Mapping[tuple[str, str], Values],
    ) -> Iterator[Scored]:
        """The likeliest of one statement's."""
        for likely, reply, target, question in sorted(found, key=lambda f: (-f[0], f[2]))[:MOST]:
            pair = pairs[reply, target]
            if self._known(pair):
                continue
            kind = _kind(pair, question)
            if kind is not None:
                signals = _signals(pair, weights("second", question), grounds[reply, target])
                yield Scored(pair, kind, round(likely, 3), signals)

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


def questions(pair: Pair) -> tuple[Question, ...]:
    """What can be asked of a pair."""
    return ("repeats",) if pair.one_party else ("answers", "supports")


@cache
def weights(step: str, question: Question) -> Mapping[str, float]:
    """Ground -> its weight in one of the two steps."""
    found: Mapping[str, float] = table("weights")[step][question]
    return found


def _kind(pair: Pair, question: Question) -> ReplyKind | None:
    if question == "answers":
        return opposing_kind(pair)
    return "affirms" if question == "supports" else repeating_kind(pair)


def _by_reply(likely: Likely) -> dict[str, list[tuple[float, str, str, Question]]]:
    found: dict[str, list[tuple[float, str, str, Question]]] = defaultdict(list)
    for (reply, target), asked in likely.items():
        best = max(asked, key=lambda q: (asked[q], q))
        if asked[best] >= THRESHOLD:
            found[reply].append((asked[best], reply, target, best))
    return found


def _sum(weight: Mapping[str, float], values: Values) -> float:
    return math.fsum(weight.get(name, 0.0) * value for name, value in values.items())


def _sigmoid(value: float) -> float:
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


class _Around:
    """What the likely pairs around a pair tell of it."""

    def __init__(self, scene: Scene, likely: Likely) -> None:
        self._scene = scene
        self._likely = likely
        self._most: dict[tuple[str, Question], float] = defaultdict(float)
        self._against: dict[str, dict[str, float]] = defaultdict(dict)
        self._with: dict[str, dict[str, float]] = defaultdict(dict)
        for (reply, target), asked in likely.items():
            for question, value in asked.items():
                self._most[reply, question] = max(self._most[reply, question], value)
                if value > SURE:
                    _both_ways(self._against if question == "answers" else self._with, reply, target, value)

    def values(self, key: tuple[str, str]) -> Values:
        """The grounds that others give for a pair."""
        reply, target = key
        values: Values = {}
        for question, value in self._likely[key].items():
            values[f"{question} by itself"] = math.log(value / (1 - value + 1e-9) + 1e-9) / 5
            values[f"{question} beside rivals"] = value / self._most[reply, question]
            values[f"{question} likeliest"] = float(value == self._most[reply, question])
        turn = self._scene.by_id[reply]
        values["goes on"] = self._neighbour(turn, -1, target)
        values["goes on after"] = self._neighbour(turn, 1, target)
        values["answers what opposes it"] = _through(self._against, self._against, reply, target)
        values["answers what agrees with it"] = _through(self._against, self._with, reply, target)
        values["agrees with what opposes it"] = _through(self._with, self._against, reply, target)
        values["agrees with what agrees with it"] = _through(self._with, self._with, reply, target)
        return {name: value for name, value in values.items() if value}

    def _neighbour(self, turn: Turn, step: int, target: str) -> float:
        """How likely the statement before or after it, where it is of its side, answers ``target``."""
        here = self._scene.by_document[turn.document.id]
        at = turn.index + step
        if not 0 <= at < len(here) or not here[at].side & turn.side:
            return 0.0
        return self._likely.get((here[at].id, target), {}).get("answers", 0.0)


def _both_ways(found: dict[str, dict[str, float]], a: str, b: str, value: float) -> None:
    found[a][b] = max(found[a].get(b, 0.0), value)
    found[b][a] = max(found[b].get(a, 0.0), value)


def _through(
    first: Mapping[str, Mapping[str, float]], then: Mapping[str, Mapping[str, float]], a: str, b: str
) -> float:
    """How sure the surest way from ``a`` to ``b`` by way of one other statement is."""
    ways = (min(value, then[m].get(b, 0.0)) for m, value in first.get(a, {}).items() if m != b and m in then)
    return max(ways, default=0.0)
