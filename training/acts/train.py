"""Learns the weights of the signals of acts: multinomial regression around a prior, in a few seconds of NumPy.

    .venv/bin/python training/acts/train.py            # writes src/rejoinder/extract/statements/acts.json
    .venv/bin/python training/acts/train.py --measure  # five folds of the training sentences, and the unseen half

Trains on sentences.tsv beside this file and on the seen half of tests/quality/acts.tsv, those of their sentences
whose cue does not name the act. The sample dispute and the unseen half are never trained on.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from quality.acts import GOLD, Judged, attributed, judged_in  # noqa: E402
from rejoinder.extract.statements.acts import ACTS, act_by_cue, act_reading  # noqa: E402
from rejoinder.extract.statements.signals import signals  # noqa: E402
from rejoinder.model.vocabulary import Act  # noqa: E402

SENTENCES = Path(__file__).with_name("sentences.tsv")
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
    """One sentence as it is learned from: its signals, the act judged, the act that its cue alone names."""

    words: str
    signals: frozenset[str]
    act: Act
    by_cue: Act | None


def rows(judged: Sequence[Judged]) -> Iterator[Row]:
    """The sentences read as the program reads them."""
    for one in judged:
        reading = act_reading(*attributed(one), None)
        yield Row(one.text, signals(reading), one.act, act_by_cue(reading))


def learned(known: Sequence[Row]) -> dict[str, list[float]]:
    """Weights by signal, one number an act."""
    kept = [row for row in known if row.by_cue is None]
    counts = Counter(name for row in kept for name in row.signals)
    expected = {name for names in PRIOR.values() for name in names}
    names = sorted({name for name, count in counts.items() if count >= SEEN} | expected)
    features = np.array([[*(name in row.signals for name in names), 1] for row in kept], float)
    targets = np.eye(len(ACTS))[[ACTS.index(row.act) for row in kept]]
    fitted = fit(features, targets, prior([*names, "always"]))
    return {
        name: [round(float(w), 2) for w in row] for name, row in zip([*names, "always"], fitted, strict=True)
    }


def prior(names: Sequence[str]) -> Array:
    """The weights before learning: STRENGTH for the act that a signal was written for."""
    made = np.zeros((len(names), len(ACTS)))
    for act, expected in PRIOR.items():
        for name in set(expected) & set(names):
            made[names.index(name), ACTS.index(act)] = STRENGTH
    return made


def fit(features: Array, targets: Array, start: Array) -> Array:
    """Multinomial regression held to ``start``, by accelerated gradient steps; the last row is not held as much."""
    hold = np.full((features.shape[1], 1), SHRINK)
    hold[-1] = SHRINK / 10
    rate = 1 / (np.linalg.norm(features, 2) ** 2 / 2 + SHRINK)
    weights, ahead, momentum = start.copy(), start.copy(), 1.0
    for _ in range(STEPS):
        scores = features @ ahead
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        stepped = ahead - rate * (features.T @ (shares - targets) + hold * (ahead - start))
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = stepped + (momentum - 1) / following * (stepped - weights)
        weights, momentum = stepped, following
    return weights


def guess(row: Row, table: dict[str, list[float]]) -> Act:
    """The act under ``table``."""
    held = [table["always"], *(table[name] for name in sorted(row.signals) if name in table)]
    return row.by_cue or ACTS[int(np.argmax(np.sum(held, axis=0)))]


def share(right: Sequence[bool]) -> str:
    """So many of so many, and per cent."""
    return f"{sum(right)} of {len(right)}, {100 * sum(right) / len(right):.1f} %"


def measure(known: Sequence[Row], unseen: Sequence[Row]) -> None:
    """Prints how often the act is right on held-out folds and on the unseen half."""
    fold = [hashlib.sha256(row.words.encode()).digest()[1] % FOLDS for row in known]
    right = []
    for k in range(FOLDS):
        table = learned([row for row, f in zip(known, fold, strict=True) if f != k])
        right += [guess(row, table) == row.act for row, f in zip(known, fold, strict=True) if f == k]
    print("five folds of the training sentences:", share(right))
    table = learned(known)
    print("unseen half:", share([guess(row, table) == row.act for row in unseen]))


def write(table: dict[str, list[float]]) -> None:
    """One line a signal."""
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(table.items()))
    WEIGHTS.write_text(f'{{"acts": {json.dumps(ACTS)}, "weights": {{\n{lines}\n}}}}\n', "utf-8")


def main() -> None:
    """Measures, or writes the weights."""
    judged = judged_in(GOLD)
    known = list(rows([*judged_in(SENTENCES), *(one for one in judged if not one.unseen)]))
    if "--measure" in sys.argv:
        measure(known, list(rows([one for one in judged if one.unseen])))
    else:
        write(learned(known))


if __name__ == "__main__":
    main()
