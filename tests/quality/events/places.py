"""Places measured against ``places.txt``: which names are found, and which place of the world each is said to be.

A name that the text leaves open is right without an id; a facility is right with the id of the place that it lies
in. ``place wrong`` counts ids given to a name that means another place, or none: what misleads most.
"""

from collections import Counter

from quality.events.marked import Half, Marked, lines
from rejoinder.extract.parse import parse
from rejoinder.extract.places.finder import FoundPlace, find_places
from rejoinder.model import Block, Document, MadeBy, Span, text_sha256


def document(text: str) -> Document:
    """One paragraph."""
    return Document(
        id="d",
        file="d.txt",
        language="en",
        text=text,
        text_sha256=text_sha256(text),
        made_by=MadeBy(rejoinder="0"),
        blocks=(Block(span=Span(0, len(text)), kind="paragraph"),),
    )


def _agrees(mark: Marked, one: FoundPlace) -> bool:
    wanted = mark.value
    if wanted.startswith("@"):
        return (
            one.kind == "facility" and one.place.geonameid is None and wanted in (f"@{one.within_id}", "@-")
        )
    if wanted == "?":
        return one.place.geonameid is None and len(one.candidates) > 1
    return (one.place.geonameid is None) if wanted == "-" else str(one.place.geonameid) == wanted


def measure(half: Half | None = None) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Hits and totals by measure, and what is wrong."""
    counts: Counter[str] = Counter()
    wrong = []
    for line in lines("places.txt", half):
        found = find_places(parse(document(line.text)))
        held = {m: next((f for f in found if _overlap(m, f)), None) for m in line.marks}
        right = [m for m, f in held.items() if f is not None and _agrees(m, f)]
        extra = [f for f in found if not any(_overlap(m, f) for m in line.marks)]
        missed = [m for m, f in held.items() if f is None or m not in right]
        given = [f for f in found if f.place.geonameid is not None]
        misled = [f for m, f in held.items() if f and m not in right and f in given] + [
            f for f in extra if f in given
        ]
        counts.update(
            gold=len(line.marks), right=len(right), got=len(found), given=len(given), misled=len(misled)
        )
        counts.update(seen=sum(f is not None for f in held.values()))
        wrong += [f"missed {line.text[m.start : m.end]}={m.value} | {line.text} | {held[m]}" for m in missed]
        wrong += [f"extra {f.place.name}={f.place.geonameid} | {line.text}" for f in extra]
    return {
        "place found": (counts["seen"], counts["gold"]),
        "place recall": (counts["right"], counts["gold"]),
        "place precision": (counts["right"], counts["got"]),
        "place id not misleading": (counts["given"] - counts["misled"], counts["given"]),
    }, wrong


def _overlap(mark: Marked, found: FoundPlace) -> bool:
    return found.span.start < mark.end and mark.start < found.span.end
