"""Decisions in plain words: what each is about, who took it and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from rejoinder.model import Document, Judgement, Span, Suggestion
from rejoinder.publish.contents import Index, Said
from rejoinder.publish.wording import date_in_words, kind_in_words
from rejoinder.weigh.clauses import sentence_around

QUESTIONS: Mapping[str, str] = {
    "reply": "a reply",
    "party": "one party",
    "utterance": "one utterance",
    "claim": "one claim",
    "incident": "one incident",
    "copy": "a copy",
    "shift": "a shift of the account",
    "request": "a request for an answer",
    "image": "one picture",
    "remark": "words on a picture",
    "contrary": "the contrary of a picture",
}
"""What a suggestion says that two things are."""
_VERDICTS = {"accept": "confirmed", "reject": "rejected", "retract": "taken back", "note": "noted"}


@dataclass(frozen=True)
class End:
    """One end of a suggestion: its words, who or what that is, and its statement or document where it is one."""

    words: str
    who: str = ""
    said: Said | None = None
    document: Document | None = None


@dataclass(frozen=True)
class Told:
    """One judgement, with what it is about; no ends where the case no longer has them."""

    judgement: Judgement
    suggestion: Suggestion | None
    ends: tuple[End, ...]

    @property
    def decision(self) -> str:
        return _VERDICTS[self.judgement.decision]

    @property
    def question(self) -> str:
        """What was decided about: "a reply (denies)"."""
        if self.suggestion is None:
            return f"record {self.judgement.target}"
        named = QUESTIONS[self.suggestion.what]
        return f"{named} ({kind_in_words(self.suggestion.kind)})" if self.suggestion.kind else named

    @property
    def when(self) -> str:
        return date_in_words(self.judgement.at.date().isoformat())


def told(index: Index, judgement: Judgement) -> Told:
    """A judgement as people read it."""
    suggestion = Suggestion.of(judgement.target)
    return Told(judgement, suggestion, (ends_of(index, suggestion) if suggestion else None) or ())


def ends_of(index: Index, suggestion: Suggestion) -> tuple[End, ...] | None:
    """Both ends of a suggestion, of a request or remark its one; None where the case does not have them."""
    named = (suggestion.first, suggestion.second)
    if suggestion.what == "party":
        names = [index.name_of_member.get(member.partition("@")[0]) for member in named]
        return tuple(End(name) for name in names if name) if all(names) else None
    if suggestion.what == "copy":
        documents = [index.document.get(id) for id in named]
        return tuple(map(_of_document, filter(None, documents))) if all(documents) else None
    if suggestion.what in ("request", "remark"):
        document = index.document.get(suggestion.first)
        words = _words_at(document, suggestion.second) if document else ""
        return (End(words, document=document),) if words else None
    said = [index.statements.get(id) for id in named]
    return tuple(map(_of_statement, filter(None, said))) if all(said) else None


def _words_at(document: Document, offset: str) -> str:
    """The sentence that holds an offset of a document; nothing where it has no such offset."""
    at = int(offset) if offset.isdecimal() else len(document.text)
    return sentence_around(document.text, Span(at, at)).of(document.text) if at < len(document.text) else ""


def _of_document(document: Document) -> End:
    return End(document.title or document.file, document.carrier or "carrier not named", document=document)


def _of_statement(said: Said) -> End:
    return End(said.words, f"{said.party.name}, {date_in_words(said.date)}", said=said)
