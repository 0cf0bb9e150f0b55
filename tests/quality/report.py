"""Prints what was measured on the sample dispute, as the tables of docs/accuracy.md."""

import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from quality.sample import corpus_sha256, floors, measured
from quality.score import words


def main() -> None:
    """Measures, floors, and the time it took on this machine."""
    started = time.perf_counter()
    result = measured()
    seconds = time.perf_counter() - started
    _, table = floors()
    print("| measure | reached | of | per cent | floor |\n|---|---:|---:|---:|---:|")
    for name, share in result.shares.items():
        print(f"| {name} | {share.hits} | {share.of} | {share.percent:.1f} | {table[name]:.1f} |")
    count = sum(len(words(document.text)) for document in result.documents)
    print(f"\nrejoinder {version('rejoinder')}, Python {platform.python_version()}, {platform.machine()}")
    print(f"{len(result.documents)} documents, {count} words, read and linked in {seconds:.1f} s (cold)")
    print(f"corpus {corpus_sha256()}")


if __name__ == "__main__":
    main()
