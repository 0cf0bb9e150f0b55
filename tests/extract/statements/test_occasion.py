"""When and where a statement was made, as its own sentence says; never from the content."""

import pytest

from extract.reading import tell

PUBLISHED = "2021-03-12"
"""A Friday."""


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("At a press conference in Velm, the minister said the talks had failed.", "a press conference"),
        ("The minister said at a news conference that the talks had failed.", "a news conference"),
        ("At the press conference on 23 February, the spokesman said the figures were wrong.", "the press conference"),
        ("The spokeswoman said during a briefing that the road was open.", "a briefing"),
        ("In an interview with the local radio, the vet said he would retire.", "an interview with the local radio"),
        ("The singer said in an interview that the tour was over.", "an interview"),
        ("The bank said in a statement that the loan had been repaid.", "a statement"),
        ("In a written statement, the bank said the loan had been repaid.", "a written statement"),
        ("The envoy said in a speech that the border would open.", "a speech"),
        ("In a letter to parents, the head teacher said the school would close.", "a letter to parents"),
        ("The actor said in a tweet that the film was cancelled.", "a tweet"),
        ("The mayor said in a post that the bridge was safe.", "a post"),
        ("In an open letter, the doctors said the ward was full.", "an open letter"),
        ("The general said at a hearing that the tanks had arrived.", "a hearing"),
        ("During a televised debate, the senator said taxes would fall.", "a televised debate"),
        ("At the meeting, the treasurer said the fund was empty.", "the meeting"),
        ("In a telephone call, the captain said the ship was safe.", "a telephone call"),
        ("The auditor said in a report that the books were in order.", "a report"),
        ("In his testimony, the guard said the gate had been locked.", "his testimony"),
        ("The coach said in an e-mail that the match was off.", "an e-mail"),
        ("At a rally in Orsavel, the candidate said wages would rise.", "a rally"),
        ("At the inquest, the nurse said the alarm had rung.", "the inquest"),
        ("The premier said in parliament that the law would pass.", "parliament"),
        ("The driver said in court that the light was green.", "court"),
        ("The envoy told reporters in Geneva that the talks would resume.", "Geneva"),
        ("The minister told journalists outside the Old Palace that she would stay.", "the Old Palace"),
        ("Speaking in Vienna, the chancellor said the deal was close.", "Vienna"),
        ("The goalkeeper said he would retire.", None),
        ("The bank said the meeting had been short.", None),
        ("Based on interviews, the panel concluded that the alarm had failed.", None),
        ("The farmer said the letter was lost in the post.", None),
    ],
)  # fmt: skip
def test_where(text: str, venue: str | None) -> None:
    assert venue in {told.statement.venue for told in tell(text)}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The bank said on Thursday that it had repaid customers.", "2021-03-11"),
        ("The bank said Thursday it had repaid customers.", "2021-03-11"),
        ("On Wednesday, the mayor said the bridge was safe.", "2021-03-10"),
        ("The mayor said late on Sunday that the bridge was safe.", "2021-03-07"),
        ("Late on Sunday the mayor said the bridge was safe.", "2021-03-07"),
        ("The mayor said early on Tuesday that the bridge was safe.", "2021-03-09"),
        ("The vet told the inquiry on 4 March 2021 that the dog was ill.", "2021-03-04"),
        ('"The dog was ill," the vet told the inquiry on 4 March 2021.', "2021-03-04"),
        ('"The dog was ill," the vet said on Monday.', "2021-03-08"),
        ("In a statement on 2 March, the airline said the flight had been full.", "2021-03-02"),
        ("At a press conference on 23 February, the spokesman said the figures were wrong.", "2021-02-23"),
        ("The airline announced on March 2 that the flight had been cancelled.", "2021-03-02"),
        ("The clinic admitted yesterday that the test had failed.", "2021-03-11"),
        ("The clinic said today that the test had failed.", "2021-03-12"),
        ("The bank said that it had repaid customers on 4 March 2021.", None),
        ("Since 4 March 2021 the bank has denied that customers were misled.", None),
        ("The nurse said the ward was full.", None),
        ("The nurse said the ward had been full on Monday.", None),
    ],
)
def test_when(text: str, date: str | None) -> None:
    assert date in {told.statement.said.date if told.statement.said else None for told in tell(text)}
