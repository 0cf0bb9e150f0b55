"""The cue vocabulary (cues.toml): which words attribute, what they do, and how their content stands beside them."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from rejoinder.model.vocabulary import Act

Frame = Literal["quote", "clause", "object", "of", "to", "as", "named", "at", "unanswered", "unsaid"]

IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think", "found": "find",
    "knew": "know", "known": "know", "understood": "understand", "felt": "feel", "swore": "swear",
    "sworn": "swear", "put": "put", "began": "begin", "begun": "begin", "went": "go", "gone": "go",
    "showed": "show", "shown": "show", "saw": "see", "learnt": "learn", "undertook": "undertake",
    "undertaken": "undertake", "foresaw": "foresee",
}  # fmt: skip
_DOUBLING = ("admit", "regret", "opt", "commit", "rebut", "quip", "brag", "rebuf", "slam", "beg", "dub")


@dataclass(frozen=True)
class Cue:
    """One cue lemma: its acts by frame (``warn that`` threatens, ``ask to`` demands)."""

    lemma: str
    acts: dict[Frame, Act]

    def takes(self, *frames: Frame) -> bool:
        return any(frame in self.acts for frame in frames)


@dataclass(frozen=True)
class CueTable:
    """What ``cues.toml`` says, by the words that are looked up."""

    verbs: dict[str, Cue]
    forms: dict[str, str]
    """Inflected form to lemma, for words that the tagger does not see as verbs (title case, headlines)."""
    nouns: dict[str, Act]
    phrases: dict[str, Act]
    phrase_words: dict[str, tuple[tuple[str, ...], ...]]
    """The words of the phrases by their first word."""
    evidence: frozenset[str]
    """Lemmas that attribute only where their subject is somebody, or a report."""


@cache
def cue_table() -> CueTable:
    """The vocabulary, read once."""
    data = tomllib.loads(files("rejoinder.extract").joinpath("cues.toml").read_text("utf-8"))
    acts: dict[str, dict[Frame, Act]] = defaultdict(dict)
    for group in data["verbs"]:
        for lemma in group["words"].split():
            for frame in group["frames"]:
                acts[lemma].setdefault(frame, group["act"])
    verbs = {lemma: Cue(lemma, frames) for lemma, frames in acts.items()}
    forms = {form: lemma for lemma in verbs for form in inflections(lemma)} | {
        form: lemma for form, lemma in IRREGULAR.items() if lemma in verbs
    }
    nouns = {word: group["act"] for group in data["nouns"] for word in group["words"].split()}
    phrases = {phrase: group["act"] for group in data["phrases"] for phrase in group["words"]}
    evidence = frozenset(data["evidence"]["words"].split())
    return CueTable(verbs, forms, nouns, phrases, _by_first_word(phrases), evidence)


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (tuple(phrase.split()) for phrase in phrases):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def inflections(lemma: str) -> Iterable[str]:
    """The regular forms of an English verb: ``deny, denies, denied, denying``."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    if lemma in _DOUBLING:
        stem = lemma + lemma[-1]
    yield lemma
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied")
    else:
        yield lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        yield stem + "ed"
    yield stem + "ing"
