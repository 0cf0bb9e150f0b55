"""What holds for any text at all: blocks in order, apart, with only white space left out."""

import json
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.model import Capture, Document, sha256
from rejoinder.read import read_capture, read_jsonl

LINES = st.sampled_from(
    [
        "Harbour fire: ministry denies leak",
        "MARROW, March 5. /GPA/. The port reopened on Friday after three days, he said.",
        "MARROW (Gull) -",
        "Friday 5 March 2021 17:38 GMT",
        "By Mara Oss",
        "The harbour ministry on Wednesday denied that fuel had leaked from the northern tanks. " * 4,
        "SHARE THIS ARTICLE",
        "With reporting by Newsline",
        "• one",
        "© Newsline",
        "",
        " \t",
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n\r\n", "\u2028", "\x85\n"])
PAGES = st.lists(st.tuples(LINES | st.text(max_size=40), BREAKS), max_size=20).map(
    lambda parts: "".join(line + end for line, end in parts)
)
TEXTS = st.text(max_size=200) | PAGES


def check_blocks(document: Document) -> None:
    spans = [block.span for block in document.blocks]
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(document.text)]
    assert edges == sorted(edges)
    assert all(span.end > span.start for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not "".join(document.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()


@given(TEXTS)
@settings(max_examples=150)
def test_a_line_of_json_lines_is_unchanged(text: str) -> None:
    raw = json.dumps({"id": "a", "text": text})
    for document in read_jsonl([raw]):
        if isinstance(document, Document):
            assert document.text == text
            check_blocks(document)


@given(TEXTS)
@settings(max_examples=150)
def test_a_page_of_text_loses_nothing_but_white_space(text: str) -> None:
    data = text.encode()
    found = list(read_capture(Capture(sha256=sha256(data), file="a.txt", data=data)))
    assert found
    for document in found:
        if isinstance(document, Document):
            check_blocks(document)


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda tail: b"%PDF-1.7\n" + tail))
@settings(max_examples=150)
def test_no_bytes_raise(data: bytes) -> None:
    for file in ("a.txt", "a.html", "a.docx", "a.pdf", "a.jsonl"):
        assert list(read_capture(Capture(sha256=sha256(data), file=file, data=data)))
