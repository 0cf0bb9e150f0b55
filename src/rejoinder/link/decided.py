"""People's decisions in the links: what was rejected goes, what was confirmed stays, and wins over the signals.

Decisions are kept with the case and given to linking anew each time; nothing here changes them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import cast

import msgspec

from rejoinder.link.parties import Parties
from rejoinder.link.wording import fold
from rejoinder.model import (
    AnyLink,
    Claim,
    Copy,
    Decisions,
    Extracted,
    Image,
    ImageRemark,
    Judgement,
    LinkedIncident,
    Party,
    Position,
    Reply,
    Request,
    Signal,
    Statement,
    Suggestion,
    Utterance,
    make_id,
)
from rejoinder.model.judgements import SuggestionKind
from rejoinder.model.vocabulary import ReplyKind


def suggestion_of(link: AnyLink) -> Suggestion | None:
    """What a decision about a link of two is about; None for a link of several."""
    if isinstance(link, Reply):
        return Suggestion("reply", link.source, link.target, link.kind)
    if isinstance(link, Copy):
        return Suggestion("copy", link.original, link.copy)
    if isinstance(link, Request) and link.words:
        return Suggestion("request", link.words[0].document, str(link.words[0].start))
    return None


def decided(links: Iterable[AnyLink], decisions: Decisions) -> list[AnyLink]:
    """The links without what was rejected: of groups the members that were taken out, of positions the shifts, of
    images the remarks."""
    if not decisions:
        return list(links)
    rejected: dict[SuggestionKind, _Pairs] = {
        what: [(s.first, s.second) for s, _ in decisions.each(what, "reject")]
        for what in ("utterance", "claim", "incident", "image")
    }
    kept: list[AnyLink] = []
    for link in links:
        suggestion = suggestion_of(link)
        if suggestion is not None and decisions.rejects(suggestion):
            continue
        if isinstance(link, Image):
            kept += _images(link, decisions, rejected["image"])
            continue
        made = _without(link, decisions, rejected)
        if made is not None:
            kept.append(made)
    return kept


def decided_replies(replies: Sequence[Reply], statements: Set[str], decisions: Decisions) -> list[Reply]:
    """The replies without the rejected, and with the confirmed as they were confirmed."""
    if not decisions:
        return list(replies)
    held = {(r.source, r.target): r for r in replies}
    for suggestion, _ in decisions.each("reply", "reject"):
        held.pop((suggestion.first, suggestion.second), None)
    for suggestion, judgement in decisions.each("reply", "accept"):
        pair = (suggestion.first, suggestion.second)
        if pair[0] in statements and pair[1] in statements:
            held[pair] = _confirmed(held.get(pair), suggestion, judgement)
    return [held[pair] for pair in sorted(held)]


def set_apart(documents: Iterable[Extracted], decisions: Decisions) -> list[Extracted]:
    """The documents, with a name as one of its own where people decided that it is another's there.

    Two people of one name have one id in all documents; a decision against ``id@document`` tells them apart.
    """
    apart = {s.second for s, _ in decisions.each("party", "reject") if "@" in s.second}
    return [_set_apart(document, apart) for document in documents] if apart else list(documents)


def _set_apart(document: Extracted, apart: Set[str]) -> Extracted:
    here = {id for id in apart if id.endswith(f"@{document.id}")}
    if not here:
        return document
    statements = tuple(_said_by_another(statement, document.id, here) for statement in document.statements)
    return msgspec.structs.replace(document, statements=statements)


def _said_by_another(statement: Statement, document: str, apart: Set[str]) -> Statement:
    speaker = statement.speaker
    if speaker is None or (own := f"{speaker.party}@{document}") not in apart:
        return statement
    return msgspec.structs.replace(statement, speaker=msgspec.structs.replace(speaker, party=own))


def decided_parties(parties: Parties, documents: Sequence[Extracted], decisions: Decisions) -> Parties:
    """The parties with those taken apart that people took apart, and those made one that they made one."""
    if not decisions:
        return parties
    grouping = _Grouping(parties, _spoken(documents))
    for suggestion, judgement in decisions.each("party", "reject"):
        grouping.part(suggestion, judgement)
    for suggestion, judgement in decisions.each("party", "accept"):
        grouping.join(suggestion, judgement)
    return grouping.parties()


_Pairs = Sequence[tuple[str, str]]
"""Members of a group, of which somebody decided that the second is not of the first one's."""


