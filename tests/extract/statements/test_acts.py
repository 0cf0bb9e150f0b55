"""What a statement does, how it is hedged, and what it rests on."""

import pytest

from extract.reading import only, tell


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The nurse said the ward was full.", "asserts"),
        ('"We have confirmed nine deaths," the registrar said.', "asserts"),
        ("The airline denied the report.", "denies"),
        ("The striker insisted he had not touched the ball.", "denies"),
        ("The spokesman said the report was false.", "denies"),
        ('"There is no evidence that our pesticide kills bees," the manufacturer said.', "denies"),
        ("The bank dismissed the survey as fanciful.", "denies"),
        ("The union accused the port of negligence.", "accuses"),
        ("The lawyer said that Kestrel Oil had dumped waste in the lake.", "accuses"),
        ("The lawyer said the police had tortured his client.", "accuses"),
        ("Residents urged the council to reopen the school.", "demands"),
        ('"They must stop dumping waste in the lagoon," campaigner Ines Duarte said.', "demands"),
        ("The players threatened to boycott the final.", "threatens"),
        ('"If the gates stay shut at noon, we will open them ourselves," the farmer said.', "threatens"),
        ("The governor admitted that the dam had never been inspected.", "concedes"),
        ('"We made mistakes," the surgeon said.', "concedes"),
        ("The striker vowed to play on.", "promises"),
        ('"We will publish the data next week," the director said.', "promises"),
        ("The committee declined to release the minutes.", "declines"),
        ("The ferry company said it would not comment on the inquiry.", "declines"),
        ("The club did not comment on the transfer.", "declines"),
    ],
)
def test_act(text: str, act: str) -> None:
    assert only(text).act == act


@pytest.mark.parametrize(
    "text",
    [
        "The party did not dispute that the money had been paid.",
        "The firm never denied that the valve was open.",
    ],
)
def test_who_does_not_deny_concedes(text: str) -> None:
    assert only(text).act == "concedes"


@pytest.mark.parametrize(
    "text",
    [
        "The tenants said Corlan Homes had removed the stairs to be rid of them.",
        "Corlan Homes said the tenants had removed the stairs to be rid of Corlan Homes.",
        "The food office said Halvar Dairy sold watered milk as whole milk.",
        "The painter said Gallery Lux sold forged copies as his own prints.",
        "The villagers said Orsk Copper had poisoned the stream at night.",
        "The widow said the guards had beaten her son in his cell.",
    ],
)
def test_who_lays_a_deed_on_somebody_accuses_after_a_plain_cue(text: str) -> None:
    assert only(text).act == "accuses"


@pytest.mark.parametrize(
    "text",
    [
        "The tenants said Corlan Homes had opened nine flats in May.",
        "Corlan Homes said the tenants had painted the stairs.",
        "The painter said the gallery would open in June.",
        "Rescuers said the flood had killed nine people.",
        "The doctor said most of the families had gone home.",
    ],
)
def test_what_is_told_of_somebody_is_no_accusation(text: str) -> None:
    assert only(text).act == "asserts"


def test_own_deeds_are_no_accusation() -> None:
    assert only("Kestrel Oil said that Kestrel Oil had destroyed the old files.").act == "asserts"


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        (
            "The centre said the leak had reportedly begun in March and was probably larger.",
            ["reportedly", "probably"],
        ),
        ("The vet said the dog may have been ill.", ["may"]),
        ("The vet said the dog fell ill in May.", []),
        ("The vet said the dog was well.", []),
    ],
)
def test_hedges(text: str, hedges: list[str]) -> None:
    assert [h.of(text) for h in only(text).statement.hedges] == hedges


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (
            "Citing three witnesses and satellite images, the observatory said the camp had been cleared.",
            [("witness", 3), ("satellite_image", None)],
        ),
        (
            "Based on interviews with 12 survivors, the panel concluded that the alarm had failed.",
            [("witness", 12)],
        ),
        ('"I saw two boats," the fisherman said.', [("own_observation", None)]),
        ("The police said that footage showed the car leaving.", [("video", None)]),
        ("The police said the car had left.", []),
    ],
)
def test_basis_with_counts(text: str, basis: list[tuple[str, int | None]]) -> None:
    told = next(t for t in tell(text) if t.cue in ("said", "concluded"))
    assert [(b.kind, b.count) for b in told.statement.basis] == basis


def test_each_statement_has_its_own_act() -> None:
    told = tell("The firm denied the claim and the union said the strike would go on.")
    assert [t.act for t in told] == ["denies", "asserts"]


@pytest.mark.parametrize(
    "text",
    [
        "The briefing says that witnesses did see and hear the aircraft.",
        "The colonel said that the strikes by our air group on rebel targets are carried out after checks.",
        "The office said that the deputy mayor met the heads of several countries as well as Lorra and Velm.",
    ],
)
def test_what_is_only_told_is_asserted(text: str) -> None:
    assert only(text).act == "asserts"


def test_its_is_whose_denial_it_is_and_not_who_is_denied() -> None:
    text = (
        "Lorra has dismissed as clichés a report by the Lake Board that its airstrikes killed many civilians."
    )
    assert [one.act for one in tell(text, reader="accurate") if one.name == "Lake Board"] == ["accuses"]


def test_a_body_is_known_by_the_fuller_name_that_the_text_gives_it() -> None:
    text = (
        "The Lorran Ministry of Mines said that it had nothing to add.\n"
        "Ministry of Mines spokesman Jon Reyes said that the “Lorran Mines Ministry has increased the tests”."
    )
    assert [one.act for one in tell(text, reader="accurate") if one.name == "Jon Reyes"] == ["asserts"]
