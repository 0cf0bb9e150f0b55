"""Attributions that a trained tagger marks, with what the rules and the parse say of their cues.

The tagger finds the words: source, cue, content. What else an attribution holds comes from the attribution by
rule that shares its cue, or else from the parse at the cue. Attributions by rule whose content the tagger left
alone are kept beside them: "put the toll at 19" is none that its annotators would have marked.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from rejoinder.extract.cues import Cue, Frame, cue_table
from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.apparent import is_apparent
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.clauses import QUOTING, is_negated, is_told_participle
from rejoinder.extract.statements.marked import Marked
from rejoinder.extract.statements.rules import addressee_of
from rejoinder.extract.statements.sentences import Sentence, sentences
from rejoinder.model import Span
from rejoinder.tagging import TaggerName, load

SAME = 0.5
"""Share of two contents' code points from which they are one statement, where no cue tells."""
PART = 0.75
"""Share of a content that what is told within it may take: more of it is the same statement with other edges."""
NEAR = 200
"""Code points: about a sentence. Only what lies this near is compared, however long a paragraph is."""
CUES = 8
"""Cues at most in one content that are looked at for the speaker's own next one."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "you", "who", "one", "that", "this"})
_THOUGHTS = frozenset(
    {"think", "believe", "hope", "know", "feel", "doubt", "fear", "expect", "wonder", "understand", "assume"}
)
SAYING = "say"
"""The lemma of a cue that the vocabulary lacks, and of a headline's colon or dash: it asserts."""
_OPENINGS: dict[str, Frame] = {"of": "of", "for": "of", "over": "of", "as": "as", "to": "to", "at": "at"}


