"""Who said what, by every way in which content stands beside its cue."""

import pytest

from extract.reading import only, tell

SAID = [
    # a quotation before, after and around its cue
    ('"The reservoir is safe," Dr Lena Brandt said.', "Dr Lena Brandt", "said", "The reservoir is safe,"),
    ('"The reservoir is safe," said Dr Lena Brandt.', "Dr Lena Brandt", "said", "The reservoir is safe,"),
    ('Ivo Trent said: "No ship left on Friday."', "Ivo Trent", "said", "No ship left on Friday."),
    (
        '"The turbine," said plant manager Rosa Linden, "was stopped within a minute."',
        "plant manager Rosa Linden",
        "said",
        "The turbine, // was stopped within a minute.",
    ),
    (
        '"We lost the second half," coach Dan Merrow said on Saturday. "We will be better in the cup."',
        "coach Dan Merrow",
        "said",
        "We lost the second half, // We will be better in the cup.",
    ),
    (
        '"We will publish the data next week," the institute\'s director, Paul Wren, promised.',
        "the institute's director, Paul Wren",
        "promised",
        "We will publish the data next week,",
    ),
    # clauses
    (
        "Prosecutor Nadia Voss said that the defendant had entered the warehouse twice.",
        "Prosecutor Nadia Voss",
        "said",
        "the defendant had entered the warehouse twice",
    ),
    ("She insisted the results were genuine.", "She", "insisted", "the results were genuine"),
    (
        "The minister told reporters that the bridge would reopen.",
        "The minister",
        "told",
        "the bridge would reopen",
    ),
    ("The bank said on Thursday it had repaid customers.", "The bank", "said", "it had repaid customers"),
    (
        "The vaccine prevented most infections, the institute's researchers reported.",
        "the institute's researchers",
        "reported",
        "The vaccine prevented most infections",
    ),
    (
        "The brakes, the inspector said, had been replaced in May.",
        "the inspector",
        "said",
        "The brakes // had been replaced in May",
    ),
    # objects, "of", "to", "as", names, quantities
    ("The ministry denied the allegation.", "The ministry", "denied", "the allegation"),
    (
        "The dockers' union accused the port authority of hiding the accident report.",
        "The dockers' union",
        "accused",
        "the port authority of hiding the accident report",
    ),
    ("The coach blamed the referee for the defeat.", "The coach", "blamed", "the referee for the defeat"),
    ("The players' association threatened to strike.", "The players' association", "threatened", "to strike"),
    (
        "Mayor Petra Lund urged residents to boil their water.",
        "Mayor Petra Lund",
        "urged",
        "residents to boil their water",
    ),
    (
        "The opposition called on the government to publish the contract.",
        "The opposition",
        "called",
        "to publish the contract",
    ),
    (
        "The airline dismissed the survey as a publicity stunt.",
        "The airline",
        "dismissed",
        "the survey as a publicity stunt",
    ),
    (
        'The senator called the amendment "a gift to polluters".',
        "The senator",
        "called",
        "a gift to polluters",
    ),
    (
        "The hospital put the number of patients at 212.",
        "The hospital",
        "put",
        "the number of patients at 212",
    ),
    # what is left unsaid
    (
        "The company left unanswered a question about the missing log.",
        "The company",
        "left",
        "a question about the missing log",
    ),
    ("The club did not comment on the transfer.", "The club", "comment", "the transfer"),
    ("The lab would not comment on the leak.", "The lab", "comment", "the leak"),
    (
        "The committee declined to release the minutes.",
        "The committee",
        "declined",
        "to release the minutes",
    ),
    # prepositional cues and nouns
    (
        "According to the coast guard, the trawler had sent no distress call.",
        "the coast guard",
        "According to",
        "the trawler had sent no distress call",
    ),
    (
        "The pipeline had been leaking for weeks, according to engineer Marta Quill.",
        "engineer Marta Quill",
        "according to",
        "The pipeline had been leaking for weeks",
    ),
    (
        "Her claim that the samples were swapped was heard in court.",
        "Her",
        "claim",
        "the samples were swapped",
    ),
    (
        "Allegations by the nurses' union that wards were understaffed went to a tribunal.",
        "the nurses' union",
        "Allegations",
        "wards were understaffed",
    ),
    # passives
    (
        "Trainer Ola Berg was quoted as saying the horse had been fit.",
        "Trainer Ola Berg",
        "saying",
        "the horse had been fit",
    ),
    (
        "The newspaper quoted her as saying that the vote was fixed.",
        "her",
        "saying",
        "the vote was fixed",
    ),
    (
        "The club was accused by the league of inflating ticket sales.",
        "the league",
        "accused",
        "The club // of inflating ticket sales",
    ),
    (
        "The survey was dismissed by the bank as fanciful.",
        "the bank",
        "dismissed",
        "The survey // as fanciful",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), SAID)
