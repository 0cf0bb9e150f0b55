"""Where a text names places: entities of the language model, and names after "in", "near", "the town of".

The model tags "Jisr al-Shughour" as a person and misses names at random; the words around a name say more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from rejoinder.extract.parse import Paragraph, Parsed
from rejoinder.extract.places.vocabulary import countries, words
from rejoinder.model import Span

Sort = Literal["name", "settlement", "area", "facility"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MISTAKEN = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
_ARTICLES = (
    r"(?:al|el|ul|ad|an|ar|as|ash|at|az|ed|er|es|esh|ez|en|de|del|da|do|du|la|le|les|los|las|sur|van|von|"
    r"bin|ibn|upon|of the)"
)
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-ɏʿ‘][\w’'‘`]*(?:-[\w’'‘`]+)*\.?)"
_NAME = rf"(?:{_ARTICLES}[- ])?{_WORD}(?:[ -](?:{_ARTICLES}[- ])?{_WORD}){{0,3}}"
_NOT_NAMES = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|The|This|That|These|Those|He|She|It|They|We|I|A|An|His|Her|Its|"
    r"Their|Our|My|Mr|Mrs|Ms|Dr|But|And|If|When|As|In|On|At|For|Police|Officers?|Detectives?)\b"
)
_NO_PLACE = re.compile(r"\d|@|\n|://")
"""What no name of a place has, but what the model takes for one: "RBK-500"."""

_JOINED_ARTICLE = re.compile(rf"{_ARTICLES}-[A-ZÀ-ÖØ-Þ]")
"""The rest of a name that the model cuts short: "al-Numan" after "Maarat"."""

_PEOPLE = frozenset(countries().people())

_FACILITY_REACH = 4
"""Words at most between a name and the head of the facility's name ("Sermin field hospital")."""


@dataclass(frozen=True)
class Mention:
    """One place name as it stands in the text.

    ``sort`` is what the words around say it is; ``name`` is what to look up (for a facility or an area,
    the town in its name, if any); ``located`` is True where a preposition of place or the like stands
    before it, ``reached`` where it is the object of a verb such as "left" or "hit"; ``labelled`` is True where
    the language model takes it for a place.
    """

    span: Span
    words: str
    name: str
    sort: Sort
    located: bool
    labelled: bool
    paragraph: Paragraph
    reached: bool = False


def find_mentions(parsed: Parsed) -> Iterator[Mention]:
    """The place names of the document in text order, none overlapping another."""
    for paragraph in parsed.paragraphs:
        taken: list[Mention] = []
        text = parsed.text
        for mention in (
            *_entities(text, paragraph),
            *_patterns(text, paragraph),
            *_described(text, paragraph),
            *_reached(text, paragraph),
        ):
            if not any(mention.span.overlaps(other.span) for other in taken):
                taken.append(mention)
        yield from sorted(taken, key=lambda mention: mention.span)


def _entities(text: str, paragraph: Paragraph) -> Iterator[Mention]:
    for entity in paragraph.doc.ents:
        if entity.label_ in _PLACES | _MISTAKEN:
            tokens = _bare(entity)
            if tokens is not None and not _NO_PLACE.search(tokens.text):
                mention = _mention(text, paragraph, tokens, labelled=entity.label_ in _PLACES)
                if mention.labelled or mention.located or mention.sort == "facility":
                    yield mention


