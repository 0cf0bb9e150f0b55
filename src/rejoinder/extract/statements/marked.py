"""What a trained tagger marked, brought to the edges that its annotators gave to every name.

A tagger sees names, and some of them seldom stood in what it learned from: it may take the end of a name for the
cue's, or mark the apposition alone. Where the words beside a mark say where it must end, they overrule it, so that
the same sentence about anybody is read the same. In PolNeAR's training split the source is "Lund, the mayor" 558
times and "the mayor" beside its name once; whom a demand goes to is part of what is demanded 165 times, and left out
33 times.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from rejoinder.extract.dates.forms import WEEKDAY
from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.addressee import ASKING
from rejoinder.extract.statements.mentions import is_name_word
from rejoinder.extract.statements.nominal import PUT_TO
from rejoinder.model import Span
from rejoinder.tagging import Found

_RELATIVE = re.compile(r",\s+(?:who|whom|whose|which)\b")
_ONE_OF_THEM = re.compile(r", (?P<one>(?:(?:only|just) )?(?:one|another|a (?:second|third)), )")
"""What only says of how many a speaker is one stands before it: "Of the three drivers, **only one, a nurse**, said"."""
_WORD = re.compile(r"\w")
_PLACING = frozenset({"in", "at", "from", "near", "of", "outside", "around", "on", "by"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their"})
_NO_PEOPLE = ("DATE", "TIME", "GPE", "LOC")
_AUXILIARY = re.compile(r"\b(?:(?:was|were|is|are|be|been|being|has|have|had) )+$")
_DAY = re.compile(rf" (?:on )?{WEEKDAY}$")
_ADDRESSED_BY = ("on", "upon", "to")
_APART = frozenset(
    {
        "despite",
        "amid",
        "amidst",
        "after",
        "following",
        "notwithstanding",
        "spite of",
        "because of",
        "contrary to",
    }
)
ADDRESSEE = 100
"""Code points at most between a demand's cue and "to": whom it goes to, not another clause."""
NAME = 6
"""Words at most before the last one of a name: on a page in capitals every word looks like one."""


