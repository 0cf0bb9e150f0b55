"""Replies: which statement answers which, in what way, on what grounds.

First those that say so (``explicit``), then those that only their place, acts and words tell (``implied``).
"""

from collections.abc import Collection, Sequence

from rejoinder.link.explicit import Explicit, one_way
from rejoinder.link.implied import Implied
from rejoinder.link.scene import Scene
from rejoinder.link.turns import Turn
from rejoinder.link.utterances import Utterances
from rejoinder.link.wording import Rarity
from rejoinder.model import Reply


def link_replies(
    turns: Sequence[Turn], utterances: Utterances, rarity: Rarity, copies: Collection[str] = ()
) -> list[Reply]:
    """All replies above the threshold, by source and target. ``copies`` are the documents that repeat
    another's text: what they share with it is answered where it was said first."""
    scene = Scene(turns, utterances, rarity, copies)
    explicit = Explicit(scene).link()
    found = one_way([*explicit, *Implied(scene, explicit).link()])
    return sorted((s.record() for s in found), key=lambda r: (r.source, r.target))
