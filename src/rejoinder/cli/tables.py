"""How results look in a terminal: readable at 80 columns, words as they stand in the source."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from rejoinder.cli.streams import printable
from rejoinder.publish.contents import Said
from rejoinder.publish.segments import content_words
from rejoinder.publish.wording import carrier_name, date_in_words


def show(*parts: RenderableType) -> None:
    """Print parts one below the other on standard output."""
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    for part in parts:
        console.print(part)


def heading(words: str) -> Text:
    """A heading, with an empty line above it."""
    return Text(f"\n{printable(words)}", style="bold")


@dataclass(frozen=True)
class Line:
    """A line of words that wraps under its indent, without white space behind it."""

    words: str
    indent: int
    style: str
    hang: int = 0
    """How much deeper every line after the first begins."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines that fit the terminal."""
        width = options.max_width - self.indent
        first, *rest = Text(self.words, self.style).wrap(console, width)
        yield self._placed(first, self.indent)
        if rest:
            left = Text(self.words[len(first.plain) :].lstrip(), self.style)
            for part in left.wrap(console, width - self.hang):
                yield self._placed(part, self.indent + self.hang)

    @staticmethod
    def _placed(part: Text, indent: int) -> Text:
        part.rstrip()
        return Text(" " * indent) + part


def line(words: str, *, indent: int = 0, soft: bool = False, hang: int = 0) -> Line:
    """Words for one line, or for as many as they need."""
    return Line(printable(words), indent, "dim" if soft else "", hang)


def table(
    columns: Iterable[str], rows: Iterable[Iterable[str]], *, right: frozenset[str] = frozenset()
) -> Table:
    """A table of plain words; columns named in ``right`` hold numbers."""
    made = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for name in columns:
        made.add_column(name, justify="right" if name in right else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(printable(cell)) for cell in row))
    return made


def words_of(said: Said) -> str:
    """A statement's content, its quoted words between quotation marks, its gloss without, and what limits it."""
    pieces = []
    for piece in content_words(said.statement, said.document.text):
        if piece.limit:
            pieces.append(f" [the sentence goes on: {piece.text}]")
            continue
        gap = " … " if piece.gap else ""
        pieces.append(f"{gap}“{piece.text}”" if piece.bare else f"{gap}{piece.text}")
    return "".join(pieces)


def where_said(said: Said) -> str:
    """Speaker, carrier and date: the two names that stand on everything, and when."""
    return ", ".join((said.party.name, carrier_of(said), date_in_words(said.date)))


def where_carried(said: Said) -> str:
    """Carrier and date, where the speaker is named already."""
    return f"{carrier_name(said.document)}, {date_in_words(said.date)}"


def carrier_of(said: Said) -> str:
    """Who carries the statement; the file where the carrier is not known."""
    return f"in {carrier_name(said.document)}"
