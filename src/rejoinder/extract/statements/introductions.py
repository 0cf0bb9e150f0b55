"""The words around a name that introduce it: role and title, apposition, acronym, what an organisation is, and who
published which report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rejoinder.extract.statements.mentions import mention_words, tokens_of
from rejoinder.model import Span

_PUBLICATION = re.compile(
    r"(?:report|briefing|study|survey|investigation|statement|letter|memorandum|analysis|review)s?"
    r"(?:,? (?:published|released|issued))?(?: \w{1,40}){0,3}? (?:by|from) (?:the )?(?:[a-z]{1,40} ){0,3}?"
    r"(?P<by>[A-Z][\w’'-]{0,40}(?: (?:for|of|the|and|[A-Z][\w’'-]{0,40})){0,9})"
    r"|\b(?P<poss>[A-Z][\w-]{0,40}(?: (?:for|of|[A-Z][\w-]{0,40})){0,9})[’']s? (?:\w{1,40} ){0,2}?"
    r"(?:report|briefing|study|survey|investigation)"
    r"|\b(?P<in>[A-Z][\w’'-]{0,40}(?: (?:for|of|[A-Z][\w’'-]{0,40})){0,9})(?: \([A-Z]\w{1,20}\))? "
    r"(?:said|published|released|issued|says|alleged|claimed) (?:\w{1,40} ){0,3}?"
    r"(?:report|briefing|study|survey|investigation|review|analysis|poll)"
)
_PUBLISHED = re.compile(
    r"report|briefing|study|survey|investigation|statement|letter|memorandum|analysis|review|poll"
)
_APPOSITION = re.compile(r", (?P<role>(?:an?|the|its|his|her|their|who) [^,.;:“”\"()\n]{2,60})(?=[,.;])")
_LEAD = re.compile(
    r"(?:^|[\s“\"])(?P<role>(?:the|its|his|her|their|an?) [^,.;:“”\"()\n]{2,60}), $", re.IGNORECASE
)
_KIND_BEFORE = re.compile(r"(?P<kind>[a-z-]+) $")
_KIND_AFTER = re.compile(
    r", (?:an?|the) (?P<kind>[a-z][^,.;:“”\"()\n]{2,60}?)(?: (?:that|which|who|of|for|in|at|based)\b|[,.;])"
)


@dataclass(frozen=True)
class Publication:
    """That somebody published something, as a text tells it."""

    at: int
    name: str
    kind: str
    """What it is called there: "report", "statement"."""


INTRODUCTION = 120
"""Code points before a name in which the words that introduce it are looked for."""


def introduced_from(text: str, span: Span) -> int:
    """Where the words that introduce a name begin: "Kremlin spokesman", "Deputy defense minister", titles."""
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - INTRODUCTION)
    start = span.start
    for word, at in _words_before(text, span.start, line):
        lower = word.lower()
        known = lower in mention_words().roles or lower in mention_words().titles
        if not known and not (start < span.start and (word[:1].isupper() or lower in _INSIDE)):
            break
        start = at
    return start


_INSIDE = frozenset({"of", "press", "deputy", "defence", "defense", "foreign", "presidential", "chief"})
"""Words inside a role that are no roles themselves."""
_WORDS_BEFORE = 6
_LAST_WORD = re.compile(r"[\w’'.-]+$")


def _words_before(text: str, end: int, floor: int) -> Iterator[tuple[str, int]]:
    """The words before ``end``, each with one space behind it, from the last on, and where they begin."""
    for _ in range(_WORDS_BEFORE):
        if end <= floor or text[end - 1] != " ":
            return
        word = _LAST_WORD.search(text[max(floor, text.rfind(" ", floor, end - 1) + 1) : end - 1])
        if word is None:
            return
        end -= 1 + len(word.group())
        yield word.group(), end


def with_acronym(text: str, span: Span) -> str:
    """An organisation's name with the acronym in brackets that follows it."""
    after = re.match(r" \([A-Z][A-Za-z&.-]{1,11}\)", text[span.end : span.end + 16])
    return text[span.start : span.end + (after.end() if after else 0)]


def publications(text: str) -> Iterator[Publication]:
    """What a text says that somebody published, in text order."""
    for match in _PUBLICATION.finditer(text):
        name = match["by"] or match["poss"] or match["in"]
        if name:
            kinds = _PUBLISHED.findall(match.group())
            yield Publication(
                match.start(), name.strip().removeprefix("The "), kinds[0 if match["by"] else -1]
            )


def introduction(text: str, span: Span) -> str:
    """A person's name with what introduces it: "Mayor Petra Lund", "The mayor, Petra Lund", "Petra Lund, the mayor"."""
    start = introduced_from(text, span)
    words = text[start : span.end]
    if start == span.start:
        lead = _LEAD.search(text, text.rfind("\n", 0, start) + 1, start)
        if lead and start - lead.start() <= INTRODUCTION:
            return f"{lead['role']}, {words}"
    return words + with_apposition(text, span)[len(span) :]


def with_apposition(text: str, span: Span) -> str:
    """A mention with the apposition after it: "One of them" and ", a nurse"."""
    apposition = _APPOSITION.match(text, span.end, span.end + INTRODUCTION)
    return f"{span.of(text)}, {apposition['role']}" if apposition else span.of(text)


def kinds_told(text: str, span: Span) -> frozenset[str]:
    """What an organisation is said to be beside its name: "the charity Clean Harbours", "Fenwater, an organisation"."""
    told: set[str] = set()
    before = _KIND_BEFORE.search(text, max(0, span.start - 30), span.start)
    after = _KIND_AFTER.match(text, span.end, span.end + INTRODUCTION)
    for match in filter(None, (before, after)):
        told.update(tokens_of(match["kind"])[-1:])
    return frozenset(told & mention_words().organisations)
