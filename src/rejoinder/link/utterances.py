"""Utterances: one thing said once, in several wordings, lengths or translations, by one or several carriers.

A headline, the lead and the quotation below it are one utterance; so are two outlets' translations of one
sentence. Same side, compatible days, same stance and near wording are needed together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rejoinder.link.blocking import Index
from rejoinder.link.clusters import Clusters
from rejoinder.link.figures import agree
from rejoinder.link.stance import Stance, compare, content_says
from rejoinder.link.turns import Turn
from rejoinder.link.wording import Rarity
from rejoinder.model import Signal, Utterance, make_id

THRESHOLD = 0.55
"""Least score of one utterance. All pairs found, with the statements of the gold given (share of the gold's pairs
/ of those suggested): 0.5 gives 68 / 62 on the two articles and 42 / 59 on the sample dispute, 0.55 gives 68 / 62
and 41 / 59, 0.62 gives 68 / 65 and 40 / 59."""

MANY = 40
"""Turns compared with one turn, the ones that share its rarest terms: keeps the cost linear."""

WITHIN_DAYS = 3
"""Days by which two carriers may differ: a wire story is carried on for a day or two."""


@dataclass(frozen=True)
class Same:
    """Two turns that are one utterance, and why."""

    a: str
    b: str
    score: float
    signals: tuple[Signal, ...]


@dataclass(frozen=True)
class Utterances:
    """The utterances found, and for each statement the wordings that stand for it."""

    records: tuple[Utterance, ...]
    fullest: dict[str, str]
    """Statement -> the fullest wording of its utterance (itself where it stands alone)."""
    first: dict[str, str]
    """Statement -> the wording of its utterance that was published first, as far as dates are known."""

    def one(self, a: Turn, b: Turn) -> bool:
        return self.fullest[a.id] == self.fullest[b.id]


class Itself(dict[str, str]):
    """What stands for a statement; the statement itself where nothing else is known."""

    def __missing__(self, id: str) -> str:
        return id


def link_utterances(turns: Sequence[Turn], rarity: Rarity) -> Utterances:
    """The utterances of two or more statements, and the fullest statement of each."""
    sides, by_document = Sides(turns, rarity), defaultdict(list)
    for turn in turns:
        by_document[turn.document.id].append(turn)
    found = [same for here in by_document.values() for same in same_said(here, sides)]
    return grouped(found, {t.id: t for t in turns})


class Sides:
    """Turns by each party of their side: a ministry's word and its spokesman's can be one utterance."""

    def __init__(self, turns: Iterable[Turn], rarity: Rarity) -> None:
        self.rarity = rarity
        self._members: dict[str, list[Turn]] = defaultdict(list)
        for turn in turns:
            for party in turn.side:
                self._members[party].append(turn)
        self._indexes: dict[str, Index] = {}

    def near(self, turn: Turn) -> Iterator[Turn]:
        """The turns of its side, or of a part of it, that share its rarest terms."""
        for party in sorted(turn.side):
            index = self._indexes.get(party)
            if index is None:
                index = self._indexes[party] = Index(self._members[party], self.rarity)
            yield from index.near(turn, MANY)


def same_said(turns: Sequence[Turn], sides: Sides) -> list[Same]:
    """What the statements of one document say that others of ``sides`` say, too."""
    by_id = {t.id: t for t in turns}
    return _one_text_a_headline([*_pairs(turns, sides), *_declined(turns)], by_id)


def grouped(found: Iterable[Same], by_id: Mapping[str, Turn]) -> Utterances:
    """The utterances that ``found`` make; of a pair found twice the better ground counts."""
    best: dict[tuple[str, str], Same] = {}
    for same in found:
        known = best.setdefault((same.a, same.b), same)
        if known.score < same.score:
            best[same.a, same.b] = same
    clusters: Clusters[str] = Clusters()
    pairs = [best[pair] for pair in sorted(best)]
    for same in pairs:
        clusters.join(same.a, same.b)
    grounds: dict[str, Same] = {}
    for same in pairs:
        root = clusters.find(same.a)
        grounds[root] = max(grounds.get(root, same), same, key=lambda s: (s.score, s.a, s.b))
    records: list[Utterance] = []
    fullest, first = Itself(), Itself()
    for group in clusters.groups():
        best_said = max((by_id[i] for i in group), key=_fullness)
        fullest.update(dict.fromkeys(group, best_said.id))
        first.update(dict.fromkeys(group, min((by_id[i] for i in group), key=_age).id))
        records.append(
            Utterance(
                id=make_id("utterance", *group), statements=tuple(group), signals=grounds[group[0]].signals
            )
        )
    return Utterances(tuple(records), fullest, first)


def _one_text_a_headline(found: Iterable[Same], by_id: Mapping[str, Turn]) -> list[Same]:
    """Of the statements below that a headline resembles it says only the likeliest. ``by_id`` are the turns of one
    document."""
    kept: list[Same] = []
    best: dict[str, Same] = {}
    for same in found:
        heads = [i for i in (same.a, same.b) if i in by_id and by_id[i].head]
        if len(heads) == 1 and same.a in by_id and same.b in by_id:
            known = best.get(heads[0], same)
            best[heads[0]] = min(known, same, key=lambda s: (-s.score, s.a, s.b))
        else:
            kept.append(same)
    return kept + list(best.values())


def _age(turn: Turn) -> tuple[object, ...]:
    """By publication, then document; a copy's original sorts first where neither is dated."""
    published = turn.document.published.date
    return (published is None, published or "", turn.document.id, turn.index)


