"""Whether what would only be told lays something on somebody: "the firm **put the old sausages back on the shelf**".

What is blamed need not be a wrong by its verb. It is told by whose deed it is, on whom it falls, what it was done for
and without, by words for what is worn, false or hidden, and by who answers.
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from rejoinder.extract.statements.predications import (
    OBJECTS,
    Predication,
    Viewpoint,
    subject_shared,
    whose,
)
from rejoinder.extract.statements.signals import Reading, act_words

_KNOWING = frozenset({"know", "aware"})
_WANTING = frozenset({"want", "plan", "try", "intend", "seek", "hope", "mean", "wish", "attempt"})
_LETTING = frozenset({"make", "let", "force", "leave"})
_TELLING = frozenset({"tell", "show", "give", "ask", "bring", "send", "help", "offer", "meet", "thank"})
_EVEN = frozenset({"again", "even", "simply", "just", "only", "still"})
_WRONGS = ("harm", "wrong", "spill", "blamed")


def blame_signals(reading: Reading) -> frozenset[str]:
    """The names of the signals of blame that hold of a statement by itself."""
    return frozenset((*_of_words(reading), *_of_verbs(reading)))


def _of_words(reading: Reading) -> Iterator[str]:
    for name, pattern in act_words().blame.items():
        if pattern.search(reading.words):
            yield f"words {name}"
    lemmas = act_words().lemmas
    bad = sum(t.lemma_.lower() in lemmas["bad"] or t.lower_ in lemmas["bad"] for t in reading.tokens)
    if bad:
        yield "words bad"
    if bad > 1:
        yield "words bad twice"
    if any(t.lemma_.lower() in lemmas["good"] for t in reading.tokens):
        yield "words good"


def _of_verbs(reading: Reading) -> Iterator[str]:
    inside = frozenset(t.i for t in reading.tokens)
    lemmas = act_words().lemmas
    first = next((p for p in reading.verbs if p.main), None)
    if first is not None and not first.negated and not first.modal:
        yield _told_of(_doer(first, lemmas), first.verb)
    for p in reading.verbs:
        doer = _doer(p, lemmas)
        yield from _of_wrong(p, doer, lemmas)
        if p.negated and not p.main:
            yield "negated within"
        if doer == "other" and not p.negated:
            yield from _of_deed(p.verb, reading.view, inside)


def _of_wrong(p: Predication, doer: str, lemmas: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """What the verb is of: a duty left undone, something that is blamed on whoever does it, something kind."""
    lemma, denied = p.verb.lemma_.lower(), " not" if p.negated else ""
    if any(lemma in lemmas[group] for group in _WRONGS):
        if p.negated or doer == "nobody":
            yield "wrong denied"
        elif doer != "own":
            yield "wrong told"
    if lemma in lemmas["blamed"] and doer != "thing":
        yield f"{doer} blamed{denied}"
    if lemma in lemmas["kind"]:
        yield f"{doer} kind{denied}"
    if lemma in lemmas["duty"] and (p.negated or doer in ("own", "unnamed")):
        yield f"{doer} duty{denied}"


def _doer(p: Predication, lemmas: Mapping[str, frozenset[str]]) -> str:
    """Who does it; people to whom things happen are told from those who answer for what they do."""
    subject = subject_shared(p.verb) if p.doer in ("other", "thing") else None
    return "crowd" if subject is not None and subject.lemma_.lower() in lemmas["crowd"] else p.doer


def _told_of(doer: str, verb: Token) -> str:
    """Whose doing the words tell first; a thing's state ("the road is closed") is one signal, as a verb or as none."""
    if doer in ("thing", "unnamed"):
        return "thing told of"
    if doer == "other" and _is_named(subject_shared(verb)):
        doer = "named"
    return f"{doer} was" if verb.lemma_ == "be" else f"{doer} did"


def _is_named(subject: Token | None) -> bool:
    """True for a name, or a noun that a name goes with ("the Lorran army"); by the capital, whatever the name."""
    around = [subject, *subject.lefts] if subject is not None else []
    return any(t.text[:1].isupper() and t.pos_ not in ("DET", "PRON") for t in around)


def _of_deed(verb: Token, view: Viewpoint, inside: frozenset[int]) -> Iterator[str]:
    """On whom somebody else's deed falls, what it is done for, what whoever does it knew."""
    lemma = verb.lemma_.lower()
    if lemma in _KNOWING:
        yield "other knew"
    for child in (c for c in verb.children if c.i in inside):
        if child.dep_ == "xcomp" and lemma in _WANTING:
            yield "other wants"
        if child.dep_ in ("xcomp", "ccomp") and lemma in _LETTING:
            yield "other makes"
        if child.dep_ == "advcl" and any(c.tag_ == "TO" for c in child.children):
            yield "other in order to"
        if child.dep_ == "advmod" and child.lower_ in _EVEN:
            yield "other even"
        held = _held(child)
        if held is not None and whose(held, view) == "own":
            yield "other tells own" if lemma in _TELLING else "other to own"


def _held(child: Token) -> Token | None:
    """The object of a verb, or of a preposition that goes with it."""
    if child.dep_ == "prep":
        return next((c for c in child.children if c.dep_ == "pobj"), None)
    return child if child.dep_ in OBJECTS else None