def _bare(entity: TokenSpan) -> TokenSpan | None:
    """The entity without an article, a possessive and words such as "central" before it."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (
        doc[start].lower_ == "the" or (doc[start].text.islower() and doc[start].lower_ in words().parts)
    ):
        start += 1
    while end > start and (doc[end - 1].text in ("'s", "’s", "'", "’", ",") or doc[end - 1].is_space):
        end -= 1
    while end < len(doc) and start < end and _JOINED_ARTICLE.match(doc[end].text):
        end += 1
    if start == end or doc[start:end].text in _PEOPLE or not any(c.isupper() for c in doc[start:end].text):
        return None
    return doc[start:end]


def _mention(text: str, paragraph: Paragraph, tokens: TokenSpan, *, labelled: bool) -> Mention:
    span = paragraph.span_of(tokens)
    found = Mention(span, span.of(text), span.of(text), "name", _located(tokens), labelled, paragraph)
    return _as_facility(text, found, tokens) or _as_area(text, found, tokens) or found


def _as_facility(text: str, found: Mention, tokens: TokenSpan) -> Mention | None:
    """The mention grown to the facility that it names: "Sermin" in "Sermin field hospital"."""
    head = _facility_head(tokens)
    if head is None:
        return None
    span = Span(found.span.start, max(found.span.end, found.paragraph.span_of(head).end))
    name = found.words if head.i >= tokens.end else _before(tokens, head).strip()
    return replace(found, span=span, words=span.of(text), name=name, sort="facility")


def _before(tokens: TokenSpan, head: Token) -> str:
    return str(tokens.doc[tokens.start : head.i].text) if head.i > tokens.start else ""


def _facility_head(tokens: TokenSpan) -> Token | None:
    """The facility noun at the end of a name, or the one that ends the same noun phrase just after it."""
    last = tokens[-1]
    if last.lower_ in words().facilities and len(tokens) > 1:
        return last
    for token in tokens.doc[tokens.end : tokens.end + _FACILITY_REACH]:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.is_sent_start:
            return None
        if token.lower_ in words().facilities and not _goes_on(token):
            return token
    return None


def _goes_on(token: Token) -> bool:
    """True where the phrase runs on to another noun: "hospital" in "hospital staff"."""
    return (
        token.i + 1 < len(token.doc) and token.nbor().pos_ in ("NOUN", "PROPN") and token.dep_ == "compound"
    )


def _as_area(text: str, found: Mention, tokens: TokenSpan) -> Mention | None:
    """ "Idleb governorate", "the province of Idleb", "the town of Sermin", "Sermin town"."""
    doc = tokens.doc
    after = doc[tokens.end] if tokens.end < len(doc) else None
    if tokens[-1].lower_ in words().areas and len(tokens) > 1:
        return replace(found, sort="area", name=_before(tokens, tokens[-1]).strip())
    if after is not None and after.lower_ in words().areas and not _goes_on(after):
        span = Span(found.span.start, found.paragraph.span_of(after).end)
        return replace(found, span=span, words=span.of(text), sort="area")
    of = _noun_before_of(tokens)
    if of in words().areas:
        return replace(found, sort="area")
    if of in words().facilities and tokens.start > 0 and tokens[0].nbor(-1).lower_ == "of":
        return replace(found, located=True)
    if of in words().settlements or (after is not None and after.lower_ in ("town", "city", "village")):
        return replace(found, sort="settlement", located=True)
    return None


def _noun_before_of(tokens: TokenSpan) -> str:
    """ "town" in "the town of Sermin", "village" in "the village, Sermin" and "the port town Sermin"."""
    i = tokens.start - 1
    while i > 0 and tokens.doc[i].lower_ in ("of", "the"):
        i -= 1
    return str(tokens.doc[i].lemma_.lower()) if i >= 0 and i < tokens.start - 0 else ""


def _located(tokens: TokenSpan) -> bool:
    """True after a preposition of place, with "the" between, and after "central", "northern" and the like."""
    i = tokens.start - 1
    while i >= 0 and tokens.doc[i].lower_ in ("the", "both"):
        i -= 1
    if i < 0:
        return False
    before = tokens.doc[i].lower_
    return before in words().prepositions or before in words().parts or _joined_to_place(tokens.doc, i)


def _joined_to_place(doc: Doc, i: int) -> bool:
    """True where the name stands after another place and a comma or "and"."""
    token = doc[i]
    return i > 0 and token.lower_ in (",", "and", "or") and token.nbor(-1).ent_type_ in ("GPE", "LOC", "FAC")


def _patterns(text: str, paragraph: Paragraph) -> Iterator[Mention]:
    """Capitalised names after a preposition of place or "town of" that are no entity."""
    for match in _PATTERN.finditer(text, paragraph.span.start, paragraph.span.end):
        span = _cut(match)
        tokens = paragraph.tokens_in(span) if span else None
        if tokens is not None and not _no_place(tokens):
            yield _mention(text, paragraph, tokens, labelled=False)


def _described(text: str, paragraph: Paragraph) -> Iterator[Mention]:
    """Facilities that are no entity: "the Haddad mosque", and by a description alone "at the east pier"."""
    for chunk in paragraph.doc.noun_chunks if _FACILITY.search(paragraph.words) else ():
        inner = chunk[1:] if chunk[0].lower_ in ("the", "a", "an") else chunk[:]
        if (
            len(inner) < 2
            or inner[-1].lower_ not in words().facilities
            or not all(map(_describes, inner[:-1]))
        ):
            continue
        if chunk.start > 0 and chunk.doc[chunk.start - 1].text[:1].isupper() and chunk[0].text[:1].isupper():
            continue
        named = any(t.pos_ == "PROPN" and t.text[:1].isupper() for t in inner[:-1])
        if named or (chunk[0].lower_ == "the" and _located(inner)):
            span = paragraph.span_of(inner)
            name = str(inner[:-1].text) if named else ""
            yield Mention(span, span.of(text), name, "facility", _located(inner), named, paragraph)


def _reached(text: str, paragraph: Paragraph) -> Iterator[Mention]:
    """Names that a verb such as "left" or "hit" reaches, and what is joined to them, which the model takes for a
    person or for nothing; "left X for Y" reaches both."""
    for match in _REACHED.finditer(text, paragraph.span.start, paragraph.span.end):
        verb = paragraph.tokens_in(Span(match.start("verb"), match.end("verb")))
        if verb is None or verb[0].pos_ not in ("VERB", "NOUN") or _passive(verb[0]):
            continue
        for name in _EACH.finditer(text, match.start("names"), match.end("names")):
            span = Span(*name.span())
            tokens = paragraph.tokens_in(span)
            if tokens is not None and not _no_place(tokens) and not _NOT_NAMES.match(name.group()):
                yield Mention(span, span.of(text), span.of(text), "name", False, False, paragraph, True)


def _passive(verb: Token) -> bool:
    """True for "was hit", after which no object comes."""
    return any(child.dep_ == "auxpass" for child in verb.children)


def _describes(token: Token) -> bool:
    """True for what tells one facility from another: "grain", "east", "Number 3", not "busy" or "local"."""
    return token.pos_ in ("NOUN", "PROPN", "NUM") or token.lower_ in words().parts


def _cut(match: re.Match[str]) -> Span | None:
    """The name without a weekday, a month or a pronoun that follows it."""
    kept = []
    for word in re.finditer(r"[^\s]+", match["name"]):
        if _NOT_NAMES.match(word.group()):
            break
        kept.append(word.end())
    return Span(match.start("name"), match.start("name") + kept[-1]) if kept else None


def _no_place(tokens: TokenSpan) -> bool:
    taken = ("DATE", "TIME", "MONEY", "CARDINAL", "LANGUAGE", "LAW")
    return tokens.text in _PEOPLE or any(t.ent_type_ in taken for t in tokens)


def _pattern() -> re.Pattern[str]:
    places = "|".join(sorted(words().prepositions))
    parts = "|".join(sorted(words().parts, key=len, reverse=True))
    kinds = "|".join(sorted(words().settlements | words().areas))
    before = rf"(?:(?:{places}|{places.title()})(?: the)?(?: (?:{parts}))?|(?:{kinds}) of)"
    return re.compile(rf"\b{before} (?P<name>{_NAME})")


def _reach_pattern() -> re.Pattern[str]:
    verbs = "|".join(sorted(words().reaching, key=len, reverse=True))
    return re.compile(rf"\b(?P<verb>{verbs}) (?P<names>{_NAME}(?:(?:, | and |, and | for ){_NAME})*)")


_PATTERN = _pattern()
_FACILITY = re.compile(rf"\b(?:{'|'.join(sorted(words().facilities))})\b", re.IGNORECASE)
_REACHED = _reach_pattern()
_EACH = re.compile(_NAME)
