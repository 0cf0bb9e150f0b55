"""A case in the Python interface: its documents and links, ready to print or show."""

from functools import cached_property
from pathlib import Path
from typing import TypeVar

from rejoinder.model import Link, Reply
from rejoinder.publish import CaseContents, Index
from rejoinder.publish.incidents import Gap, all_gaps
from rejoinder.store import Case, CaseCounts
from rejoinder.views.bound import Document, Figure, Statement
from rejoinder.views.notebook import table_html

L = TypeVar("L", bound=Link)


class OpenCase:
    """What a case held when it was opened; open it again to see what was added since."""

    def __init__(self, path: str | Path) -> None:
        with Case.open(path) as case:
            self.name = case.name
            self.path = case.path
            self.counts: CaseCounts = case.counts()
            self._links = tuple(case.all_links())
            self._documents = tuple(case.documents())

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents by date of publication."""
        return tuple(Document(record) for record in self._documents)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of all documents."""
        return tuple(statement for document in self.documents for statement in document.statements)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of all documents."""
        return tuple(figure for document in self.documents for figure in document.figures)

    @property
    def replies(self) -> tuple[Reply, ...]:
        """Who answered whom; the records of linking, the best grounded first."""
        return tuple(self._index.replies)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Points of allegations not found in the archived responses."""
        return tuple(all_gaps(self._index))

    def links(self, kind: type[L]) -> list[L]:
        """All links of one kind: ``case.links(rejoinder.model.Claim)``."""
        return [link for link in self._links if isinstance(link, kind)]

    @cached_property
    def _index(self) -> Index:
        return Index(CaseContents(name=self.name, documents=self._documents, links=self._links))

    def __repr__(self) -> str:
        return (
            f"<OpenCase {self.name!r}: {len(self._documents)} documents, {self.counts.statements} statements>"
        )

    def _repr_html_(self) -> str:
        rows = [(d.published, d.carrier, d.title, len(d.record.statements)) for d in self.documents]
        return table_html(self.name, ("Published", "Carrier", "Title", "Statements"), rows)
