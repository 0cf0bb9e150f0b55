"""The progress of long work: count and remaining time, on a terminal's standard error only."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rejoinder.run import Progress as Done


@contextmanager
def reading_progress(inputs: Sequence[str]) -> "Iterator[Callable[[Done], None]]":
    """What is to be called after each input, named after it; after the last, the case is linked."""
    total, number = _files(inputs), count(1)
    with counting("reading", total) as step:
        yield lambda done: step("linking" if next(number) == total else Path(done.file).name)


@contextmanager
def counting(doing: str, total: int | None) -> Iterator[Callable[[str], None]]:
    """What is to be called, with a few words, for each of ``total``; draws nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda words: bar.update(task, advance=1, description=words[:30] or doing)


def _files(inputs: Sequence[str]) -> int | None:
    """How many files the inputs name; None where that cannot be known before reading."""
    if "-" in inputs:
        return None
    paths = [Path(name) for name in inputs]
    return sum(sum(p.is_file() for p in path.rglob("*")) if path.is_dir() else 1 for path in paths)
