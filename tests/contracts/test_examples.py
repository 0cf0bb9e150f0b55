"""The examples of the documentation do what the pages say."""

import re
from types import ModuleType

import pytest

from contracts.source import ROOT
from rejoinder.model import Capture, Document, Failure, sha256
from rejoinder.read import ReadOptions, installed_readers, read_capture

CAPTIONS = b"""1
00:00:01,000 --> 00:00:03,500
The dam held all night,
said the engineer of the valley board.

2
00:00:04,000 --> 00:00:06,000
Nobody in the village believed her.
"""


@pytest.fixture
def subtitles() -> ModuleType:
    """The plug-in of the how-to, as if it were installed."""
    page = (ROOT / "docs" / "how-to" / "reader.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    module = ModuleType("subtitles")
    exec(compile(code, "docs/how-to/reader.md", "exec"), module.__dict__)
    return module


def read(data: bytes, module: ModuleType) -> list[Document | Failure]:
    capture = Capture(sha256=sha256(data), file="talk.srt", data=data)
    return list(read_capture(capture, ReadOptions(), [*module.rejoinder_readers(), *installed_readers()]))


def test_reader_of_the_how_to_reads_captions(subtitles: ModuleType) -> None:
    (document,) = read(CAPTIONS, subtitles)
    assert isinstance(document, Document)
    assert document.text == (
        "The dam held all night, said the engineer of the valley board.\n\nNobody in the village believed her."
    )


def test_reader_of_the_how_to_says_what_is_wrong(subtitles: ModuleType) -> None:
    (failure,) = read(b"just words", subtitles)
    assert isinstance(failure, Failure)
    assert failure.what.startswith("no captions")


def test_readme_shows_the_commands_that_there_are() -> None:
    from rejoinder.cli import VERBS

    used = set(re.findall(r"\.venv/bin/rejoinder (\w+)", (ROOT / "README.md").read_text("utf-8")))
    assert used <= set(VERBS)
    assert len(used) >= 8
