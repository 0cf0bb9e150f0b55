"""Made-up documents for the tests of linking, written with their statements marked in the text.

``<u1 accuses Dock Union>words</>`` is a statement with the key u1; ``Ann Reed|Port Board`` names whom the
speaker speaks for. ``<f1 killed 9 9>nine people</>`` inside a statement's words is a figure.
"""

import re
from collections.abc import Sequence

from rejoinder.link import link
from rejoinder.model import (
    AnyLink,
    Block,
    Extracted,
    Figure,
    MadeBy,
    Published,
    Reply,
    Span,
    Speaker,
    Statement,
    Utterance,
    make_id,
    text_sha256,
)

_MARK = re.compile(r"<(?P<key>\w+) (?P<what>\w+) (?P<who>[^>|]+)(?:\|(?P<of>[^>]+))?>|</>")
_QUOTED = re.compile(r"(?<=[“\"])[^“”\"]+(?=[”\"])")


def document(id: str, published: str | None, marked: str, carrier: str | None = None) -> Extracted:
    """A document of paragraphs (an empty line between; ``# `` begins a heading) with its marked statements."""
    lines = [" ".join(paragraph.split()) for paragraph in marked.strip().split("\n\n")]
    text, blocks, statements, figures = "", [], [], []
    for line in lines:
        heading = line.startswith("# ")
        plain, found, counted = _read(line.removeprefix("# "), len(text))
        blocks.append(
            Block(span=Span(len(text), len(text) + len(plain)), kind="heading" if heading else "paragraph")
        )
        statements += found
        figures += counted
        text += plain + "\n\n"
    return Extracted(
        id=id,
        file=f"{id}.txt",
        text=text,
        text_sha256=text_sha256(text),
        language="en",
        carrier=carrier,
        published=Published(date=published, precision="day" if published else "none", source="given"),
        made_by=MadeBy(rejoinder="test"),
        blocks=tuple(blocks),
        statements=tuple(_statement(text, *s) for s in statements),
        figures=tuple(figures),
    )


Marked = tuple[str, str, str, str | None, Span]


def _read(line: str, offset: int) -> tuple[str, list[Marked], list[Figure]]:
    plain, at = "", 0
    open_marks: list[tuple[re.Match[str], int]] = []
    found: list[Marked] = []
    figures: list[Figure] = []
    for mark in _MARK.finditer(line):
        plain += line[at : mark.start()]
        at = mark.end()
        if mark["key"]:
            open_marks.append((mark, offset + len(plain)))
            continue
        opened, start = open_marks.pop()
        span = Span(start, offset + len(plain))
        if opened["what"] in ("killed", "injured", "money"):
            low, high = (None if n == "-" else int(n) for n in opened["who"].split())
            words = plain[start - offset :]
            owner = open_marks[-1][0]["key"] if open_marks else None
            figures.append(
                Figure(
                    id=opened["key"],
                    span=span,
                    measure=opened["what"],
                    low=low,
                    high=high,
                    words=words,
                    statement=owner,
                )
            )
        else:
            found.append((opened["key"], opened["what"], opened["who"].strip(), opened["of"], span))
    return plain + line[at:], found, figures


def _statement(text: str, key: str, act: str, who: str, of: str | None, span: Span) -> Statement:
    words = span.of(text)
    quoted = tuple(Span(span.start + m.start(), span.start + m.end()) for m in _QUOTED.finditer(words))
    direct = text[span.start - 1 : span.start] in ("“", '"')
    person = of is not None
    return Statement(
        id=key,
        form="direct" if direct else "mixed" if quoted else "indirect",
        act=act,  # type: ignore[arg-type]
        content=(span,),
        quoted=(span,) if direct else quoted,
        speaker=Speaker(
            name=who,
            party=make_id("party", who.lower()),
            kind="person" if person else "organisation",
            affiliation=of,
        ),
    )


def replies(documents: Sequence[Extracted]) -> list[Reply]:
    return [record for record in link(documents) if isinstance(record, Reply)]


def triples(links: Sequence[AnyLink]) -> set[tuple[str, str, str]]:
    """Replies as (from, kind, to)."""
    return {(r.source, r.kind, r.target) for r in links if isinstance(r, Reply)}


def utterances(links: Sequence[AnyLink]) -> set[tuple[str, ...]]:
    return {u.statements for u in links if isinstance(u, Utterance)}
