"""The sources of the sample dispute: one file per document, settings above, marked blocks below.

A source opens with TOML between two lines of ``+++``; its blocks are separated by blank lines. A block's
first characters say what it is: ``# `` title, ``= `` standfirst, ``## `` heading, ``^ `` caption; any other
block is a paragraph. A second title starts a second article on the same page.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE / "documents"

Kind = Literal["title", "standfirst", "heading", "caption", "paragraph"]
MARKS: dict[str, Kind] = {"# ": "title", "= ": "standfirst", "## ": "heading", "^ ": "caption"}


@dataclass(frozen=True)
class Block:
    kind: Kind
    text: str


@dataclass(frozen=True)
class Source:
    """One document: its settings and what stands in it. ``above`` and ``below`` are page furniture."""

    name: str
    format: Literal["txt", "html", "pdf", "docx"]
    carrier: str
    published: datetime
    blocks: tuple[Block, ...]
    byline: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    header: str = ""
    footer: str = ""
    site: str = ""
    section: str = ""
    url: str = ""

    @property
    def file(self) -> str:
        return f"{self.name}.{self.format}"

    @property
    def title(self) -> str:
        return next(block.text for block in self.blocks if block.kind == "title")

    @property
    def day(self) -> str:
        """The date of publication as people write it: ``12 September 2025``."""
        return f"{self.published.day} {self.published:%B %Y}"

    @property
    def text(self) -> str:
        """The article's words as a reader should give them: blocks apart by blank lines, no furniture."""
        return "\n\n".join(block.text for block in self.blocks)


def parse_block(words: str) -> Block:
    """What ``words`` are, by the mark that they open with."""
    for mark, kind in MARKS.items():
        if words.startswith(mark):
            return Block(kind, words.removeprefix(mark))
    return Block("paragraph", words)


def read_source(path: Path) -> Source:
    """The source at ``path``; an unknown setting is an error."""
    _, settings, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    table = tomllib.loads(settings)
    table["published"] = datetime.fromisoformat(table["published"])
    table |= {key: tuple(table[key]) for key in ("above", "below") if key in table}
    blocks = tuple(parse_block(words.strip()) for words in body.split("\n\n") if words.strip())
    return Source(name=path.stem, blocks=blocks, **table)


def sources() -> Iterator[Source]:
    """All sources, in the order of their names."""
    for path in sorted(SOURCES.glob("*.md")):
        yield read_source(path)
