"""Whole pages of plain text: kinds of blocks, and two articles on one page."""

from collections.abc import Callable

import pytest

from rejoinder.model import Document

ReadText = Callable[..., list[Document]]
Kinds = Callable[[Document], list[tuple[str, str]]]

BODY = (
    "The harbour ministry on Wednesday denied that fuel had leaked from the northern tanks before the fire.\n\n"
    "“There was no leak,” the minister, Ila Bren, told reporters. She said that the tanks had been empty for weeks.\n\n"
    "Two dockers said they had smelled fuel from the northern tanks hours before the fire broke out on Tuesday.\n\n"
    "The union of dockers has called for an inquiry into the fire and into the state of all tanks of the port."
)
SECOND = (
    "The port of Marrow reopened on Friday after three days, the harbour master said in a statement to ships.\n\n"
    "Two of five basins remain closed, and ships with fuel on board will be sent to Tern, he told the agency."
)

PAGE = f"""Accessibility links

News / Aldland

Harbour fire: ministry denies leak

Officials say the tanks held no fuel on the night of the blaze

Mara Oss
Thursday 4 March 2021 17:38 GMT
Comments
Smoke over the northern tanks
Smoke over the northern tanks (Newsline)

{BODY}

What witnesses saw

A guard told them at six to go home.

Smoke over the northern tanks (Newsline)

Nobody was hurt, the clinic in the old town said.

SHARE THIS ARTICLE
Daily Gull on your wrist
"""


def test_every_block_of_a_pasted_page_has_its_kind(read_text: ReadText, kinds: Kinds) -> None:
    (document,) = read_text(PAGE)
    short = [(kind, words) for kind, words in kinds(document) if kind != "paragraph"]
    assert short == [
        ("furniture", "Accessibility links"),
        ("furniture", "News / Aldland"),
        ("title", "Harbour fire: ministry denies leak"),
        ("heading", "Officials say the tanks held no fuel on the night of the blaze"),
        ("byline", "Mara Oss"),
        ("byline", "Thursday 4 March 2021 17:38 GMT"),
        ("furniture", "Comments"),
        ("caption", "Smoke over the northern tanks"),
        ("furniture", "Smoke over the northern tanks (Newsline)"),
        ("heading", "What witnesses saw"),
        ("furniture", "Smoke over the northern tanks (Newsline)"),
        ("furniture", "SHARE THIS ARTICLE"),
        ("furniture", "Daily Gull on your wrist"),
    ]
    assert document.title == "Harbour fire: ministry denies leak"


def test_all_paragraphs_are_read(read_text: ReadText) -> None:
    (document,) = read_text(PAGE)
    read = [block.span.of(document.text) for block in document.readable_blocks() if block.kind == "paragraph"]
    assert read == [
        *BODY.split("\n\n"),
        "A guard told them at six to go home.",
        "Nobody was hurt, the clinic in the old town said.",
    ]


def test_what_follows_the_end_of_an_article_is_furniture(read_text: ReadText, kinds: Kinds) -> None:
    (document,) = read_text(
        f"Harbour fire\n\n{BODY}\n\nWith reporting by Newsline\n\nThe Daily Gull is read by 4,000 people in Marrow."
    )
    assert [kind for kind, _ in kinds(document)][-2:] == ["furniture", "furniture"]


def test_a_credit_in_the_middle_hides_nothing(read_text: ReadText, kinds: Kinds) -> None:
    (document,) = read_text(f"Harbour fire\n\n{SECOND}\n\nLeave a comment\n\n{BODY}")
    assert [kind for kind, _ in kinds(document)] == [
        "title",
        *["paragraph"] * 2,
        "furniture",
        *["paragraph"] * 4,
    ]


def test_a_share_bar_in_the_middle_hides_nothing(read_text: ReadText, kinds: Kinds) -> None:
    (document,) = read_text(f"Harbour fire\n\n{BODY}\n\nShare\n\nRead more\n\n{SECOND}")
    assert [kind for kind, _ in kinds(document)].count("paragraph") == 6


def test_a_repeated_paragraph_is_read_once(read_text: ReadText, kinds: Kinds) -> None:
    (document,) = read_text(f"Harbour fire\n\n{SECOND}\n\n{SECOND}")
    assert [kind for kind, _ in kinds(document)] == [
        "title",
        "paragraph",
        "paragraph",
        "furniture",
        "furniture",
    ]


