"""Figures: what a number counts, its scope, and which numbers are no figures."""

from dataclasses import dataclass

import pytest

from rejoinder.extract.figures.extractor import FigureExtractor
from rejoinder.extract.parse import parse
from rejoinder.extract.pipeline import Findings
from rejoinder.model import (
    Block,
    DateValue,
    Document,
    Figure,
    MadeBy,
    Period,
    Published,
    Span,
    Statement,
    text_sha256,
)

PUBLISHED = Published(date="2021-03-12", precision="day", source="given")


@dataclass(frozen=True)
class Read:
    text: str
    figures: tuple[Figure, ...]

    @property
    def numbered(self) -> list[Figure]:
        """The figures that rest on a number, not on "a man"."""
        return [f for f in self.figures if "no_number" not in f.flags]

    def at(self, words: str) -> Figure:
        return next(f for f in self.figures if f.words == words)


def read(text: str, statements: tuple[Statement, ...] = (), published: Published = PUBLISHED) -> Read:
    document = Document(
        id="d",
        file="d.txt",
        text=text,
        text_sha256=text_sha256(text),
        made_by=MadeBy(rejoinder="0"),
        blocks=(Block(span=Span(0, len(text)), kind="paragraph"),),
        language="en",
        published=published,
    )
    figures = FigureExtractor()(parse(document), Findings(statements=statements)).figures
    assert all(f.span.of(text) == f.words for f in figures)
    return Read(text, figures)


