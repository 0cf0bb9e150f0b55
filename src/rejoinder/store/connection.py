"""The database of a case: SQLite in its folder unless a PostgreSQL URL was given when it was created.

Every open case has an alias made from its path, so several can be open in one process and every thread
gets its own connection to each.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.db import DatabaseError, IntegrityError, connections
from django.db.migrations.executor import MigrationExecutor

from rejoinder.errors import CaseError, CaseUnwritable, ItemError
from rejoinder.model import sha256
from rejoinder.store import config
from rejoinder.store.folder import DATABASE

BUSY_SECONDS = 30
"""How long a writer waits for another one: longer than the linking of a large case takes to write."""

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"


def connect(path: Path, url: str | None) -> str:
    """Register the case's database and return its alias. Raises CaseError for a URL of another kind."""
    alias = f"case-{sha256(str(path).encode('utf-8', 'surrogateescape'))[:16]}"
    config.register(alias, _postgresql(url) if url else _sqlite(path / DATABASE))
    return alias


def disconnect(alias: str) -> None:
    """Close this thread's connection."""
    connections[alias].close()


def migrate(alias: str) -> None:
    """Bring the tables to this version's shape; quick where they have it."""
    executor = MigrationExecutor(connections[alias])
    targets = executor.loader.graph.leaf_nodes()
    if executor.migration_plan(targets):
        executor.migrate(targets)


def is_empty(alias: str) -> bool:
    """True for a database without any table."""
    return not connections[alias].introspection.table_names()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what a disk or a database says on writing into CaseUnwritable, in one line."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise CaseUnwritable(
            f"the case at {path} cannot be written: {why}; nothing half-written was kept"
        ) from error
    except IntegrityError as error:
        why = " ".join(str(error).split())
        raise ItemError(f"its records have ids that are in the case already ({why})") from error
    except DatabaseError as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise CaseUnwritable(
            f"the case at {path} cannot be written: {why}; nothing half-written was kept"
        ) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what a database says on reading into CaseError, in one line."""
    try:
        yield
    except DatabaseError as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise CaseError(f"the database of the case at {path} cannot be read: {why}") from error


def _sqlite(file: Path) -> dict[str, Any]:
    options = {"timeout": BUSY_SECONDS, "transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "OPTIONS": options}


def _postgresql(url: str) -> dict[str, Any]:
    scheme = urlsplit(url).scheme
    if scheme not in ("postgresql", "postgres"):
        raise CaseError(
            f"database {scheme or url!r} is not supported; give postgresql://USER@HOST/NAME or nothing"
        )
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError:
        raise CaseError("PostgreSQL needs the extra: pip install 'rejoinder[postgresql]'") from None
    try:
        parts = {name: value for name, value in conninfo_to_dict(url).items() if value is not None}
    except ProgrammingError as error:
        raise CaseError(f"database URL cannot be read: {' '.join(str(error).split())}") from None
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    known = {ours: str(parts.pop(theirs)) for theirs, ours in names.items() if theirs in parts}
    return {"ENGINE": "django.db.backends.postgresql", **known, "OPTIONS": parts}
