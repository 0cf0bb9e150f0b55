"""Figures with their scope, measured against sentences written for it.

``gold.txt`` holds short passages over many kinds of news, each read as a document of its own, published on
12 March 2021. A line that starts with ``=`` names the kind, one with ``>`` a figure of the passage above it:

    > words | measure value ; p=population ; at=place ; by=agent ; when=start/end ; asof=day ; ...

A value is ``14``, ``14+`` (or more), ``..14`` (at most), ``12..15``, ``~14`` (approximate) or ``?`` (none that
could be kept); measures and values that a careful reader may tell either way are joined with ``|``. A figure
is found where an extracted one overlaps its words and has its bounds; everything else is measured over the
gold figures that name it, found or not. Half of the passages, drawn by a seed, were not looked at while rules were
written.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from quality.score import Share, words
from rejoinder.extract.figures.extractor import FigureExtractor
from rejoinder.extract.parse import parse
from rejoinder.extract.pipeline import Findings
from rejoinder.model import Block, Document, Figure, MadeBy, Published, Span, text_sha256

GOLD = Path(__file__).with_name("gold.txt")
SEED = 20
PUBLISHED = Published(date="2021-03-12", precision="day", source="given")

Half = Literal["seen", "unseen"]
Ends = tuple[float | None, float | None]

_VALUE = re.compile(
    r"(?P<approx>~)?(?:\.\.(?P<most>[\d.]+)|(?P<low>-?[\d.]+?)(?:(?P<open>\+)|\.\.(?P<high>[\d.]+))?)"
)
SCOPES = {"p": "population", "at": "place", "by": "agent", "when": "period", "asof": "as of"}
SCOPES |= {"hedge": "hedge", "ext": "extent", "flag": "flag", "u": "unit", "from": "derived from"}
MEASURES = ("value", "precision", "measure", "approximate", *SCOPES.values())


@dataclass(frozen=True)
class GoldFigure:
    """One figure of a passage; ``ends`` holds every reading of its value that is right."""

    words: str
    span: Span
    measures: tuple[str, ...]
    ends: tuple[Ends, ...]
    approx: bool
    scope: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Passage:
    """A passage with its figures, none for one that only looks as if it held some."""

    kind: str
    text: str
    figures: tuple[GoldFigure, ...]


@cache
def passages(half: Half | None = None) -> tuple[Passage, ...]:
    """The passages, or one half of them."""
    held = list(_read(GOLD.read_text("utf-8").splitlines()))
    if half is None:
        return tuple(held)
    order = list(range(len(held)))
    random.Random(SEED).shuffle(order)
    middle = len(order) // 2
    chosen = sorted(order[:middle] if half == "seen" else order[middle:])
    return tuple(held[i] for i in chosen)


def _read(lines: Sequence[str]) -> Iterator[Passage]:
    kind, text, figures = "", "", list[GoldFigure]()
    for line in [*lines, "= end"]:
        if line.startswith("> "):
            figures.append(_figure(line[2:], text, figures))
            continue
        if text:
            yield Passage(kind, text, tuple(figures))
        text, figures = ("", []) if line.startswith("= ") else (line, [])
        kind = line[2:] if line.startswith("= ") else kind


def _figure(line: str, text: str, before: Sequence[GoldFigure]) -> GoldFigure:
    said, _, rest = line.partition(" | ")
    told, *scopes = rest.split(" ; ")
    measures, value = told.strip().split(" ")
    span = _span(said.strip(), text, [figure.span for figure in before])
    scope = dict(scope.strip().split("=", 1) for scope in scopes)
    ends = tuple(_ends(one) for one in value.split("|"))
    return GoldFigure(said.strip(), span, tuple(measures.split("|")), ends, value.startswith("~"), scope)


def _span(said: str, text: str, taken: Sequence[Span]) -> Span:
    """The first place of ``said`` as whole words that no figure before it holds."""
    for match in re.finditer(rf"(?<![\w.,]){re.escape(said)}(?!\w)", text):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in taken):
            return span
    raise ValueError(f"{said!r} is not in {text!r}")


def _ends(value: str) -> Ends:
    if value == "?":
        return None, None
    match = _VALUE.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is no value: 14, 14+, ..14, 12..15, each with or without ~")
    if match["most"]:
        return None, float(match["most"])
    low = float(match["low"])
    return low, None if match["open"] else float(match["high"] or low)


def read(text: str) -> tuple[Figure, ...]:
    """The figures that the extractor reads from a passage."""
    block = Block(span=Span(0, len(text)), kind="paragraph")
    made = MadeBy(rejoinder="0")
    document = Document(
        id="d", file="d.txt", text=text, text_sha256=text_sha256(text), made_by=made, blocks=(block,),
        language="en", published=PUBLISHED,
    )  # fmt: skip
    return FigureExtractor()(parse(document), Findings()).figures


def measure(held: Sequence[Passage]) -> dict[str, Share]:
    """How well the figures of ``held`` were read, by measure."""
    hits: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for passage in held:
        figures = [f for f in read(passage.text) if "toll" not in f.flags]
        pairs = match(passage.figures, figures)
        of["precision"] += len(figures)
        hits["precision"] += len(pairs)
        for wanted in passage.figures:
            for name, right in _judged(wanted, pairs.get(wanted.span), passage.text, figures):
                of[name] += 1
                hits[name] += right
    return {name: Share(hits[name], of[name]) for name in MEASURES}


def match(wanted: Sequence[GoldFigure], found: Sequence[Figure]) -> dict[Span, Figure]:
    """Gold spans with the figure found for each, one to one, those of the right measure first."""
    fits = [
        (f.measure not in g.measures, -_shared(g.span, f.span), g.span, i)
        for g in wanted
        for i, f in enumerate(found)
        if g.span.overlaps(f.span) and any(_equal(ends, f) for ends in g.ends)
    ]
    pairs: dict[Span, Figure] = {}
    taken: set[int] = set()
    for _, _, span, i in sorted(fits):
        if span not in pairs and i not in taken:
            pairs[span] = found[i]
            taken.add(i)
    return pairs


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _equal(ends: Ends, figure: Figure) -> bool:
    return ends == (figure.low, figure.high)


def _judged(
    wanted: GoldFigure, found: Figure | None, text: str, figures: Sequence[Figure]
) -> Iterator[tuple[str, bool]]:
    yield "value", found is not None
    yield "measure", found is not None and found.measure in wanted.measures
    if wanted.approx:
        yield "approximate", found is not None and found.approx
    for key, said in wanted.scope.items():
        yield SCOPES[key], found is not None and _scoped(key, said, found, text, figures)


def _scoped(key: str, said: str, found: Figure, text: str, figures: Sequence[Figure]) -> bool:
    period = found.period
    match key:
        case "p":
            return _alike(said, found.population)
        case "at":
            return _alike(said, found.place)
        case "by":
            return _alike(said, found.agent)
        case "when":
            return period is not None and f"{period.start or ''}/{period.end or ''}" == said
        case "asof":
            return found.as_of == said
        case "hedge":
            return said in [span.of(text) for span in found.hedges]
        case "ext":
            return found.extent == said
        case "flag":
            return said in found.flags
        case "u":
            return found.unit == said
        case _:
            return any(f.id == found.derived_from and said in f.words for f in figures)


def _alike(said: str, found: str | None) -> bool:
    """The words of one are among those of the other, articles aside."""
    a, b = (set(words(one or "")) - {"the", "a", "an"} for one in (said, found))
    return bool(a and b) and (a <= b or b <= a)
