"""What a name says: the person, the organisation and the state in it, apart from titles and roles."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rejoinder.extract.statements.mentions import mention_words
from rejoinder.link.vocabulary import names, plain, states
from rejoinder.link.wording import fold, stem
from rejoinder.model.vocabulary import PartyKind

_PARENTHESIS = re.compile(r"\s*\(([^)]*)\)")
_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*\.?")
_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|our|one|another)\s+", re.IGNORECASE)
_WHEN = re.compile(
    r"\s+(?:on|last|this|late|early)\s+(?:\w+\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$|\s+(?:today|yesterday)$"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_SPELLING = {"defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation"}

Person = tuple[str, ...]
"""Given names and surname, lower case, without titles: ``("igor", "konashenkov")``."""


@dataclass(frozen=True)
class Name:
    """One name as written and what it stands for. At least one of ``person`` and ``body`` is filled,
    unless the name is that of a state alone."""

    written: str
    person: Person = ()
    body: frozenset[str] = frozenset()
    """Stems of what an organisation is called, without states, roles and empty words."""
    state: str | None = None
    stands_for_state: bool = False
    """True for an organ or seat of the state's government, False where the state only describes."""
    is_state: bool = False
    role: str = ""
    acronym: str | None = None
    """What stands in parentheses behind it, where the letters fit."""

    @property
    def is_acronym(self) -> bool:
        return looks_like_acronym(self.written)


@lru_cache(maxsize=50_000)
def looks_like_acronym(words: str) -> bool:
    """True for one word of two to ten letters, mostly capitals: HRW, CentCom, U.N."""
    letters = words.replace(".", "")
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 10 and letters.isalnum() and capitals >= 2 and not words.isdigit()


@lru_cache(maxsize=50_000)
def read_name(written: str, kind: PartyKind | None = None) -> Name:
    """The parts of ``written``. ``kind`` settles what the words alone leave open."""
    written = _WHEN.sub("", written)
    bare = _PARENTHESIS.sub("", written).split(",")[0].strip()
    bare = _DETERMINER.sub("", bare)
    acronym = _fitting_acronym(bare, _PARENTHESIS.findall(written))
    whole = states().get(plain(bare))
    if whole and whole.form != "people":
        seat = whole.form == "seats"
        body = frozenset({fold(bare)}) if seat else frozenset[str]()
        return Name(written, body=body, state=whole.code, stands_for_state=seat, is_state=not seat)
    words = _WORD.findall(bare.replace("-", " "))
    at = _role_end(words)
    if words and fold(words[0].rstrip(".")) in names("courtesy"):
        kind = "person"
    if kind == "person" or (kind is None and 0 < at < len(words) and all(_capital(w) for w in words[at:])):
        person = _person(words[at:]) if words[-1:] and not _is_office(words[-1]) else ()
        if person:
            return Name(written, person=person, role=" ".join(words[:at]))
    if kind == "person" and words:
        return _holder(written, words)
    return _organisation(written, words, acronym)


def office_of(written: str, body: str) -> Name:
    """Who holds an office of a body, named apart from it: "company spokeswoman", of "Velda Hydro"."""
    words = _WORD.findall(_DETERMINER.sub("", body).replace("-", " "))
    office, _ = _office(_WORD.findall(written.replace("-", " ")))
    return replace(_organisation(written, words, None), role=office)


def _holder(written: str, words: list[str]) -> Name:
    """An unnamed person: the office, and the body that it is of ("the club's lawyer", "spokesman for the club")."""
    office, body = _office(words)
    name = _organisation(written, body, None)
    organ = name.state is not None and (name.stands_for_state or office in names("organs"))
    return replace(name, role=office, stands_for_state=organ)


_OF = ("of", "for", "at", "from", "with", "by")


def _office(words: list[str]) -> tuple[str, list[str]]:
    """What an office is called without its ranks ("senior press officer": officer), and whose it is."""
    known = names("roles") | mention_words().roles
    at = next((i for i, w in enumerate(words) if i and w in _OF), len(words))
    if fold(words[-1]) not in known and at < len(words):
        return fold(words[at - 1]), words[at + 1 :]
    first = next((i for i in range(len(words)) if all(fold(w) in known for w in words[i:])), len(words) - 1)
    return fold(words[-1]), words[:first]


def _organisation(written: str, words: list[str], acronym: str | None) -> Name:
    state, rest = _take_state(words)
    lower = [_POSSESSIVE.sub("", fold(w.rstrip("."))) for w in rest]
    body = frozenset(
        stem(_SPELLING.get(w, w))
        for w in lower
        if w not in names("empty") and w not in names("spokespersons")
    )
    organ = state is not None and any(w in names("organs") for w in lower)
    role = " ".join(w for w in lower if w in names("spokespersons"))
    return Name(written, body=body, state=state, stands_for_state=organ, role=role, acronym=acronym)


def _role_end(words: list[str]) -> int:
    """Where a name begins behind the titles and roles before it."""
    at = 0
    for i, word in enumerate(words):
        if fold(word.rstrip(".")) in names("titles") | names("roles"):
            at = i + 1
    return at


def _person(words: list[str]) -> Person:
    """The capitalised words before a preposition: "an expert consulted by Acme" is not named Acme."""
    at = next((i for i, w in enumerate(words) if w in ("by", "for", "of", "from", "at", "with")), len(words))
    return tuple(fold(w.rstrip(".")) for w in words[:at] if _capital(w) or "'" in w or "’" in w)


def _is_office(word: str) -> bool:
    """True for a common noun of what somebody does: "the Homeland candidate" is not named Homeland."""
    return word.islower() and word in mention_words().roles


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _take_state(words: list[str]) -> tuple[str | None, list[str]]:
    """The first state named in ``words``, by itself or its people before by a seat, and the words without it."""
    for seats in (False, True):
        for length in (4, 3, 2, 1):
            for i in range(len(words) - length + 1):
                code = _state_at(words, i, i + length, seats)
                if code:
                    return code, words[:i] + words[i + length :]
    return None, words


def _state_at(words: list[str], start: int, end: int, seats: bool) -> str | None:
    piece = words[start:end]
    found = states().get(plain(" ".join(re.sub(r"['’]s?$", "", w) for w in piece)))
    if not found or (found.form == "seats") != seats or not _capital(piece[0]) or _follows_base(words, end):
        return None
    return found.code


def _follows_base(words: list[str], i: int) -> bool:
    """ "UK-based": where somebody sits, not for whom they speak."""
    return i < len(words) and words[i].lower() in ("based", "born", "backed", "led", "funded")


def _fitting_acronym(bare: str, parentheses: list[str]) -> str | None:
    for inside in parentheses:
        short = _DETERMINER.sub("", inside.strip())
        if looks_like_acronym(short) and fits(short, bare):
            return short
    return None


def fits(acronym: str, name: str) -> bool:
    """True where the letters of ``acronym`` begin with the name's initial and occur in it in order."""
    letters = fold(acronym.replace(".", ""))
    folded = fold(name)
    words = re.findall(r"\w+", folded)
    starts = {w[0] for w in words}
    if not words or letters[0] not in starts:
        return False
    at = 0
    for letter in letters.removesuffix("s") if acronym.endswith("s") else letters:
        at = folded.find(letter, at) + 1
        if not at:
            return False
    return True


def initials(name: str) -> str:
    """The capitals with which the words of a name begin: HRW for Human Rights Watch."""
    return "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper())
