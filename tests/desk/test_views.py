"""What the pages say, read from their HTML."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from rejoinder.desk.server import application
from rejoinder.desk.state import ENVIRON, Desk
from rejoinder.model import Extracted, MadeBy, Span, Speaker, Statement, Suggestion, make_id, text_sha256
from rejoinder.store import Case

Page = Callable[[str], str]

PATHS = [
    "/",
    "/documents",
    "/documents/d-report",
    "/documents/d-report/beside/d-wire",
    "/copies",
    "/decisions",
    "/statements",
    "/statements/s-gates",
    "/replies",
    "/incidents",
    "/incidents/i-flood",
    "/claims",
    "/claims/c-sirens",
    "/figures",
    "/parties",
    "/parties/p-lind",
    "/gaps",
    "/images",
    "/requests",
    "/failures",
    "/search",
    "/search?q=gates",
    "/accuracy",
]


def text(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_inline_script_or_style(page: Page, path: str) -> None:
    html = page(path)
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"<[^>]+\s(style|on\w+)=", html)
    assert "<style" not in html


def test_titles_are_unique(page: Page) -> None:
    titles = [re.findall(r"<title>(.*?)</title>", page(path))[0] for path in PATHS]
    assert len(set(titles)) == len(titles)


def test_the_counts_add_up_on_the_overview(page: Page) -> None:
    assert "5 received = 3 read + 1 copy + 1 failed" in text(page("/"))


def test_the_overview_leads_to_what_is_missing(page: Page) -> None:
    seen = text(page("/"))
    assert (
        "Not found in the archived responses a video ground, Orrin Fishers' Union ; not found in 3 archived responses"
        in seen
    )
    assert "scan.pdf is protected by a password; save it without one" in seen


def test_a_document_shows_all_its_text(page: Page) -> None:
    seen = text(page("/documents/d-report"))
    assert "It cited three witnesses and a video ." in seen
    assert "Page furniture, 2 lines Share this story Subscribe to our newsletter" in seen


@pytest.mark.parametrize(
    ("classes", "words"),
    [
        ("source", "The Orrin Fishers&#x27; Union"),
        ("cue", "put the toll at"),
        ("content", "the gates of the upper dam "),
        ("content quoted", "&quot;were opened at two in the morning, without a siren&quot;"),
        ("content nested quoted", "the river is yours now"),
        ("content figure", "13 to 16"),
    ],
)
def test_marks_tell_the_parts_of_statements_apart(page: Page, classes: str, words: str) -> None:
    assert re.search(rf'class="m {classes}"[^>]*>{re.escape(words)}<', page("/documents/d-report"))


def test_each_statement_has_a_pin_and_a_card(page: Page) -> None:
    html = page("/documents/d-report")
    pins = re.findall(r'class="pin"[^>]*data-of="(\S+?)"', html)
    cards = re.findall(r'id="c-(\S+?)"', html)
    assert pins == cards
    assert len(pins) == 6


def test_a_statement_page_has_replies_both_ways_with_their_ground(page: Page) -> None:
    asked, answer = text(page("/statements/s-gates")), text(page("/statements/s-designed"))
    assert "What answered it ● Ada Lind denies 10 May 2031" in asked
    assert "What it answers ■ Orrin Fishers' Union denies" in answer
    assert "why this link" in answer
    assert "same words siren / sirens both speak of sirens 0.8 2 +1.60" in answer


def test_the_same_utterance_in_other_wordings(page: Page) -> None:
    assert "and that no siren was heard" in text(page("/statements/s-gates"))


def test_a_wording_without_replies_leads_to_those_that_have_some(page: Page) -> None:
    assert "No reply to this wording was found; other wordings of the same utterance have 3 replies" in text(
        page("/statements/s-wire")
    )


def test_the_incident_page_has_both_sides_and_the_matrix(page: Page) -> None:
    seen = text(page("/incidents/i-flood"))
    assert (
        seen.index("What is alleged")
        < seen.index("What was answered")
        < seen.index("Points of the allegation")
    )
    assert "✕ denied worked as designed" in seen
    assert "○ not found" in seen
    assert "⇄ contradicted" in seen
    assert "Account shifted." in seen


def test_what_is_alleged_and_claimed_has_its_independent_sources(page: Page) -> None:
    assert "1 independent source – what leads back to one source is counted once" in text(
        page("/incidents/i-flood")
    )
    assert "Denied by 1 independent source – what leads back" in text(page("/claims/c-sirens"))


def test_a_spokesperson_leads_back_to_the_body(page: Page) -> None:
    assert "Capital Daily, 11 May 2031 Ada Lind speaks for Valley Water Board" in text(
        page("/claims/c-sirens")
    )


def test_the_claim_page_has_stances_by_party_and_day(page: Page) -> None:
    assert "Party 10 May 2031 11 May 2031 ● Ada Lind shifted ✕ denies ◐ concedes" in text(
        page("/claims/c-sirens")
    )


def test_the_copies_stand_under_their_original(page: Page) -> None:
    seen = text(page("/copies"))
    assert seen.index("Villagers say sluice gates") < seen.index("Coast Wire") < seen.index("81% repeated")


def test_what_a_copy_has_otherwise_is_told_figures_first(page: Page) -> None:
    seen = text(page("/documents/d-report/beside/d-wire"))
    dropped = seen.index("dropped The district hospital put the toll at 13 to 16")
    assert seen.index("Figures changed") < dropped < seen.index("Who says what dropped A night watchman")
    assert "at least 10 people drowned. no siren was heard." in seen


def test_images_spoken_about_say_who_says_otherwise(page: Page) -> None:
    seen = text(page("/images"))
    assert "a video video contested ■ Orrin Fishers' Union 8 May 2031 , what it shows:" in seen
    assert "● Ada Lind 10 May 2031 , not genuine: “a fishing story”" in seen


def test_figures_say_why_they_cannot_be_compared(page: Page) -> None:
    seen = text(page("/figures"))
    assert (
        "≠ disagree Orrin Fishers' Union, at least 10 ( 8 May 2031 ) and Ada Lind, 9 ( 10 May 2031 )" in seen
    )
    assert "as-of dates differ: 7 May and 10 May" in seen


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", "12 statements"),
        ("q=sirens", "3 statements of 12"),
        ("party=p-lind&act=denies", "3 statements of 12"),
        ("q=zebra", "no statements of 12"),
    ],
)
def test_statements_are_filtered(page: Page, query: str, count: str) -> None:
    assert count in text(page(f"/statements?{query}"))


def test_a_search_finds_statements_figures_and_documents(page: Page) -> None:
    assert "1 statement, 1 figure, 1 document with all of “at least 10”" in text(
        page("/search?q=at least 10")
    )


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", "4 replies"),
        ("kind=denies", "1 reply of 4"),
        ("party=p-lind&judged=no", " of 4"),
        ("judged=yes", "no replies of 4"),
    ],
)
def test_replies_are_filtered(page: Page, query: str, count: str) -> None:
    assert count in text(page(f"/replies?{query}"))


def test_every_reply_has_its_signals_its_measured_precision_and_its_buttons(page: Page) -> None:
    html = page("/replies")
    cards = re.findall(r'<article class="st pair.*?</article>', html, re.DOTALL)
    assert cards
    for card in cards:
        assert "Signals of this link" in card or "No signals were recorded" in card
        assert re.search(r"\d+ % were right", card)
        assert {"accept", "reject"} == set(re.findall(r'name="decision" value="(\w+)"', card))


def test_parties_are_told_in_numbers(page: Page) -> None:
    assert "Ada Lind speaks for Valley Water Board; spokeswoman 5 4 – – 1" in text(page("/parties"))


def test_a_party_page_tells_where_it_stands(page: Page) -> None:
    assert "shifted 10 May 2031 ✕ denies 11 May 2031 ◐ concedes" in text(page("/parties/p-lind"))


def test_a_figure_leads_to_its_words_in_the_document(page: Page) -> None:
    places = re.findall(r'href="(/documents/[^"#]+)#(f-[^"]+)"', page("/figures"))
    assert places
    assert all(f'id="{place}"' in page(document) for document, place in places)


def test_a_line_leads_to_its_words_in_the_document(page: Page) -> None:
    places = re.findall(r'carried by <a href="(/documents/[^"#]+)#(m-[^"]+)"', page("/incidents/i-flood"))
    assert places
    assert all(f'id="{place}"' in page(document) for document, place in places)


def test_suggestions_are_dashed_until_somebody_judges(case: Case, page: Page) -> None:
    assert 'class="st suggested"' in page("/statements/s-designed")
    target = Suggestion("reply", "s-designed", "s-gates", "denies").target
    case.judge(author="Ana Ruiz", target=target, decision="accept", reason="both speak of the sirens")
    try:
        html = page("/statements/s-designed")
        assert 'class="st judged"' in html
        assert "AR: confirmed" in text(html)
    finally:
        case.judge(author="Ana Ruiz", target=target, decision="retract")
    assert 'class="st judged"' not in page("/statements/s-designed")


def test_documents_added_while_the_desk_is_open_are_seen(tmp_path: Path) -> None:
    with Case.create(tmp_path / "c") as case:
        client = entered(case)
        assert "Nothing has been read into this case yet" in client.get("/").content.decode()
        case.add_document(hostile("Late news"))
        assert "Late news" in client.get("/documents").content.decode()


@pytest.mark.parametrize("path", ["/", "/documents", "/statements", "/incidents", "/claims", "/figures"])
def test_an_empty_case_says_the_next_step(tmp_path: Path, path: str) -> None:
    with Case.create(tmp_path / "c") as case:
        html = entered(case).get(path).content.decode()
    assert 'class="empty"' in html
    assert re.search(r"rejoinder read CASE|Read more documents|Statements", text(html))


@pytest.mark.parametrize(
    "path",
    [
        "/documents/none",
        "/parties/",
        "/charts/x.light.wide.svg",
        "/charts/accuracy/x.light.wide.svg",
        "/nowhere",
    ],
)
def test_a_wrong_address_says_what_to_do(inside: Client, path: str) -> None:
    response = inside.get(path)
    assert response.status_code == 404
    assert "start from the overview" in response.content.decode()


@pytest.mark.parametrize("variant", ["light.wide", "dark.wide", "light.narrow", "dark.narrow"])
@pytest.mark.parametrize("chart", ["timeline", "killed", "i-flood/killed", "accuracy/soft"])
def test_charts_are_served_as_pictures(inside: Client, chart: str, variant: str) -> None:
    response = inside.get(f"/charts/{chart}.{variant}.svg")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/svg+xml"


HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "\u202egnp.exe",
    "W" * 3000,
    "{{ case_name }}{% debug %}",
    "</title></head>",
]


@pytest.mark.parametrize(
    "words", HOSTILE, ids=["script", "quotes", "right to left", "long", "template", "title"]
)
def test_hostile_text_stays_text_on_every_page(tmp_path: Path, words: str) -> None:
    with Case.create(tmp_path / "c", name=words[:200]) as case:
        case.add_document(hostile(words))
        client = entered(case)
        statement = case.documents()[0].statements[0].id
        for path in (
            "/",
            "/documents",
            "/statements",
            f"/statements/{statement}",
            "/parties",
            f"/search?q={words[:9]}",
        ):
            html = client.get(path).content.decode()
            assert not re.search(r"<img src=x|<script(?! type=\"module\" src=\"/static/)", html)
            assert html.count("</title>") == 1


@pytest.mark.parametrize("id", ["a/b", "../x", "ü ä", "x?y#z", "<b>", "x" * 300])
def test_ids_of_other_programs_have_addresses_too(tmp_path: Path, id: str) -> None:
    with Case.create(tmp_path / "c") as case:
        case.add_document(hostile("A title", id))
        client = entered(case)
        listed = client.get("/documents").content.decode()
        address = re.search(r'class="name" href="(/documents/[^"]+)"', listed)
        assert address
        assert "A title" in client.get(address[1]).content.decode()


def test_a_long_list_comes_in_pages(tmp_path: Path) -> None:
    with Case.create(tmp_path / "c") as case:
        for number in range(101):
            case.add_document(hostile(f"Speaker {number}", f"d-{number}"))
        client = entered(case)
        first, second = (text(client.get(f"/parties?page={n}").content.decode()) for n in (1, 2))
    assert "page 1 of 2" in first
    shown = [set(re.findall(r"Speaker \d+", page)) for page in (first, second)]
    assert [len(names) for names in shown] == [100, 1]
    assert not shown[0] & shown[1]


def entered(case: Case) -> Client:
    desk = Desk(case)
    application(case, desk)
    client = Client(SERVER_NAME="127.0.0.1", **{ENVIRON: desk})
    client.get(f"/enter?token={desk.door.token}")
    return client


def hostile(words: str, id: str = "d") -> Extracted:
    text = f"{words} said {words}."
    end = len(text) - 1
    statement = Statement(
        id=make_id("s", id),
        form="indirect",
        act="asserts",
        source=Span(0, len(words)),
        content=(Span(end - len(words), end),),
        speaker=Speaker(name=words, party=words),
        venue=words,
    )
    return Extracted(
        id=id,
        file="x.txt",
        title=words,
        carrier=words,
        text=text,
        text_sha256=text_sha256(text),
        made_by=MadeBy(rejoinder="0"),
        statements=(statement,),
    )
