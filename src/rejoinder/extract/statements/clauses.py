"""Reading a clause around a cue: its subject, its complements, where it stops."""

from collections.abc import Sequence

from spacy.tokens import Token

from rejoinder.extract.statements.mentions import mention_words
from rejoinder.extract.statements.sentences import Sentence

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "which", "what", "there", "it", "who"})

_PEOPLE_SUFFIXES = ("man", "woman", "person", "men", "women", "ist", "ists", "ers", "ors", "ians")


def can_speak(subject: Token) -> bool:
    """True where ``subject`` names somebody, or a document that speaks for somebody."""
    if subject.pos_ == "PRON":
        return subject.lower_ not in DEMONSTRATIVES
    if subject.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or subject.pos_ == "PROPN":
        return True
    word = subject.lower_
    return (
        mention_words().speaks(word)
        or mention_words().speaks(subject.lemma_.lower())
        or word.endswith(_PEOPLE_SUFFIXES)
    )


QUOTING = frozenset({"quote", "cite"})
"""Verbs whose object says what follows: "quoted **Lund** claiming that ..."."""
CHAIN = 12
"""Verbs at most between a cue and the verb whose subject it shares; a longer chain is no sentence."""


def subject_of(cue: Token, chain: int = CHAIN) -> Token | None:
    """The head of the mention that ``cue`` attributes to, by the parse; None where the parse has none."""
    agent = next((p for a in cue.children if a.dep_ == "agent" for p in a.children if p.dep_ == "pobj"), None)
    if agent is not None and is_passive(cue):
        return agent
    own = _own_subject(cue)
    if cue.dep_ == "pcomp" and cue.head.lower_ == "as":
        return _quoted_somebody(cue.head.head)
    if own is not None:
        if own.lower_ in RELATIVES and cue.dep_ == "relcl":
            return cue.head
        return own
    return _inherited(cue, chain) if chain else None


def _own_subject(cue: Token) -> Token | None:
    """The cue's own subject; of two ("Refinery fire out, says fire chief"), the first that can speak."""
    own = [c for c in cue.children if c.dep_ in SUBJECTS]
    return next((c for c in own if len(own) > 1 and can_speak(c)), next(iter(own), None))


def _inherited(cue: Token, chain: int) -> Token | None:
    """The subject of the verb that ``cue`` hangs on: participles, coordinated verbs, infinitives."""
    head = cue.head
    if head.i == cue.i:
        return None
    quoted = _quoted_somebody(head) if cue.tag_ == "VBG" and head.lemma_ in QUOTING else None
    if quoted is not None and quoted.i < cue.i:
        return quoted
    if cue.dep_ == "relcl":
        return head
    if cue.dep_ == "acl":
        if cue.i > 0 and cue.nbor(-1).text == "," and cue.tag_ == "VBG":
            verb = _verb_above(head)
            return subject_of(verb, chain - 1) if verb is not None else head
        return head
    if cue.dep_ in ("conj", "advcl", "xcomp", "pcomp", "ccomp", "prep", "dep", "parataxis"):
        verb = head if head.pos_ in ("VERB", "AUX") else _verb_above(head)
        return subject_of(verb, chain - 1) if verb is not None and verb.i != cue.i else None
    return None


def _verb_above(token: Token) -> Token | None:
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)


def _quoted_somebody(verb: Token) -> Token | None:
    """The somebody of "was quoted as saying" and "quoted her as saying"."""
    deps = ("nsubjpass",) if is_passive(verb) else ("dobj", "obj")
    return next((c for c in verb.children if c.dep_ in deps), None)


def is_passive(verb: Token) -> bool:
    """True where the subject of ``verb`` is what it is done to."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def is_told_participle(verb: Token) -> bool:
    """True for "Asked about the fee, she laughed": a participle says what was put to its subject."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    )


NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
BESIDE = 12
"""Words at most between a quotation and its cue ("the institute's new director, Paul Wren, promised")."""
_TIMES = frozenset({"yesterday", "today", "tonight", "earlier", "later", "meanwhile"})
FIRST_PERSON = frozenset({"i", "we", "us", "me"})
MODALS = frozenset({"will", "would", "can", "could", "should", "may", "might", "must", "shall", "'ll", "’ll"})
_LIGHT_VERBS = frozenset({"continue", "prefer", "go", "begin", "proceed", "seem", "appear", "rush", "hasten"})


def is_modal(verb: Token) -> bool:
    """True for "would not comment"."""
    return any(c.dep_ == "aux" and c.lower_ in MODALS for c in verb.children)


