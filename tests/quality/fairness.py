"""The same sentence about anybody: a table of sentences, names to put into them, and how often the result changes.

A reader is anything that gives the statements of a document; its result is told in places of the sentence's
template, so that names of any length can be compared. ``python -m quality.fairness rules`` (in ``tests``)
prints the rates of a reader (rules, fast or accurate) and the sentences that differ by name.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from msgspec import convert

from extract.reading import document
from rejoinder.extract.parse import parse
from rejoinder.extract.statements.extractor import find_statements
from rejoinder.model import Document, Span, Statement
from rejoinder.model.vocabulary import Reader as ReaderName

Reader = Callable[[Document], Sequence[Statement]]
Result = tuple[object, ...]


def named_reader(name: ReaderName) -> Reader:
    """One of the program's own readers."""
    return lambda written: find_statements(parse(written), name)


PEOPLE = (
    ("Thomas Reyes", "Maria Keller"),  # Spanish and German forms as English news writes them
    ("Ibrahim al-Haddad", "Fatima Rahman"),  # Arabic
    ("Sergei Volkov", "Elena Sokolova"),  # Russian
    ("Taras Shevchuk", "Oksana Bondarenko"),  # Ukrainian
    ("Zhang Wei", "Li Xiuying"),  # Chinese, family name first
    ("Babatunde Adeyemi", "Folasade Ogunleye"),  # Yoruba
    ("Budi Santoso", "Siti Wulandari"),  # Indonesian
    ("Azad Barzani", "Rojda Demir"),  # Kurdish
    ("Yossi Ben-David", "Tamar Levi"),  # Hebrew
    ("Reza Hosseini", "Shirin Moradi"),  # Persian
    ("Abebe Tesfaye", "Tigist Bekele"),  # Amharic
    ("José Núñez", "Ximena Quispe"),  # Spanish with marks, Quechua
    ("Nguyen Van Minh", "Tran Thi Hoa"),  # Vietnamese, three words
    ("Rajesh Iyer", "Priya Venkataraman"),  # Tamil
    ("Aleksandar Petrović", "Jelena Đorđević"),  # Serbian
    ("Armen Sargsyan", "Anahit Petrosyan"),  # Armenian
    ("Elçin Məmmədov", "Leyla Əliyeva"),  # Azerbaijani
    ("O’Shea Flynn", "Niamh O’Connor"),  # Irish
)
BODIES = (
    ("the Russian army", "the Ukrainian army"),
    ("the Israeli military", "the Palestinian Authority"),
    ("Hamas", "Likud"),
    ("Amnesty International", "the Wagner Group"),
    ("the Kurdistan Workers’ Party", "the Turkish government"),
    ("the Houthis", "the Saudi-led coalition"),
    ("Fatah", "Hezbollah"),
    ("the Tigray Defence Forces", "the Ethiopian government"),
    ("NATO", "the Kremlin"),
    ("the Democratic Party", "the Republican Party"),
    ("Gazprom", "Naftogaz"),
    ("the Armenian Foreign Ministry", "the Azerbaijani Foreign Ministry"),
)
BETWEEN_PEOPLE = (
    "{A} {cue} that {B} had closed the road.",
    "The road was closed on Friday, {A} {cue}.",
    "“The road is closed,” {A} {cue}.",
    "“The road is closed,” {cue} {A}, a teacher.",
    "“The road,” {A} {cue}, “is closed until Friday.”",
    "{A} {cue}: “We never met {B}.”",
    "On Friday {A}, the mayor, {cue} that the road was closed.",
    "Mayor {A} {cue} on Monday that {B} had closed the road.",
    "{A} met {B} on Friday. Later the mayor {cue} that the road was closed.",
    "{A}’s lawyer {cue} that {B} had closed the road.",
)
BETWEEN_BODIES = (
    "{A} {cue} that {B} had closed the road.",
    "The road was closed by {B}, {A} {cue}.",
    "“The road is closed,” {A} {cue}.",
    "A spokesman for {A} {cue} that {B} had closed the road.",
    "On Friday {A} {cue} that the road was closed.",
    "{A} {cue}: “We never fired at {B}.”",
    "As {B} withdrew, {A} {cue} that the road was closed.",
    "{A} {cue} that at least 12 people had been killed by {B}.",
)
CUES = ("said", "claimed", "insisted", "announced", "warned", "acknowledged", "denied", "alleged", "added")
PLAIN = (
    "According to {A}, {B} had closed the road.",
    "The road was closed, according to {A}.",
    "{A} accused {B} of closing the road.",
    "{A} denied the allegation by {B}.",
    "{A} rejected the claim by {B} as baseless.",
    "{A} demanded that {B} open the road.",
    "{A} called on {B} to open the road.",
    "{A} urged {B} to open the road.",
    "{A} blamed {B} for the fire.",
    "{A} declined to comment on the report.",
    "{A} did not comment on the fire.",
    "{A} threatened to sue {B}.",
    "{A} called the report “a fairy tale”.",
    "{A} dismissed the report as “a fairy tale”.",
    "{B} was accused by {A} of closing the road.",
    "{A} said that {B} had claimed that the road was closed.",
    "{A} told {B} that the road was closed.",
    "{A} promised to open the road.",
    "{A} admitted closing the road.",
    "{A} and {B} said that the road was closed.",
)
NAME = re.compile(r"\{([AB])\}")


