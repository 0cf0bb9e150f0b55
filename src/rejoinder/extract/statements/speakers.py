"""Who a mention is, within one document: names, roles, pronouns and organisations, by rules with a reason.

People are known by the fullest name that the document gives them; "the spokesperson" is the last person
introduced in that role; "he" is the last person who spoke. Where two fit equally, both are named and the
mention stays as written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.directory import OFFICIAL, Directory, build_directory
from rejoinder.extract.statements.mentions import Mention, mention_words, read_mention
from rejoinder.extract.statements.nesting import Nesting
from rejoinder.model import Span, Speaker, make_id

_PUBLISHED = frozenset({"report", "briefing", "study", "survey", "investigation"})
"""Documents that, mentioned bare ("report says"), are the one that the text is about."""

PRONOUN_REACH = 3
"""Paragraphs back in which a pronoun's person is looked for; beyond that news names people again."""


@dataclass
class _Talk:
    """The speakers so far in text order, with where they spoke."""

    said: list[tuple[int, Speaker]] = field(default_factory=list)

    latest: dict[tuple[str, str], tuple[int, Speaker]] = field(default_factory=dict)
    """The last speaker by kind and by the gender that a pronoun asks for ("": any)."""
    roles: dict[str, list[Speaker]] = field(default_factory=dict)
    """The people who spoke, by the last word of their role."""

    def add(self, at: int, speaker: Speaker) -> None:
        self.said.append((at, speaker))
        kind = speaker.kind or "organisation"
        for gender in ("", "female", "male"):
            if not _other_gender(speaker, gender):
                self.latest[kind, gender] = (at, speaker)
        if kind == "person":
            spoken = self.roles.setdefault(_last_word(speaker.role or speaker.name), [])
            if not spoken or spoken[-1] != speaker:
                spoken.append(speaker)

    def last(self, kind: str, gender: str = "") -> Speaker | None:
        found = self.latest.get((kind, gender))
        return found[1] if found else None


def _last_word(words: str) -> str:
    return words.lower().rpartition(" ")[2]


def resolve_speakers(
    parsed: Parsed, attributions: Sequence[Attribution], nesting: Nesting
) -> tuple[Speaker | None, ...]:
    """The speaker of each attribution, in the same order; None where the text names nobody."""
    directory = build_directory(parsed, attributions)
    talk = _Talk()
    by_attribution: dict[int, Speaker | None] = {}
    for index in sorted(range(len(attributions)), key=lambda i: _order(attributions[i])):
        attribution = attributions[index]
        speaker = _speaker(attribution, parsed, directory, talk)
        by_attribution[index] = speaker
        if speaker is not None and not _is_nested(index, attribution, nesting):
            talk.add(_order(attribution), speaker)
    return tuple(_of_document(by_attribution[i], parsed.document.id) for i in range(len(attributions)))


def _of_document(speaker: Speaker | None, document: str) -> Speaker | None:
    """An unnamed person who could be anybody ("the second witness") is nobody of another document."""
    if speaker is None or not speaker.name.islower():
        return speaker
    if speaker.name.split()[-1] not in mention_words().any_person:
        return speaker
    return msgspec.structs.replace(speaker, party=make_id("p", document, speaker.name))


def _order(attribution: Attribution) -> int:
    return attribution.source.start if attribution.source else attribution.content[0].start


def _is_nested(index: int, attribution: Attribution, nesting: Nesting) -> bool:
    """True where somebody else's words hold this attribution: its speaker does not take the floor."""
    at = attribution.source or attribution.content[0]
    return any(other != index for other in nesting.holding(at))


def _speaker(attribution: Attribution, parsed: Parsed, directory: Directory, talk: _Talk) -> Speaker | None:
    if attribution.source is None:
        return talk.said[-1][1] if attribution.inherits and talk.said else None
    words = attribution.source.of(parsed.text)
    mention = read_mention(words, _label(parsed, attribution.source))
    return resolve(mention, attribution.source, parsed, directory, talk)


def _label(parsed: Parsed, span: Span) -> str:
    paragraph = parsed.paragraph_at(span.start)
    tokens = paragraph.tokens_in(span) if paragraph else None
    return str(tokens.root.ent_type_) if tokens is not None else ""


def resolve(mention: Mention, at: Span, parsed: Parsed, directory: Directory, talk: _Talk) -> Speaker:
    """Who ``mention`` is, from what was introduced before ``at`` and who spoke last."""
    if mention.pronoun:
        return _pronoun(mention, at, parsed, directory, talk)
    if mention.document:
        return _document(mention, at, parsed, directory, talk)
    if mention.kind == "person" or (mention.name and directory.person(mention.name)):
        return _person(mention, at, parsed, directory, talk)
    if mention.kind == "group":
        return _make(
            _plain(mention.words), "group", role=mention.role or None, affiliation=mention.owner or None
        )
    if mention.name:
        name = directory.organisation(mention.name)
        return _make(name, mention.kind or directory.kind(name))
    if mention.kind == "organisation":
        return _organisation(mention, at, directory, talk)
    return _make(_plain(mention.words), None)


def _make(
    name: str,
    kind: str | None,
    role: str | None = None,
    affiliation: str | None = None,
    candidates: tuple[str, ...] = (),
) -> Speaker:
    return Speaker(
        name=name,
        party=party_id(name),
        kind=kind,  # type: ignore[arg-type]
        role=role,
        affiliation=affiliation,
        candidates=candidates,
    )


def party_id(name: str) -> str:
    """Equal for equal names, whatever their case."""
    return make_id("p", " ".join(name.casefold().split()))


