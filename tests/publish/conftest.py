"""The made-up dispute as contents and as an index."""

import pytest

from desk import dispute
from rejoinder.publish import CaseContents, Index


@pytest.fixture(scope="session")
def contents() -> CaseContents:
    """Four documents and the links between them."""
    return dispute.contents()


@pytest.fixture(scope="session")
def index(contents: CaseContents) -> Index:
    """The same, by id."""
    return Index(contents)
