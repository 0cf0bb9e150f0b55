"""Links between documents: parties, utterances, claims, incidents, copies, replies, requests.

Every link is a suggestion with the signals that it rests on. The result does not depend on the order of
the documents.
"""

from collections.abc import Iterable, Sequence

from rejoinder.link.claims import link_claims, with_replies
from rejoinder.link.copies import link_copies
from rejoinder.link.decided import decided, decided_parties, decided_replies
from rejoinder.link.incidents import link_incidents
from rejoinder.link.parties import Parties, link_parties
from rejoinder.link.replies import link_replies
from rejoinder.link.requests import link_requests
from rejoinder.link.turns import read_turns
from rejoinder.link.utterances import link_utterances
from rejoinder.link.wording import Rarity
from rejoinder.model import AnyLink, Decisions, Extracted, LinkedIncident

__all__ = ["UNDECIDED", "Parties", "decided", "link", "link_parties"]

UNDECIDED = Decisions()
"""Nobody has decided anything."""


def link(documents: Sequence[Extracted], decisions: Decisions = UNDECIDED) -> list[AnyLink]:
    """All links between ``documents``, grouped by type, each group in a fixed order.

    A document given twice counts once. What people decided about suggestions wins over the signals.
    """
    ordered = sorted({d.id: d for d in documents}.values(), key=lambda d: d.id)
    parties = decided_parties(link_parties(ordered), ordered, decisions)
    incidents = link_incidents(ordered)
    turns = read_turns(ordered, parties, _incident_of(incidents))
    rarity = Rarity(t.content for t in turns)
    utterances = link_utterances(turns, rarity)
    copies = link_copies(ordered)
    replies = link_replies(turns, utterances, rarity, {c.copy for c in copies if c.whole})
    replies = decided_replies(replies, frozenset(t.id for t in turns), decisions)
    accusations = {t.id for t in turns if t.statement.act == "accuses"}
    claims = with_replies(link_claims(turns, utterances, rarity), replies, accusations)
    links: list[AnyLink] = [
        *parties.records,
        *utterances.records,
        *claims,
        *incidents,
        *copies,
        *replies,
        *link_requests(ordered, parties),
    ]
    return decided(links, decisions)


def _incident_of(incidents: Iterable[LinkedIncident]) -> dict[str, str]:
    """Incident of one document -> the linked incident."""
    return {member: incident.id for incident in incidents for member in incident.members}
