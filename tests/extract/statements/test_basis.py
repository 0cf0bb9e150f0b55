"""What a statement says it rests on, in many wordings; and words of the same kinds on which nothing rests."""

import pytest

from extract.reading import tell


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        (
            "Based on testimony provided by three witnesses, the panel said the fire began in the kitchen.",
            {("witness", 3)},
        ),
        (
            "The panel said, based on testimony provided by three witnesses, that the fire began in the kitchen.",
            {("witness", 3)},
        ),
        (
            "Citing satellite images, the institute said the runway had been extended.",
            {("satellite_image", None)},
        ),
        (
            "The institute said the runway had been extended, citing satellite images.",
            {("satellite_image", None)},
        ),
        ("The ferry was overloaded, according to documents seen by the newspaper.", {("document", None)}),
        ("According to documents seen by the newspaper, the ferry was overloaded.", {("document", None)}),
        ("According to two internal e-mails, the bank knew of the losses.", {("document", 2)}),
        ("On the strength of four photographs, the curator said the vase was a copy.", {("photo", 4)}),
        ("The curator said on the strength of an X-ray image that the vase was a copy.", {("photo", 1)}),
        (
            "The paper said it had been told by two officials who attended the meeting that the deal was off.",
            {("witness", 2)},
        ),
        ("The group said survivors had told it that the doors were locked.", {("witness", None)}),
        (
            "The union said, citing five eyewitnesses, that the crane had been leaning for days.",
            {("witness", 5)},
        ),
        ("Drawing on interviews with 12 survivors, the report said the alarm had failed.", {("witness", 12)}),
        (
            "The report concluded, after interviews with 40 residents, that the well had been dry since May.",
            {("witness", 40)},
        ),
        (
            "The commission said it had interviewed nine witnesses and found that the bridge had been closed.",
            {("witness", 9)},
        ),
        (
            "The agency said its analysis of drone footage showed that the dyke had been cut.",
            {("satellite_image", None)},
        ),
        (
            "Footage reviewed by the agency shows the truck passing the gate, the agency said.",
            {("video", None)},
        ),
        ("The prosecutor said three videos showed the guard leaving his post.", {("video", 3)}),
        (
            "The prosecutor said on the basis of two security videos that the guard had left his post.",
            {("video", 2)},
        ),
        ("Police said dashcam footage proved that the bus had run a red light.", {("video", None)}),
        ("The inspectors said fragments found in the crater indicated a gas bottle.", {("remnants", None)}),
        ("Citing samples taken from the river, the ministry said the water was safe.", {("remnants", None)}),
        (
            "The investigators said debris recovered from the field suggested that the wing had broken off.",
            {("remnants", None)},
        ),
        (
            "The regulator said intercepted calls showed that the traders had agreed on the price.",
            {("intercept", None)},
        ),
        (
            "According to an intercepted radio message, the trawler had asked for help, the coastguard said.",
            {("intercept", 1)},
        ),
        ("Relying on expert opinions, the court said the roof had been too heavy.", {("expert", None)}),
        ("Citing three engineers, the newspaper said the tunnel was unsafe.", {("expert", 3)}),
        ("According to two forensic experts, the letter was forged.", {("expert", 2)}),
        ('"I saw the flames from my window," the neighbour said.', {("own_observation", None)}),
        ('"We counted 30 boxes in the cellar," the clerk said.', {("own_observation", None)}),
        (
            "The historian said, pointing to the parish registers, that the mill was older.",
            {("document", None)},
        ),
        ("The auditor said the invoices showed that the work was never done.", {("document", None)}),
        (
            "In light of six death certificates, the coroner said the ward had been understaffed.",
            {("document", 6)},
        ),
        ("Backed by photographs, the diver said the wreck was a tanker.", {("photo", None)}),
        ("The charity said photos it had obtained showed children at work.", {("photo", None)}),
        (
            "Satellite imagery analysed by the institute shows new buildings, it said.",
            {("satellite_image", None)},
        ),
        ("Having reviewed 200 documents, the auditors said the accounts were false.", {("document", 200)}),
        ("Eyewitness accounts suggest that the driver fell asleep, police said.", {("witness", None)}),
        ("Two witnesses who spoke to the newspaper said the driver fell asleep.", set()),
        ("Relatives and four witnesses told the panel that the gate was locked.", set()),
        ("The agency, based in Geneva, said the wells were dry.", set()),
        ("The company said it would base its pay on results.", set()),
        ("The Geneva-based group said the border was open.", set()),
        ("The minister said the documents would be published in May.", set()),
        ("The singer said she hated photographs.", set()),
        ("The court said the witness would be heard on Monday.", set()),
        ("The festival said 30 films and videos would be shown.", set()),
        ("The hospital said two engineers were treated for burns.", set()),
        ("The museum said the images would go on display.", set()),
        ("The mayor said debris had blocked the road.", set()),
        ("The bank said it had hired three experts.", set()),
        ("The theatre said the interviews for the post would be held in June.", set()),
    ],
)  # fmt: skip
def test_what_it_rests_on(text: str, bases: set[tuple[str, int | None]]) -> None:
    found = {(basis.kind, basis.count) for told in tell(text) for basis in told.statement.basis}
    assert found == bases
