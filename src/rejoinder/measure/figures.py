"""What a measurement says: figures in per cent, with the interval in which they would move with other articles."""

from rejoinder.model import Failure, MadeBy
from rejoinder.model.records import Record
from rejoinder.model.vocabulary import Form


class Estimate(Record, frozen=True, kw_only=True):
    """A figure in per cent with its 95 % interval over resampled articles; without one where none was asked for."""

    value: float
    low: float | None = None
    high: float | None = None


class Rates(Record, frozen=True, kw_only=True):
    """How much of what was extracted is right, how much of the gold was found, and the harmonic mean of the two."""

    precision: Estimate
    recall: Estimate
    f: Estimate


class FormFigures(Record, frozen=True, kw_only=True):
    """The statements of one form, or all.

    Recall is over gold statements of the form, precision over extracted ones of the form.
    """

    form: Form | None
    """None for all forms together."""
    gold: int
    extracted: int
    soft: Rates
    """Contents by the share of their words that the gold has too."""
    exact: Rates
    """Contents with exactly the gold's words."""
    joint: Rates
    """Contents that share at least half of their words, with the right source."""


class DocumentFigures(Record, frozen=True, kw_only=True):
    """One text: where a person looks for what goes wrong."""

    doc_id: str
    gold: int
    extracted: int
    soft: float
    """Soft F in per cent."""
    lost: float
    """Statements lost: the shares missing of the gold's and of the extracted ones, added up."""


class AttributionFigures(Record, frozen=True, kw_only=True):
    """How well extracted statements agree with a gold."""

    statements: int
    words: int
    forms: tuple[FormFigures, ...]
    """All forms together first."""
    documents: tuple[DocumentFigures, ...]
    """Those that lost most first."""

    @property
    def all_forms(self) -> FormFigures:
        return self.forms[0]


class GoldFile(Record, frozen=True, kw_only=True):
    """Which gold was measured on."""

    name: str
    sha256: str
    documents: int


class Evaluation(Record, frozen=True, kw_only=True):
    """One measurement with all that it takes to make it again."""

    gold: GoldFile
    reader: str
    """What found the statements."""
    made_by: MadeBy
    date: str
    times: int
    """Resamples behind the intervals."""
    seed: int
    processes: int
    seconds: float
    """From the first text to the last, models loaded before where there is one process."""
    processor_seconds: float | None
    """The same on the processor's clock, which other programs do not slow down; None for several processes."""
    failures: tuple[Failure, ...] = ()
    """Texts, or parts of them, from which nothing was extracted; their statements count as missed."""
    attribution: AttributionFigures

    @property
    def words_per_second(self) -> float:
        """By the clock on the wall: what a user waits for."""
        return self.attribution.words / self.seconds if self.seconds else 0.0

    @property
    def words_per_core_second(self) -> float:
        """By the processor's clock where it was read: what one core does, whatever else it was asked to do."""
        seconds = self.processor_seconds or self.seconds
        return self.attribution.words / seconds if seconds else 0.0
