"""Whether the figures of two statements can both be right: a ground for replies and claims, not a ledger."""

from collections.abc import Iterable

from rejoinder.model import Figure

COUNTED = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "displaced",
        "detained",
        "attacks",
        "sorties",
        "missiles",
        "facilities",
        "money",
        "people",
        "area",
        "duration",
        "distance",
    }
)
_INFINITE = float("inf")


def clash(a: Iterable[Figure], b: Iterable[Figure]) -> tuple[Figure, Figure] | None:
    """The first two figures of one measure and scope whose ranges do not meet."""
    others = list(b)
    for x in a:
        for y in others:
            if same_scope(x, y) and not ranges_meet(x, y):
                return x, y
    return None


def agree(a: Iterable[Figure], b: Iterable[Figure]) -> tuple[Figure, Figure] | None:
    """The first two figures of one measure and scope with equal bounds."""
    others = list(b)
    for x in a:
        for y in others:
            if same_scope(x, y) and (x.low, x.high) == (y.low, y.high):
                return x, y
    return None


def other_numbers(a: Iterable[Figure], b: Iterable[Figure]) -> bool:
    """True where both count one thing of some measure and give no number in common: two tellings, not one."""
    others = list(b)
    pairs = [(x, y) for x in a for y in others if x.measure == y.measure and x.measure in COUNTED]
    return bool(pairs) and not any(ranges_meet(x, y) for x, y in pairs)


def same_scope(x: Figure, y: Figure) -> bool:
    """True where nothing in population, place, doer or target says that they count different things."""
    if x.measure != y.measure or x.measure not in COUNTED:
        return False
    pairs = (
        (x.population, y.population),
        (x.place, y.place),
        (x.agent, y.agent),
        (x.target, y.target),
        (x.unit, y.unit),
    )
    return all(not p or not q or p.lower() == q.lower() for p, q in pairs)


def ranges_meet(x: Figure, y: Figure) -> bool:
    """True where some value lies within both; a figure said to be approximate reaches a tenth further."""
    low_x, high_x = _bounds(x)
    low_y, high_y = _bounds(y)
    return low_x <= high_y and low_y <= high_x


def _bounds(figure: Figure) -> tuple[float, float]:
    slack = 0.1 if figure.approx else 0.0
    low = -_INFINITE if figure.low is None else figure.low * (1 - slack)
    high = _INFINITE if figure.high is None else figure.high * (1 + slack)
    return low, high