def beside_quotation(cue: Token, sentence: Sentence) -> Token | None:
    """The head of the words between a quotation and the cue, or after the cue, where these name somebody.

    '"...," the institute's director, Paul Wren, promised', '"...," said plant manager Rosa Linden, "..."': parsers
    often hang these words on the quotation's last verb.
    """
    before = _run(cue, sentence, -1)
    after = _run(cue, sentence, 1)
    quoted_before = sentence.quoted(cue.nbor(-1 - len(before))) if cue.i > len(before) else None
    for run in (before, after) if quoted_before else ():
        ids = {t.i for t in run}
        head = next((t for t in run if t.head.i not in ids and t.pos_ in ("NOUN", "PROPN", "PRON")), None)
        if head is not None and can_speak(head):
            return head
    return None


def _run(cue: Token, sentence: Sentence, step: int) -> list[Token]:
    """The words beside the cue up to a quotation, a verb or a stop, in text order."""
    run: list[Token] = []
    at = cue.i + step
    while sentence.tokens[0].i <= at <= sentence.tokens[-1].i and len(run) < BESIDE:
        token = cue.doc[at]
        if sentence.quoted(token) is not None or token.text in ".:;" or token.pos_ in ("VERB", "AUX"):
            break
        run.append(token)
        at += step
    return run[::step]


def is_reported(verb: Token) -> bool:
    """True where ``verb`` tells that something was said, not that it may, should or is meant to be.

    "hopes to discuss", "can inform you", "asked her to reveal" report no saying by their infinitive.
    """
    if any(c.dep_ == "aux" and c.lower_ in MODALS for c in verb.children):
        return is_negated(verb) and any(c.lower_ in ("would", "will", "wo") for c in verb.children)
    if is_told_participle(verb) or (verb.dep_ == "pcomp" and verb.head.lower_ in ("without", "before")):
        return False
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return verb.head.lemma_ in _LIGHT_VERBS and verb.dep_ == "xcomp"
    return verb.tag_ != "VB" or any(c.dep_ == "aux" and c.lemma_ == "do" for c in verb.children)


def is_negated(verb: Token) -> bool:
    """True for "did not say", "never said", "nobody said"."""
    return any(c.dep_ == "neg" or c.lower_ in ("never", "neither") for c in verb.children)


def mention(head: Token, sentence: Sentence) -> list[Token]:
    """The noun phrase around ``head`` as written, without relative clauses and participles after it."""
    barred = {
        t.i
        for c in head.subtree
        if c.i > head.i
        and (c.dep_ in ("relcl", "acl", "parataxis", "advcl", "ccomp") or _is_matter_of_passive(c, head))
        for t in c.subtree
    }
    kept = [t for t in head.subtree if t.i not in barred and sentence.has(t)]
    run = _run_around(head, kept)
    while len(run) > 1 and (run[-1].is_punct and run[-1].text not in ")"):
        run.pop()
    while len(run) > 1 and (
        run[0].is_punct
        or run[0].lower_ in _TIMES
        or (run[0].dep_ in ("cc", "advmod", "mark") and run[0].head.i == head.i)
    ):
        run.pop(0)
    return run


def _is_matter_of_passive(child: Token, head: Token) -> bool:
    """True for "was accused by the league **of inflating sales**": it belongs to the cue, not to the agent."""
    return (
        head.head.dep_ == "agent"
        and child.head.i == head.i
        and any(c.dep_ == "pcomp" for c in child.children)
    )


def source_tokens(subject: Token, cue: Token, sentence: Sentence) -> list[Token]:
    """The mention that ``cue`` attributes to, as written.

    "... killed 14 people, the director said": where the mention runs into the cue without a closing comma,
    what stands before its last comma belongs to the content.
    """
    tokens = mention(subject, sentence)
    if tokens[-1].i == cue.i - 1:
        commas = [i for i, t in enumerate(tokens) if t.text == ","]
        if commas and commas[-1] + 1 < len(tokens):
            return tokens[commas[-1] + 1 :]
    return tokens


def _run_around(head: Token, kept: Sequence[Token]) -> list[Token]:
    """The unbroken run of ``kept`` that holds ``head``."""
    ids = {t.i for t in kept}
    first = last = head.i
    while first - 1 in ids:
        first -= 1
    while last + 1 in ids:
        last += 1
    return [head.doc[i] for i in range(first, last + 1)]


def edge(token: Token, sentence: Sentence) -> tuple[int, int]:
    """First and last token index of ``token``'s subtree inside the sentence."""
    first, last = sentence.tokens[0].i, sentence.tokens[-1].i
    return min(max(token.left_edge.i, first), last), max(min(token.right_edge.i, last), first)
