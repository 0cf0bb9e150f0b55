"""The made-up disputes of ``disputes/``: read from their files, extracted, and with their own statements put in.

Linking is measured twice: with the statements as extracted, and with those of the gold in place of them, so
that a miss of linking is told from a miss of reading.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from quality.score import word_f1, words
from rejoinder.model import Capture, Extracted, Span, Speaker, Statement, hull, make_id
from rejoinder.read import ReadOptions
from rejoinder.run import extract_capture

FOLDER = Path(__file__).with_name("disputes")
FOUND = 0.5
"""The word F1 from which an extracted statement counts as one of the gold."""

_MARK = re.compile(r"<(?P<key>[a-z]\d+)(?: (?P<act>\w+) (?P<party>\w+))?>|</>")
_QUOTED = re.compile(r"(?<=[“\"])[^“”\"]+(?=[”\"])")


@dataclass(frozen=True)
class Marked:
    """A statement of the gold: its key, act, speaker and the places of its words in the document's text."""

    key: str
    act: Any
    speaker: str
    content: tuple[Span, ...]
    parent: str | None

    def words(self, text: str) -> list[str]:
        return words(" ".join(s.of(text) for s in self.content))


@dataclass(frozen=True)
class Text:
    """One document of a dispute."""

    id: str
    date: str
    carrier: str
    text: str
    statements: tuple[Marked, ...]


@dataclass(frozen=True)
class GoldPoint:
    """A point of an allegation, and what each response says of it."""

    kind: str
    statement: str
    words: str
    states: Mapping[str, str]


@dataclass(frozen=True)
class Dispute:
    """One dispute of the gold."""

    name: str
    texts: tuple[Text, ...]
    replies: tuple[tuple[str, str, str], ...]
    """Later statement, kind, earlier statement."""
    claims: tuple[Mapping[str, bool], ...]
    """Statement -> True where it says yes to what the claim says."""
    points: tuple[GoldPoint, ...]


def seen(name: str) -> bool:
    """True for the half by which rules may be changed: the first in the order of the names' hashes."""
    return name in _seen()


