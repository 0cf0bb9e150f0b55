import codecs

import pytest

from rejoinder.errors import UnreadableError
from rejoinder.read.characters import decode, normalise

WORDS = "Café “shut”, the owner said."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
    ],
)
def test_unicode_is_read_without_a_notice(data: bytes) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.notice) == (WORDS, None)


def test_bytes_that_are_not_utf8_are_read_as_windows_1252_and_said_so() -> None:
    decoded = decode(WORDS.encode("cp1252"))
    assert decoded.text == WORDS
    assert decoded.notice == "not UTF-8: read as Windows-1252"


def test_bytes_that_windows_1252_lacks_are_counted() -> None:
    decoded = decode("Olé, ".encode("cp1252") + b"\x81\x8d")
    assert decoded.text == "Olé, \ufffd\ufffd"
    assert "2 undecodable byte(s)" in (decoded.notice or "")


def test_broken_utf8_keeps_what_is_whole() -> None:
    decoded = decode((WORDS * 3).encode() + b"\xe2\x80")
    assert decoded.text == WORDS * 3 + "\ufffd"
    assert decoded.notice == "1 undecodable place(s) in UTF-8 text shown as U+FFFD"


def test_a_declared_encoding_comes_before_the_guess() -> None:
    assert decode("Закрыто, сказал он".encode("cp1251"), "windows-1251").text == "Закрыто, сказал он"


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    assert decode(WORDS.encode("cp1252"), "no-such-code").text == WORDS


def test_binary_data_are_refused() -> None:
    with pytest.raises(UnreadableError, match="binary data"):
        decode(bytes(range(256)) * 8)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("one\u00a0two\u202fthree\u2007four", "one two three four"),
        ("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("cafe\u0301", "café"),
        ("ze\u200bro so\u00adft \ufeffmark \u202eturned\u202c be\x07ll", "zero soft mark turned bell"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("tab\tkept", "tab\tkept"),
    ],
)
def test_normal_form(text: str, normal: str) -> None:
    assert normalise(text) == normal


def test_the_normal_form_is_its_own_normal_form() -> None:
    once = normalise("A\u0301\r\n\u00a0“é”\u200b")
    assert normalise(once) == once
