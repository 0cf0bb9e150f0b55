"""What a case tells about itself: frozen records for the counts and the custody log."""

from datetime import datetime
from typing import Literal

from rejoinder.model import Record

FailureKind = Literal["input", "document"]
"""``input``: bytes that gave no document. ``document``: a part of a document that is in the case."""


class CaptureEntry(Record, frozen=True, kw_only=True):
    """Bytes that were received: their hash, where they came from, who collected them and when."""

    sha256: str
    file: str
    url: str | None
    size: int
    collected_at: datetime
    collected_by: str


class CustodyEntry(Record, frozen=True, kw_only=True):
    """One line of the custody log; ``sha256`` names the bytes or the text it is about."""

    at: datetime
    who: str
    what: str
    sha256: str | None = None


class CaseCounts(Record, frozen=True, kw_only=True):
    """How much a case holds. ``received == read + copies + failed``, always."""

    received: int
    """Documents, and inputs that gave none."""
    read: int
    copies: int
    """Documents with at least half of their words from another: found by linking, or with the very same text."""
    failed: int
    captures: int
    statements: int
    speakers: int
    figures: int
    incidents: int
    replies: int
    gaps: int
    """Points of allegations not found in the archived responses."""
    document_failures: int
    """Parts of documents that could not be read or extracted."""
