"""Incidents measured against ``incidents.txt``: what is told, when and where, by whom, to what, with what harm.

An incident is found where one of the sentence has its kind, or a kind that can name the same event, and is as
particular or generic as the gold's. Date, place, roles and harm are measured over those found.
"""

from collections import Counter
from dataclasses import dataclass

import msgspec

from quality.events.dates import published
from quality.events.marked import Half, Line, lines
from quality.events.places import document
from rejoinder.extract.figures.extractor import FigureExtractor
from rejoinder.extract.incidents.extractor import IncidentExtractor
from rejoinder.extract.incidents.vocabulary import vocabulary
from rejoinder.extract.parse import parse
from rejoinder.extract.pipeline import Findings
from rejoinder.model import Figure, Incident

ROLES = ("agent", "target", "weapon")
HARMS = ("killed", "injured")


@dataclass(frozen=True)
class Wanted:
    """One incident of the gold."""

    kind: str
    generic: bool
    fields: dict[str, str]


def wanted(line: Line) -> list[Wanted]:
    """The incidents of a gold line."""
    if line.after == "none":
        return []
    found = []
    for told in line.after.split(" || "):
        kind, *rest = told.split("; ")
        fields = dict(part.split("=", 1) for part in rest if "=" in part)
        found.append(Wanted(kind, "generic" in rest, fields))
    return found


def read(line: Line) -> tuple[tuple[Incident, ...], dict[str, Figure]]:
    """The incidents of the sentence, and its figures by id."""
    parsed = parse(msgspec.structs.replace(document(line.text), published=published(line.before)))
    found = FigureExtractor()(parsed, Findings())
    return IncidentExtractor()(parsed, found).incidents, {f.id: f for f in found.figures}


def same(one: Wanted, incident: Incident) -> bool:
    return incident.generic == one.generic and vocabulary().same(one.kind, incident.kind)


def alike(told: str | None, name: str) -> bool:
    """True where two phrases share half of their words."""
    words, other = set((told or "").lower().split()), set(name.lower().split())
    return bool(told) and 2 * len(words & other) >= min(len(words), len(other)) * 1.0 and bool(words & other)


def measure(half: Half | None = None) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Hits and totals by measure, and what is wrong."""
    counts: Counter[str] = Counter()
    wrong = []
    for line in lines("incidents.txt", half):
        incidents, figures = read(line)
        left = list(incidents)
        for one in wanted(line):
            hit = next((i for i in left if same(one, i)), None)
            counts.update(["gold", *(["found", f"kind {one.kind == hit.kind}"] if hit else [])])
            if hit is None:
                wrong.append(f"missed {one.kind} | {line.text} | {[(i.kind, i.generic) for i in left]}")
                continue
            left.remove(hit)
            for name, right in _fields(one, hit, figures):
                counts.update([f"of {name}", *([f"right {name}"] if right else [])])
                if not right:
                    wrong.append(f"{name}={one.fields[name]} | {line.text} | {getattr(hit, name, None)}")
        counts.update(got=len(incidents))
        wrong += [f"extra {i.kind} {i.generic} | {line.text}" for i in left]
    names = ("date", "place", *ROLES, *HARMS)
    return {
        "incident recall": (counts["found"], counts["gold"]),
        "incident precision": (counts["found"], counts["got"]),
        "incident kind": (counts["kind True"], counts["found"]),
        **{f"incident {n}": (counts[f"right {n}"], counts[f"of {n}"]) for n in names},
    }, wrong


def _fields(one: Wanted, hit: Incident, figures: dict[str, Figure]) -> list[tuple[str, bool]]:
    """Each field that the gold gives, and whether the incident has it."""
    held = [figures[f] for f in hit.figures if f in figures]
    return [(name, _right(name, value, hit, held)) for name, value in one.fields.items()]


def _right(name: str, value: str, hit: Incident, held: list[Figure]) -> bool:
    if name == "date":
        return hit.date.date == value
    if name == "place":
        return hit.place is not None and alike(hit.place.name, value)
    if name in HARMS:
        return any(f.measure == name and f.low == int(value) for f in held)
    return alike(getattr(hit, name), value)
