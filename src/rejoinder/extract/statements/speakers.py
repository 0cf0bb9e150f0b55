"""Who a mention is, within one document: names, roles, pronouns and organisations, by rules with a reason.

People are known by the fullest name that the document gives them; "the spokesperson" is the last person
introduced in that role; "he" is the last person who spoke. Where two fit equally, both are named and the
mention stays as written.
"""

import re
from collections.abc import Mapping, Sequence

from rejoinder.extract.labels import Label, label_at, read_label
from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.clauses import RELATIVES
from rejoinder.extract.statements.clauses import mention as noun_phrase
from rejoinder.extract.statements.directory import OFFICIAL, build_directory
from rejoinder.extract.statements.frames import token_span
from rejoinder.extract.statements.introductions import with_apposition
from rejoinder.extract.statements.mentions import FIRST_PERSON, Mention, mention_words, read_mention
from rejoinder.extract.statements.naming import known_person, make_speaker, of_document, plain
from rejoinder.extract.statements.nesting import Nesting
from rejoinder.extract.statements.pronouns import resolve_pronoun
from rejoinder.extract.statements.scene import Scene
from rejoinder.extract.statements.talk import Talk, last_word
from rejoinder.extract.statements.voices import own_voice, person_labelled, voice_speaker
from rejoinder.model import Span, Speaker

_ONE = re.compile(r"^(?:(?:only|just) )?(?:one|another), ", re.IGNORECASE)
"""What says of how many a speaker is one, before who it is: "only one, a nurse"."""
_PUBLISHED = frozenset({"report", "briefing", "study", "survey", "investigation"})
"""Documents that, mentioned bare ("report says"), are the one that the text is about."""


def resolve_speakers(
    parsed: Parsed, attributions: Sequence[Attribution], nesting: Nesting
) -> tuple[Speaker | None, ...]:
    """The speaker of each attribution, in the same order; None where the text names nobody."""
    directory = build_directory(parsed, attributions)
    scene = Scene(parsed, directory, Talk(directory), own_voice(parsed, directory))
    found: dict[int, Speaker | None] = {}
    for index in sorted(range(len(attributions)), key=lambda i: _order(attributions[i])):
        attribution = attributions[index]
        holders = [other for other in nesting.holding(_anchor(attribution)) if other != index]
        speaker = _speaker(attribution, _innermost(holders, attributions, found), scene)
        found[index] = speaker
        if speaker is None or speaker.candidates or _in_first_person(attribution, parsed.text):
            continue
        if all(attributions[other].verbatim for other in holders):
            scene.talk.add(_order(attribution), speaker)
    return tuple(of_document(found[i], parsed.document.id) for i in range(len(attributions)))


def _anchor(attribution: Attribution) -> Span:
    return attribution.source or attribution.content[0]


def _order(attribution: Attribution) -> int:
    return _anchor(attribution).start


def _in_first_person(attribution: Attribution, text: str) -> bool:
    """True for the text's own "I": its author, or the speaker of a turn, is nobody's "he"."""
    return attribution.source is not None and attribution.source.of(text).lower() in FIRST_PERSON


def _innermost(
    holders: Sequence[int], attributions: Sequence[Attribution], found: Mapping[int, Speaker | None]
) -> Speaker | None:
    """Whose words the attribution lies in: the speaker of the shortest content that holds it."""
    known = [other for other in holders if other in found]
    inner = min(known, key=lambda other: sum(len(c) for c in attributions[other].content), default=None)
    return found[inner] if inner is not None else None


def _speaker(attribution: Attribution, holder: Speaker | None, scene: Scene) -> Speaker | None:
    if attribution.source is None:
        return scene.talk.said[-1][1] if attribution.inherits and scene.talk.said else None
    label = label_at(attribution.source, scene.parsed.labels)
    if label is not None:
        return _labelled(label, scene)
    words = attribution.source.of(scene.parsed.text)
    if words.lower() in FIRST_PERSON:
        return holder or _own_voice(words, scene)
    if words.lower().startswith(("one of ", "another of ")):
        words = with_apposition(scene.parsed.text, attribution.source)
    words = _ONE.sub("", words)
    at = attribution.source
    if (antecedent := _antecedent(attribution)) is not None:
        at, words = antecedent, antecedent.of(scene.parsed.text)
    mention = read_mention(words, _entity(scene.parsed, at))
    return resolve(mention, at, scene, holder.name if holder else "")


