"""Named signals of what a statement does: how its cue says it, what its words say, and of whom."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from rejoinder.extract.cues import cue_table
from rejoinder.extract.statements.predications import (
    OBJECTS,
    Doer,
    Predication,
    Viewpoint,
    predications,
    subject_shared,
    whose,
)
from rejoinder.extract.statements.saying import Saying
from rejoinder.model.vocabulary import Act


@dataclass(frozen=True)
class ActWords:
    """The vocabulary of acts.toml."""

    lemmas: Mapping[str, frozenset[str]]
    patterns: Mapping[str, re.Pattern[str]]
    blame: Mapping[str, re.Pattern[str]]
    """Patterns for what is told of somebody else's deeds."""


@cache
def act_words() -> ActWords:
    """The vocabulary, read once."""
    data = tomllib.loads(files("rejoinder.extract.statements").joinpath("acts.toml").read_text("utf-8"))
    return ActWords(
        lemmas={name: frozenset(words.split()) for name, words in data["lemmas"].items()},
        patterns={name: re.compile(p, re.VERBOSE) for name, p in data["patterns"].items()},
        blame={name: re.compile(p, re.VERBOSE) for name, p in data["blame"].items()},
    )


@dataclass(frozen=True)
class Reading:
    """A statement as its act is read: the cue, the content's words, its tokens and verbs."""

    saying: Saying | None
    words: str
    """The content in lower case, white space and marks made plain."""
    tokens: Sequence[Token]
    quotes: bool
    """True where some of the content stands between quotation marks."""
    view: Viewpoint
    verbs: Sequence[Predication]


_GRANTED = re.compile(r"^(?:although|though|while|even though|even if) [^,]*, ")
"""What a content grants before it says what it is about."""


def reading_of(saying: Saying | None, content: str, tokens: Sequence[Token], view: Viewpoint) -> Reading:
    """The reading of ``content``, whose parsed words are ``tokens``."""
    words = " ".join(content.split()).lower().replace("’", "'").strip("“”\"'‘ ")
    words = _GRANTED.sub("", words)
    quotes = view.direct or any(mark in content for mark in '“”"«»')
    return Reading(saying, words, tokens, quotes, view, predications(tokens, view))


def signals(reading: Reading) -> frozenset[str]:
    """The names of the signals that hold."""
    found = frozenset(
        (
            *_of_cue(reading.saying),
            *_of_words(reading),
            *_of_verbs(reading),
            *_of_harm(reading),
            *_of_form(reading),
        )
    )
    return found.union(_composites(found))


def _of_cue(saying: Saying | None) -> Iterator[str]:
    if saying is None:
        yield "cue none"
        return
    yield from (f"cue {kind}" for kind in saying.kinds)
    if saying.negated:
        yield "cue negated"
        yield from (f"cue not {kind}" for kind in saying.kinds)


def _of_words(reading: Reading) -> Iterator[str]:
    for name, pattern in act_words().patterns.items():
        if pattern.search(reading.words):
            yield f"words {name}"


def _composites(found: frozenset[str]) -> Iterator[str]:
    """What two signals tell together: confirming or naming is neutral until it is known what."""
    for first, others in PAIRED.items():
        if f"cue {first}" in found or f"words {first}" in found:
            yield from (f"{first}: {name}" for name in others if name in found)


PAIRED = {
    "confirms": (
        "own harm",
        "own harm noun",
        "own wrong",
        "own wrong noun",
        "thing harm",
        "unnamed wrong",
        "spill",
    ),
    "names": ("words untrue", "words mockery", "words failure", "quoted"),
    "if": ("own will", "own will retaliate", "own may"),
    "claims": ("other harm", "other wrong", "own not", "nobody not"),
    "finds": ("other harm", "other wrong", "spill", "words failure", "words victims"),
    "insists": ("subjunctive", "own not", "thing not"),
    "warns": ("own will", "own will retaliate", "words consequences"),
}


def _of_form(reading: Reading) -> Iterator[str]:
    if reading.quotes:
        yield "quoted"
    if reading.view.direct:
        yield "direct"
        first = reading.tokens[0] if reading.tokens else None
        if first is not None and first.lower_ in act_words().lemmas["orders"]:
            yield "order"


def _of_verbs(reading: Reading) -> Iterator[str]:
    for p in reading.verbs:
        if p.main:
            yield from _of_main(p, reading)
        if p.modal in ("will", "would", "shall") and not p.negated:
            lemmas = act_words().lemmas
            groups = (g for g in ("commit", "retaliate") if p.verb.lemma_.lower() in lemmas[g])
            yield from (f"{p.doer} will {group}" for group in groups)


def _of_main(p: Predication, reading: Reading) -> Iterator[str]:
    """What a main verb tells by its subject, its negation and its modal; and by its own act, if it reports one."""
    told = _told(p.verb) if not p.negated and p.doer != "nobody" else None
    if told is not None:
        yield f"told {told}"
    if p.verb.tag_ == "VB" and not _is_helped(p.verb) and p.doer in ("other", "thing"):
        yield "subjunctive"
    perceived = p.verb.lemma_.lower() in act_words().lemmas["perceive"]
    denied = " not perceived" if p.negated and perceived else " not" if p.negated else ""
    if p.modal in ("will", "would", "shall", "must", "should"):
        modal = {"shall": "will", "would": "will", "should": "must"}.get(p.modal, p.modal)
        yield f"{p.doer} {modal}{denied}"
    elif p.modal:
        yield f"{p.doer} may{denied}"
    elif denied:
        yield f"{p.doer}{denied}"
    elif reading.view.direct:
        yield f"{p.doer} does"


