"""Kinds of incident and their words, read from ``incidents.toml``; they hold no opinion of any party."""

import tomllib
from functools import cache, cached_property
from importlib.resources import files

import msgspec

Phrase = tuple[str, ...]

STRIKE = "strike"
"""The verb that is an attack by who does it: "the rebels struck a convoy"."""


class Kind(msgspec.Struct, frozen=True):
    """One kind: its words, and which broader kinds can name the same event."""

    covered_by: frozenset[str]
    acled: str
    plover: str
    nouns: tuple[str, ...]
    verbs: frozenset[str]
    means: frozenset[str]
    with_means: frozenset[str]


class Words(msgspec.Struct, frozen=True):
    """The lists of ``[words]``: see the comments of the table."""

    publishing: frozenset[str]
    publications: frozenset[str]
    statements: frozenset[str]
    happening: frozenset[str]
    incidents: frozenset[str]
    harm: frozenset[str]
    not_harmful: frozenset[str]
    by_maker: frozenset[str]
    unwilled: frozenset[str]
    reporting: frozenset[str]
    light: frozenset[str]
    harming: frozenset[str]
    hypothetical: frozenset[str]
    able: frozenset[str]
    modals: frozenset[str]
    other: frozenset[str]
    evoking: frozenset[str]
    figurative: frozenset[str]
    forces: frozenset[str]
    never: tuple[str, ...]


class Vocabulary(msgspec.Struct, frozen=True, dict=True):
    """The table, with its words by what is looked up."""

    kind: dict[str, Kind]
    words: Words

    @cached_property
    def nouns(self) -> dict[Phrase, str]:
        """Lemmas of a noun phrase and the kind it names."""
        return {
            tuple(noun.replace("-", " ").split()): name for name, k in self.kind.items() for noun in k.nouns
        }

    @cached_property
    def verbs(self) -> dict[str, str]:
        return {verb: name for name, kind in self.kind.items() for verb in kind.verbs}

    @cached_property
    def by_means(self) -> dict[Phrase, str]:
        """The kind that a verb names together with a weapon or substance; the first in the table's order."""
        kinds = reversed(self.kind.items())
        return {(verb, thing): name for name, k in kinds for verb in k.with_means for thing in k.means}

    @cached_property
    def weapons(self) -> frozenset[str]:
        """The means of the kinds that are attacks."""
        return frozenset(thing for name, k in self.kind.items() if self.is_attack(name) for thing in k.means)

    @cached_property
    def never(self) -> frozenset[Phrase]:
        return frozenset(tuple(phrase.split()) for phrase in self.words.never)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """Every lemma that a trigger or a phrase to be skipped can begin with: most words of a text are none."""
        phrases = (*self.nouns, *self.never, *(tuple(verb.split()) for verb in self.verbs))
        words = self.words
        alone = words.harm | words.happening | words.incidents | words.publications | words.statements
        return frozenset(
            {phrase[0] for phrase in phrases} | {verb for verb, _ in self.by_means} | alone | {STRIKE}
        )

    @cached_property
    def longest(self) -> int:
        """Words in the longest phrase."""
        return max(map(len, self.nouns))

    def same(self, one: str, two: str) -> bool:
        """True where words for the two kinds can name one event."""
        return one == two or one in self.covering(two) or two in self.covering(one)

    def is_attack(self, name: str) -> bool:
        """True where somebody attacks somebody or something."""
        return name == "attack" or "attack" in self.covering(name)

    def covering(self, name: str) -> frozenset[str]:
        """The broader kinds of a kind; none for one that is not in the table."""
        return self.kind[name].covered_by if name in self.kind else frozenset()

    def narrower(self, one: str, two: str) -> str:
        """The kind that says more, of two that can name one event."""
        return two if one in self.covering(two) else one


@cache
def vocabulary() -> Vocabulary:
    """The table that comes with the package."""
    text = files("rejoinder.extract.incidents").joinpath("incidents.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Vocabulary)
