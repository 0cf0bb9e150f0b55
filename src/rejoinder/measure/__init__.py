"""How good what was extracted is: measured against a gold that people made.

``attribution`` measures statements by the words that they share with the gold, as the field's benchmarks do;
``bootstrap`` says how far such a figure would move with other articles. A measure reads the texts with
rules of its own (``words``), so that a change to an extractor never moves the gold with it.
"""

from rejoinder.measure.attribution import align, measure_attribution
from rejoinder.measure.figures import (
    AttributionFigures,
    DocumentFigures,
    Estimate,
    Evaluation,
    FormFigures,
    GoldFile,
    Rates,
)
from rejoinder.measure.gold import GoldDocument, GoldStatement, read_gold

__all__ = [
    "AttributionFigures",
    "DocumentFigures",
    "Estimate",
    "Evaluation",
    "FormFigures",
    "GoldDocument",
    "GoldFile",
    "GoldStatement",
    "Rates",
    "align",
    "measure_attribution",
    "read_gold",
]
