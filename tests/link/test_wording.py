"""Terms, negations and opposites of words."""

import pytest

from rejoinder.link.wording import Rarity, negative, opposed, phrases, read, stem

FORMS = [
    ("strikes", "strike"),
    ("airstrikes", "struck"),
    ("killed", "deaths"),
    ("injuries", "wounded"),
    ("studies", "study"),
    ("stopped", "stopping"),
    ("using", "used"),
    ("fakes", "fabricated"),
    ("children", "child"),
    ("spoke", "spoken"),
    ("beaten", "beat"),
]


@pytest.mark.parametrize(("a", "b"), FORMS)
def test_one_term(a, b):
    assert stem(a) == stem(b)


@pytest.mark.parametrize(
    ("a", "b"), [("plan", "planes"), ("pass", "past"), ("general", "generator"), ("400", "40")]
)
def test_two_terms(a, b):
    assert stem(a) != stem(b)


def test_accents_and_possessives_do_not_count():
    assert read("Clichés of the board’s lawyer") == read("cliches of the board lawyer")


OPPOSED = [
    ("the clinic was hit", "the clinic was not hit", ("strike",)),
    ("the clinic was hit", "the clinic was never hit", ("strike",)),
    ("the wall collapsed", "the wall held", ("collapse/hold",)),
    ("wages increased", "wages were cut", ("decrease/increase",)),
    ("the clinic was hit", "the clinic was hit twice", ()),
    ("it did not sell and never knowingly sold the batch", "it never sold the batch", ()),
]


@pytest.mark.parametrize(("a", "b", "words"), OPPOSED)
def test_opposed(a, b, words):
    assert tuple("/".join(sorted(w.split("/"))) for w in opposed(read(a), read(b))) == words


def test_a_negation_ends_with_its_clause():
    assert read("nobody was warned, but the dam was opened").negated == {"warn"}
    assert "batch" in read("it did not ever knowingly sell the untested batch").negated


def test_rare_words_weigh_more():
    rarity = Rarity(
        [read(f"the river rose at gauge {n}") for n in range(9)] + [read("chlorine in the river")]
    )
    assert rarity.weight("chlorin") > rarity.weight("river")


def test_one_shared_word_is_no_common_subject():
    rarity = Rarity([read("chlorine"), read("chlorine was found in the lake")])
    assert rarity.contained(read("chlorine"), read("chlorine was found in the lake")) < 0.4


PHRASES = [
    (
        "not one document supports it",
        (),
        {"not one document", "one document supports", "document supports it"},
    ),
    ("so, not one document", (), {"not one document"}),
    ("it was of the", (), set()),
    ("the lifts of Nord Homes stopped", ("nord", "hom"), {"the lifts of"}),
]


@pytest.mark.parametrize(("text", "names", "expected"), PHRASES)
def test_phrases_stop_at_marks_and_names(text, names, expected):
    assert phrases(text, names) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the gate was not open", True),
        ("nobody didn’t see it", True),
        ("no gate was open", True),
        ("the boiler ran without an inspection", False),
        ("the boiler failed", False),
    ],
)
def test_a_sentence_in_the_negative(words, expected):
    assert negative(words) is expected
