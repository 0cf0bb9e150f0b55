"""The folder of a case: its description, and the captures named by their hash.

A capture is written under a temporary name, flushed to the disk and renamed, so a file under a hash is
whole or not there.
"""

import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rejoinder.errors import CaseError, CaseExists, CaseMissing
from rejoinder.model import sha256

FORMAT = 1
"""Raised when a folder written by this version cannot be opened by the version before."""

DESCRIPTION = "case.toml"
DATABASE = "case.sqlite"
CAPTURES = "captures"


@dataclass(frozen=True)
class Description:
    """What ``case.toml`` says: the case's name, and its database where that is not in the folder."""

    name: str
    database: str | None = None


def prepare(path: Path) -> None:
    """Make the folder for a new case. Raises CaseExists where it holds anything else.

    What an interrupted creation left behind is removed: without a description it was never a case.
    """
    if path.is_file():
        raise CaseExists(f"{path} is a file; name a new folder for the case")
    if (path / DESCRIPTION).exists():
        raise CaseExists(f"{path} is a case already; add documents with `rejoinder read {path} FILE...`")
    path.mkdir(parents=True, exist_ok=True)
    leftovers = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", CAPTURES, f".{DESCRIPTION}.part"}
    others = sorted(entry.name for entry in path.iterdir() if entry.name not in leftovers)
    if others:
        raise CaseExists(f"{path} holds other files ({others[0]}); name a new or empty folder for the case")
    for name in leftovers - {CAPTURES}:
        (path / name).unlink(missing_ok=True)
    (path / CAPTURES).mkdir(exist_ok=True)


def describe(path: Path, description: Description) -> None:
    """Write ``case.toml``, the last step of creating a case; only its owner can read it, as the database's
    URL may hold a password."""
    lines = [f"format = {FORMAT}", f"name = {_toml(description.name)}"]
    if description.database:
        lines.append(f"database = {_toml(description.database)}")
    _write_whole(path / DESCRIPTION, ("\n".join(lines) + "\n").encode())


def description(path: Path) -> Description:
    """What ``case.toml`` says. Raises CaseMissing, or CaseError where it cannot be used."""
    try:
        told = tomllib.loads((path / DESCRIPTION).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise CaseMissing(f"no case at {path}; make one with `rejoinder new {path}`") from None
    except PermissionError:
        raise CaseError(f"the case at {path} cannot be read: permission denied") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"{path / DESCRIPTION} is damaged: {error}") from None
    if told.get("format") != FORMAT:
        raise CaseError(f"{path} has format {told.get('format')}; this version reads format {FORMAT}")
    return Description(str(told.get("name", path.name)), told.get("database"))


def capture_path(path: Path, digest: str) -> Path:
    """Where the bytes with this SHA-256 are kept."""
    return path / CAPTURES / digest[:2] / digest


def write_capture(path: Path, digest: str, data: bytes) -> bool:
    """Keep ``data`` under its hash; False where it was there already, whole."""
    target = capture_path(path, digest)
    if target.exists() and sha256(target.read_bytes()) == digest:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(target, data)
    return True


def kept_captures(path: Path) -> Iterator[Path]:
    """Every file under ``captures``, in the order of the names."""
    yield from sorted(entry for entry in (path / CAPTURES).rglob("*") if entry.is_file())


def _write_whole(target: Path, data: bytes) -> None:
    part = target.with_name(f".{target.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _toml(words: str) -> str:
    """A TOML basic string: JSON's escapes, with the characters outside ASCII as they are."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
