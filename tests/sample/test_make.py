"""The committed documents are what the sources make, and look like what people really receive."""

import html
import io

import docx
import pypdfium2
import pytest
from sample.make import make, render
from sample.source import DOCUMENTS, Source, sources

SOURCES = list(sources())
by_file = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file)


def of_format(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "source", [s for s in SOURCES if s.format == name], ids=lambda source: source.file
    )


@by_file
def test_committed_document_is_made_from_its_source(source: Source) -> None:
    assert (DOCUMENTS / source.file).read_bytes() == render(source)


def test_no_document_without_a_source(tmp_path) -> None:
    made = {path.name for path in make(tmp_path, SOURCES)}
    assert {path.name for path in DOCUMENTS.iterdir()} == made


@by_file
def test_two_runs_give_the_same_bytes(source: Source) -> None:
    assert render(source) == render(source)


def test_all_formats_are_there() -> None:
    assert {source.format for source in SOURCES} == {"txt", "html", "pdf", "docx"}


@of_format("html")
def test_page_holds_the_article_and_furniture_around_it(source: Source) -> None:
    page = html.unescape(render(source).decode())
    assert all(block.text in page for block in source.blocks)
    assert len(page) > 1.3 * len(source.text)


@of_format("pdf")
def test_every_page_has_a_running_header_and_footer(source: Source) -> None:
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(render(source))]
    assert len(pages) > 1
    assert all(source.header in page and source.footer in page for page in pages)


@of_format("pdf")
def test_some_lines_end_in_hyphens(source: Source) -> None:
    pages = pypdfium2.PdfDocument(render(source))
    hyphens = sum(page.get_textpage().get_text_bounded().count("\x02") for page in pages)
    assert hyphens >= 3


@of_format("docx")
def test_word_file_holds_the_blocks_in_order(source: Source) -> None:
    paragraphs = docx.Document(io.BytesIO(render(source))).paragraphs
    assert "\n\n".join(p.text for p in paragraphs if p.text != source.byline) == source.text
