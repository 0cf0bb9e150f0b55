"""Where names stand in a document: sources, named entities, and every other place where a known organisation is named.

The parser's small model misses many names and takes organisations for people; what the text says of a name ("its
director", "the charity") and one sure sight of it tell for all its places.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from rejoinder.extract.labels import label_at, read_label
from rejoinder.extract.parse import Parsed
from rejoinder.extract.places.gazetteer import Gazetteer
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.introductions import introduction, kinds_told, with_acronym
from rejoinder.extract.statements.mentions import Mention, is_name, mention_words, read_mention, tokens_of
from rejoinder.model import Span

Named = tuple[Span, Mention]

_OF_STATE = frozenset(
    {"mayor", "president", "governor", "minister", "ambassador", "premier", "king", "queen", "senator"}
)
"""Roles held of places, whose names are no organisations."""
_PLACES = ("GPE", "LOC", "NORP")


def named_mentions(parsed: Parsed, attributions: Sequence[Attribution]) -> list[Named]:
    """The mentions with a name in text order, each organisation wherever it stands."""
    seen = list(_mentions(parsed, attributions))
    places = {e.text for p in parsed.paragraphs for e in p.doc.ents if e.label_ in _PLACES}
    offices = _offices(parsed, seen, places)
    seen = [
        (span, _as_organisation(mention) if _is_office(mention, offices) else _at_home(mention, places))
        for span, mention in seen
    ]
    seen += _elsewhere(parsed, seen, offices)
    return sorted(seen, key=lambda named: (named[0].start, named[0].end))


def _at_home(mention: Mention, places: Set[str]) -> Mention:
    """Somebody without a role "of" a place lives there and does not speak for it."""
    home = mention.owner in places and not mention.role and Gazetteer.default().lookup(mention.owner)
    return replace(mention, owner="") if home else mention


def _offices(parsed: Parsed, seen: Sequence[Named], places: Set[str]) -> frozenset[str]:
    """Names whose bearers have officers or are said to be organisations: "director of Fenwater"."""
    held = {m.owner for _, m in seen if m.kind == "person" and m.owner and m.head not in _OF_STATE}
    told = {m.name for span, m in seen if m.name and not m.role and kinds_told(parsed.text, span)}
    carrier = {parsed.document.carrier} if parsed.document.carrier else set()
    return frozenset((held - places) | told | carrier)


def _is_office(mention: Mention, offices: frozenset[str]) -> bool:
    return mention.kind in ("person", None) and not mention.role and mention.name in offices


def _as_organisation(mention: Mention) -> Mention:
    return replace(mention, kind="organisation")


def _elsewhere(parsed: Parsed, seen: Sequence[Named], offices: frozenset[str]) -> Iterator[Named]:
    """The places where an organisation is named that neither a source nor an entity covers."""
    names = {m.name for _, m in seen if m.kind == "organisation" and m.name and not m.document} | offices
    taken = {at for span, m in seen if m.kind and m.name for at in range(span.start, span.end)}
    telling = sorted((n for n in names if n[:1].isupper() and len(n) > 2), key=lambda n: (-len(n), n))
    if not telling:
        return
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, telling)) + r")(?!\w)")
    for paragraph in parsed.paragraphs:
        for match in pattern.finditer(parsed.text, paragraph.span.start, paragraph.span.end):
            if match.start() not in taken:
                yield Span(*match.span()), _as_organisation(read_mention(match.group(), "ORG"))


def _mentions(parsed: Parsed, attributions: Sequence[Attribution]) -> Iterator[tuple[Span, Mention]]:
    """Sources of attributions and named entities with the words around them that name a role."""
    for attribution in attributions:
        if attribution.source is None:
            continue
        label = label_at(attribution.source, parsed.labels)
        if label is None:
            yield attribution.source, read_mention(attribution.source.of(parsed.text), "")
        elif len(label.words) > 1:
            yield attribution.source, read_mention(read_label(label), "PERSON")
    for paragraph in parsed.paragraphs:
        for entity in paragraph.doc.ents:
            for span in _within_sentences(parsed.text, paragraph.span_of(entity)):
                mention = _entity(parsed.text, span, entity.label_)
                if mention is not None:
                    yield span, mention


_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.?!]\s+(?=\w)")


def _within_sentences(text: str, span: Span) -> Iterator[Span]:
    """``span`` cut where a sentence ends in it: the parser can take "Vera Stahl. Holm" for one name."""
    start = span.start
    for end in _SENTENCE_END.finditer(text, span.start, span.end):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, span.end)


def _entity(text: str, span: Span, label: str) -> Mention | None:
    """A named entity as a mention: a person with what introduces the name, or an organisation.

    The parser takes "the charity Clean Harbours" for the title of a book: the words beside a name overrule its label.
    """
    words = span.of(text)
    if label == "PERSON" and _looks_like_person(words):
        return read_mention(introduction(text, span), "PERSON")
    organisation = label == "PERSON" and mention_words().names_organisation(tokens_of(words))
    if label == "ORG" or organisation or (label in _MISTAKEN and kinds_told(text, span)):
        return read_mention(with_acronym(text, span), "ORG")
    return None


_MISTAKEN = frozenset({"WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW", "LOC", "PERSON"})


def _looks_like_person(words: str) -> bool:
    tokens = tokens_of(words)
    return is_name(tokens) and not mention_words().names_organisation(tokens)


_LOCATIVE = frozenset(
    {"at", "in", "near", "above", "below", "around", "outside", "inside", "to", "into", "across"}
)


def weight_of(parsed: Parsed, span: Span) -> int:
    """2 where the named thing acts or owns, 0 where it places or only describes something, else 1."""
    paragraph = parsed.paragraph_at(span.start)
    tokens = paragraph.tokens_in(span) if paragraph else None
    if tokens is None:
        return 1
    if tokens.root.dep_ in ("nsubj", "poss", "agent"):
        return 2
    if tokens.root.dep_ == "compound":
        return 0
    return 0 if tokens.root.dep_ == "pobj" and tokens.root.head.lower_ in _LOCATIVE else 1
