"""What a trained tagger marks, joined with what the rules and the parse say of it."""

import pytest

from extract.reading import Told, only, tell
from rejoinder.model.vocabulary import Reader

TAGGERS: tuple[Reader, ...] = ("accurate", "fast")


def contents(told: list[Told]) -> list[str]:
    return [one.content for one in told]


@pytest.mark.parametrize("reader", TAGGERS)
@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The mayor said that the bridge would reopen.",
            "The mayor",
            "said",
            "that the bridge would reopen",
        ),
        ("“The bridge is safe,” Okoro told reporters.", "Okoro", "told", "The bridge is safe,"),
        (
            "According to the ministry, the plant was closed in 2014.",
            "the ministry",
            "According to",
            "the plant was closed in 2014",
        ),
        ("«Der bridge is safe», said Reyes.", "Reyes", "said", "Der bridge is safe"),
    ],
)
def test_source_cue_and_content(reader: Reader, text: str, source: str, cue: str, content: str) -> None:
    (told,) = tell(text, reader=reader)
    assert (told.source, told.cue, told.content) == (source, cue, content)


@pytest.mark.parametrize("reader", TAGGERS)
@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“The bridge is safe.” Okoro said.", "direct"),
        ("Okoro said the bridge was “safe as houses” and would reopen.", "mixed"),
        ("Okoro said that the bridge was safe.", "indirect"),
    ],
)
def test_form(reader: Reader, text: str, form: str) -> None:
    (told,) = tell(text, reader=reader)
    assert told.statement.form == form


@pytest.mark.parametrize("reader", TAGGERS)
@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The company did not dispute that water had left the pond.", "concedes"),
        ("The union called on the operator to publish its records.", "demands"),
        ("The ministry denied that its trucks had entered the village.", "denies"),
        ("The spokesman declined to comment on the report.", "declines"),
    ],
)
def test_what_the_cue_does_is_kept(reader: Reader, text: str, act: str) -> None:
    assert [told.act for told in tell(text, reader=reader)] == [act]


def test_words_told_in_anothers_words_have_a_parent() -> None:
    outer, inner = tell("Reyes said that the mayor had claimed that the bridge was safe.", reader="accurate")
    assert (outer.name, inner.name) == ("Reyes", "mayor")
    assert inner.statement.parent == outer.statement.id
    assert inner.content == "the bridge was safe"


@pytest.mark.parametrize("reader", TAGGERS)
def test_the_next_cue_of_one_speaker_ends_what_was_said_before(reader: Reader) -> None:
    text = "The company did not dispute that water had left the pond but said that it was rainwater."
    told = tell(text, reader=reader)
    assert contents(told) == ["that water had left the pond", told[1].content]
    assert "rainwater" in told[1].content


def test_what_was_put_to_a_speaker_is_no_statement() -> None:
    told = only("Asked about the fee, the agent said that it was secret.", reader="accurate")
    assert told.content == "that it was secret"


def test_a_passive_keeps_the_matter() -> None:
    told = only("The club was accused by the league of inflating ticket sales.", reader="accurate")
    assert told.content == "The club // of inflating ticket sales"


def test_a_colon_at_a_paragraphs_end_opens_the_next() -> None:
    told = only("The mayor told reporters:\n“No ship left on Friday.”", reader="accurate")
    assert (told.source, told.content) == ("The mayor", "No ship left on Friday.")


def test_a_source_keeps_the_bracket_that_closes_it() -> None:
    told = only("The Valley Water Council (VWC) said that the dam was sound.", reader="accurate")
    assert told.source == "The Valley Water Council (VWC)"


@pytest.mark.parametrize("reader", TAGGERS)
def test_what_the_rules_find_apart_from_the_tagger_stays(reader: Reader) -> None:
    text = "Rain fell all night. The observatory put the toll at 19."
    assert "the toll at 19" in contents(tell(text, reader=reader))


