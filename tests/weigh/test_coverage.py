"""Points of an allegation against the responses of the side it is made against."""

from typing import Any

import pytest

from rejoinder.model import Basis, Coverage, DateValue, Place, Span
from rejoinder.weigh import weigh
from weigh.made import Dispute

ALLEGED = "Orbo trucks dumped dye in the river Lull near Hasp on 4 May and poisoned 30 sheep"
REPORT = f"The Herders League accused Orbo: {ALLEGED}. Two witnesses saw it."


def coverage(dispute: Dispute) -> list[Coverage]:
    return [r for r in weigh(dispute.documents(), dispute.links) if isinstance(r, Coverage)]


def allege(
    dispute: Dispute, accuser: str = "Herders League", accused: str = "Orbo", text: str = REPORT
) -> str:
    """The report: an accusation with a place, a day, a count and witnesses, about one incident."""
    dispute.party(accuser)
    dispute.party(accused)
    dispute.document("report", text, "2024-05-06")
    start = text.index("Two witnesses")
    words = text[text.index(": ") + 2 : text.index(". Two")]
    basis = Basis(kind="witness", count=2, words=Span(start, start + 13))
    said = dispute.says("report", words, accuser, "accuses", addressee=accused, basis=(basis,))
    counted = dispute.figure(said, "30 sheep", 30, measure="other", unit="head", population="sheep")
    date = DateValue(date="2024-05-04", precision="day", words="4 May")
    dispute.event("report", said, words="dumped", place=Place(name="Hasp"), date=date, figures=(counted,))
    dispute.incident("incident-1", said, figures=(counted,))
    return said


def respond(dispute: Dispute, target: str, words: str, act: str, kind: Any, by: str = "Orbo") -> str:
    """A response in a document of its own."""
    dispute.document(f"response {words[:9]}", f"Asked about it, the firm said: {words}.", "2024-05-08")
    response = dispute.says(f"response {words[:9]}", words, by, act)
    dispute.reply(response, target, kind)
    return response


def states(matrix: Coverage) -> dict[str, tuple[str, str]]:
    """Kind of point -> state and words, for a matrix with one response."""
    kind = {p.id: p.kind for p in matrix.points}
    return {kind[c.point]: (c.state, c.words) for c in matrix.cells}


def test_the_points_are_deed_place_date_harm_and_basis(dispute: Dispute) -> None:
    allege(dispute)
    [matrix] = coverage(dispute)
    assert [p.kind for p in matrix.points] == ["act", "place", "date", "harm", "basis"]
    assert [p.words for p in matrix.points][1:] == ["Hasp", "4 May", "30 sheep", "Two witnesses"]


def test_a_deed_that_opens_with_the_accused_keeps_its_verb(dispute: Dispute) -> None:
    text = "The league accused Orbo of dumping dye in the river."
    dispute.party("league")
    dispute.party("Orbo")
    dispute.document("report", text, "2024-05-06")
    cue = (Span(11, 18),)
    words = "Orbo of dumping dye in the river"
    said = dispute.says("report", words, "league", "accuses", addressee="Orbo", cue=cue)
    dispute.incident("incident-1", said)
    [matrix] = coverage(dispute)
    assert matrix.points[0].words == "accused Orbo of dumping dye in the river"


GENERAL = [
    ("the accusation", "denies", "denies"),
    ("these are lies from start to finish", "denies", "denies"),
    ("the firm follows every law of the land", "asserts", "non_denial"),
    ("the league is paid by our rivals", "accuses", "deflects"),
    ("the league dumped dye of its own", "accuses", "denies"),
    ("to comment on the river Lull near Hasp and the 30 sheep", "declines", "declines"),
]


@pytest.mark.parametrize(("words", "act", "kind"), GENERAL)
def test_a_general_response_addresses_no_point(dispute: Dispute, words: str, act: str, kind: str) -> None:
    respond(dispute, allege(dispute), words, act, kind)
    [matrix] = coverage(dispute)
    assert matrix.responses
    assert {state for state, _ in states(matrix).values()} == {"not_found"}


