"""What happened to the people a figure counts: status cues in the sentence, and which figure each one is about.

A cue reaches one way. ``killed`` with an object reaches the figures after it, ``were killed`` and ``died``
those before it, ``the death toll`` the number that follows. Of the cues that reach a figure the one that costs
least wins: words between, other figures between and clause borders all cost.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rejoinder.model import Span
from rejoinder.model.vocabulary import Measure

Reach = Literal["after", "before"]

FARTHEST = 16.0
"""The cost beyond which a cue says nothing about a figure: some sixteen plain words away."""
_BETWEEN_FIGURES = 3.0
_BORDER = 8.0
_NEW_CLAUSE = 5.0

_WORD = re.compile(r"\w+")
_NO = re.compile(r"\b[Nn]o (?:[\w-]+ ){0,2}?(?:deaths?|fatalit|injur|arrests?|detention|execution)")
"""Counts of none that need no verb of status: "no arrests have been made"."""

_BODY = re.compile(r"\b(?:a|another|a \w+) body\b", re.IGNORECASE)
"""One body, which tells a death by itself."""

_BE = frozenset(
    [
        "be",
        "am",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "get",
        "gets",
        "got",
        "getting",
        "'s",
        "’s",
        "'re",
    ]
)
_SKIPPED = frozenset(
    [
        "also",
        "reportedly",
        "all",
        "both",
        "not",
        "never",
        "since",
        "already",
        "allegedly",
        "either",
        "later",
        "apparently",
    ]
)
_FOLLOWS_OBJECTLESS = frozenset({"ADP", "PUNCT", "CCONJ", "ADV", "SCONJ", "AUX", "PART", "SPACE"})


@dataclass(frozen=True)
class StatusWords:
    """The vocabulary of figures.toml."""

    verbs: dict[str, Measure]
    nouns: dict[str, Measure]
    heads: dict[str, Measure]
    people: frozenset[str]
    weapons: frozenset[str]
    things: frozenset[str]
    """Nouns that no status word makes people of: things, animals, plants."""
    only: dict[str, re.Pattern[str]]
    unless: dict[str, re.Pattern[str]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    phrases: dict[str, Measure]
    patterns: tuple[tuple[re.Pattern[str], Measure, Reach], ...]
    marks: frozenset[str]
    """The longest word of each verb and phrase: where none of them stands, none of these does."""


@cache
def status_words() -> StatusWords:
    """The vocabulary, read once."""
    data = tomllib.loads(files("rejoinder.extract.figures").joinpath("figures.toml").read_text("utf-8"))
    status = data["status"]
    predicates = {words: measure for measure, group in status.items() for words in group["predicates"]}
    tolls = {words: measure for measure, group in status.items() for words in group["tolls"]}
    verbs = {form: measure for measure, group in status.items() for form in group["verbs"].split()}
    return StatusWords(
        verbs=verbs,
        nouns={noun: measure for measure, group in status.items() for noun in group["nouns"].split()},
        heads={noun: measure for measure, nouns in data["heads"].items() for noun in nouns.split()},
        people=frozenset(data["people"].split()),
        weapons=frozenset(data["weapons"].split()),
        things=frozenset((data["things"] + data["animals"]).split()),
        only=_patterns(data["only"]),
        unless=_patterns(data["unless"]),
        before=_any_of(predicates),
        after=_any_of(tolls),
        phrases=predicates | tolls,
        patterns=tuple(_status_patterns(status)),
        marks=frozenset(max(_WORD.findall(words), key=len) for words in (*verbs, *predicates, *tolls)),
    )


def _status_patterns(
    status: dict[str, dict[str, list[str]]],
) -> Iterator[tuple[re.Pattern[str], Measure, Reach]]:
    ways: tuple[tuple[str, Reach], ...] = (("patterns", "before"), ("toll_patterns", "after"))
    for measure, group in status.items():
        for key, reach in ways:
            for words in group.get(key, []):
                yield re.compile(words, re.IGNORECASE), cast(Measure, measure), reach


def _patterns(table: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {noun: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for noun, words in table.items()}


def counts_as_such(noun: str, sentence: str) -> bool:
    """False where ``sentence`` shows that ``noun`` means something else: a strike of workers, a shot on goal."""
    words = status_words()
    only, unless = words.only.get(noun), words.unless.get(noun)
    return (only is None or only.search(sentence) is not None) and not (unless and unless.search(sentence))


def _any_of(phrases: dict[str, Measure]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Cue:
    """One status cue of a sentence; ``span`` counts from the start of the paragraph."""

    span: Span
    measure: Measure
    reach: Reach
    root: Token | None = None
    """The verb, where the cue is one: its subject and by-phrase say who acted."""


@cache
def _any_status() -> re.Pattern[str]:
    words = status_words()
    return re.compile(
        rf"\b(?:{'|'.join(words.verbs)})\b|{words.before.pattern}|{words.after.pattern}", re.IGNORECASE
    )


def has_status_words(text: str) -> bool:
    """False where no cue can be found in ``text``: a quick look that spares the parse."""
    if _NO.search(text) or _BODY.search(text):
        return True
    known = status_words()
    marked = not known.marks.isdisjoint(_WORD.findall(text.lower()))
    return (marked and _any_status().search(text) is not None) or any(
        p.search(text) for p, *_ in known.patterns
    )


def find_cues(sentence: TokenSpan, quantities: Sequence[Span]) -> list[Cue]:
    """The status cues of ``sentence``; a phrase hides the words inside it ("shot dead" is not "shot")."""
    cues = _outermost(list(_phrases(sentence)))
    hidden = [cue.span for cue in cues]
    for token in sentence:
        measure = status_words().verbs.get(token.lower_)
        span = Span(token.idx, token.idx + len(token))
        if measure and not _names_an_event(token) and not any(span.overlaps(other) for other in hidden):
            cues.append(Cue(span, _outcome(token, measure), _reach(token, quantities), token))
    return sorted(cues, key=lambda cue: cue.span)


def _outermost(cues: list[Cue]) -> list[Cue]:
    """``cues`` without those inside a longer one ("taken to hospital" in "taken to hospital, where she died")."""
    return [c for c in cues if not any(o.span != c.span and o.span.contains(c.span) for o in cues)]


def _phrases(sentence: TokenSpan) -> Iterator[Cue]:
    words, text = status_words(), sentence.text
    ways: tuple[tuple[re.Pattern[str], Reach], ...] = ((words.after, "after"), (words.before, "before"))
    for pattern, reach in ways:
        for match in pattern.finditer(text):
            span = Span(sentence.start_char + match.start(), sentence.start_char + match.end())
            yield from _phrase(sentence, span, words.phrases[match.group().lower()], reach)
    for pattern, measure, reach in words.patterns:
        for match in pattern.finditer(text):
            span = Span(sentence.start_char + match.start(), sentence.start_char + match.end())
            yield from _phrase(sentence, span, measure, reach)


def _phrase(sentence: TokenSpan, span: Span, measure: Measure, reach: Reach) -> Iterator[Cue]:
    tokens = sentence.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return
    if tokens[0].lower_ in _EITHER_WAY:
        reach = "before" if _passive(tokens[0]) else _by_what_follows(tokens[-1])
    yield Cue(span, measure, reach, tokens.root)


_EITHER_WAY = frozenset({"shot", "gunned"})
"""First words of phrases that take the people before or after them: "shot dead two men", "two men shot dead"."""


def _names_an_event(token: Token) -> bool:
    """True for "the shooting" and "a murder"; "the shooting of five" says what happened to them."""
    if token.pos_ != "NOUN" and not (token.pos_ == "PROPN" and token.lower_.endswith("ing")):
        return False
    following = _next(token)
    return token.tag_ != "VBG" and (following is None or following.lower_ != "of")


def _outcome(token: Token, measure: Measure) -> Measure:
    """Shot or stabbed "to death" or "fatally" is killed."""
    if measure != "injured" or token.lower_ not in _HIT:
        return measure
    before = token.doc[max(token.sent.start, token.i - 2) : token.i].text.lower()
    after = token.doc[token.i + 1 : token.i + 3].text.lower()
    deadly = "fatally" in before or re.match(r"fatally|to death|dead\b|and kill", after)
    return "killed" if deadly else measure


_HIT = frozenset(["shot", "stabbed", "wounded", "injured", "shooting", "stabbing"])


def _reach(token: Token, quantities: Sequence[Span]) -> Reach:
    """Whether the people come after the verb (its object) or before it (passive, or a bare participle)."""
    if _passive(token):
        return "before"
    following = _next(token)
    if following is not None and following.lower_ in _REFLEXIVE:
        return "before"
    if following is not None and any(span.start <= following.idx < span.end for span in quantities):
        return "after"
    if token.tag_ in ("VBN", "VBD", "JJ") and _by_what_follows(token) == "before":
        return (
            "after"
            if _has_subject(token) and following is not None and following.pos_ == "CCONJ"
            else "before"
        )
    return "after"


_REFLEXIVE = frozenset(["himself", "herself", "themselves", "itself"])


def _by_what_follows(token: Token) -> Reach:
    """``before`` where nothing that could be an object follows."""
    following = _next(token)
    return "before" if following is None or following.pos_ in _FOLLOWS_OBJECTLESS else "after"


def _next(token: Token) -> Token | None:
    return token.doc[token.i + 1] if token.i + 1 < token.sent.end else None


def _has_subject(token: Token) -> bool:
    return any(child.dep_ == "nsubj" for child in token.children)


def _passive(token: Token) -> bool:
    i = token.i - 1
    while i >= token.sent.start and (token.doc[i].lower_ in _SKIPPED or token.doc[i].tag_ == "RB"):
        i -= 1
    if i < token.sent.start:
        return False
    if token.doc[i].lower_ in _BE:
        return token.tag_ != "VBG"
    if token.dep_ == "conj" and token.head.i < token.i and token.tag_ in ("VBN", "VBD"):
        return any(child.dep_ in ("auxpass", "nsubjpass") for child in token.head.children)
    return False


def status_of(
    figure: Span, cues: Sequence[Cue], others: Sequence[Span], sentence: TokenSpan
) -> tuple[Cue | None, float]:
    """The cue that says what happened to the people of ``figure``, and its cost; of two that the parse gives
    them, death: "was shot and died"."""
    best: Cue | None = None
    least = FARTHEST
    for cue in cues:
        cost = _cost(figure, cue, others, sentence)
        if cost < least or (cost == least == 0 and cue.measure == "killed"):
            best, least = cue, cost
    return best, least


def _cost(figure: Span, cue: Cue, others: Sequence[Span], sentence: TokenSpan) -> float:
    if cue.span.overlaps(figure):
        return 0.0
    if _governs(cue, figure):
        return 0.0
    after = cue.span.end <= figure.start
    if after != (cue.reach == "after"):
        return FARTHEST
    gap = Span(cue.span.end, figure.start) if after else Span(figure.end, cue.span.start)
    between = [t for t in sentence if gap.start <= t.idx < gap.end]
    cost = float(sum(not t.is_punct for t in between))
    cost += _BETWEEN_FIGURES * sum(gap.contains(other) for other in others)
    cost += sum(_toll(t, after) for t in between)
    return cost if after else cost + _own_subject(cue, figure)


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SHARING = frozenset({"conj", "advcl", "pcomp", "xcomp"})
"""How a verb without a subject hangs on the one whose subject it shares: "died after being shot"."""
_COMPLEMENTS = frozenset({"acomp", "oprd", "xcomp", "attr"})


def _governs(cue: Cue, figure: Span) -> bool:
    """True where the parse makes the figure the subject or object that the cue is about."""
    verb = _verb(cue)
    if verb is None:
        return False
    people = _subjects(verb) if cue.reach == "before" else [c for c in verb.children if c.dep_ == "dobj"]
    return any(figure.start <= t.idx < figure.end for one in people for t in (one, *one.conjuncts))


def _subjects(verb: Token) -> list[Token]:
    """The subjects of ``verb``; one joined to another verb has that verb's ("was struck by a lorry and died")."""
    while True:
        own = [child for child in verb.children if child.dep_ in _SUBJECTS]
        above = verb.head.head if verb.head.pos_ in ("ADP", "SCONJ") else verb.head
        if own or verb.dep_ not in _SHARING or above.pos_ not in ("VERB", "AUX") or above == verb:
            return own
        verb = above


def _own_subject(cue: Cue, figure: Span) -> float:
    """What it costs that the verb after the figure has a subject which the figure is no part of."""
    verb = _verb(cue)
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS] if verb is not None else []
    inside = any(figure.start <= t.idx < figure.end for subject in subjects for t in subject.subtree)
    relative = any(subject.tag_ in ("WDT", "WP") for subject in subjects)
    if any(subject.tag_ == "PRP" for subject in subjects):
        return FARTHEST
    return _NEW_CLAUSE if subjects and not inside and not relative else 0.0


def _verb(cue: Cue) -> Token | None:
    if cue.root is None:
        return None
    return cue.root.head if cue.root.dep_ in _COMPLEMENTS or cue.root.dep_ == "prep" else cue.root


def _toll(token: Token, after: bool) -> float:
    """What one word between a cue and a figure costs beyond its place."""
    if token.text in (";", ":") or token.lower_ in ("while", "whereas", "but"):
        return _BORDER
    if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ != "relcl":
        return _NEW_CLAUSE
    if after and token.dep_ in ("nsubj", "nsubjpass") and token.lower_ not in ("who", "which", "that"):
        return _NEW_CLAUSE
    return 0.0
