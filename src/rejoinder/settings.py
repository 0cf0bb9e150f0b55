"""One table of settings: name, default, and a sentence. The documentation is made from it.

A setting is passed in (an option of a command, an argument) or taken from the environment, where its name
is in capitals behind ``REJOINDER_``: ``REJOINDER_PORT=9000``.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self, TypeVar

from rejoinder.errors import RejoinderError

PREFIX = "REJOINDER_"

T = TypeVar("T", int, str)


def _setting(default: T, about: str, choices: tuple[str, ...] = ()) -> T:
    found: T = field(default=default, metadata={"about": about, "choices": choices})
    return found


@dataclass(frozen=True)
class Settings:
    """The values in force for one run of the program."""

    host: str = _setting(
        "127.0.0.1", "The address that the desk is served on; only this machine can reach it."
    )
    port: int = _setting(8765, "The port that the desk is served on; 0 takes any that is free.")
    workers: int = _setting(
        1, "How many processes read documents at the same time; each needs 400 to 650 MB of memory."
    )
    reader: str = _setting(
        "accurate",
        "How statements are found: accurate (a trained transformer), fast (a trained recurrent network) or rules.",
        choices=("accurate", "fast", "rules"),
    )
    collector: str = _setting(
        "", "Whose name the custody log gives as collector; empty means the name you are logged in with."
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The defaults with what the environment sets. Raises RejoinderError where that does not fit."""
        given: dict[str, Any] = {
            row.name: row.read(environment[row.variable]) for row in TABLE if row.variable in environment
        }
        return cls(**given)


@dataclass(frozen=True)
class Row:
    """One setting as the documentation shows it."""

    name: str
    default: int | str
    about: str
    choices: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return PREFIX + self.name.upper()

    def read(self, words: str) -> int | str:
        """A value written in the environment. Raises RejoinderError where it does not fit."""
        if self.choices and words not in self.choices:
            raise RejoinderError(f"{self.variable} is {words!r}; it must be one of {', '.join(self.choices)}")
        if isinstance(self.default, str):
            return words
        if not words.strip().isdecimal():
            raise RejoinderError(
                f"{self.variable} is {words!r}; it must be a whole number such as {self.default}"
            )
        return int(words)


TABLE = tuple(Row(f.name, getattr(Settings, f.name), **f.metadata) for f in fields(Settings))
"""Every setting, in the order the documentation gives them."""
