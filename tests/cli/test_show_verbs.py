"""The verbs that show a case: what they say of a made-up dispute, in words and as JSON."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner

from desk import dispute
from rejoinder.cli import program
from rejoinder.cli.replies import KINDS
from rejoinder.model import sha256
from rejoinder.model.vocabulary import ReplyKind
from rejoinder.store.folder import write_capture

VERBS = ("show", "figures", "replies", "gaps")


def words(*arguments: object) -> str:
    result = CliRunner(env={"COLUMNS": "80"}).invoke(program, [str(a) for a in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def lines(*arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in words(*arguments, "--json").splitlines()]


@pytest.mark.parametrize("verb", VERBS)
def test_everything_fits_80_columns(orrin: Path, verb: str) -> None:
    assert max(map(len, words(verb, orrin).splitlines())) <= 80


def test_show_adds_up(orrin: Path) -> None:
    shown = words("show", orrin)
    assert "5 documents in = 3 read + 1 copy + 1 failed" in shown
    assert "scan.pdf" in shown.split("Failures")[1]
    (told,) = lines("show", orrin)
    counts = told["counts"]
    assert counts["received"] == counts["read"] + counts["copies"] + counts["failed"]


def test_show_names_documents_parties_and_incidents(orrin: Path) -> None:
    shown = " ".join(words("show", orrin).split())
    for expected in ("Valley Herald", "(copy of Valley Herald)", "Ada Lind", "Flood, Lower Orrin"):
        assert expected in shown


def test_figures_have_bounds_claimant_carrier_and_verdict(orrin: Path) -> None:
    shown = words("figures", orrin)
    row = next(line for line in shown.splitlines() if line.startswith("13 to 16"))
    assert [w for w in ("District", "Valley Herald", "9 May 2031") if w in row] == [
        "District",
        "Valley Herald",
        "9 May 2031",
    ]
    said = " ".join(shown.split())
    assert "≠ disagree: at least 10 (Orrin Fishers' Union, 8 May 2031) / 9 (Ada Lind, 10 May 2031)" in said
    assert "∅ not comparable" in shown


def test_a_number_on_a_condition_is_shown_as_one(tmp_path: Path) -> None:
    text = "The minister said that raids are approved as long as fewer than 50 people are killed."
    (tmp_path / "a.txt").write_text(f"Raids\n\n{text}\n", "utf-8")
    words("new", tmp_path / "c")
    words("read", tmp_path / "c", tmp_path / "a.txt")
    assert "on a condition" in " ".join(words("figures", tmp_path / "c").split())


def test_figures_as_json_name_both_names(orrin: Path) -> None:
    found = [line for line in lines("figures", orrin) if line["type"] == "figure"]
    assert {"claimant", "carrier", "low", "high", "document", "span"} <= found[0].keys()
    assert {line["type"] for line in lines("figures", orrin)} <= {"figure", "comparison", "series"}


def test_replies_show_both_wordings_and_why(orrin: Path) -> None:
    shown = " ".join(words("replies", orrin, "--kind", "denies").split())
    assert shown.startswith(
        "1 reply, the surest first: denies 1 Ada Lind → Orrin Fishers' Union: denies (0.82)"
    )
    assert 'the sirens "worked as designed"' in shown
    assert 'were opened at two in the morning, without a siren"' in shown
    assert "why: both speak of sirens" in shown


def test_only_the_strongest_signals_are_shown_unless_all_are_wanted(orrin: Path) -> None:
    assert "two days apart" in " ".join(words("replies", orrin, "--grounds").split())
    assert "--grounds)" not in words("replies", orrin)


@pytest.mark.parametrize(("name", "found"), [("fishers", True), ("Ada", True), ("hospital", False)])
def test_replies_from_or_to_one_party(orrin: Path, name: str, found: bool) -> None:
    assert ("→" in words("replies", orrin, "--party", name)) is found


def test_a_kind_that_no_reply_has_is_said_to_be_none() -> None:
    said = CliRunner().invoke(program, ["replies", "dispute", "--kind", "denied"])
    assert said.exit_code == 2
    assert "'denied' is not one of 'repeats', 'affirms', 'denies'" in said.output


def test_all_kinds_of_replies_can_be_asked_for() -> None:
    assert set(KINDS) == set(get_args(ReplyKind))


def test_replies_of_no_such_kind(orrin: Path) -> None:
    assert "no replies found" in words("replies", orrin, "--kind", "concedes")
    assert lines("replies", orrin, "--kind", "concedes") == []


def test_reply_as_json_has_both_ends(orrin: Path) -> None:
    reply = lines("replies", orrin, "--kind", "denies")[0]
    assert reply["from"]["words"] == 'the sirens "worked as designed"'
    assert (reply["to"]["speaker"], reply["to"]["carrier"]) == ("Orrin Fishers' Union", "Valley Herald")


def test_gap_says_what_the_archive_holds_and_no_more(orrin: Path) -> None:
    shown = words("gaps", orrin)
    assert shown.startswith("1 point of 1 allegation not found in the archived responses\n")
    assert "In any response, as no words say whom it is about: 1 point\n" in shown
    assert "  1 of 3 points, not found in 3 archived responses\n  ○ ground: a video\n" in shown
    assert shown.index("Orrin Fishers' Union, in Valley Herald") < shown.index("a video")
    (gap,) = lines("gaps", orrin)
    assert (gap["state"], gap["point"]["words"]) == ("not_found", "a video")


def test_gaps_of_one_party(orrin: Path) -> None:
    assert words("gaps", orrin, "--party", "board").startswith("no gaps")
    assert lines("gaps", orrin, "--party", "board") == []


def test_a_mistyped_verb_is_told_which_is_meant() -> None:
    said = CliRunner().invoke(program, ["repliez", "dispute"])
    assert said.exit_code == 2
    assert "No such command 'repliez'. Did you mean 'replies'?" in said.output


@pytest.mark.parametrize("verb", VERBS)
def test_empty_case(tmp_path: Path, verb: str) -> None:
    CliRunner().invoke(program, ["new", str(tmp_path / "c")])
    assert words(verb, tmp_path / "c")


def test_brief_is_one_page(orrin: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    words("brief", orrin, "-o", page)
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert dispute.contents().name in page.read_text("utf-8")
    assert words("brief", orrin) == page.read_text("utf-8")


def test_verify_names_each_fault_and_fails(orrin: Path) -> None:
    result = CliRunner().invoke(program, ["verify", str(orrin)])
    assert result.exit_code == 1
    assert "is not in the case" in result.output
    assert result.output.splitlines()[-1].endswith("faults")


def test_verify_of_a_whole_case(tmp_path: Path) -> None:
    CliRunner().invoke(program, ["new", str(tmp_path / "c")])
    assert words("verify", tmp_path / "c") == "0 captures, 0 documents, 0 spans: whole\n"


def test_verify_names_the_file_of_a_reading_that_was_stopped(tmp_path: Path) -> None:
    CliRunner().invoke(program, ["new", str(tmp_path / "c")])
    write_capture(tmp_path / "c", sha256(b"half a reading"), b"half a reading")
    first, verdict = words("verify", tmp_path / "c").splitlines()
    assert first.endswith("kept by a reading that did not end; read its input again")
    assert verdict.endswith("whole")
