"""Records to rows and back: the JSON of each record, the columns beside it, and its anchors.

Only imported once Django is set up.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar

import msgspec
from django.db import models as django_models

from rejoinder.errors import ItemError
from rejoinder.model import (
    LINK_DECODER,
    AnyLink,
    Capture,
    Document,
    Extracted,
    Failure,
    Figure,
    Incident,
    Record,
    Statement,
)
from rejoinder.store import anchors, models
from rejoinder.store.ordering import Row, placed
from rejoinder.store.records import FailureKind

R = TypeVar("R", Statement, Figure, Incident)
K = TypeVar("K", int, str)

BATCH = 500
"""Rows written in one statement: below SQLite's limit of variables for the widest table here."""


def encoded(record: Record) -> str:
    """A record as it is kept. Raises ItemError for text that no database can hold."""
    try:
        return msgspec.json.encode(record).decode()
    except UnicodeEncodeError as error:
        raise ItemError(f"a lone surrogate cannot be stored: {error.reason}") from error


def document_row(extracted: Extracted) -> models.Document:
    """The row of the document itself, without what was extracted from it."""
    bare = Document(**{name: getattr(extracted, name) for name in Document.__struct_fields__})
    return models.Document(
        id=bare.id,
        file=_column(bare.file),
        part=bare.part,
        published=bare.published.date,
        carrier=_column(bare.carrier),
        language=_column(bare.language),
        text_sha256=bare.text_sha256,
        capture_sha256=bare.capture_sha256,
        record=encoded(bare),
    )


def add_extracted(alias: str, extracted: Extracted) -> None:
    """Write a document and everything read from it. Raises AnchorError where a span does not fit."""
    document_row(extracted).save(using=alias, force_insert=True)
    _write(alias, models.Statement, [_statement(extracted, i, s) for i, s in enumerate(extracted.statements)])
    _write(alias, models.Figure, [_figure(extracted, i, f) for i, f in enumerate(extracted.figures)])
    _write(alias, models.Incident, [_incident(extracted, i, x) for i, x in enumerate(extracted.incidents)])
    failures = [failure_row(failure, "document", document=extracted.id) for failure in extracted.failures]
    _write(alias, models.Failure, failures)


def extracted_documents(alias: str, rows: Iterable[models.Document]) -> list[Extracted]:
    """Documents with everything read from them, as they were handed in, in the order of ``rows``."""
    held = list(rows)
    ids = [row.id for row in held] if len(held) < BATCH else None
    statements = _by_document(alias, models.Statement, Statement, ids)
    figures = _by_document(alias, models.Figure, Figure, ids)
    incidents = _by_document(alias, models.Incident, Incident, ids)
    failures = _failures_by_document(alias)
    return [
        Extracted.of(
            msgspec.json.decode(row.record, type=Document),
            tuple(statements[row.id]),
            tuple(figures[row.id]),
            tuple(incidents[row.id]),
            tuple(failures[row.id]),
        )
        for row in held
    ]


def capture_row(capture: Capture, at: object, who: str) -> models.Capture:
    """The row of a capture; its bytes are a file of the folder."""
    return models.Capture(
        sha256=capture.sha256,
        file=_column(capture.file),
        url=_column(capture.url),
        size=len(capture.data),
        collected_at=at,
        collected_by=who,
    )


def failure_row(
    failure: Failure, kind: FailureKind, *, document: str | None = None, capture: str | None = None
) -> models.Failure:
    """The row of a failure: of an input, or of a part of a document."""
    return models.Failure(
        kind=kind,
        document=document,
        capture_sha256=capture,
        where=_column(failure.where),
        what=_column(failure.what),
    )


def write_links(alias: str, links: Sequence[AnyLink]) -> None:
    """Make the links there are those of ``links``: only rows that change are written."""
    table = models.Link.objects.using(alias)
    held = [Row(*values) for values in table.order_by("position").values_list("pk", "position", "record")]
    records = [encoded(link) for link in links]
    change = placed(held, records)
    for gone in _batches(change.gone):
        table.filter(pk__in=gone).delete()
    text_of = _texts(alias)
    rows = [_link(position, links[i], records[i], text_of) for i, position in change.new]
    _write(alias, models.Link, rows)


