"""The progress of reading: count, rate and remaining time, on a terminal's standard error only."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rejoinder.run import Progress as Done


@contextmanager
def reading_progress(inputs: Sequence[str]) -> "Iterator[Callable[[Done], None]]":
    """What is to be called after each input; draws nothing where nobody looks at a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=_files(inputs))

        def step(done: "Done") -> None:
            bar.update(task, advance=1, description=Path(done.file).name[:30] or "reading")
            if bar.tasks[task].finished:
                bar.update(task, description="linking")

        yield step


def _files(inputs: Sequence[str]) -> int | None:
    """How many files the inputs name; None where that cannot be known before reading."""
    if "-" in inputs:
        return None
    paths = [Path(name) for name in inputs]
    return sum(sum(p.is_file() for p in path.rglob("*")) if path.is_dir() else 1 for path in paths)
