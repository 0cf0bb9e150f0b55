"""A document's toll: what its figures of killed and injured amount to, and from which of them it was put together.

A text often gives no total. Three rules make one, each kept as a figure of its own with the flag ``toll`` and its
``parts`` in text order:

- **together**: people of several kinds to whom one sentence says that the same happened are added: "two civilians
  and a police officer were killed" is three; so are people told of one by one by what they are to each other: "Ann
  Lee died in the kitchen. Her husband ...".
- **more**: a later "another three died" is added to the count before it, "the toll rose to 14" replaces it.
- **hit**: "five people were shot" counts the killed and the injured; where the text tells of deaths, the injured are
  the rest, and the count itself is one of people, its outcome not stated.

Nothing is added that the text already gives as a total, and a total that is written stays as it is.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from rejoinder.extract.parse import Parsed
from rejoinder.model import Figure, Span, make_id
from rejoinder.model.vocabulary import Measure

TOLL = "toll"
_NOT_ADDED = frozenset({"part", "ordinal", "pronoun", "absurd", "conditional", TOLL})
_FARTHEST = 90
"""Code points between two parts of one sum: "two civilians, one of the town's police officers and a nurse"."""
_APART = re.compile(
    r"\b(?:from|to|up|than|not|but|instead|or|versus|earlier|revised|then|later|while another|identified|"
    r"including|among|number|toll|total|as|after|when|before|whose|accused|suspect\w*|charged|arrested)\b|[;:–—(]",
    re.IGNORECASE,
)
"""Words between two counts that say that they are not two parts of one sum."""
_ON_TOP = re.compile(
    r"(?:another|a further|an additional) (?:victim|person|body|casualty|patient|\d|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|dozen)",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[.!?]\s")
_NEXT_SENTENCE = 150
"""Code points between two people of one sum who are told of in two sentences."""
_KIN = re.compile(
    r"(?:his|her|their) (?:[\w-]+ )?(?:wife|husband|son|daughter|mother|father|brother|sister|uncle|aunt|nephew|niece|"
    r"cousin|grandson|granddaughter|grandmother|grandfather|partner|fianc[eé]e?|girlfriend|boyfriend|twin|baby)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:and|as well as|along with|together with|while|plus)\b|,", re.IGNORECASE)


_ALL = 300
"""Code points that a total stands over at most."""


def with_toll(parsed: Parsed, figures: Sequence[Figure]) -> list[Figure]:
    """``figures`` with the totals that they amount to, and with what "shot" means where the text tells of deaths."""
    killed = [*figures, *_sums(parsed, figures, "killed")]
    killed += _more(parsed, killed)
    settled = [_settled(f, _total(killed, "killed")) for f in killed]
    injured = [*settled, *_sums(parsed, settled, "injured")]
    return [*injured, *_rest(parsed, injured)]


def _total(figures: Sequence[Figure], measure: Measure) -> float | int:
    """The largest count of ``measure``: 0 where there is none."""
    return max((_value(f) for f in figures if f.measure == measure), default=0)


def _value(figure: Figure) -> float | int:
    return figure.high if figure.high is not None else figure.low or 0


def _sums(parsed: Parsed, figures: Sequence[Figure], measure: Measure) -> Iterator[Figure]:
    """The sums of the sentences that are more than any count of ``measure`` as written."""
    best = _total(figures, measure)
    for group in _groups(parsed.text, [f for f in figures if f.measure == measure and _adds(f)]):
        total = sum(f.low or 0 for f in group)
        if total > best:
            best = total
            yield _toll(parsed, measure, total, group)


def _adds(figure: Figure) -> bool:
    """True for a whole number of people named; "eight" in "11 people, eight of one family" is a part."""
    named = "no_number" in figure.flags or len(figure.words.split()) > 1
    return (
        named and figure.low is not None and figure.low == figure.high and not _NOT_ADDED & set(figure.flags)
    )


def _groups(text: str, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Runs of counts that one sentence joins."""
    group: list[Figure] = []
    for figure in sorted(figures, key=lambda f: f.span):
        if group and _joined(text, group[-1], figure) and not _same(group, figure):
            group.append(figure)
            continue
        yield from [group] if len(group) > 1 and not _apposed(text, group) else []
        group = [figure]
    yield from [group] if len(group) > 1 and not _apposed(text, group) else []