def _without(
    link: AnyLink, decisions: Decisions, rejected: Mapping[SuggestionKind, _Pairs]
) -> AnyLink | None:
    """A group without the members taken out; None where fewer than two are left of an utterance."""
    if isinstance(link, Utterance):
        out = _taken_out(link.statements, rejected["utterance"])
        left = tuple(s for s in link.statements if s not in out)
        return msgspec.structs.replace(link, statements=left) if len(left) > 1 else None
    if isinstance(link, Claim):
        out = _taken_out([s.id for s in link.statements], rejected["claim"])
        members = tuple(s for s in link.statements if s.id not in out)
        return msgspec.structs.replace(link, statements=members) if members else None
    if isinstance(link, LinkedIncident):
        out = _taken_out(link.statements, rejected["incident"])
        left = tuple(s for s in link.statements if s not in out)
        return msgspec.structs.replace(link, statements=left)
    if isinstance(link, Position) and link.shifts:
        left_over = tuple(s for s in link.shifts if not decisions.rejects(Suggestion("shift", *s)))
        return msgspec.structs.replace(link, shifts=left_over)
    return link


def _images(image: Image, decisions: Decisions, rejected: _Pairs) -> list[Image]:
    """An image with the remarks and contrary words that stand; a statement on another picture has one of its own."""
    remarks = [r for r in image.remarks if not decisions.rejects(remark_suggestion(r))]
    statements = [r.statement for r in remarks]
    out = _taken_out(statements, rejected)
    contested = tuple(
        pair
        for pair in image.contested
        if set(pair) <= set(statements) - out and not decisions.rejects(Suggestion("contrary", *pair))
    )
    left = tuple(r for r in remarks if r.statement not in out)
    made = [msgspec.structs.replace(image, remarks=left, contested=contested)] if left else []
    for statement in sorted(out):
        own = tuple(r for r in remarks if r.statement == statement)
        named = image.kind.replace("_", " ")
        made.append(Image(id=make_id("image", statement), kind=image.kind, words=named, remarks=own))
    return made


def remark_suggestion(remark: ImageRemark) -> Suggestion:
    """Whether its words say that of a picture."""
    return Suggestion("remark", remark.words.document, str(remark.words.start))


def _taken_out(members: Sequence[str], rejected: _Pairs) -> frozenset[str]:
    """Members of which somebody decided that they are not of the group of another of them."""
    held = frozenset(members)
    return frozenset(second for first, second in rejected if first in held and second in held)


def _confirmed(known: Reply | None, suggestion: Suggestion, judgement: Judgement) -> Reply:
    signal = Signal(name="confirmed", value=1.0, weight=1.0, reason=_by(judgement), words=judgement.reason)
    kind = cast("ReplyKind", suggestion.kind)
    if known is not None:
        return msgspec.structs.replace(known, kind=kind, score=1.0, signals=(*known.signals, signal))
    id = make_id("reply", suggestion.first, suggestion.second)
    return Reply(
        id=id, source=suggestion.first, target=suggestion.second, kind=kind, score=1.0, signals=(signal,)
    )


def _by(judgement: Judgement) -> str:
    return f"decided by {judgement.author} on {judgement.at.date().isoformat()}"


@dataclass
class _Spoken:
    """How the documents tell of one speaker: names, roles and bodies spoken for, as written."""

    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)


def _spoken(documents: Iterable[Extracted]) -> Mapping[str, _Spoken]:
    """Speaker as a document's id has it -> what the documents tell of it."""
    found: dict[str, _Spoken] = {}
    for speaker in (s.speaker for document in documents for s in document.statements if s.speaker):
        told = found.setdefault(speaker.party, _Spoken())
        told.names[speaker.name] += 1
        if speaker.role:
            told.roles[speaker.role] += 1
        if speaker.affiliation:
            told.bodies[speaker.affiliation] += 1
    return found