PARTICULAR = [
    ("no Orbo trucks dumped anything in the Lull that week", "asserts", "denies", "act", "denied"),
    ("dumping dye in the river Lull", "denies", "denies", "act", "denied"),
    ("no truck of ours was near Hasp", "asserts", "denies", "place", "denied"),
    ("the trucks stood at Hasp for repairs", "asserts", "answers", "place", "answered"),
    ("the two witnesses were never at the river", "asserts", "denies", "basis", "answered"),
    ("there were no witnesses", "asserts", "denies", "basis", "denied"),
    ("its trucks had dumped dye in the river Lull by mistake", "concedes", "concedes", "act", "conceded"),
]


@pytest.mark.parametrize(("words", "act", "kind", "point", "state"), PARTICULAR)
def test_words_about_a_point_give_its_state(
    dispute: Dispute, words: str, act: str, kind: str, point: str, state: str
) -> None:
    respond(dispute, allege(dispute), words, act, kind)
    [matrix] = coverage(dispute)
    assert states(matrix)[point] == (state, words)


def test_the_denial_of_one_point_leaves_the_others_open(dispute: Dispute) -> None:
    respond(dispute, allege(dispute), "no truck of ours was near Hasp", "asserts", "denies")
    [matrix] = coverage(dispute)
    found = states(matrix)
    assert found.pop("place")[0] == "denied"
    assert {state for state, _ in found.values()} == {"not_found"}


COUNTS = [
    (2, "asserts", "contradicted"),
    (30, "asserts", "answered"),
    (30, "denies", "denied"),
    (30, "concedes", "conceded"),
]


@pytest.mark.parametrize(("count", "act", "state"), COUNTS)
def test_a_count_is_held_against_the_alleged_one(dispute: Dispute, count: int, act: str, state: str) -> None:
    words = f"all it had found was that {count} sheep fell ill"
    response = respond(dispute, allege(dispute), words, act, "contradicts")
    dispute.figure(response, f"{count} sheep", count, measure="other", unit="head", population="sheep")
    assert states(coverage(dispute)[0])["harm"] == (state, words)


def test_a_basis_of_its_own_is_no_word_on_the_allegations_basis(dispute: Dispute) -> None:
    respond(dispute, allege(dispute), "a witness of ours saw children throw paint", "asserts", "contradicts")
    assert states(coverage(dispute)[0])["basis"] == ("not_found", "")


def test_words_are_one_stretch_of_the_response(dispute: Dispute) -> None:
    target = allege(dispute)
    text = (
        "“No truck of ours,” said the firm, “was ever near Hasp; the river Lull, dye or no dye, runs clear.”"
    )
    dispute.document("answer", text, "2024-05-08")
    words = "No truck of ours, ... was ever near Hasp; the river Lull, dye or no dye, runs clear."
    dispute.reply(dispute.says("answer", words, "Orbo"), target, "denies")
    cells = [c for c in coverage(dispute)[0].cells if c.state != "not_found"]
    assert cells
    assert all(c.words and c.words in text for c in cells)


def test_an_accused_party_that_said_nothing_is_a_matrix_without_responses(dispute: Dispute) -> None:
    allege(dispute)
    [matrix] = coverage(dispute)
    assert matrix.against == "party-Orbo"
    assert (matrix.responses, matrix.cells) == ((), ())


def test_an_allegation_that_names_nobody_and_was_not_answered_is_not_shown(dispute: Dispute) -> None:
    dispute.party("Herders League")
    dispute.document("report", "The league said somebody poisoned the wells of Hasp.", "2024-05-06")
    said = dispute.says("report", "somebody poisoned the wells of Hasp", "Herders League", "accuses")
    dispute.claim("claim-1", asserts=(said,))
    assert coverage(dispute) == []


def test_allegations_against_one_party_about_one_incident_share_a_matrix(dispute: Dispute) -> None:
    first = allege(dispute)
    dispute.party("Fish Union")
    dispute.document("union", "The Fish Union said Orbo dye had killed the trout.", "2024-05-07")
    second = dispute.says("union", "Orbo dye had killed the trout", "Fish Union", "accuses", addressee="Orbo")
    dispute.links = [x for x in dispute.links if getattr(x, "id", "") != "incident-1"]
    dispute.incident("incident-1", first, second)
    [matrix] = coverage(dispute)
    assert {p.statement for p in matrix.points} == {first, second}


