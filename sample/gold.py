"""Make ``gold.json`` from the annotations in ``gold/``: ``python -m sample.gold``.

People annotate in quoted words; this finds the offsets and stops at words that do not match. A source and
a cue are looked for in the paragraph where the content begins, outside the content. The form follows from
the quotation marks around and inside the content.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sample.find import Span, Unfound, find, paragraph_at
from sample.source import HERE, sources

GOLD = HERE / "gold"
GOLD_JSON = HERE / "gold.json"
OPENING = ("“", "‘", '"')
MARKS = ("“", "”", "‘", '"')

Table = dict[str, Any]


@dataclass(frozen=True)
class Annotated:
    """One document with what people marked in it."""

    number: str
    file: str
    text: str
    statements: tuple[Table, ...]
    figures: tuple[Table, ...]
    copied: tuple[str, ...] = ()
    copy_of: str | None = None


def texts() -> dict[str, str]:
    """The plain text of every document, by file name."""
    return {source.file: source.text for source in sources()}


def annotations() -> list[Annotated]:
    """The annotated documents in order; a copy's statements are read off its original."""
    text_of = texts()
    read: dict[str, Annotated] = {}
    for path in sorted(GOLD.glob("[0-9]*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        read[path.stem] = annotated(path.stem, table, text_of[table["file"]], read)
    return list(read.values())


def annotated(number: str, table: Table, text: str, earlier: dict[str, Annotated]) -> Annotated:
    statements, figures = tuple(table.get("statements", ())), tuple(table.get("figures", ()))
    if "copies" not in table:
        return Annotated(number, table["file"], text, statements, figures)
    copies = table["copies"]
    original = earlier[copies["of"]]
    return Annotated(
        number,
        table["file"],
        text,
        (*chosen(original.statements, copies["statements"]), *statements),
        (*chosen(original.figures, copies["figures"]), *figures),
        tuple(copies["statements"]),
        original.number,
    )


def chosen(marked: Iterable[Table], numbers: Iterable[str]) -> Iterator[Table]:
    """The annotations of the original that the copy repeats, by number."""
    by_number = {entry["n"]: entry for entry in marked}
    for number in numbers:
        yield by_number[number]


def form(text: str, content: list[Span]) -> str:
    """Direct where all of the content stands in quotation marks, mixed where some of it does."""
    if all(text[: span.start].endswith(OPENING) for span in content):
        return "direct"
    return "mixed" if any(mark in span.of(text) for span in content for mark in MARKS) else "indirect"


def with_words(record: Table, key: str, text: str, span: Span) -> None:
    record[key] = [span.start, span.end]
    record[f"{key}_text"] = span.of(text)


def statement(document: Annotated, marked: Table) -> Table:
    """One statement of ``gold.json``."""
    text = document.text
    within = paragraph_at(text, text.index(marked["p"])) if "p" in marked else None
    content = [find(text, quoted, within) for quoted in marked["w"]]
    record: Table = {
        "id": f"{document.number}-{marked['n']}",
        "doc": document.file,
        "actor": marked["a"],
        "act": marked["act"],
        "kind": form(text, content),
        "content": [[span.start, span.end] for span in content],
        "content_text": [span.of(text) for span in content],
    }
    paragraph = paragraph_at(text, content[0].start)
    for key, short in (("source", "s"), ("cue", "c")):
        if short in marked:
            with_words(record, key, text, find(text, marked[short], paragraph, tuple(content)))
    if "parent" in marked:
        record["parent"] = f"{document.number}-{marked['parent']}"
    return record


def figure(document: Annotated, marked: Table) -> Table:
    """One figure of ``gold.json``; bounds are inclusive, null is unbounded."""
    span = find(document.text, marked["t"])
    record: Table = {
        "id": f"{document.number}-f{marked['n']}",
        "doc": document.file,
        "span": [span.start, span.end],
        "text": span.of(document.text),
        "measure": marked["m"],
        "low": marked.get("eq", marked.get("lo")),
        "high": marked.get("eq", marked.get("hi")),
        "population": marked.get("pop"),
        "actor": marked["a"],
    }
    return record | {key: marked[key] for key in ("approx", "relative_to") if key in marked}


def explained(document: Annotated, kind: str, marked: Table) -> Table:
    """The record, or an error that names the annotation that does not match."""
    try:
        return statement(document, marked) if kind == "statement" else figure(document, marked)
    except Unfound as error:
        raise Unfound(f"{document.number} {kind} {marked['n']}: {error}") from error


def links(documents: list[Annotated], written: str) -> list[list[str]]:
    """The links as written, then what copies add: the same utterances, and the original's inner links."""
    own = [line.split() for line in written.splitlines() if line.strip()]
    found = [[start, end, kind] for start, kind, end in own]
    carried: dict[str, list[str]] = {}
    for document in documents:
        for number in document.copied:
            carried.setdefault(f"{document.copy_of}-{number}", []).append(f"{document.number}-{number}")
        found += [
            [f"{document.number}-{start[3:]}", f"{document.number}-{end[3:]}", kind]
            for start, kind, end in own
            if start[:2] == end[:2] == document.copy_of and {start[3:], end[3:]} <= set(document.copied)
        ]
    for original, copies in carried.items():
        same = [original, *copies]
        found += [[b, a, "same_utterance"] for i, a in enumerate(same) for b in same[i + 1 :]]
    return found


def place(documents: dict[str, Annotated], number: str, quoted: str) -> list[Any]:
    """``[file, start, end]`` of words quoted from a document."""
    document = documents[number]
    span = find(document.text, quoted)
    return [document.file, span.start, span.end]


def request(documents: dict[str, Annotated], written: Table) -> Table:
    words = [place(documents, number, quoted) for number, quoted in written["words"]]
    return {"deadline": None, "outcome": None} | written | {"words": words}


def cadence(documents: dict[str, Annotated], written: Table) -> Table:
    windows = [w | {"words": place(documents, *w["words"])} for w in written["windows"]]
    return written | {"windows": windows}


def coverage(documents: dict[str, Annotated], written: Table) -> Table:
    """Points and cells, with their words checked against the documents that they are quoted from."""
    for point in written["points"]:
        find(documents[point["statement"][:2]].text, point["words"])
    for _, response, _, words in written["cells"]:
        if words:
            find(documents[response[:2]].text, words)
    keys = ("point", "response", "state", "words")
    return written | {"cells": [dict(zip(keys, cell, strict=True)) for cell in written["cells"]]}


def gold() -> Table:
    """All of ``gold.json``."""
    documents = annotations()
    by_number = {document.number: document for document in documents}
    case = tomllib.loads((GOLD / "case.toml").read_text(encoding="utf-8"))
    return {
        "names": case["names"],
        "texts": {document.file: document.text for document in documents},
        "statements": [explained(d, "statement", m) for d in documents for m in d.statements],
        "figures": [explained(d, "figure", m) for d in documents for m in d.figures],
        "links": links(documents, case["links"]),
        "figure_pairs": case["figure_pairs"],
        "requests": [request(by_number, written) for written in case["requests"]],
        "cadence": [cadence(by_number, written) for written in case["cadence"]],
        "coverage": [coverage(by_number, written) for written in case["coverage"]],
    }


def write(path: Path) -> None:
    path.write_text(json.dumps(gold(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(GOLD_JSON)
    print(GOLD_JSON.relative_to(HERE.parent))