@pytest.mark.parametrize(
    ("text", "words", "measure", "low", "high"),
    [
        ("The ferry fire killed 13 passengers.", "13 passengers", "killed", 13, 13),
        ("At least 446 people were killed in the quake.", "At least 446 people", "killed", 446, None),
        ("The flood has claimed the lives of 40 villagers.", "40 villagers", "killed", 40, 40),
        ("The landslide left dozens of miners dead.", "dozens of miners", "killed", 24, None),
        ("The ministry confirmed eight civilian deaths.", "eight civilian deaths", "killed", 8, 8),
        ("The agency put the death toll at 200 “at least” on Monday.", "200 “at least”", "killed", 200, None),
        ("Nine sailors drowned off the cape.", "Nine sailors", "killed", 9, 9),
        ("Twelve farmers lost their lives in the storm.", "Twelve farmers", "killed", 12, 12),
        ("Two guards were shot dead near the depot.", "Two guards", "killed", 2, 2),
        ("The blast killed up to 80 workers.", "up to 80 workers", "killed", None, 80),
        ("About 900 people are believed to have become its victims.", "About 900 people", "killed", 900, 900),
        ("The collapse injured 30 visitors.", "30 visitors", "injured", 30, 30),
        ("Some 30 visitors were hurt.", "Some 30 visitors", "injured", 30, 30),
        (
            "Five students were taken to a nearby hospital.",
            "Five students",
            "injured",
            5,
            5,
        ),
        ("Six climbers are still missing.", "Six climbers", "missing", 6, 6),
        (
            "The dam break forced more than 4,000 families to flee.",
            "more than 4,000 families",
            "displaced",
            4001,
            None,
        ),
        ("Some 2,500 residents were evacuated.", "Some 2,500 residents", "displaced", 2500, 2500),
        ("The camp holds 700 refugees.", "700 refugees", "displaced", 700, 700),
        ("Officers arrested 17 protesters.", "17 protesters", "detained", 17, 17),
        ("Over 60 drivers were detained.", "Over 60 drivers", "detained", 61, None),
        (
            "The blockade leaves an estimated 350,000 villagers at risk of hunger.",
            "an estimated 350,000 villagers",
            "at_risk",
            350_000,
            350_000,
        ),
        ("Nine air strikes hit the valley.", "Nine air strikes", "attacks", 9, 9),
        ("The jets flew 5,662 sorties.", "5,662 sorties", "sorties", 5662, 5662),
        ("The fleet launched 97 cruise missiles.", "97 cruise missiles", "missiles", 97, 97),
        ("Shelling damaged seven field clinics.", "seven field clinics", "facilities", 7, 7),
        ("The team interviewed three witnesses.", "three witnesses", "people", 3, 3),
        ("They hold 1,000 square kilometres.", "1,000 square kilometres", "area", 1000, 1000),
        ("It burned 40 hectares of forest.", "40 hectares", "area", 40, 40),
        ("It has lasted 15 months.", "15 months", "duration", 15, 15),
        ("It has gone on for almost five years.", "almost five years", "duration", None, 5),
        ("The five-year dispute is over.", "five-year", "duration", 5, 5),
        ("Rain fell over three days.", "three days", "duration", 3, 3),
        ("The drone flew at an altitude of 5,000m.", "5,000m", "distance", 5000, 5000),
        ("The road is more than 12 km long.", "more than 12 km", "distance", 12, None),
        ("It cost £2.5 million.", "£2.5 million", "money", 2_500_000, 2_500_000),
        ("It cost more than 300 dollars.", "more than 300 dollars", "money", 300, None),
        ("It cost $5m.", "$5m", "money", 5_000_000, 5_000_000),
        ("A 16-year-old boy came.", "16-year-old", "age", 16, 16),
        ("Ada Brown, 45, runs the mill.", "45", "age", 45, 45),
        ("He was aged 71.", "71", "age", 71, 71),
        ("Turnout was 12.5 per cent.", "12.5 per cent", "other", 12.5, 12.5),
        ("It aired in 27 languages.", "27 languages", "other", 27, 27),
    ],
)
def test_a_figure_has_the_measure_of_its_sentence(
    text: str, words: str, measure: str, low: float | None, high: float | None
) -> None:
    figure = read(text).at(words)
    assert (figure.measure, figure.low, figure.high) == (measure, low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Twelve people died and thirty were wounded.",
            [("killed", 12), ("injured", 30)],
        ),
        ("The crash killed 12 and injured 30.", [("killed", 12), ("injured", 30)]),
        ("3 Dead, 12 Hurt In Tunnel Fire", [("killed", 3), ("injured", 12)]),
        (
            "The long drought has killed 250 people and forced 4,000 farmers to flee.",
            [("killed", 250), ("displaced", 4000)],
        ),
        (
            "The blast killed up to 80 sailors, as well as hundreds more non-local workers.",
            [("killed", 80), ("killed", 200)],
        ),
        (
            "Pilots flew 560 sorties, including 145 by helicopters.",
            [("sorties", 560), ("sorties", 145)],
        ),
        (
            "It reviewed 25 attacks and focuses on six.",
            [("attacks", 25), ("attacks", 6)],
        ),
        (
            "Seven people were arrested after the fire killed 4 guests.",
            [("detained", 7), ("killed", 4)],
        ),
        (
            "Five hikers were stranded; two others were taken to hospital.",
            [("people", 5), ("injured", 2)],
        ),
    ],
)
def test_each_number_of_a_sentence_gets_its_own_measure(text: str, expected: list[tuple[str, int]]) -> None:
    found = [(f.measure, f.low if f.low is not None else f.high) for f in read(text).numbered]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "The council met in 2016.",
        "It opened on 15 January 2016.",
        "The doors open at 9:30 p.m. daily.",
        "A Su-34 and a T-72 stood by the gate.",
        "They carried RBK-500 canisters.",
        "Flight 370 was late.",
        "Cases of Covid-19 fell.",
        "He fired a .22 pistol and a 9mm rifle.",
        "See Article 5 of the treaty.",
        "The vote followed Resolution 2254.",
        "Call 555-123-4567 or see www.example.org/12/34.",
        "The shop is at 1200 Market Street.",
        "It happened in the 900 block of the avenue.",
        "The home side won 3-2.",
        "The guards work 24/7.",
        "A 16x9 picture was shown.",
        "Nobody has forgotten 9/11.",
        "They talked to one another.",
        "One day it may end.",
        "No one answered.",
        "The two-state idea is old.",
        "He came 20th in the race.",
        "Music of the 1990s was played.",
        "She is a mother of three.",
        "One in four agreed.",
        "The 5-5 ruling stood.",
        "They were in their 20's.",
        "She works for KXYZ 11.",
        "Photo 3 of 12",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert read(text).figures == ()


def test_ages_beside_a_toll_are_not_part_of_it() -> None:
    found = read("A girl, 11, and her brother, 23, were killed when the wall fell.")
    assert {f.words for f in found.figures if f.measure == "age"} == {"11", "23"}
    assert all(f.high == 1 for f in found.figures if f.measure == "killed" and not f.parts)


