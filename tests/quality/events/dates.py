"""Dates measured against ``dates.txt``: which expressions are found, and what each is said to mean.

A date is right where an expression that overlaps the gold's has the gold's value; the part of the day, month or
year ("late", "morning") is counted by itself. What is found and not in the gold lowers precision.
"""

from collections import Counter
from collections.abc import Sequence

from quality.events.marked import Half, Line, Marked, lines
from rejoinder.extract.dates import FoundDate, dates_in
from rejoinder.extract.dates.recurrences import Recurrence, recurrences_in
from rejoinder.model import Published, Span
from rejoinder.model.vocabulary import Precision

_PRECISIONS: dict[int, Precision] = {1: "none", 4: "year", 7: "month", 10: "day"}


def published(words: str) -> Published:
    """The publication date of a gold line."""
    precision = _PRECISIONS[len(words)]
    return Published(date=None if precision == "none" else words, precision=precision, source="given")


def told(found: FoundDate | Recurrence) -> str:
    """A found date as the gold writes it, without its part."""
    if isinstance(found, Recurrence):
        return _recurring(found)
    if found.value.date is None:
        bounds = f"{found.within.start}..{found.within.end}" if found.within else "?"
        return "!" if found.flags else bounds
    return f"{found.value.date}/{found.end.date}" if found.end else found.value.date


def _recurring(found: Recurrence) -> str:
    if not found.frequency:
        return "?"
    days = "/" + ",".join(found.weekdays) if found.weekdays else ""
    every = f"/{found.interval}" if found.interval > 1 else ""
    return f"@{found.frequency}{days}{every}{f'*{found.times}' if found.times else ''}"


def found_in(line: Line) -> list[FoundDate | Recurrence]:
    """The dates and recurrences of a gold line."""
    here = Span(0, len(line.text))
    return [*dates_in(line.text, here, published(line.before)), *recurrences_in(line.text, here)]


def _agrees(mark: Marked, found: Sequence[FoundDate | Recurrence]) -> bool:
    wanted = {part.split(":")[0] for part in mark.value.split("/")} if ":" in mark.value else set()
    values = {told(f) for f in found if f.span.start < mark.end and mark.start < f.span.end}
    plain = "/".join(part.split(":")[0] for part in mark.value.split("/")) if wanted else mark.value
    return plain in values


def _part_agrees(mark: Marked, found: Sequence[FoundDate | Recurrence]) -> bool:
    part = mark.value.rsplit(":", 1)[1]
    return any(
        isinstance(f, FoundDate) and f.part == part
        for f in found
        if f.span.start < mark.end and mark.start < f.span.end
    )


def measure(half: Half | None = None) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Hits and totals by measure, and the lines that are wrong."""
    counts: Counter[str] = Counter()
    wrong = []
    for line in lines("dates.txt", half):
        found = found_in(line)
        right = [mark for mark in line.marks if _agrees(mark, found)]
        parts = [mark for mark in line.marks if ":" in mark.value]
        seen = [m for m in line.marks if any(f.span.start < m.end and m.start < f.span.end for f in found)]
        counts.update(gold=len(line.marks), got=len(found), right=len(right), seen=len(seen))
        counts.update(parts=len(parts), part=sum(_part_agrees(mark, found) for mark in parts))
        if len(right) < len(line.marks) or len(found) > len(line.marks):
            wrong.append(f"{line.before} | {line.text}  {[(f.span.of(line.text), told(f)) for f in found]}")
    return {
        "date found": (counts["seen"], counts["gold"]),
        "date recall": (counts["right"], counts["gold"]),
        "date precision": (counts["right"], counts["got"]),
        "date part": (counts["part"], counts["parts"]),
    }, wrong
