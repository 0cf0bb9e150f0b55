"""The names around an incident: who and what a text mentions beside it, as far as that is rare in the case."""

import bisect
import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from rejoinder.link.wording import fold
from rejoinder.model import Extracted, Incident

_NAME = re.compile(r"(?<![.!?:…\n“\"‘] )(?<!^)\b[A-Z][\w’'-]+")
_POSSESSIVE = re.compile(r"['’]s?$")

WITHIN = 600
"""Code points before and after an incident in which names are looked for: two to four sentences."""

RARE_SHARE, RARE_LEAST = 0.02, 8
"""A name is rare in no more than this share of the documents, or in so few documents."""


class RareNames:
    """Capitalised words of the documents that do not begin a sentence, by how few documents have them."""

    def __init__(self, documents: Iterable[Extracted] = ()) -> None:
        self._found: dict[str, _Names] = {}
        self._counts: Counter[str] = Counter()
        self._rare: dict[str, frozenset[str]] = {}
        for document in documents:
            self.add(document)

    def add(self, document: Extracted) -> None:
        """Count the names of one more document."""
        self._found[document.id] = found = _Names(document.text)
        self._counts.update(found.all)
        self._rare.clear()

    @property
    def _most(self) -> int:
        return max(RARE_LEAST, int(RARE_SHARE * len(self._found)))

    def around(self, document: Extracted, incident: Incident) -> frozenset[str]:
        """The rare names near ``incident``, and in the first lines of its document."""
        names = self._found[document.id]
        near = names.between(incident.span.start - WITHIN, incident.span.end + WITHIN)
        most = self._most
        return frozenset(n for n in near | names.between(0, WITHIN) if self._counts[n] <= most)

    def of(self, document: str) -> frozenset[str]:
        """The rare names of a whole document."""
        if document not in self._rare:
            found, most = self._found[document].all, self._most
            self._rare[document] = frozenset(n for n in found if self._counts[n] <= most)
        return self._rare[document]

    def rarity(self, names: Iterable[str]) -> float:
        """How much it tells that two documents have these names in common: the sum of the logarithms of the
        inverse shares of documents that have them."""
        return math.fsum(math.log(len(self._found) / self._counts[name]) for name in names)

    def rarest(self, names: Iterable[str], most: int = 5) -> list[str]:
        """The names that tell most, in a fixed order."""
        return sorted(names, key=lambda n: (self._counts[n], n))[:most]


class _Names:
    """The names of one text, by place."""

    def __init__(self, text: str) -> None:
        matches = list(_NAME.finditer(text))
        self._starts = [m.start() for m in matches]
        self._names = [_POSSESSIVE.sub("", fold(m.group())) for m in matches]

    @cached_property
    def all(self) -> frozenset[str]:
        return frozenset(self._names)

    def between(self, start: int, end: int) -> frozenset[str]:
        return frozenset(
            self._names[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]
        )
