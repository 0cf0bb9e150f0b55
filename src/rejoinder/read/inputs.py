"""Inputs named by the user turned into captures: files, folders, standard input."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from rejoinder.model import Capture, Failure, sha256

STDIN = "-"


def captures(inputs: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[Capture | Failure]:
    """A capture for every file that ``inputs`` name, in their order; a failure for what cannot be opened.

    Folders are walked in sorted order; hidden files and folders are left out. ``-`` is ``stdin`` (the
    process's own where None). Files are read one at a time, when their turn comes.
    """
    for given in inputs:
        if str(given) == STDIN:
            yield _capture((stdin or sys.stdin.buffer).read(), STDIN)
        else:
            yield from _from_path(str(given))


def _from_path(given: str) -> Iterator[Capture | Failure]:
    path = Path(given)
    if given.startswith(("http://", "https://")) and not path.exists():
        yield Failure(where=given, what="a web address: save the page and name the file instead")
    elif path.is_dir():
        yield from _from_folder(path)
    else:
        yield _from_file(path)


def _from_folder(folder: Path) -> Iterator[Capture | Failure]:
    empty = True
    for found in _walk(folder):
        empty = False
        yield found if isinstance(found, Failure) else _from_file(found)
    if empty:
        yield Failure(where=shown(folder), what="no files in this folder; hidden files are left out")


def _walk(folder: Path) -> Iterator[Path | Failure]:
    """The files under ``folder``. Linked folders are not followed: they could lead round in a circle."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(where=shown(folder), what=_reason(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif not entry.is_dir() and (entry.is_file() or entry.is_symlink()):
            yield Path(entry.path)


def _from_file(path: Path) -> Capture | Failure:
    try:
        return _capture(path.read_bytes(), shown(path))
    except OSError as error:
        return Failure(where=shown(path), what=_reason(error))


def _capture(data: bytes, file: str) -> Capture:
    return Capture(sha256=sha256(data), file=file, data=data)


def shown(path: Path) -> str:
    """The path as text that can be written as UTF-8: bytes of a name that are none are shown escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _reason(error: OSError) -> str:
    words = error.strerror or type(error).__name__
    return f"cannot be opened: {words[:1].lower()}{words[1:]}"
