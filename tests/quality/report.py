"""Prints what was measured on the sample dispute, as the tables of docs/accuracy.md and docs/performance.md."""

import os
import platform
import resource
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from quality.sample import Measured, corpus_sha256, floors, measured
from quality.score import words
from rejoinder.extract.parse import language_model


def accuracy(result: Measured) -> None:
    """One row a measure."""
    _, table = floors()
    print("| measure | reached | of | per cent | floor |\n|---|---:|---:|---:|---:|")
    for name, share in result.shares.items():
        print(f"| {name} | {share.hits} | {share.of} | {share.percent:.1f} | {table[name]:.1f} |")


def performance(result: Measured, loading: float, reading: float) -> None:
    """One row a quantity, on this machine."""
    count = sum(len(words(document.text)) for document in result.documents)
    statements = sum(len(document.statements) for document in result.documents)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("\n| quantity | value |\n|---|---:|")
    print(f"| loading the language model | {loading:.1f} s |")
    print(f"| reading, extracting and linking the sample | {reading:.1f} s |")
    print(f"| documents, words, statements | {len(result.documents)}, {count}, {statements} |")
    print(f"| words per second, one process | {count / reading:.0f} |")
    print(f"| most memory held | {memory:.0f} MB |")


def timed(work: Callable[[], object]) -> float:
    """The seconds that ``work`` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    """Both tables, and what they were measured with."""
    loading = timed(language_model)
    reading = timed(measured)
    accuracy(measured())
    performance(measured(), loading, reading)
    print(
        f"\nrejoinder {version('rejoinder')}, Python {platform.python_version()}, {platform.machine()}, ",
        end="",
    )
    print(f"{os.cpu_count()} cores; corpus {corpus_sha256()}")


if __name__ == "__main__":
    main()
