"""What a reader hands on: the page's text, its stretches, and what the page says about itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from rejoinder.errors import RejoinderError
from rejoinder.model import Capture, Record, Span
from rejoinder.model.vocabulary import BlockKind
from rejoinder.read.dates import PartialDate, read_date

AUTO = "auto"


class ReadOptions(Record, frozen=True, kw_only=True):
    """What the user says about the inputs. Raises RejoinderError where ``published`` is no date."""

    format: str = AUTO
    """``auto``, ``jsonl`` or the name of a reader: ``text``, ``html``, ``pdf``, ``docx``."""
    published: str | None = None
    """The date of inputs that name none themselves: ``2016-01-15``, ``2016-01``, ``2016``, ``15 January 2016``."""
    carrier: str | None = None
    """Who published the inputs, where they do not say so themselves."""

    def __post_init__(self) -> None:
        if self.published is not None:
            self.given_date()

    def given_date(self) -> PartialDate | None:
        """``published`` as a date; None where it was not given."""
        if self.published is None:
            return None
        date = read_date(self.published)
        if date is None or date.year is None:
            raise RejoinderError(
                f"{self.published!r} is not a date with a year; write 2016-01-15, 2016-01 or 2016"
            )
        return date


@dataclass(frozen=True)
class Stretch:
    """One paragraph or line of a page, with its kind where the format tells it (``<figcaption>``)."""

    span: Span
    kind: BlockKind | None = None


@dataclass(frozen=True)
class About:
    """What a page says about itself outside its text.

    ``file_date`` is a property of the file rather than of the publication (a PDF's creation date, which
    a scanner or a template may have set): it counts only where nothing else gives a date.
    """

    title: str | None = None
    carrier: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    file_date: PartialDate | None = None


@dataclass(frozen=True)
class Page:
    """A capture turned into text. Stretches are in order, do not overlap, and leave only white space out.

    ``notices`` say what was lost or guessed on the way; they become failure records beside the documents.
    """

    text: str
    stretches: tuple[Stretch, ...]
    about: About = About()
    versions: dict[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


@runtime_checkable
class Reader(Protocol):
    """One format. Readers are found through the hook ``rejoinder_readers``."""

    name: str
    """What ``--from`` calls it."""
    suffixes: tuple[str, ...]
    """Endings of file names, lower case with the dot; looked at only where no reader knows the bytes."""

    def recognises(self, data: bytes) -> bool:
        """True where ``data`` is certainly of this format (a signature, a tag), whatever its name."""
        ...

    def read(self, capture: Capture) -> Page:
        """The page. Raises UnreadableError, in one line, where there is none."""
        ...


Piece = tuple[str, BlockKind | None]

_SPACE = re.compile(r"\s+")


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Stretch, ...]]:
    """Text and stretches of ``pieces``: white space inside a piece is one space, a blank line stands between."""
    texts: list[str] = []
    stretches: list[Stretch] = []
    at = 0
    for words, kind in pieces:
        clean = _SPACE.sub(" ", words).strip()
        if not clean:
            continue
        stretches.append(Stretch(Span(at, at + len(clean)), kind))
        texts.append(clean)
        at += len(clean) + 2
    return "\n\n".join(texts), tuple(stretches)
