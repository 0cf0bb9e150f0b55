"""Who a mention is within its document."""

import pytest

from extract.reading import only, tell
from rejoinder.model import make_id


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # pronouns
        (
            "Judge Carla Nunez sentenced the driver to a year. She said he had shown no remorse.",
            ["Carla Nunez"],
        ),
        (
            'Dr Pia Holm said the trial was over. "It worked," she added.',
            ["Pia Holm", "Pia Holm"],
        ),
        (
            "The union said the offer was poor. It said members would vote.",
            ["union", "union"],
        ),
        # surname only
        ("Former champion Li Marsh retired. Marsh said his knee had failed.", ["Li Marsh"]),
        ("Dr Pia Holm runs the ward. Dr Holm said it was full.", ["Pia Holm"]),
        # roles
        (
            "Defence minister Olga Petrenko met reporters. The minister said the base would close.",
            ["Olga Petrenko"],
        ),
        (
            "Club spokesman Ravi Noor met the press. The spokesman said the coach would stay.",
            ["Ravi Noor"],
        ),
        ("A referee said the pitch was wet.", ["referee"]),
        # organisations
        (
            "The World Fencing Federation (WFF) met in Bergen on Monday. The WFF said the rule would stay.",
            ["World Fencing Federation"],
        ),
        ("Tarn Steel runs the plant on the estuary. The company said the furnace was safe.", ["Tarn Steel"]),
        (
            "The Ministry of Health published the figures. The ministry said the outbreak was over.",
            ["Ministry of Health"],
        ),
        # documents speak for who published them
        (
            "A report by Clean Harbours appeared on Monday. The report said the water was unsafe.",
            ["Clean Harbours"],
        ),
        (
            "The study, published on Monday by the charity Clean Harbours, claimed the water was unsafe.",
            ["Clean Harbours"],
        ),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [t.name for t in tell(text)] == names


def test_two_people_of_one_surname_leave_it_open() -> None:
    told = only("Dr Pia Holm and her brother Erik Holm run the clinic. Holm said the clinic would close.")
    speaker = told.statement.speaker
    assert speaker is not None
    assert (speaker.name, speaker.candidates) == ("Holm", ("Erik Holm", "Pia Holm"))


def test_of_two_people_of_one_surname_the_one_who_spoke_is_meant() -> None:
    told = tell(
        "Dr Pia Holm and her brother Erik Holm run the clinic.\n"
        "Erik Holm said the rent had doubled. Holm said the clinic would close."
    )
    assert [t.name for t in told] == ["Erik Holm", "Erik Holm"]


def test_role_and_affiliation_are_kept() -> None:
    speaker = only("Kestrel Oil spokeswoman Dana Webb said the well was dry.").statement.speaker
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.affiliation) == (
        "Dana Webb",
        "Kestrel Oil spokeswoman",
        "Kestrel Oil",
    )


def test_a_condition_of_the_talk_is_no_statement_but_gives_the_floor() -> None:
    told = tell('Nurse Ada Bell spoke first. A driver asked not to be named. "We were four," he said.')
    assert [t.name for t in told] == ["driver"]


def test_equal_names_have_equal_parties() -> None:
    first, second = tell(
        "Li Marsh said it rained.\nThe coach said LI MARSH was late, and Li Marsh said sorry."
    )[:2]
    assert first.statement.speaker is not None and second.statement.speaker is not None
    assert (first.name == second.name) == (first.statement.speaker.party == second.statement.speaker.party)


def test_the_text_may_name_nobody() -> None:
    speaker = only("She insisted the results were genuine.").statement.speaker
    assert speaker is not None and (speaker.name, speaker.kind) == ("She", "person")


def test_a_nested_speaker_does_not_take_the_floor() -> None:
    told = tell("Coach Ida Bergman said that Li Marsh had told her he was ill. She added that he would rest.")
    assert told[-1].name == "Ida Bergman"


def test_an_unnamed_witness_belongs_to_this_document() -> None:
    text = "The second witness said the gate was open. Mara Lund said it was shut."
    witness, named = (told.statement.speaker for told in tell(text))
    assert witness is not None and witness.party == make_id("p", "d", "second witness")
    assert named is not None and named.party == make_id("p", "mara lund")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Tarn Steel runs the plant. A company spokeswoman said the furnace was safe.", "Tarn Steel"),
        (
            "The charity Clean Harbours blames Tarn Steel. A company spokeswoman said the furnace was safe.",
            "Tarn Steel",
        ),
        ("Tarn Steel runs the plant. “It is safe,” said its director, Paul Wren.", "Tarn Steel"),
        ("Rosa Linden of Tarn Steel said the furnace was safe.", "Tarn Steel"),
        ("Rosa Linden of Lisbon said the furnace was safe.", None),
    ],
)
def test_the_body_that_a_speaker_is_of(text: str, body: str | None) -> None:
    speaker = tell(text)[-1].statement.speaker
    assert speaker is not None
    assert speaker.affiliation == body


def test_an_unnamed_person_is_nobody_of_another_document() -> None:
    speaker = only("A referee said the pitch was wet.").statement.speaker
    assert speaker is not None
    assert speaker.party != make_id("p", "referee")


def test_a_surname_with_a_role_of_its_own_is_another_person() -> None:
    text = (
        "Lord Marsh, the chief secretary of the Treasury, said no file was lost. "
        "Ema Marsh, a columnist, said she had the file."
    )
    assert [t.name for t in tell(text)] == ["Marsh", "Ema Marsh"]


def test_a_surname_before_the_full_name_is_the_same_person() -> None:
    text = "Minister Marsh said no file was lost. Ema Marsh, the transport minister, said she had looked."
    assert {t.name for t in tell(text)} == {"Ema Marsh"}
