"""Extractors in order, and what happens where one fails or a language is not covered."""

import pickle
from dataclasses import replace

import msgspec
import pytest

from extract.reading import document
from rejoinder.errors import WeightsDamaged
from rejoinder.extract import check_order, extract, extractors
from rejoinder.extract.parse import Parsed
from rejoinder.extract.pipeline import Findings, Product
from rejoinder.extract.statements.extractor import StatementExtractor
from rejoinder.model import Failure

TEXT = "The nurse said at least 12 people were hurt on Monday."


class Broken:
    """An extractor that fails on every document."""

    name = "broken"
    needs: frozenset[Product] = frozenset()
    provides: frozenset[Product] = frozenset({"figures"})

    def __call__(self, parsed: Parsed, found: Findings) -> Findings:
        raise ZeroDivisionError(f"{len(parsed.text)} and {len(found.statements)}")


class Unusable(Broken):
    """An extractor whose weights are damaged."""

    def __call__(self, parsed: Parsed, found: Findings) -> Findings:
        raise WeightsDamaged(f"no weights for {len(parsed.text)} and {len(found.statements)}")


class Noting:
    """An extractor that needs statements and leaves a note of how many there were."""

    name = "noting"
    needs: frozenset[Product] = frozenset({"statements"})
    provides: frozenset[Product] = frozenset()

    def __call__(self, parsed: Parsed, found: Findings) -> Findings:
        note = Failure(where=parsed.document.id, what=f"{len(found.statements)} statements")
        return replace(found, failures=(*found.failures, note))


def test_the_built_in_order_holds() -> None:
    check_order(extractors("rules"))


def test_an_extractor_before_what_it_needs_is_refused() -> None:
    with pytest.raises(ValueError, match="noting needs statements"):
        extract(document(TEXT), (Noting(), StatementExtractor()))


def test_a_failing_extractor_loses_nothing_else() -> None:
    extracted = extract(document(TEXT), (StatementExtractor(), Broken(), Noting()))
    assert len(extracted.statements) == 1
    assert [f.what for f in extracted.failures] == [
        f"extractor broken failed: ZeroDivisionError: {len(TEXT)} and 1",
        "1 statements",
    ]


@pytest.mark.parametrize(("language", "named"), [("fr", "language fr"), (None, "no language")])
def test_a_language_that_is_not_covered_is_kept_and_said(language: str | None, named: str) -> None:
    foreign = msgspec.structs.replace(document(TEXT), language=language)
    extracted = extract(foreign, extractors("rules"))
    assert extracted.text == TEXT and not extracted.statements
    assert named in extracted.failures[0].what


def test_everything_is_read_in_one_go() -> None:
    extracted = extract(document(TEXT), extractors("rules"))
    assert extracted.statements and extracted.figures and not extracted.failures


def test_damaged_weights_are_no_documents_fault() -> None:
    with pytest.raises(WeightsDamaged):
        extract(document(TEXT), (Unusable(),))


def test_damaged_weights_reach_the_person_from_another_process() -> None:
    error = WeightsDamaged("trained weights: accurate.onnx is missing")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
