"""The tables of a case: the records as JSON, with the few columns that are searched or joined.

The records themselves are defined once, in ``rejoinder.model``. ``anchors`` holds, beside each record,
the exact words and context of every span in it, so that a changed text or span is found out.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, NoReturn, Self

from django.db import models


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Rows that are added and read, never changed or removed."""

    def update(self, **_: Any) -> NoReturn:
        """Refuse: an entry is superseded by a later one, never edited."""
        raise TypeError(f"{self.model.__name__} is append-only: add an entry instead of changing one")

    def delete(self) -> NoReturn:
        """Refuse: an entry is superseded by a later one, never removed."""
        raise TypeError(f"{self.model.__name__} is append-only: add an entry instead of removing one")


class AppendOnly(models.Model):
    """The base of logs: a row that has been written stays as it is."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry; refuse to write one a second time."""
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is append-only: add an entry instead of changing one")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: entries are kept."""
        raise TypeError(f"{type(self).__name__} is append-only: entries cannot be removed")


class Capture(models.Model):
    """Bytes as received; the bytes themselves are a file named by their hash."""

    sha256: models.CharField[str, str] = models.CharField(primary_key=True, max_length=64)
    file: models.TextField[str, str] = models.TextField()
    url: models.TextField[str | None, str | None] = models.TextField(null=True)
    size: models.BigIntegerField[int, int] = models.BigIntegerField()
    collected_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    collected_by: models.TextField[str, str] = models.TextField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Document(models.Model):
    """One document; ``record`` is the document without what was extracted from it."""

    id: models.TextField[str, str] = models.TextField(primary_key=True)
    file: models.TextField[str, str] = models.TextField()
    part: models.IntegerField[int, int] = models.IntegerField()
    published: models.CharField[str | None, str | None] = models.CharField(
        max_length=10, null=True, db_index=True
    )
    carrier: models.TextField[str | None, str | None] = models.TextField(null=True)
    language: models.TextField[str | None, str | None] = models.TextField(null=True)
    text_sha256: models.CharField[str, str] = models.CharField(max_length=64, db_index=True)
    capture_sha256: models.CharField[str | None, str | None] = models.CharField(
        max_length=64, null=True, db_index=True
    )
    record: models.TextField[str, str] = models.TextField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Statement(models.Model):
    """One statement; ``position`` is its place among the document's statements."""

    id: models.TextField[str, str] = models.TextField(primary_key=True)
    document: models.ForeignKey[Document, Document] = models.ForeignKey(Document, on_delete=models.CASCADE)
    position: models.IntegerField[int, int] = models.IntegerField()
    act: models.CharField[str, str] = models.CharField(max_length=16, db_index=True)
    form: models.CharField[str, str] = models.CharField(max_length=16)
    party: models.TextField[str | None, str | None] = models.TextField(null=True, db_index=True)
    record: models.TextField[str, str] = models.TextField()
    anchors: models.TextField[str, str] = models.TextField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Figure(models.Model):
    """One figure; ``position`` is its place among the document's figures."""

    id: models.TextField[str, str] = models.TextField(primary_key=True)
    document: models.ForeignKey[Document, Document] = models.ForeignKey(Document, on_delete=models.CASCADE)
    position: models.IntegerField[int, int] = models.IntegerField()
    measure: models.CharField[str, str] = models.CharField(max_length=16, db_index=True)
    statement: models.TextField[str | None, str | None] = models.TextField(null=True)
    record: models.TextField[str, str] = models.TextField()
    anchors: models.TextField[str, str] = models.TextField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Incident(models.Model):
    """One incident of one document; ``position`` is its place among the document's incidents."""

    id: models.TextField[str, str] = models.TextField(primary_key=True)
    document: models.ForeignKey[Document, Document] = models.ForeignKey(Document, on_delete=models.CASCADE)
    position: models.IntegerField[int, int] = models.IntegerField()
    kind: models.TextField[str, str] = models.TextField(db_index=True)
    record: models.TextField[str, str] = models.TextField()
    anchors: models.TextField[str, str] = models.TextField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Link(models.Model):
    """One record of linking or weighing; ``position`` keeps their order, with room for others in between."""

    position: models.IntegerField[int, int] = models.IntegerField()
    type: models.CharField[str, str] = models.CharField(max_length=16, db_index=True)
    link_id: models.TextField[str | None, str | None] = models.TextField(null=True, db_index=True)
    source: models.TextField[str | None, str | None] = models.TextField(null=True, db_index=True)
    target: models.TextField[str | None, str | None] = models.TextField(null=True, db_index=True)
    record: models.TextField[str, str] = models.TextField()
    anchors: models.TextField[str, str] = models.TextField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Kept(models.Model):
    """What linking keeps of the case (``key`` is empty) and of each document, to go on from: of no meaning here."""

    key: models.TextField[str, str] = models.TextField(primary_key=True)
    record: models.BinaryField[bytes, bytes] = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class Failure(models.Model):
    """Something that could not be read: ``input`` gave no document, ``document`` lost a part of one."""

    kind: models.CharField[str, str] = models.CharField(max_length=16, db_index=True)
    document: models.TextField[str | None, str | None] = models.TextField(null=True)
    capture_sha256: models.CharField[str | None, str | None] = models.CharField(max_length=64, null=True)
    where: models.TextField[str, str] = models.TextField()
    what: models.TextField[str, str] = models.TextField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()


class CustodyEntry(AppendOnly):
    """One line of the custody log: who did what to which bytes or text, and when."""

    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    who: models.TextField[str, str] = models.TextField()
    what: models.TextField[str, str] = models.TextField()
    sha256: models.CharField[str | None, str | None] = models.CharField(max_length=64, null=True)


class Judgement(AppendOnly):
    """One person's decision about one machine suggestion."""

    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    author: models.TextField[str, str] = models.TextField()
    target: models.TextField[str, str] = models.TextField(db_index=True)
    decision: models.CharField[str, str] = models.CharField(max_length=16)
    reason: models.TextField[str, str] = models.TextField()
