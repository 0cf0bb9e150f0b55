"""Reads annotated articles with an exported tagger and measures what was found.

    python evaluate.py OUT/accurate.onnx DEV.jsonl --scorer attribution.py [--out predictions.jsonl]

The tagger's transitions lie beside it. The scorer is the file with ``run(gold, predictions, boot=...)``; figures
are F by form, with 95 % intervals over resampled articles. What ships is measured by ``rejoinder eval attribution``.
"""

import argparse
import importlib.util
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from prepare import load_teacher, read_articles

from rejoinder.tagging.models import OnnxScorer
from rejoinder.tagging.reader import Found
from rejoinder.tagging.windows import Batch
from rejoinder.tagging.words import lines


class Timed(OnnxScorer):
    """The exported tagger; counts the model's own seconds."""

    seconds = 0.0

    def __call__(self, made: Batch) -> NDArray[np.float32]:
        began = time.process_time()
        scores = super().__call__(made)
        Timed.seconds += time.process_time() - began
        return scores


def prediction(name: str, found: Iterable[Found]) -> dict[str, Any]:
    """The statements of one article as the scorer wants them."""
    return {
        "doc_id": name,
        "statements": [
            {"source": f.source, "cue": [f.cue] if f.cue else [], "content": list(f.content)} for f in found
        ],
    }


def load_scorer(path: Path) -> Any:
    """The scorer's module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def show(result: dict[str, Any]) -> None:
    """F by form, and the intervals of all forms together."""
    for form in ("all", "direct", "indirect", "mixed"):
        row = result[form]
        figures = "  ".join(f"{m} {row[m]['F']:5.1f}" for m in ("soft", "exact", "joint"))
        balance = f"soft P {row['soft']['P']:.1f} R {row['soft']['R']:.1f}"
        print(f"{form:9} gold {row['gold']:5} found {row['pred']:5}  {figures}  {balance}")
    for measure, (low, high) in result.get("ci95_F", {}).items():
        print(f"{measure}: 95 % interval {low:.1f} to {high:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--boot", type=int, default=1000)
    options = parser.parse_args()
    reader = load_teacher(options.model, Timed)
    gold = list(read_articles(options.articles))
    began = time.process_time()
    made = [prediction(raw["doc_id"], reader.read(raw["text"], list(lines(raw["text"])))) for raw in gold]
    spent = time.process_time() - began
    if options.out:
        options.out.write_text("".join(json.dumps(row) + "\n" for row in made), encoding="utf8")
    show(load_scorer(options.scorer).run(gold, made, boot=options.boot))
    words = sum(len(raw["text"].split()) for raw in gold)
    print(
        f"{words} words; model {words / Timed.seconds:.0f} words/s, all {words / spent:.0f} words/s (CPU time)"
    )


if __name__ == "__main__":
    main()
