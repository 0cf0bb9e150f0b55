"""The lines of a PDF page with their place and letter size, from PDFium's characters."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

_MINUS = 0x2D
_HYPHENS = frozenset({2, 0xAD, _MINUS})
"""A hyphen that PDFium knows to break a word at a line's end (2), a soft hyphen, and a plain one, which can be
either."""


@dataclass(frozen=True)
class PdfLine:
    """One line of text; coordinates in points from the page's lower left corner.

    ``hyphenated`` is True where PDFium says that a hyphen breaks a word at its end.
    """

    words: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    hyphenated: bool = False


class _Characters:
    """PDFium's view of a page's characters. Calls are costly; places are asked for only where lines need them."""

    def __init__(self, text_page: Any) -> None:
        from pypdfium2 import raw  # here, since not every run reads PDF

        self._raw = raw
        self._page = text_page.raw
        self.count: int = raw.FPDFText_CountChars(self._page)

    def code(self, i: int) -> int:
        return int(self._raw.FPDFText_GetUnicode(self._page, i))

    def breaks_word(self, i: int, code: int) -> bool:
        """True for a hyphen that breaks a word at a line's end."""
        return code in _HYPHENS and (code != _MINUS or self._raw.FPDFText_IsHyphen(self._page, i) == 1)

    def box(self, i: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top; the height is the font's, the same for all letters of a line."""
        box = self._raw.FS_RECTF()
        self._raw.FPDFText_GetLooseCharBox(self._page, i, ctypes.byref(box))
        return box.left, box.bottom, box.right, box.top

    def size(self, i: int) -> float:
        """The font size; where the file hides it in a transformation (size 1), the letter's own height."""
        size = float(self._raw.FPDFText_GetFontSize(self._page, i))
        _, bottom, _, top = self.box(i)
        return size if size > 2 else top - bottom


@dataclass(frozen=True)
class _Row:
    """The characters of one line: the words, and which of PDFium's characters are inked."""

    words: str
    inked: tuple[int, ...]
    hyphenated: bool


def page_lines(page: Any) -> list[PdfLine]:
    """The page's lines in the order of its content, which is the order of reading in all but odd files."""
    text_page = page.get_textpage()
    try:
        characters = _Characters(text_page)
        return [_line(characters, row) for row in _rows(characters)]
    finally:
        text_page.close()
        page.close()


def _rows(characters: _Characters) -> Iterator[_Row]:
    words: list[str] = []
    inked: list[int] = []
    broken = False
    for i in range(characters.count):
        code = characters.code(i)
        ended = code in (10, 13) or (broken and _is_below(characters, inked[-1], i))
        if ended and inked:
            yield _Row("".join(words).strip(), tuple(inked), broken)
        if ended:
            words, inked, broken = [], [], False
        if code in (0, 10, 13):
            continue
        broken = characters.breaks_word(i, code)
        words.append("-" if broken else _char(code))
        if not words[-1].isspace():
            inked.append(i)
    if inked:
        yield _Row("".join(words).strip(), tuple(inked), broken)


def _char(code: int) -> str:
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def _is_below(characters: _Characters, before: int, i: int) -> bool:
    """True where PDFium goes on a line lower after a broken word, without a line end of its own."""
    left, _, _, top = characters.box(before)
    _, _, right, lower = characters.box(i)
    return right < left and lower < top


def _line(characters: _Characters, row: _Row) -> PdfLine:
    sample = sorted({row.inked[0], row.inked[len(row.inked) // 2], row.inked[-1]})
    boxes = [characters.box(i) for i in sample]
    return PdfLine(
        row.words,
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        bottom=min(box[1] for box in boxes),
        top=max(box[3] for box in boxes),
        size=median(characters.size(i) for i in sample),
        hyphenated=row.hyphenated,
    )
