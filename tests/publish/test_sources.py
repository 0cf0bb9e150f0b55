"""Independent sources and trees of copies, in words."""

from rejoinder.model import Copy
from rejoinder.publish import CaseContents, Index
from rejoinder.publish.sources import copy_trees, corroboration
from rejoinder.publish.stances import stances
from weigh.made import Dispute

LAMPS = "the lamps on the quay were out"


def built(dispute: Dispute) -> Index:
    return Index(CaseContents("case", tuple(dispute.documents()), tuple(dispute.links)))


def test_each_statement_leads_back_by_a_way_in_words(dispute: Dispute) -> None:
    dispute.party("Port Board")
    dispute.party("Isa Crane", speaks_for="Port Board", kind="person")
    dispute.party("Echo Desk")
    for id, carrier in zip("abcd", ("Post", "Echo", "Wire", "Copy Wire"), strict=True):
        dispute.document(id, f"It was said that {LAMPS}.", "2024-02-01", carrier)
    dispute.says("a", LAMPS, "Port Board")
    dispute.says("b", LAMPS, "Isa Crane")
    dispute.says("c", LAMPS)
    dispute.says("d", LAMPS)
    dispute.links.append(Copy(original="c", copy="d", share=1.0))
    index = built(dispute)
    found = corroboration(index, index.statements.values())
    assert found.summary == "2 independent sources"
    assert {r.name: (r.summary, [(b.where, b.way) for b in r.branches]) for r in found.roots} == {
        "Port Board": (
            "2 statements in 2 documents, counted once",
            [("Post", ""), ("Echo", "Isa Crane speaks for Port Board")],
        ),
        "Wire": (
            "2 statements in 2 documents, counted once",
            [("Wire", "in its own voice"), ("Copy Wire", "in a copied text")],
        ),
    }


def test_one_source_is_one(dispute: Dispute) -> None:
    dispute.party("Port Board")
    dispute.document("a", f"It was said that {LAMPS}.", "2024-02-01", "Post")
    dispute.says("a", LAMPS, "Port Board")
    index = built(dispute)
    found = corroboration(index, index.statements.values())
    assert (found.summary, found.counted_once) == ("1 independent source", False)


def test_copies_of_copies_stand_below_them(dispute: Dispute) -> None:
    for id in "abcd":
        dispute.document(id, LAMPS, f"2024-02-0{ord(id) - 96}")
    dispute.links += [
        Copy(original="a", copy="b", share=0.9),
        Copy(original="b", copy="c", share=0.4),
        Copy(original="a", copy="d", share=1.0),
    ]
    (tree,) = copy_trees(built(dispute))
    assert [(t.document.id, [b.document.id for b in t.below]) for t in tree.below] == [
        ("d", []),
        ("b", ["c"]),
    ]


def test_a_copy_tells_the_longest_passage_in_common(index: Index) -> None:
    [tree] = copy_trees(index)
    [copy] = tree.below
    assert tree.longest == ""
    assert copy.longest in index.document[copy.document.id].text
    assert len(copy.longest) == max((len(p.copy.span) for p in copy.copy.passages), default=0)


def test_stances_stand_by_party_and_day(index: Index) -> None:
    rows, days = stances(index, index.claims["c-sirens"])
    assert days == ["2031-05-10", "2031-05-11"]
    assert [(r.party.name, [[stood.stance for stood in c] for c in r.cells], r.shifted) for r in rows] == [
        ("Ada Lind", [["denies"], ["concedes"]], True)
    ]


def test_a_later_version_of_ones_own_article_is_no_copy_by_another(dispute: Dispute) -> None:
    for id, carrier in (("a", "Post"), ("b", "Post"), ("c", "Echo")):
        dispute.document(id, LAMPS, f"2024-02-0{ord(id) - 96}", carrier)
    dispute.links += [Copy(original="a", copy=id, share=0.9) for id in "bc"]
    (tree,) = copy_trees(built(dispute))
    assert [(t.document.id, t.version) for t in tree.below] == [("b", True), ("c", False)]
