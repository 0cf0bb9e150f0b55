"""The page "How good is this": the figures that ship with the program, in words, tables and dots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rejoinder.measure import Evaluation, FormFigures, Rates
from rejoinder.measure.shipped import PEOPLE, Shipped
from rejoinder.publish.charts import AccuracyDot
from rejoinder.publish.marks import PartyMark, mark_at

_PEOPLE_MARK = PartyMark("cx", "◆", "diamond")


@dataclass(frozen=True)
class Measure:
    """One way to count what is right, in plain words."""

    key: str
    title: str
    meaning: str


MEASURES = (
    Measure(
        "soft",
        "Were the statements found?",
        "Each statement counts by the share of its words that both the program and the annotators marked. "
        "Half a sentence found is half a statement found.",
    ),
    Measure(
        "joint",
        "Were they given to the right source?",
        "A statement counts where at least half of its words were found, and the person or body that the program "
        "names as its source is the one that the annotators marked.",
    ),
    Measure(
        "exact",
        "Were they found to the word?",
        "A statement counts only where it begins and ends on exactly the annotators' words. One word more or "
        "less, and it counts as missed; it is here that people disagree most, too.",
    ),
)
MEASURE = {measure.key: measure for measure in MEASURES}

SAMPLE_MEASURES = {
    "statement recall": "statements of the gold that were found",
    "statement precision": "statements found that are in the gold",
    "speaker": "found statements given to the right person or body",
    "act": "found statements told rightly as assertion, denial, accusation, demand ...",
    "form": "found statements told rightly as direct, indirect or mixed",
    "figure recall": "figures of the gold found with the right bounds",
    "figure measure": "and with what they count: killed, injured, money ...",
    "figure verdict": "pairs of figures judged rightly: same, compatible, disagree, not comparable",
    "reply recall": "pairs of statements of the gold that were linked",
    "reply precision": "linked pairs that are in the gold, which lists those that matter",
    "reply kind recall": "pairs of the gold linked with the right kind: denies, repeats ...",
}
"""What each measure of the sample dispute counts, in plain words."""


@dataclass(frozen=True)
class Reader:
    """One reader's measurement with the sign that it has on the page."""

    evaluation: Evaluation
    mark: PartyMark

    @property
    def name(self) -> str:
        return self.evaluation.reader


@dataclass(frozen=True)
class Line:
    """One line of a table: a form read by one reader."""

    form: str
    reader: Reader
    figures: FormFigures
    rates: Rates


@dataclass(frozen=True)
class Section:
    """One measure with the lines of its table."""

    measure: Measure
    people: float
    lines: tuple[Line, ...]
    at_a_glance: tuple[Line, ...]
    """All forms together, one line a reader."""


def readers(shipped: Shipped) -> tuple[Reader, ...]:
    """The readers that were measured, each with a sign of its own."""
    return tuple(Reader(evaluation, mark_at(place)) for place, evaluation in enumerate(shipped.attribution))


def page(shipped: Shipped) -> dict[str, Any]:
    """What the template shows."""
    measured = readers(shipped)
    return {
        "readers": measured,
        "people_mark": _PEOPLE_MARK,
        "first": measured[0].evaluation if measured else None,
        "sections": [_section(measure, measured) for measure in MEASURES] if measured else [],
        "sample": shipped.sample,
    }


def dots(measured: Sequence[Reader], measure: Measure) -> Iterator[AccuracyDot]:
    """The dots of one measure: readers by form, and people beside them where it is known of people."""
    for line in _lines(measure, measured):
        f = line.rates.f
        yield AccuracyDot(line.form, line.reader.mark, f.value, f.low, f.high)
        if line.form == "all" and line.reader is measured[-1]:
            yield AccuracyDot(line.form, _PEOPLE_MARK, PEOPLE[measure.key])


def _section(measure: Measure, measured: Sequence[Reader]) -> Section:
    lines = tuple(_lines(measure, measured))
    at_a_glance = tuple(line for line in lines if line.form == "all")
    return Section(measure, PEOPLE[measure.key], lines, at_a_glance)


def _lines(measure: Measure, measured: Sequence[Reader]) -> Iterator[Line]:
    """Form by form, in each form reader by reader."""
    for figures in zip(*(reader.evaluation.attribution.forms for reader in measured), strict=True):
        for reader, form in zip(measured, figures, strict=True):
            rates = {"soft": form.soft, "exact": form.exact, "joint": form.joint}[measure.key]
            yield Line(form.form or "all", reader, form, rates)