class _Grouping:
    """Parties under decision, by id."""

    def __init__(self, parties: Parties, spoken: Mapping[str, _Spoken]) -> None:
        self._spoken = spoken
        self._by_id = parties.by_id()
        self._of = dict(parties.of_member)

    def part(self, suggestion: Suggestion, judgement: Judgement) -> None:
        """Take the second name out of the party that it shares with the first."""
        first, second = suggestion.first, suggestion.second
        party = self._of.get(second)
        if party is None or self._of.get(first) != party or second not in self._spoken:
            return
        told, whole = self._spoken[second], self._by_id[party]
        name = _most(told.names)
        alone = Party(
            id=make_id("party", "apart", second),
            name=name,
            kind=whole.kind,
            roles=tuple(sorted(told.roles)),
            aliases=tuple(sorted(set(told.names) - {name})),
            members=(second,),
            speaks_for=self._body(told.bodies),
            signals=(_signal("apart", judgement),),
        )
        self._of[second] = alone.id
        self._by_id[alone.id] = alone
        self._by_id[party] = self._left(whole, second)

    def _left(self, whole: Party, gone: str) -> Party:
        """A party without one of its names, and without what only that one told."""
        members = tuple(m for m in whole.members if m != gone)
        left, alone = _Spoken(), self._spoken[gone]
        for told in (self._spoken[m] for m in members if m in self._spoken):
            left.names.update(told.names)
            left.roles.update(told.roles)
            left.bodies.update(told.bodies)
        above = whole.speaks_for
        if alone.bodies and above == self._body(alone.bodies) and above != self._body(left.bodies):
            above = self._body(left.bodies)
        return msgspec.structs.replace(
            whole,
            members=members,
            aliases=tuple(a for a in whole.aliases if a in left.names or a not in alone.names),
            roles=tuple(r for r in whole.roles if r in left.roles or r not in alone.roles),
            speaks_for=above,
        )

    def _body(self, written: Counter[str]) -> str | None:
        """The party of the body that is told most often."""
        if not written:
            return None
        called = fold(_most(written))
        parties = (self._by_id[id] for id in sorted(self._by_id))
        return next((p.id for p in parties if called in map(fold, (p.name, *p.aliases))), None)

    def join(self, suggestion: Suggestion, judgement: Judgement) -> None:
        """Make the parties of both names one, under the name of the first."""
        into, gone = self._of.get(suggestion.first), self._of.get(suggestion.second)
        if into is None or gone is None or into == gone:
            return
        one, other = self._by_id[into], self._by_id.pop(gone)
        self._by_id[into] = msgspec.structs.replace(
            one,
            roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
            aliases=tuple(sorted({*one.aliases, other.name, *other.aliases} - {one.name})),
            members=tuple(sorted({*one.members, *other.members})),
            speaks_for=one.speaks_for or (other.speaks_for if other.speaks_for != into else None),
            signals=(*one.signals, *other.signals, _signal("same", judgement)),
        )
        self._of = {m: into if p == gone else p for m, p in self._of.items()}
        for id, party in self._by_id.items():
            if party.speaks_for == gone:
                above = into if id != into else None
                self._by_id[id] = msgspec.structs.replace(party, speaks_for=above)

    def parties(self) -> Parties:
        """As linking hands them on."""
        records = tuple(self._by_id[id] for id in sorted(self._by_id))
        return Parties(records, self._of, {p.id: self._above(p) for p in records})

    def _above(self, party: Party) -> tuple[str, ...]:
        found: list[str] = []
        at = party.speaks_for
        while at is not None and at not in (party.id, *found):
            found.append(at)
            at = self._by_id[at].speaks_for if at in self._by_id else None
        return tuple(found)


def _signal(name: str, judgement: Judgement) -> Signal:
    return Signal(name=name, value=1.0, weight=1.0, reason=_by(judgement), words=judgement.reason)


def _most(counted: Counter[str]) -> str:
    return min(counted, key=lambda words: (-counted[words], words))
