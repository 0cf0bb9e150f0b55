"""Which attributions lie in others' words: "the ministry said that the rebels had claimed ..."."""

from collections import defaultdict
from collections.abc import Sequence

from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.model import Span


class Nesting:
    """The contents of a document's attributions, by paragraph: no content's span reaches over a paragraph's border,
    so that asking costs no more in a long document than in a short one."""

    def __init__(self, parsed: Parsed, attributions: Sequence[Attribution]) -> None:
        self._parsed = parsed
        self._held: dict[int, list[tuple[Span, int]]] = defaultdict(list)
        for index, attribution in enumerate(attributions):
            for span in attribution.content:
                self._held[parsed.paragraph_number(span.start)].append((span, index))

    def holding(self, at: Span) -> list[int]:
        """The indexes of the attributions in whose content ``at`` lies, in order, each once."""
        here = self._held.get(self._parsed.paragraph_number(at.start), ())
        return list(dict.fromkeys(index for span, index in here if span.contains(at)))