def test_allegations_against_two_parties_stand_apart(dispute: Dispute) -> None:
    first = allege(dispute)
    dispute.party("Dull Mills")
    dispute.document("more", "The league said Dull Mills sold the dye to be dumped.", "2024-05-07")
    second = dispute.says(
        "more", "Dull Mills sold the dye to be dumped", "Herders League", "accuses", addressee="Dull Mills"
    )
    dispute.links = [x for x in dispute.links if getattr(x, "id", "") != "incident-1"]
    dispute.incident("incident-1", first, second)
    assert len(coverage(dispute)) == 2


def test_a_retelling_without_day_or_place_joins_the_matter_that_it_retells(dispute: Dispute) -> None:
    allege(dispute)
    dispute.document("paper", "The league says Orbo trucks dumped dye and poisoned a river.", "2024-05-09")
    again = dispute.says(
        "paper", "Orbo trucks dumped dye and poisoned a river", "Herders League", "accuses", addressee="Orbo"
    )
    dispute.claim("claim-1", asserts=(again,))
    assert [m.about for m in coverage(dispute)] == ["incident-1"]


def test_a_spokesperson_answers_for_the_accused_body(dispute: Dispute) -> None:
    target = allege(dispute)
    dispute.party("Ada Brill", speaks_for="Orbo", kind="person")
    response = respond(dispute, target, "no truck of ours was near Hasp", "asserts", "denies", by="Ada Brill")
    assert coverage(dispute)[0].responses == (response,)


def test_a_third_party_is_no_response_of_the_accused(dispute: Dispute) -> None:
    target = allege(dispute)
    dispute.party("Hasp council")
    respond(dispute, target, "no truck was near Hasp", "asserts", "denies", by="Hasp council")
    assert coverage(dispute)[0].responses == ()


def test_what_the_accused_said_of_the_incident_before_the_allegation_is_no_response(dispute: Dispute) -> None:
    target = allege(dispute)
    dispute.document("old", "Orbo said no truck of ours was near Hasp.", "2024-05-05")
    dispute.document("new", "Orbo said again that no truck was near Hasp.", "2024-05-07")
    old = dispute.says("old", "no truck of ours was near Hasp", "Orbo")
    new = dispute.says("new", "no truck was near Hasp", "Orbo")
    dispute.links = [x for x in dispute.links if getattr(x, "id", "") != "incident-1"]
    dispute.incident("incident-1", target, old, new)
    assert coverage(dispute)[0].responses == (new,)


def test_one_utterance_in_two_outlets_is_one_response(dispute: Dispute) -> None:
    target = allege(dispute)
    first = respond(dispute, target, "no truck of ours was near Hasp", "asserts", "denies")
    second = respond(dispute, target, "not one of our trucks has ever been near Hasp", "asserts", "denies")
    dispute.utterance(first, second)
    assert coverage(dispute)[0].responses == (second,)


def test_names_swapped_give_the_same_states(dispute: Dispute) -> None:
    def swapped(text: str) -> str:
        return text.replace("Herders League", "@").replace("Orbo", "Herders League").replace("@", "Orbo")

    other = Dispute()
    said = "no trucks dumped dye, and nobody was near Hasp"
    respond(dispute, allege(dispute), said, "asserts", "denies")
    target = allege(other, "Orbo", "Herders League", swapped(REPORT))
    respond(other, target, said, "asserts", "denies", by="Herders League")
    assert states(coverage(dispute)[0]) == states(coverage(other)[0])


def test_the_order_of_documents_and_links_does_not_matter(dispute: Dispute) -> None:
    respond(dispute, allege(dispute), "no truck of ours was near Hasp", "asserts", "denies")
    documents = dispute.documents()
    assert weigh(documents, dispute.links) == weigh(documents[::-1], dispute.links[::-1])


