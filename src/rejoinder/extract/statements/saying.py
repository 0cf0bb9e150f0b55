"""How a cue says what it introduces: which kind of saying it is, and whether it is denied ("did not dispute")."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from rejoinder.extract.cues import cue_table
from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.model.vocabulary import Act

BEFORE = 4
"""Words before a cue in which its auxiliaries and its "not" stand ("has so far not | replied")."""
AFTER = 6
"""Words after a cue that tell how it is meant ("brushed | aside", "left | the question unanswered")."""


@dataclass(frozen=True)
class Saying:
    """A cue read."""

    words: str
    """Lower case: the auxiliaries before the cue, the cue between bars, the words after it."""
    kinds: tuple[str, ...]
    """The classes of sayings.toml that hold, in its order."""
    act: Act
    """The act of the cue vocabulary, "asserts" where it has none."""
    negated: bool


@cache
def sayings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The classes of ``sayings.toml`` by name, read once."""
    data = tomllib.loads(files("rejoinder.extract.statements").joinpath("sayings.toml").read_text("utf-8"))
    return tuple((name, re.compile(pattern, re.VERBOSE)) for name, pattern in data["kinds"].items())


def read_saying(parsed: Parsed, attribution: Attribution) -> Saying | None:
    """The cue of ``attribution``; None where it has none (a headline, a quotation that goes on)."""
    tokens = [
        token
        for span in attribution.cue
        if (paragraph := parsed.paragraph_at(span.start)) is not None
        for token in paragraph.tokens_in(span) or ()
    ]
    if not tokens:
        return None
    words = _words(tokens)
    kinds = tuple(name for name, pattern in sayings() if pattern.search(words))
    return Saying(words, kinds, _act(tokens, words), _is_negated(tokens))


def _words(tokens: list[Token]) -> str:
    doc, first, last = tokens[0].doc, tokens[0].i, tokens[-1].i
    before = [t.lower_ for t in doc[max(0, first - BEFORE) : first]]
    for mark in ("”", '"', ",", ";", ":", ".", "that"):
        if mark in before:
            before = before[len(before) - before[::-1].index(mark) :]
    after = [t.lower_ for t in doc[last + 1 : last + 1 + AFTER]]
    cue = " ".join(t.lower_ for t in tokens)
    return " ".join(" ".join([*before, "|", cue, "|", *after]).replace("’", "'").split())


def _act(tokens: list[Token], words: str) -> Act:
    """The vocabulary's act, by the frame that the word after the cue shows."""
    table = cue_table()
    for token in tokens:
        lemma = (
            token.lemma_.lower() if token.lemma_.lower() in table.verbs else table.forms.get(token.lower_, "")
        )
        if lemma in table.verbs:
            acts = table.verbs[lemma].acts
            after = words.rpartition("| ")[2].split(" ")[0]
            frame = "to" if after == "to" and "to" in acts else next((f for f in acts if f != "unsaid"), None)
            return acts[frame] if frame and not (frame == "to" and after != "to") else "asserts"
    return next((table.nouns[t.lemma_.lower()] for t in tokens if t.lemma_.lower() in table.nouns), "asserts")


def _is_negated(tokens: list[Token]) -> bool:
    if any(t.lower_ in ("not", "n't", "n’t", "never", "neither", "nor", "without") for t in tokens):
        return True
    return any(
        c.dep_ == "neg" or c.lower_ in ("never", "neither")
        for t in tokens
        for c in t.children
        if t.pos_ in ("VERB", "AUX")
    )
