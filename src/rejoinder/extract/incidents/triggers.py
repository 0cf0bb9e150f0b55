"""Words that name an incident: nouns ("the air strike"), verbs ("shelled"), publications ("a report released").

A word alone is not enough: "heart attack", "opened fire", "fire department" and "strike aircraft" name none.
"""

from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rejoinder.extract.incidents.vocabulary import STRIKE, Phrase, vocabulary

_PARTICLES = frozenset({"prt", "advmod", "prep"})

OPEN = "open"
"""The kind of words that speak of an incident without saying which: they join one, and never make one."""


@dataclass(frozen=True, eq=False)
class Trigger:
    """One word or phrase that names an incident; ``head`` is its last word, ``first`` its first."""

    head: Token
    first: Token
    kind: str

    @property
    def noun(self) -> bool:
        return bool(self.head.pos_ in ("NOUN", "PROPN"))

    @property
    def verb(self) -> Token:
        """The verb of the clause that the trigger stands in; its own head where there is none."""
        return self.head if not self.noun else governing_verb(self.head) or self.head


def find_triggers(sentence: TokenSpan) -> list[Trigger]:
    """The triggers of a sentence, in order."""
    tokens = [t for t in sentence if t.text not in ("-", "‐", "–") and not t.is_space]
    lemmas = _lemmas(tokens)
    found: list[Trigger] = []
    i = 0
    firsts = vocabulary().firsts
    while i < len(tokens):
        if lemmas[i] not in firsts:
            i += 1
            continue
        length, trigger = _at(tokens, lemmas, i)
        if trigger is not None:
            found.append(trigger)
        i += max(1, length)
    return found


def _at(tokens: list[Token], lemmas: Phrase, i: int) -> tuple[int, Trigger | None]:
    """The trigger that begins at ``i`` and how many words it or a phrase to be skipped takes."""
    skipped = _skipped(lemmas, i)
    if skipped:
        return skipped, None
    table = vocabulary()
    for length in range(min(table.longest, len(tokens) - i), 0, -1):
        kind = table.nouns.get(lemmas[i : i + length])
        head = tokens[i + length - 1]
        if kind is not None and head.pos_ in ("NOUN", "PROPN") and _names_event(head):
            return length, Trigger(head, tokens[i], kind)
    kind = _kind_of_verb(tokens[i]) or _kind_of_noun(tokens[i])
    return 1, Trigger(tokens[i], tokens[i], kind) if kind else None


def _skipped(lemmas: Phrase, i: int) -> int:
    never = vocabulary().never
    return next((n for n in (3, 2) if lemmas[i : i + n] in never), 0)


def _lemmas(tokens: list[Token]) -> Phrase:
    return tuple(t.lemma_.lower() for t in tokens)


def _names_event(noun: Token) -> bool:
    """False where the noun only describes another thing: "attack helicopter", "meeting room"."""
    if noun.dep_ not in ("compound", "amod", "nmod"):
        return True
    head = noun.head.lemma_.lower()
    return head in vocabulary().words.evoking or (head,) in vocabulary().nouns


def _kind_of_verb(token: Token) -> str | None:
    if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
        return None
    lemma = token.lemma_.lower()
    if lemma in vocabulary().words.harm | vocabulary().words.happening:
        return OPEN
    kind = (
        _kind_by_particle(token) or _kind_by_means(token) or vocabulary().verbs.get(lemma) or _struck(token)
    )
    return kind if kind is None or not _in_a_figure(token) else None


def _kind_by_particle(verb: Token) -> str | None:
    """The kind of "walked out", "pushed back"."""
    words = (f"{verb.lemma_.lower()} {c.lower_}" for c in verb.children if c.dep_ in _PARTICLES)
    return next((kind for kind in map(vocabulary().verbs.get, words) if kind), None)


def _struck(verb: Token) -> str | None:
    """An attack where a force, a state or its people "struck a convoy"."""
    if verb.lemma_.lower() != STRIKE or not any(c.dep_ in ("dobj", "obj") for c in verb.children):
        return None
    doers = (c for c in verb.children if c.dep_ == "nsubj")
    forces = vocabulary().words.forces
    return (
        "attack" if any(c.ent_type_ in ("GPE", "NORP") or c.lemma_.lower() in forces for c in doers) else None
    )


