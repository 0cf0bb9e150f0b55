"""Links between documents: parties, utterances, claims, incidents, copies, replies, requests.

Every link is a suggestion with the signals that it rests on. The result does not depend on the order of
the documents.
"""

from collections.abc import Iterable

from rejoinder.link.decided import decided, set_apart
from rejoinder.link.linking import UNDECIDED, Linking
from rejoinder.link.parties import Parties, link_parties
from rejoinder.model import AnyLink, Decisions, Extracted

__all__ = ["UNDECIDED", "Linking", "Parties", "decided", "link", "link_parties", "set_apart"]


def link(documents: Iterable[Extracted], decisions: Decisions = UNDECIDED) -> list[AnyLink]:
    """All links between ``documents``, grouped by type, each group in a fixed order.

    A document given twice counts once. What people decided about suggestions wins over the signals.
    """
    linking = Linking(decisions)
    linking.add(documents)
    return linking.links()
