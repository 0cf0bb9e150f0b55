"""Lists that somebody's words lead into: "The ministry made three points:" and what follows, one statement an item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rejoinder.extract.cues import cue_table
from rejoinder.extract.parse import Paragraph, Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.clauses import can_speak, is_negated, is_reported, mention, subject_of
from rejoinder.extract.statements.frames import clean
from rejoinder.extract.statements.sentences import Sentence, paragraph_sentences
from rejoinder.model import Span

_MARK = re.compile(r"\s*(?:[-–—•*·▪◦‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
_AND = re.compile(r"[;,]?\s*(?:and|or)?\s*$")
_EMPTY = frozenset({"that", "the following", "as follows", "this", "these"})


def with_lists(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``found`` and the items of lists, in text order; an item that says itself who said it is left to that."""
    items = [item for lead, listed in _led(parsed) for item in _items(parsed, lead, listed, found)]
    if not items:
        return tuple(found)
    leads = {cue for item in items for cue in item.cue}
    told = [item.content[0] for item in items]
    kept = [
        a
        for a in found
        if not (leads.intersection(a.cue) and _is_empty(a, parsed))
        and not (_is_nobodys(a) and any(span.overlaps(a.content[0]) for span in told))
    ]
    return tuple(sorted((*kept, *items), key=lambda a: (a.content[0].start, -a.content[-1].end)))


def _led(parsed: Parsed) -> Iterator[tuple[Paragraph, list[Paragraph]]]:
    """Each paragraph that ends with a colon, with the list that follows it."""
    paragraphs = parsed.paragraphs
    for i, lead in enumerate(paragraphs):
        if lead.block.kind == "list" or not lead.words.rstrip().endswith(":"):
            continue
        last = i + 1
        while last < len(paragraphs) and paragraphs[last].block.kind == "list":
            last += 1
        if last > i + 1:
            yield lead, list(paragraphs[i + 1 : last])


def _items(
    parsed: Parsed, lead: Paragraph, listed: Sequence[Paragraph], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    attribution = _leading(parsed, lead, found)
    if attribution is None:
        return
    own = [a.content[0] for a in found if not _is_nobodys(a)]
    for item in listed:
        span = _words_of(item, parsed.text)
        if span is not None and not any(item.span.contains(content) for content in own):
            yield replace(attribution, content=(span,))


def _leading(parsed: Parsed, lead: Paragraph, found: Sequence[Attribution]) -> Attribution | None:
    """Who says the list by which cue: the last attribution in the paragraph before it, or else its last cue."""
    here = [a for a in found if a.source and a.cue and lead.span.contains(a.cue[-1])]
    if here:
        last = max(here, key=lambda a: a.cue[-1])
        return replace(last, frame="clause", inherits=False)
    sentence = list(paragraph_sentences(lead, parsed.quotations_in(lead.span)))[-1]
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
    offset, span = sentence.paragraph.offset, sentence.paragraph.span_of(verb)
    return Attribution(
        sentence,
        verb.lemma_.lower(),
        "clause",
        (span,),
        (span,),
        Span(offset + source[0].idx, offset + source[-1].idx + len(source[-1])),
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
