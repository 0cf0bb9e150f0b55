"""The cue vocabulary and its forms."""

import pytest

from rejoinder.extract.cues import cue_table, inflections


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("claim", {"claim", "claims", "claimed", "claiming"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("accuse", {"accuse", "accuses", "accused", "accusing"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("say", {"say", "says", "sayed", "saying"}),
    ],
)
def test_regular_forms(lemma: str, forms: set[str]) -> None:
    assert set(inflections(lemma)) == forms


@pytest.mark.parametrize(
    ("form", "lemma"), [("said", "say"), ("told", "tell"), ("swore", "swear"), ("admitted", "admit")]
)
def test_forms_lead_to_their_lemma(form: str, lemma: str) -> None:
    assert cue_table().forms[form] == lemma


@pytest.mark.parametrize(
    ("lemma", "frame", "act"),
    [
        ("say", "clause", "asserts"),
        ("deny", "object", "denies"),
        ("accuse", "of", "accuses"),
        ("urge", "to", "demands"),
        ("threaten", "to", "threatens"),
        ("admit", "clause", "concedes"),
        ("pledge", "to", "promises"),
        ("decline", "to", "declines"),
        ("comment", "unsaid", "declines"),
    ],
)
def test_the_act_of_a_cue_goes_by_its_frame(lemma: str, frame: str, act: str) -> None:
    assert cue_table().verbs[lemma].acts[frame] == act  # type: ignore[index]


def test_phrases_are_found_by_their_first_word() -> None:
    assert ("according", "to") in cue_table().phrase_words["according"]
