"""The figure ledger: which counts disagree, and which only seem to because they count different things.

Two figures are compared where something says that they count one thing. "Disagree" is said only where nothing
sets their scopes apart. Candidates come from blocks of a bounded size, so the ledger grows with the case and
not with its square.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise

import msgspec

from rejoinder.link.figures import ranges_meet
from rejoinder.link.wording import read
from rejoinder.model import Comparison, Figure
from rejoinder.weigh.account import Account
from rejoinder.weigh.scope import WAY, Scopes, alike

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

NO_COUNT = frozenset({"no_number", "additional", "conditional"})
"""Flags of figures that are no count of their own: one person told of, what adds to a count, a condition."""

_ADDED = re.compile(r"\W+(?:that|who|which)?\s*(?:have|has|had|were|was)\s+since\b|\s+more\b", re.IGNORECASE)
"""After a figure: that it came on top of an earlier count."""

_CONTRAST = re.compile(
    r"\b(?:not|instead of|rather than|where|whereas|against|as opposed to|compared (?:with|to)|versus)\b"
)
"""Between two figures of one statement: that one is set against the other ("12 centimetres and not the 1.8
metres that were reported")."""

AS_OF = "as of different days"

STEPS = (AS_OF, WAY)
"""Reasons that leave two counts of one thing: other days of a series, or a part beside the whole."""


def compare_figures(account: Account) -> list[Comparison]:
    """A comparison for every pair of figures that could be about one thing, in a fixed order."""
    return Ledger(account).comparisons()


class Ledger:
    """The figures of an account, set side by side."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._scopes = Scopes(account)
        self._terms: dict[str, frozenset[str]] = {}

    def comparisons(self) -> list[Comparison]:
        """The listed pairs. Of pairs that only their days or ways set apart each figure keeps its nearest."""
        pairs = {frozenset((x.id, y.id)): (x, y) for b in self._blocks() for x, y in _pairs(b)}
        found = [
            (x, y, compared)
            for x, y in pairs.values()
            if self._worth(x, y)
            for compared in [self.compare(x, y)]
            if sum(not r.startswith(STEPS) for r in compared.reasons) < UNLIKE
        ]
        return sorted(_nearest_in_time(found, self._account), key=lambda c: c.figures)

    def compare(self, x: Figure, y: Figure) -> Comparison:
        """The verdict for two figures of one measure."""
        first, second = sorted((_in_base_unit(x), _in_base_unit(y)), key=lambda f: f.id)
        pair = (first.id, second.id)
        reasons = tuple(self._scopes.apart(first, second))
        if reasons:
            return Comparison(figures=pair, verdict="not_comparable", reasons=reasons)
        if (first.low, first.high) == (second.low, second.high):
            return Comparison(figures=pair, verdict="same")
        if _days_explain(first, second):
            reason = f"{AS_OF}: {first.as_of} / {second.as_of}"
            return Comparison(figures=pair, verdict="not_comparable", reasons=(reason,))
        return Comparison(figures=pair, verdict="compatible" if ranges_meet(first, second) else "disagree")

    def _blocks(self) -> Iterator[list[Figure]]:
        """Figures of one measure and unit that could count one thing, each block in the order of its days."""
        blocks: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
        for figure in self._account.figures.values():
            if self._counts(figure):
                for key in self._keys(figure):
                    blocks[key].append(figure)
        for key in sorted(blocks):
            yield sorted(blocks[key], key=lambda f: (f.as_of or "", f.id))

    def _keys(self, figure: Figure) -> Iterator[tuple[str, ...]]:
        measure = (figure.measure, _unit(figure))
        yield measure
        incident = self._account.incident_of.get(figure.id)
        if incident is not None:
            yield ("incident", incident, *measure)
        for group in self._account.groups_of.get(figure.statement or "", ()):
            yield ("group", group, *measure)

    def _counts(self, figure: Figure) -> bool:
        """True for a count that can be set against another, told first-hand: not in a copy of its text."""
        known = figure.low is not None or figure.high is not None
        if not known or not (figure.measure in COMPARED or _unit(figure)) or NO_COUNT & set(figure.flags):
            return False
        document = self._account.document[figure.id]
        if _ADDED.match(document.text, figure.span.end):
            return False
        root = self._account.copied_from.get(document.id)
        return root is None or _value(figure) not in self._told_in.get(root, ())

    @cached_property
    def _told_in(self) -> Mapping[str, frozenset[tuple[object, ...]]]:
        """Original's document id -> the counts in it."""
        roots = set(self._account.copied_from.values())
        held = [d for d in self._account.documents if d.id in roots]
        return {d.id: frozenset(_value(f) for f in d.figures) for d in held}

    def _worth(self, x: Figure, y: Figure) -> bool:
        """True where something says that both count one thing, and neither is computed from the other or part
        of one statement with it."""
        if x.derived_from == y.id or y.derived_from == x.id:
            return False
        if x.statement is not None and x.statement == y.statement:
            return False
        parts = ("part" in x.flags) + ("part" in y.flags)
        return self._tied(x, y) or (not parts and self._one_harm(x, y))

    def _tied(self, x: Figure, y: Figure) -> bool:
        """Linked statements, statements in the same words, or one that says "45, not your 46"."""
        if _base(y) in self._set_against.get(x.id, ()) or _base(x) in self._set_against.get(y.id, ()):
            return True
        if x.statement is None or y.statement is None:
            return False
        linked = self._account.linked(x.statement, y.statement)
        return linked or len(self._said(x.statement) & self._said(y.statement)) >= SAME_WORDS

    def _one_harm(self, x: Figure, y: Figure) -> bool:
        """Harm in one incident, or to one population."""
        if x.measure not in GROWING | CHANGING:
            return False
        here, there = self._account.incident_of.get(x.id), self._account.incident_of.get(y.id)
        if here is not None and here == there:
            return True
        a, b = self._scopes.of(x).population, self._scopes.of(y).population
        return alike(a, b) if a and b else not a and not b

    def _said(self, statement: str) -> frozenset[str]:
        if statement not in self._terms:
            self._terms[statement] = read(_NUMBER.sub(" ", self._account.words(statement))).terms
        return self._terms[statement]

    @cached_property
    def _set_against(self) -> Mapping[str, set[tuple[object, ...]]]:
        """Figure id -> the counts that its own statement sets it against."""
        found: dict[str, set[tuple[object, ...]]] = defaultdict(set)
        for document in self._account.documents:
            for x, y in pairwise(sorted(document.figures, key=lambda f: f.span)):
                between = document.text[x.span.end : y.span.start]
                if x.statement and x.statement == y.statement and _CONTRAST.search(between):
                    found[x.id].add(_base(y))
                    found[y.id].add(_base(x))
        return found


def _unit(figure: Figure) -> str:
    """What it is measured in; lengths are compared whatever their unit."""
    if figure.measure in ("age", "duration", "money") or (figure.unit or "") == "percent":
        return ""
    return "length" if _is_length(figure) else figure.unit or ""


def _is_length(figure: Figure) -> bool:
    return figure.measure == "distance" and figure.unit in METRES


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.unit, figure.low, figure.high


def _base(figure: Figure) -> tuple[object, ...]:
    return _value(_in_base_unit(figure))


def _in_base_unit(figure: Figure) -> Figure:
    """A length in metres, so that 1.8 metres and 12 centimetres can be set side by side."""
    scale = METRES[figure.unit] if figure.unit and _is_length(figure) else 1.0
    if scale == 1.0:
        return figure
    low, high = (None if v is None else round(v * scale, 6) for v in (figure.low, figure.high))
    return msgspec.structs.replace(figure, low=low, high=high, unit="m")


def _pairs(block: Sequence[Figure]) -> Iterable[tuple[Figure, Figure]]:
    if len(block) <= BLOCK:
        return combinations(block, 2)
    return ((x, y) for i, x in enumerate(block) for y in block[i + 1 : i + 1 + BLOCK // 2])


def _nearest_in_time(
    found: Iterable[tuple[Figure, Figure, Comparison]], account: Account
) -> Iterator[Comparison]:
    """Of pairs that only their days or ways of counting set apart, each figure's nearest for each other claimant:
    a series of tolls is read step by step, not all against all."""
    nearest: dict[tuple[str, str | None], tuple[int, Comparison]] = {}
    for x, y, comparison in found:
        if not (comparison.reasons and all(r.startswith(STEPS) for r in comparison.reasons)):
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
