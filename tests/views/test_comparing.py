"""What two documents that are linked already agree and disagree on."""

from rejoinder.model import Copy
from rejoinder.views.comparing import compared_links
from weigh.made import Dispute

OLD = "Four people died at the mill. The owner said the boiler was new. Rain fell."


def built(share: float) -> Dispute:
    dispute = Dispute()
    dispute.document("old", OLD, "2024-02-01", "Post")
    dispute.document("new", OLD.replace("Four", "Six").replace(" Rain fell.", ""), "2024-02-02", "Post")
    dispute.links.append(Copy(original="old", copy="new", share=share))
    return dispute


def test_what_a_later_version_changed_comes_figures_first() -> None:
    dispute = built(0.8)
    found = compared_links(dispute.documents(), dispute.links)
    assert [(f.sign, f.what, [(s.who, s.words) for s in f.sides]) for f in found.changes] == [
        (
            "~",
            "changed (words)",
            [("Post", "Four people died at the mill."), ("Post", "Six people died at the mill.")],
        ),
        ("-", "dropped (words)", [("Post", "Rain fell.")]),
    ]
    assert "changed:\n  ~ changed (words)" in str(found)


def test_a_text_with_a_passage_in_common_is_no_version() -> None:
    dispute = built(0.3)
    assert compared_links(dispute.documents(), dispute.links).changes == ()
