"""Turns annotated articles into the arrays that training reads: words, features, word pieces, tags.

    python prepare.py TRAIN.jsonl train.npz
    python prepare.py TRAIN.jsonl NEWS.jsonl taught.npz --teacher OUT/accurate.onnx

A line of the input is one article: {"doc_id", "text", "statements": [{"source": [start, end] | null,
"cue": [[start, end], ...], "content": [[start, end], ...]}]}, offsets in code points. An article without
"statements" has nothing that an annotator marked; a teacher's scores of its words stand in for them. A line
with "articles" holds several.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from rejoinder.tagging.decode import KINDS, TAGS
from rejoinder.tagging.models import TOGETHER, OnnxScorer, TaggerName, assemble, weights
from rejoinder.tagging.reader import Reader
from rejoinder.tagging.words import Paragraph, WordPieces, paragraphs


@dataclass(frozen=True)
class Article:
    """The paragraphs of one article, the tag of each word, and a teacher's scores of its tags, where there is one.

    ``marked`` is False for an article that no annotator has seen: its tags mean nothing.
    """

    paragraphs: list[Paragraph]
    tags: list[NDArray[np.int8]]
    marked: bool = True
    scores: list[NDArray[np.float32]] | None = None


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a JSON Lines file."""
    with path.open(encoding="utf8") as lines:
        for row in (json.loads(line) for line in lines if line.strip()):
            yield from row.get("articles", [row])


def article(raw: dict[str, Any], cutter: WordPieces, teacher: Reader | None = None) -> Article | None:
    """One article, cut into words and tagged; None where it holds no words."""
    found = list(paragraphs(raw["text"], cutter))
    if not found:
        return None
    spans = np.concatenate([p.spans for p in found])
    tags = np.split(_tags(spans, raw.get("statements", ())), np.cumsum([len(p.spans) for p in found])[:-1])
    scores = teacher.scores(found) if teacher else None
    return Article(found, [begun(t) for t in tags], "statements" in raw, scores)


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
    scores = [s for a in articles for s in a.scores or ()]
    np.savez_compressed(
        path,
        paragraphs=[len(a.paragraphs) for a in articles],
        marked=[a.marked for a in articles],
        words=[len(p.firsts) for p in all_paragraphs],
        lengths=[len(p.pieces) for p in all_paragraphs],
        spans=np.concatenate([p.spans for p in all_paragraphs]),
        features=np.concatenate([p.features for p in all_paragraphs]),
        firsts=np.concatenate([p.firsts for p in all_paragraphs]),
        pieces=np.concatenate([p.pieces for p in all_paragraphs]),
        tags=np.concatenate([t for a in articles for t in a.tags]),
        scores=np.concatenate(scores).astype(np.float16) if scores else np.zeros((0, len(TAGS)), np.float16),
    )


def load(path: Path) -> list[Article]:
    """The articles that ``save`` wrote."""
    with np.load(path) as stored:
        data = dict(stored)
    words, lengths = np.cumsum(data["words"])[:-1], np.cumsum(data["lengths"])[:-1]
    taught = len(data["scores"]) > 0
    names = ("spans", "features", "firsts", "tags", "scores" if taught else "tags")
    by_word = [np.split(data[name], words) for name in names]
    rows = zip(*by_word, np.split(data["pieces"], lengths), strict=True)
    held = zip(data["paragraphs"], data["marked"], strict=True)
    return [_gathered(rows, int(number), bool(marked), taught) for number, marked in held]


def _gathered(rows: Iterator[tuple[NDArray[Any], ...]], number: int, marked: bool, taught: bool) -> Article:
    mine = [next(rows) for _ in range(number)]
    made = [Paragraph(spans, features, pieces, firsts) for spans, features, firsts, _, _, pieces in mine]
    scores = [row[4].astype(np.float32) for row in mine] if taught else None
    return Article(made, [row[3] for row in mine], marked, scores)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--teacher", type=Path, help="an exported tagger; its transitions lie beside it")
    parser.add_argument("--first", type=int, help="only the first N articles, to try the chain")
    options = parser.parse_args()
    cutter = WordPieces(weights("vocab.txt").decode("utf-8").splitlines())
    raw = [row for path in options.articles for row in read_articles(path)][: options.first]
    teacher = load_teacher(options.teacher) if options.teacher else None
    found = (article(row, cutter, teacher) for row in raw)
    made = [a for a in found if a is not None]
    save(made, options.out)
    words = sum(len(t) for a in made for t in a.tags)
    print(f"{len(made)} articles, {words} words")


def load_teacher(model: Path, scorer: type[OnnxScorer] = OnnxScorer) -> Reader:
    """The reader of an exported tagger ("accurate.onnx", "fast.full.onnx" ...), as many windows at once as shipped."""
    kind = cast(TaggerName, model.name.split(".")[0])
    transitions = json.loads((model.parent / "transitions.json").read_text(encoding="utf8"))
    return assemble(scorer(model.read_bytes(), TOGETHER[kind]), transitions)


if __name__ == "__main__":
    main()
