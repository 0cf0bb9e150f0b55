"""Measures the sample dispute: prints the tables of the documentation, puts them into docs/measured/ and keeps
the figures that ship with the package.

With a gold file in the sample's format and a folder of documents, measures those and only prints.
"""

import os
import platform
import resource
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

from quality.sample import Measured, corpus_sha256, floors, measured
from quality.score import words
from quality.shipped import keep_sample
from rejoinder.extract.parse import language_model

ROOT = Path(__file__).parents[2]


def accuracy(result: Measured) -> Iterator[str]:
    """One row a measure."""
    _, table = floors()
    yield "| measure | reached | of | per cent | floor |"
    yield "|---|---:|---:|---:|---:|"
    for name, share in result.shares.items():
        yield f"| {name} | {share.hits} | {share.of} | {share.percent:.1f} | {table[name]:.1f} |"
    yield f"\nCorpus {corpus_sha256()[:16]}, rejoinder {version('rejoinder')}."


def performance(result: Measured, loading: float, reading: float) -> Iterator[str]:
    """One row a quantity, on this machine."""
    count = sum(len(words(document.text)) for document in result.documents)
    statements = sum(len(document.statements) for document in result.documents)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "| quantity | value |"
    yield "|---|---:|"
    yield f"| documents, words, statements | {len(result.documents)}, {count}, {statements} |"
    yield f"| loading the language model | {loading:.1f} s |"
    yield f"| reading, extracting and linking the sample | {reading:.1f} s |"
    yield f"| words per second | {count / reading:.0f} |"
    yield f"| most memory held | {memory:.0f} MB |"
    yield f"\nPython {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores."


def timed(work: Callable[[], object]) -> float:
    """The seconds that ``work`` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def other(gold: Path, folder: Path) -> Iterator[str]:
    """One row a measure, for a corpus that is not the project's own."""
    yield "| measure | reached | of | per cent |"
    yield "|---|---:|---:|---:|"
    for name, share in measured(gold, folder).shares.items():
        if share.of:
            yield f"| {name} | {share.hits} | {share.of} | {share.percent:.1f} |"


def main() -> None:
    """Both tables, on standard output and where the documentation takes them from."""
    if len(sys.argv) == 3:
        print("\n".join(other(Path(sys.argv[1]), Path(sys.argv[2]))))
        return
    loading = timed(language_model)
    reading = timed(measured)
    tables = {"accuracy": accuracy(measured()), "performance": performance(measured(), loading, reading)}
    for name, lines in tables.items():
        table = "\n".join(lines) + "\n"
        print(table)
        (ROOT / "docs" / "measured" / f"{name}.md").write_text(table, "utf-8")
    keep_sample(measured())
    print(f"corpus {corpus_sha256()}")


if __name__ == "__main__":
    main()
