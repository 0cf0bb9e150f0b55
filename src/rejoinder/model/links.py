"""What linking and weighing add between documents: one tagged record a line of ``rejoinder link``.

Every link is a suggestion. Its ground is a list of named signals; people confirm or reject it in
judgements, which are kept beside these records and never inside them.
"""

from typing import Literal

import msgspec

from rejoinder.model.records import DateValue, Failure, Period, Place, Record
from rejoinder.model.spans import Span
from rejoinder.model.vocabulary import (
    CellState,
    PartyKind,
    PointKind,
    Polarity,
    ReplyKind,
    Stance,
    Verdict,
)


class Link(Record, frozen=True, kw_only=True, tag_field="type"):
    """The base of the tagged records."""


class Signal(Record, frozen=True, kw_only=True):
    """One named ground for a link: its value (0 to 1), weight (may be negative), reason and the words."""

    name: str
    value: float
    weight: float
    reason: str
    words: str = ""


class Party(Link, frozen=True, kw_only=True, tag="party"):
    """A resolved speaker or actor across documents. ``members`` are the speakers' document-level ids."""

    id: str
    name: str
    kind: PartyKind | None = None
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    speaks_for: str | None = None
    """The id of the party that this one speaks for (a spokesperson's ministry, a ministry's state)."""
    signals: tuple[Signal, ...] = ()


class Utterance(Link, frozen=True, kw_only=True, tag="utterance"):
    """One thing said once, carried in several wordings or by several carriers."""

    id: str
    statements: tuple[str, ...]
    signals: tuple[Signal, ...] = ()


class ClaimStatement(Record, frozen=True, kw_only=True):
    id: str
    polarity: Polarity


class Claim(Link, frozen=True, kw_only=True, tag="claim"):
    """What statements by one or several speakers assert or deny in common."""

    id: str
    words: str
    statements: tuple[ClaimStatement, ...]
    signals: tuple[Signal, ...] = ()


class Toll(Record, frozen=True, kw_only=True):
    """The range over all claimants' figures, and the value of the latest one."""

    low: float | int | None = None
    high: float | int | None = None
    latest: float | int | None = None


class LinkedIncident(Link, frozen=True, kw_only=True, tag="incident"):
    """One event across documents; ``members`` are the incidents of the single documents."""

    id: str
    kind: str
    date: DateValue = DateValue()
    place: Place | None = None
    agent: str | None = None
    target: str | None = None
    weapon: str | None = None
    documents: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    toll: dict[str, Toll] = {}
    signals: tuple[Signal, ...] = ()


class DocumentWords(Record, frozen=True, array_like=True):
    """``[document id, start, end]``."""

    document: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class CopiedPassage(Record, frozen=True, kw_only=True):
    """Words of a copy and those of the original that they were taken from, edits within them included."""

    copy: DocumentWords
    original: DocumentWords


WHOLE_COPY = 0.5
"""Share from which a document counts as a copy of another, not as one that has passages from it."""


class Copy(Link, frozen=True, kw_only=True, tag="copy"):
    """A document that repeats another's text; ``share`` is the part of the copy found in the original."""

    original: str
    copy: str
    share: float
    passages: tuple[CopiedPassage, ...] = ()

    @property
    def whole(self) -> bool:
        """True where the copy has no more of its own than it has from the original."""
        return self.share >= WHOLE_COPY


class Reply(Link, frozen=True, kw_only=True, tag="reply", rename={"source": "from", "target": "to"}):
    """A typed link from a later statement (``source``) to the earlier one it replies to (``target``)."""

    id: str
    source: str
    target: str
    kind: ReplyKind
    score: float
    signals: tuple[Signal, ...] = ()


class Comparison(Link, frozen=True, kw_only=True, tag="comparison"):
    """Whether two figures disagree, or why they cannot be compared."""

    figures: tuple[str, str]
    verdict: Verdict
    reasons: tuple[str, ...] = ()


