"""Verification proves that a case is whole, and names whatever was changed in it."""

import msgspec
import pytest

from rejoinder.model import Document, DocumentWords, Request, Span, Statement, sha256, text_sha256
from rejoinder.store import Case, verify
from rejoinder.store.folder import capture_path, write_capture
from store.records import TEXT, at, capture, extracted


@pytest.fixture
def full(case: Case) -> Case:
    """A case with one document, its capture, and a link that names words of it."""
    case.add_capture(capture())
    case.add_document(extracted())
    words = at("two witnesses")
    case.replace_links([Request(what="names", words=(DocumentWords("d-1", words.start, words.end),))])
    return case


def faults(case: Case) -> str:
    report = verify(case)
    assert not report.whole
    return "\n".join(f"{fault.where}: {fault.what}" for fault in report.faults)


def change(case: Case, table: str, **columns: object) -> None:
    """What somebody with the database open could do to all rows of a table."""
    from rejoinder.store import models

    assert getattr(models, table).objects.using(case.alias).update(**columns)


def test_whole_case_has_no_faults(full: Case) -> None:
    report = verify(full)
    assert (report.faults, report.captures, report.documents) == ((), 1, 1)
    spans = 3 + 4 + 1 + 1 + 1
    assert report.spans == spans


def test_changed_byte_of_a_capture(full: Case) -> None:
    file = capture_path(full.path, capture().sha256)
    data = bytearray(file.read_bytes())
    data[7] ^= 1
    file.write_bytes(data)
    assert f"capture {capture().sha256}" in faults(full)


def test_missing_capture(full: Case) -> None:
    capture_path(full.path, capture().sha256).unlink()
    assert "cannot be read: No such file" in faults(full)


def test_file_among_the_captures_that_was_never_received(full: Case) -> None:
    (full.path / "captures" / "ab").mkdir(exist_ok=True)
    (full.path / "captures" / "ab" / ("ab" * 32)).write_bytes(b"planted")
    assert "no capture of this case" in faults(full)


def test_file_of_a_reading_that_was_stopped_before_its_row_is_no_fault(full: Case) -> None:
    write_capture(full.path, sha256(b"received, not yet read"), b"received, not yet read")
    report = verify(full)
    assert report.whole
    digest = sha256(b"received, not yet read")
    assert report.unfinished == (f"captures/{digest[:2]}/{digest}",)


def test_changed_character_of_a_text(full: Case) -> None:
    text = TEXT.replace("12", "72")
    document = msgspec.convert(msgspec.to_builtins(extracted()), Document)
    record = msgspec.json.encode(msgspec.structs.replace(document, text=text)).decode()
    change(full, "Document", record=record)
    told = faults(full)
    assert "its text has another hash" in told
    assert "figure d-1-f1 in document d-1: orphan" in told
    assert "statement d-1-s2 in document d-1: orphan" in told
    assert "statement d-1-s1" not in told


def test_changed_text_with_its_hashes_changed_too(full: Case) -> None:
    text = TEXT.replace("Monday", "Sunday")
    document = msgspec.convert(msgspec.to_builtins(extracted()), Document)
    document = msgspec.structs.replace(document, text=text, text_sha256=text_sha256(text))
    record = msgspec.json.encode(document).decode()
    change(full, "Document", record=record, text_sha256=document.text_sha256)
    assert "not in the custody log" in faults(full)


@pytest.mark.parametrize("by", [1, -1])
def test_changed_span(full: Case, by: int) -> None:
    from rejoinder.store import models

    row = models.Statement.objects.using(full.alias).get(id="d-1-s1")
    statement = msgspec.json.decode(row.record, type=Statement)
    (content,) = statement.content
    moved = msgspec.structs.replace(statement, content=(Span(content.start, content.end + by),))
    row.record = msgspec.json.encode(moved).decode()
    row.save(using=full.alias)
    assert faults(full) == "statement d-1-s1 in document d-1: its spans are not those it was stored with"


def test_changed_words_of_a_link(full: Case) -> None:
    change(full, "Link", record='{"type": "request", "what": "names", "words": [["d-1", 4, 9]]}')
    assert "(request): its spans are not those it was stored with" in faults(full)


@pytest.mark.parametrize("table", ["Document", "Statement", "Figure", "Incident", "Link"])
def test_damaged_record(full: Case, table: str) -> None:
    change(full, table, record='{"id": ')
    assert "its record is damaged" in faults(full)


@pytest.mark.parametrize("table", ["Statement", "Figure", "Incident", "Link"])
def test_damaged_anchors(full: Case, table: str) -> None:
    change(full, table, anchors="[")
    assert "damaged" in faults(full)


def test_capture_of_a_document_that_is_gone(full: Case) -> None:
    from rejoinder.store import models

    models.Capture.objects.using(full.alias).all().delete()
    assert f"its capture {capture().sha256} is not in the case" in faults(full)
