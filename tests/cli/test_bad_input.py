"""Bad input gets one clear line and a failure record, and the rest goes on; run as a user runs it."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF

from cli.conftest import Run
from rejoinder.model import Failure
from rejoinder.store import Case, verify

GOOD = (
    "Bridge closed after cracks were found\n\n"
    "The road office said on Monday that the bridge over the Lenn had been closed.\n\n"
    "“Nobody was in danger,” spokeswoman Mira Holt said.\n"
)


def pdf(password: str | None = None) -> bytes:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=12)
    made.multi_cell(0, text="The road office said that the bridge over the Lenn had been closed. " * 9)
    if password:
        made.set_encryption(owner_password="owner", user_password=password)
    return bytes(made.output())


def plain_zip() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("notes.txt", "not a document")
    return held.getvalue()


BAD = {
    "binary.txt": bytes(range(256)) * 40,
    "broken.txt": b"The office said: " + b"\xff\xfe\xfa\x80\x81" * 400,
    "empty.txt": b"",
    "protected.pdf": pdf("secret"),
    "truncated.pdf": pdf()[:700],
    "zip.docx": plain_zip(),
}


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with every kind of bad input, and good ones before, between and after them."""
    folder = tmp_path / "inputs"
    folder.mkdir()
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    for name in ("a-good.txt", "c-good.txt", "z-good.txt"):
        (folder / name).write_text(f"{name}: {GOOD}", "utf-8")
    return folder


def failed_lines(stderr: bytes) -> list[str]:
    assert b"Traceback" not in stderr
    return [line for line in stderr.decode().splitlines() if line.startswith("failed: ")]


def test_extract_gives_every_input_a_line_and_goes_on(run: Run, inputs: Path) -> None:
    done = run("extract", "inputs", "missing.txt")
    objects = {Path(o["file"]).name: o for o in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 0
    assert list(objects) == [*sorted(path.name for path in inputs.iterdir()), "missing.txt"]
    assert all(objects[name]["statements"] for name in ("a-good.txt", "c-good.txt", "z-good.txt"))
    for name in (*BAD, "missing.txt"):
        assert objects[name]["failures"][0]["what"], name
    unread = [name for name, held in objects.items() if not held["text"]]
    assert len(failed_lines(done.stderr)) == len(unread) >= len(BAD) - 1
    assert done.stderr.decode().splitlines()[-1] == f"{10 - len(unread)} read, {len(unread)} failed"


def test_read_keeps_failures_and_goes_on(run: Run, inputs: Path, tmp_path: Path) -> None:
    run("new", "case")
    done = run("read", "case", inputs, "missing.txt")
    assert done.returncode == 0
    with Case.open(tmp_path / "case") as case:
        counts = case.counts()
        assert counts.received == counts.read + counts.copies + counts.failed == 10
        assert len(failed_lines(done.stderr)) == counts.failed
        assert counts.captures == 9
        assert verify(case).whole
        again = run("read", "case", inputs)
        assert (again.returncode, case.counts()) == (0, counts)
    assert "0 documents read, 0 failed, 9 already in the case" in again.stderr.decode()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (Path.exists, "no such file"),
        (Path.mkdir, "no files in this folder"),
        (Path.touch, "empty file"),
    ],
    ids=["missing", "empty folder", "empty file"],
)
def test_nothing_that_could_be_read(run: Run, tmp_path: Path, make: Any, says: str) -> None:
    make(tmp_path / "input")
    done = run("extract", "input")
    assert done.returncode == 1
    (line,) = failed_lines(done.stderr)
    assert says in line
    (held,) = map(json.loads, done.stdout.splitlines())
    assert (held["text"], held["failures"][0]["where"]) == ("", "input")


def test_line_of_50_megabytes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"word " * 10_000_000)
    (tmp_path / "short.txt").write_text(GOOD, "utf-8")
    done = run("extract", "long.txt", "short.txt")
    long, short = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert "50000000" in long["failures"][0]["what"].replace(",", "").replace("49999999", "50000000")
    assert short["statements"]


