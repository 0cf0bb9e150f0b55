"""Who is one party with whom, and for whom a party speaks, over the cases of ``parties/`` and of ``disputes/``.

    PYTHONPATH=tests python -m quality.parties

Statements of the gold that the program finds are grouped by the party of their speaker, and the groups set against
the gold's speakers, dispute by dispute. A statement without a party is a group of its own.
"""

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from quality.disputes import Text, disputes, matched, read_by_program, read_text, statement_id, with_gold
from quality.disputes import extracted as extracted_disputes
from quality.disputes import seen as seen_dispute
from quality.score import Counts, Share
from rejoinder.link import link_parties
from rejoinder.link.wording import fold
from rejoinder.model import Extracted

FILE = Path(__file__).with_name("parties") / "cases.toml"

ORDER = (
    "statements found",
    "pair recall",
    "pair precision",
    "b3 recall",
    "b3 precision",
    "above recall",
    "above precision",
)

PARTS = 10_000
"""Parts in which the share of one statement is counted."""

Above = Mapping[str, frozenset[str]]
"""Speaker -> all whom it speaks for, by name."""


@dataclass(frozen=True)
class Case:
    """One case: its documents with the speakers of their statements, and for whom each speaks."""

    name: str
    texts: tuple[Text, ...]
    above: Above
    complete: bool
    """True where ``above`` holds all that is to be found, so that precision can be told."""


@dataclass(frozen=True)
class Reading:
    """A case as read: its documents, and which of their statements are which of the gold."""

    case: Case
    documents: tuple[Extracted, ...]
    key_of: Mapping[str, str]

    @property
    def speaker(self) -> Mapping[str, str]:
        """Key of the gold -> its speaker's name."""
        return {m.key: m.speaker.partition("|")[0] for t in self.case.texts for m in t.statements}


@cache
def cases() -> tuple[Case, ...]:
    """The cases of ``parties/``, in the order of the file."""
    tables = tomllib.loads(FILE.read_text("utf-8"))
    return tuple(
        Case(
            name,
            tuple(
                read_text(f"{name}-{k}", v, table["parties"])
                for k, v in table.items()
                if isinstance(v, dict) and "text" in v
            ),
            _above(table["parties"], table["above"]),
            complete=True,
        )
        for name, table in tables.items()
    )


def _above(parties: Mapping[str, str], lines: Iterable[str]) -> Above:
    keys = (line.split() for line in lines)
    return {parties[who]: frozenset(parties[body] for body in bodies) for who, *bodies in keys}


@cache
def dispute_cases() -> tuple[Case, ...]:
    """The made-up disputes, in which ``Name|Body`` is a person who speaks for a body."""
    return tuple(Case(d.name, d.texts, _bodies(d.texts), complete=False) for d in disputes())


def _bodies(texts: Iterable[Text]) -> Above:
    written = (m.speaker.partition("|") for text in texts for m in text.statements)
    return {name: frozenset({body}) for name, _, body in written if body}


