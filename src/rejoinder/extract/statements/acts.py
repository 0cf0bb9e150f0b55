"""What a statement does (its act), from how its cue says it and from what its own words say of whom.

A cue that names the act decides ("accused", "did not dispute"); the words of the content decide after a neutral
one ("said", "confirmed", "called it"), by named signals whose weights were learned (``acts.json``).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import get_args

from spacy.tokens import Token

from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.predications import Viewpoint
from rejoinder.extract.statements.quoting import form_of
from rejoinder.extract.statements.saying import read_saying
from rejoinder.extract.statements.signals import Reading, act_words, reading_of, signals
from rejoinder.model import Speaker
from rejoinder.model.vocabulary import Act

ACTS: tuple[Act, ...] = get_args(Act)


def act_of(parsed: Parsed, attribution: Attribution, speaker: Speaker | None) -> Act:
    """The act: the cue's own where it says one ("accused"), else what the content's signals weigh most for."""
    reading = act_reading(parsed, attribution, speaker)
    return act_by_cue(reading) or heaviest(weigh(signals(reading)))


def act_reading(parsed: Parsed, attribution: Attribution, speaker: Speaker | None) -> Reading:
    """What the act of ``attribution`` is read from."""
    names = [attribution.source.of(parsed.text)] if attribution.source else []
    if speaker is not None:
        names += [speaker.name, speaker.affiliation or ""]
    direct = attribution.verbatim or form_of(parsed, attribution.content) == "direct"
    view = Viewpoint.of(names, direct=direct)
    words = " ".join(span.of(parsed.text) for span in attribution.content)
    return reading_of(read_saying(parsed, attribution), words, _tokens(parsed, attribution), view)


def _tokens(parsed: Parsed, attribution: Attribution) -> list[Token]:
    """The words of the content, over all its paragraphs."""
    found = []
    for span in attribution.content:
        for number in range(parsed.paragraph_number(span.start), parsed.paragraph_number(span.end - 1) + 1):
            paragraph = parsed.paragraphs[max(0, number)]
            if paragraph.span.overlaps(span):
                found += [t for t in paragraph.tokens_in(span) or () if not t.is_space]
    return found


def act_by_cue(reading: Reading) -> Act | None:
    """The act that the cue names, or None after a neutral one."""
    saying = reading.saying
    if saying is None:
        return None
    if "declines" in saying.kinds:
        return "declines"
    if saying.negated or "neither" in saying.words.split("|")[0]:
        return "concedes" if {"denies", "rejects", "questions"} & set(saying.kinds) else "declines"
    if "rejects" in saying.kinds and _asked_for(reading):
        return "declines"
    if "vows" in saying.kinds and act_words().patterns["consequences"].search(reading.words):
        return "threatens"
    return next((act for kind, act in BY_KIND if kind in saying.kinds), None)


BY_KIND: tuple[tuple[str, Act], ...] = (
    ("denies", "denies"),
    ("rejects", "denies"),
    ("accuses", "accuses"),
    ("wants", "demands"),
    ("demands", "demands"),
    ("threatens", "threatens"),
    ("admits", "concedes"),
    ("promises", "promises"),
    ("vows", "promises"),
)
"""The act that a kind of saying names, the first that holds."""


def _asked_for(reading: Reading) -> bool:
    """True for what is refused rather than denied: "rejected the invitation"."""
    patterns = act_words().patterns
    return bool(patterns["invitation"].search(reading.words)) and not patterns["alleged"].search(
        reading.words
    )


def weigh(found: Iterable[str]) -> Mapping[Act, float]:
    """The weight of every act under the signals that hold, on the scale of a log-odds."""
    table = weights()
    rows = [table["always"], *(table[name] for name in sorted(found) if name in table)]
    return {act: sum(row[i] for row in rows) for i, act in enumerate(ACTS)}


def heaviest(weighed: Mapping[Act, float]) -> Act:
    """The act that weighs most, the first of the vocabulary's order where two are equal."""
    return max(ACTS, key=lambda act: weighed[act])


@cache
def weights() -> Mapping[str, Sequence[float]]:
    """The learned weights: one row a signal, one number an act in the vocabulary's order."""
    data = files("rejoinder.extract.statements").joinpath("acts.json").read_text("utf-8")
    table: dict[str, list[float]] = json.loads(data)["weights"]
    return table
