"""Claims as pages and briefs tell them."""

from rejoinder.model import Claim, ClaimStatement, Coverage, Point
from rejoinder.publish import CaseContents, Index
from rejoinder.publish.claims import claim_account, told_claims


def test_each_side_says_how_many_independent_sources_it_has(index: Index) -> None:
    told = claim_account(index, index.claims["c-sirens"])
    assert [side.summary for side in told.sides] == [
        "asserted by 1 independent source",
        "denied by 1 independent source",
    ]


def claims_of(index: Index, *more: Claim | Coverage) -> list[str]:
    """The claims that a brief tells, with more links in the case."""
    contents = CaseContents("", index.documents, (*index.links(Claim), *more))
    return [told.claim.id for told in told_claims(Index(contents))]


def single(id: str) -> Claim:
    return Claim(id=id, words="gates", statements=(ClaimStatement(id="s-gates", polarity="asserts"),))


def test_a_claim_of_one_statement_is_told_where_it_has_points(index: Index) -> None:
    point = Point(id="pt", words="gates", kind="act", statement="s-gates")
    covered = Coverage(about="c-alone", points=(point,), responses=(), cells=())
    assert "c-alone" not in claims_of(index, single("c-alone"))
    assert "c-alone" in claims_of(index, single("c-alone"), covered)


def test_a_claim_that_one_source_repeats_is_not_told(index: Index) -> None:
    twice = tuple(ClaimStatement(id=id, polarity="asserts") for id in ("s-gates", "s-drowned"))
    assert "c-twice" not in claims_of(index, Claim(id="c-twice", words="a", statements=twice))


def test_contested_claims_come_first(index: Index) -> None:
    both = (ClaimStatement(id="s-gates", polarity="asserts"), ClaimStatement(id="s-told", polarity="asserts"))
    assert claims_of(index, Claim(id="c-more", words="a", statements=both))[0] == "c-sirens"
