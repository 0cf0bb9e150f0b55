"""Captures and the description are written whole or not at all."""

from pathlib import Path

import pytest

from rejoinder.errors import CaseError, CaseMissing
from rejoinder.model import sha256
from rejoinder.store import folder

DATA = b"as received"
DIGEST = sha256(DATA)


def test_capture_is_written_once(tmp_path: Path) -> None:
    assert folder.write_capture(tmp_path, DIGEST, DATA) is True
    assert folder.write_capture(tmp_path, DIGEST, DATA) is False
    assert [file.name for file in folder.kept_captures(tmp_path)] == [DIGEST]


def test_damaged_capture_is_replaced_when_its_bytes_come_again(tmp_path: Path) -> None:
    folder.write_capture(tmp_path, DIGEST, DATA)
    folder.capture_path(tmp_path, DIGEST).write_bytes(b"as rec")
    assert folder.write_capture(tmp_path, DIGEST, DATA) is True
    assert folder.capture_path(tmp_path, DIGEST).read_bytes() == DATA


def test_what_a_killed_writer_left_does_not_count(tmp_path: Path) -> None:
    target = folder.capture_path(tmp_path, DIGEST)
    target.parent.mkdir(parents=True)
    target.with_name(f".{DIGEST}.part").write_bytes(DATA[:4])
    assert folder.write_capture(tmp_path, DIGEST, DATA) is True
    assert [file.name for file in folder.kept_captures(tmp_path)] == [DIGEST]


@pytest.mark.parametrize(
    ("words", "error", "match"),
    [
        (None, CaseMissing, "rejoinder new"),
        ("format = ", CaseError, "is damaged"),
        ("format = 99", CaseError, "format 99; this version reads format 1"),
        ("name = 'x'", CaseError, "format None"),
    ],
    ids=["none", "half", "later format", "no format"],
)
def test_description_that_cannot_be_used(
    tmp_path: Path, words: str | None, error: type[Exception], match: str
) -> None:
    if words is not None:
        (tmp_path / folder.DESCRIPTION).write_text(words)
    with pytest.raises(error, match=match):
        folder.description(tmp_path)


def test_description_is_for_its_owner_alone(tmp_path: Path) -> None:
    kept = folder.Description("dispute", "postgresql://user:secret@host/cases")
    folder.describe(tmp_path, kept)
    assert (tmp_path / folder.DESCRIPTION).stat().st_mode & 0o077 == 0
    assert folder.description(tmp_path) == kept
