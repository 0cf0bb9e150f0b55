"""What a noun holds is a statement of whoever holds it, also within what somebody answers."""

import pytest

from extract.reading import tell
from rejoinder.model.vocabulary import Reader

READERS: tuple[Reader, ...] = ("accurate", "fast", "rules")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        (
            "Lund disputed the Lake Board's statement that the council cut the number of tests in May.",
            "Lake Board",
            "the council cut the number of tests in May",
        ),
        (
            "The council has not responded to the Lake Board's findings that the dam may have leaked.",
            "Lake Board",
            "the dam may have leaked",
        ),
        (
            "In response to evidence presented in the Lake Board's report that the mine has spilled acid into the "
            "river, the mine's director said that it “does not use acid”.",
            "Lake Board",
            "the mine has spilled acid into the river",
        ),
        (
            "In response to the Lake Board's finding on a suspected spill on 20 October at the northern dam, which "
            "killed 13 cows, the director said that a reply had been given.",
            "Lake Board",
            "a suspected spill on 20 October at the northern dam, which killed 13 cows",
        ),
    ],
)
def test_what_is_answered_is_its_holders_statement(
    reader: Reader, text: str, name: str, content: str
) -> None:
    held = [(one.name, one.content.removeprefix("that ")) for one in tell(text, reader=reader)]
    assert (name, content) in held


@pytest.mark.parametrize("reader", READERS)
def test_who_answers_keeps_the_answer(reader: Reader) -> None:
    text = "The council has not responded to the Lake Board's findings that the dam may have leaked."
    assert ("council", "declines") in [(one.name, one.act) for one in tell(text, reader=reader)]


@pytest.mark.parametrize("reader", ("accurate", "fast"))
def test_evidence_is_of_who_published_it(reader: Reader) -> None:
    text = (
        "The Lake Board published its report “Dead water” on 23 December, which provided evidence that the mine's "
        "pumps had poisoned wells in four villages."
    )
    held = next(one for one in tell(text, reader=reader) if one.cue == "evidence")
    assert (held.name, held.source) == ("Lake Board", "its report")
    assert held.content == "the mine's pumps had poisoned wells in four villages"


@pytest.mark.parametrize(
    "text",
    [
        "The Lake Board found no evidence that the mine's pumps had poisoned wells.",
        "There is evidence that the mine's pumps had poisoned wells.",
    ],
)
def test_evidence_that_nobody_holds_is_nobodys(text: str) -> None:
    assert not [one for one in tell(text) if one.cue == "evidence"]


def test_a_briefing_is_of_who_published_one() -> None:
    text = (
        "The Lake Board published a briefing on the mine in May. A statement issued by the Mines Office followed.\n"
        "The briefing said that the dam leaked."
    )
    assert tell(text, reader="accurate")[-1].name == "Lake Board"


@pytest.mark.parametrize("reader", READERS)
def test_a_name_beside_the_noun_is_whose_it_is(reader: Reader) -> None:
    text = (
        "Lorra is demanding that embassies document what authorities called “outrageous” Western media reports that "
        "Lorran air strikes have caused civilian deaths."
    )
    held = next(one for one in tell(text, reader=reader) if one.cue == "reports")
    assert held.name == "Western media"
    assert held.content.endswith("Lorran air strikes have caused civilian deaths")
