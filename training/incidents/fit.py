"""Fits the weights by which incidents of different documents are one event: src/rejoinder/link/events.toml.

    rejoinder extract ARTICLES > extracted.jsonl
    python -m training.incidents.fit INCIDENTS.jsonl extracted.jsonl [--dry]

A line of INCIDENTS holds one event with its ``articles``, whose ``id`` are those of the extracted documents. Pairs of
incidents that linking would compare are one event where their articles tell of one. Logistic regression with an L2
penalty; what an article tells of other events makes some of the pairs wrong, all the same.
"""

import json
import re
import sys
from pathlib import Path

import msgspec
import numpy as np
from scipy.optimize import minimize

from rejoinder.link.context import RareNames
from rejoinder.link.events import Evidence, Values, seen_in
from rejoinder.link.incidents import candidates
from rejoinder.model import Extracted

WEIGHTS = Path(__file__).parents[2] / "src" / "rejoinder" / "link" / "events.toml"
PENALTY = 0.2


def pairs_of(incidents: Path, extracted: Path) -> tuple[list[Values], list[bool]]:
    """The grounds of each pair of incidents that is compared, and whether it is one event."""
    told = [json.loads(line) for line in incidents.read_bytes().splitlines()]
    event = {article["id"]: one["incident"] for one in told for article in one["articles"]}
    documents = [msgspec.json.decode(line, type=Extracted) for line in extracted.read_bytes().splitlines()]
    names = RareNames(documents)
    seen = list(seen_in(documents, names))
    evidence = Evidence(seen, names)
    pairs = [(a, b) for a, b in candidates(seen) if a.document.id != b.document.id]
    same = [event[a.document.id] == event[b.document.id] for a, b in pairs]
    return [evidence.measured(a, b) for a, b in pairs], same


def fitted(values: list[Values], same: list[bool]) -> dict[str, float]:
    """The weight of each ground."""
    names = sorted({name for one in values for name in one})
    x = np.array([[one.get(name, 0.0) for name in names] for one in values])
    sign = np.where(np.array(same), 1.0, -1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margins = sign * (x @ weights)
        slope = -sign / (1 + np.exp(margins))
        return (
            np.logaddexp(0, -margins).sum() + PENALTY / 2 * weights @ weights,
            x.T @ slope + PENALTY * weights,
        )

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 2) for name, weight in zip(names, found, strict=True)}


def main() -> None:
    """Prints the weights, and keeps them unless it is a dry run."""
    incidents, extracted = (Path(a) for a in sys.argv[1:3])
    values, same = pairs_of(incidents, extracted)
    weights = fitted(values, same)
    print(f"{len(values)} pairs, {sum(same)} of one event", weights)
    if "--dry" not in sys.argv:
        rows = "\n".join(f'"{name}" = {weight}' for name, weight in weights.items())
        kept = re.sub(r"(?s)(?<=\[weights\]\n).*?(?=\n\n\[|\Z)", rows, WEIGHTS.read_text("utf-8"))
        WEIGHTS.write_text(kept, "utf-8")


if __name__ == "__main__":
    main()
