"""An empty dispute for each test of weighing."""

import pytest

from weigh.made import Dispute


@pytest.fixture
def dispute() -> Dispute:
    return Dispute()
