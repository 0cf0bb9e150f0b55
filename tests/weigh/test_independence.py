"""Sources that lead back to one are one."""

import pytest

from rejoinder.model import Copy
from rejoinder.weigh import sources
from weigh.made import Dispute

LAMPS = "the lamps on the quay were out"


def tell(dispute: Dispute, id: str, by: str | None = None, carrier: str | None = None) -> str:
    dispute.document(id, f"One heard that {LAMPS}.", "2024-02-01", carrier)
    return dispute.says(id, LAMPS, by)


def count(dispute: Dispute, *statements: str) -> int:
    return len(sources(statements, dispute.documents(), dispute.links))


def test_one_speaker_in_two_outlets_is_one_source(dispute: Dispute) -> None:
    dispute.party("Isa Crane", kind="person")
    assert (
        count(dispute, tell(dispute, "a", "Isa Crane", "Post"), tell(dispute, "b", "Isa Crane", "Echo")) == 1
    )


def test_two_speakers_in_one_outlet_are_two_sources(dispute: Dispute) -> None:
    dispute.party("Isa Crane", kind="person")
    dispute.party("Tom Reed", kind="person")
    assert (
        count(dispute, tell(dispute, "a", "Isa Crane", "Post"), tell(dispute, "b", "Tom Reed", "Post")) == 2
    )


def test_a_spokesperson_and_the_body_are_one_source(dispute: Dispute) -> None:
    dispute.party("Port Board")
    dispute.party("Isa Crane", speaks_for="Port Board", kind="person")
    assert count(dispute, tell(dispute, "a", "Isa Crane"), tell(dispute, "b", "Port Board")) == 1


@pytest.mark.parametrize(("carriers", "number"), [(("Post", "Post"), 1), (("Post", "Echo"), 2)])
def test_what_a_carrier_says_itself_leads_back_to_the_carrier(
    dispute: Dispute, carriers: tuple[str, str], number: int
) -> None:
    statements = [tell(dispute, id, None, c) for id, c in zip("ab", carriers, strict=True)]
    assert count(dispute, *statements) == number


def test_copies_of_copies_lead_back_to_the_original(dispute: Dispute) -> None:
    told = [tell(dispute, id, None, carrier) for id, carrier in (("a", "Wire"), ("b", "Post"), ("c", "Echo"))]
    dispute.links += [Copy(original="a", copy="b", share=1.0), Copy(original="b", copy="c", share=0.9)]
    [source] = sources(told, dispute.documents(), dispute.links)
    assert (source.root, source.documents) == ("Wire", ("a", "b", "c"))


def test_copies_in_a_circle_end(dispute: Dispute) -> None:
    told = [tell(dispute, id, None, carrier) for id, carrier in (("a", "Post"), ("b", "Echo"))]
    dispute.links += [Copy(original="a", copy="b", share=1.0), Copy(original="b", copy="a", share=1.0)]
    assert count(dispute, *told) in (1, 2)


def test_who_cites_another_leads_back_to_the_other(dispute: Dispute) -> None:
    dispute.party("Quay Watch")
    dispute.party("Port Board")
    direct = tell(dispute, "a", "Quay Watch")
    dispute.document("b", f"The board said the watch reported that {LAMPS}.", "2024-02-02")
    citing = dispute.says("b", f"the watch reported that {LAMPS}", "Port Board")
    dispute.says("b", LAMPS, "Quay Watch", parent=citing)
    assert count(dispute, direct, citing) == 1


def test_two_parties_of_one_name_are_two_sources(dispute: Dispute) -> None:
    first, second = (
        dispute.party("J. Smith", kind="person"),
        dispute.party("J. Smith the younger", kind="person"),
    )
    assert first != second
    assert count(dispute, tell(dispute, "a", "J. Smith"), tell(dispute, "b", "J. Smith the younger")) == 2


def test_who_tells_at_length_who_told_them_leads_back_to_that_one(dispute: Dispute) -> None:
    dispute.party("Isa Crane", kind="person")
    dispute.party("mechanic at the northern ferry yard", kind="person")
    words = "that a mechanic at the northern ferry yard had told her that it leaked"
    text = f"Isa Crane said {words}."
    dispute.document("a", text, "2024-02-01")
    source, cue = (
        Dispute.span(text, "a mechanic at the northern ferry yard"),
        Dispute.span(text, "had told her"),
    )
    outer = dispute.says("a", words, "Isa Crane")
    inner = dispute.says(
        "a", "it leaked", "mechanic at the northern ferry yard", parent=outer, source=source, cue=(cue,)
    )
    assert count(dispute, outer, inner) == 1
