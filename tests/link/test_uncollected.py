"""Linking goes without looking for garbage in circles, and leaves none."""

import gc

import pytest

from link.disputes import case
from rejoinder.link import Linking
from rejoinder.link.room import Room
from rejoinder.link.uncollected import uncollected
from rejoinder.link.wording import Rarity


@pytest.fixture(params=[True, False])
def looked_for(request):
    """Whether garbage is looked for before."""
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_garbage_is_not_looked_for_meanwhile_and_as_before_after_it(looked_for):
    with uncollected(), uncollected():
        assert not gc.isenabled()
    assert gc.isenabled() is looked_for


def test_a_fault_leaves_it_as_it_was(looked_for):
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")
    assert gc.isenabled() is looked_for


@pytest.mark.parametrize("left", [Room, Rarity])
def test_what_linking_looked_at_is_freed_at_once(left):
    """Rooms that held each other would be most of the memory that linking takes."""
    with uncollected():
        gc.collect()
        before = sum(isinstance(held, left) for held in gc.get_objects())
        linking = Linking()
        linking.add(case(1, 12))
        linking.links()
        assert sum(isinstance(held, left) for held in gc.get_objects()) == before
