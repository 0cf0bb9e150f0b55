"""The filters: extract and link as they are chained in a shell."""

import json
from pathlib import Path

from cli.conftest import Run

REPORT = "Wells dry\n\nThe union said on Monday that at least 12 wells were poisoned by the mine.\n"
DENIAL = "Mine answers the union\n\nThe mine denied on Tuesday that 12 wells were poisoned.\n"


def test_extract_then_link(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "denial.txt").write_text(DENIAL)
    extracted = run(
        "extract", "report.txt", "denial.txt", "--carrier", "Lenn Courier", "--published", "2031-05"
    )
    documents = [json.loads(line) for line in extracted.stdout.splitlines()]
    assert [(d["file"], d["carrier"]) for d in documents] == [
        ("report.txt", "Lenn Courier"),
        ("denial.txt", "Lenn Courier"),
    ]
    assert documents[0]["published"] == {"date": "2031-05", "precision": "month", "from": "given"}
    assert extracted.stderr.decode() == "2 read, 0 failed\n"
    linked = run("link", stdin=extracted.stdout)
    assert linked.returncode == 0
    types = {json.loads(line)["type"] for line in linked.stdout.splitlines()}
    assert {"party", "claim", "reply"} <= types


def test_every_span_of_extract_lies_in_the_text(run: Run) -> None:
    document = json.loads(run("extract", stdin=REPORT.encode()).stdout)
    for statement in document["statements"]:
        for start, end in (*statement["content"], *statement["cue"], *statement["quoted"]):
            assert document["text"][start:end].strip()
    for figure in document["figures"]:
        assert figure["words"] == document["text"][slice(*figure["span"])]


def test_compare_in_the_terminal_and_as_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "denial.txt").write_text(DENIAL)
    shown = run("compare", "report.txt", "denial.txt").stdout.decode()
    assert "They agree on" in shown
    assert max(map(len, shown.splitlines())) <= 80
    for line in run("compare", "report.txt", "denial.txt", "--json").stdout.splitlines():
        assert {"kind", "sign", "what", "sides", "why"} == json.loads(line).keys()


def test_compare_needs_two_documents(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    done = run("compare", "report.txt", "missing.txt")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1].startswith("rejoinder: 1 of the inputs could be read")


def test_demo_reads_the_sample_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "report.txt").write_text(REPORT)
    words = ("demo", "--sample", "sample", "--no-serve")
    first, again = run(*words), run(*words)
    assert first.stdout.decode().startswith("1 document in = 1 read + 0 copies + 0 failed\n")
    assert again.stdout == first.stdout
    assert "0 documents read, 0 failed, 1 already in the case" in again.stderr.decode()
