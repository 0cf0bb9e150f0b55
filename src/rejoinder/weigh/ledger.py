"""The figure ledger: which counts disagree, and which only seem to because they count different things.

Two figures are compared where they could be about one thing: one measure and unit, and either one incident
or none. "Disagree" is said only where nothing sets their scopes apart.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from rejoinder.link.figures import ranges_meet
from rejoinder.link.wording import read
from rejoinder.model import Comparison, Figure
from rejoinder.weigh.account import Account

GROWING = frozenset({"killed", "injured", "attacks", "sorties", "missiles"})
"""Counts that only grow: a later one may be higher and both be right, but a later one that is lower disagrees."""

CHANGING = frozenset({"missing", "displaced", "detained", "at_risk"})
"""Counts that rise and fall: figures of different days are never set against each other."""

COMPARED = GROWING | CHANGING | {"facilities", "area", "distance", "people"}
"""Measures that parties dispute. Ages, money and the rest are kept, not set against each other; anything
measured in a unit ("cubic metres") is compared within that unit."""

METRES = {"mm": 0.001, "cm": 0.01, "m": 1.0, "km": 1000.0, "foot": 0.3048, "mile": 1609.344}

BLOCK = 40
"""Figures of one block that are compared all with all; of a larger one each is compared with its neighbours
in time only, so that the ledger grows linearly."""

UNLIKE = 2
"""Reasons from which two figures are so far apart that nobody would set them side by side: not listed."""

SAME_WORDS = 3
"""Content words that two statements share when their figures are taken to measure one thing, where neither an
incident nor a population says so. At two, the sample dispute had 3 wrong pairs for each right one."""

_NUMBER = re.compile(r"\d[\d,.]*")

NOT_A_COUNT = frozenset({"no_number", "part", "additional"})
"""Flags of figures that are no count of their own: one person told of, a share of a count, what adds to one."""

AS_OF = "as of different days"

PEOPLE = frozenset(
    {"people", "person", "persons", "victims", "deaths", "fatalities", "dead", "lives", "bodies"}
)
"""Populations that say no more than that people are counted."""


def compare_figures(account: Account) -> list[Comparison]:
    """A comparison for every pair of figures that could be about one thing, in a fixed order."""
    found = [
        (x, y, comparison)
        for block in _blocks(account)
        for x, y in _pairs(block, account)
        for comparison in [_comparison(x, y, account)]
        if len(comparison.reasons) < UNLIKE
    ]
    return sorted(_nearest_in_time(found, account), key=lambda c: c.figures)


def _blocks(account: Account) -> Iterator[list[Figure]]:
    """Figures of one measure and unit in the order of their dates."""
    blocks: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in account.figures.values():
        unit = _unit(figure)
        known = figure.low is not None or figure.high is not None
        if known and (figure.measure in COMPARED or unit) and not NOT_A_COUNT & set(figure.flags):
            blocks[figure.measure, unit].append(figure)
    for key in sorted(blocks):
        yield sorted(blocks[key], key=lambda f: (f.as_of or "", f.id))


def _unit(figure: Figure) -> str:
    """What it is measured in; lengths are compared whatever their unit."""
    if figure.measure in ("age", "duration", "money") or (figure.unit or "") == "percent":
        return ""
    return "length" if figure.unit in METRES else figure.unit or ""


def _pairs(block: Sequence[Figure], account: Account) -> Iterable[tuple[Figure, Figure]]:
    if len(block) <= BLOCK:
        return (pair for pair in combinations(block, 2) if _worth(*pair, account))
    near = ((x, y) for i, x in enumerate(block) for y in block[i + 1 : i + 1 + BLOCK // 2])
    return (pair for pair in near if _worth(*pair, account))


def _worth(x: Figure, y: Figure, account: Account) -> bool:
    """True where something says that both count one thing, and neither is computed from the other or part of
    one statement with it."""
    if x.derived_from == y.id or y.derived_from == x.id:
        return False
    if x.statement is not None and x.statement == y.statement:
        return False
    return _one_matter(x, y, account)


def _one_matter(x: Figure, y: Figure, account: Account) -> bool:
    """Harm to one population or in one incident, linked statements, or statements in the same words."""
    if x.measure in GROWING | CHANGING:
        here, there = account.incident_for(x.id), account.incident_for(y.id)
        if here is not None and here is there:
            return True
        a, b = _population(x), _population(y)
        if (a and b and _alike(a, b)) or (not a and not b):
            return True
    if x.statement is None or y.statement is None:
        return False
    return account.linked(x.statement, y.statement) or _in_the_same_words(x.statement, y.statement, account)


def _in_the_same_words(a: str, b: str, account: Account) -> bool:
    one, other = (read(_NUMBER.sub(" ", account.words(s))).terms for s in (a, b))
    return len(one & other) >= SAME_WORDS


def _nearest_in_time(
    found: Iterable[tuple[Figure, Figure, Comparison]], account: Account
) -> Iterator[Comparison]:
    """Of pairs that only their days set apart, each figure's nearest for each other claimant: a series of
    tolls is read step by step, not all against all."""
    nearest: dict[tuple[str, str | None], tuple[int, Comparison]] = {}
    for x, y, comparison in found:
        if not (comparison.reasons and all(r.startswith(AS_OF) for r in comparison.reasons)):
            yield comparison
            continue
        days = abs(_day(x) - _day(y))
        for figure, other in ((x, y), (y, x)):
            key = (figure.id, account.party(other.statement))
            if key not in nearest or (days, comparison.figures) < (nearest[key][0], nearest[key][1].figures):
                nearest[key] = (days, comparison)
    yield from {c.figures: c for _, c in nearest.values()}.values()


def _day(figure: Figure) -> int:
    return datetime.date.fromisoformat(figure.as_of).toordinal() if figure.as_of else 0


def _comparison(x: Figure, y: Figure, account: Account) -> Comparison:
    first, second = sorted((_in_base_unit(x), _in_base_unit(y)), key=lambda f: f.id)
    reasons = tuple(_apart(first, second, account))
    pair = (first.id, second.id)
    if reasons:
        return Comparison(figures=pair, verdict="not_comparable", reasons=reasons)
    if (first.low, first.high) == (second.low, second.high):
        return Comparison(figures=pair, verdict="same")
    if _days_explain(first, second):
        reason = f"{AS_OF}: {first.as_of} / {second.as_of}"
        return Comparison(figures=pair, verdict="not_comparable", reasons=(reason,))
    return Comparison(figures=pair, verdict="compatible" if ranges_meet(first, second) else "disagree")


def _in_base_unit(figure: Figure) -> Figure:
    """A length in metres, so that 1.8 metres and 12 centimetres can be set side by side."""
    scale = METRES.get(figure.unit or "")
    if scale is None or scale == 1.0:
        return figure
    low, high = (None if v is None else v * scale for v in (figure.low, figure.high))
    return msgspec.structs.replace(figure, low=low, high=high, unit="m")


def _days_explain(x: Figure, y: Figure) -> bool:
    """True where the two are of different days and could both be right for their day."""
    if not x.as_of or not y.as_of or x.as_of == y.as_of:
        return False
    if x.measure in CHANGING:
        return True
    if x.measure not in GROWING or ranges_meet(x, y):
        return False
    earlier, later = sorted((x, y), key=lambda f: f.as_of or "")
    return later.low is not None and earlier.high is not None and later.low > earlier.high


def _apart(x: Figure, y: Figure, account: Account) -> Iterator[str]:
    """Everything that says the two count different things, each with both wordings."""
    for name, a, b in (
        ("population", _population(x), _population(y)),
        ("agent", x.agent, y.agent),
        ("place", x.place, y.place),
    ):
        if a and b and not _alike(a, b):
            yield f"{name} differs: {a} / {b}"
    if x.period and y.period and x.period != y.period:
        yield f"period differs: {_period(x)} / {_period(y)}"
    yield from _incidents_apart(x, y, account)


def _incidents_apart(x: Figure, y: Figure, account: Account) -> Iterator[str]:
    """Different incidents, where their days or places say so: linking may only have failed to join them."""
    here, there = account.incident_for(x.id), account.incident_for(y.id)
    if here is None or there is None or here.id == there.id:
        return
    if here.date.precision == there.date.precision == "day" and here.date.date != there.date.date:
        yield f"incident differs: {here.date.date} / {there.date.date}"
    elif here.place and there.place and not _alike(here.place.name, there.place.name):
        yield f"incident differs: {here.place.name} / {there.place.name}"


def _population(figure: Figure) -> str | None:
    """Who is counted; None where the words only say that people are."""
    words = (figure.population or "").lower()
    return None if not words or words in PEOPLE else figure.population


def _alike(a: str, b: str) -> bool:
    """True where the words of one are words of the other ("civilians" / "the civilians", "Russian" / "Russia")."""
    one, other = read(a).terms, read(b).terms
    if not one or not other or one <= other or other <= one:
        return True
    return any(p[:5] == q[:5] and min(len(p), len(q)) >= 5 for p in one for q in other)


def _period(figure: Figure) -> str:
    period = figure.period
    return f"{period.start or '...'} to {period.end or '...'}" if period else "not stated"
