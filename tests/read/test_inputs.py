import io
from pathlib import Path

import pytest

from rejoinder.model import Capture, Failure, sha256
from rejoinder.read import captures


def test_a_file_is_a_capture(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words\r\n")
    assert list(captures([path])) == [Capture(sha256=sha256(b"words\r\n"), file=str(path), data=b"words\r\n")]


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden", ".git/config", "c.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    found = [c.data.decode() for c in captures([tmp_path]) if isinstance(c, Capture)]
    assert found == ["a/y.txt", "a/z.txt", "b.txt", "c.html"]


def test_inputs_keep_their_order(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("b")
    (tmp_path / "a").write_text("a")
    found = captures([tmp_path / "b", "-", tmp_path / "a"], io.BytesIO(b"stdin"))
    assert [c.data for c in found if isinstance(c, Capture)] == [b"b", b"stdin", b"a"]


def test_standard_input_is_shown_as_a_dash() -> None:
    (capture,) = captures(["-"], io.BytesIO(b"words"))
    assert isinstance(capture, Capture) and capture.file == "-"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("nowhere.txt", "cannot be opened: no such file or directory"),
        ("empty", "no files in this folder; hidden files are left out"),
    ],
)
def test_what_cannot_be_opened_is_a_failure(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden").write_text("x")
    (tmp_path / "good.txt").write_text("x")
    failure, good = captures([tmp_path / name, tmp_path / "good.txt"])
    assert failure == Failure(where=str(tmp_path / name), what=what)
    assert isinstance(good, Capture)


def test_a_broken_link_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    (failure,) = captures([tmp_path])
    assert isinstance(failure, Failure) and "no such file" in failure.what


def test_a_linked_folder_does_not_lead_round_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(captures([tmp_path]))) == 1


def test_web_addresses_are_told_from_files() -> None:
    (failure,) = captures(["https://gull.example/harbour"])
    assert failure == Failure(
        where="https://gull.example/harbour", what="a web address: save the page and name the file instead"
    )


def test_a_file_name_that_is_not_utf8_is_shown_escaped(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.txt").write_text("x")
    (capture,) = captures([tmp_path])
    assert isinstance(capture, Capture) and capture.file.endswith("caf\\xe9.txt")
