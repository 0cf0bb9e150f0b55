"""Independent sources in plain words: how many stand behind statements, and how each statement leads back to one."""

from collections.abc import Iterable
from dataclasses import dataclass

from rejoinder.model import Copy, Document
from rejoinder.publish.contents import Index, Said
from rejoinder.publish.marks import NO_MARK, PartyMark
from rejoinder.publish.wording import carrier_name, counted
from rejoinder.weigh.independence import Source, Trail, sources_in


@dataclass(frozen=True)
class Branch:
    """One statement with the way it leads back to its source."""

    said: Said
    way: str

    @property
    def where(self) -> str:
        """Who carries it; the name of the file where that is not known."""
        return carrier_name(self.said.document)


@dataclass(frozen=True)
class Root:
    """One independent source with all that leads back to it."""

    name: str
    party: str | None
    mark: PartyMark
    branches: tuple[Branch, ...]

    @property
    def summary(self) -> str:
        """ "said in 3 documents", "1 statement"."""
        documents = len({b.said.document.id for b in self.branches})
        if len(self.branches) == 1:
            return ""
        return f"{counted(len(self.branches), 'statement')} in {counted(documents, 'document')}, counted once"


@dataclass(frozen=True)
class Corroboration:
    """The independent sources behind some statements."""

    roots: tuple[Root, ...]

    @property
    def summary(self) -> str:
        """ "2 independent sources"."""
        return counted(len(self.roots), "independent source")

    @property
    def counted_once(self) -> bool:
        """True where statements were counted together, so that the tree says more than a list of names."""
        return any(len(root.branches) > 1 for root in self.roots)


@dataclass(frozen=True)
class CopyTree:
    """A document with the documents that repeat it, and those that repeat them."""

    document: Document
    copy: Copy | None
    below: tuple["CopyTree", ...]
    version: bool = False
    """True where the carrier of the original changed its own article."""

    @property
    def longest(self) -> str:
        """The longest passage that it has in common with what it repeats; nothing for an original."""
        passages = self.copy.passages if self.copy else ()
        spans = sorted((p.copy.span for p in passages), key=lambda span: (-len(span), span.start))
        return spans[0].of(self.document.text) if spans else ""


def corroboration(index: Index, statements: Iterable[Said]) -> Corroboration:
    """Who independently of each other makes ``statements``."""
    roots = (_root(index, s) for s in sources_in(index.account, [said.id for said in statements]))
    return Corroboration(tuple(sorted(roots, key=lambda r: (-len(r.branches), r.name))))


def copy_trees(index: Index) -> list[CopyTree]:
    """The documents that others repeat, each with what came of it, the most repeated first."""
    tops = [d for d in index.documents if d.id in index.copies_of and d.id not in index.original_of]
    trees = [_tree(index, d, None, frozenset()) for d in tops]
    return sorted(trees, key=lambda t: (-_size(t), t.document.published.date or "9999", t.document.id))


def _root(index: Index, source: Source) -> Root:
    mark = index.marks.get(source.party or "", NO_MARK)
    branches = tuple(Branch(index.statements[t.statement], _way(t, source)) for t in source.trails)
    return Root(source.root, source.party, mark, branches)


def _way(trail: Trail, source: Source) -> str:
    if trail.way == "itself":
        return ""
    if trail.way == "carrier":
        return "in its own voice"
    if trail.way == "spokesperson":
        return f"{trail.by} speaks for {source.root}"
    if trail.way == "cites":
        return f"{trail.by} only cites {source.root}"
    return "in a copied text"


def _tree(index: Index, document: Document, copy: Copy | None, above: frozenset[str]) -> CopyTree:
    seen = above | {document.id}
    below = [c for c in index.copies_of.get(document.id, []) if c.copy not in seen]
    below.sort(key=lambda c: (-c.share, c.copy))
    original = index.document[copy.original] if copy else None
    version = original is not None and is_version(original, document)
    trees = tuple(_tree(index, index.document[c.copy], c, seen) for c in below)
    return CopyTree(document, copy, trees, version)


def is_version(old: Document, new: Document) -> bool:
    """True where both are one carrier's: a later version of its article, not a copy by another."""
    return old.carrier is not None and old.carrier == new.carrier


def _size(tree: CopyTree) -> int:
    return 1 + sum(map(_size, tree.below))