def test_a_share_rests_on_the_figure_before_it() -> None:
    found = read("The storm killed at least 301 passengers, more than a third of them sailors.")
    toll, share = found.numbered
    assert (share.low, share.high, share.derived_from) == (101, None, toll.id)
    assert (share.measure, share.population, share.words) == (
        "killed",
        "sailors",
        "more than a third of them sailors",
    )


def test_a_multiple_rests_on_the_figure_before_it() -> None:
    found = read(
        "The agency put the death toll at 200 “at least”; for the union it was almost four times that number."
    )
    toll, multiple = found.numbered
    assert multiple.words == "almost four times that number"
    assert (multiple.low, multiple.high, multiple.approx) == (None, 800, True)
    assert (multiple.measure, multiple.derived_from) == ("killed", toll.id)


def test_a_share_of_nothing_counted_stays_a_share() -> None:
    (figure,) = read("A third of the valley was flooded.").figures
    assert (figure.measure, figure.unit, figure.derived_from) == ("other", "share", None)


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("A man was shot dead near the harbour.", "A man", "killed"),
        ("Another woman was injured.", "Another woman", "injured"),
        ("A 14-year-old boy died in the fire.", "A 14-year-old boy", "killed"),
        ("Ada Brown died at the scene.", "Ada Brown", "killed"),
        ("Man killed in tunnel fire", "Man", "killed"),
        ("They mourned the death of a miner.", "a miner", "killed"),
        ("A boy was taken to a hospital, where he later died.", "A boy", "killed"),
        ("A woman suffered a fatal burn.", "A woman", "killed"),
        ("A pilot suffered minor injuries.", "A pilot", "injured"),
    ],
)
def test_one_person_is_counted_without_a_number(text: str, words: str, measure: str) -> None:
    figure = read(text).at(words)
    assert (figure.measure, figure.low, figure.high) == (measure, 1, 1)
    assert "no_number" in figure.flags


@pytest.mark.parametrize(
    "text",
    [
        "They begged the guards not to shoot a visitor.",
        "The sisters of a man stood by when they were filmed.",
    ],
)
def test_a_person_beside_a_cue_about_somebody_else_is_no_figure(text: str) -> None:
    assert read(text).figures == ()


def test_a_person_to_whom_nothing_happened_is_no_figure() -> None:
    assert read("A man walked by and a woman waved.").figures == ()


def test_population_agent_and_place_are_as_written() -> None:
    figure = read("Rebel rockets killed 12 farmers in Lyon.").at("12 farmers")
    assert (figure.population, figure.agent, figure.place) == ("farmers", "Rebel rockets", "Lyon")


def test_the_agent_of_a_passive_is_its_by_phrase() -> None:
    assert (
        read("Twelve farmers were killed by a falling mast.").at("Twelve farmers").agent == "a falling mast"
    )


@pytest.mark.parametrize(
    ("text", "words", "agent"),
    [
        ("The agency put the death toll from the northern raids at 200.", "200", "the northern raids"),
        ("It confirmed eight civilian deaths in northern raids.", "eight civilian deaths", "northern raids"),
        ("A raid on 3 May near a clinic, which killed 13 farmers, was denied.", "13 farmers", "A raid"),
    ],
)
def test_a_toll_names_the_attacks_behind_it(text: str, words: str, agent: str) -> None:
    assert read(text).at(words).agent == agent


def test_attacks_have_a_target() -> None:
    figure = read("Nine air strikes have hit hospitals in Lyon.").at("Nine air strikes")
    assert (figure.target, figure.place) == ("hospitals", "Lyon")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Twelve farmers died between April and July.", Period(start="2020-04-01", end="2020-07-31")),
        ("Twelve farmers died on 3 May 2019.", Period(start="2019-05-03", end="2019-05-03")),
        ("Twelve farmers have died since May 2019.", Period(start="2019-05-01")),
        ("Since the start of the drought in May 2019, twelve farmers died.", Period(start="2019-05-01")),
        ("The council meets today to speak of a drought which has killed twelve farmers.", None),
        ("Twelve farmers died in 2018.", Period(start="2018-01-01", end="2018-12-31")),
        ("The union said on Wednesday that twelve farmers died.", None),
    ],
)
def test_the_period_is_when_it_happened_not_when_it_was_said(text: str, period: Period | None) -> None:
    assert read(text).numbered[0].period == period


def statement(text: str, words: str, id: str = "s-1", said: DateValue | None = None) -> Statement:
    start = text.index(words)
    span = Span(start, start + len(words))
    return Statement(id=id, form="indirect", act="asserts", content=(span,), said=said)


