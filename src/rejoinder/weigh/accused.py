"""Whom an allegation is made against: as it names them, as who answered it, or as its incident's agent."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from rejoinder.link.naming import read_name
from rejoinder.link.wording import fold, read
from rejoinder.model import Statement
from rejoinder.weigh.account import Account

_PRONOUNS = frozenset(
    ("he", "him", "she", "her", "it", "they", "them", "us", "we", "me", "i", "you", "this", "that", "those")
)
_Key = TypeVar("_Key", bound=Hashable)
_ARTICLES = ("the ", "a ", "an ")


class Naming:
    """Which party words name: by any of its names, or as the same document uses those words elsewhere."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def party(self, words: str | None, document: str) -> str | None:
        """The party that ``words`` name in a document; None where none or several fit."""
        key = _key(words or "")
        if not key or key in _PRONOUNS:
            return None
        return self._by_name.get(key) or self._local.get((document, key)) or self._by_terms(key)

    def terms(self, party: str | None) -> frozenset[str]:
        """All terms of a party's names: they say who, not what."""
        known = self._account.parties.get(party or "")
        return (
            frozenset(t for n in (known.name, *known.aliases) for t in read(n).terms)
            if known
            else frozenset()
        )

    def named_in(self, party: str | None, terms: frozenset[str]) -> bool:
        """True where ``terms`` hold all words of one of its names."""
        known = self._account.parties.get(party or "")
        names = (read(n).terms for n in (known.name, *known.aliases)) if known else ()
        return any(name and name <= terms for name in names)

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        parties = self._account.parties.values()
        return _only((_key(n), p.id) for p in parties for n in (p.name, *p.aliases))

    @cached_property
    def _local(self) -> Mapping[tuple[str, str], str]:
        """Mentions of speakers ("the company"), document by document."""
        account = self._account
        return _only(
            ((d.id, _key(s.source.of(d.text))), account.voice(party) or party)
            for d in account.documents
            for s in d.statements
            for party in [account.party(s.id)]
            if s.source and party
        )

    @cached_property
    def _holding(self) -> Mapping[str, frozenset[tuple[frozenset[str], str | None, str]]]:
        """Term -> names that have it, as their terms, state and party."""
        held: dict[str, set[tuple[frozenset[str], str | None, str]]] = defaultdict(set)
        for party in self._account.parties.values():
            for name in (party.name, *party.aliases):
                terms, state = read(name).terms, read_name(name).state
                for term in terms:
                    held[term].add((terms, state, party.id))
        return {term: frozenset(names) for term, names in held.items()}

    def _by_terms(self, key: str) -> str | None:
        """The only party of which a whole name of several words is within the words, with its state where it names one:
        "armed forces" are not yet those of the US."""
        words, state = read(key).terms, read_name(key).state
        names = {n for t in words for n in self._holding.get(t, ()) if len(n[0]) > 1 and n[0] <= words}
        parties = {party for _, its, party in names if its is None or its == state}
        return next(iter(parties)) if len(parties) == 1 else None


def accused(account: Account, naming: Naming, statement: Statement, repliers: Iterable[str]) -> str | None:
    """The party that an allegation is made against; ``repliers`` are the parties that answered it: a ministry for its
    air force, whatever agent its incident has."""
    document = account.document[statement.id]
    agents = [i.agent for i in document.incidents if statement.id in i.statements]
    subject = _subject(account.words(statement.id)) if statement.act == "accuses" else None
    named = [naming.party(words, document.id) for words in (statement.addressee, subject, *agents)]
    accuser = account.party(statement.id)
    replied = _most(account.voice(p) for p in repliers)
    for party in (named[0], replied, *named[1:]):
        if party is not None and not account.allied(party, accuser):
            return account.voice(party)
    return None


_SUBJECT = re.compile(
    r"(?:that\s+)?(?P<name>(?:the|its)\s+(?-i:[a-z]+)|(?:the\s+)?(?-i:[A-Z][\w-]*(?:\s+(?:of\s+)?[A-Z][\w-]*)*))(?:['’]s?)?\s"
    r"(?!(?:would|will|shall)\b)",
    re.IGNORECASE,
)


def _subject(words: str) -> str | None:
    """What an accusation opens with, for whom it accuses: "that Acme hid the files", "the company's figure". Who would
    do something promises or threatens it."""
    found = _SUBJECT.match(words)
    return found["name"] if found else None


def _most(parties: Iterable[str | None]) -> str | None:
    """The party that occurs most; None where two occur as often."""
    counted = Counter(p for p in parties if p).most_common(2)
    return counted[0][0] if counted and (len(counted) == 1 or counted[0][1] > counted[1][1]) else None


def _key(words: str) -> str:
    key = fold(words).strip(" ,.")
    return next((key[len(a) :] for a in _ARTICLES if key.startswith(a)), key)


def _only(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, str]:
    """The pairs whose key has one value only."""
    found: dict[_Key, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: next(iter(values)) for key, values in found.items() if len(values) == 1}
