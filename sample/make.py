"""Make the documents of the sample dispute from their sources: ``python -m sample.make``.

The same sources give the same bytes on every run and machine: dates inside the files are those of
publication, nothing is compressed (compressors differ), and only the fonts that every PDF reader has are
used.
"""

import html
import io
import re
import string
import zipfile
from collections.abc import Iterable
from pathlib import Path

import docx
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from sample.source import DOCUMENTS, HERE, Block, Source, sources

SITES = HERE / "sites"
SOFT_HYPHEN = "\u00ad"
EARLIEST = (1980, 1, 1, 0, 0, 0)
LEFT_OUT = ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml")
"""Parts of python-docx's template that no reader needs; they are most of its size."""
HYPHENS = {word.replace("-", ""): word for word in (HERE / "hyphens.txt").read_text("utf-8").split()}
"""Words of the printed documents with the places where a printer would break them."""
TAGS = {"standfirst": "p", "heading": "h2", "paragraph": "p"}
DOCX_STYLES = {
    "title": "Title",
    "standfirst": "Subtitle",
    "heading": "Heading 1",
    "caption": "Caption",
    "paragraph": "Normal",
}


def render_text(source: Source) -> bytes:
    """A page saved as text: furniture lines above and below, the byline under the title."""
    title, *body = [block.text for block in source.blocks]
    lines = [*source.above, title, *([source.byline] if source.byline else []), *body, *source.below]
    return ("\n\n".join(lines) + "\n").encode()


def html_block(block: Block) -> str:
    words = html.escape(block.text, quote=False)
    if block.kind == "caption":
        return f'<figure><img src="/pictures/1.jpg" alt=""><figcaption>{words}</figcaption></figure>'
    tag = TAGS[block.kind]
    kind = ' class="standfirst"' if block.kind == "standfirst" else ""
    return f"<{tag}{kind}>{words}</{tag}>"


def render_html(source: Source) -> bytes:
    """The article inside its site's page, with a box of furniture after the fourth block."""
    rendered = [html_block(block) for block in source.blocks if block.kind != "title"]
    settings = {
        "title": html.escape(source.title),
        "byline": html.escape(source.byline),
        "published": source.published.isoformat(),
        "day": source.day,
        "section": source.section,
        "url": source.url,
        "first": "\n".join(rendered[:4]),
        "rest": "\n".join(rendered[4:]),
    }
    page = (SITES / f"{source.site}.html").read_text(encoding="utf-8")
    return string.Template(page).substitute(settings).encode()


class Paper(FPDF):
    """A4 pages with a running header and a footer that counts pages, as printed reports have them."""

    def __init__(self, source: Source) -> None:
        super().__init__(format="A4")
        self.source = source
        self.core_fonts_encoding = "windows-1252"
        self.set_compression(False)
        self.set_creation_date(source.published)
        self.set_title(source.title)
        self.set_author(source.carrier)
        self.set_producer("Rejoinder sample")
        self.set_margins(40, 28, 40)
        self.set_auto_page_break(True, margin=28)

    def header(self) -> None:
        self.set_y(14)
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, self.source.header, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_y(28)

    def footer(self) -> None:
        self.set_y(-18)
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, self.source.footer)
        self.set_x(self.l_margin)
        self.cell(0, 5, f"{self.page_no()}", align="R")

    def write_block(self, block: Block) -> None:
        if block.kind in ("title", "heading"):
            self.write_heading(block.text, 17 if block.kind == "title" else 12)
            return
        self.set_font("Times", size=11.5)
        self.multi_cell(0, 5.6, hyphenate(block.text), align="J", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2.8)

    def write_heading(self, words: str, size: int) -> None:
        self.set_font("Helvetica", "B", size)
        self.multi_cell(0, size * 0.5, words, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2.5)


def hyphenate(text: str) -> str:
    """``text`` with soft hyphens in its long words, so that lines end in hyphens as printed ones do."""

    def mark(word: re.Match[str]) -> str:
        return HYPHENS.get(word[0], word[0]).replace("-", SOFT_HYPHEN)

    return re.sub(r"[A-Za-z]+", mark, text)


def render_pdf(source: Source) -> bytes:
    paper = Paper(source)
    paper.add_page()
    title, *body = source.blocks
    paper.write_block(title)
    paper.set_font("Helvetica", size=9)
    paper.cell(0, 6, source.byline, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    paper.ln(4)
    for block in body:
        paper.write_block(block)
    return bytes(paper.output())


def write_docx(source: Source) -> Docx:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = source.header
    section.footer.paragraphs[0].text = source.footer
    title, *body = source.blocks
    document.add_paragraph(title.text, style="Title")
    document.add_paragraph(source.byline, style="Subtitle")
    for block in body:
        document.add_paragraph(block.text, style=DOCX_STYLES[block.kind])
    remove_table_styles(document)
    set_properties(document, source)
    return document


def remove_table_styles(document: Docx) -> None:
    """Statements hold no tables; the template's table styles are 300 kB."""
    for style in list(document.styles):
        if style.type is WD_STYLE_TYPE.TABLE:
            style.delete()


def set_properties(document: Docx, source: Source) -> None:
    properties = document.core_properties
    properties.title = source.title
    properties.author = properties.last_modified_by = source.carrier
    properties.comments = ""
    properties.created = properties.modified = source.published.replace(tzinfo=None)


def render_docx(source: Source) -> bytes:
    """A Word file whose zip entries carry no time of making and are stored as they are."""
    made = io.BytesIO()
    write_docx(source).save(made)
    stored = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            if name not in LEFT_OUT:
                new.writestr(zipfile.ZipInfo(name, EARLIEST), without_references(old.read(name)))
    return stored.getvalue()


def without_references(part: bytes) -> bytes:
    """``part`` without what refers to the parts left out."""
    return re.sub(rb"<(?:Relationship|Override) [^>]*(?:thumbnail|stylesWithEffects)\.[^>]*/>", b"", part)


RENDERERS = {"txt": render_text, "html": render_html, "pdf": render_pdf, "docx": render_docx}


def render(source: Source) -> bytes:
    """The bytes of the document made from ``source``."""
    return RENDERERS[source.format](source)


def make(folder: Path, made_from: Iterable[Source]) -> list[Path]:
    """Write every document into ``folder``; returns the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source in made_from:
        path = folder / source.file
        path.write_bytes(render(source))
        written.append(path)
    return written


if __name__ == "__main__":
    for path in make(DOCUMENTS, sources()):
        print(path.relative_to(HERE.parent))
