"""What was extracted and linked, measured against a gold made by hand.

A gold statement is found where an extracted statement of the same file shares at least half of its words
(word F1 of the contents, no-break spaces as spaces, one to one, best pairs first). Speakers, acts and
forms are measured over the found ones. A figure is found where a figure with a word of its in common has
the same bounds; a pair of found figures is judged right where a comparison gives the gold's verdict. A pair
of found statements counts as linked where a reply joins them, either way round,
or an utterance holds both.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from typing import Any

from rejoinder.model import AnyLink, Comparison, Extracted, Figure, Reply, Statement, Utterance

FOUND = 0.5
"""The word F1 from which a statement counts as found."""

ROUNDED = 1
"""How far a bound may lie beside the gold's: "more than 25" is read as 25 or as 26."""

ABOUT = 1.25
"""How much wider than an approximate gold value a range may be."""

WORD = re.compile(r"\w+(?:['’.,-]\w+)*")

KINDS = {
    "contradicts": "opposes",
    "denies": "opposes",
    "repeats": "same",
    "affirms": "same",
    "supports": "same",
    "same_utterance": "same",
    "shift": "shifts",
}
"""Kinds of link that the gold and the program may tell apart differently, told alike."""

Gold = dict[str, Any]


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def percent(self) -> float:
        return 100 * self.hits / self.of if self.of else 0.0


@dataclass(frozen=True)
class Match:
    """A gold statement and the extracted one that it was found in."""

    gold: Gold
    statement: Statement


@dataclass
class Counts:
    """Sums over the gold's documents."""

    hits: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, hits: int, of: int) -> None:
        self.hits[name] += hits
        self.of[name] += of

    def shares(self) -> dict[str, Share]:
        return {name: Share(self.hits[name], self.of[name]) for name in self.of}


def load(path: Path) -> Gold:
    """The gold of one corpus: names, statements, figures and links."""
    gold: Gold = json.loads(path.read_text("utf-8"))
    return gold


def words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text.replace("\xa0", " "))]


def word_f1(one: Sequence[str], other: Sequence[str]) -> float:
    """How far two texts have their words in common, repeated words counted as often as both repeat them."""
    common = sum((Counter(one) & Counter(other)).values())
    return 2 * common / (len(one) + len(other)) if common else 0.0


def measure(gold: Gold, documents: Sequence[Extracted], links: Sequence[AnyLink]) -> dict[str, Share]:
    """Every measure by name, in the order in which they are reported."""
    counts = Counts()
    found: list[Match] = []
    figures: dict[str, set[str]] = {}
    for name in sorted({statement["doc"] for statement in gold["statements"]}):
        own = [document for document in documents if Path(document.file).name == name]
        matches = match_statements([s for s in gold["statements"] if s["doc"] == name], own)
        found += matches
        counts.add("statement precision", len(matches), sum(len(d.statements) for d in own))
        for figure in (f for f in gold["figures"] if f["doc"] == name):
            figures[figure["id"]] = count_figure(counts, figure, own)
    counts.add("statement recall", len(found), len(gold["statements"]))
    for match in found:
        counts.add("speaker", speaker_agrees(gold, match), 1)
        counts.add("act", act_agrees(match), 1)
        counts.add("form", match.statement.form == match.gold["kind"], 1)
    count_verdicts(counts, gold, figures, links)
    count_links(counts, gold, found, links)
    return dict(sorted(counts.shares().items(), key=lambda item: ORDER.index(item[0])))


ORDER = (
    "statement recall",
    "statement precision",
    "speaker",
    "act",
    "form",
    "figure recall",
    "figure measure",
    "figure verdict",
    "reply recall",
    "reply precision",
    "reply kind recall",
)


def match_statements(golds: Sequence[Gold], documents: Sequence[Extracted]) -> list[Match]:
    """One to one, the pairs with most words in common first."""
    gold_words = [words(" ".join(gold["content_text"])) for gold in golds]
    extracted = [(s, words(s.words(d.text))) for d in documents for s in d.statements]
    scored = [
        (word_f1(wanted, got), g, e)
        for g, wanted in enumerate(gold_words)
        for e, (_, got) in enumerate(extracted)
    ]
    free_gold, free_extracted = set(range(len(golds))), set(range(len(extracted)))
    matches = []
    for score, g, e in sorted(scored, key=lambda row: (-row[0], row[1:])):
        if score >= FOUND and g in free_gold and e in free_extracted:
            free_gold.remove(g)
            free_extracted.remove(e)
            matches.append(Match(golds[g], extracted[e][0]))
    return matches


