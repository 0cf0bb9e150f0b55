from collections.abc import Callable

import pytest

from rejoinder.model import Document, Failure
from rejoinder.read import ReadOptions

WhyUnread = Callable[[bytes, str], str]
ReadBytes = Callable[..., list[Document | Failure]]
Kinds = Callable[[Document], list[tuple[str, str]]]

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Harbour fire: ministry denies leak | The Daily Gull</title>
<meta property="og:site_name" content="The Daily Gull">
<meta property="og:title" content="Harbour fire: ministry denies leak">
<link rel="canonical" href="https://gull.example/2021/03/04/harbour">{meta}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<div class="cookie-banner">We use cookies. <button>Accept</button></div>
<main><article><h1>Harbour fire: ministry denies leak</h1>
<p class="standfirst">Officials say the tanks held no fuel on the night of the blaze</p>
<figure><img src="a.jpg"><figcaption>Smoke over the harbour on Tuesday</figcaption></figure>
<p>The harbour ministry on Wednesday denied that fuel had leaked from the northern tanks before the fire broke out,<br>
calling the reports &ldquo;invented&rdquo;.</p>
<p>&ldquo;There was no leak,&rdquo; the minister, Ila Bren, told <em>The Daily Gull</em>.&nbsp;She
said that tanks had been empty.</p>
<h2>What witnesses say</h2>
<p>Two dockers said they had smelled fuel from the northern tanks hours before the fire broke out on
Tuesday evening.</p>
<blockquote><p>We told the guard at six, and he laughed at us. Nobody came to look at the tanks.</p></blockquote>
<ul><li>At least four people were hurt, the clinic said.</li>
<li>Two tanks were destroyed in the fire.</li></ul>
<figure><img src="b.jpg"><figcaption>The northern tanks in 2019</figcaption></figure>
<p>The union of dockers has called for an inquiry into the fire and into the state of the tanks.</p>
<p>Share this article</p></article></main>
<aside><h3>Related</h3><ul><li><a href="#">Fish prices rise</a></li></ul></aside>
<footer><p>&copy; 2021 The Daily Gull. All rights reserved.</p></footer></body></html>"""


def only(found: list[Document | Failure]) -> Document:
    (document,) = found
    assert isinstance(document, Document)
    return document


def test_the_parts_of_an_article_are_told_apart(read_bytes: ReadBytes, kinds: Kinds) -> None:
    document = only(read_bytes(PAGE.encode(), "a.html"))
    found = [(kind, words[:30]) for kind, words in kinds(document)]
    assert found == [
        ("title", "Harbour fire: ministry denies "),
        ("heading", "Officials say the tanks held n"),
        ("caption", "Smoke over the harbour on Tues"),
        ("paragraph", "The harbour ministry on Wednes"),
        ("paragraph", "“There was no leak,” the minis"),
        ("heading", "What witnesses say"),
        ("paragraph", "Two dockers said they had smel"),
        ("quotation", "We told the guard at six, and "),
        ("list", "At least four people were hurt"),
        ("list", "Two tanks were destroyed in th"),
        ("caption", "The northern tanks in 2019"),
        ("paragraph", "The union of dockers has calle"),
        ("furniture", "Share this article"),
    ]


def test_line_breaks_and_no_break_spaces_are_spaces(read_bytes: ReadBytes) -> None:
    text = only(read_bytes(PAGE.encode(), "a.html")).text
    assert "broke out, calling the reports “invented”." in text
    assert "told The Daily Gull. She said that" in text


def test_what_the_page_says_of_itself_is_kept(read_bytes: ReadBytes) -> None:
    document = only(read_bytes(PAGE.encode(), "a.html", ReadOptions(carrier="Somebody else")))
    assert document.title == "Harbour fire: ministry denies leak"
    assert document.carrier == "The Daily Gull"
    assert document.url == "https://gull.example/2021/03/04/harbour"
    assert document.language == "en"
    assert "trafilatura" in document.made_by.models


@pytest.mark.parametrize(
    ("meta", "date", "precision"),
    [
        ('<meta property="article:published_time" content="2021-03-04T23:10:00+03:00">', "2021-03-04", "day"),
        ('<meta name="DC.date" content="2021-03">', "2021-03", "month"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-05"}</script>',
            "2021-03-05",
            "day",
        ),
    ],
)
def test_the_date_of_the_metadata_wins(read_bytes: ReadBytes, meta: str, date: str, precision: str) -> None:
    published = only(
        read_bytes(PAGE.replace("{meta}", meta).encode(), "a.html", ReadOptions(published="1999"))
    ).published
    assert (published.date, published.precision, published.source) == (date, precision, "metadata")


def test_the_encoding_that_a_page_declares_is_used(read_bytes: ReadBytes) -> None:
    page = PAGE.replace("utf-8", "windows-1252").replace("guard", "doorman André")
    assert "doorman André" in only(read_bytes(page.encode("cp1252"), "a.html")).text


@pytest.mark.parametrize("file", ["a.html", "a.txt", "-"])
def test_a_page_is_known_by_its_bytes(read_bytes: ReadBytes, file: str) -> None:
    assert "trafilatura" in only(read_bytes(PAGE.encode(), file)).made_by.models


def test_a_page_without_an_article_is_read_whole_and_said_so(read_bytes: ReadBytes) -> None:
    body = "<h1>Notice</h1><div>The harbour is closed.<p>Ships wait.</p></div><script>x()</script>"
    page = f"<html><body>{body}</body></html>"
    document, *notices = read_bytes(page.encode(), "a.html")
    assert isinstance(document, Document)
    assert document.text.split("\n\n") == ["Notice", "The harbour is closed.", "Ships wait."]
    for notice in notices:
        assert isinstance(notice, Failure) and notice.where == document.id


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>var a = 1;</script></body></html>", "<!doctype html>"]
)
def test_a_page_without_text_is_a_failure(why_unread: WhyUnread, page: str) -> None:
    assert why_unread(page.encode(), "a.html").startswith("no text in the HTML")


def test_a_page_nested_beyond_reason_does_not_stop_the_reading(read_bytes: ReadBytes) -> None:
    page = "<html><body>" + "<div>" * 5000 + "<p>The harbour is closed.</p></body></html>"
    assert read_bytes(page.encode(), "a.html")


def test_two_articles_in_one_page_are_two_documents(read_bytes: ReadBytes) -> None:
    second = """<article><h1>Port of Marrow reopens</h1>
<p>The port of Marrow reopened on Friday after three days, the harbour master said in a statement to ships.</p>
<p>Two of five basins remain closed, and ships with fuel on board will be sent to Tern, he told the Gull.</p></article>
<article><h2>Fish prices rise</h2><p>They rose again.</p></article></main>"""
    meta = '<meta property="article:published_time" content="2021-03-04">'
    page = PAGE.replace("</main>", second).replace("{meta}", meta)
    found = [item for item in read_bytes(page.encode(), "a.html") if isinstance(item, Document)]
    assert [(d.part, d.title) for d in found] == [
        (0, "Harbour fire: ministry denies leak"),
        (1, "Port of Marrow reopens"),
    ]
    assert [d.published.date for d in found] == ["2021-03-04", None]
    assert "Fish prices" not in "".join(d.text for d in found)
