"""Which parties a stretch of text names, by any of their names: ground for "it is about them"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from rejoinder.link.naming import Name, looks_like_acronym, read_name
from rejoinder.link.parties import Parties
from rejoinder.link.speaking import state_party
from rejoinder.link.vocabulary import names, states
from rejoinder.link.wording import fold, read
from rejoinder.model import Party
from rejoinder.model.vocabulary import PartyKind

_WORD = re.compile(r"[^\W_]+(?:['’.](?!s\b)[^\W_]+)*\.?(?:['’]s?(?!\w))?")
_PLACE_BEFORE = frozenset(
    (
        "in",
        "at",
        "near",
        "across",
        "over",
        "inside",
        "into",
        "within",
        "around",
        "throughout",
        "to",
        "towards",
        "of",
    )
)
LONGEST = 6
"""Words of the longest name looked for."""

LATELY = 200
"""Texts whose mentions are remembered: those of one statement and its clauses are asked for several times."""

Key = tuple[str, ...]


class Mentions:
    """Looks names up in text, longest first. States count by their names, peoples and seats of government,
    but not where the text only says where something was ("in Syria")."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._names: dict[Key, str] = {}
        for key, ids in sorted(_keys(parties.by_id()).items()):
            if len(ids) == 1:
                self._names[key] = next(iter(ids))
        for words, state in states().items():
            self._names.setdefault(tuple(fold(words).split()), state_party(state.code))
        self._longest_from: dict[str, int] = {}
        for key in self._names:
            self._longest_from[key[0]] = max(len(key), self._longest_from.get(key[0], 0))
        self.find = lru_cache(LATELY)(self._find)
        """Each mention in a text, in order: the party and the words."""

    def otherwise(self, before: "Mentions", renamed: Set[str]) -> list[Key]:
        """The names that stand for another party than ``before``, or for one where they stood for none; and all that
        stand for one of ``renamed``."""
        changed = {key for key, _ in self._names.items() ^ before._names.items()}
        if renamed:
            changed |= {key for key, party in self._names.items() if party in renamed}
        return sorted(changed)

    def parties_in(self, text: str) -> frozenset[str]:
        """The parties named, each with all it speaks for."""
        found: set[str] = set()
        for party, _ in self.find(text):
            found |= self._parties.side(party) or {party}
        return frozenset(found)

    def terms_in(self, text: str) -> frozenset[str]:
        """The terms of all names in ``text``."""
        return frozenset(t for _, words in self.find(text) for t in _terms(words))

    def _find(self, text: str) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        matches = list(_WORD.finditer(text.replace("-", " ")))
        words = [_bare(m.group()) for m in matches]
        folded = [fold(w) for w in words]
        at = 0
        while at < len(words):
            length = self._longest(words, folded, at)
            if length:
                piece = text[matches[at].start() : matches[at + length - 1].end()]
                found.append((self._names[tuple(folded[at : at + length])], piece))
            at += max(1, length)
        return tuple(found)

    def _longest(self, words: list[str], folded: list[str], at: int) -> int:
        most = min(LONGEST, len(words) - at, self._longest_from.get(folded[at], 0))
        for length in range(most, 0, -1):
            piece = words[at : at + length]
            known = tuple(folded[at : at + length]) in self._names
            if known and _is_name(piece) and not _only_where(words, at, piece):
                return length
        return 0


def words_in(text: str) -> frozenset[str]:
    """The words of ``text`` as names are looked up by."""
    return frozenset(fold(_bare(m.group())) for m in _WORD.finditer(text.replace("-", " ")))


@lru_cache(maxsize=50_000)
def _terms(words: str) -> frozenset[str]:
    return read(words).terms


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word).replace(".", "")


def _is_name(piece: list[str]) -> bool:
    """Some word begins with a capital; a name of two letters is all capitals ("US", not "us")."""
    if len(piece) == 1 and len(piece[0]) <= 3:
        return piece[0].isupper()
    return any(w[0].isupper() for w in piece)


def _only_where(words: list[str], at: int, piece: list[str]) -> bool:
    state = states().get(fold(" ".join(piece)))
    if state is None or state.form == "people" or not at:
        return False
    return fold(words[at - 1]) in _PLACE_BEFORE


def _keys(parties: Mapping[str, Party]) -> dict[Key, set[str]]:
    found: dict[Key, set[str]] = defaultdict(set)
    for party in parties.values():
        for written in (party.name, *party.aliases):
            for key in _ways_of(written, party.kind):
                found[key].add(party.id)
    return found


@lru_cache(maxsize=200_000)
def _ways_of(written: str, kind: PartyKind) -> tuple[Key, ...]:
    return tuple(_ways(written, read_name(written, kind)))


def _ways(written: str, name: Name) -> Iterator[Key]:
    """A name in full, its acronym, a person's surname, an organisation without "the"."""
    words = [_bare(m.group()) for m in _WORD.finditer(re.sub(r"\(.*?\)", "", written).replace("-", " "))]
    while words and fold(words[0]) in ("the", "its", "a", "an"):
        words = words[1:]
    if name.acronym:
        yield (fold(name.acronym),)
    if name.person:
        yield name.person
        if len(name.person[-1]) > 2:
            yield name.person[-1:]
    elif words and (len(words) > 1 or words[0][0].isupper()) and not _common(words):
        yield tuple(fold(w) for w in words[:LONGEST])


def _common(words: list[str]) -> bool:
    """ "police", "the company": not a name unless it is an acronym."""
    return all(fold(w) in names("bodies") | names("organs") for w in words) and not looks_like_acronym(
        words[0]
    )
