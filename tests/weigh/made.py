"""A small dispute built by hand: documents of whole sentences, statements marked in them, links between them."""

from typing import Any

from rejoinder.model import (
    AnyLink,
    Block,
    Claim,
    ClaimStatement,
    Extracted,
    Figure,
    Incident,
    LinkedIncident,
    MadeBy,
    Party,
    Published,
    Reply,
    Span,
    Speaker,
    Statement,
    Utterance,
    make_id,
    text_sha256,
)


class Dispute:
    """Documents and links under construction. Words are looked up in the text, so that spans are true."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[str, str | None, str | None]] = {}
        self._statements: dict[str, list[Statement]] = {}
        self._figures: dict[str, list[Figure]] = {}
        self._incidents: dict[str, list[Incident]] = {}
        self.links: list[AnyLink] = []
        self._document_of: dict[str, str] = {}

    def document(self, id: str, text: str, date: str | None = None, carrier: str | None = None) -> str:
        self._texts[id] = (text, date, carrier)
        self._statements[id], self._figures[id], self._incidents[id] = [], [], []
        return id

    def party(self, name: str, speaks_for: str | None = None, kind: str = "organisation") -> str:
        """A party; ``speaks_for`` is the name of another."""
        above: Any = {"kind": kind, "speaks_for": f"party-{speaks_for}" if speaks_for else None}
        self.links.append(Party(id=f"party-{name}", name=name, members=(name,), **above))
        return f"party-{name}"

    def says(
        self, document: str, words: str, by: str | None = None, act: str = "asserts", **fields: Any
    ) -> str:
        """A statement by the party named ``by``; parts of its words are split by " ... "."""
        text = self._texts[document][0]
        content = tuple(self.span(text, part) for part in words.split(" ... "))
        id = make_id("s", document, [list(map(int, (c.start, c.end))) for c in content], by, act)
        speaker = Speaker(name=by, party=by) if by else None
        made: Any = {"act": act, "form": "indirect", **fields}
        self._statements[document].append(Statement(id=id, content=content, speaker=speaker, **made))
        self._document_of[id] = document
        return id

    def figure(
        self, statement: str, words: str, low: float | None, high: float | None = None, **fields: Any
    ) -> str:
        """A figure of a statement; ``high`` is ``low`` unless ``open`` is given."""
        document = self._document_of[statement]
        bound = None if fields.pop("open", False) else low if high is None else high
        made: Any = {"measure": "killed", "statement": statement, **fields}
        id = make_id("f", document, statement, words, low)
        span = self.span(self._texts[document][0], words)
        self._figures[document].append(Figure(id=id, span=span, words=words, low=low, high=bound, **made))
        return id

    def event(
        self, document: str, *statements: str, words: str, figures: tuple[str, ...] = (), **fields: Any
    ) -> None:
        """An incident of one document."""
        span = self.span(self._texts[document][0], words)
        id = make_id("i", document, words)
        self._incidents[document].append(
            Incident(id=id, kind="attack", span=span, statements=statements, figures=figures, **fields)
        )

    def incident(self, id: str, *statements: str, figures: tuple[str, ...] = (), **fields: Any) -> str:
        self.links.append(
            LinkedIncident(id=id, kind="attack", statements=statements, figures=figures, **fields)
        )
        return id

    def claim(self, id: str, **polarity: Any) -> str:
        """A claim; statements are given as ``asserts=(...)`` and ``denies=(...)``."""
        members = tuple(ClaimStatement(id=s, polarity=p) for p in polarity for s in polarity[p])
        self.links.append(Claim(id=id, words="", statements=members))
        return id

    def reply(self, source: str, target: str, kind: Any, score: float = 0.9) -> None:
        id = make_id("r", source, target)
        self.links.append(Reply(id=id, source=source, target=target, kind=kind, score=score))

    def utterance(self, *statements: str) -> None:
        self.links.append(Utterance(id=make_id("u", statements), statements=statements))

    def documents(self) -> list[Extracted]:
        return [self._extracted(id) for id in self._texts]

    def _extracted(self, id: str) -> Extracted:
        text, date, carrier = self._texts[id]
        precision: Any = {4: "year", 7: "month", 10: "day"}[len(date)] if date else "none"
        return Extracted(
            id=id,
            file=f"{id}.txt",
            title=id,
            carrier=carrier,
            published=Published(date=date, precision=precision, source="given" if date else "none"),
            text=text,
            text_sha256=text_sha256(text),
            made_by=MadeBy(rejoinder="0"),
            blocks=(Block(span=Span(0, len(text)), kind="paragraph"),),
            statements=tuple(self._statements[id]),
            figures=tuple(self._figures[id]),
            incidents=tuple(self._incidents[id]),
        )

    @staticmethod
    def span(text: str, words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))