def test_the_claimant_is_the_innermost_statement_over_the_figure() -> None:
    text = "The union said the firm had claimed that 12 miners died."
    outer = statement(text, "the firm had claimed that 12 miners died", "s-outer")
    inner = statement(text, "12 miners died", "s-inner")
    assert read(text, (outer, inner)).at("12 miners").statement == "s-inner"


def test_a_figure_outside_statements_is_the_carriers_own() -> None:
    text = "The union said it was sad. 12 miners died."
    assert read(text, (statement(text, "it was sad"),)).at("12 miners").statement is None


def test_as_of_is_the_day_it_was_said_or_else_published() -> None:
    text = "The union said on 3 March that 12 miners died."
    said = DateValue(date="2021-03-03", precision="day", words="on 3 March")
    claim = statement(text, "12 miners died", said=said)
    assert read(text, (claim,)).at("12 miners").as_of == "2021-03-03"
    assert read(text).at("12 miners").as_of == "2021-03-12"
    assert read(text, published=Published()).at("12 miners").as_of is None


def test_hedges_near_the_figure_are_kept() -> None:
    found = read("Twelve farmers were reportedly killed.")
    assert [h.of(found.text) for h in found.at("Twelve farmers").hedges] == ["reportedly"]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("1000000000000000 people were killed.", "absurd"),
        ("99999999999999999999999999 people were killed.", "absurd"),
        ("-5 people were killed.", "absurd"),
        ("XIV people were killed.", "roman"),
        ("The quake killed 12 people, five thirds of them farmers.", "absurd"),
        ("The quake killed 12 people and injured another three.", "additional"),
        ("The quake hit 12 farmers, three of whom died.", "part"),
        ("Three people were shot in the square.", "outcome_not_stated"),
    ],
)
def test_odd_figures_are_kept_with_a_flag(text: str, flag: str) -> None:
    assert flag in {flag for figure in read(text).figures for flag in figure.flags}


@pytest.mark.parametrize(
    "text",
    [
        "0 dead",
        "٣٤ people were killed.",
        "½ of them died.",
        "killed",
        "1,,2 people",
        "Killed: 5/0 of them",
        "12",
        "to 5 of",
    ],
)
def test_strange_input_is_read_without_an_error(text: str) -> None:
    assert all(f.words for f in read(text).figures)


def test_the_same_text_gives_the_same_ids() -> None:
    text = "The crash killed 12 and injured 30."
    assert [f.id for f in read(text).figures] == [f.id for f in read(text).figures]
    assert len({f.id for f in read(text).figures}) == 2


@pytest.mark.parametrize(("one", "other"), [("Northland", "Southland"), ("Westria", "Eastria")])
def test_swapping_the_parties_changes_nothing_but_the_names(one: str, other: str) -> None:
    text = "{0} strikes killed 12 farmers in the north, {1} officials said, while {1} shelling wounded 5 drivers."
    counts = [
        [(f.measure, f.low, f.high) for f in read(text.format(*names)).figures]
        for names in ((one, other), (other, one))
    ]
    assert counts[0] == counts[1]
    assert len(counts[0]) >= 2


def test_a_volume_keeps_its_unit() -> None:
    (volume,) = read("The pumps moved fewer than 4,000 cubic metres overnight.").numbered
    assert (volume.measure, volume.unit, volume.words) == ("other", "m³", "fewer than 4,000 cubic metres")