@cache
def _seen() -> frozenset[str]:
    names = sorted((d.name for d in disputes()), key=lambda n: hashlib.sha256(n.encode()).digest())
    return frozenset(names[: (len(names) + 1) // 2])


def disputes_sha256() -> str:
    """One hash over the files: what the floors were measured on."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def disputes() -> tuple[Dispute, ...]:
    """All disputes, by file and place in it."""
    tables = (tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml")))
    return tuple(_dispute(name, table) for tables_of in tables for name, table in tables_of.items())


def _dispute(name: str, table: Mapping[str, Any]) -> Dispute:
    texts = [(k, v) for k, v in table.items() if isinstance(v, dict) and "text" in v]
    replies = (line.split() for line in table["replies"].strip().splitlines())
    return Dispute(
        name=name,
        texts=tuple(read_text(f"{name}-{key}", value, table["parties"]) for key, value in texts),
        replies=tuple((source, kind, target) for source, kind, target in replies),
        claims=tuple({k.lstrip("-"): k[0] != "-" for k in c.split()} for c in table["claims"]),
        points=tuple(_point(line) for line in table["points"].strip().splitlines()),
    )


def _point(line: str) -> GoldPoint:
    """``kind statement words -> response state: its words; response -``."""
    about, _, cells = line.partition(" -> ")
    kind, statement, said = about.split(" ", 2)
    read = (cell.partition(":")[0].split() for cell in cells.split("; "))
    states = {response: "not_found" if state == "-" else state for response, state in read}
    return GoldPoint(kind, statement, said, states)


def read_text(id: str, table: Mapping[str, Any], parties: Mapping[str, str]) -> Text:
    """A document of the gold from its table, with the statements marked in it."""
    marked = table["text"].strip()
    plain, at = "", 0
    open_marks: list[tuple[str, int]] = []
    spans: dict[str, list[Span]] = {}
    made: dict[str, tuple[str, str, str | None]] = {}
    for mark in _MARK.finditer(marked):
        plain += marked[at : mark.start()]
        at = mark.end()
        if mark["key"]:
            above = open_marks[-1][0] if open_marks else None
            open_marks.append((mark["key"], len(plain)))
            if mark["act"]:
                made[mark["key"]] = (mark["act"], parties[mark["party"]], above)
        else:
            key, start = open_marks.pop()
            spans.setdefault(key, []).append(Span(start, len(plain)))
    text = plain + marked[at:]
    found = (Marked(k, act, who, tuple(spans[k]), above) for k, (act, who, above) in made.items())
    return Text(id, str(table["date"]), table["carrier"], text, tuple(found))


@cache
def extracted() -> Mapping[str, Extracted]:
    """Every document of the gold as the program reads it, by id."""
    return read_by_program((text for dispute in disputes() for text in dispute.texts), "disputes.jsonl")


def read_by_program(texts: Iterable[Text], file: str) -> Mapping[str, Extracted]:
    """``texts`` as the program reads them from a file of that name, by id."""
    lines = (
        msgspec.json.encode({"id": t.id, "text": t.text, "published": t.date, "carrier": t.carrier})
        for t in texts
    )
    data = b"\n".join(lines)
    capture = Capture(sha256=hashlib.sha256(data).hexdigest(), file=file, data=data)
    read = extract_capture(capture, ReadOptions(format="jsonl"))
    return {document.id: document for document in read if isinstance(document, Extracted)}


@dataclass(frozen=True)
class Reading:
    """The documents of a dispute to be linked, and which of their statements are which of the gold."""

    dispute: Dispute
    documents: tuple[Extracted, ...]
    key_of: Mapping[str, str]


def as_extracted(dispute: Dispute) -> Reading:
    """The documents with the statements that the program finds in them."""
    documents = tuple(extracted()[text.id] for text in dispute.texts)
    pairs = zip(dispute.texts, documents, strict=True)
    return Reading(dispute, documents, {i: k for t, d in pairs for k, i in matched(t, d).items()})


def as_given(dispute: Dispute) -> Reading:
    """The documents with the statements of the gold in place of those that the program finds."""
    pairs = [(text, extracted()[text.id]) for text in dispute.texts]
    key_of = {statement_id(text, m.key): m.key for text, _ in pairs for m in text.statements}
    return Reading(dispute, tuple(with_gold(text, document) for text, document in pairs), key_of)


def matched(text: Text, document: Extracted) -> Mapping[str, str]:
    """Key of the gold -> id of the extracted statement with most of its words, one to one."""
    scored = sorted(
        (-word_f1(marked.words(text.text), words(statement.words(document.text))), marked.key, statement.id)
        for marked in text.statements
        for statement in document.statements
    )
    found: dict[str, str] = {}
    for score, key, id in scored:
        if -score >= FOUND and key not in found and id not in found.values():
            found[key] = id
    return found


def statement_id(text: Text, key: str) -> str:
    """The id of a statement of the gold where it is put in."""
    return make_id("s", text.id, key)


def with_gold(text: Text, document: Extracted) -> Extracted:
    """A document with the statements of the gold in place of those that the program finds."""
    found = matched(text, document)
    by_id = {s.id: s for s in document.statements}
    statements = tuple(_statement(text, m, by_id.get(found.get(m.key, ""))) for m in text.statements)
    figures = tuple(msgspec.structs.replace(f, statement=_holder(f.span, text)) for f in document.figures)
    back = {id: statement_id(text, key) for key, id in found.items()}
    incidents = tuple(
        msgspec.structs.replace(i, statements=_about(i.statements, i.span, back, text))
        for i in document.incidents
    )
    return msgspec.structs.replace(document, statements=statements, figures=figures, incidents=incidents)


def _about(statements: Sequence[str], span: Span, back: Mapping[str, str], text: Text) -> tuple[str, ...]:
    own = _holder(span, text)
    return tuple(sorted({back[s] for s in statements if s in back} | ({own} if own else set())))


def _holder(span: Span, text: Text) -> str | None:
    """The innermost statement of the gold whose words hold ``span``."""
    holding = [
        (len(hull(m.content)), m.key) for m in text.statements if any(c.contains(span) for c in m.content)
    ]
    return statement_id(text, min(holding)[1]) if holding else None


def _statement(text: Text, marked: Marked, found: Statement | None) -> Statement:
    """The gold's statement; source, cue, basis and addressee as extracted, where it was."""
    name, _, body = marked.speaker.partition("|")
    speaker = Speaker(
        name=name,
        party=make_id("party", name.lower()),
        kind="person" if body else None,
        affiliation=body or None,
    )
    direct = all(text.text[s.start - 1 : s.start] in ("“", '"') for s in marked.content)
    quoted = tuple(
        Span(s.start + m.start(), s.start + m.end())
        for s in marked.content
        for m in _QUOTED.finditer(s.of(text.text))
    )
    bare = Statement(
        id=statement_id(text, marked.key),
        form="direct" if direct else "mixed" if quoted else "indirect",
        act=marked.act,
        content=marked.content,
        quoted=marked.content if direct else quoted,
        speaker=speaker,
        parent=statement_id(text, marked.parent) if marked.parent else None,
    )
    if found is None:
        return bare
    return msgspec.structs.replace(
        bare,
        source=found.source,
        cue=found.cue,
        basis=found.basis,
        addressee=found.addressee,
        said=found.said,
    )


def readings(given: bool, half: bool | None = None) -> Iterator[Reading]:
    """Every dispute of one half (``half`` True: the seen one; None: both) for linking."""
    for dispute in disputes():
        if half is None or seen(dispute.name) is half:
            yield as_given(dispute) if given else as_extracted(dispute)
