"""What bytes are, by their first few: to refuse by name what only pretends to be a document."""

_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls, .ppt); save it as .docx"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "an RTF file; save it as .docx"),
    (b"OggS", "an Ogg media file"),
    (b"ID3", "an MP3 file"),
)


def signature(data: bytes) -> str | None:
    """What ``data`` is, in words, where its first bytes tell; None otherwise."""
    return next((what for mark, what in _SIGNATURES if data.startswith(mark)), None)
