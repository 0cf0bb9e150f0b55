"""A mention taken apart: determiner, role, titles, name, organisation, acronym."""

import pytest

from rejoinder.extract.statements.mentions import read_mention


@pytest.mark.parametrize(
    ("words", "kind", "name", "role"),
    [
        ("Dr Lena Brandt", "person", "Lena Brandt", ""),
        ("Major-General Aron Petty", "person", "Aron Petty", ""),
        ("plant manager Rosa Linden", "person", "Rosa Linden", "plant manager"),
        ("the institute's director, Paul Wren", "person", "Paul Wren", "institute's director"),
        ("Sara Quist, a cardiologist", "person", "Sara Quist", "cardiologist"),
        ("Harbour master Ivo Trent", "person", "Ivo Trent", "Harbour master"),
        ("the referee", "person", "", "referee"),
        ("residents", "group", "", "residents"),
        ("local farmers", "group", "", "local farmers"),
        ("the Ministry of Health", "organisation", "Ministry of Health", ""),
        ("Tarn Steel Ltd", "organisation", "Tarn Steel Ltd", ""),
        ("the company", "organisation", "", ""),
        ("he", "person", "", ""),
        ("they", "group", "", ""),
        ("it", "organisation", "", ""),
        ("THE MINISTER OF MINES, OLGA PETRENKO", "person", "Olga Petrenko", "minister"),
        ("UNION LEADER JO VANCE", "person", "Jo Vance", "Union leader"),
        ("THE MINISTRY OF HEALTH", "organisation", "Ministry of Health", ""),
        ("THE COMPANY", "organisation", "", ""),
        ("One of them, a nurse", "person", "", "nurse"),
        ("beekeeper Kai Olsen", "person", "Kai Olsen", "beekeeper"),
    ],
)
def test_kind_name_and_role(words: str, kind: str, name: str, role: str) -> None:
    mention = read_mention(words)
    assert (mention.kind, mention.name, mention.role) == (kind, name, role)


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("Deputy mines minister Ada Lund", ""),
        ("Foreign Minister Ada Lund", ""),
        ("Lorra's deputy mines minister Ada Lund", "Lorra"),
        ("Lorran foreign minister", "Lorran"),
        ("Lorra’s presidential press secretary Ada Lund", "Lorra"),
        ("In September Deputy Director Ada Lund", ""),
        ("Ministry of Health spokesperson Dana Webb", "Ministry of Health"),
        ("a spokeswoman for Tarn Steel", "Tarn Steel"),
        ("the chairman of the Northern League", "Northern League"),
        ("the chairman", ""),
        ("a spokeswoman for France's foreign ministry", "France's foreign ministry"),
        ("a spokeswoman for Tarn Steel's pilots", "Tarn Steel"),
        ("Rosa Linden of Tarn Steel", "Tarn Steel"),
        ("Captain Petty of the Northern Army", "Northern Army"),
        ("Clean Rivers of Vale", ""),
        ("Rosa Linden, who chairs the Northern League", "Northern League"),
        ("Rosa Linden, who speaks for Tarn Steel", "Tarn Steel"),
        ("Rosa Linden, who chairs meetings", ""),
        ("Tarn Steel's managing director, Rosa Linden", "Tarn Steel"),
    ],
)
def test_whose_role_it_is(words: str, owner: str) -> None:
    assert read_mention(words).owner == owner


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("the report", ""),
        ("a report by Clean Harbours", "Clean Harbours"),
        ("Clean Harbours' briefing", "Clean Harbours"),
        ("the study", ""),
    ],
)
def test_documents_and_whose_they_are(words: str, owner: str) -> None:
    mention = read_mention(words)
    assert mention.document and mention.owner == owner


def test_an_acronym_in_brackets() -> None:
    mention = read_mention("World Fencing Federation (WFF)")
    assert (mention.name, mention.acronym) == ("World Fencing Federation", "WFF")


@pytest.mark.parametrize(
    ("words", "gender"),
    [("she", "female"), ("Mrs Holt", "female"), ("chairman Lee Orr", "male"), ("Sam Holt", "")],
)
def test_gender_comes_from_words_never_from_names(words: str, gender: str) -> None:
    assert read_mention(words).gender == gender


@pytest.mark.parametrize("words", ["", " ", "—", "(WFF)", "'s", "&", "’", "the", "a"])
def test_scraps_are_read(words: str) -> None:
    assert read_mention(words).words == words


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("a company spokeswoman", "company"),
        ("the zoo's vet", "zoo"),
        ("its director, Paul Wren", "its"),
        ("Paul Wren, the firm’s head of security", "firm"),
        ("a senior officer", ""),
        ("a spokeswoman for Tarn Steel", ""),
    ],
)
def test_whose_role_it_is_without_a_name(words: str, of: str) -> None:
    assert read_mention(words).of_bare == of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Suwarno, a spokesman for the Rescue Agency", "person"),
        ("Fenwater, the owner of the plant", "organisation"),
        ("Fenwater, a charity", "organisation"),
    ],
)
def test_an_apposition_tells_a_person_from_an_organisation(words: str, kind: str) -> None:
    assert read_mention(words, "ORG").kind == kind


def test_a_regulator_with_a_name_is_a_body_and_its_tests_are_its_words() -> None:
    assert read_mention("the Network Regulator").kind == "organisation"
    assert read_mention("Tests by the Network Regulator").owner == "Network Regulator"
