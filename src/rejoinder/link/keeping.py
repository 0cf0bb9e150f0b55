"""What linking keeps with a case, so that the next document links only what it touches.

Of each document: how its statements read, and what was found of them in its room. What many documents make together -
rooms, utterances, claims, copies - is made again from that, and the documents themselves are not kept twice. What
another version of the program kept is not used: everything is then linked from nothing.
"""

import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from rejoinder.link.leads import Ties
from rejoinder.link.parties import Parties
from rejoinder.link.replies import KeptReplies
from rejoinder.link.rooms import Near
from rejoinder.link.turns import Turn
from rejoinder.link.utterances import Same
from rejoinder.model import Copy, Extracted, Party, Record, Request
from rejoinder.model.version import rejoinder_version

CASE = ""
"""The key of what is kept of the case as a whole; all others are ids of documents."""

HELD = frozenset({"statement", "document", "figures"})
"""What a turn has from its document, which the case holds."""

_KEPT = tuple(f.name for f in fields(Turn) if f.name not in HELD)
_HINTS = get_type_hints(Turn)
KeptTurn: Any = msgspec.defstruct(
    "KeptTurn", [("id", str), *((name, _HINTS[name]) for name in _KEPT)], frozen=True, array_like=True
)
"""A turn without what its document says of it."""


def _maker() -> str:
    package = Path(__file__).parents[1]
    files = (f for stage in ("model", "extract", "link") for f in (package / stage).rglob("*"))
    digest = sha256(f"{rejoinder_version()} {platform.python_version()}".encode())
    for file in sorted(f for f in files if f.suffix in {".py", ".toml", ".json"}):
        digest.update(f"\n{file.relative_to(package).as_posix()}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


MAKER = _maker()
"""What linking is made of: the hash of its rules and words, of those that it shares with reading, and of the versions
under it. Only one and the same goes on from what was kept. Made when it is loaded: an upgrade under a running program
must not sign what the older rules linked."""


class KeptDocument(Record, frozen=True):
    """What is kept of one document."""

    words: tuple[str, ...]
    """The words by which names are looked up in it."""
    turns: tuple[KeptTurn, ...]
    requests: tuple[Request, ...]
    same: tuple[Same, ...]
    ties: dict[str, tuple[tuple[str, float], ...]]
    replies: KeptReplies
    room: Near | None
    """None where nothing is said in it."""
    copies: tuple[Copy, ...]
    told: frozenset[int]
    """The runs of its words by which copies are found."""


class KeptCase(Record, frozen=True):
    """What is kept of a case as a whole."""

    made_by: str
    documents: dict[str, str]
    """Document -> the hash of it and all that was read from it."""
    parties: tuple[Party, ...]
    of_member: dict[str, str]
    above: dict[str, tuple[str, ...]]
    incident_of: dict[str, str]

    @classmethod
    def of(
        cls, documents: Iterable[Extracted], parties: Parties, incident_of: Mapping[str, str]
    ) -> "KeptCase":
        """What is kept of a case with these documents, parties and linked incidents."""
        return cls(
            made_by=MAKER,
            documents={d.id: digest_of(d) for d in documents},
            parties=parties.records,
            of_member=dict(parties.of_member),
            above={id: tuple(above) for id, above in parties.above.items()},
            incident_of=dict(incident_of),
        )

    def linked(self) -> Parties:
        """The parties as linking has them."""
        return Parties(self.parties, self.of_member, self.above)


class Kept(Record, frozen=True):
    """What was kept of a case and all its documents."""

    case: KeptCase
    documents: dict[str, KeptDocument]


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_CASE = msgspec.msgpack.Decoder(KeptCase)
_DOCUMENT = msgspec.msgpack.Decoder(KeptDocument)


def encode(kept: KeptCase | KeptDocument) -> bytes:
    """As it is kept: the same bytes for the same."""
    return _ENCODER.encode(kept)


def decoded(kept: Mapping[str, bytes], documents: Mapping[str, Extracted]) -> Kept | None:
    """What was kept, where this program kept it and all its documents are among ``documents``; else None."""
    try:
        case = _CASE.decode(kept[CASE])
        if case.made_by != MAKER or any(
            id not in documents or digest_of(documents[id]) != digest for id, digest in case.documents.items()
        ):
            return None
        return Kept(case=case, documents={id: _DOCUMENT.decode(kept[id]) for id in case.documents})
    except (KeyError, msgspec.MsgspecError):
        return None


def digest_of(document: Extracted) -> str:
    """The hash of a document and all that was read from it."""
    return sha256(msgspec.msgpack.encode(document)).hexdigest()


def kept_turn(turn: Turn) -> KeptTurn:
    """``turn`` as it is kept."""
    return KeptTurn(turn.id, *(getattr(turn, name) for name in _KEPT))


def turns_of(document: Extracted, kept: Sequence[KeptTurn]) -> list[Turn]:
    """The turns of ``document`` as they were kept."""
    statements = {s.id: s for s in document.statements}
    figures = {s: tuple(f for f in document.figures if f.statement == s) for s in statements}
    return [
        Turn(
            statement=statements[turn.id],
            document=document,
            figures=figures[turn.id],
            **{name: getattr(turn, name) for name in _KEPT},
        )
        for turn in kept
    ]


def kept_ties(ties: Ties) -> tuple[tuple[str, float], ...]:
    """``ties`` as they are kept."""
    return tuple((id, near) for id, near in ties)