def _joined(text: str, one: Figure, other: Figure) -> bool:
    between = text[one.span.end : other.span.start]
    if one.statement != other.statement or "\n" in between:
        return False
    if _SENTENCE_ENDS.search(between):
        return _of_them(one, other) and len(between) <= _NEXT_SENTENCE and not _APART.search(between)
    return len(between) <= _FARTHEST and not _APART.search(between) and _AND.search(between) is not None


def _of_them(one: Figure, other: Figure) -> bool:
    """True for one person told of after another by what they are to each other: "Ann Lee died ... Her husband"."""
    single = "no_number" in one.flags and "no_number" in other.flags and one.period == other.period
    return single and _KIN.match(other.words) is not None and other.words.lower() != one.words.lower()


def _same(group: Sequence[Figure], figure: Figure) -> bool:
    """True where the same words name somebody twice, and for the sum itself: "two men and a boy, three people"."""
    total = len(group) > 1 and figure.low == sum(f.low or 0 for f in group)
    return total or any(f.population == figure.population and f.low == 1 for f in group)


def _apposed(text: str, group: Sequence[Figure]) -> bool:
    """True for "two people, a man and a woman": the rest only says who the first are."""
    first = group[0]
    rest = sum(f.low or 0 for f in group[1:])
    return text[first.span.end] not in " " and rest <= (first.low or 0) and (first.low or 0) > 1


def _more(parsed: Parsed, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Deaths that come on top of an earlier count; the same words told twice are added once."""
    base: Figure | None = None
    told: set[tuple[float | int, str | None]] = set()
    for figure in sorted(
        (f for f in figures if f.measure == "killed"), key=lambda f: (f.span, TOLL in f.flags)
    ):
        on_top = _on_top(figure)
        if base is not None and on_top and (_value(figure), figure.population) not in told:
            told.add((_value(figure), figure.population))
            total = _value(base) + _value(figure)
            if total > _total(figures, "killed"):
                base = _toll(parsed, "killed", total, [base, figure])
                yield base
        elif base is None or (_value(figure) >= _value(base) and not on_top):
            base = figure


def _on_top(figure: Figure) -> bool:
    """True for a count on top of an earlier one: "another three", "a further victim"."""
    return "additional" in figure.flags and _ON_TOP.match(figure.words) is not None and _adds(figure)


def _settled(figure: Figure, killed: float | int) -> Figure:
    """A count of people hit is one of people where some of them died: how many were injured it does not say."""
    if _hit(figure) and figure.measure == "injured" and killed and _value(figure) > killed:
        return msgspec.structs.replace(figure, measure="people")
    return figure


def _hit(figure: Figure) -> bool:
    """True for "five people were shot"; "three others were shot" leaves the dead out."""
    return "outcome_not_stated" in figure.flags and "additional" not in figure.flags


def _rest(parsed: Parsed, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The injured, where the text only tells how many were hit and how many of them died."""
    killed = _total(figures, "killed")
    hit = [f for f in figures if f.measure == "people" and _hit(f) and _value(f) > 1 and f.low == f.high]
    if not killed or not hit:
        return
    all_hit = max(hit, key=_value)
    rest = _value(all_hit) - killed
    if rest > _total(figures, "injured"):
        dead = next(f for f in figures if f.measure == "killed" and _value(f) == killed)
        yield _toll(parsed, "injured", rest, sorted([all_hit, dead], key=lambda f: f.span))


def _toll(parsed: Parsed, measure: Measure, total: float | int, parts: Sequence[Figure]) -> Figure:
    """A total, standing over its parts where they are near each other, else where its last part stands."""
    last = parts[-1]
    own = [i for part in parts for i in (part.parts or (part.id,))]
    span = Span(min(p.span.start for p in parts), max(p.span.end for p in parts))
    if len(span) > _ALL or "\n" in span.of(parsed.text):
        span = last.span
    return Figure(
        id=make_id("f", parsed.document.id, span, TOLL, measure),
        span=span,
        measure=measure,
        low=total,
        high=total,
        approx=any(part.approx for part in parts),
        words=span.of(parsed.text),
        agent=next((p.agent for p in parts if p.agent), None),
        place=next((p.place for p in parts if p.place), None),
        period=next((p.period for p in parts if p.period), None),
        as_of=last.as_of,
        statement=last.statement if all(p.statement == last.statement for p in parts) else None,
        derived_from=own[0],
        parts=tuple(dict.fromkeys(own)),
        flags=(TOLL,),
    )
