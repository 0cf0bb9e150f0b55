"""What a statement does (its act), from its cue and its own words."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from rejoinder.extract.cues import cue_table
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.model import Speaker
from rejoinder.model.vocabulary import Act


@dataclass(frozen=True)
class ActWords:
    """The patterns of acts.toml, compiled."""

    patterns: tuple[tuple[Act, re.Pattern[str]], ...]
    denial: re.Pattern[str]
    harm: re.Pattern[str]
    authors: frozenset[str]
    """Common nouns that a harm can be laid to as to a name."""


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


@cache
def act_words() -> ActWords:
    """The vocabulary of ``acts.toml`` as patterns, read once."""
    data = tomllib.loads(files("rejoinder.extract.statements").joinpath("acts.toml").read_text("utf-8"))
    by_act: tuple[tuple[Act, str], ...] = (
        ("declines", "decline"),
        ("threatens", "threat"),
        ("promises", "promise"),
        ("concedes", "concession"),
        ("demands", "demand"),
    )
    return ActWords(
        patterns=tuple((act, _any(data[name])) for act, name in by_act),
        denial=_any(data["denial"]),
        harm=_any(data["harm"]),
        authors=frozenset(data["authors"].split()),
    )


def act_of(attribution: Attribution, content: str, speaker: Speaker | None) -> Act:
    """The act: the cue's own where it says one ("accused"), else what the content shows."""
    base = cue_act(attribution)
    if attribution.frame == "unsaid":
        return "declines"
    if attribution.negated:
        return "concedes" if base == "denies" else "declines"
    if base != "asserts":
        return base
    words = " ".join(content.split()).lower().lstrip("“\"'‘")
    for act, pattern in act_words().patterns:
        if pattern.search(words):
            return act
    if act_words().denial.search(words):
        return "denies"
    if _lays_harm(attribution, speaker):
        return "accuses"
    return "asserts"


def cue_act(attribution: Attribution) -> Act:
    """The act of the cue word alone."""
    table = cue_table()
    cue = table.verbs.get(attribution.lemma)
    if cue is not None:
        return cue.acts.get(attribution.frame, "asserts")
    return table.nouns.get(attribution.lemma) or table.phrases.get(attribution.lemma) or "asserts"


def _lays_harm(attribution: Attribution, speaker: Speaker | None) -> bool:
    """True where the content makes somebody named, who is not the speaker, the author of a harm."""
    own = f"{speaker.name} {speaker.affiliation or ''}".lower() if speaker else ""
    for span in attribution.content:
        tokens = attribution.sentence.paragraph.tokens_in(span)
        for token in tokens or ():
            if act_words().harm.fullmatch(token.lower_) and any(
                _names_another(a, own) for a in _authors(token)
            ):
                return True
    return False


def _authors(harm: Token) -> Iterator[Token]:
    """Who does the harm, by the parse: the subject of a verb, "by" somebody, the owner of a deed."""
    for child in harm.children:
        if child.dep_ in ("nsubj", "poss", "amod", "compound", "nmod"):
            yield child
        elif child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in ("by", "from")):
            yield from child.children
    if harm.pos_ in ("NOUN", "PROPN") and harm.dep_ in ("dobj", "obj", "nsubjpass", "pobj"):
        yield from (c for c in harm.head.children if c.dep_ in ("nsubj", "agent"))
    if harm.dep_ in ("conj", "xcomp", "acl", "advcl"):
        yield from (c for c in harm.head.children if c.dep_ == "nsubj")


def _names_another(author: Token, own: str) -> bool:
    named = [
        t
        for t in author.subtree
        if (
            t.pos_ == "PROPN"
            or t.ent_type_ in ("NORP", "GPE", "ORG", "PERSON")
            or t.lower_ in act_words().authors
        )
        and t.dep_ not in ("appos",)
    ]
    return any(t.lower_ not in own for t in named) and not any(
        t.lower_ in ("our", "we", "us") for t in author.subtree
    )
