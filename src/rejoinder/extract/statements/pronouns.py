"""Who a pronoun is: the last who spoke or was named and whom the pronoun can mean, by sentences and subjects.

Nobody's gender is guessed from a name: titles, roles and the text's own pronouns tell it, or nothing does. Where the
last people named stand together and none has spoken, both are named and neither is chosen.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from rejoinder.extract.statements.mentions import Mention
from rejoinder.extract.statements.naming import known_person, make_speaker, plain
from rejoinder.extract.statements.scene import Actor, Scene
from rejoinder.model import Span, Speaker

PRONOUN_REACH = 3
"""Paragraphs back in which a pronoun's person is looked for; beyond that news names people again."""


def resolve_pronoun(mention: Mention, at: Span, scene: Scene, holder: str = "") -> Speaker | None:
    """Who a pronoun of the third person is; None where nobody before it fits.

    ``holder`` is whose words the pronoun stands in: nobody says "he" of himself.
    """
    if mention.kind == "person":
        return _person(mention, at, scene, holder)
    if mention.kind == "organisation":
        return _organisation(at, scene)
    return _several(at, scene)


def reach(at: Span, scene: Scene) -> int:
    """Where looking back from ``at`` ends."""
    paragraphs = scene.parsed.paragraphs
    return (
        paragraphs[max(0, scene.parsed.paragraph_number(at.start) - PRONOUN_REACH)].offset
        if paragraphs
        else 0
    )


def _person(mention: Mention, at: Span, scene: Scene, holder: str) -> Speaker | None:
    spoke = scene.talk.latest.get(("person", mention.gender))
    if spoke is not None and spoke[1].name == holder:
        spoke = None
    since = reach(at, scene)
    named = _named(mention, at, since, scene, holder)
    recent = spoke is not None and spoke[0] >= since
    turned = spoke is not None and (
        _new_subject(named, spoke[0], at, scene) or _led_up_to(named, spoke[0], at, scene)
    )
    if spoke is not None and recent and not turned:
        scene.talk.learn(spoke[1].name, mention.gender)
        return spoke[1]
    names = sorted({name for _, name in named})
    if len(names) > 1:
        return make_speaker(mention.words, "person", candidates=tuple(names))
    if names:
        scene.talk.learn(names[0], mention.gender)
        return known_person(names[0], scene.directory)
    return spoke[1] if spoke else None


_LEADS = frozenset(
    {"when", "after", "asked", "while", "before", "as", "since", "if", "once", "because", "although"}
)


def _led_up_to(named: Sequence[tuple[int, str]], spoke: int, at: Span, scene: Scene) -> bool:
    """True where the pronoun's own sentence leads up to it with another name: "When I asked Mr Renwick, he said"."""
    if len(named) != 1 or not spoke < named[0][0] < at.start:
        return False
    paragraph = scene.parsed.paragraph_at(at.start)
    tokens = paragraph.tokens_in(at) if paragraph else None
    sentence = scene.sentence_number(named[0][0]) == scene.sentence_number(at.start)
    return tokens is not None and sentence and tokens[0].sent[0].lower_ in _LEADS


def _new_subject(named: Sequence[tuple[int, str]], spoke: int, at: Span, scene: Scene) -> bool:
    """True where the pronoun's paragraph has turned to another person since the last who spoke, before it."""
    number = scene.parsed.paragraph_number
    return (
        len(named) == 1
        and number(spoke) < number(named[0][0]) == number(at.start)
        and scene.sentence_number(named[0][0]) < scene.sentence_number(at.start)
        and _is_subject(named[0][0], scene)
    )


def _named(mention: Mention, at: Span, since: int, scene: Scene, holder: str) -> Sequence[tuple[int, str]]:
    """Whom the pronoun can mean of those named last: one, or several who stand together in one sentence."""
    fits = [
        (where, name)
        for where, name in scene.directory.named_between(since, at.start)
        if name != holder and scene.talk.can_be(name, mention.gender)
    ]
    if not fits:
        return ()
    last = scene.sentence_number(fits[0][0])
    together = [(where, name) for where, name in fits if scene.sentence_number(where) == last]
    subjects = [(where, name) for where, name in together if _is_subject(where, scene)]
    if subjects:
        return subjects[-1:]
    return together if _coordinated(together, scene) else fits[:1]


def _is_subject(where: int, scene: Scene) -> bool:
    """True where the name at ``where`` is the subject of a main clause, or stands beside it, and nobody with it."""
    root = _root(where, scene)
    if root is not None and root.dep_ == "appos":
        root = root.head
    return (
        root is not None
        and root.dep_ in ("nsubj", "nsubjpass")
        and root.head.dep_ == "ROOT"
        and not any(child.dep_ == "conj" for child in root.children)
    )


def _coordinated(together: Sequence[tuple[int, str]], scene: Scene) -> bool:
    """True for "Walsh and Lowe": two names in one breath, so that neither is the last."""
    roots = [root for where, _ in together if (root := _root(where, scene)) is not None]
    return any(root.dep_ == "conj" and any(root.head == other for other in roots) for root in roots)


def _root(where: int, scene: Scene) -> Token | None:
    """The head of the name that begins at ``where``."""
    paragraph = scene.parsed.paragraph_at(where)
    tokens = paragraph.tokens_in(Span(where, where + 1)) if paragraph else None
    if tokens is None:
        return None
    name = next((e for e in tokens[0].doc.ents if e.start <= tokens[0].i < e.end), tokens)
    return name.root


def _organisation(at: Span, scene: Scene) -> Speaker | None:
    """ "It": in the nearest sentence with one, the organisation that spoke last, else the one that acts."""
    at_last, spoke = scene.talk.latest.get(("organisation", ""), (-1, scene.talk.last("group")))
    actor = _actor(at, scene)
    if actor is None or scene.sentence_number(at_last) >= scene.sentence_number(actor.at.start):
        return spoke
    named = actor.mention.name
    name = (
        scene.directory.organisation(named)
        if named
        else scene.directory.organisation_like(actor.mention, before=actor.at.start)
    )
    return make_speaker(name, "organisation") if name else spoke


def _several(at: Span, scene: Scene) -> Speaker | None:
    """ "They": the people who spoke or acted last; in one sentence with an organisation, the people."""
    spoke = [found for kind in ("group", "organisation") if (found := scene.talk.latest.get((kind, "")))]
    last = max(spoke, key=lambda held: held[0], default=None)
    since = reach(at, scene)
    acting = next((one for one in scene.groups_before(at.start) if one.at.start >= since), None)
    if acting is None:
        return last[1] if last else None
    number = scene.sentence_number
    if last is not None and (
        number(last[0]) > number(acting.at.start)
        or (last[1].kind == "group" and number(last[0]) == number(acting.at.start))
    ):
        return last[1]
    mention = acting.mention
    return make_speaker(plain(mention.words), "group", mention.role or None, mention.owner or None)


def _actor(at: Span, scene: Scene) -> Actor | None:
    """Of the nearest sentence in which an organisation acts, the one that its main clause is about, else the first."""
    since = reach(at, scene)
    actors = [actor for actor in scene.actors_before(at.start) if actor.at.start >= since]
    if not actors:
        return None
    last = scene.sentence_number(actors[0].at.start)
    near = [actor for actor in actors if scene.sentence_number(actor.at.start) == last]
    return next((actor for actor in near if actor.main), near[-1])