@dataclass(frozen=True)
class Marked:
    """A statement as the tagger marked it."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]

    @classmethod
    def of(cls, found: Found, parsed: Parsed) -> "Marked":
        """``found`` with whole names, quotations and demands."""
        text = parsed.text
        source = _mention(Span(*found.source), text) if found.source else None
        cue = _day_less(Span(*found.cue), text) if found.cue and not _is_inside(found) else None
        content = _without_what_was_put(source, tuple(Span(*part) for part in found.content), parsed)
        if source and cue and _stands_apart(source, cue, parsed):
            source = None
        if source and cue:
            source, cue = _with_end_of_name(source, cue, text)
        if source:
            source, content = _with_beginning_of_name(source, cue, content, parsed)
        if cue:
            cue = _with_auxiliary(cue, (source, *content), text)
            content = _with_addressee(cue, content, parsed)
        return cls(source, cue, tuple(_whole_quotations(part, parsed) for part in content))

    @property
    def anchor(self) -> Span:
        """Where it is attributed."""
        return self.cue or self.content[0]


def _is_inside(found: Found) -> bool:
    """True for a word of saying within what is said, where nobody is marked who says it: "Its preface **says** so"."""
    if found.source or not found.cue:
        return False
    start, end = found.cue
    return any(first <= start and end <= last for first, last in found.content)


def _mention(source: Span, text: str) -> Span:
    """``source`` without what a relative clause tells of it ("Reyes, who had been there"), as the rules give it.

    A bracket that closes it belongs to it: the tagger's spans end with a word ("the Observatory (OHR").
    """
    one = _ONE_OF_THEM.search(text, source.start, source.end)
    source = Span(one.start("one"), source.end) if one else source
    relative = _RELATIVE.search(text, source.start + 1, source.end)
    if relative:
        return Span(source.start, relative.start())
    words = source.of(text)
    opened = words.count("(") > words.count(")") and text.startswith(")", source.end)
    return Span(source.start, source.end + 1) if opened else source


def _without_what_was_put(source: Span | None, content: tuple[Span, ...], parsed: Parsed) -> tuple[Span, ...]:
    """The content without what the source was answering: "In response to evidence **that it leaks**, Lund said ...".

    In PolNeAR's training split it is left out of the content 92 times of 95.
    """
    paragraph = parsed.paragraph_at(source.start) if source else None
    tokens = paragraph.tokens_in(source) if paragraph and source else None
    if not source or not paragraph or not tokens:
        return content
    start = paragraph.span_of(tokens[0].sent[0]).start
    if not PUT_TO.match(parsed.text, start, source.start):
        return content
    said = tuple(p for p in content if p.end <= start or p.start >= source.start or parsed.quotations_in(p))
    return said or content


def _stands_apart(source: Span, cue: Span, parsed: Parsed) -> bool:
    """True for what others say, beside what the source does: "Lund denied it, **despite reports of** a leak".

    None of the ten such nouns in PolNeAR's training split has the subject of its sentence for a source.
    """
    paragraph = parsed.paragraph_at(cue.start)
    tokens = paragraph.tokens_in(cue) if paragraph else None
    if not paragraph or not tokens or source.start > cue.start:
        return False
    noun = next((t for t in tokens if t.pos_ == "NOUN"), None)
    if noun is None or noun.dep_ != "pobj" or any(t.pos_ == "VERB" for t in tokens):
        return False
    apart = noun.head.lower_ in _APART or f"{_before(noun.head)} {noun.head.lower_}" in _APART
    return apart and source.end <= paragraph.span_of(noun.left_edge).start


def _before(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i else ""


def _with_end_of_name(source: Span, cue: Span, text: str) -> tuple[Span, Span]:
    """The source with the rest of its name, where the tagger took that for the cue's: "Ximena | **Quispe** said"."""
    if not source.end < cue.start or text[source.end] != " " or not _ends_in_name(source, text):
        return source, cue
    words = text[source.end + 1 : cue.end].split(" ")
    rest = list(takewhile(is_name_word, words))
    end = source.end + 1 + len(" ".join(rest))
    if not 0 < len(rest) < len(words) or end + 1 < cue.start:
        return source, cue
    return Span(source.start, end), Span(max(cue.start, end + 1), cue.end)


def _ends_in_name(source: Span, text: str) -> bool:
    return is_name_word(source.of(text).rsplit(" ", 1)[-1])


def _with_beginning_of_name(
    source: Span, cue: Span | None, content: tuple[Span, ...], parsed: Parsed
) -> tuple[Span, tuple[Span, ...]]:
    """The source from where its name begins: "**Zhang** | Wei", "**Lund,** | the mayor"; the content without that."""
    start = _name_start(source, parsed) or _apposition_start(source, parsed)
    if start is None or (cue and start < cue.end <= source.start):
        return source, content
    parts = [_until(part, start, source, parsed.text) for part in content]
    if not all(parts):
        return source, content
    return Span(start, source.end), tuple(part for part in parts if part)


def _until(part: Span, start: int, source: Span, text: str) -> Span | None:
    """``part`` up to ``start`` where it runs into the source; None where nothing of it is left."""
    if not part.start <= start < part.end <= source.start:
        return part if part.end <= start or part.start >= source.end else None
    end = part.start + len(text[part.start : start].rstrip(" ,"))
    return Span(part.start, end) if end > part.start else None


def _name_start(source: Span, parsed: Parsed) -> int | None:
    """Where a name begins whose last words alone are ``source``."""
    paragraph = parsed.paragraph_at(source.start)
    tokens = paragraph.tokens_in(source) if paragraph else None
    if not paragraph or not tokens or not is_name_word(tokens[0].text):
        return None
    first = _first_of_name(tokens[0])
    return None if first.i == tokens[0].i else paragraph.span_of(first).start


