"""Who did it, to what, with what: the roles around a trigger, as the text words them."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rejoinder.extract.incidents.triggers import OPEN, Trigger, related
from rejoinder.extract.incidents.vocabulary import vocabulary

_LEFT_OUT = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis", "case"})
_EMPTY = frozenset(
    {"it", "which", "that", "who", "there", "this", "they", "he", "she", "we", "i", "you", "them"}
)
_AGAINST = frozenset({"on", "against", "of", "upon"})


SCRAP = 3
"""Letters of a phrase in small letters that says nothing."""


def phrase(head: Token) -> str:
    """The noun phrase around ``head`` as written, without articles, clauses and what is joined to it."""
    kept = sorted({head.i, *(t.i for t in _inner(head))})
    run = [head.i]
    while run[0] - 1 in kept:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in kept:
        run.append(run[-1] + 1)
    tokens = head.doc[run[0] : run[-1] + 1]
    while len(tokens) > 1 and tokens[0].dep_ in ("det", "poss") and tokens[0].pos_ in ("DET", "PRON"):
        tokens = tokens[1:]
    return str(tokens.text).strip(" ,'’\"“”")


def _inner(head: Token) -> Iterator[Token]:
    for child in head.children:
        hyphen = child.text in ("-", "‐", "–")
        if child.ent_type_ == "DATE":
            continue
        if hyphen or child.dep_ not in _LEFT_OUT or (child.dep_ == "case" and child.i > head.i):
            if child.dep_ == "prep" and child.lower_ != "of":
                continue
            yield child
            yield from _inner(child)


def agent(trigger: Trigger) -> str | None:
    """Who is said to have done it: "Kenyan air strike", "the army's shelling", "by X", "X shelled"."""
    if trigger.kind in vocabulary().words.unwilled:
        return None
    return _named(next(_agents(trigger), None))


def _named(head: Token | None) -> str | None:
    """The phrase around ``head``; None for a pronoun and for the scraps that a hyphen leaves ("non-")."""
    if head is None or head.pos_ == "PRON" or head.lower_ in _EMPTY:
        return None
    words = phrase(head)
    return words if len(words) > SCRAP or words[:1].isupper() else None


def _agents(trigger: Trigger) -> Iterator[Token]:
    if trigger.noun:
        yield from _agents_of_noun(trigger)
    verb = trigger.verb
    carried = not trigger.noun or (
        verb.lemma_.lower() in vocabulary().words.light | vocabulary().words.publishing
        and trigger.head.dep_ in ("dobj", "obj", "nsubjpass")
    )
    if carried and verb.pos_ in ("VERB", "AUX"):
        yield from _by(verb)
        if not _undergone(trigger):
            subjects = (c for v in _shared(verb) for c in v.children if c.dep_ == "nsubj")
            yield from (c for c in subjects if not _is_weapon(c))


def _shared(verb: Token) -> tuple[Token, ...]:
    """The verb, and the one that it is joined to and shares a subject with, where it has none of its own."""
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return (verb, verb.head) if verb.dep_ == "conj" and not own else (verb,)


def _agents_of_noun(trigger: Trigger) -> Iterator[Token]:
    children = [c for t in trigger.head.doc[trigger.first.i : trigger.head.i + 1] for c in t.children]
    yield from (c for c in children if c.dep_ == "poss" and c.pos_ != "PRON" and _is_thing(c))
    outside = (c for c in children if not trigger.first.i <= c.i <= trigger.head.i)
    yield from (c for c in outside if c.dep_ in ("amod", "compound", "nmod") and _can_act(c))
    yield from _by(trigger.head)
    for clause in (c for c in trigger.head.children if c.dep_ in ("acl", "relcl")):
        yield from _by(clause)


def _can_act(modifier: Token) -> bool:
    """True for "Russian", "US" and an organisation before the noun, not for the town of "the Dover attack"."""
    if modifier.ent_type_ == "GPE":
        return len(modifier.text) <= 4 and modifier.text.isupper()
    return modifier.ent_type_ in ("NORP", "ORG")


def _by(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (c for c in child.children if c.dep_ == "pobj" and c.ent_type_ not in ("DATE", "TIME"))


def target(trigger: Trigger) -> str | None:
    """What was hit, by the words: "an attack on X", "shelled X", "X was hit in the strike"."""
    found = next(_targets(trigger), None)
    return _named(found)


def _targets(trigger: Trigger) -> Iterator[Token]:
    verb = trigger.verb
    if not trigger.noun:
        things = (c for c in verb.children if c.dep_ in ("dobj", "obj", "nsubjpass"))
        yield from (c for c in things if not _is_weapon(c))
        if _undergone(trigger):
            yield from (c for c in verb.children if c.dep_ == "nsubj" and not _is_weapon(c))
        return
    for preposition in (c for c in trigger.head.children if c.dep_ == "prep" and c.lower_ in _AGAINST):
        yield from (c for c in preposition.children if c.dep_ == "pobj" and _is_thing(c))
    if trigger.head.dep_ == "nsubj" and verb.lemma_.lower() in vocabulary().words.harming:
        yield from (c for c in verb.children if c.dep_ in ("dobj", "obj"))


def _undergone(trigger: Trigger) -> bool:
    """True where the subject of the verb is whom it happened to: "the truck crashed", "Man shot in Dover".

    Headlines drop the auxiliary of the passive, so a transitive verb without an object is taken for one.
    """
    if trigger.noun:
        return False
    head = trigger.head
    if trigger.kind in vocabulary().words.unwilled:
        return True
    acted = any(
        c.dep_ in ("dobj", "obj", "nsubjpass") or c.lower_ in ("at", "on", "into") for c in head.children
    )
    return not acted and not _object_follows(head) and head.tag_ in ("VBD", "VBN")


def _object_follows(verb: Token) -> bool:
    """True where the next words are an object that the parse lost: "killed at least 14 people"."""
    following = verb.doc[verb.i + 1 : verb.i + 3]
    if len(following) == 0 or following.text.lower() in ("at least", "up to", "more than"):
        return len(following) > 0
    return following[0].pos_ in ("NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ")


def _is_thing(token: Token) -> bool:
    return token.ent_type_ not in ("DATE", "TIME", "CARDINAL")


def _is_weapon(token: Token) -> bool:
    return token.lemma_.lower() in vocabulary().weapons


def weapon(trigger: Trigger, sentence: TokenSpan, triggers: list[Trigger]) -> str | None:
    """The weapon that the clause of the trigger names, with what describes it; what it carries before it."""
    if not vocabulary().is_attack(trigger.kind):
        return None
    found = [t for t in sentence if t.pos_ in ("NOUN", "PROPN") and _is_weapon(t) and _stands_alone(t)]
    own = [t for t in found if related(t, triggers) is trigger]
    near = min(own, key=lambda t: (t.dep_ == "nsubj", abs(t.i - trigger.head.i)), default=None)
    return phrase(near) if near is not None else None


def _stands_alone(token: Token) -> bool:
    return token.dep_ != "compound" or _is_weapon(token.head)


def is_effect(trigger: Trigger, triggers: list[Trigger]) -> bool:
    """True for "killed" in "the strike killed 12": what an incident named beside it did, not another one."""
    if trigger.noun or trigger.kind not in (OPEN, "killing"):
        return False
    heads = {t.head.i for t in triggers if t is not trigger}
    causes = [c for c in trigger.head.children if c.dep_ in ("nsubj", "agent", "prep")]
    if trigger.head.dep_ in ("relcl", "acl", "conj", "advcl"):
        causes.append(trigger.head.head)
    return any(t.i in heads for cause in causes for t in (cause, *cause.children))


def says_other(tokens: Iterable[Token]) -> bool:
    """True for "another attack", "a second blast": not the event spoken of so far."""
    return any(t.lower_ in vocabulary().words.other for t in tokens)