def _antecedent(attribution: Attribution) -> Span | None:
    """What a relative pronoun as source stands for: "**a report** which concluded that ..."."""
    sentence = attribution.sentence
    tokens = sentence.paragraph.tokens_in(attribution.source) if attribution.source else None
    if not tokens or len(tokens) > 1 or tokens[0].lower_ not in RELATIVES:
        return None
    clause = next((verb for verb in tokens[0].ancestors if verb.dep_ == "relcl"), None)
    if clause is None or not sentence.has(clause.head):
        return None
    found = noun_phrase(clause.head, sentence)
    return token_span(found[0].i, found[-1].i, sentence)


def _entity(parsed: Parsed, span: Span) -> str:
    """The parse's label of the head of what stands at ``span``."""
    paragraph = parsed.paragraph_at(span.start)
    tokens = paragraph.tokens_in(span) if paragraph else None
    return str(tokens.root.ent_type_) if tokens is not None else ""


def _labelled(label: Label, scene: Scene) -> Speaker:
    """The speaker of a turn: whom the text tells a letter to stand for, else the label as a mention."""
    person = person_labelled(label, scene.parsed, scene.directory)
    if person is not None:
        return known_person(person, scene.directory)
    if len(label.words) == 1:
        return make_speaker(label.words, "person")
    mention = read_mention(read_label(label), "PERSON")
    if mention.kind == "person" and mention.name:
        return _person(mention, label.span, scene)
    return make_speaker(plain(read_label(label)), mention.kind, mention.role or None)


def _own_voice(words: str, scene: Scene) -> Speaker:
    """ "I" and "we" outside quotations: the author, or the organisation whose text it is."""
    plural = words.lower() in ("we", "us")
    own = voice_speaker(scene.voice, plural=plural)
    if own is None:
        return make_speaker(words, "group" if plural else "person")
    name, is_person = own
    return known_person(name, scene.directory) if is_person else make_speaker(name, "organisation")


def resolve(mention: Mention, at: Span, scene: Scene, holder: str = "") -> Speaker:
    """Who ``mention`` is, from what was introduced before ``at`` and who spoke last; ``holder``: in whose words."""
    directory = scene.directory
    if mention.pronoun:
        return resolve_pronoun(mention, at, scene, holder) or make_speaker(mention.words, mention.kind)
    if mention.document:
        return _document(mention, at, scene)
    if mention.name and not mention.role and mention.name in directory.organisations:
        return make_speaker(directory.organisation(mention.name), "organisation")
    if mention.kind == "person" or (mention.name and directory.people_named(mention.name)):
        return _person(mention, at, scene)
    if mention.kind == "group":
        return make_speaker(
            plain(mention.words), "group", role=mention.role or None, affiliation=mention.owner or None
        )
    if mention.name:
        name = directory.organisation(mention.name)
        return make_speaker(name, mention.kind or directory.kind(name))
    if mention.kind == "organisation":
        return _organisation(mention, at, scene)
    return make_speaker(plain(mention.words), None)


def _person(mention: Mention, at: Span, scene: Scene) -> Speaker:
    if not mention.name:
        return _role(mention, at, scene)
    names = scene.directory.people_named(mention.name)
    if len(names) < 2:
        return known_person(names[0] if names else mention.name, scene.directory)
    return _one_of(names, mention, at, scene)


def _one_of(names: Sequence[str], mention: Mention, at: Span, scene: Scene) -> Speaker:
    """The last of several who spoke or was named; the mention as written, with both, where two were named together."""
    recent = _last_meant(names, at, scene)
    if recent is not None:
        return known_person(recent, scene.directory)
    candidates = tuple(sorted(names))
    return make_speaker(
        mention.name or plain(mention.words), "person", mention.role or None, None, candidates
    )


def _last_meant(names: Sequence[str], at: Span, scene: Scene) -> str | None:
    spoke = scene.talk.latest.get(("person", ""))
    last = sorted(((_named_last(name, at, scene), name) for name in names), reverse=True)
    (first_at, first), (second_at, second) = last[:2]
    together = scene.sentence_number(first_at) == scene.sentence_number(second_at)
    if first_at < 0 or together:
        return next((n for n in (first, second) if spoke is not None and spoke[1].name == n), None)
    return first


