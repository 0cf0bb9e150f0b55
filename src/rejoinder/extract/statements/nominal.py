"""Statements that a noun holds: "her claim that ...", "evidence presented in the report that ...".

What somebody answers is often told only so ("In response to the board's finding on the spill, Lund said ..."), and is
a statement of whoever holds it, not of who answers.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from spacy.symbols import NOUN
from spacy.tokens import Token

from rejoinder.extract.cues import cue_table
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.clauses import (
    SUBJECTS,
    can_speak,
    edge,
    is_negated,
    is_reported,
    mention,
    subject_of,
)
from rejoinder.extract.statements.frames import clean, token_span
from rejoinder.extract.statements.mentions import is_name_word, mention_words
from rejoinder.extract.statements.sentences import Sentence

EVIDENCE = "evidence"
"""The noun whose holder is often told by what was done with it: presented in a report, found by a laboratory."""
_GIVING = frozenset(
    {"provide", "present", "offer", "publish", "produce", "gather", "collect", "uncover", "find", "document"}
)
_PUBLISHING = frozenset({"publish", "release", "issue", "present"})
_HELD_IN = frozenset({"by", "in", "from", "at"})
_MATTER = frozenset({"on", "of", "about", "over"})
PUT_TO = re.compile(
    r"(?:In (?:response|reply|answer|reaction) to|(?:Responding|Replying|Reacting) to|Confronted with"
    r"|(?:Asked|Questioned|Pressed|Challenged) (?:about|on|whether|if|why|how|by))\b"
)
"""How a sentence opens with what was put to its speaker."""


def by_noun(token: Token, sentence: Sentence, text: str) -> Iterator[Attribution]:
    """What the noun ``token`` holds, where the sentence says whose it is."""
    if token.pos != NOUN or token.lemma_.lower() not in cue_table().nouns:
        return
    content = _clause(token, sentence) or _matter(token, sentence, text)
    holder = _holder(token, sentence) if content else None
    if content is None or holder is None:
        return
    source = _without_title(
        mention(holder, sentence) if holder.dep_ != "compound" else _beside(holder, token)
    )
    span = clean(token_span(*content, sentence), sentence, text)
    if span is not None:
        yield Attribution(
            sentence,
            token.lemma_.lower(),
            "clause",
            (sentence.paragraph.span_of(token),),
            (span,),
            token_span(source[0].i, source[-1].i, sentence),
            nominal=True,
        )


def _beside(holder: Token, noun: Token) -> list[Token]:
    """The words of a name before the noun: "**Western media** reports"."""
    before = reversed(list(noun.doc[noun.left_edge.i : holder.i]))
    return [*reversed(list(takewhile(lambda word: is_name_word(word.text), before))), holder]


def _without_title(source: list[Token]) -> list[Token]:
    """A mention without the title in quotation marks behind it: "its report | “Dead water”"."""
    return [source[0], *takewhile(lambda word: not (word.is_quote and word.nbor(-1).whitespace_), source[1:])]


def _clause(noun: Token, sentence: Sentence) -> tuple[int, int] | None:
    """First and last word of the clause that says what the noun holds, behind its "that"."""
    for head in (noun, *_through(noun)):
        for child in head.children:
            if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i and _opens(child):
                first, last = edge(child, sentence)
                return first + 1, last
    return None


def _opens(clause: Token) -> bool:
    """True behind the conjunction, also where the parse takes it for a second object of the clause's verb."""
    that = next((t for t in clause.lefts if t.lower_ == "that"), None)
    if that is None or not any(c.dep_ in SUBJECTS and c.i > that.i for c in clause.lefts):
        return False
    objects = [c for c in clause.children if c.dep_ in ("dobj", "obj", "attr")]
    return that.dep_ == "mark" or that.pos_ == "SCONJ" or (that in objects and len(objects) > 1)


def _through(noun: Token) -> Iterator[Token]:
    """The participle that says where evidence was presented, and the word for that: "**presented** in a **report**"."""
    if noun.lemma_.lower() != EVIDENCE:
        return
    for participle in (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"):
        yield participle
        yield from _held_in(participle)


def _held_in(participle: Token) -> Iterator[Token]:
    for child in participle.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _HELD_IN:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _matter(noun: Token, sentence: Sentence, text: str) -> tuple[int, int] | None:
    """First and last word of what a finding that was put to a speaker is about: "its finding **on the spill**"."""
    to, opened = noun.head, PUT_TO.match(text, sentence.span.start)
    if noun.dep_ != "pobj" or opened is None or sentence.paragraph.span_of(to).end != opened.end():
        return None
    about = next(
        (c for c in noun.children if c.dep_ == "prep" and c.lower_ in _MATTER and c.i > noun.i), None
    )
    matter = (
        next((c for c in about.children if c.dep_ in ("pobj", "pcomp")), None) if about is not None else None
    )
    return (edge(matter, sentence)[0], _last_before_subject(matter, sentence)) if matter is not None else None


def _last_before_subject(matter: Token, sentence: Sentence) -> int:
    """The last word before who answers: what was put to them goes on until then, wherever the parse hangs its parts."""
    last = edge(matter, sentence)[1]
    verb = next((t for t in reversed([*matter.ancestors]) if t.pos_ in ("VERB", "AUX")), None)
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None) if verb is not None else None
    return max(last, edge(subject, sentence)[0] - 1) if subject is not None and subject.i > last else last


def _holder(noun: Token, sentence: Sentence) -> Token | None:
    """Whose claim it is: a possessive, "by" or "from" somebody, a name beside it ("**police** reports"), where evidence
    was presented, who provided it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            held = next((c for c in child.children if c.dep_ == "pobj"), None)
            return held if held is not None and can_speak(held) else None
    beside = next((c for c in noun.lefts if c.dep_ in ("compound", "nmod") and _is_somebody(c)), None)
    if beside is not None or noun.lemma_.lower() != EVIDENCE:
        return beside
    return next((t for t in _through(noun) if t.pos_ != "VERB" and can_speak(t)), None) or _giver(
        noun, sentence
    )


def _is_somebody(word: Token) -> bool:
    if word.pos_ == "PROPN":
        return word.ent_type_ in ("ORG", "PERSON", "GPE", "NORP")
    return mention_words().speaks(word.lower_)


def _giver(noun: Token, sentence: Sentence) -> Token | None:
    """Who provided the evidence: "The board **provided evidence** that ..."."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "obj") or verb.lemma_.lower() not in _GIVING or not is_reported(verb):
        return None
    if is_negated(verb) or any(c.lower_ in ("no", "any", "little") for c in noun.lefts):
        return None
    giver = subject_of(verb)
    if giver is not None and verb.dep_ == "relcl" and (giver.ent_type_ == "DATE" or not can_speak(giver)):
        giver = _document_before(giver, sentence)
    return giver if giver is not None and can_speak(giver) else None


def _document_before(noun: Token, sentence: Sentence) -> Token | None:
    """What a relative clause is about that the parse hangs on a day: "published a **report** in May, which ..."."""
    before = [t for t in sentence.tokens if t.i < noun.i and sentence.quoted(t) is None]
    documents = [t for t in before if t.lower_ in mention_words().documents]
    published = [t for t in documents if t.dep_ in ("dobj", "obj") and t.head.lemma_.lower() in _PUBLISHING]
    return next(reversed(published or documents), None)
