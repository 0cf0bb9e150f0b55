"""A case: one dispute under study, kept in a folder of its own.

Each input is written whole or not at all: its capture, its documents and everything read from them in
one transaction. The same bytes a second time add nothing.
"""

import getpass
import os
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar, cast, get_args

from rejoinder.errors import CaseError, CaseExists, ItemError
from rejoinder.model import (
    AnyLink,
    Capture,
    Decision,
    Decisions,
    Extracted,
    Failure,
    Judgement,
    Link,
    sha256,
    text_sha256,
)
from rejoinder.store import config, folder
from rejoinder.store.records import (
    CaptureEntry,
    CaseCounts,
    CustodyEntry,
    FailureKind,
)

config.configure()

from django.db import transaction  # noqa: E402

from rejoinder.store import connection, counting, models, rows  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

L = TypeVar("L", bound=Link)

_LINKED = "linked:"


class Case:
    """An open case. Cheap to open; safe to use from several threads, each with its own connection."""

    def __init__(self, path: Path, description: folder.Description, who: str | None) -> None:
        self.path = path
        self.name = description.name
        self.who = who or _login()
        """Whose name stands in the custody log beside what this object does."""
        self.alias = connection.connect(path, description.database)
        """The name of this case's database among those open in this process."""

    @classmethod
    def create(
        cls,
        path: Path | str,
        *,
        name: str | None = None,
        database: str | None = None,
        who: str | None = None,
    ) -> Self:
        """Make a new case at ``path``: a folder that is new or empty.

        ``database`` (``postgresql://...``) keeps the tables in an empty PostgreSQL database instead of
        in the folder; the captures stay in the folder. Raises CaseExists, CaseUnwritable or CaseError.
        """
        at = Path(path).resolve()
        about = folder.Description(name or at.name, database)
        with connection.writing(at):
            folder.prepare(at)
            case = cls(at, about, who)
            case.close()
            if not connection.is_empty(case.alias):
                raise CaseExists("the database holds tables already; give an empty one for a new case")
            connection.migrate(case.alias)
            case._log("case created")
            folder.describe(at, about)
        return case

    @classmethod
    def open(cls, path: Path | str, *, who: str | None = None) -> Self:
        """Open the case at ``path``. Raises CaseMissing, or CaseError where it cannot be used."""
        at = Path(path).resolve()
        case = cls(at, folder.description(at), who)
        if not case._database_there():
            raise CaseError(
                f"the database {at / folder.DATABASE} is missing; restore it from a copy of the case"
            )
        with connection.reading(at):
            connection.migrate(case.alias)
        return case

    def close(self) -> None:
        """Close this thread's connection; the next use opens it again."""
        connection.disconnect(self.alias)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Case {self.name!r} at {self.path}>"

    # what is written

    @contextmanager
    def writing(self) -> "Iterator[None]":
        """One transaction: all of what is added inside is kept, or none of it."""
        with connection.writing(self.path), transaction.atomic(using=self.alias):
            yield

    def add_capture(self, capture: Capture) -> bool:
        """Keep the bytes of ``capture`` and log who collected them; False where the case had them."""
        if self.has_capture(capture.sha256):
            return False
        with self.writing(), self._file_of(capture):
            rows.capture_row(capture, _now(), self.who).save(using=self.alias, force_insert=True)
            self._log(f"captured {capture.file}", capture.sha256)
        return True

    def add_document(self, extracted: Extracted) -> bool:
        """Keep a document with what was read from it; False where the case had it.

        Raises AnchorError where a span does not fit, ItemError where the id belongs to another text.
        """
        if text_sha256(extracted.text) != extracted.text_sha256:
            raise ItemError(f"document {extracted.id}: text_sha256 is not the hash of its text")
        known = models.Document.objects.using(self.alias).filter(id=extracted.id).first()
        if known is not None and known.text_sha256 != extracted.text_sha256:
            raise ItemError(
                f"document {extracted.id} is in the case with another text; give each document its own id"
            )
        if known is not None:
            return False
        with self.writing():
            rows.add_extracted(self.alias, extracted)
            self._log(f"read document {extracted.id} from {extracted.file}", extracted.text_sha256)
        return True

    def add_failure(
        self, failure: Failure, kind: FailureKind = "input", *, capture: str | None = None
    ) -> bool:
        """Keep what could not be read; False where the case had that failure of the same bytes."""
        row = rows.failure_row(failure, kind, capture=capture)
        same = models.Failure.objects.using(self.alias).filter(
            kind=kind, where=row.where, what=row.what, capture_sha256=capture
        )
        if same.exists():
            return False
        with self.writing():
            row.save(using=self.alias, force_insert=True)
            self._log(f"failed: {row.where}: {row.what}", capture)
        return True

    def replace_links(self, links: Sequence[AnyLink], kept: Mapping[str, bytes] | None = None) -> None:
        """Put ``links`` in the place of all links there were, in one transaction; only what changes is written.

        ``kept`` is what linking keeps to go on from, in the place of what it kept under the same keys. Raises
        AnchorError where a link names words that do not fit.
        """
        with self.writing():
            rows.write_links(self.alias, links)
            rows.write_kept(self.alias, kept or {})
            documents = models.Document.objects.using(self.alias).count()
            self._log(f"{_LINKED} {len(links)} records between {documents} documents", self._linkable())

    def kept(self) -> dict[str, bytes]:
        """What linking kept when it ran last, by key; nothing where it has kept nothing."""
        with connection.reading(self.path):
            return rows.kept(self.alias)

    def links_current(self) -> bool:
        """True where nothing that linking reads has been added since it ran."""
        with connection.reading(self.path):
            linked = models.CustodyEntry.objects.using(self.alias).filter(what__startswith=_LINKED)
            last = linked.order_by("pk").last()
            return last is not None and last.sha256 == self._linkable()

    def judge(self, *, author: str, target: str, decision: Decision, reason: str = "") -> Judgement:
        """Append one person's decision about ``target``: a `Suggestion.target`, or the id of a record."""
        if decision not in get_args(Decision):
            raise CaseError(f"decision {decision!r} is not one of {', '.join(get_args(Decision))}")
        if not author.strip():
            raise CaseError("a judgement needs the name of its author")
        judgement = Judgement(at=_now(), author=author, target=target, decision=decision, reason=reason)
        with self.writing():
            models.Judgement(
                at=judgement.at, author=author, target=target, decision=decision, reason=reason
            ).save(using=self.alias)
        return judgement

    # what is read

    def has_capture(self, digest: str) -> bool:
        """True where the bytes with this SHA-256 are in the case, with everything read from them."""
        with connection.reading(self.path):
            return models.Capture.objects.using(self.alias).filter(sha256=digest).exists()

    def captures(self) -> list[CaptureEntry]:
        """What was received, in the order it was received."""
        with connection.reading(self.path):
            held = models.Capture.objects.using(self.alias).order_by("collected_at", "sha256")
            return [
                CaptureEntry(
                    sha256=row.sha256,
                    file=row.file,
                    url=row.url,
                    size=row.size,
                    collected_at=row.collected_at,
                    collected_by=row.collected_by,
                )
                for row in held
            ]

    def capture_bytes(self, digest: str) -> bytes:
        """The bytes of a capture, as received. Raises CaseError where they are gone."""
        try:
            return folder.capture_path(self.path, digest).read_bytes()
        except OSError as error:
            raise CaseError(f"capture {digest} cannot be read: {error.strerror}") from None

    def documents(self) -> list[Extracted]:
        """All documents by date of publication (those without one last), then id."""
        with connection.reading(self.path):
            found = rows.extracted_documents(self.alias, models.Document.objects.using(self.alias).all())
        return sorted(found, key=lambda d: (d.published.date is None, d.published.date or "", d.id))

    def document(self, id: str) -> Extracted:
        """The document with this id. Raises CaseError where there is none."""
        with connection.reading(self.path):
            held = models.Document.objects.using(self.alias).filter(id=id)
            found = rows.extracted_documents(self.alias, held)
        if not found:
            raise CaseError(f"no document {id} in the case at {self.path}")
        return found[0]

    def links(self, kind: type[L]) -> list[L]:
        """The links of one kind, in the order linking gave them: ``case.links(Reply)``."""
        with connection.reading(self.path):
            return cast("list[L]", rows.links(self.alias, str(kind.__struct_config__.tag)))

    def all_links(self) -> list[AnyLink]:
        """Every link, in the order linking gave them."""
        with connection.reading(self.path):
            return rows.links(self.alias)

    def failures(self) -> list[Failure]:
        """What could not be read: inputs that gave no document, and parts of documents."""
        with connection.reading(self.path):
            held = models.Failure.objects.using(self.alias).order_by("pk")
            return [Failure(where=row.where, what=row.what) for row in held]

    def counts(self) -> CaseCounts:
        """How much the case holds; ``received == read + copies + failed``."""
        with connection.reading(self.path):
            return counting.counts(self.alias)

    def custody(self) -> list[CustodyEntry]:
        """The custody log, oldest entry first."""
        with connection.reading(self.path):
            held = models.CustodyEntry.objects.using(self.alias).order_by("pk")
            return [CustodyEntry(at=e.at, who=e.who, what=e.what, sha256=e.sha256) for e in held]

    def judgements(self) -> list[Judgement]:
        """People's decisions, oldest first."""
        with connection.reading(self.path):
            held = models.Judgement.objects.using(self.alias).order_by("pk")
            return [
                Judgement(at=e.at, author=e.author, target=e.target, decision=e.decision, reason=e.reason)
                for e in held
            ]

    def decisions(self) -> Decisions:
        """The decisions in force: what linking anew respects."""
        return Decisions.of(self.judgements())

    def _log(self, what: str, digest: str | None = None) -> None:
        entry = models.CustodyEntry(at=_now(), who=self.who, what=what.replace("\0", ""), sha256=digest)
        entry.save(using=self.alias)

    def _linkable(self) -> str:
        """A hash of which documents there are, what was extracted from them and what people decided."""
        held = models.Document.objects.using(self.alias).order_by("id").values_list("id", "text_sha256")
        statements = models.Statement.objects.using(self.alias).count()
        judged = models.Judgement.objects.using(self.alias).exclude(decision="note").count()
        return text_sha256(repr((list(held), statements, judged) if judged else (list(held), statements)))

    def _database_there(self) -> bool:
        return folder.description(self.path).database is not None or (self.path / folder.DATABASE).exists()

    @contextmanager
    def _file_of(self, capture: Capture) -> "Iterator[None]":
        """The capture's file for the time of a transaction; removed again where that does not succeed."""
        if sha256(capture.data) != capture.sha256:
            raise ItemError(f"capture {capture.file}: its bytes do not have the hash {capture.sha256}")
        new = folder.write_capture(self.path, capture.sha256, capture.data)
        try:
            yield
        except BaseException:
            if new:
                folder.capture_path(self.path, capture.sha256).unlink(missing_ok=True)
            raise


def _now() -> datetime:
    return datetime.now(UTC)


def _login() -> str:
    """The name of whoever runs this program, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"
