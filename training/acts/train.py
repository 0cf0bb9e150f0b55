"""Learns the weights of the signals of acts and of blame: regression around a prior, in a few seconds of NumPy.

    .venv/bin/python training/acts/train.py            # writes src/rejoinder/extract/statements/acts.json
    .venv/bin/python training/acts/train.py --measure  # five folds of the training sentences, and the unseen halves

Acts are learned from sentences.tsv beside this file and from the seen half of tests/quality/acts.tsv, those of their
sentences whose cue does not name the act; blame from those that would then only be told, of blame.tsv and of the seen
halves of acts_said.tsv and of the disputes, too. The sample dispute and the unseen halves are never trained on.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from quality.acts import GOLD, SAID, Judged, attributed, judged_in  # noqa: E402
from quality.disputes import Text, disputes, extracted, matched, seen  # noqa: E402
from rejoinder.extract.parse import parse  # noqa: E402
from rejoinder.extract.statements.acts import ACTS, BLAMED, Evidence, act_by_cue, evidence_of  # noqa: E402
from rejoinder.extract.statements.finding import find_attributions  # noqa: E402
from rejoinder.extract.statements.nesting import Nesting  # noqa: E402
from rejoinder.extract.statements.speakers import resolve_speakers  # noqa: E402
from rejoinder.model import make_id  # noqa: E402
from rejoinder.model.vocabulary import DEFAULT_READER, Act  # noqa: E402

SENTENCES = Path(__file__).with_name("sentences.tsv")
BLAME = Path(__file__).with_name("blame.tsv")
WEIGHTS = ROOT / "src" / "rejoinder" / "extract" / "statements" / "acts.json"
SEEN = 2
"""Times that a signal that PRIOR does not name must have been seen to get weights."""
SHRINK = 1.0
"""How strongly weights are held to the prior; 0.7 to 3 gave the same within a point on five folds."""
STRENGTH = 2.5
"""What a signal named in PRIOR weighs for its act before any sentence is seen; 1.5 gave a point less on five folds."""
STEPS = 400
FOLDS = 5

PRIOR: dict[Act, tuple[str, ...]] = {
    "asserts": (
        "words fighters", "other harm to fighters", "own harm to fighters",
        "own may not", "own not perceived"),
    "denies": (
        "words untrue", "words no_evidence", "words there_none", "words compliance", "words emphatic", "words alleged",
        "words no_noun", "own not", "nobody not", "unnamed not", "own wrong not", "own harm not", "unnamed harm not",
        "other harm not", "no deed", "names: words untrue", "claims: own not", "insists: own not", "told denies",
    ),
    "accuses": (
        "other harm", "other wrong", "other arms", "other deed", "deed harm",
        "thing wrong", "unnamed wrong", "other harm noun", "other wrong noun",
        "deed harm to people", "other harm to people", "words failure", "words mockery", "words why", "words question",
        "names: words mockery", "names: words failure", "claims: other harm", "claims: other wrong",
        "finds: other harm", "finds: other wrong", "told accuses",
    ),
    "demands": (
        "other must", "unnamed must", "thing must", "order", "subjunctive", "insists: subjunctive", "words must",
        "words wanted", "cue questions", "told demands",
    ),
    "threatens": (
        "words consequences", "own will retaliate",
        "if: own will", "if: own will retaliate", "warns: own will", "warns: own will retaliate",
        "warns: words consequences", "told threatens",
    ),
    "concedes": (
        "words sorry", "own wrong", "own harm to people", "confirms: own harm", "confirms: own harm noun",
        "confirms: own wrong", "confirms: thing harm", "confirms: unnamed wrong", "confirms: spill", "told concedes",
    ),
    "promises": ("own will commit", "own will not", "unnamed will commit", "unnamed will not", "told promises"),
    "declines": ("words no_comment", "told declines"),
}  # fmt: skip
"""What signals speak for before anything is learned: the act that each was written for."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One statement as it is learned from: what its act is read from, the act judged, the act that its cue names."""

    evidence: Evidence
    act: Act
    by_cue: Act | None

    @classmethod
    def of(cls, evidence: Evidence, act: Act) -> "Row":
        return cls(evidence, act, act_by_cue(evidence.reading))


def rows(judged: Iterable[Judged]) -> Iterator[Row]:
    """The sentences read as the program reads them."""
    for one in judged:
        parsed, attribution = attributed(one)
        (evidence,) = evidence_of(parsed, [attribution], [None])
        yield Row.of(evidence, one.act)


def exchanges() -> Iterator[Row]:
    """The statements of the seen half of the disputes that the default reader finds, each among those around it."""
    for dispute in disputes():
        if seen(dispute.name):
            for text in dispute.texts:
                yield from _of_text(text)


def _of_text(text: Text) -> Iterator[Row]:
    document = extracted()[text.id]
    acts = {marked.key: marked.act for marked in text.statements}
    key_of = {id: key for key, id in matched(text, document).items()}
    parsed = parse(document)
    attributions = find_attributions(parsed, DEFAULT_READER)
    speakers = resolve_speakers(parsed, attributions, Nesting(parsed, attributions))
    found = evidence_of(parsed, attributions, speakers)
    for attribution, evidence in zip(attributions, found, strict=True):
        id = make_id("s", document.id, attribution.source, attribution.cue, attribution.content)
        if id in key_of and acts[key_of[id]] in ACTS:
            yield Row.of(evidence, acts[key_of[id]])


@dataclass(frozen=True)
class Learned:
    """The weights of acts, one number an act, and those of blame, by signal."""

    weights: Mapping[str, Sequence[float]]
    blame: Mapping[str, float]


