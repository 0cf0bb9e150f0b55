"""Document to statements, figures and incidents.

``extract(document, extractors(reader))`` gives everything the built-in extractors read from a document.
"""

from rejoinder.extract.figures import FigureExtractor
from rejoinder.extract.incidents import IncidentExtractor
from rejoinder.extract.parse import LANGUAGES, parser_versions
from rejoinder.extract.pipeline import Extractor, Findings, check_order, extract
from rejoinder.extract.statements import StatementExtractor
from rejoinder.model.vocabulary import Reader
from rejoinder.tagging import fingerprint


def extractors(reader: Reader) -> tuple[Extractor, ...]:
    """The built-in extractors in their order, with one of the readers of statements."""
    return (StatementExtractor(reader), FigureExtractor(), IncidentExtractor())


def model_versions(reader: Reader) -> dict[str, str]:
    """Name and version of every model behind what is extracted with ``reader``, for ``made_by``."""
    if reader == "rules":
        return parser_versions()
    return {**parser_versions(), f"tagger {reader}": fingerprint(reader)}


__all__ = [
    "LANGUAGES",
    "Extractor",
    "Findings",
    "check_order",
    "extract",
    "extractors",
    "model_versions",
]