def _plain(words: str) -> str:
    """A mention as a name: without its determiner and what follows a comma."""
    head = re.sub(r"[’']s?$", "", words.split(", ")[0])
    first, _, rest = head.partition(" ")
    return rest if rest and first.lower() in mention_words().definite | {"a", "an"} else head


def _pronoun(mention: Mention, at: Span, parsed: Parsed, directory: Directory, talk: _Talk) -> Speaker:
    kind = mention.kind or "person"
    if kind == "person":
        found = _recent_person(mention.gender, at, parsed, directory, talk)
    else:
        found = talk.last(kind) or (
            talk.last("group") if kind == "organisation" else talk.last("organisation")
        )
    return found or _make(mention.words, kind)


def _recent_person(
    gender: str, at: Span, parsed: Parsed, directory: Directory, talk: _Talk
) -> Speaker | None:
    reach = parsed.paragraphs[max(0, parsed.paragraph_number(at.start) - PRONOUN_REACH)].offset
    spoke = talk.latest.get(("person", gender))
    if spoke is not None and spoke[0] >= reach:
        return spoke[1]
    named = directory.last_named(reach, at.start, gender)
    if named is not None:
        return _known(named, directory)
    return spoke[1] if spoke else None


def _other_gender(speaker: Speaker, gender: str) -> bool:
    known = read_mention(" ".join(filter(None, (speaker.role, speaker.name)))).gender
    return bool(gender and known and known != gender)


def _known(name: str, directory: Directory) -> Speaker:
    role, affiliation = directory.role_of(name)
    return _make(name, "person", role, affiliation)


def _person(mention: Mention, at: Span, parsed: Parsed, directory: Directory, talk: _Talk) -> Speaker:
    if mention.name:
        names = directory.people_named(mention.name)
        if len(names) > 1:
            recent = _last_meant(names, at, parsed, directory, talk)
            if recent is None:
                return _make(mention.name, "person", mention.role or None, candidates=tuple(sorted(names)))
            return _known(recent, directory)
        return _known(names[0] if names else mention.name, directory)
    return _role(mention, at, directory, talk)


def _last_meant(
    names: Sequence[str], at: Span, parsed: Parsed, directory: Directory, talk: _Talk
) -> str | None:
    """Which of several people with one surname: the last who spoke or was named; None where two were named together."""
    spoke = talk.latest.get(("person", ""))
    last = sorted(
        ((_named_last(name, at, directory, spoke), name) for name in names),
        key=lambda pair: pair[0],
        reverse=True,
    )
    (first_at, first), (second_at, _) = last[:2]
    if first_at < 0 or parsed.paragraph_number(first_at) == parsed.paragraph_number(second_at):
        return first if spoke is not None and spoke[1].name == first else None
    return first


def _named_last(name: str, at: Span, directory: Directory, spoke: tuple[int, Speaker] | None) -> int:
    named = directory.last_at(name, at.start)
    return max(named, spoke[0]) if spoke is not None and spoke[1].name == name else named


def _role(mention: Mention, at: Span, directory: Directory, talk: _Talk) -> Speaker:
    """ "the spokesperson", "a munitions expert": the last person in that role, or the role itself."""
    owner = directory.organisation(mention.owner) if mention.owner else None
    if mention.definite or not mention.words[:2].lower().startswith("a "):
        introduced = directory.in_role(mention.head, mention.owner, before=at.start)
        if introduced is not None:
            return _known(introduced, directory)
        in_role = talk.roles.get(_last_word(mention.role), ())
        spoken = next((s for s in reversed(in_role) if _same_role(s, mention)), None)
        if spoken is not None:
            return spoken
        if mention.head in mention_words().any_person and mention.definite and not _ordinal(mention):
            last = talk.last("person", mention.gender)
            if last is not None:
                return last
    return _make(_plain(mention.words), "person", mention.role or None, owner)


def _ordinal(mention: Mention) -> bool:
    """True for "the second witness": one of several, never simply the last person."""
    first = mention.role.split(" ")[0].lower() if mention.role else ""
    return first in ("first", "second", "third", "fourth", "fifth", "other", "another", "one")


def _same_role(speaker: Speaker, mention: Mention) -> bool:
    """True where the mention repeats the role that ``speaker`` was introduced in, or its last words."""
    said = (speaker.role or speaker.name).lower()
    asked = mention.role.lower()
    return bool(asked) and (said == asked or (not _ordinal(mention) and said.endswith(" " + asked)))


def _organisation(mention: Mention, at: Span, directory: Directory, talk: _Talk) -> Speaker:
    """ "the ministry", "the organization": the last one of that kind."""
    name = directory.organisation_like(mention.head, before=at.start)
    if name is not None:
        return _make(name, "organisation")
    last = talk.last("organisation")
    if last is not None and mention.definite and mention.head not in OFFICIAL:
        return last
    return _make(_plain(mention.words), "organisation")


def _document(mention: Mention, at: Span, parsed: Parsed, directory: Directory, talk: _Talk) -> Speaker:
    """ "the report" speaks for whoever published it; "his testimony" for him."""
    first = mention.words.split(" ")[0].lower()
    if first in ("his", "her"):
        return _pronoun(read_mention(first), at, parsed, directory, talk)
    if first in ("its", "their"):
        return talk.last("organisation") or talk.last("group") or _make(_plain(mention.words), "organisation")
    if mention.owner:
        owner = read_mention(mention.owner, "ORG")
        return resolve(owner, at, parsed, directory, talk)
    publisher = directory.publisher_before(at.start)
    if publisher is not None and (mention.definite or mention.head in _PUBLISHED):
        return _make(publisher, "organisation")
    return _make(_plain(mention.words), "organisation")
