"""Documents made from original texts, one paragraph a line."""

from collections.abc import Callable

import pytest

from extract.reading import document
from rejoinder.model import Document

Write = Callable[..., Document]


@pytest.fixture
def write() -> Write:
    """Makes a document: ``write(text, published="2021-03-12", title=True)``."""
    return document