def test_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    told = only(text)
    assert (told.source, told.cue, told.content) == (source, cue, content)


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        (
            "Turnout higher than in 2016 – election commission",
            "election commission",
            "Turnout higher than in 2016",
        ),
        ("Ministry: no leak found at reactor", "Ministry", "no leak found at reactor"),
        (
            "Refinery fire out after nine hours, says fire chief",
            "fire chief",
            "Refinery fire out after nine hours",
        ),
        ("Flood kills at least 14, hospital says", "hospital", "Flood kills at least 14"),
        ("Minister Denies Knowing About The Tunnel", "Minister", "Knowing About The Tunnel"),
    ],
)
def test_headlines(headline: str, source: str, content: str) -> None:
    told = only(headline, title=True)
    assert (told.source, told.content) == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "The committee will decide whether the bridge can reopen.",
        "Nobody in the village is asking for money.",
        "The deputy hopes to discuss the budget.",
        "The bus driver asked not to be named.",
        "The nurse asked for her name to be withheld.",
        "The firm settled without admitting any fault.",
        "The union never accused the foreman of theft.",
        "The winner was told that the cup was lost.",
        "The letter arrived on Monday with a report in it.",
        "Her remarks do not address the evidence.",
    ],
)
def test_no_attribution(text: str) -> None:
    assert tell(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Asked about the fee, the agent said that it was secret.", "the agent", "it was secret"),
        (
            "Citing three letters, the panel said the fund had been emptied.",
            "the panel",
            "the fund had been emptied",
        ),
        (
            "The matron declined to discuss what she called staffing details.",
            "The matron",
            "to discuss what she called staffing details",
        ),
    ],
)
def test_what_only_leads_up_to_a_statement_is_none(text: str, source: str, content: str) -> None:
    told = only(text)
    assert (told.source, told.content) == (source, content)


def test_two_attributions_in_one_sentence() -> None:
    told = tell("The guard claimed that the door was open, adding that nobody had the key.")
    assert [(t.source, t.content) for t in told] == [
        ("The guard", "the door was open"),
        ("The guard", "nobody had the key"),
    ]


def test_a_cue_in_a_quotation_takes_nothing_from_outside_it() -> None:
    told = tell('"They rang and told us what we had heard," he said.')
    assert all("said" not in t.content for t in told)


def test_a_quotation_over_paragraphs_is_one_content() -> None:
    told = only('"First," the minister said, "we repair the dyke.\n"Then we pay.\n"Then we ask why."')
    assert told.content == "First, // we repair the dyke. // Then we pay. // Then we ask why."


def test_a_colon_at_a_paragraphs_end_opens_the_next() -> None:
    told = only('Editor Ana Solberg told the court:\n"I never read the letter."')
    assert (told.source, told.content) == ("Editor Ana Solberg", "I never read the letter.")


def test_a_bare_quotation_goes_on_with_its_speaker() -> None:
    told = tell('"The pass is closed," warden Kai Holt said.\n"It stays closed until spring comes."')
    assert [(t.name, t.content) for t in told] == [
        ("Kai Holt", "The pass is closed,"),
        ("Kai Holt", "It stays closed until spring comes."),
    ]


@pytest.mark.parametrize("marks", ["“”", "«»", "„“", "‘’", "''", '""'])
def test_every_kind_of_mark(marks: str) -> None:
    told = only(f"{marks[0]}The mine is closed,{marks[1]} the director said.")
    assert (told.source, told.content) == ("the director", "The mine is closed,")
