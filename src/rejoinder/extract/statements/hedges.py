"""Hedges: the words by which a statement keeps its distance from what it says."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from rejoinder.model import Span


@cache
def hedge_words() -> re.Pattern[str]:
    """The vocabulary of ``hedges.toml``, read once."""
    data = tomllib.loads(files("rejoinder.extract.statements").joinpath("hedges.toml").read_text("utf-8"))
    return re.compile(data["words"], re.IGNORECASE)


def hedges_in(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The hedge words inside ``spans``."""
    return tuple(
        Span(*match.span()) for span in spans for match in hedge_words().finditer(text, span.start, span.end)
    )