def test_to_name_the_same_place_is_not_to_speak_of_the_deed(dispute: Dispute) -> None:
    text = "The league said that the tank at Grey Hollow leaked acid."
    dispute.party("league")
    dispute.party("Orbo")
    dispute.document("report", text, "2024-05-06")
    said = dispute.says(
        "report", "the tank at Grey Hollow leaked acid", "league", "accuses", addressee="Orbo"
    )
    dispute.claim("claim-1", asserts=(said,))
    respond(dispute, said, "Nobody who works for us died at Grey Hollow", "denies", "denies")
    [matrix] = coverage(dispute)
    assert {c.state for c in matrix.cells} == {"not_found"}


def test_a_reply_to_the_allegation_needs_one_word_of_the_deed(dispute: Dispute) -> None:
    text = "The league said that the tank of Orbo leaked acid for a week."
    dispute.party("league")
    dispute.party("Orbo")
    dispute.document("report", text, "2024-05-06")
    said = dispute.says(
        "report", "the tank of Orbo leaked acid for a week", "league", "accuses", addressee="Orbo"
    )
    dispute.claim("claim-1", asserts=(said,))
    respond(dispute, said, "not one drop leaked", "asserts", "denies")
    [matrix] = coverage(dispute)
    deed, how_long = matrix.cells
    assert (deed.state, deed.words) == ("denied", "not one drop leaked")
    assert how_long.state == "not_found"


def test_how_long_it_went_on_is_a_point_of_its_own(dispute: Dispute) -> None:
    text = "The league accused Orbo: its pumps were locked for three weeks."
    dispute.party("league")
    dispute.party("Orbo")
    dispute.document("report", text, "2024-05-06")
    said = dispute.says(
        "report", "its pumps were locked for three weeks", "league", "accuses", addressee="Orbo"
    )
    dispute.claim("claim-1", asserts=(said,))
    respond(dispute, said, "the pumps were locked for three weeks", "concedes", "concedes")
    [matrix] = coverage(dispute)
    assert [(p.kind, p.words) for p in matrix.points][1:] == [("date", "for three weeks")]
    assert [c.state for c in matrix.cells] == ["conceded", "answered"]


def test_whom_an_accusation_opens_with_is_accused_where_nobody_answers(dispute: Dispute) -> None:
    dispute.party("league")
    dispute.party("Orbo")
    dispute.document("report", "The league said that Orbo dumped acid in May.", "2024-05-06")
    said = dispute.says("report", "that Orbo dumped acid in May", "league", "accuses")
    dispute.claim("claim-1", asserts=(said,))
    [matrix] = coverage(dispute)
    assert matrix.responses == ()
    assert [p.kind for p in matrix.points] == ["act", "date"]


GRANTED = [
    ("some dye had spilled by mistake", "concedes", "conceded"),
    ("some dye had spilled by mistake", "answers", "answered"),
    ("no dye had ever spilled", "concedes", "answered"),
]


@pytest.mark.parametrize(("words", "kind", "state"), GRANTED)
def test_a_concession_of_the_very_allegation_grants_its_deed_in_one_word(
    dispute: Dispute, words: str, kind: str, state: str
) -> None:
    respond(dispute, allege(dispute), words, "concedes", kind)
    [matrix] = coverage(dispute)
    assert states(matrix)["act"] == (state, words)


def test_a_concession_that_answers_none_of_several_allegations_grants_what_its_words_say(
    dispute: Dispute,
) -> None:
    said = allege(dispute)
    dispute.document(
        "more", "The Herders League accused Orbo: it hid the dye from inspectors in May.", "2024-05-06"
    )
    hid = dispute.says(
        "more", "it hid the dye from inspectors in May", "Herders League", "accuses", addressee="Orbo"
    )
    dispute.incident("incident-1", said, hid)
    told = "Orbo denied the charge. It granted that some dye had spilled."
    dispute.document("response", told, "2024-05-08")
    denial = dispute.says("response", "the charge", "Orbo", "denies")
    granted = dispute.says("response", "some dye had spilled", "Orbo", "concedes")
    dispute.reply(denial, said, "denies")
    [matrix] = coverage(dispute)
    assert granted in matrix.responses
    assert "conceded" not in {c.state for c in matrix.cells}


