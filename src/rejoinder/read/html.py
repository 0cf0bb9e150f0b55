"""HTML: the article's text and metadata through trafilatura, its captions and dates from the page itself."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from lxml import etree, html

from rejoinder.errors import UnreadableError
from rejoinder.model import Capture
from rejoinder.model.vocabulary import BlockKind
from rejoinder.read.characters import decode, normalise
from rejoinder.read.dates import PartialDate, read_date
from rejoinder.read.page import About, Page, Piece, compose

LIBRARY = "trafilatura"

_SNIFFED = 4096
_TAG = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|meta|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]+(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

_DATE_FIELDS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "date.issued",
    "publish_date",
    "publication_date",
    "pubdate",
    "date",
)
"""Metadata fields of publication dates, most exact first. A field's own words give the precision."""
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')

_DATE_SEARCH = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
"""For trafilatura's date finder: no guesses from the running text, and no bound that moves with today."""

_NEAR_TOP = 4
_ARTICLE = 200
"""Letters that a further ``<article>`` has; the teasers that pages mark as articles have less."""

_DROPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
    }
    | {"svg", "iframe"}
)
_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "td", "th", "dt", "dd", "pre"}
    | {"div", "section", "article"}
)


class HtmlReader:
    """Web pages as saved by a browser or a crawler."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def recognises(self, data: bytes) -> bool:
        """True where the first thing is a tag that pages begin with."""
        return bool(_TAG.match(data[:_SNIFFED]))

    def read(self, capture: Capture) -> Page:
        """The article that trafilatura finds, with title and captions; further articles after it."""
        charset = _CHARSET.search(capture.data[:_SNIFFED])
        decoded = decode(capture.data, charset[1].decode("ascii", "replace") if charset else None)
        source = _DECLARATION.sub("", normalise(decoded.text))
        tree = _tree(source)
        found = _extracted(source)
        notices = [decoded.notice] if decoded.notice else []
        pieces = list(_body_pieces(found.body)) if found is not None and found.body is not None else []
        if not pieces:
            pieces = list(_all_pieces(tree))
            notices.append("no article recognised: all text of the page was read, page furniture included")
        first = _with_title(_with_captions(pieces, tree), found)
        text, stretches = compose([*first, *_further_articles(tree, pieces)])
        if not stretches:
            raise UnreadableError("no text in the HTML: nothing outside scripts, forms and navigation")
        return Page(text, stretches, _about(found, tree, source), {LIBRARY: version(LIBRARY)}, tuple(notices))


def _tree(source: str) -> Any:
    try:
        return html.document_fromstring(source)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableError(f"no text in the HTML: {error}") from error


def _extracted(source: str) -> Any:
    """trafilatura's document, or None where it finds no article."""
    import trafilatura  # here, since it takes a second to load and not every run reads HTML

    return trafilatura.bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params=_DATE_SEARCH,
    )


def _body_pieces(body: Any) -> Iterator[Piece]:
    """The blocks of trafilatura's tree, in order."""
    if body.text and body.text.strip():
        yield body.text, None
    for element in body:
        yield from _element_pieces(element)
        if element.tail and element.tail.strip():
            yield element.tail, None


def _element_pieces(element: Any) -> Iterator[Piece]:
    tag = element.tag
    if tag == "head":
        yield _words(element), "heading"
    elif tag == "table":
        yield from _rows(element)
    elif tag == "list":
        yield from ((_words(item), "list") for item in element.iter("item"))
    elif tag == "quote":
        yield from _paragraphs(element, "quotation")
    elif tag in ("div", "body"):
        yield from _body_pieces(element)
    elif tag != "graphic":
        yield from ((words, None) for words in re.split(r"\n\s*\n", _words(element)))


def _paragraphs(element: Any, kind: BlockKind) -> Iterator[Piece]:
    inner = list(element.iter("p"))
    for part in inner or [element]:
        yield from ((words, kind) for words in re.split(r"\n\s*\n", _words(part)))


def _rows(table: Any) -> Iterator[Piece]:
    for row in table.iter("row"):
        cells = [" ".join(_words(cell).split()) for cell in row.iter("cell")]
        yield " | ".join(cell for cell in cells if cell), "paragraph"


def _words(element: Any) -> str:
    """The element's text; a line break is ``\\n``, so that two in a row can part paragraphs."""
    parts = [_flat(element.text)]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif isinstance(child.tag, str):
            parts.append(_words(child))
        parts.append(_flat(child.tail))
    return "".join(parts)


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _key(words: str) -> str:
    """What a block is found again by: its first letters without white space."""
    return "".join(words.split())[:60]


