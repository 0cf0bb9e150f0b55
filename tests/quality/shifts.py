"""How many of the shifts in the cases of ``positions/`` are found, and what is called a shift that is none.

    PYTHONPATH=tests python -m quality.shifts

Measured with the gold's statements put in, and with the statements that the program finds; the shifts among the
replies of ``disputes/`` are measured, too.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quality.disputes import (
    Reading,
    Text,
    matched,
    read_by_program,
    read_text,
    readings,
    statement_id,
    with_gold,
)
from quality.score import Share
from rejoinder.model import Extracted, Position
from rejoinder.run import link_documents

FILE = Path(__file__).with_name("positions") / "cases.toml"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """One case: its documents, and its shifts by the keys of their statements."""

    name: str
    field: str
    texts: tuple[Text, ...]
    shifts: frozenset[Pair]


@dataclass(frozen=True)
class Shifts:
    """What was found of one case."""

    case: Case
    found: frozenset[Pair]


@cache
def cases() -> tuple[Case, ...]:
    """All cases, in the order of the file."""
    return tuple(
        Case(
            name,
            table["field"],
            tuple(read_text(f"{name}-{k}", v, table["parties"]) for k, v in table.items() if _is_text(v)),
            frozenset((a, b) for a, b in map(str.split, table["shifts"])),
        )
        for name, table in tomllib.loads(FILE.read_text("utf-8")).items()
    )


def seen(name: str) -> bool:
    """True for the half by which rules may be changed: the first in the order of the names' hashes."""
    names = sorted((c.name for c in cases()), key=lambda n: hashlib.sha256(n.encode()).digest())
    return name in names[: len(names) // 2]


def cases_sha256() -> str:
    """What the floors were measured on."""
    return hashlib.sha256(FILE.read_bytes()).hexdigest()


def results(given: bool, half: bool | None = None) -> Iterator[Shifts]:
    """What is found in the cases of one half (None: of both)."""
    for case in cases():
        if half is None or seen(case.name) is half:
            yield Shifts(case, frozenset(_found(case, given)))


def measure(found: Iterator[Shifts]) -> dict[str, Share]:
    """Recall and precision of shifts."""
    held = list(found)
    right = sum(len(s.found & s.case.shifts) for s in held)
    return {
        "shift recall": Share(right, sum(len(s.case.shifts) for s in held)),
        "shift precision": Share(right, sum(len(s.found) for s in held)),
    }


def _is_text(value: object) -> bool:
    return isinstance(value, dict) and "text" in value


def _found(case: Case, given: bool) -> Iterator[Pair]:
    documents = [_extracted()[text.id] for text in case.texts]
    key_of: dict[str, str] = {}
    for text, document in zip(case.texts, documents, strict=True):
        ids = {m.key: statement_id(text, m.key) for m in text.statements}
        key_of |= {i: k for k, i in (ids if given else matched(text, document)).items()}
    if given:
        documents = [with_gold(t, d) for t, d in zip(case.texts, documents, strict=True)]
    yield from _shifts(documents, key_of)


def _shifts(documents: Sequence[Extracted], key_of: Mapping[str, str]) -> Iterator[Pair]:
    for position in link_documents(documents):
        if isinstance(position, Position):
            yield from ((key_of.get(a, a), key_of.get(b, b)) for a, b in position.shifts)


def dispute_results(given: bool, half: bool | None = None) -> Iterator[Shifts]:
    """The same of the made-up disputes, in whose gold a later statement ``shifts`` an earlier one."""
    for reading in readings(given, half):
        yield Shifts(_dispute_case(reading), frozenset(_shifts(reading.documents, reading.key_of)))


def _dispute_case(reading: Reading) -> Case:
    told = frozenset((old, new) for new, kind, old in reading.dispute.replies if kind == "shifts")
    return Case(reading.dispute.name, "", reading.dispute.texts, told)


@cache
def _extracted() -> Mapping[str, Extracted]:
    """Every document as the program reads it, by id."""
    return read_by_program((text for case in cases() for text in case.texts), "positions.jsonl")


def main() -> None:
    """Print what is reached, and what is missed or wrong in the seen halves."""
    for what, found in (("cases", results), ("disputes", dispute_results)):
        for given in (True, False):
            for half in (True, False):
                reached = measure(found(given, half))
                told = ", ".join(f"{n} {s.hits}/{s.of} {s.percent:.1f}" for n, s in reached.items())
                statements, name = "gold" if given else "found", "seen" if half else "unseen"
                print(f"{what}, {statements} statements, {name} half: {told}")
        for one in found(given=True, half=True):
            missed, wrong = one.case.shifts - one.found, one.found - one.case.shifts
            if missed or wrong:
                print(f"  {one.case.name}: missed {sorted(missed)}, wrong {sorted(wrong)}")


if __name__ == "__main__":
    main()
