"""Right-of-reply requests that a text speaks of: who asked whom, when, for what, until when, with what outcome.

Every field comes from words of the text; what the text leaves open stays None. A request is a suggestion
for the log, not an entry of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rejoinder.extract.dates import date_spans, resolve
from rejoinder.link.mentions import Mentions
from rejoinder.link.parties import Parties
from rejoinder.link.vocabulary import table
from rejoinder.model import DocumentWords, Extracted, Request, Span

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s+[\"“‘(]*[A-Z0-9]|\s*$)|(?=\n)|$)", re.MULTILINE)

_ASKED = {name: re.compile(words, re.IGNORECASE) for name, words in table("requests")["asked"].items()}
_OUTCOMES = [re.compile(words, re.IGNORECASE) for words in table("requests")["outcome"].values()]
_PARTS = {name: re.compile(words, re.IGNORECASE) for name, words in table("requests")["parts"].items()}
_SUBJECT_WORD = re.compile(r"\b(?:We|we|I)\b")


@dataclass(frozen=True)
class _Sentence:
    text: str
    start: int


def link_requests(documents: Sequence[Extracted], parties: Parties) -> list[Request]:
    """The requests that the texts speak of, in the order of document and text."""
    mentions = Mentions(parties)
    names = {p.id: p.name for p in parties.records}
    return [r for d in documents for r in requests_of(d, mentions, names)]


def requests_of(document: Extracted, mentions: Mentions, names: Mapping[str, str]) -> list[Request]:
    """The requests that one text speaks of. ``names`` are those of the parties, by id."""
    return list(_Reader(document, mentions, names).requests())


class _Reader:
    """Finds the requests of one document."""

    def __init__(self, document: Extracted, mentions: Mentions, names: Mapping[str, str]) -> None:
        self._document = document
        self._mentions = mentions
        self._names = names

    def requests(self) -> Iterator[Request]:
        for block in self._document.readable_blocks():
            yield from self._in_block(block.span)

    def _in_block(self, span: Span) -> Iterator[Request]:
        """Requests of one paragraph; an outcome in the same paragraph belongs to the requests before it."""
        open_requests: list[Request] = []
        for sentence in _sentences(self._document.text, span):
            found = list(self._asked(sentence))
            outcome = _outcome(sentence.text)
            asked = _PARTS["request"].search(sentence.text) or _PARTS["question"].match(sentence.text)
            if outcome and not found and not open_requests and asked:
                found = [self._refusal(sentence, outcome)]
            elif outcome:
                words = self._words(sentence, outcome)
                open_requests = [_closed(r, outcome, words) for r in (*open_requests, *found)]
                found = []
            open_requests += found
        yield from open_requests

    def _asked(self, sentence: _Sentence) -> Iterator[Request]:
        for pattern in _ASKED.values():
            match = pattern.search(sentence.text)
            if match and self._is_request(sentence.text, match):
                yield self._request(sentence, match)
                return

    def _is_request(self, text: str, match: re.Match[str]) -> bool:
        """Somebody was asked to answer: a letter alone is one only where it goes to somebody, and a question that
        begins the sentence of its refusal is told by that."""
        groups = match.groupdict()
        if match.re is _ASKED["asked"] and _PARTS["question"].match(text):
            return False
        if re.match(r"[^,]*\bthat\b", groups.get("between") or ""):
            return False
        if "between" not in groups:
            return True
        if match.re is _ASKED["sent"]:
            return bool(_PARTS["to"].search(groups["rest"])) or bool(self._party(groups["between"]))
        passive = re.search(r"\b(?:was|were|been)\s+$", text[: match.start()]) is not None
        return bool(groups["between"].strip()) or passive or groups["what"].startswith(("for", "to"))

    def _request(self, sentence: _Sentence, match: re.Match[str]) -> Request:
        groups = match.groupdict()
        rest = groups["rest"]
        to = groups.get("to") or _first(_PARTS["to"], rest, "to") or (groups.get("between") or "").strip()
        before = sentence.text[: match.start()]
        passive = re.search(r"\b(?:was|were|been)\s+$", before) is not None
        by = self._document.carrier if passive or _SUBJECT_WORD.search(before) else self._last_party(before)
        if passive:
            to = before
        dates, deadline = self._dates(rest)
        return Request(
            by=by,
            to=self._party(to) or _plain(to),
            date=dates,
            what=_plain(groups.get("what") or match.group("verb") + " to " + to) or match.group(),
            deadline=deadline,
            words=(self._words(sentence, match.group()),),
        )

    def _refusal(self, sentence: _Sentence, outcome: str) -> Request:
        before = sentence.text[: sentence.text.find(outcome)]
        question = _PARTS["question"].match(sentence.text)
        what = question or _PARTS["request"].search(outcome)
        words = self._words(sentence, outcome)
        return Request(
            by=self._document.carrier,
            to=self._last_party(before) or _plain(before),
            what=_told(what) if what else "request for comment",
            outcome=outcome.strip(),
            words=(self._words(sentence, question["what"]), words) if question else (words,),
        )

    def _dates(self, text: str) -> tuple[str | None, str | None]:
        """The day of the request and the deadline; ISO where the words resolve, else the words."""
        deadline = _PARTS["deadline"].search(text)
        held = deadline.group("when") if deadline else ""
        due = self._day(held) if held else None
        if held and due is None:
            period = _PARTS["period"].search(held)
            due = period.group() if period else None
        rest = text.replace(deadline.group(), "", 1) if deadline and due else text
        return self._day(rest), due

    def _day(self, text: str) -> str | None:
        for span in date_spans(text):
            words = span.of(text)
            value = resolve(words, self._document.published)
            return value.date or words
        return None

    def _party(self, text: str) -> str | None:
        found = [self._names.get(party, words) for party, words in self._mentions.find(text)]
        return found[0] if found and len(text.split()) < 25 else None

    def _last_party(self, text: str) -> str | None:
        found = [self._names.get(party, words) for party, words in self._mentions.find(text)]
        return found[-1] if found else None

    def _words(self, sentence: _Sentence, words: str) -> DocumentWords:
        start = sentence.start + sentence.text.find(words)
        trimmed = Span(start, start + len(words)).trimmed(self._document.text)
        return DocumentWords(self._document.id, trimmed.start, trimmed.end)


def _sentences(text: str, span: Span) -> Iterator[_Sentence]:
    for match in _SENTENCE.finditer(span.of(text)):
        yield _Sentence(match.group(), span.start + match.start())


def _outcome(text: str) -> str:
    for pattern in _OUTCOMES:
        match = pattern.search(text)
        if match:
            return match.group()
    return ""


def _closed(request: Request, outcome: str, words: DocumentWords) -> Request:
    if request.outcome:
        return request
    values = {f: getattr(request, f) for f in request.__struct_fields__}
    return Request(**{**values, "outcome": outcome.strip(), "words": (*request.words, words)})


def _first(pattern: re.Pattern[str], text: str, group: str) -> str:
    match = pattern.search(text)
    return match.group(group) if match else ""


def _told(what: re.Match[str]) -> str:
    """What was asked, or the paper that asked it."""
    words: str = what.groupdict().get("what") or what.group()
    return words.strip()


def _plain(words: str) -> str | None:
    """Without articles and auxiliaries at the edges; None where nothing is left."""
    bare = re.sub(
        r"^(?:the|a|an|for|to|its|it|had|has|been|was|were)\s+",
        "",
        words.strip(' ,:“”"‘’'),
        flags=re.IGNORECASE,
    )
    bare = re.sub(r"\s+(?:was|were|had been|has been|been|had|has|have)$", "", bare.strip())
    return bare or None
