"""What is extracted and linked stays as good as it was measured to be."""

import pytest

from quality.sample import corpus_sha256, floors, measured
from quality.score import ORDER


def test_floors_belong_to_this_corpus() -> None:
    corpus, _ = floors()
    assert corpus == corpus_sha256(), "the sample changed: measure again and set the floors with its new hash"


def test_every_measure_has_a_floor() -> None:
    _, table = floors()
    assert set(table) == set(ORDER)
    assert min(table.values()) > 0


@pytest.mark.parametrize("name", ORDER)
def test_measure_reaches_its_floor(name: str) -> None:
    _, table = floors()
    assert measured().shares[name].percent >= table[name]
