"""The gold of acts (acts.tsv): sentences marked by hand, as attributions that the act is read from.

Every other sentence, by a hash of its words, is the half that nothing was written or trained on: ``unseen``.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from rejoinder.extract.parse import Parsed, parse
from rejoinder.extract.statements.acts import acts_of
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.sentences import Sentence, sentences
from rejoinder.model import Block, Document, MadeBy, Span, text_sha256
from rejoinder.model.vocabulary import Act

GOLD = Path(__file__).with_name("acts.tsv")
SAID = Path(__file__).with_name("acts_said.tsv")
"""Sentences after cues that name no act: accusations, and what is told of the same kinds of doers."""
_MARKS = {"<": "source", "{": "cue", "[": "content", ">": "source", "}": "cue", "]": "content"}


@dataclass(frozen=True)
class Judged:
    """One sentence of the gold: its words without the marks, and what was marked."""

    act: Act
    news: str
    text: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    @property
    def unseen(self) -> bool:
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 1


@cache
def judged_in(path: Path = GOLD) -> tuple[Judged, ...]:
    """The sentences of a file in its order."""
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(_judged(cast(Act, act), news, marked) for act, news, marked in lines)


def _judged(act: Act, news: str, marked: str) -> Judged:
    found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    text, start = "", 0
    for piece in re.split(r"([<>{}\[\]])", marked):
        if piece in "<{[" and piece:
            start = len(text)
        elif piece in ">}]" and piece:
            found[_MARKS[piece]].append(Span(start, len(text)))
        else:
            text += piece
    return Judged(act, news, text, *(tuple(found[kind]) for kind in ("source", "cue", "content")))


def read(judged: Judged) -> Act:
    """The act that is read from what was marked; the speaker is known only by the mention."""
    parsed, attribution = attributed(judged)
    return acts_of(parsed, [attribution], [None])[0]


def attributed(judged: Judged) -> tuple[Parsed, Attribution]:
    """The sentence parsed, and its attribution as it was marked."""
    parsed = parse(_document(judged.text))
    holder = next(s for s in sentences(parsed) if _holds(s, (*judged.cue, *judged.content)))
    source = judged.source[0] if judged.source else None
    return parsed, Attribution(holder, "", "clause", judged.cue, judged.content, source)


def _holds(sentence: Sentence, spans: tuple[Span, ...]) -> bool:
    return any(sentence.span.overlaps(span) for span in spans)


def _document(text: str) -> Document:
    return Document(
        id="gold",
        file="acts.tsv",
        language="en",
        text=text,
        text_sha256=text_sha256(text),
        made_by=MadeBy(rejoinder="gold"),
        blocks=(Block(span=Span(0, len(text)), kind="paragraph"),),
    )


@cache
def results(*, unseen: bool, path: Path = GOLD) -> tuple[tuple[Judged, Act], ...]:
    """Each sentence of one half with the act that is read."""
    return tuple((judged, read(judged)) for judged in judged_in(path) if judged.unseen is unseen)