def _apposition_start(source: Span, parsed: Parsed) -> int | None:
    """Where the name begins that ``source`` stands beside: "**Lund**, the mayor, said"."""
    text, words = parsed.text, source.of(parsed.text).split(" ")
    paragraph = parsed.paragraph_at(source.start)
    tokens = paragraph.tokens_in(source) if paragraph else None
    if not paragraph or not tokens or words[0] not in _DETERMINERS or is_name_word(words[-1]):
        return None
    comma = text[source.start - 2 : source.start] == ", " and text.startswith(",", source.end)
    if not comma or tokens[0].i < 2 or not _is_of_name(tokens[0].nbor(-2)):
        return None
    first = _first_of_name(tokens[0].nbor(-2))
    placed = first.i > 0 and first.nbor(-1).lower_ in _PLACING
    return None if placed or first.i == tokens[0].i - 2 else paragraph.span_of(first).start


def _first_of_name(word: Token) -> Token:
    """The first word of the name that ``word`` stands in."""
    for _ in range(NAME):
        if not word.i or not word.nbor(-1).whitespace_ or not _is_of_name(word.nbor(-1)):
            break
        word = word.nbor(-1)
    return word


def _is_of_name(word: Token) -> bool:
    return word.pos_ == "PROPN" and is_name_word(word.text) and word.ent_type_ not in _NO_PEOPLE


def _day_less(cue: Span, text: str) -> Span:
    """``cue`` without the day on which it was said."""
    day = _DAY.search(cue.of(text))
    return Span(cue.start, cue.start + day.start()) if day and day.start() else cue


def _with_auxiliary(cue: Span, others: Sequence[Span | None], text: str) -> Span:
    """``cue`` with the auxiliaries before it: "**was** accused"."""
    auxiliary = _AUXILIARY.search(text, max(0, cue.start - 20), cue.start)
    if auxiliary is None or any(other and auxiliary.start() < other.end <= cue.start for other in others):
        return cue
    return Span(auxiliary.start(), cue.end)


def _with_addressee(cue: Span, content: tuple[Span, ...], parsed: Parsed) -> tuple[Span, ...]:
    """The content with who should do it: "urged **parents** to come", "called on **parents** to come"."""
    first = content[0]
    between = Span(cue.end, max(cue.end, first.start))
    if not 2 < len(between) <= ADDRESSEE or not parsed.text.startswith("to ", first.start):
        return content
    paragraph = parsed.paragraph_at(cue.start)
    tokens, asked = (paragraph.tokens_in(cue), paragraph.tokens_in(between)) if paragraph else (None, None)
    if not paragraph or not tokens or not asked or tokens[0].sent != asked[-1].sent:
        return content
    if not any(t.lemma_.lower() in ASKING for t in tokens):
        return content
    held = [t for t in asked if not t.is_space]
    while held and held[0].lower_ in _ADDRESSED_BY:
        held = held[1:]
    if not held or any(t.pos_ in ("VERB", "AUX") or t.is_punct for t in held):
        return content
    return (Span(paragraph.span_of(held[0]).start, first.end), *content[1:])


def _whole_quotations(part: Span, parsed: Parsed) -> Span:
    """``part`` with the punctuation inside the marks of a quotation at its edge whose words it holds.

    Where the quotation is only an end of it ("the amendment “a gift to polluters”"), with the mark itself.
    """
    start, end = part.start, part.end
    for quotation in parsed.quotations_in(part):
        inner, outer = quotation.inner, quotation.outer
        if inner.start <= part.start and not _WORD.search(parsed.text, inner.start, part.start):
            start = inner.start if part.end <= inner.end else outer.start
        if part.end <= inner.end and not _WORD.search(parsed.text, part.end, inner.end):
            end = inner.end if inner.start <= part.start else outer.end
    return Span(start, end)
