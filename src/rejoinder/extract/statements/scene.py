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
    """An organisation or a group where it is the subject of a clause: named, or bare ("the company")."""

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
        return [actor for actor in self._acting if actor.mention.kind == "organisation"]

    @cached_property
    def groups(self) -> Sequence[Actor]:
        """The groups of people that act ("officials", "comments made by officials"), in text order."""
        return [actor for actor in self._acting if actor.mention.kind == "group"]

    @cached_property
    def _acting(self) -> Sequence[Actor]:
        return list(_actors(self.parsed))

    @cached_property
    def _sentences(self) -> list[int]:
        return [p.offset + s.start_char for p, s in self.parsed.sentences()]

    def sentence_number(self, offset: int) -> int:
        """The index of the parse's sentence at ``offset``; -1 before the first."""
        return bisect_right(self._sentences, offset) - 1

    def actors_before(self, offset: int, most: int = 8) -> Sequence[Actor]:
        """The last organisations that act before ``offset``, the last first."""
        return _last_before(self.actors, offset, most)

    def groups_before(self, offset: int, most: int = 1) -> Sequence[Actor]:
        """The last groups that act before ``offset``, the last first."""
        return _last_before(self.groups, offset, most)


def _last_before(actors: Sequence[Actor], offset: int, most: int) -> Sequence[Actor]:
    end = bisect_left(actors, offset, key=lambda actor: actor.at.start)
    return actors[max(0, end - most) : end][::-1]


def _actors(parsed: Parsed) -> Iterator[Actor]:
    for paragraph in parsed.paragraphs:
        for token in paragraph.doc:
            subject = token.dep_ in SUBJECTS
            if token.pos_ not in ("NOUN", "PROPN") or not (subject or _is_agent(token)):
                continue
            first = _phrase_start(token)
            at = Span(paragraph.offset + first.idx, paragraph.offset + token.idx + len(token))
            mention = read_mention(at.of(parsed.text), token.ent_type_)
            if not mention.document and (
                mention.kind == "group" or (mention.kind == "organisation" and subject)
            ):
                yield Actor(at, mention, token.head.dep_ == "ROOT")


def _is_agent(token: Token) -> bool:
    """True for "comments made by **officials**"."""
    return token.dep_ == "pobj" and token.head.dep_ == "agent"


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
