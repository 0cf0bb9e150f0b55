"""The brief: self-contained, deterministic, every line with its source."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from rejoinder.model import Cell, Coverage, Extracted, Judgement, Point, Statement, Suggestion
from rejoinder.publish import CaseContents, brief
from rejoinder.publish.brief import Footnotes, style, style_hash

OUTSIDE = {"src", "srcset", "data", "action", "poster", "background"}


class Tags(HTMLParser):
    """Every tag with its attributes, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_a_claim_names_its_independent_sources_on_both_sides(contents: CaseContents) -> None:
    told = " ".join("".join(Tags(brief(contents)).text).split())
    claims = told[told.index("Claims") :]
    assert "asserted by 1 independent source: " in claims
    assert claims.index("asserted by 1 independent source") < claims.index("denied by 1 independent source")


SPEAKING = ("s-designed", "s-nine", "s-never", "s-declined", "s-told")


@pytest.mark.parametrize(("number", "wide"), [(5, True), (4, False)])
def test_many_responses_stand_below_each_point_and_few_beside(
    contents: CaseContents, number: int, wide: bool
) -> None:
    point = Point(id="pt", words="without a siren", kind="act", statement="s-gates")
    cells = tuple(
        Cell(point="pt", response=r, state="denied", words="no such thing") for r in SPEAKING[:number]
    )
    covered = Coverage(about="i-flood", points=(point,), responses=SPEAKING[:number], cells=cells)
    links = (*(link for link in contents.links if not isinstance(link, Coverage)), covered)
    page = brief(replace(contents, links=links))
    assert ('<dl class="points">' in page, '<table class="matrix">' in page) == (wide, not wide)
    assert page.count("no such thing") == number


def test_each_chart_is_drawn_for_wide_and_for_narrow_pages(contents: CaseContents) -> None:
    page = brief(contents)
    assert page.count('<div class="wide"') == page.count('<div class="narrow"') == page.count("<svg") / 2 > 0


def test_it_needs_nothing_else(contents: CaseContents) -> None:
    tags = Tags(brief(contents)).tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "base"}
    assert not [a for _, attributes in tags for a in attributes if a in OUTSIDE or a.startswith("on")]
    links = [a["href"] for tag, a in tags if tag == "a"]
    assert links
    assert all(str(href).startswith("#") for href in links)


def test_the_style_may_apply_and_nothing_loads(contents: CaseContents) -> None:
    page = brief(contents)
    assert f"<style>{style()}</style>" in page
    assert f"default-src 'none'; style-src {style_hash()}" in page
    assert "url(" not in style()
    assert "@import" not in style()


def test_a_screen_may_be_dark_and_paper_stays_light(contents: CaseContents) -> None:
    assert "@media screen and (prefers-color-scheme:dark)" in style()
    chart = brief(contents).partition("<svg")[2].partition("</svg>")[0]
    drawn = set(re.findall(r"var\((--\w+),#[0-9a-f]{6}\)", chart))
    assert drawn
    light, dark = (style().split("}")[n] for n in (0, 1))
    assert all(f"{name}:#" in light and f"{name}:#" in dark for name in drawn)
    assert not re.findall(r'"#[0-9a-f]{6}"', chart)


def test_an_answer_stands_under_what_it_answers(contents: CaseContents) -> None:
    shown = "".join(Tags(brief(contents)).text)
    alleged = shown.index("were opened at two in the morning, without a siren")
    answered = shown.index("worked as designed")
    assert alleged < answered < shown.index("at least 10 people drowned")


def test_the_same_contents_give_the_same_bytes(contents: CaseContents) -> None:
    turned = replace(contents, documents=contents.documents[::-1])
    assert brief(contents) == brief(contents)
    assert brief(turned) == brief(contents)


def test_it_says_how_many_independent_sources_allege(contents: CaseContents) -> None:
    shown = " ".join("".join(Tags(brief(contents)).text).split())
    assert "By 1 independent source: Orrin Fishers' Union (2 statements in 1 document, counted once:" in shown


def test_it_names_what_people_decided(contents: CaseContents) -> None:
    target = Suggestion("reply", "s-designed", "s-gates", "denies").target
    judgement = Judgement(
        at=datetime(2031, 6, 1, tzinfo=UTC),
        author="Ana Ruiz",
        target=target,
        decision="reject",
        reason="other sirens",
    )
    shown = " ".join("".join(Tags(brief(replace(contents, judgements=(judgement,)))).text).split())
    assert (
        "What people decided a reply (denies): rejected by Ana Ruiz on 1 June 2031, “other sirens”" in shown
    )


def test_every_note_leads_to_exact_words(contents: CaseContents) -> None:
    page = brief(contents)
    called = set(re.findall(r'href="#(n\d+)"', page))
    written = re.findall(r'id="(n\d+)"', page)
    assert called == set(written)
    assert len(written) == len(set(written))
    texts = {d.id: d.text for d in contents.documents}
    parsed = re.findall(
        r'class="exact">(.*?)</span>.*?document (\S+), characters (\d+)–(\d+)', page, re.DOTALL
    )
    assert len(parsed) == len(written)
    for words, document, start, end in parsed:
        assert _unescaped(words) == texts[document][int(start) : int(end)]


def test_it_tells_what_was_not_found(contents: CaseContents) -> None:
    text = " ".join("".join(Tags(brief(contents)).text).split())
    assert "What was not found in the archived responses" in text
    assert "a video" in text
    assert "not found in 3 archived responses" in text


def test_it_names_what_made_it(contents: CaseContents) -> None:
    assert "en_core_web_sm 3.8.0, rejoinder 0.1.0" in brief(contents)


def test_an_empty_case_says_so() -> None:
    page = brief(CaseContents("Nothing yet"))
    assert "No incident was found in this case" in page
    assert "No documents in this case" in page


def test_answered_allegations_outside_incidents_are_kept(contents: CaseContents) -> None:
    links = tuple(
        link for link in contents.links if type(link).__name__ not in ("LinkedIncident", "Coverage")
    )
    page = brief(replace(contents, links=links))
    assert "Answered outside these incidents" in page
    assert "were opened at two in the morning" in page


HOSTILE = [
    '<script>alert("1")</script>',
    '"><img src=x onerror=alert(1)>',
    "\u202eabc",
    "{{ name }}{% now %}",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_text(contents: CaseContents, words: str) -> None:
    first, *rest = contents.documents
    spoiled = Extracted.of(_titled(first, words), first.statements, first.figures, first.incidents)
    page = brief(replace(contents, name=words, documents=(spoiled, *rest)))
    assert not {tag for tag, _ in Tags(page).tags} & {"script", "img"}
    assert words in "".join(Tags(page).text)


def test_the_same_words_get_the_same_number(contents: CaseContents) -> None:
    document = contents.documents[0]
    notes = Footnotes()
    one: Statement = document.statements[0]
    assert notes.of_statement(one, document) == notes.of_statement(one, document) == "1"
    assert notes.of_figure(document.figures[0], document) == "2"


def _titled(document: Extracted, title: str) -> Extracted:
    fields = {name: getattr(document, name) for name in document.__struct_fields__}
    return Extracted(**{**fields, "title": title})


def _unescaped(words: str) -> str:
    from html import unescape

    return unescape(words)
