"""Turns annotated articles into the arrays that training reads: words, features, word pieces, tags.

    python prepare.py TRAIN.jsonl train.npz --vocabulary vocab.txt

A line of the input is one article: {"doc_id", "text", "statements": [{"source": [start, end] | null,
"cue": [[start, end], ...], "content": [[start, end], ...]}]}, offsets in code points.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from decode import KINDS
from numpy.typing import NDArray
from words import Paragraph, WordPieces, paragraphs


@dataclass(frozen=True)
class Article:
    """The paragraphs of one article and the tag of each word."""

    paragraphs: list[Paragraph]
    tags: list[NDArray[np.int8]]


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a JSON Lines file."""
    with path.open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def article(raw: dict[str, Any], cutter: WordPieces) -> Article:
    """One annotated article, cut into words and tagged."""
    found = list(paragraphs(raw["text"], cutter))
    spans = np.concatenate([p.spans for p in found])
    tags = np.split(_tags(spans, raw["statements"]), np.cumsum([len(p.spans) for p in found])[:-1])
    return Article(found, [begun(t) for t in tags])


def begun(tags: NDArray[np.int8]) -> NDArray[np.int8]:
    """``tags`` with a beginning wherever a span would go on that another has cut in two, or that runs on."""
    before = np.concatenate([[0], tags[:-1]])
    inside = (tags > 0) & (tags % 2 == 0)
    return np.where(inside & (before != tags) & (before != tags - 1), tags - 1, tags).astype(np.int8)


def _tags(words: NDArray[np.int32], statements: Iterable[dict[str, Any]]) -> NDArray[np.int8]:
    """A word has the tag of the span that touches it; of two that do, content wins over cue over source."""
    tags = np.zeros(len(words), np.int8)
    statements = list(statements)
    for kind, name in enumerate(KINDS):
        for statement in statements:
            for start, end in spans_of(statement, name):
                inside = np.flatnonzero((words[:, 0] < end) & (words[:, 1] > start))
                tags[inside] = 2 + 2 * kind
                tags[inside[:1]] = 1 + 2 * kind
    return tags


def spans_of(statement: dict[str, Any], kind: str) -> list[list[int]]:
    """The spans of one kind; ``source_spans``, where given, hold a source of several parts."""
    if kind == "source":
        return statement.get("source_spans") or ([statement["source"]] if statement.get("source") else [])
    return statement.get(kind) or []


def save(articles: list[Article], path: Path) -> None:
    """Writes all articles as flat arrays with their lengths."""
    all_paragraphs = [p for a in articles for p in a.paragraphs]
    np.savez_compressed(
        path,
        paragraphs=[len(a.paragraphs) for a in articles],
        words=[len(p.firsts) for p in all_paragraphs],
        lengths=[len(p.pieces) for p in all_paragraphs],
        spans=np.concatenate([p.spans for p in all_paragraphs]),
        features=np.concatenate([p.features for p in all_paragraphs]),
        firsts=np.concatenate([p.firsts for p in all_paragraphs]),
        pieces=np.concatenate([p.pieces for p in all_paragraphs]),
        tags=np.concatenate([t for a in articles for t in a.tags]),
    )


def load(path: Path) -> list[Article]:
    """The articles that ``save`` wrote."""
    with np.load(path) as stored:
        data = dict(stored)
    words, lengths = np.cumsum(data["words"])[:-1], np.cumsum(data["lengths"])[:-1]
    by_word = [np.split(data[name], words) for name in ("spans", "features", "firsts", "tags")]
    rows = zip(*by_word, np.split(data["pieces"], lengths), strict=True)
    return [_gathered(rows, int(n)) for n in data["paragraphs"]]


def _gathered(rows: Iterator[tuple[NDArray[Any], ...]], number: int) -> Article:
    mine = [next(rows) for _ in range(number)]
    return Article([Paragraph(s, f, p, first) for s, f, first, _, p in mine], [t for *_, t, _ in mine])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--vocabulary", type=Path, required=True, help="the encoder's vocab.txt")
    parser.add_argument("--first", type=int, help="only the first N articles, to try the chain")
    options = parser.parse_args()
    cutter = WordPieces(options.vocabulary.read_text(encoding="utf8").splitlines())
    made = [article(raw, cutter) for raw in list(read_articles(options.articles))[: options.first]]
    save(made, options.out)
    words = sum(len(t) for a in made for t in a.tags)
    print(f"{len(made)} articles, {words} words")


if __name__ == "__main__":
    main()
