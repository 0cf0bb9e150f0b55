"""Turns of a transcript as statements: what follows a label is its speaker's, word for word, with no cue.

A turn is cut into statements where its paragraphs end, and a long paragraph into groups of whole sentences: a
statement is what replies are linked to, and links compare statements by all their words.
"""

import re
from collections.abc import Iterator, Sequence

from rejoinder.extract.labels import Label
from rejoinder.extract.parse import HEADINGS, Paragraph, Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.sentences import Sentence, paragraph_sentences
from rejoinder.model import Span

LONGEST_GROUP = 50
"""Words at most in one statement of a turn, but for a longer sentence. Of the 50 direct statements in the sample's
gold half have 19 words or fewer, nine in ten 33, the longest 52."""


_EDITORS_NOTE = re.compile(
    r"(?:This|The) (?:interview|transcript|conversation|exchange|text) (?:has been|was|is)\b|\(?(?:Editor|Ed\.)"
)


def with_turns(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``found`` and the turns of a transcript, in text order; what was read from a label itself is dropped."""
    turns = find_turns(parsed)
    if not turns:
        return tuple(found)
    taken = {turn.content for turn in turns}
    kept = [a for a in found if a.content not in taken and (a.source is not None or a.cue)]
    return tuple(sorted((*kept, *turns), key=lambda a: (a.content[0].start, -a.content[-1].end)))


def find_turns(parsed: Parsed) -> tuple[Attribution, ...]:
    """What each speaker of a transcript says, in text order; nothing where the text is no transcript."""
    return tuple(
        Attribution(group[0], "say", "quote", (), (span,), label.span, verbatim=True)
        for label, paragraphs in _turns(parsed)
        for paragraph in paragraphs
        for group in _groups(paragraph_sentences(paragraph, parsed.quotations_in(paragraph.span)))
        for span in [Span(group[0].span.start, group[-1].span.end)]
    )


def _turns(parsed: Parsed) -> Iterator[tuple[Label, list[Paragraph]]]:
    """Every label with the paragraphs after it, up to the next label or heading."""
    if not parsed.labels:
        return
    ends = [*(label.span.start for label in parsed.labels[1:]), len(parsed.text)]
    held = [(label, _paragraphs(parsed, label, end)) for label, end in zip(parsed.labels, ends, strict=True)]
    several = any(len({p.block.span for p in paragraphs}) > 1 for _, paragraphs in held[:-1])
    for label, paragraphs in held:
        last = label is parsed.labels[-1]
        yield label, paragraphs if several or not last else _first_block(paragraphs)


def _first_block(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The last speaker's own block: what follows it may be the editor's."""
    return [p for p in paragraphs if p.block.span == paragraphs[0].block.span]


def _paragraphs(parsed: Parsed, label: Label, end: int) -> list[Paragraph]:
    found: list[Paragraph] = []
    for paragraph in parsed.paragraphs[parsed.paragraph_number(label.outer.end - 1) + 1 :]:
        if paragraph.offset >= end or _ends_turn(paragraph, label, after=bool(found)):
            break
        if not _is_direction(paragraph.words):
            found.append(paragraph)
    return found


def _ends_turn(paragraph: Paragraph, label: Label, *, after: bool) -> bool:
    """True for the editor's note, and for a heading: but a turn's own short question can look like one."""
    if _EDITORS_NOTE.match(paragraph.words):
        return True
    own = paragraph.block.span.contains(label.span) or not after or paragraph.words.endswith("?")
    return paragraph.block.kind in HEADINGS and not own


def _is_direction(words: str) -> bool:
    """True for what is nobody's words: "(Laughter)", "[The witness is shown a map.]", "***"."""
    bare = words.strip()
    bracketed = bare[:1] in "([" and bare[-1:] in ")]" and not any(m in bare[1:-1] for m in "()[]")
    return bracketed or not any(c.isalnum() for c in bare)


def _groups(sentences: Iterator[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences in groups of at most LONGEST_GROUP words; a longer sentence is a group of its own."""
    group: list[Sentence] = []
    words = 0
    for sentence in sentences:
        more = sum(token.is_alpha or token.like_num for token in sentence.tokens)
        if group and words + more > LONGEST_GROUP:
            yield group
            group, words = [], 0
        group.append(sentence)
        words += more
    if group:
        yield group