def _fullness(turn: Turn) -> tuple[object, ...]:
    return (not turn.head, turn.statement.form != "indirect", len(turn.content.terms), turn.id)


def _pairs(turns: Iterable[Turn], sides: Sides) -> Iterator[Same]:
    seen: set[tuple[str, str]] = set()
    for turn in turns:
        for other in sides.near(turn):
            first, second = (turn, other) if turn.id < other.id else (other, turn)
            if turn.id != other.id and (first.id, second.id) not in seen:
                seen.add((first.id, second.id))
                yield from _same(first, second, sides.rarity)


def _same(a: Turn, b: Turn, rarity: Rarity) -> Iterator[Same]:
    if not _nested_sides(a, b) or not _one_time(a, b) or compare(a, b).stance is Stance.OPPOSITE:
        return
    if a.statement.parent == b.id or b.statement.parent == a.id:
        return
    signals = tuple(_signals(a, b, rarity))
    score = min(1.0, sum(s.weight * s.value for s in signals))
    if score >= THRESHOLD:
        yield Same(a.id, b.id, round(score, 3), signals)


def _nested_sides(a: Turn, b: Turn) -> bool:
    """One party, or one that speaks for the other; two organs of one state are two."""
    return bool(a.party and b.party) and (a.party in b.side or b.party in a.side)


def _one_time(a: Turn, b: Turn) -> bool:
    if not a.when.overlaps(b.when):
        return False
    days = a.when.days_from(b.when)
    return days is None or abs(days) <= WITHIN_DAYS or (a.when.first is None) != (b.when.first is None)


def _quoted_by_both(a: Turn, b: Turn) -> frozenset[str]:
    """The phrases that two documents put between quotation marks, where they are half of the shorter quotation."""
    if a.document.id == b.document.id:
        return frozenset()
    common = a.quoted_phrases & b.quoted_phrases
    return common if 2 * len(common) >= min(len(a.quoted_phrases), len(b.quoted_phrases)) else frozenset()


def _signals(a: Turn, b: Turn, rarity: Rarity) -> Iterator[Signal]:
    """Shared words count by what they tell; a quotation that comes back counts more than a paraphrase."""
    shared = a.content.terms & b.content.terms
    headline = a.document.id == b.document.id and a.head != b.head
    phrases = _quoted_by_both(a, b)
    if len(shared) < (1 if phrases else 2 if headline else 3):
        return
    words = ", ".join(rarity.rarest(shared, 6))
    contained = rarity.contained(a.content, b.content, 2 if headline else 3)
    yield Signal(
        name="wording",
        value=round(contained, 3),
        weight=0.6,
        words=words,
        reason=f"{contained:.0%} of what the shorter one says stands in the longer one",
    )
    alike = rarity.alike(a.content, b.content)
    yield Signal(
        name="length", value=round(alike, 3), weight=0.2, reason="how much both say in common", words=words
    )
    if phrases:
        yield Signal(
            name="quoted phrase",
            value=1.0,
            weight=0.4,
            words=", ".join(sorted(phrases)[:3]),
            reason="both put the same three words in a row between quotation marks",
        )
    quoted = a.quoted.terms & b.quoted.terms
    if len(quoted) >= 2:
        yield Signal(
            name="quoted words",
            value=1.0,
            weight=0.2,
            words=", ".join(rarity.rarest(quoted, 6)),
            reason="both put the same words between quotation marks",
        )
    if headline:
        yield Signal(
            name="headline",
            value=1.0,
            weight=0.2,
            words=(a if a.head else b).words,
            reason="a title or heading says in short what the text below says in full",
        )
    figures = agree(a.figures, b.figures)
    if figures:
        yield Signal(
            name="figure", value=1.0, weight=0.1, words=figures[0].words, reason="both give the same figure"
        )


def _declined(turns: Sequence[Turn]) -> Iterator[Same]:
    """That somebody would not answer, and the quoted words with which they did not, next to it."""
    for a, b in pairwise(turns):
        if (
            a.document.id != b.document.id
            or a.party is None
            or a.party != b.party
            or b.paragraph - a.paragraph > 1
        ):
            continue
        told = min(len(a.content.terms), len(b.content.terms))
        if told >= 2 and not a.content.terms & b.content.terms:
            continue
        if all(_refuses(t) for t in (a, b)) and (a.statement.form == "indirect") != (
            b.statement.form == "indirect"
        ):
            signal = Signal(
                name="next to it",
                value=1.0,
                weight=0.7,
                words=b.words,
                reason="the words quoted beside it are the refusal that it reports",
            )
            yield Same(min(a.id, b.id), max(a.id, b.id), 0.7, (signal,))


def _refuses(turn: Turn) -> bool:
    """It declines, in so many words or by what it is; a long statement that also declines says more than that."""
    if turn.statement.act == "declines":
        return True
    return bool(content_says(turn, "declining")) and len(turn.content.terms) <= 6
