"""What is remembered of the model's attribute rules is what they would have given."""

import pytest
from spacy.tokens import Doc, Token

from rejoinder.extract.attributes import NAME
from rejoinder.extract.parse import language_model

SENTENCES = [
    "The ministry said that its shells had not hit the hospital, but he did not name a source.",
    "They're gonna leave and you all gotta see it, said I, and c'mon, let's go.",
    "There's no proof; there were two drones.  It ain't so, and y'all know.",
    "You saw it and I saw you, because what we had was what we did.",
    " \n That which has been done\tto them, those who do this have done to us.",
    "He'd better, she'd said, as the U.S. and 12.5% of the 40,000 euros went up!",
]


def seen(token: Token) -> tuple[object, ...]:
    return token.text, token.pos_, str(token.morph), token.lemma_, token.tag_, token.dep_


def unruled(words: str) -> Doc:
    """``words`` as the parser leaves them."""
    with language_model().select_pipes(disable=[NAME, "lemmatizer", "ner"]):
        return language_model()(words)


@pytest.mark.parametrize("words", SENTENCES)
def test_every_token_gets_what_the_models_rules_give_it(words: str) -> None:
    expected = language_model().get_pipe("attribute_ruler")(unruled(words))
    for _ in range(2):  # learnt the first time, remembered the second
        found = language_model().get_pipe(NAME)(unruled(words))
        assert list(map(seen, found)) == list(map(seen, expected))


def test_the_rules_that_ask_for_neighbours_are_matched_in_place() -> None:
    gonna = language_model()("They were gonna stay.")[2]
    assert (gonna.text, gonna.lemma_) == ("gon", "go")
