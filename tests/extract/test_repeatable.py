"""The same bytes give the same result in every process, whatever order its sets and dictionaries take."""

import os
import subprocess
import sys
from pathlib import Path

DOCUMENTS = sorted((Path(__file__).parents[2] / "sample" / "documents").iterdir())[:2]


def run(seed: str, *words: object, stdin: bytes = b"") -> bytes:
    command = [sys.executable, "-m", "rejoinder", *map(str, words)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"}
    return subprocess.run(command, input=stdin, capture_output=True, check=True, env=environment).stdout


def test_extracting_and_linking_do_not_depend_on_the_seed_of_hashes() -> None:
    one, other = (run(seed, "extract", "--reader", "rules", *DOCUMENTS) for seed in ("0", "1"))
    assert one == other
    assert run("0", "link", "-", stdin=one) == run("1", "link", "-", stdin=one) != b""
