"""Whom a statement is addressed to or aimed at, where its words name it."""

import pytest

from extract.reading import tell


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("The union called on the mayor to resign.", "the mayor"),
        ("The mayor called upon residents to save water.", "residents"),
        ("The doctor urged parents to vaccinate their children.", "parents"),
        ("Doctors urged the ministry to open the ward.", "the ministry"),
        ("The envoy asked the guards to open the gate.", "the guards"),
        ("The teacher asked the council to repair the roof.", "the council"),
        ("The coach told the players to wait.", "the players"),
        ("The police told drivers to stay at home.", "drivers"),
        ("The agency warned tourists against swimming in the lake.", "tourists"),
        ("The agency warned tourists that the lake was cold.", "tourists"),
        ("The agency warned farmers not to plant before May.", "farmers"),
        ("The union blamed the operator for the crash.", "the operator"),
        ("The nurse accused the clinic of hiding the files.", "the clinic"),
        ("The club accused its former treasurer of theft.", "its former treasurer"),
        ("The tenants demanded that the landlord repair the lift.", "the landlord"),
        ("The court ordered the bank to repay customers.", "the bank"),
        ("The judge instructed the jury to ignore the letter.", "the jury"),
        ("The captain begged the crew to stay.", "the crew"),
        ("The senator pressed the bank to open its books.", "the bank"),
        ("The council condemned the operator for the spill.", "the operator"),
        ("The tenants appealed to the mayor to stop the work.", "the mayor"),
        ("The tenants demanded that the lift be repaired.", None),
        ("The union called for a strike.", None),
        ("The agency warned that the lake was cold.", None),
        ("The mayor urged calm.", None),
        ("The vet said the dog was ill.", None),
    ],
)  # fmt: skip
def test_to_whom(text: str, addressee: str | None) -> None:
    assert addressee in {told.statement.addressee for told in tell(text)}