def write_kept(alias: str, kept: Mapping[str, bytes]) -> None:
    """Put what linking keeps in the place of what it kept under the same keys."""
    for keys in _batches(list(kept)):
        models.Kept.objects.using(alias).filter(key__in=keys).delete()
    _write(alias, models.Kept, [models.Kept(key=key, record=kept[key]) for key in kept])


def kept(alias: str) -> dict[str, bytes]:
    """What linking kept, by key."""
    return {
        key: bytes(record) for key, record in models.Kept.objects.using(alias).values_list("key", "record")
    }


def _batches(keys: Sequence[K]) -> Iterator[Sequence[K]]:
    return (keys[i : i + BATCH] for i in range(0, len(keys), BATCH))


def _texts(alias: str) -> Callable[[str], str | None]:
    """The texts of documents, each read when it is first asked for."""

    @cache
    def text_of(id: str) -> str | None:
        row = models.Document.objects.using(alias).filter(id=id).first()
        return None if row is None else msgspec.json.decode(row.record, type=Document).text

    return text_of


def links(alias: str, tag: str | None = None) -> list[AnyLink]:
    """The links in their order, or those of one type."""
    rows = models.Link.objects.using(alias).order_by("position")
    rows = rows.filter(type=tag) if tag else rows
    return [LINK_DECODER.decode(record) for record in rows.values_list("record", flat=True)]


def _statement(extracted: Extracted, position: int, statement: Statement) -> models.Statement:
    return models.Statement(
        id=statement.id,
        document_id=extracted.id,
        position=position,
        act=statement.act,
        form=statement.form,
        party=_column(statement.speaker.party if statement.speaker else None),
        record=encoded(statement),
        anchors=anchors.encode(anchors.anchored(statement, extracted.id, extracted.text)),
    )


def _figure(extracted: Extracted, position: int, figure: Figure) -> models.Figure:
    return models.Figure(
        id=figure.id,
        document_id=extracted.id,
        position=position,
        measure=figure.measure,
        statement=figure.statement,
        record=encoded(figure),
        anchors=anchors.encode(anchors.anchored(figure, extracted.id, extracted.text)),
    )


def _incident(extracted: Extracted, position: int, incident: Incident) -> models.Incident:
    return models.Incident(
        id=incident.id,
        document_id=extracted.id,
        position=position,
        kind=_column(incident.kind),
        record=encoded(incident),
        anchors=anchors.encode(anchors.anchored(incident, extracted.id, extracted.text)),
    )


def _link(position: int, link: AnyLink, record: str, text_of: Callable[[str], str | None]) -> models.Link:
    return models.Link(
        position=position,
        type=link.__struct_config__.tag,
        link_id=getattr(link, "id", None),
        source=getattr(link, "source", None) or getattr(link, "original", None),
        target=getattr(link, "target", None) or getattr(link, "copy", None),
        record=record,
        anchors=anchors.encode(anchors.anchored_link(link, text_of)),
    )


def _write(alias: str, table: type[django_models.Model], rows: Sequence[django_models.Model]) -> None:
    table._default_manager.using(alias).bulk_create(rows, batch_size=BATCH)


def _by_document(
    alias: str, table: type[django_models.Model], record: type[R], ids: list[str] | None
) -> dict[str, list[R]]:
    rows = table._default_manager.using(alias).order_by("document_id", "position")
    rows = rows.filter(document_id__in=ids) if ids is not None else rows
    found: dict[str, list[R]] = defaultdict(list)
    decoder = msgspec.json.Decoder(record)
    for document, kept in rows.values_list("document_id", "record"):
        found[document].append(decoder.decode(kept))
    return found


def _failures_by_document(alias: str) -> dict[str, list[Failure]]:
    found: dict[str, list[Failure]] = defaultdict(list)
    for row in models.Failure.objects.using(alias).filter(kind="document").order_by("pk"):
        found[row.document or ""].append(Failure(where=row.where, what=row.what))
    return found


def _column(words: str | None) -> str | None:
    """``words`` as a column can hold them; the record beside it keeps them unchanged."""
    return words and words.replace("\0", "").encode("utf-8", "replace").decode()
