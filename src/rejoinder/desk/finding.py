"""Looking for words: in statements, figures and documents, without a search engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from rejoinder.desk.cards import ReplyCard
from rejoinder.model import Extracted
from rejoinder.publish.contents import Counted, Index, Said


@dataclass(frozen=True)
class Sought:
    """What the statements page was asked for; empty fields ask for everything."""

    words: str = ""
    party: str = ""
    act: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """As the address has it."""
        return cls(query.get("q", "").strip(), query.get("party", ""), query.get("act", ""))

    @property
    def asked(self) -> bool:
        return bool(self.words or self.party or self.act)

    @property
    def address(self) -> str:
        """The same question as the query of an address, for the next page."""
        fields = {"q": self.words, "party": self.party, "act": self.act}
        return urlencode({name: value for name, value in fields.items() if value})


@dataclass(frozen=True)
class SoughtReplies:
    """What the page of replies was asked for; empty fields ask for everything."""

    kind: str = ""
    party: str = ""
    judged: str = ""
    """ "yes", "no" or empty."""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """As the address has it."""
        return cls(query.get("kind", ""), query.get("party", ""), query.get("judged", ""))

    @property
    def asked(self) -> bool:
        return bool(self.kind or self.party or self.judged)

    @property
    def address(self) -> str:
        """The same question as the query of an address, for the next page."""
        fields = {"kind": self.kind, "party": self.party, "judged": self.judged}
        return urlencode({name: value for name, value in fields.items() if value})


@dataclass(frozen=True)
class Found:
    """What holds all the words that were looked for."""

    statements: list[Said]
    figures: list[Counted]
    documents: list[Extracted]

    @property
    def nothing(self) -> bool:
        return not (self.statements or self.figures or self.documents)


def filtered(index: Index, sought: Sought) -> list[Said]:
    """The statements that fit, in order of date."""
    return [
        said
        for said in index.statements.values()
        if (not sought.party or said.party.id == sought.party)
        and (not sought.act or said.statement.act == sought.act)
        and _holds(sought.words, _statement_text(said))
    ]


def replies_asked(sought: SoughtReplies, replies: Iterable[ReplyCard]) -> list[ReplyCard]:
    """The replies that fit, in the order given: a party is at either end."""
    return [
        r
        for r in replies
        if sought.kind in ("", r.reply.kind)
        and sought.party in ("", r.source.party.id, r.target.party.id)
        and sought.judged in ("", "yes" if r.judged else "no")
    ]


def found(index: Index, words: str) -> Found:
    """Everything that holds all of ``words``; nothing where no words are given."""
    if not words:
        return Found([], [], [])
    return Found(
        [s for s in index.statements.values() if _holds(words, _statement_text(s))],
        [c for c in index.figures.values() if _holds(words, _figure_text(c))],
        [d for d in index.documents if _holds(words, f"{d.title} {d.carrier} {d.text}")],
    )


def _holds(words: str, text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


def _statement_text(said: Said) -> str:
    return f"{said.words} {said.party.name} {said.document.carrier} {said.document.title}"


def _figure_text(counted: Counted) -> str:
    figure = counted.figure
    return f"{figure.words} {figure.measure} {figure.population} {figure.place} {counted.claimant}"
