"""Records built by hand: the store is the thing tested, not what finds statements."""

from rejoinder.model import (
    Basis,
    Block,
    Capture,
    Extracted,
    Figure,
    Incident,
    MadeBy,
    Published,
    Span,
    Speaker,
    Statement,
    sha256,
    text_sha256,
)

TEXT = (
    "The mine is safe, the ministry said on Monday.\n\n"
    "Union leader Tova Brandt said that “at least 12” miners were missing, citing two witnesses."
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def capture(words: str = TEXT, file: str = "a.txt") -> Capture:
    data = words.encode()
    return Capture(sha256=sha256(data), file=file, data=data)


def extracted(id: str = "d-1", date: str | None = "2031-05-09", text: str = TEXT) -> Extracted:
    """A document with a statement of each voice, a figure and an incident; ids carry the document's."""
    safe = Statement(
        id=f"{id}-s1",
        form="indirect",
        act="denies",
        source=at("the ministry"),
        cue=(at("said"),),
        content=(at("The mine is safe"),),
        speaker=Speaker(name="Ministry of Mines", party="p-ministry"),
    )
    missing = Statement(
        id=f"{id}-s2",
        form="mixed",
        act="asserts",
        source=at("Union leader Tova Brandt"),
        content=(at("“at least 12” miners were missing"),),
        quoted=(at("at least 12"),),
        speaker=Speaker(name="Tova Brandt", party="p-brandt"),
        basis=(Basis(kind="witness", count=2, words=at("two witnesses")),),
    )
    figure = Figure(
        id=f"{id}-f1",
        span=at("at least 12"),
        measure="missing",
        low=12,
        words="at least 12",
        statement=missing.id,
    )
    incident = Incident(id=f"{id}-i1", kind="collapse", span=at("mine"), figures=(figure.id,))
    return Extracted(
        id=id,
        file="a.txt",
        title="The mine",
        carrier="Valley Herald",
        language="en",
        published=Published(date=date, precision="day" if date else "none", source="given"),
        text=text,
        text_sha256=text_sha256(text),
        capture_sha256=capture(text).sha256,
        made_by=MadeBy(rejoinder="0.1.0", models={"rules": "1"}),
        blocks=(Block(span=Span(0, len(text)), kind="paragraph"),),
        statements=(safe, missing),
        figures=(figure,),
        incidents=(incident,),
    )


def another(id: str, words: str, date: str | None = "2031-05-10") -> Extracted:
    """A document of its own text, from which nothing was extracted."""
    return Extracted(
        id=id,
        file=f"{id}.txt",
        published=Published(date=date),
        text=words,
        text_sha256=text_sha256(words),
        made_by=MadeBy(rejoinder="0.1.0"),
    )
