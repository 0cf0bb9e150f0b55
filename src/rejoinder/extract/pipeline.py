"""The extractors in order: each declares what it needs and what it provides, checked before a text is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from rejoinder.errors import WeightsDamaged
from rejoinder.extract.parse import LANGUAGES, Parsed, parse
from rejoinder.model import Document, Extracted, Failure, Figure, Incident, Statement

Product = Literal["statements", "figures", "incidents"]


@dataclass(frozen=True)
class Findings:
    """What the extractors before this one found in the document."""

    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    incidents: tuple[Incident, ...] = ()
    failures: tuple[Failure, ...] = field(default=())


class Extractor(Protocol):
    """One kind of reading. ``needs`` must have been provided by extractors before it."""

    name: str
    needs: frozenset[Product]
    provides: frozenset[Product]

    def __call__(self, parsed: Parsed, found: Findings) -> Findings:
        """``found`` with what this extractor adds."""
        ...


def check_order(extractors: Iterable[Extractor]) -> None:
    """Raise ValueError where an extractor needs what none before it provides."""
    provided: set[Product] = set()
    for extractor in extractors:
        missing = extractor.needs - provided
        if missing:
            raise ValueError(
                f"extractor {extractor.name} needs {', '.join(sorted(missing))}, which no extractor before it provides"
            )
        provided |= extractor.provides


def extract(document: Document, extractors: Sequence[Extractor]) -> Extracted:
    """Everything the extractors read from ``document``.

    A document in a language that they do not cover is kept, with a failure that says so. An extractor
    that fails on a document becomes a failure record; the others go on. Raises WeightsDamaged, which is no
    document's fault.
    """
    check_order(extractors)
    if document.language not in LANGUAGES:
        language = document.language or "no language that could be identified"
        covered = ", ".join(sorted(LANGUAGES))
        what = f"language {language}: stored, but nothing was extracted (covered: {covered})"
        return Extracted.of(document, failures=(Failure(where=document.id, what=what),))
    parsed = parse(document)
    found = Findings()
    for extractor in extractors:
        try:
            found = extractor(parsed, found)
        except WeightsDamaged:
            raise
        except Exception as error:  # the per-item border: one extractor's fault must not lose the document
            what = f"extractor {extractor.name} failed: {type(error).__name__}: {error}"
            failure = Failure(where=document.id, what=what)
            found = replace(found, failures=(*found.failures, failure))
    return Extracted.of(document, found.statements, found.figures, found.incidents, found.failures)
