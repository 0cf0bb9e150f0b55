"""The made-up dispute as contents and as an index."""

import pytest

from desk import dispute as orrin
from rejoinder.publish import CaseContents, Index
from weigh.made import Dispute


@pytest.fixture(scope="session")
def contents() -> CaseContents:
    """Four documents and the links between them."""
    return orrin.contents()


@pytest.fixture(scope="session")
def index(contents: CaseContents) -> Index:
    """The same, by id."""
    return Index(contents)


@pytest.fixture
def dispute() -> Dispute:
    """An empty dispute to be built by hand."""
    return Dispute()
