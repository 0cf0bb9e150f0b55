"""Documents that repeat another's text."""

import random

import pytest

from link.made import document
from rejoinder.link.copies import link_copies

WORDS = [
    "harbour",
    "pump",
    "ferry",
    "gate",
    "water",
    "board",
    "union",
    "report",
    "fire",
    "night",
    "engineer",
    "valve",
    "inspector",
    "crew",
    "berth",
    "rope",
    "signal",
    "tide",
    "storm",
    "lamp",
    "siren",
    "bridge",
    "office",
    "keeper",
    "ledger",
    "manager",
    "captain",
    "witness",
    "driver",
    "clerk",
]


def article(seed: int, paragraphs: int = 6) -> list[str]:
    """Paragraphs of 40 random words: two articles share no run of words but by copying."""
    choose = random.Random(seed)
    return [" ".join(choose.choices(WORDS, k=40)).capitalize() + "." for _ in range(paragraphs)]


def published(id: str, date: str | None, paragraphs: list[str]):
    return document(id, date, "\n\n".join(paragraphs))


OWN = article(1)


CASES = {
    "whole": (OWN, 1.0),
    "cut to half, with as much new": ([*OWN[:3], *article(2, 3)], 0.5),
    "reordered": (OWN[::-1], 1.0),
    "one paragraph of five": ([OWN[2], *article(3, 4)], 0.2),
    "a word added in each paragraph": ([p.replace(" ", " plainly ", 1) for p in OWN], 0.97),
}


@pytest.mark.parametrize(("paragraphs", "share"), CASES.values(), ids=CASES)
def test_a_copy_and_its_share(paragraphs, share):
    (copy,) = link_copies([published("a", "2024-01-02", OWN), published("b", "2024-01-03", paragraphs)])
    assert (copy.original, copy.copy) == ("a", "b")
    assert copy.share == pytest.approx(share, abs=0.05)


def test_the_earlier_published_is_the_original_whatever_its_id():
    (copy,) = link_copies([published("a", "2024-01-03", OWN), published("b", "2024-01-02", OWN)])
    assert copy.original == "b"


def test_the_undated_one_is_the_copy():
    (copy,) = link_copies([published("a", None, OWN), published("b", "2024-01-02", OWN)])
    assert copy.copy == "a"


def test_two_articles_are_no_copies():
    assert link_copies([published("a", "2024-01-02", OWN), published("b", "2024-01-03", article(9))]) == []


def test_one_quotation_in_two_articles_is_no_copy():
    quoted = f"“{OWN[0]}” she said."
    documents = [
        published("a", "2024-01-02", [quoted, *article(4, 1)]),
        published("b", "2024-01-03", [quoted, *article(5, 1)]),
    ]
    assert link_copies(documents) == []


def test_three_carriers_of_one_story_have_one_original():
    carriers = [published(id, f"2024-01-0{n}", OWN) for n, id in enumerate("cab", 1)]
    assert {(c.original, c.copy) for c in link_copies(carriers)} == {("c", "a"), ("c", "b")}


def edited(paragraph: str) -> str:
    """Every ninth word replaced."""
    return " ".join("else" if n % 9 == 8 else word for n, word in enumerate(paragraph.split()))


def test_one_edited_paragraph_in_a_long_text_is_found():
    fresh = article(6, 15)
    (copy,) = link_copies(
        [
            published("a", "2024-01-02", OWN),
            published("b", "2024-01-03", [*fresh[:7], edited(OWN[3]), *fresh[7:]]),
        ]
    )
    assert copy.share == pytest.approx(1 / 16, abs=0.01)
    assert not copy.whole


def test_the_words_of_both_stand_beside_each_other():
    documents = [
        published("a", "2024-01-02", OWN),
        published("b", "2024-01-03", [*article(7, 2), edited(OWN[3]), OWN[0]]),
    ]
    (copy,) = link_copies(documents)
    here, there = (
        [w.span.of(d.text) for w in ws] for d, ws in zip(documents[::-1], sides(copy), strict=True)
    )
    assert [words[:40] for words in here] == [edited(OWN[3])[:40], OWN[0][:40]]
    assert [words[:40] for words in there] == [OWN[3][:40], OWN[0][:40]]


def sides(copy):
    return [p.copy for p in copy.passages], [p.original for p in copy.passages]


@pytest.mark.parametrize(
    ("first", "second"), [("2024-01-02", "2024-01-02"), (None, None), (None, "2024-01-02")]
)
def test_who_names_the_others_carrier_is_the_copy_where_no_day_tells(first, second):
    credited = [*OWN, "Reporting by Coast Wire."]
    documents = [
        document("z", first, "\n\n".join(OWN), carrier="Coast Wire"),
        document("a", second, "\n\n".join(credited), carrier="Hill Post"),
    ]
    (copy,) = link_copies(documents)
    assert (copy.original, copy.copy) == ("z", "a")


def test_the_order_of_the_documents_changes_nothing():
    documents = [
        published(id, f"2024-01-0{n}", OWN[n:] + article(n + 20, n)) for n, id in enumerate("dcab", 1)
    ]
    assert link_copies(documents) == link_copies(documents[::-1])
