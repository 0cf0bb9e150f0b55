"""The figures that ship with the program: measured by ``make quality``, kept beside the code that shows them."""

from functools import cache
from importlib.resources import files

import msgspec

from rejoinder.measure.figures import Evaluation
from rejoinder.model.records import Record

FILE = "shipped.json"

PEOPLE = {"soft": 81.8, "exact": 69.1, "joint": 76.7}
"""F in per cent of one annotator's statements measured against another's, on PolNeAR's test split: 84 articles
of the same newspapers as its development split, with which the readers are measured."""


class Share(Record, frozen=True, kw_only=True):
    """So many of so many, under the name of the measure."""

    name: str
    hits: int
    of: int

    @property
    def percent(self) -> float:
        return 100 * self.hits / self.of if self.of else 0.0


class SampleFigures(Record, frozen=True, kw_only=True):
    """The sample dispute, read and linked as a whole, measured against its gold."""

    corpus: str
    """Hash over its documents and its gold."""
    rejoinder: str
    date: str
    shares: tuple[Share, ...]


class Shipped(Record, frozen=True, kw_only=True):
    """Every measurement that ships: one of statements for each reader, and one of the sample dispute."""

    attribution: tuple[Evaluation, ...] = ()
    """Without the figures of single texts."""
    sample: SampleFigures | None = None


@cache
def shipped() -> Shipped:
    """What was measured last."""
    return msgspec.json.decode((files("rejoinder.measure") / FILE).read_bytes(), type=Shipped)
