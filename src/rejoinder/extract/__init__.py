"""Document to statements, figures and incidents.

``extract(document, EXTRACTORS)`` gives everything the built-in extractors read from a document.
"""

from rejoinder.extract.figures import FigureExtractor
from rejoinder.extract.incidents import IncidentExtractor
from rejoinder.extract.parse import LANGUAGES, model_versions
from rejoinder.extract.pipeline import Extractor, Findings, check_order, extract
from rejoinder.extract.statements import StatementExtractor

EXTRACTORS: tuple[Extractor, ...] = (StatementExtractor(), FigureExtractor(), IncidentExtractor())
"""The built-in extractors in their order."""

__all__ = [
    "EXTRACTORS",
    "LANGUAGES",
    "Extractor",
    "Findings",
    "check_order",
    "extract",
    "model_versions",
]
