"""An incident as it is told: alleged, answered, missing."""

from dataclasses import replace

import pytest
from msgspec import structs

from rejoinder.model import Coverage, LinkedIncident, Reply
from rejoinder.publish import CaseContents, Index
from rejoinder.publish.incidents import (
    account,
    all_gaps,
    claimants,
    coverage_gaps,
    gaps_by_allegation,
    gaps_by_responder,
    matrix,
    tolls,
)


def test_the_statements_whose_points_are_covered_are_the_allegations(index: Index) -> None:
    told = account(index, index.incidents["i-flood"])
    assert [s.id for s in told.allegations] == ["s-gates", "s-drowned"]


def test_responses_and_replies_are_the_answers(index: Index) -> None:
    told = account(index, index.incidents["i-flood"])
    assert [a.said.id for a in told.answers] == ["s-designed", "s-nine", "s-never", "s-declined"]
    assert [r.kind for r in told.answers[0].replies] == ["denies"]


def test_a_repetition_is_no_answer(contents: CaseContents) -> None:
    repeated = Reply(id="r-9", source="s-wire", target="s-gates", kind="repeats", score=1.0)
    index = Index(replace(contents, links=(*contents.links, repeated)))
    told = account(index, index.incidents["i-flood"])
    assert "s-wire" not in {a.said.id for a in told.answers}


def test_nothing_about_the_incident_is_left_out(index: Index) -> None:
    incident = index.incidents["i-flood"]
    told = account(index, incident)
    shown = {s.id for s in (*told.allegations, *told.others)} | {a.said.id for a in told.answers}
    assert shown >= set(incident.statements)


def test_without_coverage_what_neither_denies_nor_replies_is_alleged(contents: CaseContents) -> None:
    links = tuple(link for link in contents.links if not isinstance(link, Coverage))
    index = Index(replace(contents, links=links))
    told = account(index, index.incidents["i-flood"])
    assert [s.id for s in told.allegations] == ["s-gates", "s-drowned", "s-told", "s-toll"]


def test_a_gap_is_a_point_that_no_response_takes_up(index: Index) -> None:
    assert [(g.point.words, g.responses) for g in all_gaps(index)] == [("a video", 3)]


def test_every_point_is_a_gap_where_nobody_responded(contents: CaseContents) -> None:
    links = tuple(
        Coverage(about=c.about, points=c.points, responses=(), cells=()) if isinstance(c, Coverage) else c
        for c in contents.links
    )
    assert len(all_gaps(Index(replace(contents, links=links)))) == 4


def test_an_allegation_stands_with_the_replies_to_it_and_its_open_points(index: Index) -> None:
    told = account(index, index.incidents["i-flood"])
    first = told.exchanges[0]
    assert (first.alleged.id, first.points, first.open) == ("s-gates", 3, 1)
    assert [r.source for r in first.replies] == ["s-designed", "s-never", "s-declined"]


def test_a_repetition_is_counted_beside_the_answers(contents: CaseContents) -> None:
    repeated = Reply(id="r-9", source="s-told", target="s-gates", kind="repeats", score=1.0)
    told = account(i := Index(replace(contents, links=(*contents.links, repeated))), i.incidents["i-flood"])
    assert told.exchanges[0].repeated == 1
    assert "s-told" not in {r.source for r in told.exchanges[0].replies}


def test_answers_to_no_allegation_stand_apart(contents: CaseContents) -> None:
    links = tuple(link for link in contents.links if not isinstance(link, Reply))
    index = Index(replace(contents, links=links))
    told = account(index, index.incidents["i-flood"])
    assert [a.said.id for a in told.unaddressed] == ["s-designed", "s-nine", "s-never"]
    assert [(e.replies, e.taken_up) for e in told.exchanges] == [((), True), ((), True)]


def test_a_row_sums_its_states_up(index: Index) -> None:
    rows = matrix(index, index.coverage["i-flood"][0]).rows
    assert rows[0].altogether == (("denied", 1), ("contradicted", 1))
    assert [row.altogether for row in rows if row.point.words == "a video"] == [(("not_found", 0),)]


