"""Real wordings instead of made ones: documents added by portions give the links of linking them all at once."""

import random

import msgspec
import pytest

from quality.disputes import readings
from rejoinder.link import Linking, link
from rejoinder.link.rooms import ROOM
from rejoinder.model import Extracted


def documents(disputes: int) -> list[Extracted]:
    """The documents of the first disputes, as one case."""
    return [d for reading in list(readings(given=True))[:disputes] for d in reading.documents]


@pytest.mark.parametrize(("disputes", "seed"), [(2, 1), (20, 2), (20, 3)])
def test_documents_of_disputes_added_by_portions_give_the_links_of_all_at_once(
    disputes: int, seed: int
) -> None:
    held = documents(disputes)
    assert (len(held) > ROOM + 1) == (disputes > 2)
    chance = random.Random(seed)
    shuffled = chance.sample(held, len(held))
    linking = Linking()
    while shuffled:
        portion = [shuffled.pop() for _ in range(min(len(shuffled), chance.choice([1, 2, 12])))]
        linking.add(portion)
    encoded = [msgspec.json.encode(record) for record in linking.links()]
    assert encoded == [msgspec.json.encode(record) for record in link(held)]