def _in_a_figure(verb: Token) -> bool:
    """True for "attacked the budget" and "shares crashed": what the verb reaches, else its subject, is no thing."""
    parts = [c for c in verb.children if c.dep_ in ("dobj", "obj", "nsubjpass")]
    parts = parts or [c for c in verb.children if c.dep_ == "nsubj"]
    return any(c.lemma_.lower() in vocabulary().words.figurative for c in parts)


def _kind_by_means(verb: Token) -> str | None:
    """The kind of "dropped barrel bombs", "a shell landed", "charged with fraud": by the verb's subject, object or
    what it is done with."""
    parts = ("nsubj", "dobj", "obj", "nsubjpass")
    things = [c for c in verb.children if c.dep_ in parts]
    things += [t for c in verb.children if c.dep_ == "prep" and c.lower_ == "with" for t in c.children]
    if verb.dep_ in ("acl", "relcl"):
        things.append(verb.head)
    kinds = (vocabulary().by_means.get((verb.lemma_.lower(), thing.lemma_.lower())) for thing in things)
    return next((kind for kind in kinds if kind), None)


def _kind_of_noun(token: Token) -> str | None:
    """The kind of "the incident" and of a publication or statement, by what governs the noun."""
    words = vocabulary().words
    lemma = token.lemma_.lower()
    if lemma in words.incidents and token.pos_ == "NOUN" and token.tag_ == "NN" and _names_event(token):
        return OPEN
    if token.pos_ not in ("NOUN", "PROPN") or lemma not in words.publications | words.statements:
        return None
    if not _published(token):
        return None
    return "statement" if lemma in words.statements else "publication"


def _published(noun: Token) -> bool:
    """True for "released a report", "a report published on Friday" and "said in a report"."""
    words = vocabulary().words
    verb = noun.head.lemma_.lower()
    if noun.dep_ in ("dobj", "obj", "nsubjpass") and verb in words.publishing:
        return True
    if any(c.dep_ in ("acl", "relcl") and c.lemma_.lower() in words.publishing for c in noun.children):
        return True
    inside = (
        noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.lemma_.lower() in words.reporting
    )
    return inside and any(c.lower_ in ("a", "an", "its", "his", "her", "their") for c in noun.children)


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above ``token``."""
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)


def related(token: Token, triggers: list[Trigger]) -> Trigger | None:
    """The trigger that a date or a place belongs to by the parse: above it, or of the clause it is in."""
    by_head = {t.head.i: t for t in triggers}
    by_verb = {t.verb.i: t for t in reversed(triggers)}
    told = next(
        (t for t in triggers if t.verb.dep_ == "relcl" and t.verb.head in (token, token.head.head)), None
    )
    if told is not None:
        return told
    for node in (*token.ancestors,) or (token,):
        if node.i in by_head:
            return by_head[node.i]
        if node.pos_ in ("VERB", "AUX"):
            described = by_head.get(node.head.i) if node.dep_ in ("acl", "relcl") else None
            return described or by_verb.get(node.i) or _only(node, token, triggers)
    return by_verb.get(token.i) or _only(token, token, triggers)


def _only(verb: Token, token: Token, triggers: list[Trigger]) -> Trigger | None:
    """The one trigger of the sentence, if its clause is next to that of ``verb`` in the parse.

    None under a verb of saying: "said on Friday that a fire had broken out".
    """
    if len(triggers) != 1 or abs(triggers[0].head.i - token.i) > FAR:
        return None
    trigger = triggers[0]
    adjacent = governing_verb(trigger.verb) == verb or governing_verb(verb) == trigger.verb
    loose = trigger.verb == trigger.head and trigger.noun
    reported = verb.lemma_.lower() in vocabulary().words.reporting
    return trigger if (adjacent or loose) and not reported else None


def beside(start: int, triggers: list[Trigger]) -> Trigger | None:
    """The trigger that a date or a place beginning at token ``start`` follows with no verb or comma between."""
    for trigger in reversed(triggers):
        between = trigger.head.doc[trigger.head.i + 1 : start]
        if 0 <= len(between) <= NEAR and trigger.head.i < start:
            clear = all(t.pos_ not in ("VERB", "AUX", "PUNCT", "CCONJ") for t in between)
            return trigger if clear else None
    return None


FAR = 15
"""Words at most between the only trigger of a sentence and a date or place that the parse leaves apart."""

NEAR = 7
"""Words at most between a trigger and a date or place that belongs to it by standing beside it."""
