"""The sample dispute, read and linked as a user would have it, and measured against its gold."""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quality.score import Share, load, measure
from rejoinder.model import AnyLink, Extracted
from rejoinder.read import ReadOptions
from rejoinder.run import extract_inputs, link_documents

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
def measured(gold: Path = GOLD, folder: Path = DOCUMENTS) -> Measured:
    """A folder of documents, the sample's unless another is named, read once per process and measured."""
    read = extract_inputs([folder], ReadOptions())
    documents = [document for document in read if isinstance(document, Extracted)]
    links = link_documents(documents)
    return Measured(documents, links, measure(load(gold), documents, links))
