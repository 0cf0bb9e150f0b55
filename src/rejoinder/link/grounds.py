"""What speaks for and against one statement's being about another, measured: the input of ``implied``.

Every ground has a name and a value from 0 to 1; grounds.toml says in words what each means. Grounds are of the
words, the acts and the order of two statements, never of who makes them. They depend on the two statements and
their documents alone, so that a document added elsewhere changes none of them.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from rejoinder.link.explicit import tells_its_matter
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
    """The grounds that can be had without comparing what both say."""
    values: Values = {"explicit answer": said.answer, "explicit repetition": said.repetition}
    _acts(pair, values)
    _shared(pair, scene, values)
    if pair.one_document:
        _inside(pair, scene, values)
    else:
        _across(pair, scene, values)
    _sides(pair, scene, values)
    _cues(pair, values)
    _retelling(pair, scene, values)
    _together(OUTER_TOGETHER, values)
    return {name: value for name, value in values.items() if value}


def _together(names: Iterable[tuple[str, ...]], values: Values) -> None:
    """Adds the products of grounds."""
    for several in names:
        product = math.prod(values.get(name, 0.0) for name in several)
        if product:
            values[" & ".join(several)] = product


def _acts(pair: Pair, values: Values) -> None:
    reply, target = pair.reply.statement.act, pair.target.statement.act
    values["answering act"] = float(reply in _PRESUPPOSING)
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
    before = scene.before(reply)
    values["goes on"] = float(
        before is not None and reply.paragraph - before.paragraph <= 1 and bool(before.side & reply.side)
    )


def _cues(pair: Pair, values: Values) -> None:
    reply, target = pair.reply, pair.target
    values["response"] = float(bool(reply.response))
    values["names a statement"] = float(bool(reply.named))
    values["names several"] = float(answers_several(reply))
    values["allegation"] = 1.0 if target.statement.act == "accuses" else 0.6 if target.allegation else 0.0
    values["headline answered"] = float(target.head)
    values["headline answers"] = float(reply.head)
    values["short"] = float(len(reply.content.terms) <= FEW)
    values["negating"] = float(bool(reply.content.negated))
    values["thin target"] = float(len(target.content.terms) <= THIN)
    values["says false"] = float("falsity" in reply.manner)
    values["beside the fact"] = float(bool({"legality", "impugning"} & reply.manner))
    values["confirms"] = float("affirming" in reply.manner)
    values["grants"] = float("conceding" in reply.manner)


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

INNER_TOGETHER = tuple(names for names in TOGETHER if set(names) & set(INNER))
OUTER_TOGETHER = tuple(names for names in TOGETHER if not set(names) & set(INNER))


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


def _retelling(pair: Pair, scene: Scene, values: Values) -> None:
    """What a headline or a copy says is said in full elsewhere."""
    reply, target = pair.reply, pair.target
    values["leads its document"] = float(scene.lead[target.document.id] == target.id)
    values["one utterance"] = float(scene.utterances.one(reply, target))
    values["copied reply"] = float(scene.carried(reply))
    values["copied target"] = float(scene.carried(target))
    values["fuller reply elsewhere"] = float(scene.utterances.fullest[reply.id] != reply.id)
    fuller = scene.by_id.get(scene.utterances.fullest[target.id], target)
    beside = fuller is not target and fuller.document.id == target.document.id
    values["fuller target elsewhere"] = float(beside)
