"""One thing said once, in several wordings."""

import pytest

from link.made import document, utterances
from rejoinder.link import link


def two(first: str, second: str, who: str = "Ann Reed|Port Board", act: str = "denies") -> list:
    return [
        document("a", "2024-03-16", f"“<s1 {act} {who}>{first}</>,” she said."),
        document("b", "2024-03-17", f"She told reporters: “<s2 {act} {who}>{second}</>.”"),
    ]


ONE = [
    (
        "These are the same rumours and inventions, answered many times before",
        "Only rumours and inventions that we have already answered many times",
    ),
    ("The pumps were serviced in January and in May", "We serviced the pumps in January and again in May"),
]


@pytest.mark.parametrize(("first", "second"), ONE)
def test_two_translations_of_one_sentence(first, second):
    assert utterances(link(two(first, second))) == {("s1", "s2")}


APART = [
    ("The pumps on the pier were locked", "The pumps on the pier were not locked"),
    ("The pumps were serviced in January", "The budget of the harbour school was raised in January"),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_two_utterances(first, second):
    assert utterances(link(two(first, second, act="asserts"))) == set()


def test_two_speakers_are_two_utterances():
    words = "the pumps on the east pier were serviced in January"
    documents = [
        document("a", "2024-03-16", f"“<s1 asserts Ann Reed|Port Board>{words}</>,” she said."),
        document("b", "2024-03-16", f"“<s2 asserts Odo Marsh|Dock Union>{words}</>,” he said."),
    ]
    assert utterances(link(documents)) == set()


def test_a_headline_and_the_text_below_are_one():
    article = document(
        "a",
        "2024-03-16",
        """# Board says <h asserts Port Board>fire pumps on pier worked</>

        The fire pumps on the east pier worked as designed all night, <b asserts Ann Reed|Port Board>the fire pumps on
        the east pier worked as designed</>, said Ann Reed.""",
    )
    assert utterances(link([article])) == {("b", "h")}


def test_the_same_words_a_month_later_are_said_again():
    words = "the pumps on the east pier were serviced in January and in May"
    documents = [
        document("a", "2024-03-16", f"“<s1 asserts Ann Reed|Port Board>{words}</>,” she said."),
        document("b", "2024-04-20", f"“<s2 asserts Ann Reed|Port Board>{words}</>,” she said."),
    ]
    assert utterances(link(documents)) == set()


def test_a_refusal_and_its_quoted_words_are_one():
    article = document(
        "a",
        "2024-03-16",
        """The spokeswoman would not answer <d1 declines Ann Reed|Port Board>a question about the gates</>.

        “<d2 declines Ann Reed|Port Board>I have said all I can say</>,” she replied.""",
    )
    assert utterances(link([article])) == {("d1", "d2")}