def tagged_attributions(
    parsed: Parsed, tagger: TaggerName, ruled: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """What ``tagger`` marks in the document, and what of ``ruled`` goes beside or into it, in text order."""
    marked = [Marked.of(found, parsed) for found in load(tagger).read(parsed.text, _stretches(parsed))]
    rules = _Rules(ruled)
    places = _Places(sentences(parsed))
    read = (_attribution(one, rules.beside(one), places, parsed) for one in marked)
    made = [a for a in read if not _is_put_to(a) and not is_apparent(a, parsed.text)]
    kept = [_apart(attribution, made, parsed.text) for attribution in rules.kept(_Contents(made, parsed))]
    nexts = sorted((other for other in kept if other.cue), key=lambda other: other.cue[0])
    whole = [_with_doer(_cut(attribution, nexts, parsed.text), parsed) for attribution in made]
    return tuple(sorted((*whole, *kept), key=lambda a: (a.content[0].start, -a.content[-1].end)))


def _stretches(parsed: Parsed) -> list[tuple[int, int]]:
    """The document's blocks, whole: "Okoro: ..." is source and content. In a transcript, without the labels."""
    spans = (p.span if parsed.labels else p.block.span for p in parsed.paragraphs)
    return [(span.start, span.end) for span in dict.fromkeys(spans)]


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

    def __init__(self, ruled: Sequence[Attribution]) -> None:
        self._ruled = ruled
        self._taken: set[int] = set()
        self._near: dict[int, list[int]] = defaultdict(list)
        for i, attribution in enumerate(ruled):
            for place in _places_of((*attribution.cue, *attribution.content)):
                self._near[place].append(i)

    def beside(self, one: Marked) -> Attribution | None:
        """The one with the same cue; where there is none, the one with the same content."""
        spans = (*((one.cue,) if one.cue else ()), *one.content)
        near = sorted({i for place in _places_of(spans) for i in self._near[place]} - self._taken)
        near = [i for i in near if not _is_told_within(one, self._ruled[i])]
        best = max(near, key=lambda i: _likeness(one, self._ruled[i]), default=None)
        if best is None or _likeness(one, self._ruled[best]) < SAME:
            return None
        self._taken.add(best)
        return self._ruled[best]

    def kept(self, contents: "_Contents") -> list[Attribution]:
        """Those that the tagger missed: apart from all that it marked, a clause or quotation within it, or the verb
        around what a noun holds."""
        rest = (a for i, a in enumerate(self._ruled) if i not in self._taken)
        return [a for a in rest if contents.free(a) or contents.within(a) or contents.around(a)]


def _is_told_within(one: Marked, ruled: Attribution) -> bool:
    """True for what a noun within the content holds: "disputed | the board's **statement that ...**"."""
    if ruled.source is None or not ruled.nominal:
        return False
    return all(any(part.contains(span) for part in one.content) for span in (ruled.source, *ruled.cue))


def _places_of(spans: Iterable[Span]) -> set[int]:
    """The stretches of NEAR code points in which ``spans`` lie: what shares a word shares one of them."""
    return {place for span in spans for place in range(span.start // NEAR, span.end // NEAR + 1)}


def _likeness(one: Marked, ruled: Attribution) -> float:
    """Two where the cue is the same, and up to one more for the content that is."""
    cue = one.cue is not None and any(one.cue.overlaps(span) for span in ruled.cue)
    shared = sum(_shared(a, b) for a in one.content for b in ruled.content)
    total = sum(len(span) for span in (*one.content, *ruled.content))
    return 2.0 * cue + 2 * shared / total


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


class _Contents:
    """The contents that were marked, in text order: no two share a word."""

    def __init__(self, made: Sequence[Attribution], parsed: Parsed) -> None:
        self._parsed = parsed
        held = sorted((part, sum(len(p) for p in a.content)) for a in made for part in a.content)
        self._spans = [part for part, _ in held]
        self._sizes = [size for _, size in held]
        self._cues = sorted(cue for a in made for cue in a.cue)
        self._held = [a for a in made if a.nominal and a.source is not None]

    def free(self, ruled: Attribution) -> bool:
        """True where ``ruled`` shares no word with any content."""
        return all(_before(self._spans, part) is None for part in ruled.content)

    def within(self, ruled: Attribution) -> bool:
        """True for somebody's words told in another's: "Reyes said that **the mayor had claimed that ...**".

        Whoever it is must be named by more than a pronoun, and must say it, not think it; what a quotation
        itself tells of others ("“People say it will pass,” she said") is left to its speaker.
        """
        if ruled.frame not in ("clause", "quote") or not ruled.cue or not self._is_named(ruled.source):
            return False
        if ruled.lemma in _THOUGHTS or self._parsed.quotations_in(ruled.cue[0]):
            return False
        if _before(self._cues, ruled.cue[0]) is not None:
            return False
        at = _before(self._spans, ruled.cue[0])
        if at is None or not all(self._spans[at].contains(part) for part in ruled.content):
            return False
        return ruled.nominal or sum(map(len, ruled.content)) <= PART * self._sizes[at]

    def around(self, ruled: Attribution) -> bool:
        """True for "has not responded to | **the board's findings that ...**" where the findings alone were marked."""
        if not ruled.cue or ruled.nominal or _before(self._cues, ruled.cue[0]) is not None:
            return False
        for held in self._held:
            spans = (*held.cue, *held.content, *((held.source,) if held.source else ()))
            if all(any(part.contains(span) for part in ruled.content) for span in spans):
                return not any(part.overlaps(ruled.cue[0]) for part in held.content)
        return False

    def _is_named(self, source: Span | None) -> bool:
        return source is not None and source.of(self._parsed.text).lower() not in _PRONOUNS


def _before(spans: Sequence[Span], span: Span) -> int | None:
    """Which of ``spans``, in text order and apart from one another, shares a word with ``span``."""
    last = bisect_right(spans, span.end, key=lambda other: other.start) - 1
    return last if last >= 0 and spans[last].overlaps(span) else None


def _apart(ruled: Attribution, made: Sequence[Attribution], text: str) -> Attribution:
    """``ruled`` without the next speaker, whom the parse took for its last words: "..., with pictures, | **Lund**"."""
    last = ruled.content[-1]
    at = next((a.source.start for a in made if a.source is not None and _runs_into(last, a)), None)
    if at is None or not ruled.nominal:
        return ruled
    end = last.start + len(text[last.start : at].rstrip(" ,"))
    return replace(ruled, content=(*ruled.content[:-1], Span(last.start, end)))


def _runs_into(span: Span, other: Attribution) -> bool:
    source = other.source
    outside = not any(part.contains(span) for part in other.content)
    return source is not None and outside and span.start < source.start < span.end <= source.end


_JOINT = re.compile(r"[\s,;]*\b(?:and|but|while|yet|then)?(?:\s+(?:also|then|later|instead))?[\s,;]*$")


def _cut(attribution: Attribution, others: Sequence[Attribution], text: str) -> Attribution:
    """``attribution`` without the words of the same speaker's next cue: "did not dispute that ... **but said** ...".

    ``others`` are in the order of their cues.
    """
    last = attribution.content[-1]
    first = bisect_left(others, last.start, key=lambda other: other.cue[0].start)
    within = takewhile(lambda other: other.cue[0].start < last.end, others[first : first + CUES])
    cue = next((other.cue[0].start for other in within if _goes_on(attribution, other)), None)
    if cue is None:
        return attribution
    joint = _JOINT.search(text, last.start, cue)
    end = joint.start() if joint else cue
    if end <= last.start:
        return attribution
    return replace(attribution, content=(*attribution.content[:-1], Span(last.start, end)))


def _with_doer(attribution: Attribution, parsed: Parsed) -> Attribution:
    """``attribution`` with whose claim it answers, where the content stops before that: "the claim **by Lund**"."""
    last = attribution.content[-1]
    paragraph = parsed.paragraph_at(last.start)
    tokens = paragraph.tokens_in(last) if paragraph else None
    if not paragraph or not tokens or tokens[-1].lemma_.lower() not in cue_table().nouns:
        return attribution
    by = next(iter(tokens.doc[tokens.end : tokens.end + 1]), None)
    end = paragraph.span_of(by.right_edge).end if by is not None and by.lower_ == "by" else last.end
    taken = (attribution.source, *attribution.cue)
    if end == last.end or any(span and span.start < end and last.end < span.end for span in taken):
        return attribution
    return replace(attribution, content=(*attribution.content[:-1], Span(last.start, end)))


def _goes_on(attribution: Attribution, other: Attribution) -> bool:
    """True where ``other`` has its cue in the last part of the content, and its source outside the content."""
    if not attribution.cue or not other.cue or other.source is None:
        return False
    outside = not any(part.overlaps(other.source) for part in attribution.content)
    return outside and attribution.content[-1].contains(other.cue[0])


def _attribution(one: Marked, ruled: Attribution | None, places: _Places, parsed: Parsed) -> Attribution:
    if ruled is None or _goes_on_quoting(one, ruled, parsed):
        return _by_parse(one, places.at(one.anchor), parsed)
    if ruled.frame == "at" or _quotes(one, ruled):
        return ruled
    if _is_half_of(one.content, ruled):
        return replace(ruled, cue=(one.cue,) if one.cue else ruled.cue)
    source, content = one.source or ruled.source, one.content
    if source is not None and source is not one.source:
        content = tuple(_without(part, source, parsed.text) for part in content)
        content = tuple(part for part in content if len(part))
        if not content or any(source.overlaps(part) for part in content):
            source, content = None, one.content
    cue = (one.cue,) if one.cue else ruled.cue
    return replace(ruled, source=source, cue=cue, content=content, inherits=ruled.inherits and source is None)


def _quotes(one: Marked, ruled: Attribution) -> bool:
    """True where what was marked says whom a carrier quotes: "The Post quoted **Lund** claiming that ..."."""
    if one.cue is None or ruled.source is None or not one.content[0].contains(ruled.source):
        return False
    return any(t.lemma_.lower() in QUOTING for t in ruled.sentence.paragraph.tokens_in(one.cue) or ())


def _without(part: Span, source: Span, text: str) -> Span:
    """``part`` without a source at its end: "The road was closed, **Lund** said"."""
    if not part.start <= source.start < part.end == source.end:
        return part
    return Span(part.start, part.start + len(text[part.start : source.start].rstrip(" ,")))


def _is_put_to(attribution: Attribution) -> bool:
    """True for what was put to a speaker: "**Asked about the fee**, she laughed" has no source of its own."""
    if attribution.source is not None or not attribution.cue:
        return False
    tokens = attribution.sentence.paragraph.tokens_in(attribution.cue[-1]) or ()
    return any(is_told_participle(token) for token in tokens)


def _is_half_of(marked: Sequence[Span], ruled: Attribution) -> bool:
    """True where a passive keeps only whom it is done to: "**The club** was accused by the league of fraud"."""
    return len(ruled.content) == 2 and ruled.frame in ("of", "as") and tuple(marked) == ruled.content[:1]


def _by_parse(one: Marked, sentence: Sentence, parsed: Parsed) -> Attribution:
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
        nominal=token is None and cue.lemma in cue_table().nouns,
    )


def _goes_on_quoting(one: Marked, ruled: Attribution, parsed: Parsed) -> bool:
    """True for a quotation that stands alone, in which somebody else is told to say something."""
    if one.source is not None or one.cue is not None or not ruled.cue:
        return False
    quoted = all(_is_quoted(part, parsed) for part in one.content)
    return quoted and any(part.contains(ruled.cue[0]) for part in one.content)


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


def _frame(token: Token | None, cue: Cue, one: Marked, sentence: Sentence, parsed: Parsed) -> Frame:
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
