"""A case that cannot be written says so in one line and keeps nothing half."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rejoinder.errors import CaseUnwritable
from rejoinder.model import Capture, Party, sha256
from rejoinder.store import Case, verify
from store.records import another, capture, extracted


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """A disk that is full for any file that grows over ``size`` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "dispute") as made:
        made.add_capture(capture())
        made.add_document(extracted())
        yield made


def test_capture_that_does_not_fit_on_the_disk(local: Case) -> None:
    data = b"x" * 2_000_000
    with files_of_at_most(1_000_000), pytest.raises(CaseUnwritable, match=r"cannot be written: .*too large"):
        local.add_capture(Capture(sha256=sha256(data), file="big.txt", data=data))
    assert len(local.captures()) == 1
    assert verify(local).whole


def test_document_that_does_not_fit_in_the_database(local: Case) -> None:
    with files_of_at_most(500_000), pytest.raises(CaseUnwritable) as caught:
        local.add_document(another("d-big", "word " * 400_000))
    assert "\n" not in str(caught.value)
    local.close()
    assert [document.id for document in local.documents()] == ["d-1"]
    assert verify(local).whole


def test_links_that_do_not_fit_in_the_database_leave_the_old_ones(local: Case) -> None:
    old = [Party(id="p-1", name="Tova Brandt", members=("p-brandt",))]
    local.replace_links(old, {"": b"old"})
    many = [Party(id=f"p-{n}", name="word " * 1000, members=(f"p-{n}",)) for n in range(400)]
    with files_of_at_most(500_000), pytest.raises(CaseUnwritable):
        local.replace_links([*old, *many], {"": b"new"})
    local.close()
    assert (local.all_links(), local.kept()) == (old, {"": b"old"})


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CaseUnwritable, match="Not a directory"):
        Case.create(tmp_path / "file" / "case")


KILLED = """
import os, sys
from rejoinder.store import Case
from store.records import capture, extracted, another
case = Case.open(sys.argv[1])
with case.writing():
    case.add_capture(capture("killed"))
    case.add_document(another("d-killed", "killed"))
    os.kill(os.getpid(), 9)
"""


def test_killed_writer_leaves_a_whole_case(local: Case) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", KILLED, str(local.path)], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert [document.id for document in local.documents()] == ["d-1"]
    assert len(local.captures()) == 1
    assert local.add_capture(capture("killed")) is True
    assert verify(local).whole