def _named_last(name: str, at: Span, scene: Scene) -> int:
    """Where ``name`` was named or spoke last before ``at``; -1 where it did not."""
    spoke = scene.talk.latest.get(("person", ""))
    named = scene.directory.last_at(name, at.start)
    return max(named, spoke[0]) if spoke is not None and spoke[1].name == name else named


def _role(mention: Mention, at: Span, scene: Scene) -> Speaker:
    """ "the spokesperson", "a munitions expert": the last person in that role, or the role itself."""
    owner = scene.directory.body_of(mention, at.start)
    if mention.definite or not mention.words[:2].lower().startswith("a "):
        introduced = scene.directory.in_role(mention)
        if introduced:
            return _introduced(introduced, mention, at, scene)
        in_role = scene.talk.roles.get(last_word(mention.role), ())
        spoken = next((s for s in reversed(in_role) if _same_role(s, mention)), None)
        if spoken is not None:
            return spoken
        if mention.head in mention_words().any_person and mention.definite and not _ordinal(mention):
            last = scene.talk.last("person", mention.gender)
            if last is not None:
                return last
    return make_speaker(plain(mention.words), "person", mention.role or None, owner)


def _introduced(names: Sequence[str], mention: Mention, at: Span, scene: Scene) -> Speaker:
    """Which of those introduced in the mention's role it is: of those named before it, or the only one."""
    before = [name for name in names if scene.directory.last_at(name, at.start) >= 0] or [max(names)]
    return (
        _one_of(before, mention, at, scene) if len(before) > 1 else known_person(before[0], scene.directory)
    )


def _ordinal(mention: Mention) -> bool:
    """True for "the second witness": one of several, never simply the last person."""
    first = mention.role.split(" ")[0].lower() if mention.role else ""
    return first in ("first", "second", "third", "fourth", "fifth", "other", "another", "one")


def _same_role(speaker: Speaker, mention: Mention) -> bool:
    """True where the mention repeats the role that ``speaker`` was introduced in, or its last words."""
    said = (speaker.role or speaker.name).lower()
    asked = mention.role.lower()
    return bool(asked) and (said == asked or (not _ordinal(mention) and said.endswith(" " + asked)))


def _organisation(mention: Mention, at: Span, scene: Scene) -> Speaker:
    """ "the ministry", "the organization": the text's own, the last one of that kind, or the last that spoke."""
    if scene.voice.releases and mention.definite and _is_own(mention, scene.voice.organisation):
        return make_speaker(scene.voice.organisation, "organisation")
    name = scene.directory.organisation_like(mention, before=at.start)
    if name is not None:
        return make_speaker(name, "organisation")
    last = scene.talk.last("organisation")
    if last is not None and mention.definite and mention.head not in OFFICIAL and _fits(mention, last.name):
        return last
    return make_speaker(plain(mention.words), "organisation")


_OWN = frozenset({"organisation", "organization", "group"})


def _is_own(mention: Mention, name: str) -> bool:
    """True where a bare mention is how a text calls the organisation that publishes it."""
    words = set(name.lower().split())
    kind = mention_words().kind_of(mention.head)
    told = mention.head in words or (kind is not None and bool(words & kind.fits))
    return not mention.modifiers and (told or mention.head in _OWN)


def _fits(mention: Mention, name: str) -> bool:
    """True where a bare mention ("the group") can stand for ``name``: nothing in either tells another kind."""
    words = set(name.lower().split())
    kind = mention_words().kind_of(mention.head)
    if kind is None or mention.modifiers or name.islower():
        return mention.head in words and mention.modifiers <= words
    return not words & (kind.cannot - kind.fits)


def _document(mention: Mention, at: Span, scene: Scene) -> Speaker:
    """ "the report" speaks for whoever published it; "his testimony" for him."""
    first = mention.words.split(" ")[0].lower()
    if first in ("his", "her"):
        return resolve(read_mention(first), at, scene)
    if first in ("its", "their"):
        last = resolve_pronoun(read_mention("it"), at, scene)
        return last or make_speaker(plain(mention.words), "organisation")
    if mention.owner:
        return resolve(read_mention(mention.owner, "ORG"), at, scene)
    publisher = scene.directory.publisher_before(at.start, mention.head)
    if publisher is not None and (mention.definite or mention.head in _PUBLISHED):
        return make_speaker(publisher, "organisation")
    return make_speaker(plain(mention.words), "organisation")
