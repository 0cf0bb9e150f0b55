"""The proof that a case is whole: every capture its hash, every text its hash, every span its words.

What no longer fits is reported with the place it was found at, never repaired or moved.
"""

from collections.abc import Iterator
from typing import TypeVar

import msgspec
from django.db import models as django_models

from rejoinder.model import (
    LINK_DECODER,
    Anchor,
    Document,
    Figure,
    Incident,
    Record,
    Span,
    Statement,
    sha256,
    text_sha256,
)
from rejoinder.store import anchors, counting, folder, models
from rejoinder.store.case import Case
from rejoinder.store.connection import reading

R = TypeVar("R", bound=Record)

_RECORDS: tuple[tuple[type[django_models.Model], type[Record]], ...] = (
    (models.Statement, Statement),
    (models.Figure, Figure),
    (models.Incident, Incident),
)


class Fault(Record, frozen=True, kw_only=True):
    """One thing that does not fit any more: where, and what is wrong."""

    where: str
    what: str


class Verification(Record, frozen=True, kw_only=True):
    """What was checked, every fault that was found, and the files of readings that did not end.

    A capture's file is written before its row, so a reading that was killed in between (or one that goes on
    beside this check) leaves a file that has the hash it is named by and that no record names: nothing of the
    case is lost or changed, and reading the same input again takes it in.
    """

    captures: int
    documents: int
    spans: int
    faults: tuple[Fault, ...]
    unfinished: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """True where nothing is wrong."""
        return not self.faults


def verify(case: Case) -> Verification:
    """Check everything in ``case`` against its hashes and its kept words."""
    with reading(case.path):
        check = _Check(case)
        check.captures()
        check.documents()
        check.links()
        check.counts()
    return Verification(
        captures=check.captures_seen,
        documents=len(check.texts),
        spans=check.spans_seen,
        faults=tuple(check.faults),
        unfinished=tuple(check.unfinished),
    )


class _Check:
    """One pass over a case; collects faults and what was seen."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.faults: list[Fault] = []
        self.unfinished: list[str] = []
        self.texts: dict[str, str] = {}
        self.captures_seen = 0
        self.spans_seen = 0

    def captures(self) -> None:
        """Each capture's bytes have the hash they were received with, and no other file is among them."""
        entries = self.case.captures()
        known = {folder.capture_path(self.case.path, entry.sha256) for entry in entries}
        for entry in entries:
            self.captures_seen += 1
            self._add(f"capture {entry.sha256} ({entry.file})", self._capture_fault(entry.sha256))
        for file in folder.kept_captures(self.case.path):
            if file in known or file.name.startswith("."):
                continue
            name = file.relative_to(self.case.path).as_posix()
            if (
                file == folder.capture_path(self.case.path, file.name)
                and sha256(file.read_bytes()) == file.name
            ):
                self.unfinished.append(name)
            else:
                self._add(f"file {name}", "no capture of this case has this name")

    def documents(self) -> None:
        """Each text has its hash, each record the spans and the words it was written with."""
        captured = {entry.sha256 for entry in self.case.captures()}
        logged = {entry.sha256 for entry in self.case.custody()}
        for row in models.Document.objects.using(self.case.alias).order_by("id").iterator():
            document = self._decoded(f"document {row.id}", row.record, Document)
            if document is None:
                continue
            self.texts[row.id] = document.text
            where = f"document {row.id} ({row.file})"
            if not text_sha256(document.text) == document.text_sha256 == row.text_sha256:
                self._add(where, "its text has another hash than it was stored with")
            elif document.text_sha256 not in logged:
                self._add(where, "its text is not in the custody log")
            if document.capture_sha256 not in captured | {None}:
                self._add(where, f"its capture {document.capture_sha256} is not in the case")
            self._blocks(where, document)
        for table, record in _RECORDS:
            self._records(table, record)

    def links(self) -> None:
        """The words that links name in documents are still there."""
        for row in models.Link.objects.using(self.case.alias).order_by("position").iterator():
            where = f"link {row.link_id or row.position} ({row.type})"
            try:
                link = LINK_DECODER.decode(row.record)
                kept = anchors.decode(row.anchors)
            except msgspec.MsgspecError as error:
                self._add(where, f"its record is damaged: {error}")
                continue
            named = [(w.document, w.span) for w in anchors.document_words_in(link)]
            self._compare(where, named, kept)

    def counts(self) -> None:
        """received = read + copies + failed."""
        counts = counting.counts(self.case.alias)
        total = counts.read + counts.copies + counts.failed
        if counts.received != total:
            self._add("counts", f"received {counts.received}, but read + copies + failed is {total}")

    def _records(self, table: type[django_models.Model], record: type[Record]) -> None:
        rows = table._default_manager.using(self.case.alias).order_by("document_id", "position")
        for id, document, kept, words in rows.values_list("id", "document_id", "record", "anchors"):
            where = f"{record.__name__.lower()} {id} in document {document}"
            decoded = self._decoded(where, kept, record)
            if decoded is not None and document in self.texts:
                self._anchors(where, decoded, document, words)

    def _anchors(self, where: str, record: Record, document: str, kept: str) -> None:
        try:
            decoded = anchors.decode(kept)
        except msgspec.MsgspecError as error:
            self._add(where, f"its kept words are damaged: {error}")
            return
        self._compare(where, [(document, span) for span in anchors.spans_in(record)], decoded)

    def _compare(self, where: str, spans: list[tuple[str, Span]], kept: tuple[Anchor, ...]) -> None:
        """The record's spans are those it was written with, and each still has its words."""
        self.spans_seen += len(kept)
        if spans != [(anchor.document, anchor.span) for anchor in kept]:
            self._add(where, "its spans are not those it was stored with")
        for anchor in kept:
            if not anchor.fits(self.texts.get(anchor.document, "")):
                what = f"orphan: [{anchor.start}, {anchor.end}] no longer reads {anchor.words!r}"
                self._add(where, what)

    def _blocks(self, where: str, document: Document) -> None:
        end = 0
        for block in document.blocks:
            if not end <= block.span.start <= block.span.end <= len(document.text):
                self._add(where, f"its block {list(_ends(block.span))} overlaps another or leaves the text")
            end = block.span.end

    def _capture_fault(self, digest: str) -> str | None:
        try:
            data = folder.capture_path(self.case.path, digest).read_bytes()
        except OSError as error:
            return f"its file cannot be read: {error.strerror}"
        found = sha256(data)
        return None if found == digest else f"its bytes have the hash {found}"

    def _decoded(self, where: str, kept: str, record: type[R]) -> R | None:
        try:
            return msgspec.json.decode(kept, type=record)
        except msgspec.MsgspecError as error:
            self._add(where, f"its record is damaged: {error}")
            return None

    def _add(self, where: str, what: str | None) -> None:
        if what:
            self.faults.append(Fault(where=where, what=what))


def _ends(span: Span) -> Iterator[int]:
    yield span.start
    yield span.end
