"""The way through: order, processes that die, and what is kept when an input is bad."""

import json
import multiprocessing
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from link.disputes import case as made_up
from rejoinder.errors import InputMissing, RecordError
from rejoinder.model import Extracted, Failure, LinkFailure, Reply, Suggestion
from rejoinder.read import ReadOptions
from rejoinder.run import (
    Progress,
    extract_inputs,
    failed_input,
    link_case,
    link_documents,
    open_input,
    read_extracted,
    read_into_case,
)
from rejoinder.store import Case
from rejoinder.store import models as tables

OPTIONS = ReadOptions()


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Nine texts and an empty file among them."""
    folder = tmp_path / "inputs"
    folder.mkdir()
    for number in range(9):
        words = f"Report {number}\n\nThe office said on Monday that {number + 2} wells were dry.\n"
        (folder / f"{number}.txt").write_text(words)
    (folder / "4b.txt").touch()
    return folder


def names(results: list[Extracted | Failure]) -> list[str]:
    return [Path(r.where if isinstance(r, Failure) else r.file).name for r in results]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_inputs(inputs: Path, workers: int) -> None:
    results = list(extract_inputs([inputs], OPTIONS, workers))
    assert names(results) == sorted(path.name for path in inputs.iterdir())
    assert [type(r) for r in results].count(Failure) == 1


def test_processes_give_what_one_process_gives(inputs: Path) -> None:
    assert list(extract_inputs([inputs], OPTIONS, 2)) == list(extract_inputs([inputs], OPTIONS, 1))


def test_processes_that_end_lose_no_document(inputs: Path) -> None:
    before = set(multiprocessing.active_children())
    results = extract_inputs([inputs], OPTIONS, 2)
    found = [next(results)]
    for process in set(multiprocessing.active_children()) - before:
        process.kill()
        process.join()
    found += results
    assert found == list(extract_inputs([inputs], OPTIONS, 1))


def test_text_from_standard_input() -> None:
    (document,) = extract_inputs(["-"], OPTIONS, stdin=BytesIO(b"The office said that the wells were dry."))
    assert isinstance(document, Extracted)
    assert document.file == "-"


def test_json_lines_keep_id_and_text() -> None:
    text = "The office said \u201cno\u201d.\r\nTwice\u00a0over."
    line = json.dumps({"id": "my-id", "text": text}).encode()
    (document,) = extract_inputs(["-"], ReadOptions(format="jsonl"), stdin=BytesIO(line))
    assert isinstance(document, Extracted)
    assert (document.id, document.text) == ("my-id", text)


def test_notice_about_a_document_stays_with_it() -> None:
    line = json.dumps({"id": "d", "text": "The office said no.", "published": "someday"}).encode()
    (document,) = extract_inputs(["-"], ReadOptions(format="jsonl"), stdin=BytesIO(line))
    assert isinstance(document, Extracted)
    assert "'someday' is not a date" in document.failures[0].what


def test_case_gets_every_input_once(inputs: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    with Case.create(tmp_path / "case") as case:
        first = read_into_case(case, [inputs], OPTIONS, progress=seen.append)
        again = read_into_case(case, [inputs], OPTIONS)
        assert (first.inputs, first.documents, len(first.failures), first.known) == (10, 9, 1, 0)
        assert (again.inputs, again.documents, len(again.failures), again.known) == (10, 0, 0, 10)
        assert (first.linked, again.linked) == (True, False)
        assert [progress.outcome for progress in seen].count("failed") == 1
        counts = case.counts()
        assert counts.received == counts.read + counts.copies + counts.failed == 10


def test_same_file_named_twice_is_read_once(inputs: Path, tmp_path: Path) -> None:
    one = inputs / "1.txt"
    with Case.create(tmp_path / "case") as case:
        report = read_into_case(case, [one, one, inputs / "2.txt", one], OPTIONS, workers=2)
        assert (report.documents, report.known) == (2, 2)


def test_document_with_the_id_of_another_becomes_a_failure(tmp_path: Path) -> None:
    jsonl = ReadOptions(format="jsonl")
    with Case.create(tmp_path / "case") as case:
        read_into_case(case, ["-"], jsonl, stdin=BytesIO(b'{"id": "d", "text": "One said so."}'))
        lines = b'{"id": "d", "text": "Another."}\n{"id": "e", "text": "A third."}'
        report = read_into_case(case, ["-"], jsonl, stdin=BytesIO(lines))
        assert "another text" in report.failures[0].what
        assert [document.id for document in case.documents()] == ["d", "e"]


def test_links_are_made_anew_after_an_interruption(inputs: Path, tmp_path: Path) -> None:
    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    with Case.create(tmp_path / "case") as case:
        with pytest.raises(KeyboardInterrupt):
            read_into_case(case, [inputs / "1.txt"], OPTIONS, progress=stop)
        assert case.links_current() is False
        report = read_into_case(case, [inputs / "1.txt"], OPTIONS)
        assert (report.known, report.linked, case.links_current()) == (1, True, True)


@pytest.fixture(params=["sqlite", "postgresql"])
def kept_case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Case]:
    """A new case on each kind of database."""
    url = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else None
    with Case.create(tmp_path / "kept", database=url) as case:
        yield case


def linked_with(case: Case, documents: Iterable[Extracted]) -> set[int]:
    """The keys of the rows of links after ``documents`` were added and linked."""
    for document in documents:
        case.add_document(document)
    assert link_case(case) is True
    assert case.all_links() == link_documents(case.documents(), case.decisions())
    return set(tables.Link.objects.using(case.alias).values_list("pk", flat=True))


def test_a_document_more_gives_the_links_of_all_at_once_and_leaves_the_rows_of_the_others(
    kept_case: Case,
) -> None:
    documents = made_up(1, 14)
    before = linked_with(kept_case, documents[:-4])
    after = linked_with(kept_case, documents[-4:-3])
    assert len(before & after) > len(before) / 2
    linked_with(kept_case, documents[-3:])


def test_a_decision_gives_the_links_of_all_at_once_with_it(kept_case: Case) -> None:
    documents = made_up(2, 12)
    linked_with(kept_case, documents[:-1])
    reply = next(link for link in kept_case.links(Reply))
    target = Suggestion("reply", reply.source, reply.target, reply.kind).target
    kept_case.judge(author="Ada Lind", target=target, decision="reject")
    linked_with(kept_case, ())
    assert (reply.source, reply.target) not in {(r.source, r.target) for r in kept_case.links(Reply)}
    linked_with(kept_case, documents[-1:])
    assert (reply.source, reply.target) not in {(r.source, r.target) for r in kept_case.links(Reply)}


def test_failed_inputs_go_through_linking_as_failures() -> None:
    failure = Failure(where="empty.txt", what="empty file")
    assert link_documents([failed_input(failure)]) == [LinkFailure.of(failure)]


def test_extracted_lines_come_back(tmp_path: Path) -> None:
    held = failed_input(Failure(where="empty.txt", what="empty file"))
    (tmp_path / "x.jsonl").write_bytes(b"\n" + msgspec.json.encode(held) + b"\r\n\n")
    with open_input(str(tmp_path / "x.jsonl"), BytesIO()) as lines:
        assert list(read_extracted(lines, "x.jsonl")) == [held]


def test_lines_that_are_no_records() -> None:
    with pytest.raises(RecordError, match="x, line 2 is not a line of"):
        list(read_extracted([b"\n", b'{"id": 7}'], "x"))
    with pytest.raises(InputMissing, match=r"nowhere\.jsonl"):
        open_input("nowhere.jsonl", BytesIO())