def learned(plain: Sequence[Row], blamed: Sequence[Row]) -> Learned:
    """Acts from ``plain``; blame from those of both that would only be told."""
    weights = acts_learned(plain)
    told = [row for row in (*plain, *blamed) if guess(row, weights) == "asserts"]
    return Learned(weights, blame_learned(told))


def acts_learned(known: Sequence[Row]) -> dict[str, list[float]]:
    """Weights by signal, one number an act."""
    kept = [row for row in known if row.by_cue is None]
    held = [row.evidence.signals for row in kept]
    names = often(held) | {name for names in PRIOR.values() for name in names}
    targets = np.eye(len(ACTS))[[ACTS.index(row.act) for row in kept]]
    ordered, fitted = fit(held, names, targets, prior)
    return {name: [round(float(w), 2) for w in row] for name, row in zip(ordered, fitted, strict=True)}


def blame_learned(told: Sequence[Row]) -> dict[str, float]:
    """Weights by signal, for an accusation against anything else."""
    held = [row.evidence.signals | row.evidence.blame for row in told]
    targets = np.eye(2)[[int(row.act == "accuses") for row in told]]
    ordered, fitted = fit(held, often(held), targets, lambda names: np.zeros((len(names), 2)))
    return {name: round(float(w[1] - w[0]), 2) for name, w in zip(ordered, fitted, strict=True)}


def often(held: Iterable[frozenset[str]]) -> set[str]:
    """The signals that were seen SEEN times."""
    counts = Counter(name for names in held for name in names)
    return {name for name, count in counts.items() if count >= SEEN}


def prior(names: Sequence[str]) -> Array:
    """The weights before learning: STRENGTH for the act that a signal was written for."""
    made = np.zeros((len(names), len(ACTS)))
    for act, expected in PRIOR.items():
        for name in set(expected) & set(names):
            made[names.index(name), ACTS.index(act)] = STRENGTH
    return made


def fit(
    held: Sequence[frozenset[str]], known: set[str], targets: Array, start: Callable[[Sequence[str]], Array]
) -> tuple[list[str], Array]:
    """Multinomial regression held to ``start``, by accelerated gradient steps; "always" is not held as much.

    ``held`` are the signals of each statement, ``targets`` (statements, classes) ones and zeros; the weights are
    (signals, classes), with "always" as the last.
    """
    names = [*sorted(known), "always"]
    features = np.array([[*(name in row for name in names[:-1]), 1] for row in held], float)
    hold = np.full((len(names), 1), SHRINK)
    hold[-1] = SHRINK / 10
    rate = 1 / (np.linalg.norm(features, 2) ** 2 / 2 + SHRINK)
    first = start(names)
    weights, ahead, momentum = first.copy(), first.copy(), 1.0
    for _ in range(STEPS):
        scores = features @ ahead
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        stepped = ahead - rate * (features.T @ (shares - targets) + hold * (ahead - first))
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = stepped + (momentum - 1) / following * (stepped - weights)
        weights, momentum = stepped, following
    return names, weights


def guess(row: Row, table: Mapping[str, Sequence[float]]) -> Act:
    """The act under the weights of acts alone."""
    held = [table["always"], *(table[name] for name in sorted(row.evidence.signals) if name in table)]
    return row.by_cue or ACTS[int(np.argmax(np.sum(held, axis=0)))]


def read(row: Row, table: Learned) -> Act:
    """The act, as the program reads it."""
    act = guess(row, table.weights)
    if act != "asserts" or row.by_cue is not None:
        return act
    held = row.evidence.signals | row.evidence.blame
    weighed = table.blame["always"] + sum(table.blame.get(name, 0.0) for name in sorted(held))
    return "accuses" if 1 / (1 + np.exp(-weighed)) >= BLAMED else act


def share(right: Sequence[bool]) -> str:
    """So many of so many, and per cent."""
    return f"{sum(right)} of {len(right)}, {100 * sum(right) / len(right):.1f} %"


def measure(plain: Sequence[Row], blamed: Sequence[Row], unseen: Mapping[str, Sequence[Row]]) -> None:
    """Prints how often the act is right on held-out folds and on the unseen halves."""
    table = learned(plain, blamed)
    for name, held_out in (("sentences", plain), ("blame", blamed)):
        right = []
        for k in range(FOLDS):
            kept = [[row for row in group if fold(row) != k] for group in (plain, blamed)]
            folded = learned(*kept)
            right += [read(row, folded) == row.act for row in held_out if fold(row) == k]
        print(f"five folds, {name}:", share(right))
    for name, judged in unseen.items():
        print(f"unseen half of {name}:", share([read(row, table) == row.act for row in judged]))


def fold(row: Row) -> int:
    """Which fold a statement is held out in, by its words."""
    return hashlib.sha256(row.evidence.reading.words.encode()).digest()[1] % FOLDS


def write(table: Learned) -> None:
    """One line a signal."""

    def lines(weights: Mapping[str, object]) -> str:
        return ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(weights.items()))

    acts = f'{{"acts": {json.dumps(ACTS)}, "weights": {{\n{lines(table.weights)}\n}},\n'
    WEIGHTS.write_text(f'{acts}"blame": {{\n{lines(table.blame)}\n}}}}\n', "utf-8")


def main() -> None:
    """Measures, or writes the weights."""
    gold, said = judged_in(GOLD), judged_in(SAID)
    plain = list(rows([*judged_in(SENTENCES), *(one for one in gold if not one.unseen)]))
    blamed = [*rows([*judged_in(BLAME), *(one for one in said if not one.unseen)]), *exchanges()]
    if "--measure" in sys.argv:
        unseen = {"acts.tsv": gold, "acts_said.tsv": said}
        measure(plain, blamed, {n: list(rows(j for j in judged if j.unseen)) for n, judged in unseen.items()})
    else:
        write(learned(plain, blamed))


if __name__ == "__main__":
    main()