class Point(Record, frozen=True, kw_only=True):
    """One checkable part of an allegation."""

    id: str
    words: str
    kind: PointKind
    statement: str


class Cell(Record, frozen=True, kw_only=True):
    point: str
    response: str
    state: CellState
    words: str = ""


class Coverage(Link, frozen=True, kw_only=True, tag="coverage"):
    """Each point of an allegation against each archived response of the side it is made against.

    ``against`` is the party that is accused; None where no words say whom, and where nobody is: a party that only gives
    another account of what somebody asserts. ``others`` are denials of the allegation by somebody else than the accused
    side: they have cells, too, and leave open what that side has not answered itself.
    """

    about: str
    against: str | None = None
    points: tuple[Point, ...]
    responses: tuple[str, ...]
    others: tuple[str, ...] = ()
    cells: tuple[Cell, ...]


class PositionStance(Record, frozen=True, kw_only=True):
    statement: str
    date: str | None
    stance: Stance


class Position(Link, frozen=True, kw_only=True, tag="position"):
    """One party's stance on one claim over time; a shift is a pair of statements that changed it."""

    party: str
    claim: str
    stances: tuple[PositionStance, ...]
    shifts: tuple[tuple[str, str], ...] = ()


class Window(Record, frozen=True, kw_only=True):
    """A stretch of one rhythm: its days, and on how many of them something was published, as told or found.

    ``rhythm`` is the words that say how often; ``archived`` counts the days that the archive of the case has
    something for, None where it holds nothing of that party; ``where`` are the words in their document.
    """

    start: str
    end: str
    expected: int | None = None
    count: int
    words: str = ""
    rhythm: str = ""
    archived: int | None = None
    where: DocumentWords | None = None


class Cadence(Link, frozen=True, kw_only=True, tag="cadence"):
    """How often a series was published, window by window.

    As ``document`` describes it, or, without one, as the archive shows it. ``days`` are the days on which
    ``party`` published by the archive; ``gaps`` the silences that its rhythm makes unlikely.
    """

    series: str
    windows: tuple[Window, ...]
    party: str | None = None
    document: str | None = None
    days: tuple[str, ...] = ()
    gaps: tuple[Period, ...] = ()


class Request(Link, frozen=True, kw_only=True, tag="request"):
    """A right-of-reply request found in a text: a suggestion for the log."""

    by: str | None = None
    to: str | None = None
    date: str | None = None
    what: str
    deadline: str | None = None
    outcome: str | None = None
    words: tuple[DocumentWords, ...] = ()


ImageKind = Literal["photo", "video", "satellite_image"]
ImageSays = Literal["shows", "not_shows", "taken", "not_taken", "genuine", "false"]


class ImageRemark(Record, frozen=True, kw_only=True):
    """What one statement says of a picture: what it shows, when or where it was taken, whether it is genuine."""

    statement: str
    says: ImageSays
    what: str
    words: DocumentWords


class Image(Link, frozen=True, kw_only=True, tag="image"):
    """A picture that statements speak about; ``contested`` are statements that say the contrary of it."""

    id: str
    kind: ImageKind
    words: str
    """The picture as first mentioned."""
    remarks: tuple[ImageRemark, ...]
    contested: tuple[tuple[str, str], ...] = ()


class LinkFailure(Link, frozen=True, kw_only=True, tag="failure"):
    where: str
    what: str

    @classmethod
    def of(cls, failure: Failure) -> "LinkFailure":
        return cls(where=failure.where, what=failure.what)


AnyLink = (
    Party
    | Utterance
    | Claim
    | LinkedIncident
    | Copy
    | Reply
    | Comparison
    | Coverage
    | Position
    | Cadence
    | Request
    | Image
    | LinkFailure
)

LINK_DECODER: msgspec.json.Decoder[AnyLink] = msgspec.json.Decoder(AnyLink)
"""Reads one line of ``rejoinder link``."""
