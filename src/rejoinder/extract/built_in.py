"""The built-in extractors, and the models behind them."""

from rejoinder.extract.figures.extractor import FigureExtractor
from rejoinder.extract.incidents.extractor import IncidentExtractor
from rejoinder.extract.parse import parser_versions
from rejoinder.extract.pipeline import Extractor
from rejoinder.extract.statements.extractor import StatementExtractor
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
