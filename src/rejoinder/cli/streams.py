"""What commands write where: JSON Lines to standard output, words about the work to standard error."""

import sys
from collections.abc import Sequence
from typing import Any

import msgspec

from rejoinder.model import Extracted, Failure

_KEPT = frozenset("\u200c\u200d")
"""Joiners that some scripts need; all other invisible characters could hide or reorder words."""


def printable(words: str) -> str:
    """``words`` on one line, without the control characters that could steer a terminal."""
    return "".join(c for c in " ".join(words.split()) if c.isprintable() or c in _KEPT)


def say(words: str) -> None:
    """One line on standard error."""
    sys.stderr.write(printable(words) + "\n")
    sys.stderr.flush()


def write_json(record: Any) -> None:
    """One record as one line of JSON on standard output, at once: the next filter need not wait."""
    sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")
    sys.stdout.buffer.flush()


def say_failures(failures: Sequence[Failure]) -> None:
    """What failed, one line each."""
    for failure in failures:
        say(f"failed: {failure.where}: {failure.what}")


def say_partly_read(document: Extracted) -> None:
    """What could not be extracted from a document that was read, one line each."""
    for failure in document.failures:
        say(f"in part: {document.file}: {failure.what}")