def test_jsonl_with_bad_lines(run: Run) -> None:
    lines = [
        json.dumps({"id": "x1", "text": GOOD}),
        "{broken",
        '{"id": "x2"}',
        json.dumps({"id": "x3", "text": "Ja."}),
    ]
    done = run("extract", "--from", "jsonl", "-", stdin="\n".join(lines).encode())
    objects = list(map(json.loads, done.stdout.splitlines()))
    assert [(o["id"], o["text"]) for o in objects if o["text"]] == [("x1", GOOD), ("x3", "Ja.")]
    assert [line.split(": ")[1] for line in failed_lines(done.stderr)] == ["-:2", "-:3"]


def test_link_names_the_line_that_is_no_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": 1}\n')
    done = run("link", "x.jsonl")
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("rejoinder: x.jsonl, line 1 is not a line of `rejoinder extract`")


def test_closed_pipe_is_survived_quietly(inputs: Path) -> None:
    words = [sys.executable, "-m", "rejoinder", "extract", str(inputs)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_full_disk(run: Run, inputs: Path, tmp_path: Path) -> None:
    run("new", "case")
    (inputs / "b-large.pdf").write_bytes(b"%PDF-1.7\n")
    os.truncate(inputs / "b-large.pdf", 90_000_000)
    # No file can grow beyond 82 MB; language identification unpacks its model of 68 MB to one.
    small = ("sh", "-c", 'trap "" XFSZ; ulimit -f 160000; exec "$@"', "sh")
    done = run("read", "case", inputs / "a-good.txt", inputs / "b-large.pdf", before=small)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("rejoinder: the case at ")
    assert "cannot be written: File too large" in line
    with Case.open(tmp_path / "case") as case:
        assert [Path(document.file).name for document in case.documents()] == ["a-good.txt"]
        assert verify(case).whole


def test_full_disk_at_standard_output(inputs: Path) -> None:
    words = [sys.executable, "-m", "rejoinder", "extract", str(inputs / "a-good.txt")]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [f"rejoinder: {os.strerror(errno.ENOSPC)}"]


def ordinary() -> tuple[str, ...]:
    """What makes a process obey permissions even where the tests run as root."""
    if os.geteuid() != 0:
        return ()
    dropped = "-dac_override,-dac_read_search"
    return ("setpriv", "--bounding-set", dropped, "--inh-caps", dropped)


@pytest.mark.parametrize("verb", ["new", "read"])
def test_unwritable_case(run: Run, inputs: Path, tmp_path: Path, verb: str) -> None:
    if verb == "read":
        run("new", "case")
    else:
        (tmp_path / "case").mkdir()
    closed = [tmp_path / "case", *(path for path in (tmp_path / "case").rglob("*"))]
    for path in closed:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        done = run(verb, "case", *([inputs / "a-good.txt"] if verb == "read" else []), before=ordinary())
    finally:
        for path in closed:
            path.chmod(0o755)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("rejoinder: the ")
    assert "cannot be" in line


@pytest.mark.parametrize("workers", [1, 2])
def test_interrupted_reading_goes_on_with_the_next_run(run: Run, tmp_path: Path, workers: int) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(24):
        (folder / f"{number:02}.txt").write_text(f"Day {number}\n\n{GOOD * 6}", "utf-8")
    run("new", "case")
    words = [sys.executable, "-m", "rejoinder", "read", "case", "many", "--workers", str(workers)]
    with (
        Case.open(tmp_path / "case") as case,
        subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE) as process,
    ):
        while not case.captures():
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr
        assert process.stderr.read().decode().splitlines() == ["rejoinder: interrupted"]
        part = case.counts()
        assert 0 < part.captures == part.received < 24
        assert verify(case).whole
        assert run("read", "case", "many").returncode == 0
        assert case.counts().captures == 24
        assert case.links_current()
        assert verify(case).whole


def test_failure_is_kept_with_the_case(run: Run, tmp_path: Path) -> None:
    run("new", "case")
    assert run("read", "case", "missing.txt").returncode == 1
    with Case.open(tmp_path / "case") as case:
        assert case.failures() == [
            Failure(where="missing.txt", what="cannot be opened: no such file or directory")
        ]
