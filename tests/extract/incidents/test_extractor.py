"""Incidents: triggers, dates, places and roles, and which mentions are one event."""

from collections.abc import Callable

import pytest

from rejoinder.extract.figures.extractor import FigureExtractor
from rejoinder.extract.incidents.extractor import IncidentExtractor
from rejoinder.extract.incidents.vocabulary import vocabulary
from rejoinder.extract.parse import parse
from rejoinder.extract.pipeline import Findings
from rejoinder.model import Document, Figure, Incident, Span, Statement, make_id

Write = Callable[..., Document]


def read(document: Document, statements: tuple[Statement, ...] = ()) -> tuple[Incident, ...]:
    parsed = parse(document)
    found = FigureExtractor()(parsed, Findings(statements=statements))
    incidents = IncidentExtractor()(parsed, found).incidents
    assert all(i.id == make_id("i", document.id, i.span) for i in incidents)
    assert len({i.id for i in incidents}) == len(incidents)
    return incidents


def figures(document: Document) -> dict[str, Figure]:
    return {f.id: f for f in FigureExtractor()(parse(document), Findings()).figures}


def particular(document: Document) -> list[Incident]:
    return [i for i in read(document) if not i.generic]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An air strike hit the depot on Monday.", "air_strike"),
        ("Airstrikes destroyed two bridges in Homs on Monday.", "air_strike"),
        ("Gunners shelled the village on Monday.", "shelling"),
        ("A rocket landed in the yard on Monday.", "shelling"),
        ("An explosion shook the mill on Monday.", "explosion"),
        ("Two men were shot in Dover on Monday.", "shooting"),
        ("A clerk was stabbed at the counter on Monday.", "stabbing"),
        ("Police arrested the captain on Monday.", "arrest"),
        ("Dockers held a protest outside the gate on Monday.", "protest"),
        ("A fire broke out at the grain terminal on Monday.", "fire"),
        ("Two barges collided below the lock on Monday.", "collision"),
        ("Oil leaked from the tank on Monday.", "leak"),
        ("A diesel spill closed the harbour on Monday.", "spill"),
        ("The wall of the reservoir gave way on Monday.", "collapse"),
        ("A power cut darkened the ward on Monday.", "outage"),
        ("The auditors released a report on Monday.", "publication"),
        ("The company issued a statement on Monday.", "statement"),
        ("She held a press conference on Monday.", "meeting"),
        ("The envoy met the minister on Monday.", "meeting"),
        ("A gunman opened fire in the hall on Monday.", "shooting"),
        ("Thousands marched through the town on Monday.", "protest"),
        ("Teachers walked out of the school on Monday.", "walkout"),
        ("A lorry ploughed into the crowd on Monday.", "collision"),
        ("Border guards pushed back the migrants on Monday.", "expulsion"),
        ("Prosecutors charged the mayor with bribery on Monday.", "charge"),
        ("Customs officers seized a shipment on Monday.", "seizure"),
        ("Hackers crippled the network of the clinic on Monday.", "cyber_attack"),
        ("The regulator fined the airline on Monday.", "fine"),
        ("The lorries delivered food to the camp on Monday.", "aid"),
        ("The rebels struck a convoy on Monday.", "attack"),
    ],
)
def test_kind_and_date_of_one_event(write: Write, text: str, kind: str) -> None:
    (incident,) = read(write(text))
    assert (incident.kind, incident.date.date, incident.generic) == (kind, "2021-03-08", False)


@pytest.mark.parametrize(
    "text",
    [
        "He had a heart attack on Monday.",
        "The fire department bought a ladder on Monday.",
        "The attack helicopter was painted on Monday.",
        "They leaked the documents on Monday.",
        "He fired his secretary on Monday.",
        "The report was long and dull.",
        "Workers went on hunger strike on Monday.",
        "She spilled her secrets on Monday.",
        "The minister attacked the budget on Monday.",
        "Shares crashed on Monday.",
        "The two sides struck a deal on Monday.",
    ],
)
def test_words_that_name_no_incident(write: Write, text: str) -> None:
    assert read(write(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Such strikes must stop.",
        "They would never attack a school.",
        "The jets are capable of firing missiles.",
        "No arrests have been made.",
        "Protests are common there.",
        "If they shell the harbour, ships will leave.",
        "Insurers fear an oil spill.",
    ],
)
def test_habitual_and_hypothetical_mentions_are_generic(write: Write, text: str) -> None:
    assert [i.generic for i in read(write(text))] == [True]


@pytest.mark.parametrize(
    ("text", "agent", "target", "weapon"),
    [
        ("A Norwegian air strike hit the depot on 3 March.", "Norwegian", "depot", None),
        ("Denmark's shelling of the port began on 3 March.", "Denmark's", "port", None),
        ("The village was shelled by the Seventh Brigade on 3 March.", "Seventh Brigade", "village", None),
        ("The jets dropped cluster bombs on 3 March.", None, None, "cluster bombs"),
        ("Police raided the print shop on 3 March.", "Police", "print shop", None),
        ("A driver was shot with a stolen rifle on 3 March.", None, "driver", "stolen rifle"),
        ("Two ferries collided on 3 March.", None, "Two ferries", None),
        ("An attack on the water plant on 3 March cut the supply.", None, "water plant", None),
    ],
)
def test_roles(write: Write, text: str, agent: str | None, target: str | None, weapon: str | None) -> None:
    incident = read(write(text))[0]
    assert (incident.agent, incident.target, incident.weapon) == (agent, target, weapon)


