"""The best allowed tags of a paragraph, and the spans that they mark."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.tagging.decode import TAGS, Decoder, Tagged, allowed, spans

NONE, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(len(TAGS))


def test_spans_of_tags() -> None:
    tags = [B_SOURCE, I_SOURCE, B_CUE, NONE, B_CONTENT, B_CONTENT, I_CONTENT]
    assert spans(tags) == [
        Tagged("source", 0, 2),
        Tagged("cue", 2, 3),
        Tagged("content", 4, 5),
        Tagged("content", 5, 7),
    ]


def test_an_inside_comes_only_after_its_own_kind() -> None:
    scores = np.zeros((2, len(TAGS)), np.float32)
    scores[0, B_SOURCE] = scores[1, I_CONTENT] = 9
    (tags,) = Decoder(np.zeros((len(TAGS), len(TAGS)), np.float32)).tags([scores])
    assert tags in ([B_CONTENT, I_CONTENT], [B_SOURCE, NONE])


@given(st.integers(0, 2**32 - 1))
def test_no_allowed_tagging_scores_higher(seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(4, len(TAGS))).astype(np.float32)
    transitions = chance.normal(size=(len(TAGS), len(TAGS))).astype(np.float32)

    def total(tags: tuple[int, ...]) -> float:
        if TAGS[tags[0]].startswith("I-") or any(not allowed()[a, b] for a, b in itertools.pairwise(tags)):
            return -np.inf
        moved = sum(float(transitions[a, b]) for a, b in itertools.pairwise(tags))
        return moved + sum(float(scores[i, tag]) for i, tag in enumerate(tags))

    best = max(itertools.product(range(len(TAGS)), repeat=4), key=total)
    assert Decoder(transitions).tags([scores]) == [list(best)]


@given(st.lists(st.integers(1, 9), max_size=6))
def test_paragraphs_beside_one_another_do_not_matter(lengths: list[int]) -> None:
    chance = np.random.default_rng(len(lengths))
    decoder = Decoder(chance.normal(size=(len(TAGS), len(TAGS))).astype(np.float32))
    scores = [chance.normal(size=(length, len(TAGS))).astype(np.float32) for length in lengths]
    assert decoder.tags(scores) == [decoder.tags([one])[0] for one in scores]
