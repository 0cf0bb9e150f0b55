"""The word tables of linking, read once: how words are compared, cues of replies, names, states."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


@cache
def table(name: str) -> dict[str, Any]:
    """The vocabulary file ``name``.toml of this package."""
    return tomllib.loads(files("rejoinder.link").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def cue(name: str) -> re.Pattern[str]:
    """The cue ``name`` as one pattern, whatever the case of its words."""
    written = table("cues")[name]
    return re.compile(written if isinstance(written, str) else "|".join(written), re.IGNORECASE)


@cache
def names(kind: str) -> frozenset[str]:
    """One list of the words of names: titles, roles, organs ..."""
    return frozenset(table("names")[kind])


class State(NamedTuple):
    """How a text says a state: ``form`` is its own name, its people's, or a seat of its government."""

    code: str
    form: str


@cache
def states() -> dict[str, State]:
    """Lower-case words (one to five of them, without points) that name a state, its people or its seat."""
    found: dict[str, State] = {}
    for code, forms in table("countries").items():
        for form in ("names", "people", "seats"):
            for words in forms[form]:
                found.setdefault(plain(words), State(code, form))
    return found


def state_name(code: str) -> str:
    """The name by which a state is shown."""
    name: str = table("countries")[code]["names"][0]
    return name


def plain(words: str) -> str:
    """Lower-case, points and typographic apostrophes gone: ``U.S.`` and ``US`` are one."""
    return " ".join(words.lower().replace(".", "").replace("’", "'").split())


def longest_first(words: Iterable[str]) -> list[str]:
    """In an order in which a longer name is tried before the name that it begins with."""
    return sorted(words, key=lambda w: (-len(w), w))