def _with_captions(pieces: list[Piece], tree: Any) -> list[Piece]:
    """``pieces`` with the captions that the page has between them, each after the block it follows there."""
    places: dict[str, int] = {}
    for i, (words, _) in enumerate(pieces):
        places.setdefault(_key(words), i)
    placed = _caption_places(tree, places)
    merged: list[Piece] = [(words, "caption") for words in placed.get(-1, [])]
    for i, piece in enumerate(pieces):
        merged.append(piece)
        merged += [(words, "caption") for words in placed.get(i, [])]
    return merged


def _caption_places(tree: Any, places: dict[str, int]) -> dict[int, list[str]]:
    """Captions by the index of the piece they stand after (-1: before all); later ones are left out, since
    what follows the article belongs to other stories."""
    found: dict[int, list[str]] = {}
    waiting: list[tuple[int, str]] = []
    at, started = -1, False
    for element in tree.iter("h1", "h2", "h3", "p", "li", "blockquote", "figcaption"):
        words = " ".join(element.text_content().split())
        started = started or element.tag == "h1"
        if element.tag == "figcaption":
            if words and (started or at >= 0) and _key(words) not in places:
                waiting.append((at, words))
        elif _key(words) in places:
            at = places[_key(words)]
            for where, caption in waiting:
                found.setdefault(where, []).append(caption)
            waiting = []
    return found


def _with_title(pieces: list[Piece], found: Any) -> list[Piece]:
    """``pieces`` beginning with the title, wherever among the first of them the body has it."""
    title = found.title if found is not None else None
    if not title:
        return pieces
    rest = [p for i, p in enumerate(pieces) if i >= _NEAR_TOP or _key(p[0]) != _key(title)]
    return [(title, "title"), *rest]


def _further_articles(tree: Any, pieces: list[Piece]) -> Iterator[Piece]:
    """The text of further articles of the page, which trafilatura leaves out: it looks for one."""
    known = {_key(words) for words, _ in pieces}
    for article in tree.iter("article"):
        paragraphs = [_key(p.text_content()) for p in article.iter("p")]
        heading = next(article.iter("h1", "h2"), None)
        nested = next(article.iterancestors("article"), None) is not None
        if heading is None or nested or known.intersection(paragraphs):
            continue
        found = _extracted(f"<html><body>{etree.tostring(article, encoding='unicode')}</body></html>")
        own = list(_body_pieces(found.body)) if found is not None and found.body is not None else []
        if sum(len(words) for words, kind in own if kind is None) >= _ARTICLE:
            title = " ".join(heading.text_content().split())
            yield title, "title"
            yield from (piece for piece in own if _key(piece[0]) != _key(title))


def _all_pieces(tree: Any) -> Iterator[Piece]:
    """Every block of the page outside scripts, forms and navigation, by its own text."""
    for element in list(tree.iter()):
        unread = not isinstance(element.tag, str) or element.tag in _DROPPED
        if unread and element.getparent() is not None:
            element.drop_tree()
    body = tree.find("body")
    for element in (body if body is not None else tree).iter():
        if element.tag in _BLOCKS or element is body:
            yield _own_words(element), _kind_of(element.tag)


def _own_words(element: Any) -> str:
    """The text of an element without that of the blocks inside it."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _BLOCKS:
            parts.append("\n" if child.tag == "br" else _own_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _kind_of(tag: str) -> BlockKind | None:
    kinds: dict[str, BlockKind] = {
        "h1": "title",
        "li": "list",
        "blockquote": "quotation",
        "figcaption": "caption",
        **{f"h{level}": "heading" for level in range(2, 7)},
    }
    return kinds.get(tag)


def _about(found: Any, tree: Any, source: str) -> About:
    date = _stated_date(tree, source)
    if date is None and found is not None and found.date:
        date = read_date(found.date)
    if found is None:
        title = tree.findtext(".//title")
        return About(title=" ".join(title.split()) if title else None, published=date)
    return About(title=found.title, carrier=found.sitename, url=_canonical(tree), published=date)


def _canonical(tree: Any) -> str | None:
    """The address that the page gives itself."""
    links = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    metas = [meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:url"]
    return next((a for a in [*links, *metas] if a and a.startswith(("http://", "https://"))), None)


def _stated_date(tree: Any, source: str) -> PartialDate | None:
    """The publication date in the page's metadata, its structured data, or a marked ``<time>``."""
    fields: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            fields.setdefault(name.lower(), meta.get("content"))
    linked = _LINKED_DATE.search(source)
    marked = [
        t.get("datetime")
        for t in tree.iter("time")
        if t.get("pubdate") is not None or t.get("itemprop") == "datePublished"
    ]
    words = [*(fields[f] for f in _DATE_FIELDS if f in fields), *([linked[1]] if linked else []), *marked]
    dates = [read_date(w) for w in words if w]
    return next((d for d in dates if d and d.year), None)
