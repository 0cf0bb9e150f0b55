"""Extracted statements against a gold: exact, soft and joint, by form.

Contents are compared as sets of words, aligned one to one (``matching``). **Soft** gives an aligned pair the
share of its words in common, over the extracted words for precision and over the gold's for recall, as in
Johansson and Moschitti (2010) and Pareti et al. (2013). **Exact** asks for the same words. **Joint** asks for
half of the words in common (dice) and a source that shares a word that is no article or preposition with
the gold's, or none in both. The same content from the same source twice counts once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

import numpy as np

from rejoinder.measure.bootstrap import SEED, Floats, interval
from rejoinder.measure.figures import (
    AttributionFigures,
    DocumentFigures,
    Estimate,
    FormFigures,
    Rates,
)
from rejoinder.measure.gold import GoldDocument
from rejoinder.measure.matching import WordSet, assigned, dice
from rejoinder.measure.words import Words
from rejoinder.model import Span, Statement
from rejoinder.model.vocabulary import Form

FOUND = 0.5
"""The dice from which an aligned statement counts as found, and its source is looked at."""

FORMS: tuple[Form | None, ...] = (None, *get_args(Form))
_COUNTS = ("statements", "exact", "soft", "joint")
_EXTRACTED, _GOLD = 0, 1
"""The two sides that a count is over."""
_FUNCTION_WORDS = frozenset(
    Words(
        "the a an his her their its our my your this that these those of in on at to for from by with and or"
    ).lower
)
"""Words that two sources may share without being the same."""


@dataclass(frozen=True)
class _Compared:
    """A statement as sets of words."""

    content: WordSet
    source: WordSet
    form: Form
    number: int = field(compare=False)
    """Its place among the statements that were given."""


@dataclass(frozen=True)
class Aligned:
    """One text's statements, the gold's and the extracted, by position, and which stand for each other."""

    gold: tuple[_Compared, ...]
    extracted: tuple[_Compared, ...]
    pairs: tuple[tuple[int, int], ...]
    words: Words

    @property
    def counterparts(self) -> dict[int, int]:
        """The gold statement's number by that of the extracted one that stands for it."""
        return {self.extracted[e].number: self.gold[g].number for g, e in self.pairs}


def measure_attribution(
    gold: Sequence[GoldDocument],
    extracted: Mapping[str, Sequence[Statement]],
    times: int = 0,
    seed: int = SEED,
) -> AttributionFigures:
    """How well the statements ``extracted`` from each text, by its ``doc_id``, agree with ``gold``.

    A text without any is one in which nothing was found. Intervals come from ``times`` resamples; 0 makes none.
    """
    aligned = [align(document, extracted.get(document.doc_id, ())) for document in gold]
    counts = np.array([_count(one) for one in aligned])
    return AttributionFigures(
        statements=sum(len(one.gold) for one in aligned),
        words=sum(len(one.words) for one in aligned),
        forms=tuple(_form_figures(counts, times, seed)),
        documents=_worst_first(gold, counts),
    )


def align(document: GoldDocument, statements: Iterable[Statement]) -> Aligned:
    """The statements of one text set against its gold."""
    words = Words(document.text)
    gold = tuple(_compared(words, ((s.content, s.sources()) for s in document.statements)))
    sources = ((s.content, (s.source,) if s.source else ()) for s in statements)
    extracted = tuple(dict.fromkeys(_compared(words, sources)))
    pairs = assigned([g.content for g in gold], [e.content for e in extracted])
    return Aligned(gold, extracted, tuple(pairs), words)


def _compared(
    words: Words, statements: Iterable[tuple[Sequence[Span], Sequence[Span]]]
) -> Iterable[_Compared]:
    for number, (content, source) in enumerate(statements):
        held = words.at(content)
        if held:
            yield _Compared(held, words.at(source), words.form(held), number)


def _count(aligned: Aligned) -> Floats:
    """Sums over one text: form x count x side."""
    counts = np.zeros((len(FORMS), len(_COUNTS), 2))

    def add(form: Form, side: int, *values: float) -> None:
        for row in (0, FORMS.index(form)):
            counts[row, : len(values), side] += values

    for side, statements in ((_EXTRACTED, aligned.extracted), (_GOLD, aligned.gold)):
        for statement in statements:
            add(statement.form, side, 1)
    for g, e in aligned.pairs:
        one, other = aligned.gold[g], aligned.extracted[e]
        common = len(one.content & other.content)
        exact = one.content == other.content
        joint = dice(one.content, other.content) >= FOUND and same_source(
            aligned.words, one.source, other.source
        )
        add(one.form, _GOLD, 0, exact, common / len(one.content), joint)
        add(other.form, _EXTRACTED, 0, exact, common / len(other.content), joint)
    return counts


def same_source(words: Words, one: WordSet, other: WordSet) -> bool:
    """True where two sources share a word that names somebody, or where neither text names a source."""
    if not one or not other:
        return one == other
    return bool(_naming(words, one) & _naming(words, other))


def _naming(words: Words, source: WordSet) -> WordSet:
    """The source without function words, or as it is where it has no others."""
    return frozenset(n for n in source if words.lower[n] not in _FUNCTION_WORDS) or source


def _rates(sums: Floats) -> Floats:
    """Per cent of precision, recall and F for each count but the first; nothing of nothing is 0."""
    of = sums[..., :1, :]
    shares = 100 * np.divide(sums[..., 1:, :], of, out=np.zeros_like(sums[..., 1:, :]), where=of > 0)
    precision, recall = shares[..., 0], shares[..., 1]
    both = precision + recall
    f = np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
    return np.stack([precision, recall, f], axis=-1)


def _form_figures(counts: Floats, times: int, seed: int) -> Iterable[FormFigures]:
    sums = counts.sum(axis=0)
    values = _rates(sums)
    ends = np.stack(interval(counts, _rates, times, seed), axis=-1) if times else None
    for row, form in enumerate(FORMS):
        exact, soft, joint = (
            _rates_record(values[row, i], None if ends is None else ends[row, i])
            for i in range(len(_COUNTS) - 1)
        )
        extracted, gold = sums[row, 0].astype(int).tolist()
        yield FormFigures(form=form, gold=gold, extracted=extracted, soft=soft, exact=exact, joint=joint)


def _rates_record(values: Floats, ends: Floats | None) -> Rates:
    precision, recall, f = (
        Estimate(value=_rounded(value), low=_rounded(end[0]), high=_rounded(end[1]))
        if end is not None
        else Estimate(value=_rounded(value))
        for value, end in zip(values, [None] * 3 if ends is None else ends, strict=True)
    )
    return Rates(precision=precision, recall=recall, f=f)


def _rounded(value: float) -> float:
    return round(float(value), 2)


def _worst_first(gold: Sequence[GoldDocument], counts: Floats) -> tuple[DocumentFigures, ...]:
    soft = _rates(counts)[:, 0, _COUNTS.index("soft") - 1, 2]
    lost = (counts[:, 0, 0] - counts[:, 0, _COUNTS.index("soft")]).sum(axis=-1)
    figures = [
        DocumentFigures(
            doc_id=document.doc_id,
            gold=int(count[0, 0, _GOLD]),
            extracted=int(count[0, 0, _EXTRACTED]),
            soft=_rounded(f),
            lost=_rounded(gone),
        )
        for document, count, f, gone in zip(gold, counts, soft, lost, strict=True)
    ]
    return tuple(sorted(figures, key=lambda one: (-one.lost, one.doc_id)))