@pytest.mark.parametrize(
    ("text", "words", "measure", "low", "high"),
    [
        ("No civilian deaths were recorded.", "No civilian deaths", "killed", 0, 0),
        ("Nobody was hurt in the crash.", "Nobody", "injured", 0, 0),
        ("No arrests have been made.", "No arrests", "detained", 0, 0),
        ("Half of the 80 homes burned down.", "Half", "facilities", 40, 40),
        ("The mill lost a third of its 130 workers.", "a third", "people", 43, 44),
        ("Six of the ten defendants pleaded guilty.", "Six", "people", 6, 6),
        ("The number of confirmed deaths stood at 12.", "12", "killed", 12, 12),
        ("Police said 18 men died. The mayor gave 21.", "21", "killed", 21, 21),
        ("A crowd of 80,000 came.", "80,000", "people", 80_000, 80_000),
        ("Both pilots were killed.", "Both pilots", "killed", 2, 2),
        ("It sold for more than £70m.", "more than £70m", "money", 70_000_000, None),
        ("The fund holds 2 million crowns or more.", "2 million crowns or more", "money", 2_000_000, None),
        ("The union called three strikes over pay.", "three strikes", "other", 3, 3),
        ("Storms killed 40 sheep.", "40 sheep", "other", 40, 40),
        ("She had 12 shots in the first half.", "12 shots", "other", 12, 12),
        ("Gusts reached 110 km/h.", "110 km/h", "other", 110, 110),
        ("Between 15 and 12 people were hurt.", "Between 15 and 12 people", "injured", 12, 15),
        ("They counted 1.234.567 votes.", "1.234.567 votes", "other", 1_234_567, 1_234_567),
    ],
)
def test_more_ways_of_counting(text: str, words: str, measure: str, low: float, high: float | None) -> None:
    figure = read(text).at(words)
    assert (figure.measure, figure.low, figure.high) == (measure, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "She won 6-4, 3-6, 7-5.",
        "Call 0800 555 019 now.",
        "They will strike on 3, 5 and 8 April.",
        "The 8.15 train was late.",
        "By a majority of 7-2 the court agreed.",
        "About 10^6 grains fell.",
    ],
)
def test_more_numbers_that_count_nothing(text: str) -> None:
    assert read(text).numbered == []


def test_a_part_is_flagged_and_what_happened_to_the_whole_happened_to_it() -> None:
    figure = read("The hospital received 18 wounded, nine of them women.").at("nine of them women")
    assert (figure.measure, figure.population, "part" in figure.flags) == ("injured", "women", True)


@pytest.mark.parametrize(
    ("text", "extent", "as_of"),
    [
        ("As of 8 March, 12 farmers had been killed in feuds so far this year.", "cumulative", "2021-03-08"),
        ("Rebels killed 12 farmers on 2 March.", "incident", "2021-03-12"),
        ("Rebels killed 12 farmers.", None, "2021-03-12"),
    ],
)
def test_extent_and_day(text: str, extent: str | None, as_of: str) -> None:
    figure = read(text).at("12 farmers")
    assert (figure.extent, figure.as_of) == (extent, as_of)


def test_weapon_is_what_it_was_done_with() -> None:
    assert read("Raiders killed 12 farmers with machetes.").at("12 farmers").weapon == "machetes"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells hit Sermin field hospital on Monday, killing 3 people.", "Sermin field hospital"),
        (
            "Mortars hit Sermin field hospital in Idleb governorate, killing 3 people.",
            "Sermin field hospital",
        ),
        (
            "Three people died near Omar Bin al-Khattab mosque in Jisr al-Shughour, Syria.",
            "Omar Bin al-Khattab mosque",
        ),
        ("Three people died in Omsk.", "Omsk"),
    ],
)
def test_a_place_is_the_facility_where_one_is_named_and_never_cut_short(text: str, place: str) -> None:
    assert {f.place for f in read(text).figures} == {place}


@pytest.mark.parametrize("text", ["The ministry said that road 14 had been cleared.", "They met at gate 3."])
def test_numbers_that_name_a_road_or_a_gate_count_nothing(text: str) -> None:
    assert read(text).figures == ()


def test_a_depth_after_such_a_word_is_measured() -> None:
    assert [f.measure for f in read("A pit 300 metres deep was found.").figures] == ["distance"]


def test_more_than_all_of_something_is_kept_and_flagged() -> None:
    (odd,) = read("About 150 per cent of the residents were displaced.").figures
    (rise,) = read("Prices rose 150 per cent.").figures
    assert ((odd.low, odd.flags), (rise.low, rise.flags)) == ((150, ("absurd",)), (150, ()))


@pytest.mark.parametrize(
    ("text", "conditional"),
    [
        ("Raids are approved as long as fewer than 50 people are killed.", True),
        ("The road closes if 12 people are hurt.", True),
        ("The raid killed 12 people, as long as a minute after the alarm.", False),
        ("Ask whoever survived: 12 people were killed.", False),
    ],
)
def test_a_number_that_holds_on_a_condition_says_so(text: str, conditional: bool) -> None:
    found = [f for f in read(text).figures if f.measure in ("killed", "injured")]
    assert [("conditional" in f.flags) for f in found] == [conditional]
