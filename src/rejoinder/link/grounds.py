"""What speaks for and against one statement's being about another, measured: the input of ``implied``.

Every ground has a name and a value from 0 to 1; grounds.toml says in words what each means. Grounds are of the
words, the acts and the order of two statements, never of who makes them. They depend on the two statements and
their documents alone, so that a document added elsewhere changes none of them.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rejoinder.link.explicit import tells_its_matter
from rejoinder.link.figures import agree, clash
from rejoinder.link.scene import Scene
from rejoinder.link.signals import Pair, accused, addressed, nearness
from rejoinder.link.stance import Stance, answers_several
from rejoinder.link.turns import Turn
from rejoinder.link.wording import contrasted

Values = dict[str, float]
"""Name -> value; what is not named is 0."""

SOON = 7
"""Days within which most answers are given."""

FEW = 3
"""Content terms of a statement that says little by itself ("fake information")."""

MANY = 5
"""Phrases in common from which more of them tell no more."""

THIN = 2
"""Content terms of a statement that names a subject and says nothing of it ("suspected abuses")."""

TOGETHER: tuple[tuple[str, ...], ...] = (
    ("accused side", "allegation"),
    ("accused side", "nearness"),
    ("accused side", "subject"),
    ("accused side", "negating"),
    ("allegation", "nearness"),
    ("allegation", "subject"),
    ("allegation", "names the speaker"),
    ("allegation", "names a statement", "nearness"),
    ("answering act", "allegation", "nearness"),
    ("answering act", "allegation", "accused side"),
    ("answering act", "last of another side"),
    ("answering act", "last allegation"),
    ("answering act", "leads its document"),
    ("leads its document", "accused side"),
    ("leads its document", "names the speaker"),
    ("last of another side", "last allegation"),
    ("last of another side", "response"),
    ("next", "response"),
    ("response", "nearness"),
    ("response", "names the speaker"),
    ("subject", "nearness"),
    ("subject", "opposite words"),
)
"""Grounds that tell more together than each by itself: their product is a ground of its own, "a & b"."""


@dataclass(frozen=True)
class Said:
    """How firmly the rules of ``explicit`` take a pair for an answer, or for one thing said again."""

    answer: float = 0.0
    repetition: float = 0.0


NOTHING = Said()


def measured(pair: Pair, scene: Scene, said: Said = NOTHING) -> Values:
    """All grounds of a pair. ``said`` is what the rules of ``explicit`` take it for."""
    values = outer(pair, scene, said)
    inner(pair, values)
    return values


def outer(pair: Pair, scene: Scene, said: Said = NOTHING) -> Values:
    """The grounds that can be had without comparing what both say. What is of one statement alone is measured once
    for all its pairs."""
    reply, target = pair.reply, pair.target
    values: Values = {**scene.once("reply", reply, _of_reply), **scene.once("target", target, _of_target)}
    found: Values = {"explicit answer": said.answer, "explicit repetition": said.repetition}
    found[f"{reply.statement.act} > {target.statement.act}"] = 1.0
    _shared(pair, scene, found)
    if pair.one_document:
        _inside(pair, scene, found)
    else:
        _across(pair, scene, found)
    _sides(pair, scene, found)
    found["one utterance"] = float(scene.utterances.one(reply, target))
    values.update(_told(found))
    _together(OUTER_TOGETHER, values)
    return values


def _told(values: Values) -> Values:
    return {name: value for name, value in values.items() if value}


def _together(names: Iterable[tuple[str, tuple[str, ...]]], values: Values) -> None:
    """Adds the products of grounds."""
    for joined, several in names:
        product = 1.0
        for name in several:
            product *= values.get(name, 0.0)
            if not product:
                break
        else:
            values[joined] = product


def _of_reply(turn: Turn, scene: Scene) -> Values:
    """What a statement brings to all that it may answer."""
    act, before = turn.statement.act, scene.before(turn)
    goes_on = before is not None and turn.paragraph - before.paragraph <= 1 and bool(before.side & turn.side)
    values = {
        "answering act": float(act in _PRESUPPOSING),
        f"reply {act}": 1.0,
        "goes on": float(goes_on),
        "response": float(bool(turn.response)),
        "names a statement": float(bool(turn.named)),
        "names several": float(answers_several(turn)),
        "headline answers": float(turn.head),
        "short": float(len(turn.content.terms) <= FEW),
        "negating": float(bool(turn.content.negated)),
        "says false": float("falsity" in turn.manner),
        "beside the fact": float(bool({"legality", "impugning"} & turn.manner)),
        "confirms": float("affirming" in turn.manner),
        "grants": float("conceding" in turn.manner),
        "copied reply": float(scene.carried(turn)),
        "fuller reply elsewhere": float(scene.utterances.fullest[turn.id] != turn.id),
    }
    return _told(values)


def _of_target(turn: Turn, scene: Scene) -> Values:
    """What a statement brings to all that may answer it; a headline or a copy says what is said in full elsewhere."""
    act = turn.statement.act
    fuller = scene.by_id.get(scene.utterances.fullest[turn.id], turn)
    values = {
        f"target {act}": 1.0,
        "allegation": 1.0 if act == "accuses" else 0.6 if turn.allegation else 0.0,
        "headline answered": float(turn.head),
        "thin target": float(len(turn.content.terms) <= THIN),
        "leads its document": float(scene.lead[turn.document.id] == turn.id),
        "copied target": float(scene.carried(turn)),
        "fuller target elsewhere": float(fuller is not turn and fuller.document.id == turn.document.id),
    }
    return _told(values)


def _inside(pair: Pair, scene: Scene, values: Values) -> None:
    """Order and distance in one document."""
    reply, target = pair.reply, pair.target
    values["one document"] = 1.0
    values["one sentence"] = float(reply.sentence == target.sentence)
    values["reports it"] = float(pair.quotes)
    values["rejects it"] = float(pair.object)
    between = reply.index - target.index
    if between < 0:
        values["printed later"] = 1.0
        values["presupposed"] = float(reply.statement.act in _PRESUPPOSING and bool(target.allegation))
        return
    values["nearness"] = nearness(pair)
    values["next"] = float(between == 1)
    values["next but one"] = float(between == 2)
    values["statements between"] = min(1.0, math.log1p(between - 1) / 3)
    others = scene.others_before(reply)
    values["one of few"] = 1 / max(1, len(others))
    values["last of another side"] = float(bool(others) and others[-1] is target)
    values["last allegation"] = float(scene.last_allegation(reply) is target)


_PRESUPPOSING = frozenset({"denies", "declines", "concedes"})


def _shared(pair: Pair, scene: Scene, values: Values) -> None:
    """How many words they share, and whether another statement beside the target shares more."""
    reply, target = pair.reply, pair.target
    shared = len(reply.content.terms & target.content.terms)
    values["a shared word"] = float(shared >= 1)
    values["two shared words"] = float(shared >= 2)
    values["four shared words"] = float(shared >= 4)
    phrases = len(reply.phrases & target.phrases)
    values["a shared phrase"] = float(phrases >= 1)
    values["shared phrases"] = min(1.0, phrases / MANY)
    values["negates"] = float(bool(reply.content.negated & target.content.terms))
    about = len(reply.topic.terms & target.content.terms)
    most = max(about, scene.most_shared(reply, target.document.id)) if len(reply.content.terms) > FEW else 0
    values["nothing shared"] = float(not about)
    values["says much else"] = float(not about and tells_its_matter(reply))
    values["most shared"] = float(about == most > 0)
    values["more shared beside"] = (most - about) / most if most else 0.0


def _across(pair: Pair, scene: Scene, values: Values) -> None:
    """Likeness of two documents, and the time between them."""
    reply, target = pair.reply, pair.target
    values["two documents"] = 1.0
    values["story"] = scene.stories.likeness(reply.document.id, target.document.id)
    days = reply.when.days_from(target.when)
    if days is None:
        values["undated"] = 1.0
    else:
        values["days between"] = min(1.0, math.log1p(max(0, days)) / 6)
        values["soon"] = float(0 <= days <= SOON)
    values["one of few there"] = 1 / max(1, scene.others_in(target.document.id, reply))
    values["own document"] = float(bool(reply.side & scene.voices[reply.document.id]))


def _sides(pair: Pair, scene: Scene, values: Values) -> None:
    reply, target = pair.reply, pair.target
    about = accused(pair)
    beside = bool(reply.side & scene.accused[target.document.id])
    values["accused side"] = about
    values["accused beside it"] = float(beside)
    values["not accused"] = float(not about and not beside)
    values["names the speaker"] = float(addressed(pair))
    values["target in own words"] = float(pair.own_words)


INNER = (
    "subject",
    "subject across",
    "opposite",
    "same stance",
    "opposite words",
    "antonyms",
    "figures exclude",
    "same figure",
    "same measure",
    "one event",
    "other event",
)
"""The names of the grounds that ``inner`` gives."""

INNER_TOGETHER = tuple((" & ".join(names), names) for names in TOGETHER if set(names) & set(INNER))
OUTER_TOGETHER = tuple((" & ".join(names), names) for names in TOGETHER if not set(names) & set(INNER))


def inner(pair: Pair, values: Values) -> None:
    """Adds what both say, and whether they say the same of it, to the ``outer`` grounds."""
    reply, target = pair.reply, pair.target
    found: Values = {}
    subject, _ = pair.subject
    found["subject"] = subject
    found["subject across"] = 0.0 if pair.one_document else subject
    if "a shared word" in values or pair.facing[0]:
        opposite = pair.compared.stance is Stance.OPPOSITE
        found["opposite" if opposite else "same stance"] = subject
        found["opposite words"] = float(opposite and bool(pair.compared.words))
    found["antonyms"] = float(bool(contrasted(reply.content, target.content)))
    if reply.figures and target.figures:
        found["figures exclude"] = float(bool(clash(reply.figures, target.figures)))
        found["same figure"] = float(bool(agree(reply.figures, target.figures)))
        found["same measure"] = float(
            bool({f.measure for f in reply.figures} & {f.measure for f in target.figures})
        )
    one = bool(reply.incidents & target.incidents)
    found["one event"] = float(one)
    found["other event"] = float(bool(reply.incidents and target.incidents) and not one)
    values |= {name: value for name, value in found.items() if value}
    _together(INNER_TOGETHER, values)


Possible = tuple[bool, bool, bool, bool]
"""Whether two statements have words in common, words of which one can be the opposite, figures, and incidents."""


def possible(pair: Pair, values: Values) -> Possible:
    """What ``inner`` can compare, told before it does from the ``outer`` grounds."""
    reply, target = pair.reply, pair.target
    return (
        "nothing shared" not in values,
        bool(reply.content.opposable and target.content.opposable),
        bool(reply.figures and target.figures),
        bool(reply.incidents and target.incidents),
    )


@cache
def inner_names(shared: bool, opposable: bool, figures: bool, incidents: bool) -> frozenset[str]:
    """The names of the grounds that ``inner`` can give where it can compare no more than that."""
    never = {
        "subject": not shared,
        "subject across": not shared,
        "opposite": not shared,
        "same stance": not shared,
        "opposite words": not shared,
        "antonyms": not opposable,
        "figures exclude": not figures,
        "same figure": not figures,
        "same measure": not figures,
        "one event": not incidents,
        "other event": not incidents,
    }
    return frozenset(name for name in INNER if not never.get(name, False))
