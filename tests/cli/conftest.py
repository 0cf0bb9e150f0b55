"""The real command in a folder of its own, and a case that holds a made-up dispute."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desk import dispute

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs ``rejoinder`` with the given words in the test's folder, as a user without a terminal would."""

    def command(*words: object, stdin: bytes = b"", before: tuple[str, ...] = ()) -> object:
        return subprocess.run(
            [*before, sys.executable, "-m", "rejoinder", *map(str, words)],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            env={**os.environ, "OMP_NUM_THREADS": "1", "COLUMNS": "80"},
            check=False,
        )

    return command  # type: ignore[return-value]


@pytest.fixture
def orrin(tmp_path: Path) -> Path:
    """A case on disk that holds the made-up dispute of the desk's tests."""
    dispute.case_at(tmp_path / "orrin").close()
    return tmp_path / "orrin"
