"""The sample dispute, read and linked as a user would have it, and measured against its gold."""

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quality.score import Share, load, measure
from rejoinder.extract import EXTRACTORS, extract
from rejoinder.link import link
from rejoinder.model import AnyLink, Capture, Document, Extracted
from rejoinder.read import ReadOptions, captures, read_capture

SAMPLE = Path(__file__).parents[2] / "sample"
DOCUMENTS = SAMPLE / "documents"
GOLD = SAMPLE / "gold.json"
FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True)
class Measured:
    """The sample's documents and links, and how well both agree with the gold."""

    documents: Sequence[Extracted]
    links: Sequence[AnyLink]
    shares: dict[str, Share]


def corpus_sha256() -> str:
    """One hash over the sample's documents and its gold: what the floors were measured on."""
    files = sorted(path for path in DOCUMENTS.rglob("*") if path.is_file())
    digest = hashlib.sha256()
    for path in [*files, GOLD]:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def floors() -> tuple[str, dict[str, float]]:
    """The hash of the corpus that the floors were measured on, and the floors in per cent."""
    table = tomllib.loads(FLOORS.read_text("utf-8"))
    return table["corpus"], table["floors"]


@cache
def measured() -> Measured:
    """The sample read once per process."""
    documents = [extract(document, EXTRACTORS) for document in _documents()]
    links = link(documents)
    return Measured(documents, links, measure(load(GOLD), documents, links))


def _documents() -> Iterator[Document]:
    for capture in captures([DOCUMENTS], None):
        if isinstance(capture, Capture):
            for document in read_capture(capture, ReadOptions()):
                if isinstance(document, Document):
                    yield document