def seen(name: str) -> bool:
    """True for the half by which rules may be changed: the first in the order of the names' hashes."""
    names = sorted((c.name for c in cases()), key=lambda n: hashlib.sha256(n.encode()).digest())
    return name in names[: len(names) // 2]


def cases_sha256() -> str:
    """What the floors were measured on."""
    return hashlib.sha256(FILE.read_bytes()).hexdigest()


@cache
def _extracted() -> Mapping[str, Extracted]:
    """Every document of the cases as the program reads it, by id."""
    return read_by_program((text for case in cases() for text in case.texts), "parties.jsonl")


def case_readings(half: bool | None = None) -> Iterator[Reading]:
    """The cases of one half (None: of both) as the program reads them."""
    return (_read(c, _extracted()) for c in cases() if half is None or seen(c.name) is half)


def dispute_readings(given: bool, half: bool | None = None) -> Iterator[Reading]:
    """The disputes of one half, with their own statements put in or as the program reads them."""
    for case in dispute_cases():
        if half is None or seen_dispute(case.name) is half:
            yield _read(case, extracted_disputes(), given)


def _read(case: Case, extracted: Mapping[str, Extracted], given: bool = False) -> Reading:
    pairs = [(text, extracted[text.id]) for text in case.texts]
    if given:
        key_of = {statement_id(text, m.key): m.key for text, _ in pairs for m in text.statements}
        return Reading(case, tuple(with_gold(t, d) for t, d in pairs), key_of)
    return Reading(
        case, tuple(d for _, d in pairs), {i: k for t, d in pairs for k, i in matched(t, d).items()}
    )


def measure(readings: Iterable[Reading]) -> dict[str, Share]:
    """Every measure by name."""
    counts = Counts()
    for reading in readings:
        one = Grouped(reading)
        counts.add("statements found", len(one.party), len(reading.speaker))
        one.count_pairs(counts)
        one.count_above(counts)
    shares = counts.shares()
    return {name: shares.get(name, Share(0, 0)) for name in ORDER}


class Grouped:
    """The found statements of a reading by the party of their speaker."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.parties = link_parties(reading.documents)
        statements = (s for d in reading.documents for s in d.statements)
        by_key = {reading.key_of[s.id]: s for s in statements if s.id in reading.key_of}
        self.party = {k: self.parties.of(s.speaker) or f"none {k}" for k, s in by_key.items()}
        """Key of the gold -> party, of the statements that were found."""

    def count_pairs(self, counts: Counts) -> None:
        """Pairs of statements of one speaker; B-cubed, the share of each statement's group that is its own."""
        wanted, made = _groups(self.party, self.reading.speaker.__getitem__), _groups(self.party, self._of)
        both = _pairs(wanted) & _pairs(made)
        counts.add("pair recall", len(both), len(_pairs(wanted)))
        counts.add("pair precision", len(both), len(_pairs(made)))
        for key in self.party:
            own = wanted[self.reading.speaker[key]]
            told = made[self.party[key]]
            counts.add("b3 recall", round(PARTS * len(own & told) / len(own)), PARTS)
            counts.add("b3 precision", round(PARTS * len(own & told) / len(told)), PARTS)

    def _of(self, key: str) -> str:
        return self.party[key]

    def count_above(self, counts: Counts) -> None:
        """Whom each speaker with a found statement speaks for: each body of the gold once, each told once."""
        above = self.reading.case.above
        spoken = _groups(self.party, self.reading.speaker.__getitem__)
        for name, keys in sorted(spoken.items()):
            told = set().union(*(self.parties.above.get(self.party[k], ()) for k in keys))
            wanted = above.get(name, frozenset())
            standing = {body: self._standing_for(body, spoken) for body in wanted}
            for parties in standing.values():
                counts.add("above recall", bool(parties & told), 1)
            if self.reading.case.complete:
                right = set().union(*standing.values())
                for party in told:
                    counts.add("above precision", party in right, 1)

    def _standing_for(self, body: str, spoken: Mapping[str, frozenset[str]]) -> set[str]:
        """The parties that a body of the gold is: of its statements, or of its name."""
        named = {p.id for p in self.parties.records if _plain(body) in map(_plain, (p.name, *p.aliases))}
        return named | {self.party[k] for k in spoken.get(body, ())}


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ")


def _groups(keys: Iterable[str], of: Callable[[str], str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        found[of(key)].add(key)
    return {name: frozenset(group) for name, group in found.items()}


def _pairs(groups: Mapping[str, frozenset[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def errors(readings: Iterable[Reading]) -> Iterator[str]:
    """What every speaker was taken for, and for whom it is told to speak."""
    for reading in readings:
        one, by_id = Grouped(reading), link_parties(reading.documents).by_id()
        for name, keys in sorted(_groups(one.party, reading.speaker.__getitem__).items()):
            shown = {k: by_id[p].name if (p := one.party[k]) in by_id else p for k in sorted(keys)}
            parties = {one.party[k] for k in keys}
            told = sorted({by_id[a].name for p in parties for a in one.parties.above.get(p, ())})
            mixed = sorted({reading.speaker[k] for k, p in one.party.items() if p in parties} - {name})
            wanted = sorted(reading.case.above.get(name, ()))
            if len(parties) > 1 or mixed or told or wanted:
                yield f"{reading.case.name}: {name}: {shown}, with {mixed}, speaks for {told} of {wanted}"


def main() -> None:
    """Print what is reached, and the errors of the seen half."""
    made: Sequence[tuple[str, Callable[[bool], Iterator[Reading]]]] = (
        ("cases", case_readings),
        ("disputes, gold statements", lambda half: dispute_readings(True, half)),
        ("disputes, found statements", lambda half: dispute_readings(False, half)),
    )
    for what, readings in made:
        for half in (True, False):
            reached = measure(readings(half))
            told = ", ".join(f"{n} {s.percent:.1f}" for n, s in reached.items())
            print(f"{what}, {'seen' if half else 'unseen'}: {told}")
    for what, readings in made[::2]:
        print(what, *errors(readings(True)), sep="\n  ")


if __name__ == "__main__":
    main()