@pytest.mark.parametrize("reader", TAGGERS)
@pytest.mark.parametrize(
    "text",
    [
        "THE MAYOR SAID ON MONDAY THAT THE BRIDGE WOULD REOPEN IN MAY.",
        "The mayor said: “The bridge is safe. It was tested twice",
        "- The mayor said the bridge was safe\n- The union said it was not\n- Nobody was hurt",
        "Mayor: bridge is safe",
        "said said said",
        "“”",
        "“ ” said .",
        "\u200b\u00a0…",
        "The mayor said " + "that the bridge was safe and " * 400 + "sound.",
        "The mayor said that the bridge was safe. " * 1000,
    ],
    ids=[
        "capitals",
        "unclosed",
        "list",
        "headline",
        "cues",
        "marks",
        "spaced",
        "blank",
        "sentence",
        "speech",
    ],
)
def test_odd_pages_are_read(reader: Reader, text: str) -> None:
    for told in tell(text, reader=reader):
        assert all(span.of(text) for span in told.statement.content)
        assert told.statement.quoted == tuple(sorted(told.statement.quoted))


def test_no_two_statements_have_the_same_words_for_content() -> None:
    text = "The union, the mayor said, had claimed that pay fell. “It did,” said Ida Lund. “Ask them.”"
    told = tell(text, reader="accurate")
    assert len({one.statement.content for one in told}) == len(told)


@pytest.mark.parametrize("reader", TAGGERS)
@pytest.mark.parametrize("apart", ["despite", "amid", "contrary to", "because of"])
def test_reports_that_a_sentence_stands_beside_are_not_its_subjects(reader: Reader, apart: str) -> None:
    told = tell(
        f"Karvian officials said the dam would be built, {apart} reports of villagers being evicted.",
        reader=reader,
    )
    assert "Karvian officials" not in [one.source for one in told if "would be built" not in one.content]
    assert [one.source for one in told if "would be built" in one.content] == ["Karvian officials"]


def test_reports_with_a_source_of_their_own_keep_it() -> None:
    told = tell(
        "Officials closed the beach on Monday, despite Orion Watch's report that the water was clean."
    )
    assert [one.source for one in told if "clean" in one.content] == ["Orion Watch's"]


def test_what_a_speaker_answers_is_not_part_of_the_answer() -> None:
    told = tell(
        "In response to evidence presented in the briefing that the Karvian army has used gas in Orell, including "
        "images of such attacks, army spokesman Major Ilya Gromov said that “our aviation does not use gas” and that "
        "“there is no such thing at our base in Orell”."
    )
    (answer,) = (one for one in told if one.source == "army spokesman Major Ilya Gromov")
    assert answer.content.startswith("“our aviation does not use gas”")
    assert answer.act == "denies"


@pytest.mark.parametrize("reader", (*TAGGERS, "rules"))
@pytest.mark.parametrize("saying", ["claiming", "as saying"])
def test_whom_a_carrier_quotes_is_the_speaker(reader: Reader, saying: str) -> None:
    told = only(
        f"The Orrin Post quoted Mayor Ada Lund {saying} that the council approves dumps.", reader=reader
    )
    assert (told.name, told.content) == ("Ada Lund", "the council approves dumps")


@pytest.mark.parametrize("reader", TAGGERS)
def test_one_of_several_is_who_is_named_beside_it(reader: Reader) -> None:
    told = tell(
        "Of the three drivers questioned by the Lake Board after the crash, only one, a nurse, said that he did not "
        "see the light. He said also that others had complained.",
        reader=reader,
    )
    assert [one.name for one in told] == ["nurse", "nurse"]


@pytest.mark.parametrize("reader", TAGGERS)
def test_a_quotation_that_tells_what_a_report_says_goes_on_from_its_speaker(reader: Reader) -> None:
    told = tell(
        "“The report is empty,” Lund said.\n“Even its preface says that all facts come from afar.”",
        reader=reader,
    )
    assert [(one.name, one.content) for one in told] == [
        ("Lund", "The report is empty,"),
        ("Lund", "Even its preface says that all facts come from afar."),
    ]


@pytest.mark.parametrize("reader", (*TAGGERS, "rules"))
def test_what_a_count_is_put_at_is_told_whole(reader: Reader) -> None:
    told = tell(
        "The Lake Board put the toll at 200, while the Hill League put it at almost four times that figure, saying "
        "that more than 600 cows were killed.",
        reader=reader,
    )
    assert ("put", "it at almost four times that figure") in [(one.cue, one.content) for one in told]
