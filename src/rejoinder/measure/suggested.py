"""How often a suggestion is right, by what it suggests: measured before the version was shipped, shown beside each.

Measured by ``python -m quality.suggested`` on the made-up disputes that the rules were not written on, with the
statements that the default reader finds; copies and shifts on collections and cases of their own.
"""

from functools import cache
from importlib.resources import files

import msgspec

from rejoinder.measure.shipped import Share
from rejoinder.model.records import Record

FILE = "suggested.json"

GROUPS = {"denies": "opposes", "contradicts": "opposes", "repeats": "same", "affirms": "same"}
"""Kinds of reply that are measured together: the gold and the program may tell them apart differently."""

SUGGESTED = {
    "reply": "replies",
    "party": "pairs of statements of one party",
    "claim": "pairs of statements of one claim",
    "copy": "copies",
    "shift": "shifts",
}
"""What a measured suggestion is called, in the plural."""

LEAST = 10
"""Suggestions of a kind below which the figure is that of all of its sort: one more or less would move it by ten."""


class Suggested(Record, frozen=True, kw_only=True):
    """Right suggestions among those made: ``reply`` (whatever its kind), ``reply concedes``, ``claim``, ``copy`` ..."""

    corpus: str
    """Hash of the disputes."""
    reader: str
    shares: tuple[Share, ...]

    def precision(self, what: str, kind: str = "") -> Share | None:
        """The share of right ones among such suggestions; of all of their sort where they are few."""
        by_name = {share.name: share for share in self.shares}
        own = by_name.get(f"{what} {GROUPS.get(kind, kind)}")
        found = own if own is not None and own.of >= LEAST else by_name.get(what)
        return found if found is not None and found.of else None


@cache
def suggested() -> Suggested:
    """What was measured last."""
    return msgspec.json.decode((files("rejoinder.measure") / FILE).read_bytes(), type=Suggested)


def measured_in_words(what: str, kind: str = "") -> str:
    """How often such a suggestion was right: "Of 74 replies suggested on made-up disputes 80 % were right." """
    found = suggested().precision(what, kind)
    if found is None:
        return ""
    of_kind = kind and found.name != what
    named = f"{SUGGESTED[what]} of this kind" if of_kind else SUGGESTED[what]
    place = "texts made for it" if what in ("copy", "shift") else "made-up disputes"
    return f"Of {found.of} {named} suggested on {place}, {found.percent:.0f} % were right."
