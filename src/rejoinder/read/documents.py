"""Pages turned into documents: articles told apart, dated, their language known, with ids from the bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from rejoinder.model import Block, Capture, Document, Failure, MadeBy, Published, Span, make_id, text_sha256
from rejoinder.model.version import rejoinder_version
from rejoinder.model.vocabulary import UNREAD_BLOCKS
from rejoinder.read import language
from rejoinder.read.articles import split
from rejoinder.read.dates import PartialDate
from rejoinder.read.kinds import label
from rejoinder.read.marking import Line, mark
from rejoinder.read.page import About, Page, ReadOptions

LONGEST_BLOCK = 1_000_000
"""Code points of one block without a break. A longer one is no prose (a dump, encoded data): it is kept as
furniture and reported, since parsing it would take hours and give nothing."""


@dataclass(frozen=True)
class _Article:
    """One article of a page, its lines still counted in the page's text."""

    part: int
    start: int
    end: int
    lines: list[Line]


def documents(capture: Capture, page: Page, options: ReadOptions) -> Iterator[Document | Failure]:
    """The documents of ``page``, each followed by the failures that name it."""
    lines = mark(page.text, page.stretches)
    for article in _articles(page, lines):
        made = _document(capture, page, options, article)
        yield made
        yield from (Failure(where=made.id, what=notice) for notice in page.notices if article.part == 0)
        yield from too_long(made)


def _articles(page: Page, lines: list[Line]) -> Iterator[_Article]:
    parts = split(lines)
    starts = [0] + [part[0].span.start for part in parts[1:]]
    ends = [*starts[1:], len(page.text)]
    for number, (part, start, end) in enumerate(zip(parts, starts, ends, strict=True)):
        labelled = label(part, page.about.title if number == 0 else None)
        kept = end if len(parts) == 1 else start + len(page.text[start:end].rstrip())
        yield _Article(number, start, kept, labelled)


def _document(capture: Capture, page: Page, options: ReadOptions, article: _Article) -> Document:
    text = page.text[article.start : article.end]
    blocks = blocks_of(article.lines, article.start)
    about = page.about if article.part == 0 else About(carrier=page.about.carrier, url=page.about.url)
    return Document(
        id=make_id("d", capture.sha256, article.part),
        file=capture.file,
        part=article.part,
        title=title_of(article.lines, about.title),
        carrier=about.carrier or options.carrier or agency_of(article.lines),
        url=about.url or capture.url,
        language=language_of(text, blocks),
        published=published(article.lines, page.about, options.given_date(), article.part),
        text=text,
        text_sha256=text_sha256(text),
        capture_sha256=capture.sha256,
        made_by=made_by(page.versions),
        blocks=blocks,
    )


def blocks_of(lines: Sequence[Line], offset: int = 0) -> tuple[Block, ...]:
    """The lines as blocks of a text that begins at ``offset`` of the page's."""
    return tuple(_block(line, offset) for line in lines)


def _block(line: Line, offset: int) -> Block:
    span = Span(line.span.start - offset, line.span.end - offset)
    kind = line.kind or "paragraph"
    return Block(span=span, kind="furniture" if len(span) > LONGEST_BLOCK else kind)


def too_long(document: Document) -> Iterator[Failure]:
    """A failure for every block that was too long to be read."""
    for block in document.blocks:
        if len(block.span) > LONGEST_BLOCK:
            what = (
                f"{len(block.span)} characters without a line break: stored, but nothing was extracted from "
                f"them (longest paragraph read: {LONGEST_BLOCK})"
            )
            yield Failure(where=document.id, what=what)


def title_of(lines: Sequence[Line], stated: str | None) -> str | None:
    """The title as it stands in the text, else as the page states it."""
    return next((line.words for line in lines if line.kind == "title"), stated or None)


def agency_of(lines: Sequence[Line]) -> str | None:
    """The agency that the opening dateline names."""
    opening = _opening_dateline(lines)
    return opening.dateline.agency if opening and opening.dateline else None


def _opening_dateline(lines: Sequence[Line]) -> Line | None:
    """The dateline of the article itself: one that stands before its second paragraph."""
    paragraphs = 0
    for line in lines:
        if line.dateline:
            return line
        paragraphs += line.prose
        if paragraphs > 1:
            return None
    return None


def published(lines: Sequence[Line], about: About, given: PartialDate | None, part: int = 0) -> Published:
    """The first that gives a date: metadata, dateline, text, given, the file's own properties.

    The page's metadata are those of its first article. A dateline without a year takes it from the
    metadata or from what was given, or stays unread.
    """
    known = about.published or given
    opening = _opening_dateline(lines)
    dateline = opening.dateline.date if opening and opening.dateline else None
    stamp = next((line.stamp.date for line in lines if line.stamp and line.kind == "byline"), None)
    stated = about.published.published("metadata") if about.published else None
    own = [
        dateline.near(known).published("dateline") if dateline else None,
        stamp.near(known).published("text") if stamp else None,
    ]
    first = own if part else [stated, *own]
    last = [
        given.published("given") if given else None,
        about.file_date.published("metadata") if about.file_date else None,
    ]
    return next((found for found in [*first, *last] if found), Published())


def language_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The language of the readable blocks; of all, where none is readable."""
    readable = [block for block in blocks if block.kind not in UNREAD_BLOCKS]
    return language.identify(block.span.of(text) for block in readable or blocks)


def made_by(versions: dict[str, str]) -> MadeBy:
    """This program's version with those of the libraries that did the reading."""
    models = {**versions, language.LIBRARY: version(language.LIBRARY)}
    return MadeBy(rejoinder=rejoinder_version(), models=dict(sorted(models.items())))