def test_a_repeated_answer_is_read_twice(read_text: ReadText, kinds: Kinds) -> None:
    (document,) = read_text(
        "Was there a leak in the northern tanks that night?\n\nNo.\n\nWas there a fire in the harbour then?\n\nNo."
    )
    assert [words for kind, words in kinds(document) if kind != "furniture"].count("No.") == 2


def test_a_lead_in_is_no_heading(read_text: ReadText, kinds: Kinds) -> None:
    (document,) = read_text(
        f"Harbour fire\n\n{SECOND}\n\nThe minister told reporters:\n\n“There was no leak in the port.”"
    )
    assert ("paragraph", "The minister told reporters:") in kinds(document)


def test_a_dateline_is_a_block_of_its_own(read_text: ReadText, kinds: Kinds) -> None:
    (document,) = read_text(f"Harbour fire\n\nPORT ALDER, March 4. /GPA/. {BODY}")
    assert kinds(document)[1] == ("dateline", "PORT ALDER, March 4. /GPA/.")
    assert kinds(document)[2][1].startswith("The harbour ministry")


def test_bullets_are_a_list(read_text: ReadText, kinds: Kinds) -> None:
    (document,) = read_text(
        f"Harbour fire\n\n{SECOND}\n\n• Four people were hurt\n• Two tanks burned\n\n- One ship sank\n- One ship fled"
    )
    assert [kind for kind, _ in kinds(document)][-4:] == ["list"] * 4


@pytest.mark.parametrize("head", ["Opinion", "Gull Daily\n\nPolitics | Port | Sport"])
def test_a_section_or_masthead_is_not_the_title(read_text: ReadText, head: str) -> None:
    (document,) = read_text(f"{head}\n\nThe harbour will burn again\n\nIla Bren\n\n{BODY}")
    assert document.title == "The harbour will burn again"


def test_one_paragraph_is_no_title(read_text: ReadText, kinds: Kinds) -> None:
    (document,) = read_text("Ministry denies leak in harbour")
    assert kinds(document) == [("paragraph", "Ministry denies leak in harbour")]


FIRST_TITLE, SECOND_TITLE = "Harbour fire: ministry denies leak", "Port of Marrow reopens after fire"
STITCHED = [
    f"{FIRST_TITLE}\n\n{BODY}\n\n\n{SECOND_TITLE}\n\nMARROW, March 5. /GPA/. {SECOND}",
    f"{FIRST_TITLE}\n\nTERN (Gull) - {BODY}\n\nShare\n\n{SECOND_TITLE}\n\nMARROW (Gull) - {SECOND}",
    f"{FIRST_TITLE}\n\n{BODY}\n\n{SECOND_TITLE}\n\nBy Ila Bren\n\nPublished 5 March 2021\n\n{SECOND}",
]


@pytest.mark.parametrize("page", STITCHED)
def test_two_articles_on_a_page_are_two_documents(read_text: ReadText, page: str) -> None:
    first, second = read_text(page)
    assert [first.title, second.title] == [
        "Harbour fire: ministry denies leak",
        "Port of Marrow reopens after fire",
    ]
    assert [first.part, second.part] == [0, 1]
    assert first.id != second.id
    assert first.capture_sha256 == second.capture_sha256
    assert (first.text + "\n" + second.text).split() == page.split()


LINKS = "Port of Marrow reopens\n\nFriday 5 March 2021\n\nFish prices rise again\n\nMonday 1 March 2021"


@pytest.mark.parametrize(
    "page",
    [
        f"Harbour fire\n\nThe ministry denied a leak on Wednesday, a day after the fire.\n\nPORT ALDER — {BODY}",
        f"Harbour fire\n\n{BODY}\n\nPORT ALDER — {SECOND}",
        f"Harbour fire\n\n{BODY}\n\nRelated\n\n{LINKS}",
        f"Harbour fire\n\n{BODY}\n\nWhat happened next\n\n5 March 2021\n\n{SECOND}",
    ],
)
def test_one_article_stays_one_document(read_text: ReadText, page: str) -> None:
    assert len(read_text(page)) == 1
