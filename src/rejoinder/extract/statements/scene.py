"""What resolving a mention rests on: the parse, the names, who spoke so far, whose text it is, who acts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.clauses import SUBJECTS
from rejoinder.extract.statements.directory import Directory
from rejoinder.extract.statements.mentions import Mention, read_mention
from rejoinder.extract.statements.talk import Talk
from rejoinder.extract.statements.voices import OwnVoice
from rejoinder.model import Span


@dataclass(frozen=True)
class Actor:
    """An organisation where it is the subject of a clause: named, or bare ("the company")."""

    at: Span
    mention: Mention
    main: bool
    """True for the subject of a sentence's main clause."""


@dataclass(frozen=True)
class Scene:
    """One document with what is known of it while its speakers are resolved in text order."""

    parsed: Parsed
    directory: Directory
    talk: Talk
    voice: OwnVoice

    @cached_property
    def actors(self) -> Sequence[Actor]:
        """The organisations that act, in text order."""
        return list(_actors(self.parsed))

    @cached_property
    def _sentences(self) -> list[int]:
        return [p.offset + s.start_char for p, s in self.parsed.sentences()]

    def sentence_number(self, offset: int) -> int:
        """The index of the parse's sentence at ``offset``; -1 before the first."""
        return bisect_right(self._sentences, offset) - 1

    def actors_before(self, offset: int, most: int = 8) -> Sequence[Actor]:
        """The last organisations that act before ``offset``, the last first."""
        end = bisect_left(self.actors, offset, key=lambda actor: actor.at.start)
        return self.actors[max(0, end - most) : end][::-1]


def _actors(parsed: Parsed) -> Iterator[Actor]:
    for paragraph in parsed.paragraphs:
        for token in paragraph.doc:
            if token.dep_ not in SUBJECTS or token.pos_ not in ("NOUN", "PROPN"):
                continue
            first = _phrase_start(token)
            at = Span(paragraph.offset + first.idx, paragraph.offset + token.idx + len(token))
            mention = read_mention(at.of(parsed.text), token.ent_type_)
            if mention.kind == "organisation" and not mention.document:
                yield Actor(at, mention, token.head.dep_ == "ROOT")


def _phrase_start(token: Token) -> Token:
    """The first word of the noun phrase that ends in ``token``: determiner, compounds, names."""
    inside = {"det", "compound", "amod", "poss", "nmod", "nummod", "case"}
    first = token
    while first.i > token.sent.start:
        before = first.nbor(-1)
        if before.dep_ not in inside or not (before.head == token or before.head.i > before.i):
            break
        first = before
    return first
