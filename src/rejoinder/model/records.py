"""What the stages hand on about one document: frozen records, one definition for JSON Lines, store and API.

The machine interface fixes the field names; a field of this module is a field of its JSON. A record
never holds another document's text; what it says of the text it says in spans.
"""

from typing import Self

import msgspec

from rejoinder.model.spans import Span
from rejoinder.model.vocabulary import (
    UNREAD_BLOCKS,
    Act,
    BasisKind,
    BlockKind,
    DateSource,
    Extent,
    Form,
    Measure,
    PartyKind,
    Precision,
)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every record: frozen, built by keyword."""


class Failure(Record, frozen=True, kw_only=True):
    """Something that could not be read, found or linked: where, and what was wrong, in one line."""

    where: str
    what: str


class Capture(Record, frozen=True, kw_only=True):
    """Bytes as received, before anything was read from them."""

    sha256: str
    file: str
    """The name or path it came from, for people; ``-`` for standard input."""
    data: bytes
    url: str | None = None


class DateValue(Record, frozen=True, kw_only=True):
    """A date as far as it is known, beside the words it was read from.

    ``date`` is ISO 8601 cut to the precision (``2016-01-15``, ``2016-01``, ``2016``), or None with
    precision ``none`` where the words could not be resolved: unresolved rather than guessed.
    """

    date: str | None = None
    precision: Precision = "none"
    words: str = ""
    flags: tuple[str, ...] = ()
    """What was odd: ``invalid_date`` (30 February, the year 20015), ``weekday_differs``."""


class Published(Record, frozen=True, kw_only=True, rename={"source": "from"}):
    """When a document was published, how precisely that is known, and where it was read."""

    date: str | None = None
    precision: Precision = "none"
    source: DateSource = "none"


class MadeBy(Record, frozen=True, kw_only=True):
    """The versions of the rules and models behind a record."""

    rejoinder: str
    models: dict[str, str] = {}


class Block(Record, frozen=True, kw_only=True):
    """A stretch of a document's text and what it is: paragraph, heading, caption, furniture ..."""

    span: Span
    kind: BlockKind


class Document(Record, frozen=True, kw_only=True):
    """The immutable, normalised text of one article or statement. One page can hold several (``part``)."""

    id: str
    file: str
    part: int = 0
    title: str | None = None
    carrier: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = Published()
    text: str
    text_sha256: str
    capture_sha256: str | None = None
    made_by: MadeBy
    blocks: tuple[Block, ...] = ()
    """In text order, not overlapping; text between blocks is white space."""

    def readable_blocks(self) -> tuple[Block, ...]:
        """The blocks that statements, figures and incidents are read from."""
        return tuple(b for b in self.blocks if b.kind not in UNREAD_BLOCKS)


class Speaker(Record, frozen=True, kw_only=True):
    """Who a mention is: the name as fully as the document gives it.

    ``party`` is equal for equal names; linking joins parties under one id. Where two people fit,
    ``candidates`` names both and ``name`` is the mention itself: unsure, not a guess.
    """

    name: str
    party: str
    kind: PartyKind | None = None
    role: str | None = None
    affiliation: str | None = None
    """The organisation or state spoken for, as named in the document: ``Russian Ministry of Defence``."""
    candidates: tuple[str, ...] = ()


class Basis(Record, frozen=True, kw_only=True):
    """What a statement says it rests on; ``count`` where the words give one (``three witnesses``)."""

    kind: BasisKind
    count: int | None = None
    words: Span


class Statement(Record, frozen=True, kw_only=True):
    """One attribution: who said what, by which words, on what basis."""

    id: str
    form: Form
    act: Act
    source: Span | None = None
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    limits: tuple[Span, ...] = ()
    """Where the sentence goes on in the carrier's own words to limit what was quoted ("..., but only after dark")."""
    speaker: Speaker | None = None
    said: DateValue | None = None
    venue: str | None = None
    hedges: tuple[Span, ...] = ()
    basis: tuple[Basis, ...] = ()
    parent: str | None = None
    addressee: str | None = None
    """Whom the statement accuses, demands of, threatens or denies, as written; None where it names nobody."""

    def words(self, text: str) -> str:
        """The content's words; parts split by a cue are joined with a space."""
        return " ".join(span.of(text) for span in self.content)


class Period(Record, frozen=True, kw_only=True):
    """ISO dates, inclusive; None where that end is open."""

    start: str | None = None
    end: str | None = None


class Figure(Record, frozen=True, kw_only=True):
    """One quantity with its scope. Bounds are inclusive; None is unbounded; ``more than 25`` is 26, None."""

    id: str
    span: Span
    measure: Measure
    unit: str | None = None
    low: float | int | None = None
    high: float | int | None = None
    approx: bool = False
    words: str
    population: str | None = None
    agent: str | None = None
    target: str | None = None
    place: str | None = None
    period: Period | None = None
    as_of: str | None = None
    statement: str | None = None
    derived_from: str | None = None
    hedges: tuple[Span, ...] = ()
    weapon: str | None = None
    extent: Extent | None = None
    """Whether it counts one incident or adds up several: "so far this year". None where the words do not say."""
    parts: tuple[str, ...] = ()
    """The figures that a document's toll was put together from, in text order; empty for a figure as written."""
    flags: tuple[str, ...] = ()
    """What was odd: ``absurd``, ``invalid_date`` ...; kept with the words, never dropped."""


class Place(Record, frozen=True, kw_only=True):
    """A named place; ids and coordinates where GeoNames or the supplement has it."""

    name: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    """ISO 3166 alpha-2."""
    within: str | None = None
    """The place that a facility or district lies in, as named in the text."""


class Incident(Record, frozen=True, kw_only=True):
    """One event that statements of a document are about."""

    id: str
    kind: str
    span: Span
    date: DateValue = DateValue()
    place: Place | None = None
    agent: str | None = None
    target: str | None = None
    weapon: str | None = None
    statements: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    generic: bool = False
    """True for a habitual or hypothetical mention ("such strikes", "would hit")."""


class Extracted(Document, frozen=True, kw_only=True):
    """A document with everything that was read from it: one line of ``rejoinder extract``."""

    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    incidents: tuple[Incident, ...] = ()
    failures: tuple[Failure, ...] = ()

    @classmethod
    def of(
        cls,
        document: Document,
        statements: tuple[Statement, ...] = (),
        figures: tuple[Figure, ...] = (),
        incidents: tuple[Incident, ...] = (),
        failures: tuple[Failure, ...] = (),
    ) -> Self:
        """A document with what was read from it."""
        fields = {name: getattr(document, name) for name in Document.__struct_fields__}
        return cls(**fields, statements=statements, figures=figures, incidents=incidents, failures=failures)
