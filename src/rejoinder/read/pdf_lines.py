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


@dataclass(frozen=True)
class _Letter:
    char: str
    box: tuple[float, float, float, float]
    size: float
    hyphen: bool


def page_lines(page: Any) -> list[PdfLine]:
    """The page's lines in the order of its content, which is the order of reading in all but odd files."""
    text_page = page.get_textpage()
    try:
        return [line for letters in _lines(text_page) if (line := _line(letters))]
    finally:
        text_page.close()
        page.close()


def _lines(text_page: Any) -> Iterator[list[_Letter]]:
    from pypdfium2 import raw

    letters: list[_Letter] = []
    for i in range(raw.FPDFText_CountChars(text_page.raw)):
        code = raw.FPDFText_GetUnicode(text_page.raw, i)
        if code in (10, 13):
            yield letters
            letters = []
        elif code:
            letter = _letter(text_page, i, code)
            if letters and _below(letters[-1], letter):
                yield letters
                letters = []
            letters.append(letter)
    yield letters


def _below(before: _Letter, letter: _Letter) -> bool:
    """True after a hyphen that breaks a word, where PDFium gives no line end but goes on a line lower."""
    return before.hyphen and letter.box[1] < before.box[0] and letter.box[3] < before.box[3]


def _letter(text_page: Any, i: int, code: int) -> _Letter:
    from pypdfium2 import raw

    hyphen = code in _HYPHENS and (code != _MINUS or raw.FPDFText_IsHyphen(text_page.raw, i) == 1)
    box = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text_page.raw, i, *map(ctypes.byref, box))
    left, right, bottom, top = (value.value for value in box)
    size = raw.FPDFText_GetFontSize(text_page.raw, i)
    char = "-" if hyphen else chr(code) if not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return _Letter(char, (left, right, bottom, top), size, hyphen)


def _line(letters: list[_Letter]) -> PdfLine | None:
    inked = [letter for letter in letters if not letter.char.isspace()]
    if not inked:
        return None
    return PdfLine(
        "".join(letter.char for letter in letters).strip(),
        left=min(letter.box[0] for letter in inked),
        right=max(letter.box[1] for letter in inked),
        bottom=min(letter.box[2] for letter in inked),
        top=max(letter.box[3] for letter in inked),
        size=median(_height(letter) for letter in inked),
        hyphenated=inked[-1].hyphen,
    )


def _height(letter: _Letter) -> float:
    """The font size; where the file hides it in a transformation (size 1), the letter's own height."""
    return letter.size if letter.size > 2 else letter.box[3] - letter.box[2]
