"""Bytes to text, and text to its normal form: the only place where characters are changed.

Nothing is lost silently: where bytes had to be guessed at or replaced, `decode` says so.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from rejoinder.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 stands before UTF-16, whose mark it begins with."""

_SAMPLE = 65_536
_MANGLED = 0.3
"""UTF-8 with a few broken bytes is repaired; above this share of broken among the non-ASCII sequences the
text is another encoding. In Windows-1252 text nearly every non-ASCII byte breaks UTF-8 (share near 1); a
truncated or spliced UTF-8 file breaks at single places (share near 0)."""

_BINARY = 0.02
"""Share of control characters above which decoded bytes are not text. Prose has none."""

_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNDEFINED_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


@dataclass(frozen=True)
class Decoded:
    """The text of some bytes; ``notice`` says what was guessed or replaced, None where nothing was."""

    text: str
    notice: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``: by its byte order mark, as UTF-8, by its zeros as UTF-16, by ``declared``, or
    as Windows-1252.

    Raises UnreadableError for bytes that are not text.
    """
    decoded = (
        _by_mark(data)
        or _strictly(data, "utf-8")
        or _by_zeros(data)
        or _as_declared(data, declared)
        or _repaired(data)
        or _as_1252(data)
    )
    _refuse_binary(decoded.text)
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _leniently(data[len(mark) :], encoding)
    return None


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding))
    except (UnicodeDecodeError, LookupError):
        return None


def _leniently(data: bytes, encoding: str) -> Decoded:
    """Decode, replacing what does not fit and saying how much that was."""
    exact = _strictly(data, encoding)
    if exact:
        return exact
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return Decoded(text, f"{lost} undecodable place(s) in {encoding.upper()} text shown as U+FFFD")


def _by_zeros(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return _leniently(data, "utf-16-le")
    if even > 0.6 * half and odd < 0.05 * half:
        return _leniently(data, "utf-16-be")
    return None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    if not declared or declared.lower().replace("_", "-") in {"utf-8", "utf8", "utf-16", "unicode"}:
        return None
    return _strictly(data, declared)


def _repaired(data: bytes) -> Decoded | None:
    """UTF-8 that is broken at few places, such as a file that was cut off."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = sum(1 for _ in _MULTIBYTE.finditer(data))
    if lost > _MANGLED * (lost + whole):
        return None
    return Decoded(text, f"{lost} undecodable place(s) in UTF-8 text shown as U+FFFD")


def _as_1252(data: bytes) -> Decoded:
    lost = len(_UNDEFINED_1252.findall(data))
    shown = f", {lost} undecodable byte(s) shown as U+FFFD" if lost else ""
    return Decoded(data.decode("cp1252", "replace"), f"not UTF-8: read as Windows-1252{shown}")


def _refuse_binary(text: str) -> None:
    sample = text[:_SAMPLE]
    if len(_NOT_TEXT.findall(sample)) > _BINARY * len(sample):
        raise UnreadableError("binary data, not text")


_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters, soft hyphens, zero-width spaces and direction marks: invisible, they would keep equal
words from matching. Zero-width joiners stay: Persian and the Indic scripts spell with them."""


def normalise(text: str) -> str:
    """NFC, plain spaces for no-break spaces, ``\\n`` for every line ending, no control characters."""
    text = _NEWLINE.sub("\n", text)
    text = _NO_BREAK.sub(" ", text)
    return unicodedata.normalize("NFC", _REMOVED.sub("", text))
