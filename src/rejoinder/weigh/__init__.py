"""What the links add up to: comparisons of figures, coverage, positions, cadence, independence of sources.

Weighing never decides who is right: it says what is comparable, what was addressed and what changed.
"""

from collections.abc import Sequence

from rejoinder.link.uncollected import uncollected
from rejoinder.model import AnyLink, Extracted
from rejoinder.weigh.account import Account
from rejoinder.weigh.cadence import cadences
from rejoinder.weigh.coverage import cover
from rejoinder.weigh.images import images
from rejoinder.weigh.independence import Source, sources
from rejoinder.weigh.ledger import compare_figures
from rejoinder.weigh.positions import positions

__all__ = ["Account", "Source", "sources", "weigh"]


@uncollected()
def weigh(documents: Sequence[Extracted], links: Sequence[AnyLink]) -> list[AnyLink]:
    """Comparisons, coverage, positions, cadences and images spoken about, for documents and their links, each in a
    fixed order."""
    account = Account.of(documents, links)
    weighed = (
        compare_figures(account),
        cover(account),
        positions(account),
        cadences(account),
        images(account),
    )
    return [record for records in weighed for record in records]
