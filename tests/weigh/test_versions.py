"""What a later version, or a copy, has otherwise."""

import pytest

from rejoinder.weigh.versions import Change, changes
from weigh.made import Dispute

OLD = "Four people died at the mill. The owner said the boiler was new. Rain fell."


def differ(dispute: Dispute, old: str, new: str) -> list[Change]:
    dispute.document("old", old, "2024-02-01")
    dispute.document("new", new, "2024-02-02")
    older, newer = dispute.documents()
    return list(changes(older, newer))


def told(found: list[Change]) -> list[tuple[str, str, str, str]]:
    return [(c.kind, c.about, c.old_words, c.new_words) for c in found]


CASES = {
    "added": (f"{OLD} Snow is expected.", [("added", "text", "", "Snow is expected.")]),
    "dropped": (OLD.replace(" Rain fell.", ""), [("dropped", "text", "Rain fell.", "")]),
    "changed": (
        OLD.replace("was new", "was quite new"),
        [
            (
                "changed",
                "text",
                "The owner said the boiler was new.",
                "The owner said the boiler was quite new.",
            )
        ],
    ),
    "moved": ("Rain fell. The owner said the boiler was new. Four people died at the mill.", []),
    "other signs": (OLD.replace(".", " ."), []),
    "another matter": (
        OLD.replace("Rain fell.", "A court will sit in May."),
        [
            ("dropped", "text", "Rain fell.", ""),
            ("added", "text", "", "A court will sit in May."),
        ],
    ),
}


@pytest.mark.parametrize(("new", "expected"), CASES.values(), ids=CASES)
def test_sentences(dispute: Dispute, new: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(differ(dispute, OLD, new)) == expected


def test_a_changed_count_comes_first_whatever_its_place(dispute: Dispute) -> None:
    found = differ(dispute, "Rain fell. At the mill 4 died.", "Snow fell on it. At the mill 6 died.")
    assert (found[0].about, found[0].kind) == ("figure", "changed")
    assert [(p.only, p.words) for p in found[0].pieces] == [
        ("both", "At the mill"),
        ("old", "4"),
        ("new", "6"),
        ("both", "died."),
    ]


def test_another_speaker_is_a_change_of_who_says_it(dispute: Dispute) -> None:
    dispute.document("old", "The owner said the boiler was new and sound.", "2024-02-01")
    dispute.says("old", "the boiler was new and sound", "The owner")
    dispute.document("new", "The mayor said the boiler was new and sound.", "2024-02-02")
    dispute.says("new", "the boiler was new and sound", "The mayor")
    older, newer = dispute.documents()
    assert [c.about for c in changes(older, newer)] == ["attribution"]


def test_the_places_hold_the_words(dispute: Dispute) -> None:
    dispute.document("old", OLD, "2024-02-01")
    dispute.document("new", OLD.replace("new.", "old."), "2024-02-02")
    older, newer = dispute.documents()
    (change,) = changes(older, newer)
    assert change.old
    assert change.new
    assert change.old.span.of(older.text) == change.old_words
    assert change.new.span.of(newer.text) == change.new_words
