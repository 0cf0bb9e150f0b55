"""A party's colour and shape: the same on cards, timeline and charts, in both schemes.

Colours follow Okabe and Ito's palette (safe for colour-blind readers), darkened or lightened until they
have a contrast of 4.5:1 against the ground of their scheme; the shape says the same without colour.
"""

from dataclasses import dataclass
from typing import Literal

Scheme = Literal["light", "dark"]

_COLOURS: dict[Scheme, tuple[str, ...]] = {
    "light": ("#0072b2", "#b4530a", "#567a1c", "#7a4f9e", "#a8326b", "#6b5b45"),
    "dark": ("#6cb6e6", "#f0a15f", "#a8cf6a", "#c39fe6", "#ee9ac0", "#cbb99b"),
}
_NEUTRAL: dict[Scheme, str] = {"light": "#5c646b", "dark": "#a0a7ad"}
_SHAPES = (
    ("●", "circle"),
    ("■", "square"),
    ("▲", "triangle-up"),
    ("◆", "diamond"),
    ("▼", "triangle-down"),
    ("✚", "cross"),
    ("▶", "triangle-right"),
    ("◀", "triangle-left"),
)


@dataclass(frozen=True)
class PartyMark:
    """``key`` names the colour in the stylesheet, ``sign`` is the shape in text, ``shape`` in charts."""

    key: str
    sign: str
    shape: str

    def colour(self, scheme: Scheme) -> str:
        if not self.key[1:].isdigit():
            return _NEUTRAL[scheme]
        return _COLOURS[scheme][int(self.key[1:])]


def colour_names() -> dict[str, str]:
    """The colours of the light scheme with the names that stylesheets have for them."""
    named = {colour: f"c{place}" for place, colour in enumerate(_COLOURS["light"])}
    return {**named, _NEUTRAL["light"]: "cx"}


NO_MARK = PartyMark("cx", "–", "M-.8,-.2h1.6v.4h-1.6z")
"""A dash, for statements without a named speaker and for numbers that a carrier gives in its own voice."""
DOCUMENT_MARK = PartyMark("cx", "▮", "M-.6,-.8h1.2v1.6h-1.2z")
"""A sheet, for documents on the timeline."""


def mark_at(place: int) -> PartyMark:
    """The mark of the party at ``place``: colour and shape both differ for the first six, the pair for 24."""
    sign, shape = _SHAPES[place % len(_SHAPES)]
    return PartyMark(f"c{place % len(_COLOURS['light'])}", sign, shape)
