"""How well links and coverage agree with the gold of ``disputes/``.

Pairs count as in ``score``: a reply either way round, or an utterance that holds both; recall is over all
pairs of the gold, precision over the pairs made whose both ends are statements of the gold.

A cell of the gold is found in a matrix that has its response, in the row of the point of the same kind that
shares at least half of the words of the shorter one; where there is none of that kind, deed, target, weapon and
harm may stand for each other.

A point is open where no response of the gold speaks of it. It is told as open where a matrix has it and no cell of any
matrix says otherwise, as `rejoinder gaps` lists it: whether or not all responses were found.

    PYTHONPATH=tests python -m quality.dispute_score

prints all measures, for both halves, with the gold's statements and with those that the default reader finds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from quality.disputes import GoldPoint, Reading, readings
from quality.score import KINDS, Counts, Share, pairs, words
from rejoinder.model import AnyLink, Claim, Coverage, Point, Utterance
from rejoinder.run import link_documents
from rejoinder.weigh.matters import RESPONSES

Pair = frozenset[str]

SHARED = 0.5
"""Share of the shorter point's words from which two points are one."""

SPOKEN = frozenset({"answered", "denied", "contradicted", "conceded"})
OPPOSED = frozenset({"denied", "contradicted"})
DEEDS = frozenset({"act", "harm", "target", "weapon"})

ORDER = (
    "reply recall",
    "reply precision",
    "reply kind recall",
    "reply kind precision",
    "claim recall",
    "claim precision",
    "response recall",
    "cell recall",
    "cell precision",
    "cell state",
    "gap recall",
    "response precision",
    "open point recall",
    "open point precision",
)


def measure(readings: Iterable[Reading]) -> dict[str, Share]:
    """Every measure by name."""
    counts = Counts()
    for reading in readings:
        links = link_documents(reading.documents)
        count_replies(counts, reading, links)
        count_claims(counts, reading, links)
        count_cells(counts, reading, links)
    shares = counts.shares()
    return {name: shares.get(name, Share(0, 0)) for name in ORDER}


def wanted_pairs(reading: Reading) -> set[tuple[Pair, str]]:
    return {(frozenset((a, b)), KINDS.get(k, k)) for a, k, b in reading.dispute.replies}


def made_pairs(reading: Reading, links: Sequence[AnyLink]) -> set[tuple[Pair, str]]:
    key = reading.key_of
    return {
        (frozenset((key[a], key[b])), KINDS.get(k, k)) for a, b, k in pairs(links) if a in key and b in key
    }


def count_replies(counts: Counts, reading: Reading, links: Sequence[AnyLink]) -> None:
    wanted, made = wanted_pairs(reading), made_pairs(reading, links)
    wanted_ends, made_ends = {p for p, _ in wanted}, {p for p, _ in made}
    counts.add("reply recall", len(wanted_ends & made_ends), len(wanted_ends))
    counts.add("reply precision", len(wanted_ends & made_ends), len(made_ends))
    counts.add("reply kind recall", len(wanted & made), len(wanted))
    counts.add("reply kind precision", len(wanted & made), len(made))


def count_claims(counts: Counts, reading: Reading, links: Sequence[AnyLink]) -> None:
    """Pairs of statements of one claim, with whether both stand to it alike."""
    key = reading.key_of
    wanted = {p for c in reading.dispute.claims for p in _stances(c)}
    made = {
        p
        for c in links
        if isinstance(c, Claim)
        for p in _stances({key[s.id]: s.polarity == "asserts" for s in c.statements if s.id in key})
    }
    counts.add("claim recall", len(wanted & made), len(wanted))
    counts.add("claim precision", len(wanted & made), len(made))


def _stances(polarity: Mapping[str, bool]) -> Iterator[tuple[Pair, bool]]:
    for a, b in combinations(sorted(polarity), 2):
        yield frozenset((a, b)), polarity[a] == polarity[b]


def count_cells(counts: Counts, reading: Reading, links: Sequence[AnyLink]) -> None:
    matrices = [link for link in links if isinstance(link, Coverage)]
    column = _responses(reading, links)
    points = reading.dispute.points
    for response in sorted({r for p in points for r in p.states}):
        counts.add("response recall", any(column.get(r) == response for m in matrices for r in columns(m)), 1)
    _count_columns(counts, reading, matrices, column)
    for point in points:
        for response, state in point.states.items():
            given = _given(point, response, matrices, column, reading)
            _count_cell(counts, state, given)
        _count_open(counts, point, matrices, reading)


