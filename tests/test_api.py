"""``import rejoinder``: the five functions, and what the objects show."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import rejoinder
from desk import dispute
from rejoinder.errors import CaseMissing, UnreadableError
from rejoinder.model import Document, Reply
from rejoinder.views import Compared
from rejoinder.views import Document as DocumentView
from rejoinder.views.comparing import compared_links

TEXT = (
    "Bridge closed after cracks were found\n\n"
    "The road office said on Monday that at least 12 bridges over the Lenn had been closed.\n\n"
    "“Nobody was in danger,” spokeswoman Mira Holt said.\n"
)


@pytest.fixture(scope="module")
def document() -> DocumentView:
    return rejoinder.read(TEXT.encode(), carrier="Lenn Courier", published="2031-05-12")


def test_document_is_read_with_what_is_said_of_it(document: DocumentView) -> None:
    assert (document.text.strip(), document.carrier, document.published) == (
        TEXT.strip(),
        "Lenn Courier",
        "2031-05-12",
    )


def test_statements_print_speaker_act_and_words(document: DocumentView) -> None:
    said = {s.words: s for s in rejoinder.statements(document)}
    danger = next(s for words, s in said.items() if words.startswith("Nobody was in danger"))
    assert f"{danger.speaker} {danger.act}" == "Mira Holt denies"
    assert danger.quoted[0].startswith("Nobody was in danger")
    assert document.text[danger.span.start : danger.span.end] == danger.words


def test_figures_have_bounds_in_words(document: DocumentView) -> None:
    (figure,) = [f for f in rejoinder.figures(document) if f.record.low == 12]
    assert figure.value.startswith("at least 12")
    assert "12" in figure.words


def test_file_and_bytes_give_the_same(tmp_path: Path, document: DocumentView) -> None:
    (tmp_path / "bridge.txt").write_bytes(TEXT.encode())
    from_file = rejoinder.read(tmp_path / "bridge.txt", carrier="Lenn Courier", published="2031-05-12")
    assert from_file.record.statements == document.record.statements
    assert from_file.id == document.id


@pytest.mark.parametrize(
    ("source", "why"), [(b"", "empty file"), ("nowhere.txt", "no such file"), (b"\x7fELF\0\0\1", "-: ")]
)
def test_what_cannot_be_read_says_why(source: bytes | str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        rejoinder.read(source)


def test_other_documents_of_a_page_are_at_hand() -> None:
    lines = b'{"id": "a", "text": "One said yes."}\n{"id": "b", "text": "Two said no."}'
    first = rejoinder.read(lines)
    assert (first.id, [other.id for other in first.others]) == ("a", ["b"])
    assert "part 1 of 2" in repr(first)


def test_compare_takes_at_least_two(document: DocumentView) -> None:
    with pytest.raises(ValueError, match="at least two"):
        rejoinder.compare(document)


def test_compare_of_a_text_with_itself_has_no_disagreement(document: DocumentView) -> None:
    found = rejoinder.compare(document, rejoinder.read(f"Again.\n\n{TEXT}".encode()))
    assert len(found.documents) == 2
    assert found.disagree == ()


@pytest.fixture(scope="module")
def compared() -> Compared:
    held = dispute.contents()
    return compared_links(held.documents, held.links)


def test_disagreement_has_both_sides_word_for_word(compared: Compared) -> None:
    finding = next(f for f in compared.disagree if f.kind == "figure")
    assert [side.words for side in finding.sides] == ["at least 10", "Nine"]
    assert finding.why
    texts = {document.id: document.text for document in compared.documents}
    found = [side for f in (*compared.agree, *compared.disagree, *compared.apart) for side in f.sides]
    assert all(part in texts[side.document] for side in found for part in side.words.split("\n"))


def test_one_document_alone_neither_agrees_nor_disagrees(compared: Compared) -> None:
    for finding in (*compared.agree, *compared.disagree, *compared.apart):
        assert len({side.document for side in finding.sides}) > 1


def test_compared_prints_all_groups(compared: Compared) -> None:
    assert ["agree on:" in str(compared), "disagree on:" in str(compared), "not comparable:" in str(compared)]
    assert repr(compared).startswith("<Compared 4 documents: agree on ")


def test_case_opens_with_everything_in_it(tmp_path: Path) -> None:
    dispute.case_at(tmp_path / "orrin").close()
    case = rejoinder.open_case(tmp_path / "orrin")
    assert len(case.documents) == 4
    assert len(case.statements) == case.counts.statements == 12
    assert len(case.figures) == case.counts.figures
    assert len(case.replies) == len(case.links(Reply)) == case.counts.replies
    assert len(case.gaps) == case.counts.gaps == 1
    with pytest.raises(CaseMissing):
        rejoinder.open_case(tmp_path / "nowhere")


def test_case_opens_in_a_notebook(tmp_path: Path) -> None:
    """A notebook runs an event loop, in which Django by itself refuses to read."""
    dispute.case_at(tmp_path / "orrin").close()
    cell = "async def cell(): return rejoinder.open_case('orrin')"
    code = f"import asyncio, rejoinder\n{cell}\nprint(asyncio.run(cell()))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("<OpenCase 'Orrin dam release': 4 documents, 12 statements>")


def test_function_read_stays_when_the_package_read_is_imported() -> None:
    from rejoinder.read import read_capture

    assert callable(read_capture)
    assert rejoinder.read.__name__ == "read"
    assert callable(rejoinder.read)


def test_notebook_display_escapes_every_word_of_a_source() -> None:
    text = "<script>alert(1)</script> & more"
    hostile = msgspec.structs.replace(dispute.report(), title=text, carrier=text)
    shown = [DocumentView(hostile)._repr_html_(), DocumentView(hostile).statements[0]._repr_html_()]
    shown.append(DocumentView(hostile).figures[0]._repr_html_())
    assert all("<script" not in html and "<table>" in html for html in shown)


def test_representations_name_what_they_are() -> None:
    view = DocumentView(dispute.report())
    assert repr(view).startswith("<Document 'Villagers say sluice gates")
    assert repr(view.statements[0]).startswith("<Statement Orrin Fishers' Union ")
    assert repr(view.figures[0]).startswith("<Figure killed: ")
    assert isinstance(view.record, Document)