def test_date_of_saying_is_not_the_date_of_the_event(write: Write) -> None:
    (incident,) = read(write("The ministry said on Tuesday that a fire had destroyed the archive."))
    assert incident.date.date is None


def test_place_is_the_town_and_the_facility_is_the_target(write: Write) -> None:
    text = "A Syrian clinic closed.\nA shell hit the Omar Haddad mosque in central Homs on 3 March."
    incident = next(i for i in read(write(text)) if i.place)
    assert incident.place is not None
    assert (incident.place.name, incident.place.geonameid, incident.place.country) == ("Homs", 169577, "SY")
    assert incident.target == "Omar Haddad mosque"


def test_invented_place_is_kept_without_id(write: Write) -> None:
    (incident,) = read(write("A ferry fire killed two in the town of Quellhaven on 3 March."))
    assert incident.place is not None
    assert (incident.place.name, incident.place.geonameid) == ("Quellhaven", None)


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit the depot on 3 March.\nThe attack killed nine people.\nWitnesses saw the strike.",
        "Two people were shot in Dover on 3 March.\nThe shooting began at noon.\nThe incident lasted an hour.",
        "A fire broke out on 3 March.\nThe blaze spread to the quay.\nOfficials blamed the accident on a cable.",
        "A fire broke out at the mill.\nIt happened on 3 March.",
        "A flood killed 14 people on 3 March.\nAn old dam had burst.\nThe disaster killed cattle.",
    ],
)
def test_mentions_of_one_event_are_one_incident(write: Write, text: str) -> None:
    (incident,) = read(write(text))
    assert incident.date.date == "2021-03-03"


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit the depot on 3 March.\nAn air strike hit the bakery on 5 March.",
        "A fire burned in the town of Quellhaven.\nA fire burned in the town of Brackwater.",
        "A fire broke out on 3 March.\nPolice arrested a welder.",
        "An attack on 3 March killed one man.\nAnother attack wounded two.",
        "The institute released a report on 3 March.\nThe Ombudsman released a report on 5 March.",
    ],
)
def test_different_events_are_different_incidents(write: Write, text: str) -> None:
    assert len(particular(write(text))) == 2


def test_several_events_are_not_one_of_them(write: Write) -> None:
    text = "An attack on 3 March hit the mill.\nAttacks in Syria have displaced thousands of people."
    assert len([i for i in read(write(text)) if i.kind == "attack"]) == 2


def test_figures_of_harm_belong_to_the_event_of_their_sentence(write: Write) -> None:
    document = write(
        "The strike on 3 March killed 13 civilians.\nThe ferry crash on 5 March injured 4 sailors."
    )
    held = figures(document)
    words = {i.kind: [held[f].words for f in i.figures] for i in read(document)}
    assert words == {"attack": ["13 civilians"], "collision": ["4 sailors"]}


def test_people_harmed_belong_to_the_event_spoken_of_last(write: Write) -> None:
    text = (
        "A bus crashed near Varn on Monday. Nine people were hurt. A ferry sank off Orle on Tuesday. "
        "Two were killed. Forty deaths have been counted since January."
    )
    document = write(text)
    words = {f.id: f.words for f in figures(document).values()}
    told = {i.span.of(document.text): [words[f] for f in i.figures] for i in particular(document)}
    assert told == {"crashed": ["Nine people"], "sank": ["Two"]}


def test_statement_about_an_event_is_named_with_it(write: Write) -> None:
    text = "Rina Falk said that the blast on 3 March broke every window. She left."
    content = Span(text.index("the blast"), text.index(" She"))
    statement = Statement(id="s-1", form="indirect", act="asserts", content=(content,))
    (incident,) = read(write(text), (statement,))
    assert incident.statements == ("s-1",)


def test_incident_is_shown_by_the_mention_that_says_when(write: Write) -> None:
    document = write("The fire ruined him.\nThe huge fire broke out on 3 March.")
    (incident,) = read(document)
    assert incident.span.of(document.text) == "huge fire"


@pytest.mark.parametrize(
    "template",
    [
        "{a} air strikes killed 12 people in Homs on 3 March, said officials.",
        "{a} troops shelled the port on 3 March; {b} troops arrested two men.",
        "The {a} raid on 3 March followed an attack by {b} gunmen.",
    ],
)
def test_swapped_names_give_the_same_incidents(write: Write, template: str) -> None:
    def told(a: str, b: str) -> list[tuple[object, ...]]:
        roles = {a: "a", b: "b"}
        found = read(write(template.format(a=a, b=b)))
        agents = [i.agent and " ".join(roles.get(w, w) for w in i.agent.split()) for i in found]
        return [(i.kind, i.date, i.target, i.generic, x) for i, x in zip(found, agents, strict=True)]

    assert told("Russian", "Turkish") == told("Turkish", "Russian")


def test_broader_kinds_are_kinds() -> None:
    table = vocabulary()
    assert {broad for kind in table.kind.values() for broad in kind.covered_by} <= set(table.kind)
    assert table.words.not_harmful | table.words.by_maker | table.words.unwilled <= set(table.kind)


def test_no_phrase_names_two_kinds() -> None:
    phrases = [noun for kind in vocabulary().kind.values() for noun in kind.nouns]
    verbs = [verb for kind in vocabulary().kind.values() for verb in kind.verbs]
    assert len(phrases) == len(set(phrases))
    assert len(verbs) == len(set(verbs))