def columns(matrix: Coverage) -> tuple[str, ...]:
    """The responses of the accused side, and others' denials: the gold has both as responses."""
    return (*matrix.responses, *matrix.others)


def _count_columns(
    counts: Counts, reading: Reading, matrices: Sequence[Coverage], column: Mapping[str, str]
) -> None:
    """Of the responses of matrices that are statements of the gold, those that the gold has as responses, or that
    respond to somebody in it: not all of these have cells there."""
    wanted = {r for p in reading.dispute.points for r in p.states}
    wanted |= {a for a, kind, _ in reading.dispute.replies if kind in RESPONSES}
    for response in sorted({column[r] for m in matrices for r in columns(m) if r in column}):
        counts.add("response precision", response in wanted, 1)


def _count_open(counts: Counts, point: GoldPoint, matrices: Sequence[Coverage], reading: Reading) -> None:
    """What a list of unanswered points tells: a point of which no response of any matrix that has it speaks."""
    rows = [(m, _rows(point, m, reading)) for m in matrices]
    told = {c.state for m, held in rows for c in m.cells if c.point in held}
    left_open = any(held for _, held in rows) and not told & SPOKEN
    is_open = set(point.states.values()) == {"not_found"}
    if is_open:
        counts.add("open point recall", left_open, 1)
    if left_open:
        counts.add("open point precision", is_open, 1)


def _responses(reading: Reading, links: Sequence[AnyLink]) -> Mapping[str, str]:
    """Statement -> the response of the gold that it is, or is another wording of."""
    found = dict(reading.key_of)
    for link in links:
        if isinstance(link, Utterance):
            keys = [reading.key_of[s] for s in link.statements if s in reading.key_of]
            found |= {s: keys[0] for s in link.statements if keys and s not in found}
    return found


def _count_cell(counts: Counts, wanted: str, given: set[str]) -> None:
    """A gap is told where a matrix has the point and no response of it; none that is told need be shown twice."""
    told = given & SPOKEN
    if wanted == "not_found":
        counts.add("gap recall", bool(given) and not told, 1)
    else:
        counts.add("cell recall", bool(told), 1)
    if told:
        counts.add("cell precision", wanted != "not_found", 1)
        if wanted != "not_found":
            counts.add("cell state", any(_alike(wanted, t) for t in told), 1)


def _alike(wanted: str, told: str) -> bool:
    return wanted == told or {wanted, told} <= OPPOSED


def _given(
    point: GoldPoint,
    response: str,
    matrices: Sequence[Coverage],
    column: Mapping[str, str],
    reading: Reading,
) -> set[str]:
    """The states that the matrices give for a cell; none where no matrix has its point and response."""
    found: set[str] = set()
    for matrix in matrices:
        rows = _rows(point, matrix, reading)
        told = {r for r in columns(matrix) if column.get(r) == response}
        found |= {c.state for c in matrix.cells if c.point in rows and c.response in told}
    return found


def _rows(point: GoldPoint, matrix: Coverage, reading: Reading) -> set[str]:
    """The points of a matrix that are this one of the gold."""
    alike = [p for p in matrix.points if _one_point(point, p, reading)]
    return {p.id for p in alike if p.kind == point.kind} or {p.id for p in alike}


def _one_point(gold: GoldPoint, made: Point, reading: Reading) -> bool:
    if gold.kind != made.kind and not {gold.kind, made.kind} <= DEEDS:
        return False
    wanted, got = set(words(gold.words)), set(words(made.words))
    shared = len(wanted & got)
    if made.kind == "harm" and shared and reading.key_of.get(made.statement) == gold.statement:
        return True
    return shared >= SHARED * min(len(wanted), len(got))


def main() -> None:
    """Print a line for each measure: seen and unseen half by the gold's statements, then by the reader's."""
    shares = [measure(readings(given, half)) for given in (True, False) for half in (True, False)]
    for name in ORDER:
        print(f"{name:22}", *(f"{share[name].percent:6.1f}" for share in shares))


if __name__ == "__main__":
    main()
