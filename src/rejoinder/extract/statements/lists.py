"""Lists that somebody's words lead into: "The ministry made three points:" and what follows, one statement an item."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rejoinder.extract.cues import cue_table
from rejoinder.extract.parse import Paragraph, Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.clauses import can_speak, is_negated, is_reported, mention, subject_of
from rejoinder.extract.statements.frames import clean, token_span
from rejoinder.extract.statements.sentences import Sentence, paragraph_sentences
from rejoinder.model import Span

_MARK = re.compile(r"\s*(?:[-–—•*·▪◦‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
_AND = re.compile(r"[;,]?\s*(?:and|or)?\s*$")
_EMPTY = frozenset({"that", "the following", "as follows", "this", "these"})


def with_lists(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``found`` and the items of lists, in text order; an item that says itself who said it is left to that."""
    led = list(_led(parsed.paragraphs))
    if not led:
        return tuple(found)
    said = _by_paragraph(parsed, ((a.content[0], a) for a in found))
    attributed = _by_paragraph(parsed, ((a.cue[-1], a) for a in found if a.source and a.cue))
    items: list[Attribution] = []
    replaced: set[int] = set()
    for lead, listed in led:
        leading = _leading(parsed, lead, attributed.get(lead, ()))
        if leading is None:
            continue
        before = len(items)
        for number in listed:
            words, own = _words_of(parsed.paragraphs[number], parsed.text), said.get(number, ())
            if words is not None and all(map(_is_nobodys, own)):
                items.append(replace(leading, content=(words,)))
                replaced.update(map(id, own))
        if len(items) > before:
            replaced.update(id(a) for a in attributed.get(lead, ()) if _is_empty(a, parsed))
    kept = [a for a in found if id(a) not in replaced]
    return tuple(sorted((*kept, *items), key=lambda a: (a.content[0].start, -a.content[-1].end)))


def _led(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, range]]:
    """Each paragraph that ends with a colon, with the paragraphs of the list that follows it, by number."""
    for lead, paragraph in enumerate(paragraphs):
        if paragraph.block.kind == "list" or not paragraph.words.rstrip().endswith(":"):
            continue
        last = lead + 1
        while last < len(paragraphs) and paragraphs[last].block.kind == "list":
            last += 1
        if last > lead + 1:
            yield lead, range(lead + 1, last)


def _by_paragraph(
    parsed: Parsed, placed: Iterable[tuple[Span, Attribution]]
) -> Mapping[int, Sequence[Attribution]]:
    held: dict[int, list[Attribution]] = defaultdict(list)
    for span, attribution in placed:
        held[parsed.paragraph_number(span.start)].append(attribution)
    return held


def _leading(parsed: Parsed, lead: int, here: Sequence[Attribution]) -> Attribution | None:
    """Who says the list by which cue: the last attribution in the paragraph before it, or else its last cue."""
    if here:
        return replace(max(here, key=lambda a: a.cue[-1]), frame="clause", inherits=False)
    paragraph = parsed.paragraphs[lead]
    sentence = list(paragraph_sentences(paragraph, parsed.quotations_in(paragraph.span)))[-1]
    verb = next((t for t in reversed(sentence.tokens) if _leads(t)), None)
    return _by_verb(verb, sentence) if verb is not None else None


def _is_nobodys(attribution: Attribution) -> bool:
    return attribution.source is None and not attribution.cue


def _leads(token: Token) -> bool:
    cue = cue_table().verbs.get(token.lemma_.lower()) if token.pos_ == "VERB" else None
    return cue is not None and cue.takes("clause", "quote") and is_reported(token)


def _by_verb(verb: Token, sentence: Sentence) -> Attribution | None:
    subject = subject_of(verb)
    if subject is None or not can_speak(subject):
        return None
    source = mention(subject, sentence)
    return Attribution(
        sentence,
        verb.lemma_.lower(),
        "clause",
        (sentence.paragraph.span_of(verb),),
        (),
        token_span(source[0].i, source[-1].i, sentence),
        negated=is_negated(verb),
    )


def _words_of(item: Paragraph, text: str) -> Span | None:
    """The item without its mark, and without the "and" before the next."""
    mark = _MARK.match(text, item.span.start, item.span.end)
    start = mark.end() if mark else item.span.start
    end = start + len(_AND.sub("", text[start : item.span.end]))
    sentence = next(iter(paragraph_sentences(item, ())), None)
    return clean(Span(start, end), sentence, text) if sentence and end > start else None


def _is_empty(attribution: Attribution, parsed: Parsed) -> bool:
    """True where the content is only what points to the list: "that", "the following"."""
    words = " ".join(part.of(parsed.text) for part in attribution.content)
    return words.strip(" :").lower() in _EMPTY
