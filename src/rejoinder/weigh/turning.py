"""Where one party says the opposite of what it said: two statements on one matter, days apart, of contrary sense.

What linking ties together is weighed in `positions`; here a party's own statements are set against each other,
whether or not anything tied them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rejoinder.extract.dates.forms import MONTH, WEEKDAY
from rejoinder.link.denial import is_denied
from rejoinder.link.wording import Wording, negative, opposed, read
from rejoinder.model import Statement
from rejoinder.weigh.account import Account

ONE_MATTER = 0.6
"""Share of the shorter wording's terms that both have. Below, in made-up cases, statements on two matters ("the tax
... would rise in July", "the toll ... would not rise in July") come in, from 0.5."""

SHARED = 2
"""Terms in common below which nothing tells that two statements are on one matter."""

GRANTED = 0.5
"""The same share where a denial is followed by a concession, for which one term is enough ("no records were exposed",
"records of fewer than 9,000 patients could be opened")."""

REACH = 1 / 4
"""Share of the common terms that a negation must reach to be of the matter: one of four in "the paint of its trains
contains no lead"."""

FRAGMENT = 4
"""Words below which a statement is a caption or a catchword ("Pond 3 intact"): nothing whole to go back on."""

LABEL = 3
"""Terms below which a denial's words may be only what it calls the allegation ("recycled rumours")."""

CROWD = 60
"""Statements of one party with a term beyond which the term tells nothing: bounds the pairs looked at."""

_IF = re.compile(r"\b(?:if|unless|whenever|(?:in|on) (?:the )?(?:case|event) of)\b", re.IGNORECASE)
"""What holds on a condition ("no strikes in case of a risk") is an account of nothing that happened."""
_NAME = re.compile(r"(?<=\w )[A-Z]\w+|\d[\d.,]*")
_DAY = re.compile(rf"{WEEKDAY}|{MONTH}")
_SPEAKING = frozenset(("asserts", "denies", "concedes", "accuses", "promises"))


@dataclass(frozen=True)
class Taken:
    """One statement as the stance of a party."""

    statement: Statement
    date: str
    words: str
    text: str
    """Of the document in which it stands."""

    @property
    def id(self) -> str:
        return self.statement.id

    @cached_property
    def wording(self) -> Wording:
        return read(self.words)

    @cached_property
    def named(self) -> frozenset[str]:
        """Names and numbers in it, without days and months."""
        return frozenset(n for n in _NAME.findall(self.words) if not _DAY.fullmatch(n))

    def denies(self, common: frozenset[str]) -> bool:
        """True where it says no to what the common terms say: by denying it, or in the negative."""
        negated = negative(self.words) and len(self.wording.negated & common) >= REACH * len(common)
        return negated or self.says_no

    @cached_property
    def says_no(self) -> bool:
        """True for a denial whose words are what is denied; a quotation ("The dust is harmless") is what is said."""
        return is_denied(self.statement, self.words, self.text)


def contraries(account: Account) -> Iterator[tuple[str, str]]:
    """Pairs of statements of one party, the older first, the newer of contrary sense to the last of an earlier day."""
    for held in _by_voice(account).values():
        for new, older in _on_one_matter(held):
            last = _last(older, new)
            if last is not None and contrary(last, new):
                yield last.id, new.id


def before(a: str | None, b: str | None) -> bool:
    """True where both days are known and the first is the earlier; a month is not before its own days."""
    return a is not None and b is not None and a < b and not b.startswith(a)


def _by_voice(account: Account) -> Mapping[str, Sequence[Taken]]:
    """What each party said in its own behalf, by date."""
    held: dict[str, list[Taken]] = defaultdict(list)
    for id, statement in sorted(account.statements.items()):
        voice, date = account.voice(account.party(id)), account.date(id)
        if voice is not None and date and statement.act in _SPEAKING and id not in account.only_reports:
            held[voice].append(Taken(statement, date, account.words(id), account.document[id].text))
    return {voice: sorted(held[voice], key=lambda t: (t.date, t.id)) for voice in sorted(held)}


def _on_one_matter(held: Sequence[Taken]) -> Iterator[tuple[Taken, list[Taken]]]:
    """Each statement with the earlier ones that are on the same matter, in order of date."""
    seen: dict[str, list[int]] = defaultdict(list)
    for place, new in enumerate(held):
        terms = sorted(new.wording.terms)
        near = {n for t in terms if len(seen[t]) <= CROWD for n in seen[t]}
        older = [held[n] for n in sorted(near) if _one_matter(held[n], new)]
        for term in terms:
            seen[term].append(place)
        if older:
            yield new, older


def _one_matter(a: Taken, b: Taken) -> bool:
    common = a.wording.terms & b.wording.terms
    least = min(len(a.wording.terms), len(b.wording.terms))
    granted = a.statement.act == "denies" and b.statement.act == "concedes"
    needed, share = (1, GRANTED) if granted else (SHARED, ONE_MATTER)
    if len(common) < max(needed, share * least):
        return False
    return not of_other_things(a, b)


def of_other_things(a: Taken, b: Taken) -> bool:
    """True where each names something, or counts something, that the other does not: two towns, two months' prices."""
    return bool(a.named - b.named and b.named - a.named)


def _last(older: Sequence[Taken], new: Taken) -> Taken | None:
    """The last of an earlier day; None where the same day has it already."""
    earlier = [t for t in older if before(t.date, new.date)]
    same_day = [t for t in older if not before(t.date, new.date)]
    repeated = any(not contrary(t, new) for t in same_day)
    return earlier[-1] if earlier and not repeated else None


def contrary(old: Taken, new: Taken) -> bool:
    """True where one says no to what the other says; two that differ in words and in sign say the same."""
    common = old.wording.terms & new.wording.terms
    if any(
        _is_label(t, common) or len(t.words.split()) < FRAGMENT or _IF.search(t.words) for t in (old, new)
    ):
        return False
    turned = old.denies(common) != new.denies(common)
    pairs = any("/" in word for word in opposed(old.wording, new.wording))
    return turned != pairs


def _is_label(taken: Taken, common: frozenset[str]) -> bool:
    """True for a denial that may only name what it denies."""
    bare = taken.statement.act == "denies" and not negative(taken.words)
    return bare and len(taken.wording.terms) < LABEL and taken.wording.terms <= common
