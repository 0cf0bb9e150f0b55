"""A statement as linking sees it: its party and side, its words as terms, its sentence, its place in time.

A turn is made once per statement; everything that compares two statements compares two turns.
"""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property

from rejoinder.link import wording
from rejoinder.link.mentions import Mentions
from rejoinder.link.parties import Parties
from rejoinder.link.vocabulary import cue
from rejoinder.link.when import When, when_said
from rejoinder.link.wording import Wording, fold
from rejoinder.model import Block, Extracted, Figure, Span, Statement, hull

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n+")
_CLAUSE_BEFORE = re.compile(r"(?:[,;]|\b(?:and|while|but|whereas))\s*$")
HEADS = frozenset({"title", "heading", "caption"})
"""Blocks that repeat what the body says in full."""

OWN_CUES = ("falsity", "legality", "impugning")
FRAME_CUES = ("affirming", "conceding")


@dataclass(frozen=True, eq=False)
class Turn:
    """One statement, read for linking."""

    statement: Statement
    document: Extracted
    index: int
    """Its place among the document's statements, in text order."""
    paragraph: int
    sentence: int
    """Where the sentence begins in which its content begins."""
    head: bool
    """True where it stands in a title, a heading or a caption."""
    party: str | None
    side: frozenset[str]
    """The party and all that it speaks for."""
    words: str
    frame: str
    """The words around it that say what kind of turn it is: the rest of its sentence, and the sentence
    before where that one leads to it ("Asked about the report, the minister was blunt:")."""
    own_frame: str
    """The frame without what its speaker says beside it: "**acknowledges that it did no research**, but notes that"."""
    content: Wording
    clauses: tuple[Wording, ...]
    """The assertions of which the content is made: what is answered is often one of several."""
    framing: Wording
    quoted: Wording
    names: frozenset[str]
    """Parties named in the content or as addressee, each with those that it speaks for."""
    frame_names: frozenset[str]
    when: When
    incidents: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = field(default=())
    called: frozenset[str] = frozenset()
    """The terms by which its content names parties."""

    @cached_property
    def id(self) -> str:
        return self.statement.id

    @cached_property
    def hull(self) -> Span:
        return hull(self.statement.content)

    @cached_property
    def denies(self) -> bool:
        """True where the act itself says no, so that the content is what is denied."""
        return self.statement.act == "denies"

    @cached_property
    def response(self) -> str:
        """The words by which it or its sentence says that it answers something, or nothing."""
        return _first(cue("response"), fold(self.frame), fold(self.words))

    @cached_property
    def named(self) -> str:
        """What it says that it answers ("the claims", "Acme's report"), or nothing."""
        return _first(cue("named"), self.frame, self.words)

    @cached_property
    def told(self) -> str:
        """The words by which its sentence says to whom it was said, or nothing."""
        return _first(cue("telling"), fold(self.frame))

    @cached_property
    def allegation(self) -> str:
        """The ground to take it for an allegation, or nothing."""
        if self.statement.act == "accuses":
            return "accuses"
        if self.statement.act in ("asserts", "concedes"):
            return _first(cue("alleging"), fold(self.words))
        return ""

    @cached_property
    def manner(self) -> frozenset[str]:
        """The cues that its own words have, or its sentence for those that stand there."""
        said, around = fold(self.words), fold(self.own_frame)
        own = {name for name in OWN_CUES if cue(name).search(said)}
        return frozenset(own | {n for n in FRAME_CUES if cue(n).search(said) or cue(n).search(around)})

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Its sequences of three words: what two statements have of them, one has from the other or both from one
        utterance. None holds a name: names say who, and swapped for others they must make no difference."""
        return wording.phrases(self.words, self.called)

    @cached_property
    def quoted_phrases(self) -> frozenset[str]:
        """Those between quotation marks."""
        text = self.document.text
        spans = self.statement.quoted
        return frozenset(p for span in spans for p in wording.phrases(span.of(text), self.called))

    @cached_property
    def topic(self) -> Wording:
        """What it is about: its content and what its sentence says that it answers."""
        return self.content | self.framing


def read_turns(
    documents: Iterable[Extracted], parties: Parties, incident_of: Mapping[str, str]
) -> list[Turn]:
    """The turns of all documents, by document id and place in the text.

    ``incident_of`` gives the linked incident for an incident of one document.
    """
    mentions = Mentions(parties)
    return [t for d in documents for t in turns_of(d, parties, mentions, incident_of)]


def turns_of(
    document: Extracted, parties: Parties, mentions: Mentions, incident_of: Mapping[str, str]
) -> list[Turn]:
    """The turns of one document, by place in the text."""
    return _Reader(document, parties, mentions, incident_of).turns()


def reads_alike(a: Turn, b: Turn) -> bool:
    """True for two readings of one statement that differ in nothing."""
    return all(getattr(a, f.name) == getattr(b, f.name) for f in fields(Turn))


class _Reader:
    """Reads the turns of one document."""

    def __init__(
        self, document: Extracted, parties: Parties, mentions: Mentions, incident_of: Mapping[str, str]
    ) -> None:
        self._document = document
        self._parties = parties
        self._mentions = mentions
        self._blocks = document.readable_blocks() or document.blocks
        self._starts = [b.span.start for b in self._blocks]
        self._sentences = _sentence_starts(document.text)
        self._incidents = _by_statement(
            (s, incident_of[i.id]) for i in document.incidents if i.id in incident_of for s in i.statements
        )
        self._parts = {s.id: hull([*s.content, *s.cue]) for s in document.statements}
        self._by_source: dict[Span | None, list[Statement]] = defaultdict(list)
        for statement in document.statements:
            if statement.source:
                self._by_source[statement.source].append(statement)
        self._figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in document.figures:
            if figure.statement:
                self._figures[figure.statement].append(figure)

    def turns(self) -> list[Turn]:
        ordered = sorted(self._document.statements, key=lambda s: (hull(s.content), s.id))
        return [self._turn(i, s) for i, s in enumerate(ordered)]

    def _turn(self, index: int, statement: Statement) -> Turn:
        text = self._document.text
        block, at = self._block_of(hull(statement.content).start)
        words = statement.words(text)
        at_sentence = self._sentence(statement)
        frame = self._frame(at_sentence, statement.content)
        party = self._parties.of(statement.speaker)
        side = self._parties.side(party)
        names = self._mentions.parties_in(words)
        if statement.addressee:
            names |= self._mentions.parties_in(statement.addressee)
        frame_names = self._mentions.parties_in(frame)
        return Turn(
            statement=statement,
            document=self._document,
            index=index,
            paragraph=at,
            sentence=self._sentence_start(hull(statement.content).start),
            head=block is not None and block.kind in HEADS,
            party=party,
            side=side,
            words=words,
            frame=frame,
            own_frame=self._frame(at_sentence, [*statement.content, *self._beside(statement)]),
            content=self._wording(words),
            clauses=self._clauses(words),
            framing=self._wording(frame),
            quoted=self._wording(" ".join(s.of(text) for s in statement.quoted)),
            names=names,
            frame_names=frame_names - side,
            when=when_said(statement, self._document),
            incidents=frozenset(self._incidents.get(statement.id, ())),
            figures=tuple(self._figures.get(statement.id, ())),
            called=self._mentions.terms_in(words),
        )

    def _block_of(self, offset: int) -> tuple[Block | None, int]:
        at = bisect.bisect_right(self._starts, offset) - 1
        return (self._blocks[at], at) if at >= 0 else (None, 0)

    def _wording(self, text: str) -> Wording:
        """The wording of ``text`` without the names of parties in it: they say who, not what."""
        return wording.read(text).without(self._mentions.terms_in(text))

    def _clauses(self, words: str) -> tuple[Wording, ...]:
        return tuple(dict.fromkeys(c for c in map(self._wording, wording.clauses(words)) if c.terms))

    def _sentence(self, statement: Statement) -> Span:
        """The sentence of source, cue and content, without the clauses of other speakers."""
        anchors = [*statement.content, *statement.cue, *([statement.source] if statement.source else [])]
        whole = hull(anchors)
        near = whole if len(whole) < FRAME else hull(statement.content)
        sentence = Span(self._sentence_start(near.start), self._sentence_end(near.end))
        return self._clause(statement, near, sentence)

    def _frame(self, sentence: Span, holes: Sequence[Span]) -> str:
        """``sentence`` without ``holes``, and what leads to it."""
        lead = self._lead(self._sentence_start(sentence.start))
        return f"{lead} {_cut(self._document.text, sentence, holes)}".strip()

    def _beside(self, statement: Statement) -> list[Span]:
        """What the speaker says by another cue of the same sentence, with the cue."""
        own = (*statement.content, *statement.cue)
        others = [o for o in self._by_source.get(statement.source, ()) if o.id != statement.id]
        parts = (self._parts[other.id] for other in others)
        return [part for part in parts if not any(part.overlaps(anchor) for anchor in own)]

    def _clause(self, statement: Statement, near: Span, sentence: Span) -> Span:
        """``sentence`` without what belongs to other statements before and after this one."""
        start, end = sentence.start, sentence.end
        for other in self._document.statements:
            if other.id == statement.id or other.parent == statement.id or statement.parent == other.id:
                continue
            parts = self._parts[other.id]
            if start < parts.end <= near.start:
                start = parts.end
            if near.end <= parts.start < end:
                end = self._other_clause(near, parts, other.source)
        return Span(start, end)

    def _other_clause(self, near: Span, parts: Span, source: Span | None) -> int:
        """Where the clause of the next statement begins: at its speaker behind "and" or a comma, else at its
        words, so that "dismissed a report by X that ..." keeps the X."""
        if source and near.end <= source.start < parts.start:
            between = self._document.text[near.end : source.start]
            if _CLAUSE_BEFORE.search(between):
                return source.start
        return parts.start

    def _lead(self, start: int) -> str:
        """The sentence before, where it ends in a colon and so leads to this one."""
        text = self._document.text
        before = text[:start].rstrip()
        if not before.endswith(":"):
            return ""
        return text[self._sentence_start(len(before) - 1) : len(before)]

    def _sentence_start(self, offset: int) -> int:
        at = bisect.bisect_right(self._sentences, offset) - 1
        return self._sentences[at]

    def _sentence_end(self, offset: int) -> int:
        at = bisect.bisect_left(self._sentences, offset)
        return self._sentences[at] if at < len(self._sentences) else len(self._document.text)


FRAME = 700
"""Code points from the first to the last part of a statement beyond which source and cue are not looked for
in its sentence: a quotation of many paragraphs would drag everything between into its frame."""


def _first(pattern: re.Pattern[str], *texts: str) -> str:
    """The first match in the first text that has one."""
    return next((m.group() for m in map(pattern.search, texts) if m), "")


def _sentence_starts(text: str) -> list[int]:
    """Offsets at which a sentence or line begins, by its marks alone."""
    return [0, *(m.end() for m in _SENTENCE_END.finditer(text))]


def _cut(text: str, span: Span, holes: Sequence[Span]) -> str:
    """``span`` of ``text`` without ``holes``."""
    kept, at = [], span.start
    for hole in sorted(holes):
        if hole.start >= at:
            kept.append(text[at : min(hole.start, span.end)])
        at = max(at, hole.end)
    kept.append(text[at : span.end])
    return " … ".join(piece.strip() for piece in kept if piece.strip())


def _by_statement(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for statement, other in pairs:
        found[statement].append(other)
    return found