def test_the_matrix_has_a_cell_for_each_response_by_date(index: Index) -> None:
    table = matrix(index, index.coverage["i-flood"][0])
    assert [r.id for r in table.responses] == ["s-designed", "s-nine", "s-never"]
    states = [cell.state if cell else None for cell in table.rows[0].cells]
    assert states == ["denied", "not_found", "contradicted"]


def test_responses_that_take_up_no_point_stand_beside_the_matrix(index: Index) -> None:
    made = index.coverage["i-flood"][0]
    cells = tuple(c for c in made.cells if c.response != "s-never")
    table = matrix(index, structs.replace(made, cells=cells))
    assert [r.id for r in table.responses] == ["s-designed", "s-nine"]
    assert [r.id for r in table.silent] == ["s-never"]


def test_who_denies_for_the_accused_side_stands_after_it_and_closes_no_gap(index: Index) -> None:
    made = index.coverage["i-flood"][0]
    own = tuple(r for r in made.responses if r != "s-designed")
    covered = structs.replace(made, responses=own, others=("s-designed",))
    table = matrix(index, covered)
    assert [r.id for r in table.responses] == ["s-nine", "s-never", "s-designed"]
    assert table.others == {"s-designed"}
    alone = structs.replace(made, responses=(), others=("s-designed",))
    assert len(coverage_gaps(index, alone)) == len(made.points)
    assert {row.altogether for row in matrix(index, alone).rows} == {(("not_found", 0),)}


def test_what_responds_to_no_point_and_replies_to_nothing_is_told_beside_the_matrix_alone(
    index: Index,
) -> None:
    made = index.coverage["i-flood"][0]
    covered = structs.replace(made, responses=(*made.responses, "s-told"))
    links = (*(link for link in index.links(LinkedIncident)), covered)
    told = account(Index(CaseContents("", index.documents, links)), index.incidents["i-flood"])
    assert [said.id for said in told.matrices[0].silent] == ["s-told"]
    assert "s-told" not in {s.id for s in told.others} | {a.said.id for a in told.answers}


@pytest.mark.parametrize(
    ("responses", "searched"),
    [
        (0, "no response to it was found"),
        (1, "not found in 1 archived response"),
        (3, "not found in 3 archived responses"),
    ],
)
def test_a_gap_says_what_was_searched(index: Index, responses: int, searched: str) -> None:
    made = index.coverage["i-flood"][0]
    found = coverage_gaps(index, structs.replace(made, responses=made.responses[:responses], cells=()))
    assert {gap.searched for gap in found} == {searched}
    assert {gap.points for gap in found if gap.point.statement == "s-gates"} == {
        sum(p.statement == "s-gates" for p in made.points)
    }


def test_a_matrix_and_its_gaps_say_who_is_accused(index: Index) -> None:
    made = structs.replace(index.coverage["i-flood"][0], against="p-board")
    assert {gap.against.name for gap in coverage_gaps(index, made) if gap.against} == {"Valley Water Board"}
    assert matrix(index, made).against == index.parties["p-board"]
    assert matrix(index, structs.replace(made, against=None)).against is None


def test_gaps_stand_by_whose_responses_were_searched(index: Index) -> None:
    made = index.coverage["i-flood"][0]
    known = structs.replace(made, against="p-board")
    both = Index(CaseContents("", index.documents, (*index.parties.values(), made, known)))
    held = [(party.name if party else None, len(rows)) for party, rows in gaps_by_responder(both)]
    assert held == [("Valley Water Board", 1), (None, 1)]
    assert {gap.searched for gap in all_gaps(both)} == {
        "not found in 3 archived responses",
        "not found in 3 archived responses by or for Valley Water Board",
    }


def test_the_open_points_of_one_allegation_stand_together(index: Index) -> None:
    [(said, gaps)] = gaps_by_allegation(index)
    assert said is not None
    assert (said.id, [gap.point.words for gap in gaps]) == ("s-gates", ["a video"])


def test_tolls_and_claimants(index: Index) -> None:
    incident = index.incidents["i-flood"]
    told = account(index, incident)
    assert tolls(incident) == [("killed", "9 to 16")]
    assert claimants(told.figures, "killed") == 3