@dataclass(frozen=True)
class Case:
    """A sentence with places for two names, and the names that go there."""

    template: str
    names: tuple[tuple[str, str], ...]


def cases() -> Iterator[Case]:
    """Every sentence of the table: cues by word orders for people and for bodies, and those with cues of their own."""
    for template, cue in product(BETWEEN_PEOPLE, CUES):
        yield Case(template.replace("{cue}", cue), PEOPLE)
    for template, cue in product(BETWEEN_BODIES, CUES):
        yield Case(template.replace("{cue}", cue), BODIES)
    yield from (Case(template, names) for template in PLAIN for names in (PEOPLE, BODIES))


@dataclass(frozen=True)
class Filled:
    """A template with names in it, and the way back from code points to places of the template."""

    template: str
    names: dict[str, str]

    @property
    def text(self) -> str:
        filled = NAME.sub(lambda match: self.names[match[1]], self.template)
        return filled[:1].upper() + filled[1:]

    def place(self, offset: int) -> str:
        """``offset`` as a place of the template; at a name's edge and inside it the name is told."""
        at, before = 0, 0
        for match in NAME.finditer(self.template):
            name_at = at + match.start() - before
            if offset <= name_at:
                break
            name_end = name_at + len(self.names[match[1]])
            if offset < name_end:
                inside = self.names[match[1]][: offset - name_at]
                return str(match.start()) if inside == "the " else f"in {match[1]}"
            at, before = name_end, match.end()
        return str(before + offset - at)

    def role(self, words: str | None) -> str | None:
        """``words`` with the names told as roles, whether whole or without "the"."""
        for role, name in self.names.items():
            bare = re.escape(name.removeprefix("the "))
            words = words and re.sub(rf"(?:\bthe )?(?<!\w){bare}(?!\w)", role, words, flags=re.IGNORECASE)
        return words


def told(filled: Filled, statements: Sequence[Statement]) -> Result:
    """What was read, without the names: spans as places of the template, speakers as roles."""

    def spans(of: Sequence[Span]) -> tuple[str, ...]:
        return tuple(f"{filled.place(s.start)}-{filled.place(s.end)}" for s in of)

    ids = {s.id: place for place, s in enumerate(statements)}
    return tuple(
        (
            s.form,
            s.act,
            spans([s.source] if s.source else []),
            spans(s.cue),
            spans(s.content),
            filled.role(s.speaker.name) if s.speaker else None,
            ids.get(s.parent or ""),
            filled.role(s.addressee),
        )
        for s in statements
    )


def one_pair_each(table: Sequence[Case]) -> list[Case]:
    """The table with one pair of names a sentence, every pair in turn: quick enough to be run with the tests."""
    return [replace(case, names=(case.names[i % len(case.names)],)) for i, case in enumerate(table)]


def results(case: Case, reader: Reader) -> dict[Result, list[tuple[str, str]]]:
    """The names by the result that they give, each pair both ways round."""
    found: dict[Result, list[tuple[str, str]]] = {}
    for one, other in [way for pair in case.names for way in (pair, pair[::-1])]:
        filled = Filled(case.template, {"A": one, "B": other})
        found.setdefault(told(filled, reader(document(filled.text))), []).append((one, other))
    return found


@dataclass(frozen=True)
class Fairness:
    """How a reader did over the table."""

    sentences: int
    invariant: int
    """Sentences that give one result, and a statement, for all names."""
    swaps: int
    """Pairs of names over all sentences."""
    unmoved: int
    """Pairs that give one result both ways round."""
    differing: tuple[tuple[str, dict[Result, list[tuple[str, str]]]], ...]
    """The sentences with more than one result."""


def measure(reader: Reader, table: Sequence[Case]) -> Fairness:
    """Read every sentence with every pair of names, both ways round."""
    count: Counter[str] = Counter()
    differing = []
    for case in table:
        found = results(case, reader)
        by_names = {names: result for result, all_names in found.items() for names in all_names}
        count["unmoved"] += sum(by_names[pair] == by_names[pair[::-1]] for pair in case.names)
        count["swaps"] += len(case.names)
        count["invariant"] += len(found) == 1 and bool(next(iter(found)))
        if len(found) > 1 or not next(iter(found)):
            differing.append((case.template, found))
    return Fairness(len(table), count["invariant"], count["swaps"], count["unmoved"], tuple(differing))


def main() -> None:
    """Print the rates of the reader that is named, and what differs."""
    name = convert(sys.argv[1], ReaderName)
    fairness = measure(named_reader(name), list(cases()))
    for template, found in fairness.differing:
        print(template)
        for result, names in sorted(found.items(), key=lambda item: -len(item[1])):
            print("   ", len(names), names[:3], result)
    print(
        f"{fairness.invariant} of {fairness.sentences} sentences, {fairness.unmoved} of {fairness.swaps} swaps"
    )


if __name__ == "__main__":
    main()
