"""Statements of a text told in words, so that tests can be read as tables."""

from dataclasses import dataclass

from rejoinder.extract.parse import parse
from rejoinder.extract.statements.extractor import find_statements
from rejoinder.model import Block, Document, MadeBy, Published, Span, Statement, text_sha256
from rejoinder.model.vocabulary import BlockKind, Reader


@dataclass(frozen=True)
class Told:
    """A statement with its spans written out."""

    statement: Statement
    source: str | None
    cue: str
    content: str
    """The spans of the content, joined with `` // ``."""

    @property
    def act(self) -> str:
        return self.statement.act

    @property
    def name(self) -> str | None:
        return self.statement.speaker.name if self.statement.speaker else None


def document(text: str, published: str | None = "2021-03-12", *, title: bool = False) -> Document:
    """A document of one paragraph a line; the first is its title where ``title`` says so."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        kind: BlockKind = "title" if title and not blocks else "paragraph"
        blocks.append(Block(span=Span(start, start + len(line)), kind=kind))
        start += len(line) + 1
    return Document(
        id="d",
        file="d.txt",
        language="en",
        text=text,
        text_sha256=text_sha256(text),
        made_by=MadeBy(rejoinder="0"),
        blocks=tuple(blocks),
        published=Published(date=published, precision="day", source="given") if published else Published(),
    )


def tell(text: str, *, title: bool = False, reader: Reader = "rules") -> list[Told]:
    """The statements of ``text`` in order; by rule alone, unless another reader is named."""
    return [
        Told(
            s,
            s.source.of(text) if s.source else None,
            " ".join(span.of(text) for span in s.cue),
            " // ".join(span.of(text) for span in s.content),
        )
        for s in find_statements(parse(document(text, title=title)), reader)
    ]


def only(text: str, *, title: bool = False, reader: Reader = "rules") -> Told:
    """The one statement of ``text``."""
    (told,) = tell(text, title=title, reader=reader)
    return told
