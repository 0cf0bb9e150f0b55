"""Decisions in the terminal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rejoinder.cli import program
from rejoinder.model import Party, Reply, Suggestion, make_id
from rejoinder.store import Case

DENIES = Suggestion("reply", "s-designed", "s-gates", "denies")


def run(*arguments: object) -> Result:
    return CliRunner(env={"COLUMNS": "80"}).invoke(program, ["judge", *map(str, arguments)])


def test_nothing_decided_says_so(orrin: Path) -> None:
    assert run(orrin).output == "nobody has decided anything about this case yet\n"


def test_a_decision_is_kept_and_shown_with_both_ends(orrin: Path) -> None:
    shown = run(
        orrin, "confirm", DENIES.target, "--by", "Ada Lind", "--reason", "same night", "--later"
    ).output
    assert "a reply (denies): confirmed\nAda Lind, " in shown
    assert "same night" in shown
    assert 'the sirens "worked as designed" (Ada Lind, 10 May 2031)' in shown
    assert run(orrin).output == shown


def test_links_are_made_anew_with_the_decision(orrin: Path) -> None:
    assert run(orrin, "reject", DENIES.target).exit_code == 0
    with Case.open(orrin) as case:
        assert case.links_current()
        assert ("s-designed", "s-gates") not in {(r.source, r.target) for r in case.links(Reply)}


def test_a_reply_is_named_by_its_id_also_to_take_the_decision_back(orrin: Path) -> None:
    id = make_id("reply", "s-designed", "s-gates")
    for decision in ("reject", "retract"):
        assert run(orrin, decision, id, "--later").exit_code == 0
    assert "nobody has decided" in run(orrin).output
    told = [json.loads(line) for line in run(orrin, "--json").output.splitlines()]
    assert [(t["decision"], json.loads(t["target"])[1:3]) for t in told] == [
        ("reject", ["s-designed", "s-gates"]),
        ("retract", ["s-designed", "s-gates"]),
    ]


def test_two_names_are_one_party_or_two(orrin: Path) -> None:
    run(orrin, "same", "a night watchman", "The Control Room")
    with Case.open(orrin) as case:
        assert {"x-control", "x-watchman"} in [set(p.members) for p in case.links(Party)]
    run(orrin, "apart", "a night watchman", "the control room")
    with Case.open(orrin) as case:
        assert {"x-control", "x-watchman"} not in [set(p.members) for p in case.links(Party)]


@pytest.mark.parametrize("what", [[], ["r-none"], ["nobody", "no one"], ["a", "b", "c"]])
def test_what_the_case_does_not_have_is_said_in_one_line(orrin: Path, what: list[str]) -> None:
    result = run(orrin, "reject", *what)
    assert result.exit_code == 1
    assert "no suggestion of orrin" in str(result.exception)