def _is_helped(verb: Token) -> bool:
    """True for a verb with an auxiliary, its own or the one that it shares: "they **did** see and hear it"."""
    while True:
        if any(c.dep_ == "aux" for c in verb.children):
            return True
        if verb.dep_ != "conj":
            return False
        verb = verb.head


_COUNTS = frozenset({"confirm"})
"""Verbs that report no act within a statement: "said it had **confirmed** nine deaths" counts, and admits nothing."""


def _told(verb: Token) -> Act | None:
    """The act that ``verb`` itself reports: "Velm denies it", "the city has asked the state to pay"."""
    cue = cue_table().verbs.get(verb.lemma_.lower())
    if cue is None or verb.lemma_.lower() in _COUNTS:
        return None
    acts = set(cue.acts.values())
    if (
        len(acts) == 1
        and not cue.takes("unsaid", "unanswered")
        and ("clause" in cue.acts or "of" in cue.acts)
    ):
        return next((act for act in acts if act != "asserts"), None)
    asked = any(
        c.dep_ in ("xcomp", "ccomp") and any(t.lower_ == "to" for t in c.lefts) for c in verb.children
    )
    return cue.acts.get("to") if asked and verb.lemma_ in ("ask", "call") else None


def _of_harm(reading: Reading) -> Iterator[str]:
    """Harm and wrong by whom, and whether it is denied."""
    lemmas = act_words().lemmas
    if any(t.lemma_.lower() in lemmas["spill"] for t in reading.tokens):
        yield "spill"
    if any(_is_deed_denied(t) for t in reading.tokens):
        yield "no deed"
    for token in reading.tokens:
        group = _harm_of(token)
        if group is None:
            deed = _deed_of(token, reading.view)
            if deed is not None:
                yield f"{deed} deed"
            continue
        fought = group == "harm" and _harmed(reading) == ("fighters",)
        verb = next((p for p in reading.verbs if p.verb.i == token.i), None)
        if verb is not None:
            by = _doer(verb, reading.view)
            if not fought:
                yield f"{by} {group}" + (" not" if verb.negated else "")
            if group == "harm":
                yield from (f"{by} harm to {whom}" for whom in _harmed(reading))
        elif not fought:
            owner = _doer_of_noun(token, reading.view)
            if owner is not None:
                yield f"{owner} {group} noun"


def _deed_of(noun: Token, view: Viewpoint) -> Doer | None:
    """Whose deed a noun tells by the verb around it: "strikes carried out by the army", "the army launched a raid"."""
    if noun.lemma_.lower() not in act_words().lemmas["deeds"] or noun.pos_ != "NOUN":
        return None
    verb = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    if (
        verb is None
        and noun.dep_ in ("dobj", "obj")
        and noun.head.lemma_ in ("carry", "conduct", "launch", "mount", "order")
    ):
        verb = noun.head
    subject = subject_shared(verb) if verb is not None else None
    return whose(subject, view) if subject is not None and subject.i != noun.i else None


def _is_deed_denied(token: Token) -> bool:
    """True for "no strike", "not a single leak": a deed that there was none of."""
    lemma, lemmas = token.lemma_.lower(), act_words().lemmas
    deed = any(lemma in lemmas[group] for group in ("deeds", "harm", "wrong", "spill"))
    return deed and token.pos_ == "NOUN" and any(c.lower_ in ("no", "not", "any") for c in token.children)


def _harm_of(token: Token) -> str | None:
    """The group of harms that a verb or a noun belongs to."""
    lemma, lemmas = token.lemma_.lower(), act_words().lemmas
    if token.pos_ not in ("VERB", "NOUN") or (token.pos_ == "NOUN" and lemma in lemmas["no_deeds"]):
        return None
    if lemma in lemmas["means"] and any(t.lower_ in lemmas["arms"] for t in token.subtree):
        return "arms"
    return next((group for group in ("harm", "wrong") if lemma in lemmas[group]), None)


def _harmed(reading: Reading) -> tuple[str, ...]:
    """To whom the content says that harm was done: to people, to fighters."""
    patterns = act_words().patterns
    return tuple(
        name
        for name, pattern in (("people", "victims"), ("fighters", "fighters"))
        if patterns[pattern].search(reading.words)
    )


def _doer(predication: Predication, view: Viewpoint) -> str:
    """Who does it; a deed ("the strikes killed ...") is told from other things."""
    if predication.doer not in ("thing", "unnamed"):
        return predication.doer
    lemmas = act_words().lemmas
    for child in predication.verb.children:
        for noun in (child, *(c for c in child.children if child.dep_ in ("agent", "prep"))):
            if child.dep_ in ("nsubj", "agent", "prep") and noun.lemma_.lower() in lemmas["deeds"]:
                return "deed"
            if child.dep_ in ("nsubj", "agent") and noun.lower_ in lemmas["authors"]:
                return "own" if whose(noun, view) == "own" else "other"
    return predication.doer


def _doer_of_noun(noun: Token, view: Viewpoint) -> Doer | None:
    """Whose harm a noun tells: "strikes by the army", "their attack"; None where it names nobody."""
    for child in noun.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and whose(child, view) in ("own", "other"):
            return whose(child, view)
        if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "from", "of"):
            holder = next((c for c in child.children if c.dep_ in OBJECTS), None)
            if holder is not None and child.lower_ != "of" and whose(holder, view) in ("own", "other"):
                return whose(holder, view)
    return None
