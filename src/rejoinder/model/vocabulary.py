"""The closed vocabularies of the records. Words are those of the machine interface, in its order."""

from typing import Literal

Precision = Literal["day", "month", "year", "none"]
DateSource = Literal["given", "metadata", "dateline", "text", "none"]
BlockKind = Literal[
    "title", "heading", "byline", "dateline", "caption", "paragraph", "quotation", "list", "furniture"
]
"""What a stretch of a document's text is. Nothing is extracted from ``furniture``, ``byline`` and
``dateline``; a block repeated verbatim on one page is furniture from its second appearance."""

UNREAD_BLOCKS: frozenset[BlockKind] = frozenset({"furniture", "byline", "dateline"})

Form = Literal["direct", "indirect", "mixed"]
Act = Literal["asserts", "denies", "accuses", "demands", "threatens", "concedes", "promises", "declines"]
PartyKind = Literal["person", "organisation", "group"]
BasisKind = Literal[
    "witness",
    "video",
    "photo",
    "satellite_image",
    "document",
    "remnants",
    "intercept",
    "expert",
    "own_observation",
    "none_stated",
]
Measure = Literal[
    "killed",
    "injured",
    "missing",
    "displaced",
    "detained",
    "at_risk",
    "attacks",
    "sorties",
    "missiles",
    "facilities",
    "area",
    "duration",
    "distance",
    "money",
    "people",
    "age",
    "other",
]
Extent = Literal["incident", "cumulative"]
Polarity = Literal["asserts", "denies", "unclear"]
ReplyKind = Literal[
    "repeats",
    "affirms",
    "denies",
    "non_denial",
    "contradicts",
    "answers",
    "concedes",
    "deflects",
    "shifts",
    "demands",
    "declines",
]
Verdict = Literal["same", "compatible", "disagree", "not_comparable"]
PointKind = Literal["place", "date", "agent", "target", "weapon", "harm", "basis", "act"]
CellState = Literal["answered", "denied", "contradicted", "conceded", "not_found"]
Stance = Literal["asserts", "denies", "concedes", "unclear", "declines"]

Reader = Literal["accurate", "fast", "rules"]
"""How statements are found: by either of two trained taggers beside the rules, or by the rules alone."""
DEFAULT_READER: Reader = "accurate"
"""The most exact: who said what is the ground that everything else stands on, and a case is read once.
docs/accuracy.md and docs/performance.md have what each finds and costs."""