def test_a_concession_never_denies(dispute: Dispute) -> None:
    said = allege(dispute)
    respond(dispute, said, "its trucks had not dumped the sand in the river properly", "concedes", "concedes")
    [matrix] = coverage(dispute)
    assert {c.state for c in matrix.cells} <= {"conceded", "answered", "not_found"}


def test_a_time_that_no_incident_tells_is_a_point(dispute: Dispute) -> None:
    text = "The league accused Orbo: its pumps were locked since January."
    dispute.party("league")
    dispute.party("Orbo")
    dispute.document("report", text, "2024-05-06")
    said = dispute.says(
        "report", "its pumps were locked since January", "league", "accuses", addressee="Orbo"
    )
    dispute.claim("claim-1", asserts=(said,))
    [matrix] = coverage(dispute)
    assert [(p.kind, p.words) for p in matrix.points][1:] == [("date", "since January")]


def test_what_the_accused_said_elsewhere_in_words_of_the_deed_is_a_response(dispute: Dispute) -> None:
    said = allege(dispute)
    respond(dispute, said, "a rumour", "denies", "denies")
    dispute.document("later", "Orbo said its trucks had dumped only clean sand in the river.", "2024-05-09")
    told = dispute.says("later", "its trucks had dumped only clean sand in the river", "Orbo")
    [matrix] = coverage(dispute)
    assert told in matrix.responses


def test_who_gives_another_account_of_what_is_asserted_is_accused_of_nothing(dispute: Dispute) -> None:
    for party in ("Tide Office", "Reef Institute"):
        dispute.party(party)
    dispute.document("office", "The Tide Office said the reef grew by nine metres.", "2024-05-06")
    said = dispute.says("office", "the reef grew by nine metres", "Tide Office")
    dispute.claim("claim-1", asserts=(said,))
    respond(dispute, said, "the reef shrank by nine metres", "asserts", "contradicts", by="Reef Institute")
    [matrix] = coverage(dispute)
    assert matrix.against is None
    assert len(matrix.responses) == 1


@pytest.mark.parametrize(("score", "matrices"), [(0.3, 0), (0.4, 1)])
def test_an_assertion_is_an_allegation_where_it_is_sure_enough_that_it_is_denied(
    dispute: Dispute, score: float, matrices: int
) -> None:
    for party in ("Tide Office", "Reef Institute"):
        dispute.party(party)
    dispute.document("office", "The Tide Office said the water left the basin.", "2024-05-06")
    said = dispute.says("office", "the water left the basin", "Tide Office")
    dispute.claim("claim-1", asserts=(said,))
    dispute.document("reef", "The Reef Institute said that water does not climb.", "2024-05-08")
    denial = dispute.says("reef", "water does not climb", "Reef Institute", "denies")
    dispute.reply(denial, said, "denies", score=score)
    assert len(coverage(dispute)) == matrices


def test_the_account_of_who_denied_a_charge_is_held_against_nobody(dispute: Dispute) -> None:
    said = allege(dispute)
    respond(dispute, said, "the charge", "denies", "denies")
    dispute.document("own", "Orbo said that its trucks had carried sand.", "2024-05-09")
    own = dispute.says("own", "its trucks had carried sand", "Orbo")
    dispute.claim("claim-1", asserts=(own,))
    respond(dispute, own, "its trucks carried dye", "asserts", "contradicts", by="Herders League")
    assert [m.against for m in coverage(dispute)] == ["party-Orbo"]


def test_who_denies_an_allegation_for_the_accused_side_stands_among_the_others(dispute: Dispute) -> None:
    said = allege(dispute)
    dispute.party("Mines Office")
    own = respond(dispute, said, "the charge", "denies", "denies")
    other = respond(dispute, said, "no dye was dumped in the river", "denies", "denies", by="Mines Office")
    account = respond(dispute, said, "its own trucks dumped dye", "asserts", "contradicts", by="Mines Office")
    [matrix] = coverage(dispute)
    assert (matrix.responses, matrix.others) == ((own,), (other,))
    assert "denied" in {c.state for c in matrix.cells if c.response == other}
    assert not [c for c in matrix.cells if c.response == account]
