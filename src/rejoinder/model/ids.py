"""Ids are hashes of what makes a record that record, so the same bytes give the same ids everywhere."""

import hashlib

import msgspec

_BYTES = 8


def make_id(prefix: str, *parts: object) -> str:
    """An id such as ``s-5f0c9a1b22d3e4f6``: a short prefix for the kind, then a hash of ``parts``.

    Parts are anything msgspec can write as JSON; their order counts.
    """
    payload = msgspec.json.encode(parts)
    return f"{prefix}-{hashlib.blake2b(payload, digest_size=_BYTES).hexdigest()}"


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data`` in hex: how captures and texts are named and checked."""
    return hashlib.sha256(data).hexdigest()


def text_sha256(text: str) -> str:
    """The SHA-256 of ``text`` as UTF-8. A lone surrogate (possible in JSON input) is hashed as written."""
    return sha256(text.encode("utf-8", "surrogatepass"))
