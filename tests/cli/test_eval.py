"""The evaluation as a user runs it on a gold of their own."""

import json
from pathlib import Path

import pytest

from cli.conftest import Run

HELD = "Orla Finch said on Monday that the dam had held through the night.\n"
BROKE = "Wells were dry.\n\n“Nobody came to look,” said Piet Vos.\n"


def line(id: str, text: str, *statements: tuple[str | None, str]) -> str:
    def span(words: str) -> list[int]:
        start = text.index(words)
        return [start, start + len(words)]

    marked = [
        {"source": source and span(source), "content": [span(content)]} for source, content in statements
    ]
    return json.dumps({"doc_id": id, "text": text, "statements": marked}) + "\n"


GOLD = line("held", HELD, ("Orla Finch", "the dam had held through the night")) + line(
    "broke", BROKE, ("Piet Vos", "Nobody came to look"), (None, "Wells were dry")
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold of two texts and three statements, of which one says nothing that can be found."""
    path = tmp_path / "gold.jsonl"
    path.write_text(GOLD, "utf-8")
    return path


def test_the_figures_are_readable_in_a_terminal(run: Run, gold: Path) -> None:
    done = run("eval", "attribution", gold, "--boot", 50, "--reader", "rules")
    assert done.returncode == 0, done.stderr
    shown = done.stdout.decode()
    assert max(map(len, shown.splitlines())) <= 80
    for words in (
        "with 95 % intervals from 50 resamples of the texts",
        "100.0 / 66.7",
        "Where most was lost\nbroke\n  2 in the gold, 1 extracted, soft F 66.7",
        "gold.jsonl: 2 texts, 23 words, 3 statements",
        "1 process",
        "reader rules, rejoinder",
    ):
        assert words in shown


def test_json_has_all_that_the_measurement_took(run: Run) -> None:
    evaluation = json.loads(
        run(
            *("eval", "attribution", "-", "--reader", "rules", "--json", "--boot", 20, "--seed", 3),
            stdin=GOLD.encode(),
        ).stdout
    )
    assert evaluation["reader"] == "rules"
    assert evaluation["gold"]["documents"] == 2
    assert (evaluation["times"], evaluation["seed"], evaluation["processes"]) == (20, 3, 1)
    assert {"rejoinder", "models"} == evaluation["made_by"].keys()
    everything, *forms = evaluation["attribution"]["forms"]
    assert everything["soft"]["recall"]["value"] == 66.67
    assert everything["soft"]["recall"].keys() == {"value", "low", "high"}
    assert [(f["form"], f["gold"]) for f in forms] == [("direct", 1), ("indirect", 2), ("mixed", 0)]


def test_two_processes_find_the_same(run: Run, gold: Path) -> None:
    one, two = (
        json.loads(run("eval", "attribution", gold, "--json", "--reader", "rules", "--workers", n).stdout)
        for n in (1, 2)
    )
    assert one["attribution"] == two["attribution"]
    assert two["processor_seconds"] is None


def test_what_was_found_and_missed_is_written_to_look_at(run: Run, gold: Path, tmp_path: Path) -> None:
    assert run("eval", "attribution", gold, "--reader", "rules", "--out", "found.jsonl").returncode == 0
    held, broke = map(json.loads, (tmp_path / "found.jsonl").read_text("utf-8").splitlines())
    assert held["statements"][0]["gold"] == 0
    assert held["statements"][0]["words"].startswith("the dam had held")
    assert held["missed"] == []
    assert broke["missed"] == [{"gold": 1, "words": "Wells were dry"}]


def test_a_text_from_which_nothing_was_extracted_is_told_and_missed(run: Run) -> None:
    text = "Der Sprecher sagte am Montag, dass die Talsperre in der Nacht gehalten habe. " * 3
    done = run("eval", "attribution", "-", stdin=(GOLD + line("de", text, (None, "die Talsperre"))).encode())
    assert "failed: de: language de: stored, but nothing was extracted" in done.stderr.decode()
    assert "3 texts" in done.stdout.decode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "rejoinder: gold.jsonl holds no gold: not one line with a text"),
        (GOLD + "{oops}\n", "rejoinder: gold.jsonl, line 3 is not a line of gold:"),
        (GOLD.replace("[18, 37]", "[18, 370]"), "the content of statement 1 is ["),
    ],
    ids=["empty", "not JSON", "span outside"],
)
def test_gold_that_is_none_is_one_line(run: Run, tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "gold.jsonl").write_text(content, "utf-8")
    done = run("eval", "attribution", "gold.jsonl")
    assert done.returncode == 1
    (said,) = done.stderr.decode().splitlines()
    assert says in said
