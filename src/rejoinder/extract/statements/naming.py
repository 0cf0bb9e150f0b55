"""Speakers made from names: equal parties for equal names, mentions as names where the text gives none."""

import re

import msgspec

from rejoinder.extract.statements.directory import Directory
from rejoinder.extract.statements.mentions import mention_words
from rejoinder.model import Speaker, make_id
from rejoinder.model.vocabulary import PartyKind


def make_speaker(
    name: str,
    kind: PartyKind | None,
    role: str | None = None,
    affiliation: str | None = None,
    candidates: tuple[str, ...] = (),
) -> Speaker:
    """A speaker whose party follows from the name."""
    return Speaker(
        name=name,
        party=party_id(name),
        kind=kind,
        role=role,
        affiliation=affiliation,
        candidates=candidates,
    )


def party_id(name: str) -> str:
    """Equal for equal names, whatever their case."""
    return make_id("p", " ".join(name.casefold().split()))


def plain(words: str) -> str:
    """A mention as a name: without its determiner and what follows a comma."""
    head = re.sub(r"[’']s?$", "", words.split(", ")[0])
    first, _, rest = head.partition(" ")
    return rest if rest and first.lower() in mention_words().definite | {"a", "an"} else head


def known_person(name: str, directory: Directory) -> Speaker:
    """A person of the directory with the role and affiliation first given."""
    role, affiliation = directory.role_of(name)
    return make_speaker(name, "person", role, affiliation)


def of_document(speaker: Speaker | None, document: str) -> Speaker | None:
    """An unnamed person ("the second witness", "a company spokeswoman") is not known to be another document's."""
    if speaker is None or speaker.kind != "person" or not speaker.name.islower():
        return speaker
    return msgspec.structs.replace(speaker, party=make_id("p", document, speaker.name))
