"""Gold written as sentences with their answers beside them: read, split into seen and unseen, and counted.

Rules may be changed by what they miss in the seen half. The unseen half is only measured; the split is drawn
once, by the words of a line, so that a line keeps its half when others are added.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

GOLD = Path(__file__).parent
SEED = "rejoinder 4"

Half = Literal["seen", "unseen"]

_MARK = re.compile(r"\[(?P<words>[^\[\]=]+)=(?P<value>[^\[\]]+)\]")


@dataclass(frozen=True)
class Marked:
    """One stretch of a sentence with its answer."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Line:
    """One line of gold: the text, its answers, and the columns before and after it."""

    half: Half
    before: str
    text: str
    after: str
    marks: tuple[Marked, ...]


def lines(name: str, half: Half | None = None) -> tuple[Line, ...]:
    """The lines of one gold file in order, of one half where it is named."""
    rows = (GOLD / name).read_text("utf-8").splitlines()
    read = (_line(row) for row in rows if row.strip() and not row.startswith("#"))
    return tuple(line for line in read if half in (None, line.half))


def _line(row: str) -> Line:
    before, marked, after = ("", row, "") if " | " not in row else [*row.split(" | "), ""][:3]
    text, marks, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        marks.append(Marked(len(text), len(text) + len(match["words"]), match["value"]))
        text += match["words"]
        at = match.end()
    return Line(half_of(row), before, text + marked[at:], after, tuple(marks))


def half_of(row: str) -> Half:
    """Which half a line belongs to, drawn by its words."""
    drawn = hashlib.sha256(f"{SEED}\0{row}".encode()).digest()[0]
    return "seen" if drawn % 2 else "unseen"


def sha256_of(name: str) -> str:
    """The hash of a gold file: what its floors were measured on."""
    return hashlib.sha256((GOLD / name).read_bytes()).hexdigest()
