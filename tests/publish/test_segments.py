"""Text under marks that overlap and nest becomes a flat list that loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model import Span, Statement
from rejoinder.publish.segments import Mark, content_words, depths, segments, statement_marks

TEXT = 'Lind said the union told her "nobody was warned" twice.'


def mark(words: str, kind: str = "content", of: str = "s", depth: int = 0) -> Mark:
    start = TEXT.index(words)
    return Mark(kind, Span(start, start + len(words)), of, depth)  # type: ignore[arg-type]


def drawn(*marks: Mark) -> list[tuple[str, str]]:
    return [(s.text, s.classes) for s in segments(TEXT, Span(0, len(TEXT)), marks)]


CASES = {
    "no marks": ((), [(TEXT, "")]),
    "one": ((mark("Lind", "source"),), [("Lind", "source"), (TEXT[4:], "")]),
    "quoted words inside content": (
        (mark('her "nobody was warned"'), mark("nobody was warned", "quoted")),
        [
            ("Lind said the union told ", ""),
            ('her "', "content"),
            ("nobody was warned", "content quoted"),
            ('"', "content"),
            (" twice.", ""),
        ],
    ),
    "nested": (
        (mark("the union told her", of="a"), mark("told her", of="b", depth=1)),
        [
            ("Lind said ", ""),
            ("the union ", "content"),
            ("told her", "content nested"),
            (TEXT[28:], ""),
        ],
    ),
    "overlapping edges": (
        (mark("said the union"), mark("union told", "figure", "f")),
        [
            ("Lind ", ""),
            ("said the ", "content"),
            ("union", "content figure"),
            (" told", "figure"),
            (TEXT[24:], ""),
        ],
    ),
}


@pytest.mark.parametrize(("marks", "expected"), CASES.values(), ids=CASES)
def test_segments_carry_the_marks_over_them(marks: tuple[Mark, ...], expected: list[tuple[str, str]]) -> None:
    assert drawn(*marks) == expected


def test_a_mark_opens_once() -> None:
    outer, inner = mark("the union told her"), mark("told her", of="b", depth=1)
    cut = segments(TEXT, Span(0, len(TEXT)), (outer, inner))
    assert [[m.of for m in s.opens] for s in cut] == [[], ["s"], ["b"], []]


def test_marks_are_clipped_to_the_block() -> None:
    cut = segments(TEXT, Span(5, 9), (mark("Lind said the union"),))
    assert [(s.text, s.classes) for s in cut] == [("said", "content")]


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))
MARKS = st.lists(st.builds(Mark, st.sampled_from(["content", "figure"]), SPANS, st.text("ab", max_size=1)))


@given(st.text(max_size=60), SPANS, MARKS)
def test_joined_segments_are_the_text(text: str, within: Span, marks: list[Mark]) -> None:
    cut = segments(text, within, marks)
    assert "".join(s.text for s in cut) == within.of(text)
    assert all(m.span.contains(s.span) for s in cut for m in s.marks)


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ({"a": None, "b": "a", "c": "b"}, {"a": 0, "b": 1, "c": 2}),
        ({"a": "b", "b": "a"}, {"a": 1, "b": 1}),
        ({"a": "gone"}, {"a": 0}),
    ],
    ids=["nested twice", "a circle", "a parent that is not there"],
)
def test_depth_is_how_many_statements_hold_it(
    parents: dict[str, str | None], expected: dict[str, int]
) -> None:
    statements = [
        Statement(id=i, form="direct", act="asserts", content=(Span(0, 1),), parent=parent)
        for i, parent in parents.items()
    ]
    assert depths(statements) == expected


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


WORDS = {
    "marks of the source come with the words": (
        'He said they "ran away", all of them.',
        ["they “ran away”".replace("“", '"').replace("”", '"')],
        ["ran away"],
        [("they ", False, False), ('"ran away"', True, False)],
    ),
    "content that begins after the mark": (
        "“We ran,” she said.",
        ["We ran,"],
        ["We ran,"],
        [("“We ran,”", True, False)],
    ),
    "a quotation block has no marks": ("We ran.", ["We ran."], ["We ran."], [("We ran.", True, True)]),
    "split by the cue": (
        "“We ran,” she said, “and hid.”",
        ["We ran,", "and hid."],
        ["We ran,", "and hid."],
        [("“We ran,”", True, False), ("“and hid.”", True, False)],
    ),
    "gloss alone": ("She said they ran.", ["they ran"], [], [("they ran", False, False)]),
}


@pytest.mark.parametrize(("text", "content", "quoted", "expected"), WORDS.values(), ids=WORDS)
def test_quoted_words_stand_apart_from_gloss(
    text: str, content: list[str], quoted: list[str], expected: list[tuple[str, bool, bool]]
) -> None:
    statement = Statement(
        id="s",
        form="mixed",
        act="asserts",
        content=tuple(span(text, words) for words in content),
        quoted=tuple(span(text, words) for words in quoted),
    )
    assert [(w.text, w.quoted, w.bare) for w in content_words(statement, text)] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("We ran,", [("“We ran,”", False), ("but only after dark", True)]),
        ("We ran,” she said, but only after dark", [("“We ran,”", False), (" she said, but only after dark", False)]),
    ],
    ids=["after the content", "within the content"],
)  # fmt: skip
def test_what_limits_a_quotation_is_shown_with_it(content: str, expected: list[tuple[str, bool]]) -> None:
    text = "“We ran,” she said, but only after dark."
    statement = Statement(
        id="s",
        form="mixed",
        act="asserts",
        content=(span(text, content),),
        quoted=(span(text, "We ran,"),),
        limits=(span(text, "but only after dark"),),
    )
    assert [(w.text, w.limit) for w in content_words(statement, text)] == expected
    assert [m.span for m in statement_marks(statement, text) if m.kind == "limit"] == list(statement.limits)
