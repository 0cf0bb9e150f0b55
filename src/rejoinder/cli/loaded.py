"""A case as the verbs that show it need it: everything it holds, by id."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rejoinder.publish import CaseContents, Index
    from rejoinder.store import Case


def contents_of(case: "Case") -> "CaseContents":
    """The records of ``case``."""
    from rejoinder.publish import CaseContents

    return CaseContents(case.name, tuple(case.documents()), tuple(case.all_links()), tuple(case.judgements()))


def index_of(path: str) -> "Index":
    """The records of the case at ``path``, by id."""
    from rejoinder.publish import Index
    from rejoinder.store import Case

    with Case.open(path) as case:
        return Index(contents_of(case))
