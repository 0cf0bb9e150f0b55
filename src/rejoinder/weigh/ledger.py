"""The figure ledger: which counts disagree, and which only seem to because they count different things.

Two figures are compared where they could be about one thing: one measure and unit, and either one incident
or none. "Disagree" is said only where nothing sets their scopes apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rejoinder.link.figures import ranges_meet
from rejoinder.link.wording import read
from rejoinder.model import Comparison, Figure
from rejoinder.weigh.account import Account

COMPARED = frozenset(
    {
        "killed", "injured", "missing", "displaced", "detained", "at_risk", "attacks", "sorties", "missiles",
        "facilities", "area", "distance", "people",
    }
)  # fmt: skip
"""Measures that parties dispute. Ages, money and the rest are kept, not set against each other."""

BLOCK = 40
"""Figures of one block that are compared all with all; of a larger one each is compared with its neighbours
in time only, so that the ledger grows linearly."""

PEOPLE = frozenset(
    {"people", "person", "persons", "victims", "deaths", "fatalities", "dead", "lives", "bodies"}
)
"""Populations that say no more than that people are counted."""


def compare_figures(account: Account) -> list[Comparison]:
    """A comparison for every pair of figures that could be about one thing, in a fixed order."""
    found = [_comparison(x, y, account) for block in _blocks(account) for x, y in _pairs(block)]
    return sorted(found, key=lambda c: c.figures)


def _blocks(account: Account) -> Iterator[list[Figure]]:
    """Figures of one measure and unit, of one incident or of none, in the order of their dates."""
    blocks: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in account.figures.values():
        if figure.measure in COMPARED and (figure.low is not None or figure.high is not None):
            blocks[figure.measure, _unit(figure)].append(figure)
    for key in sorted(blocks, key=str):
        yield sorted(blocks[key], key=lambda f: (f.as_of or "", f.id))


def _unit(figure: Figure) -> str | None:
    return figure.unit if figure.measure in ("area", "distance", "facilities") else None


def _pairs(block: Sequence[Figure]) -> Iterable[tuple[Figure, Figure]]:
    if len(block) <= BLOCK:
        return (pair for pair in combinations(block, 2) if _worth(*pair))
    near = ((x, y) for i, x in enumerate(block) for y in block[i + 1 : i + 1 + BLOCK // 2])
    return (pair for pair in near if _worth(*pair))


def _worth(x: Figure, y: Figure) -> bool:
    """False for a figure and the one that it is computed from, and for parts of one statement."""
    if x.derived_from == y.id or y.derived_from == x.id:
        return False
    return x.statement is None or x.statement != y.statement


def _comparison(x: Figure, y: Figure, account: Account) -> Comparison:
    first, second = sorted((x, y), key=lambda f: f.id)
    reasons = tuple(_apart(first, second, account))
    if (first.low, first.high) == (second.low, second.high) and not _scope(reasons):
        return Comparison(figures=(first.id, second.id), verdict="same", reasons=reasons)
    if reasons:
        return Comparison(figures=(first.id, second.id), verdict="not_comparable", reasons=reasons)
    verdict = "compatible" if ranges_meet(first, second) else "disagree"
    return Comparison(figures=(first.id, second.id), verdict=verdict)  # type: ignore[arg-type]


def _scope(reasons: Iterable[str]) -> tuple[str, ...]:
    """Reasons that tell of a different scope; equal figures of different days are still one figure repeated."""
    return tuple(r for r in reasons if not r.startswith("as of"))


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
    here, there = account.incident_of.get(x.id), account.incident_of.get(y.id)
    if here and there and here != there:
        yield "they are about different incidents"
    if (x.low, x.high) != (y.low, y.high) and x.as_of and y.as_of and x.as_of != y.as_of:
        yield f"as of different days: {x.as_of} / {y.as_of}"


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
