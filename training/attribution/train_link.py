"""Learns the linker's weights from annotated statements.

python train_link.py TRAIN.jsonl link.json
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from prepare import read_articles, spans_of
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from rejoinder.tagging.decode import KINDS, Tagged
from rejoinder.tagging.linking import Context, none_features, pair_features
from rejoinder.tagging.models import weights
from rejoinder.tagging.words import Paragraph, WordPieces, paragraphs

RARE = 5
"""A feature seen in fewer choices than this has no weight."""

Choice = tuple[list[dict[str, float]], int]
"""The features of each candidate, none as the last, and which is right."""

Gold = list[tuple[Tagged | None, Tagged | None, list[Tagged]]]


def gold_statements(raw: dict[str, Any], paragraph: Paragraph) -> Gold:
    """The statements that have their content in one paragraph, in its words."""
    found = []
    for statement in raw["statements"]:
        spans = {kind: _inside(spans_of(statement, kind), paragraph, kind) for kind in KINDS}
        if spans["content"]:
            found.append((_first(spans["source"]), _first(spans["cue"]), spans["content"]))
    return found


def _first(spans: list[Tagged]) -> Tagged | None:
    return spans[0] if spans else None


def _inside(spans: list[list[int]], paragraph: Paragraph, kind: str) -> list[Tagged]:
    found = []
    for start, end in spans:
        words = np.flatnonzero((paragraph.spans[:, 0] < end) & (paragraph.spans[:, 1] > start))
        if len(words):
            found.append(Tagged(kind, int(words[0]), int(words[-1]) + 1))
    return found


def context_of(text: str, paragraph: Paragraph, spans: Iterable[Tagged]) -> Context:
    """A paragraph with its spans in order, each once."""
    words = [text[a:b].lower() for a, b in paragraph.spans]
    return Context(words, paragraph.features, sorted(set(spans), key=lambda s: (s.start, s.end)))


def choices(raw: dict[str, Any], cutter: WordPieces) -> Iterator[tuple[str, Choice]]:
    """Every choice that the annotators made in one article, with the name of its table."""
    for paragraph in paragraphs(raw["text"], cutter):
        gold = gold_statements(raw, paragraph)
        spans = {s for source, cue, content in gold for s in (source, cue, *content) if s}
        context = context_of(raw["text"], paragraph, spans)
        for source, cue, content in gold:
            for part in content:
                yield from _choice(context, part, "cue", cue)
                yield from _choice(context, part, "source", source)
            if cue:
                yield from _choice(context, cue, "source", source)


def _choice(context: Context, span: Tagged, kind: str, right: Tagged | None) -> Iterator[tuple[str, Choice]]:
    candidates = context.of(kind)
    if candidates:
        rows = [pair_features(context, span, c) for c in candidates]
        rows.append(none_features(context, span, kind))
        yield f"{span.kind} to {kind}", (rows, candidates.index(right) if right else len(candidates))


def learn(made: list[Choice], penalty: float) -> dict[str, float]:
    """The weights under which the right candidates are most probable (a conditional logit model)."""
    counts = Counter(name for rows, _ in made for row in rows for name in row)
    names = sorted(name for name, n in counts.items() if n >= RARE)
    rows = csr_matrix(_sparse([r for rows, _ in made for r in rows], names))
    groups = np.repeat(np.arange(len(made)), [len(r) for r, _ in made])
    firsts = np.cumsum([0, *(len(r) for r, _ in made[:-1])])
    right = firsts + np.asarray([i for _, i in made])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = rows @ weights
        scores -= np.maximum.reduceat(scores, firsts)[groups]
        shares = np.exp(scores)
        totals = np.add.reduceat(shares, firsts)
        shares /= totals[groups]
        gradient = rows.T @ shares - np.asarray(rows[right].sum(0)).ravel() + penalty * weights
        return float((np.log(totals) - scores[right]).sum() + penalty / 2 * weights @ weights), gradient

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: round(float(w), 4) for name, w in zip(names, best.x, strict=True) if abs(w) > 1e-3}


def _sparse(rows: list[dict[str, float]], names: list[str]) -> tuple[Any, ...]:
    columns = {name: i for i, name in enumerate(names)}
    values, where, ends = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if name in columns:
                values.append(value)
                where.append(columns[name])
        ends.append(len(values))
    return values, where, ends


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--penalty", type=float, default=1.0)
    options = parser.parse_args()
    cutter = WordPieces(weights("vocab.txt").decode("utf-8").splitlines())
    tables: dict[str, list[Choice]] = {}
    for raw in read_articles(options.articles):
        for name, choice in choices(raw, cutter):
            tables.setdefault(name, []).append(choice)
    learned = {name: learn(made, options.penalty) for name, made in sorted(tables.items())}
    options.out.write_text(json.dumps(learned, indent=0, sort_keys=True), encoding="utf8")
    for name, made in sorted(tables.items()):
        print(f"{name}: {len(made)} choices, {len(learned[name])} weights")


if __name__ == "__main__":
    main()
