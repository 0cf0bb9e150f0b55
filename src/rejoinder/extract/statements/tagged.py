"""Attributions that a trained tagger marks, with what the rules and the parse say of their cues.

The tagger finds the words: source, cue, content. What else an attribution holds comes from the attribution by
rule that shares its cue, or else from the parse at the cue. Attributions by rule whose content the tagger left
alone are kept beside them: "put the toll at 19" is none that its annotators would have marked.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rejoinder.extract.cues import Cue, Frame, cue_table
from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.clauses import is_negated
from rejoinder.extract.statements.rules import addressee_of
from rejoinder.extract.statements.sentences import Sentence, sentences
from rejoinder.model import Span
from rejoinder.tagging import Found, TaggerName, load

SAME = 0.5
"""Share of two contents' code points from which they are one statement, where no cue tells."""
SAYING = "say"
"""The lemma of a cue that the vocabulary lacks, and of a headline's colon or dash: it asserts."""
_OPENINGS: dict[str, Frame] = {"of": "of", "for": "of", "over": "of", "as": "as", "to": "to", "at": "at"}


def tagged_attributions(
    parsed: Parsed, tagger: TaggerName, ruled: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """What ``tagger`` marks in the document, and those of ``ruled`` that it left alone, in text order."""
    stretches = [(p.span.start, p.span.end) for p in parsed.paragraphs]
    marked = [_Marked.of(found) for found in load(tagger).read(parsed.text, stretches)]
    rules = _Rules(parsed, ruled)
    places = _Places(tuple(sentences(parsed)))
    made = [_attribution(one, rules.beside(one), places, parsed) for one in marked]
    words = sorted(span for one in marked for span in one.content)
    found = [*made, *rules.untouched(words)]
    return tuple(sorted(found, key=lambda a: (a.content[0].start, -a.content[-1].end)))


@dataclass(frozen=True)
class _Marked:
    """A statement as the tagger marked it."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]

    @classmethod
    def of(cls, found: Found) -> "_Marked":
        return cls(
            Span(*found.source) if found.source else None,
            Span(*found.cue) if found.cue else None,
            tuple(Span(*part) for part in found.content),
        )

    @property
    def anchor(self) -> Span:
        """Where it is attributed."""
        return self.cue or self.content[0]


class _Places:
    """The document's sentences by where they stand."""

    def __init__(self, found: tuple[Sentence, ...]) -> None:
        self._found = found
        self._starts = [sentence.span.start for sentence in found]

    def at(self, span: Span) -> Sentence:
        """The sentence in which ``span`` begins."""
        return self._found[max(0, bisect_right(self._starts, span.start) - 1)]


class _Rules:
    """The attributions by rule, each of which stands beside one marked statement at most."""

    def __init__(self, parsed: Parsed, ruled: Sequence[Attribution]) -> None:
        self._parsed, self._ruled = parsed, ruled
        self._taken: set[int] = set()
        self._near: dict[int, list[int]] = defaultdict(list)
        for i, attribution in enumerate(ruled):
            self._near[parsed.paragraph_number(attribution.content[0].start)].append(i)

    def beside(self, one: _Marked) -> Attribution | None:
        """The one with the same cue; where there is none, the one with the same content."""
        near = self._near.get(self._parsed.paragraph_number(one.content[0].start), ())
        free = [i for i in near if i not in self._taken]
        best = max(free, key=lambda i: _likeness(one, self._ruled[i]), default=None)
        if best is None or _likeness(one, self._ruled[best]) < SAME:
            return None
        self._taken.add(best)
        return self._ruled[best]

    def untouched(self, words: Sequence[Span]) -> Iterator[Attribution]:
        """Those that share no word with what was marked as content; ``words`` are in text order."""
        for i, attribution in enumerate(self._ruled):
            if i not in self._taken and not any(_overlaps(words, part) for part in attribution.content):
                yield attribution


def _likeness(one: _Marked, ruled: Attribution) -> float:
    """Twice over one where the cue is the same, and up to one for the content that is."""
    cue = one.cue is not None and any(one.cue.overlaps(span) for span in ruled.cue)
    shared = sum(_shared(a, b) for a in one.content for b in ruled.content)
    total = sum(len(span) for span in (*one.content, *ruled.content))
    return 2.0 * cue + 2 * shared / total


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    """True where one of ``spans``, which do not overlap and are in text order, shares a word with ``span``."""
    last = bisect_right(spans, span.end, key=lambda other: other.start) - 1
    return last >= 0 and spans[last].overlaps(span)


def _attribution(one: _Marked, ruled: Attribution | None, places: _Places, parsed: Parsed) -> Attribution:
    if ruled is None:
        return _by_parse(one, places.at(one.anchor), parsed)
    source = one.source or ruled.source
    if source is not None and source is not one.source and any(source.overlaps(c) for c in one.content):
        source = None
    cue = (one.cue,) if one.cue else ruled.cue
    return replace(
        ruled, source=source, cue=cue, content=one.content, inherits=ruled.inherits and source is None
    )


def _by_parse(one: _Marked, sentence: Sentence, parsed: Parsed) -> Attribution:
    """An attribution of which the rules know nothing: its cue is looked up, or a quotation goes on."""
    if one.cue is None:
        bare = one.source is None and all(_is_quoted(part, parsed) for part in one.content)
        frame: Frame = "quote" if bare else "clause"
        return Attribution(sentence, SAYING, frame, (), one.content, one.source, inherits=bare)
    token, cue = _cue(sentence, one.cue)
    frame = _frame(token, cue, one, sentence, parsed)
    return Attribution(
        sentence,
        cue.lemma,
        frame,
        (one.cue,),
        one.content,
        one.source,
        negated=token is not None and is_negated(token),
        addressee=addressee_of(token, frame, sentence) if token is not None else None,
    )


def _is_quoted(span: Span, parsed: Parsed) -> bool:
    return any(q.inner.contains(span) for q in parsed.quotations_in(span))


def _cue(sentence: Sentence, span: Span) -> tuple[Token | None, Cue]:
    """The word of the cue that the vocabulary knows best, with its entry: its last verb, a noun, a phrase."""
    table = cue_table()
    tokens = sentence.paragraph.tokens_in(span) or ()
    for token in reversed(tuple(tokens)):
        lemma = token.lemma_.lower()
        lemma = lemma if lemma in table.verbs else table.forms.get(token.lower_, "")
        if lemma in table.verbs:
            return token, table.verbs[lemma]
    known = (" ".join(t.lower_ for t in tokens), *(t.lemma_.lower() for t in tokens))
    lemma = next((words for words in known if words in table.phrases or words in table.nouns), SAYING)
    return None, Cue(lemma, {})


def _frame(token: Token | None, cue: Cue, one: _Marked, sentence: Sentence, parsed: Parsed) -> Frame:
    """How the content stands beside the cue, of the ways in which the cue takes it."""
    if token is not None and is_negated(token) and cue.takes("unsaid"):
        return "unsaid"
    if cue.takes("quote") and all(_is_quoted(part, parsed) for part in one.content):
        return "quote"
    paragraph = sentence.paragraph
    content = paragraph.tokens_in(one.content[0]) or ()
    opening = _OPENINGS.get(content[0].lower_) if content else None
    if opening is not None and cue.takes(opening):
        return opening
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in content)
    wanted: tuple[Frame, ...] = ("clause", "object", "of") if finite else ("object", "of", "clause")
    return next((frame for frame in wanted if cue.takes(frame)), next(iter(cue.acts), "clause"))
