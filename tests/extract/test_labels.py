"""Labels of transcripts, and what only looks like them."""

import pytest

from extract.reading import document
from rejoinder.extract.labels import between, find_labels
from rejoinder.model import Span

INTERVIEW = "Q: Did you close the road?\nA: We did.\nQ: When?\nA: At noon."


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (INTERVIEW, ["Q", "A", "Q", "A"]),
        ("Q. Did you close it?\nA. I did.", ["Q", "A"]),
        (INTERVIEW.replace("\n", " "), ["Q", "A", "Q", "A"]),
        (
            "MR. BIRCH: Did you see him?\nTHE WITNESS: Yes.\nMR. BIRCH: Where?\nTHE COURT: We rise.",
            ["MR. BIRCH", "THE WITNESS", "MR. BIRCH", "THE COURT"],
        ),
        (
            "Reporter: Who knew?\nOlga Petrenko: We all knew.\nReporter from the Courier: When?\nPetrenko: In May.\n"
            "Reporter: Thank you.",
            ["Reporter", "Olga Petrenko", "Reporter from the Courier", "Petrenko", "Reporter"],
        ),
        (
            "Jane Doe\nWhy did you leave?\nOmar Said\nI was tired.\nJane Doe\nAnd now?\nOmar Said\nI rest.",
            ["Jane Doe", "Omar Said", "Jane Doe", "Omar Said"],
        ),
        (
            "[00:01:12] HOST: Are you well?\n[00:01:20] GUEST: I am.\n[00:01:31] HOST: Good.",
            ["HOST", "GUEST", "HOST"],
        ),
        (
            "**Courier:** Are you well?\n**Mara Lund (mayor):** I am.\n**Courier:** Good. And we?\n"
            "**Mara Lund:** You too.",
            ["Courier", "Mara Lund (mayor)", "Courier", "Mara Lund"],
        ),
    ],
)
def test_labels(text: str, labels: list[str]) -> None:
    found = find_labels(document(text))
    assert [label.words for label in found] == labels
    assert [label.span.of(text) for label in found] == labels


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor said: “It rained.”\nThe mayor said: “It rains.”\nThe mayor said: “We wait.”",
        "Place: Orvel.\nDate: 3 March.\nPlace: Velm.\nDate: 4 March.",
        "KILLED: 12\nINJURED: 14\nKILLED: 3\nINJURED: 2",
        "Photo: Courier\nThe road is shut.\nPhoto: Courier\nThe bridge is open.\nSource: Courier",
        "Velm: The road is shut, a nurse said.\nThe bridge is open.",
        "David Groner.\nThe road is shut.\nDavid Groner.\nThe bridge is open.",
    ],
)
def test_no_transcript(text: str) -> None:
    assert find_labels(document(text)) == ()


def test_what_no_label_takes() -> None:
    text = INTERVIEW.replace("\n", " ")
    stretches = list(between(Span(0, len(text)), find_labels(document(text))))
    assert [s.of(text).strip() for s in stretches] == [
        "",
        "Did you close the road?",
        "We did.",
        "When?",
        "At noon.",
    ]
