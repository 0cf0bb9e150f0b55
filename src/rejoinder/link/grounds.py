"""What speaks for and against one statement's being about another, measured: the input of ``implied``.

Every ground has a name and a value from 0 to 1; grounds.toml says in words what each means. Grounds are of the
words, the acts and the order of two statements, never of who makes them.
"""

import math

from rejoinder.link.figures import agree, clash
from rejoinder.link.scene import Scene
from rejoinder.link.signals import Pair, accused, addressed, nearness
from rejoinder.link.stance import Stance, answers_several
from rejoinder.link.wording import contrasted

Values = dict[str, float]
"""Name -> value; what is not named is 0."""

SOON = 7
"""Days within which most answers are given."""

FEW = 3
"""Content terms of a statement that says little by itself ("fake information")."""


def measured(pair: Pair, scene: Scene, explicit: bool) -> Values:
    """All grounds of a pair. ``explicit`` is True where the rules of ``explicit`` take it for a reply."""
    return {**outer(pair, scene, explicit), **inner(pair)}


def outer(pair: Pair, scene: Scene, explicit: bool) -> Values:
    """The grounds that can be had without comparing what both say."""
    values: Values = {"explicit": float(explicit)}
    _acts(pair, values)
    if pair.one_document:
        _inside(pair, scene, values)
    else:
        _across(pair, scene, values)
    _sides(pair, scene, values)
    _cues(pair, values)
    _retelling(pair, scene, values)
    return {name: value for name, value in values.items() if value}


def _acts(pair: Pair, values: Values) -> None:
    reply, target = pair.reply.statement.act, pair.target.statement.act
    values[f"reply {reply}"] = 1.0
    values[f"target {target}"] = 1.0
    values[f"{reply} > {target}"] = 1.0


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
    alleged = next((t for t in reversed(others) if t.allegation), None)
    values["last allegation"] = float(alleged is target)


_PRESUPPOSING = frozenset({"denies", "declines", "concedes"})


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


def _cues(pair: Pair, values: Values) -> None:
    reply, target = pair.reply, pair.target
    values["response"] = float(bool(reply.response))
    values["names a statement"] = float(bool(reply.named))
    values["names several"] = float(answers_several(reply))
    values["allegation"] = 1.0 if target.statement.act == "accuses" else 0.6 if target.allegation else 0.0
    values["headline answered"] = float(target.head)
    values["headline answers"] = float(reply.head)
    values["short"] = float(len(reply.content.terms) <= FEW)
    values["says false"] = float("falsity" in reply.manner)
    values["beside the fact"] = float(bool({"legality", "impugning"} & reply.manner))
    values["confirms"] = float("affirming" in reply.manner)
    values["grants"] = float("conceding" in reply.manner)


INNER = (
    "subject",
    "subject across",
    "a shared word",
    "two shared words",
    "four shared words",
    "opposite",
    "same stance",
    "opposite words",
    "negates",
    "antonyms",
    "figures exclude",
    "same figure",
    "same measure",
    "one event",
    "other event",
)
"""The names of the grounds that ``inner`` gives."""


def inner(pair: Pair) -> Values:
    """What both say, and whether they say the same of it."""
    reply, target = pair.reply, pair.target
    values: Values = {}
    subject, _ = pair.subject
    shared = len(reply.content.terms & target.content.terms)
    values["subject"] = subject
    values["subject across"] = 0.0 if pair.one_document else subject
    values["a shared word"] = float(shared >= 1)
    values["two shared words"] = float(shared >= 2)
    values["four shared words"] = float(shared >= 4)
    if shared or pair.facing[0]:
        opposite = pair.compared.stance is Stance.OPPOSITE
        values["opposite" if opposite else "same stance"] = subject
        values["opposite words"] = float(opposite and bool(pair.compared.words))
    values["negates"] = float(bool(reply.content.negated & target.content.terms))
    values["antonyms"] = float(bool(contrasted(reply.content, target.content)))
    if reply.figures and target.figures:
        values["figures exclude"] = float(bool(clash(reply.figures, target.figures)))
        values["same figure"] = float(bool(agree(reply.figures, target.figures)))
        values["same measure"] = float(
            bool({f.measure for f in reply.figures} & {f.measure for f in target.figures})
        )
    one = bool(reply.incidents & target.incidents)
    values["one event"] = float(one)
    values["other event"] = float(bool(reply.incidents and target.incidents) and not one)
    return {name: value for name, value in values.items() if value}


def _retelling(pair: Pair, scene: Scene, values: Values) -> None:
    """What a headline or a copy says is said in full elsewhere."""
    reply, target = pair.reply, pair.target
    values["leads its document"] = float(scene.lead[target.document.id] == target.id)
    values["one utterance"] = float(scene.utterances.one(reply, target))
    values["copied reply"] = float(scene.carried(reply))
    values["copied target"] = float(scene.carried(target))
    values["fuller reply elsewhere"] = float(scene.utterances.fullest[reply.id] != reply.id)
    values["fuller target elsewhere"] = float(scene.utterances.fullest[target.id] != target.id)
