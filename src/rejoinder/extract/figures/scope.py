"""The scope of a figure as its sentence gives it: agent, target, place, period, hedges, claimant's statement."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rejoinder.extract.dates import FoundDate
from rejoinder.extract.figures.cues import Cue, status_words
from rejoinder.extract.figures.phrase import Phrase
from rejoinder.model import DateValue, Period, Published, Span, Statement


@dataclass(frozen=True)
class NamedPlace:
    """A place that the text names, counted from the paragraph's start; ``hit`` where it is the object of a verb."""

    span: Span
    words: str
    within: str | None = None
    facility: bool = False
    hit: bool = False


_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|possibly|probably|supposedly|purportedly|estimated|unverified|"
    r"unconfirmed|alleged|reported|suspected|presumed|feared|believed|thought|could not be (?:independently )?"
    r"verified|may have|might have|could have)\b",
    re.IGNORECASE,
)
_HEDGE_REACH = 60
_PLACED = frozenset(
    {"in", "at", "near", "across", "outside", "inside", "around", "throughout", "off", "on", "from"}
)
_AREAS = frozenset(
    [
        "city",
        "town",
        "village",
        "province",
        "region",
        "district",
        "state",
        "county",
        "port",
        "island",
        "suburb",
        "capital",
        "municipality",
        "governorate",
        "valley",
    ]
)
"""What a name can be said to be: "in the town of Gallen"."""
_NO_PLACE = frozenset({"DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "MONEY"})
_BEFORE_DATE = re.compile(
    r"\b(?P<word>said|says|told|reported|announced|published|released|in a (?:statement|report)|since|until|by)"
    r"(?:\s+(?:that|on|in|late|last))*\s*$",
    re.IGNORECASE,
)
_NOW = re.compile(r"today|tonight|tomorrow|this (?:morning|afternoon)", re.IGNORECASE)
_NOW_REACH = 30
_AS_OF = re.compile(r"\b(?:as of|as at|up to(?: and including)?)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+the\s[^,.;]{1,50}$", re.IGNORECASE)
_OPEN_START, _OPEN_END = "since", ("until", "by")


def chunk_of(token: Token) -> str:
    """The noun phrase around ``token`` without its relative clauses, as written."""
    for chunk in token.doc.noun_chunks:
        if chunk.start <= token.i < chunk.end:
            return str(chunk.text)
    return str(token.text)


def agent_of(cue: Cue | None, phrase: Phrase) -> str | None:
    """Who did it: the active subject or by-phrase of the cue's verb, else a people's name in the phrase."""
    verb = cue.root if cue else None
    if verb is None and phrase.head is not None:
        verb = phrase.head
    for token in _doers(verb):
        if cue is None or not _suffers(token, cue):
            return chunk_of(token)
    named = [
        t for t in phrase.modifiers if t.ent_type_ in ("NORP", "GPE", "ORG") and t.pos_ in ("ADJ", "PROPN")
    ]
    return named[0].text if named and cue is None else None


def _suffers(token: Token, cue: Cue) -> bool:
    """True for the subject of "died" or "were hurt": the people counted, not who did it."""
    return cue.reach == "before" and cue.root is not None and token.i < cue.root.i and not _is_attack(token)


def _doers(verb: Token | None) -> Iterator[Token]:
    if verb is None:
        return
    for child in verb.children:
        if child.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.dep_ != "acl":
            yield _resolved(child, verb)
        if (child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")) and child.i > verb.i:
            yield from (t for t in child.children if t.dep_ == "pobj" and t.ent_type_ not in ("DATE", "TIME"))
    following = verb.doc[
        verb.i + 1 : verb.i + 2
    ]  # the parser hangs "from the raids" on the verb before "the toll"
    for preposition in [*verb.children, *following]:
        if preposition.lower_ in ("from", "in") and preposition.i > verb.i:
            yield from (t for t in preposition.children if t.dep_ == "pobj" and _is_attack(t))
    if verb.dep_ in ("conj", "advcl") and verb.pos_ == "VERB" and verb.head.pos_ == "VERB":
        yield from (t for t in verb.head.children if t.dep_ == "nsubj")


def _resolved(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for: an attack or weapon above the clause before any other noun.

    The parser hangs "which killed 13" on the last noun ("a strike in the vicinity of a clinic, which ...").
    """
    if subject.tag_ not in ("WDT", "WP") or verb.dep_ != "relcl":
        return subject
    before = (verb.doc[i] for i in range(verb.i - 1, verb.sent.start - 1, -1))
    return next((t for t in before if _is_attack(t)), verb.head)


def _is_attack(token: Token) -> bool:
    return token.pos_ == "NOUN" and status_words().heads.get(token.lemma_.lower()) in ("attacks", "missiles")


def target_of(phrase: Phrase) -> str | None:
    """What counted attacks were aimed at: the object of their verb, or "on ..."/"against ..." after them."""
    head = phrase.head
    if head is None:
        return None
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "against", "at"):
            for token in child.children:
                if token.dep_ == "pobj":
                    return chunk_of(token)
    if head.dep_ == "nsubj" and head.head.pos_ == "VERB":
        for token in head.head.children:
            if token.dep_ == "dobj":
                return chunk_of(token)
    return None


def place_of(sentence: TokenSpan, figure: Span, named: Sequence[NamedPlace] = ()) -> str | None:
    """The place named after "in", "at", "near" in the figure's sentence, else a facility that something happened to:
    the nearest after the figure, else before it. ``named`` are the places that the text is known to name: of a
    facility and the town it lies in the facility is given, and none is cut short."""
    spans = [Span(p.start_char, p.end_char) for t in sentence if (p := _place_after(t)) is not None]
    after = [span for span in spans if span.start >= figure.end]
    before = [span for span in spans if span.end <= figure.start]
    nearest = after[0] if after else before[-1] if before else None
    if nearest is None:
        hit = [p for p in named if p.facility and p.hit]
        return min(hit, key=lambda p: _distance(p.span, figure)).words if hit else None
    whole = next((p for p in named if p.span.overlaps(nearest)), None)
    inner = next((p for p in named if p.facility and whole and _lies_in(p, whole, sentence.doc.text)), None)
    if inner is not None and not inner.span.overlaps(figure):
        return inner.words
    return whole.words if whole is not None else sentence.doc.text[nearest.start : nearest.end]


def _lies_in(facility: NamedPlace, larger: NamedPlace, text: str) -> bool:
    """True for "Sermin hospital in Idleb": the facility's town is the larger place, or it stands right before it."""
    between = text[facility.span.end : larger.span.start] if facility.span.end <= larger.span.start else "-"
    return facility.within == larger.words or between.strip() in ("in", "in the", ",", "near")


def _place_after(token: Token) -> TokenSpan | None:
    """The name that ``token`` ("in", "near") puts something at; a date, a person or an owner is none."""
    if token.lower_ not in _PLACED:
        return None
    i = token.i + 1
    while i < token.sent.end and (token.doc[i].pos_ in ("DET", "ADJ") or _of_area(token.doc[i])):
        i += 1
    if i >= token.sent.end or token.doc[i].pos_ != "PROPN" or token.doc[i].ent_type_ in _NO_PLACE:
        return None
    end = i + 1
    while (
        end < token.sent.end and token.doc[end].pos_ == "PROPN" and token.doc[end].ent_type_ not in _NO_PLACE
    ):
        end += 1
    owner = end < len(token.doc) and token.doc[end].tag_ == "POS"
    if owner or (token.lower_ in ("on", "from") and token.doc[i].ent_type_ not in ("GPE", "LOC", "FAC")):
        return None
    return token.doc[i:end]


def _of_area(token: Token) -> bool:
    """True for "town" and "of" in "in the town of Gallen"."""
    if token.lower_ == "of":
        return token.i > 0 and token.doc[token.i - 1].lower_ in _AREAS
    return token.lower_ in _AREAS and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "of"


def weapon_of(cue: Cue | None) -> str | None:
    """What it was done with: the doer where that is a weapon, else "with ..." or "by ..." after the verb."""
    verb = cue.root if cue else None
    if verb is None:
        return None
    named = [
        *_doers(verb),
        *(t for c in verb.children if c.lower_ in ("with", "by", "using", "in") for t in c.children),
    ]
    return next((chunk_of(t) for t in named if t.lemma_.lower() in status_words().weapons), None)


def said_as_of(text: str, sentence: Span, dates: Sequence[FoundDate]) -> str | None:
    """The day that the sentence itself counts up to: "as of Wednesday"."""
    for found in dates:
        if sentence.contains(found.span) and _AS_OF.search(text[sentence.start : found.span.start]):
            return _last_day(found.value)
    return None


def hedges_near(text: str, sentence: Span, figure: Span) -> tuple[Span, ...]:
    """Hedge words of the sentence within reach of the figure."""
    start = max(sentence.start, figure.start - _HEDGE_REACH)
    end = min(sentence.end, figure.end + _HEDGE_REACH)
    return tuple(Span(*match.span()) for match in _HEDGE.finditer(text, start, end))


def statement_over(figure: Span, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement whose content covers the figure."""
    covering = [s for s in statements if any(span.contains(figure) for span in s.content)]
    return min(covering, key=lambda s: (sum(len(span) for span in s.content), s.id), default=None)


def as_of(statement: Statement | None, published: Published) -> str | None:
    """The day up to which the figure counts at most: when it was said, else when the document was published."""
    if statement and statement.said and statement.said.precision == "day":
        return statement.said.date
    return published.date if published.precision == "day" else None


def period_of(
    text: str, sentence: Span, figure: Span, dates: Sequence[FoundDate], statement: Statement | None
) -> Period | None:
    """The time that the figure is about: the nearest date of its sentence that does not date the saying of it."""
    here = [
        d
        for d in dates
        if sentence.contains(d.span) and not _dates_the_saying(text, d, statement) and not _far(d, figure)
    ]
    for found in sorted(here, key=lambda d: _distance(d.span, figure)):
        period = _period(text, found)
        if period is not None:
            return period
    return None


def _far(found: FoundDate, figure: Span) -> bool:
    """ "Today" is said of its own verb; far from the figure that is another one."""
    return _NOW.match(found.value.words) is not None and _distance(found.span, figure) > _NOW_REACH


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _dates_the_saying(text: str, found: FoundDate, statement: Statement | None) -> bool:
    lead = _BEFORE_DATE.search(text[max(0, found.span.start - 30) : found.span.start])
    if lead and lead["word"].lower() not in (_OPEN_START, *_OPEN_END):
        return True
    return statement is not None and not any(span.contains(found.span) for span in statement.content)


def _period(text: str, found: FoundDate) -> Period | None:
    start, end = _first_day(found.value), _last_day(found.end or found.value)
    if start is None and end is None:
        return None
    lead = _BEFORE_DATE.search(text[max(0, found.span.start - 30) : found.span.start])
    word = lead["word"].lower() if lead else ""
    if _SINCE.search(text[max(0, found.span.start - 60) : found.span.start]):
        word = _OPEN_START
    if found.end is None and word == _OPEN_START:
        return Period(start=start)
    if found.end is None and word in _OPEN_END:
        return Period(end=end)
    return Period(start=start, end=end)


def _first_day(value: DateValue) -> str | None:
    return None if value.date is None else (value.date + "-01-01")[:10]


def _last_day(value: DateValue) -> str | None:
    if value.date is None or value.precision == "day":
        return value.date
    if value.precision == "year":
        return f"{value.date}-12-31"
    year, month = (int(part) for part in value.date.split("-"))
    return f"{value.date}-{calendar.monthrange(year, month)[1]:02}"
