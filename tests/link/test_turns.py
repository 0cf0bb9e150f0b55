"""A statement as linking sees it: which words around it are its own."""

import msgspec

from link.made import document
from rejoinder.link.parties import link_parties
from rejoinder.link.turns import Turn, read_turns
from rejoinder.model import Extracted, Span


def turns(made: Extracted, source: str, cues: dict[str, str]) -> dict[str, Turn]:
    """The turns of ``made`` by key, all with one ``source``, each with its cue."""
    statements = tuple(
        msgspec.structs.replace(s, source=span(made, source), cue=(span(made, cues[s.id]),))
        for s in made.statements
    )
    read = msgspec.structs.replace(made, statements=statements)
    return {t.id: t for t in read_turns([read], link_parties([read]), {})}


def span(made: Extracted, words: str) -> Span:
    at = made.text.index(words)
    return Span(at, at + len(words))


def test_a_concession_beside_a_statement_is_not_its_own():
    made = document(
        "a",
        "2024-05-01",
        """The Dock Union accused the board of silence. The Port Board acknowledges <p1 concedes Port Board>that it
        held no inquiry</> but notes <p2 asserts Port Board>that its engineers were mending the pumps</>.""",
    )
    told = turns(made, "The Port Board", {"p1": "acknowledges", "p2": "notes"})
    assert "conceding" in told["p1"].manner
    assert "conceding" not in told["p2"].manner
    assert told["p2"].own_frame == "The Port Board … but notes … ."
    assert "acknowledges" in told["p2"].frame