def speaker_agrees(gold: Gold, match: Match) -> bool:
    """The resolved name is one of the gold's names for the actor, or holds or is held by one."""
    speaker = match.statement.speaker
    if speaker is None:
        return False
    got = speaker.name.lower()
    known = [name.lower() for name in gold["names"][match.gold["actor"]]]
    return any(name in got or (len(got) > 3 and got in name) for name in known)


def act_agrees(match: Match) -> bool:
    """The gold may name acts by the bare verb: ``deny`` for ``denies``."""
    wanted = match.gold["act"]
    return match.statement.act in {wanted, f"{wanted}s", re.sub("y$", "ies", wanted)}


def count_figure(counts: Counts, gold: Gold, documents: Sequence[Extracted]) -> set[str]:
    """The ids of the figures in which the gold's was found."""
    wanted = set(words(gold["text"]))
    same = [
        figure
        for document in documents
        for figure in document.figures
        if wanted & set(words(f"{figure.span.of(document.text)} {figure.words}"))
        and bounds_agree(gold, figure)
    ]
    counts.add("figure recall", bool(same), 1)
    counts.add("figure measure", any(figure.measure == gold["measure"] for figure in same), 1)
    return {figure.id for figure in same}


def bounds_agree(gold: Gold, figure: Figure) -> bool:
    """Same bounds, an open one open; an approximate gold value lies in a range about as narrow."""
    about = gold.get("approx")
    if not isinstance(about, int | float) or isinstance(about, bool):
        return _near(figure.low, gold["low"]) and _near(figure.high, gold["high"])
    if figure.low is None or figure.high is None:
        return figure.approx and about in (figure.low, figure.high)
    return about / ABOUT <= figure.low <= about <= figure.high <= about * ABOUT


def _near(value: float | None, wanted: float | None) -> bool:
    if value is None or wanted is None:
        return value is wanted
    return abs(value - wanted) <= ROUNDED


def count_verdicts(
    counts: Counts, gold: Gold, figures: dict[str, set[str]], links: Sequence[AnyLink]
) -> None:
    """Over the gold's pairs of figures that were both found; the gold may allow two verdicts."""
    verdicts = {frozenset(link.figures): link.verdict for link in links if isinstance(link, Comparison)}
    for one, other, wanted, _ in gold["figure_pairs"]:
        ids = product(figures[one], figures[other])
        given = {verdicts[pair] for pair in map(frozenset, ids) if pair in verdicts}
        counts.add(
            "figure verdict", bool(given & set(wanted.split("_or_"))), bool(figures[one] and figures[other])
        )


def count_links(counts: Counts, gold: Gold, found: Sequence[Match], links: Sequence[AnyLink]) -> None:
    """Over the gold's pairs, and over the pairs made whose both ends were found."""
    gold_ids = {match.statement.id: match.gold["id"] for match in found}
    wanted = {(frozenset(ends), KINDS.get(kind, kind)) for *ends, kind in gold["links"]}
    made = {
        (frozenset((gold_ids[one], gold_ids[other])), KINDS.get(kind, kind))
        for one, other, kind in pairs(links)
        if one in gold_ids and other in gold_ids
    }
    wanted_pairs, made_pairs = ({ends for ends, _ in both} for both in (wanted, made))
    counts.add("reply recall", len(wanted_pairs & made_pairs), len(wanted_pairs))
    counts.add("reply precision", len(wanted_pairs & made_pairs), len(made_pairs))
    counts.add("reply kind recall", len(wanted & made), len(wanted))


def pairs(links: Sequence[AnyLink]) -> Iterator[tuple[str, str, str]]:
    """The pairs of statements that replies and utterances join, with the kind."""
    for link in links:
        if isinstance(link, Reply):
            yield link.source, link.target, link.kind
        elif isinstance(link, Utterance):
            yield from ((one, other, "repeats") for one, other in combinations(link.statements, 2))
