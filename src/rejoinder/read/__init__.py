"""Captures in, documents out: formats, characters, blocks, articles, dates, languages."""

from rejoinder.read.capture import formats, installed_readers, read_capture
from rejoinder.read.inputs import captures
from rejoinder.read.jsonl import read_jsonl
from rejoinder.read.page import About, Page, Reader, ReadOptions, Stretch, compose

__all__ = [
    "About",
    "Page",
    "ReadOptions",
    "Reader",
    "Stretch",
    "captures",
    "compose",
    "formats",
    "installed_readers",
    "read_capture",
    "read_jsonl",
]
