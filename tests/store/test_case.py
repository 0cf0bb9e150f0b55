"""A case keeps what it is given, whole and once, on every database."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from rejoinder.errors import AnchorError, CaseError, CaseExists, CaseMissing, ItemError
from rejoinder.model import (
    Capture,
    Copy,
    DocumentWords,
    Extracted,
    Failure,
    Party,
    Reply,
    Request,
    Span,
    text_sha256,
)
from rejoinder.store import Case
from rejoinder.store import models as tables
from store.records import TEXT, another, at, capture, extracted


def test_new_case_is_empty(case: Case) -> None:
    assert case.name == "dispute"
    assert case.documents() == []
    assert set(msgspec.to_builtins(case.counts()).values()) == {0}


def test_opened_case_is_the_one_that_was_created(case: Case) -> None:
    case.add_document(extracted())
    with Case.open(case.path) as opened:
        assert (opened.name, opened.documents()) == (case.name, [extracted()])


def test_there_is_no_case_where_none_was_made(tmp_path: Path) -> None:
    with pytest.raises(CaseMissing, match="rejoinder new"):
        Case.open(tmp_path / "nowhere")


def test_case_is_not_made_twice(case: Case) -> None:
    with pytest.raises(CaseExists, match="is a case already"):
        Case.create(case.path)


def test_case_is_not_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("years of work")
    with pytest.raises(CaseExists, match=r"thesis\.odt"):
        Case.create(tmp_path)


def test_interrupted_creation_is_taken_up_again(tmp_path: Path) -> None:
    (tmp_path / "case.sqlite").write_bytes(b"half a database")
    with Case.create(tmp_path, name="again") as made:
        assert made.counts().received == 0


def test_case_with_a_name_that_toml_must_escape(tmp_path: Path) -> None:
    name = 'The "Orrin" dam \\ night\n of 9 May é \x7f'
    with Case.create(tmp_path / "c", name=name):
        pass
    with Case.open(tmp_path / "c") as opened:
        assert opened.name == name


def test_database_of_another_case_is_refused(tmp_path: Path, postgresql_url: str) -> None:
    with Case.create(tmp_path / "one", database=postgresql_url):
        pass
    with pytest.raises(CaseExists, match="empty one"):
        Case.create(tmp_path / "two", database=postgresql_url)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://db/cases", "'mysql' is not supported"),
        ("postgresql://127.0.0.1:1/cases", "cannot be written: connection"),
    ],
)
def test_database_that_cannot_be_used(tmp_path: Path, url: str, why: str) -> None:
    with pytest.raises(CaseError, match=why):
        Case.create(tmp_path / "c", database=url)


def test_capture_is_kept_by_its_hash(case: Case) -> None:
    assert case.add_capture(capture("bytes")) is True
    digest = capture("bytes").sha256
    kept = case.path / "captures" / digest[:2] / digest
    assert kept.read_bytes() == case.capture_bytes(digest) == b"bytes"
    (entry,) = case.captures()
    assert (entry.sha256, entry.file, entry.size, entry.collected_by) == (digest, "a.txt", 5, "Ada Lind")
    assert datetime.now(UTC) - entry.collected_at < timedelta(minutes=1)


def test_same_bytes_twice_add_nothing(case: Case) -> None:
    for _ in range(2):
        case.add_capture(capture())
        case.add_document(extracted())
    before = (case.counts(), len(case.custody()), case.captures())
    assert case.add_capture(capture(file="b.txt")) is False
    assert case.add_document(extracted()) is False
    assert (case.counts(), len(case.custody()), case.captures()) == before


def test_capture_with_another_hash_is_refused(case: Case) -> None:
    with pytest.raises(ItemError, match="do not have the hash"):
        case.add_capture(Capture(sha256="0" * 64, file="a.txt", data=b"bytes"))


def test_document_comes_back_as_it_was(case: Case) -> None:
    failed = msgspec.structs.replace(extracted(), failures=(Failure(where="d-1", what="page 3 has no text"),))
    case.add_document(failed)
    assert case.documents() == [failed]
    assert case.document("d-1") == failed


@pytest.mark.parametrize("words", ["nul \0 in it", "e\u0301 𝔘𝔫𝔦", "a\r\nb\u2028c", '"quotes" \\ and \t', ""])
def test_text_comes_back_character_by_character(case: Case, words: str) -> None:
    case.add_document(another("d-odd", words))
    assert case.document("d-odd").text == words


def test_documents_come_by_date_with_undated_ones_last(case: Case) -> None:
    for id, date in [("d-c", None), ("d-b", "2031-05-10"), ("d-a", "2031-05-10"), ("d-d", "2031-05")]:
        case.add_document(another(id, f"text {id}", date))
    assert [document.id for document in case.documents()] == ["d-d", "d-a", "d-b", "d-c"]


def test_unknown_document(case: Case) -> None:
    with pytest.raises(CaseError, match="no document d-9"):
        case.document("d-9")


def test_id_of_another_text_is_refused(case: Case) -> None:
    case.add_document(another("d-1", "one text"))
    with pytest.raises(ItemError, match="another text"):
        case.add_document(another("d-1", "a different text"))


def test_statement_ids_are_unique_in_a_case(case: Case) -> None:
    case.add_document(extracted())
    clash = msgspec.structs.replace(another("d-2", TEXT), statements=extracted().statements)
    with pytest.raises(ItemError, match="ids"):
        case.add_document(clash)
    assert [document.id for document in case.documents()] == ["d-1"]


def test_text_with_another_hash_is_refused(case: Case) -> None:
    with pytest.raises(ItemError, match="text_sha256"):
        case.add_document(msgspec.structs.replace(extracted(), text_sha256=text_sha256("other")))


def _spans_at(span: Span) -> Extracted:
    statement = msgspec.structs.replace(extracted().statements[0], content=(span,))
    return msgspec.structs.replace(extracted(), statements=(statement,))


@pytest.mark.parametrize("span", [Span(0, len(TEXT) + 1), Span(5, 5), Span(-3, 4)])
def test_span_outside_the_text_is_refused_and_nothing_kept(case: Case, span: Span) -> None:
    with pytest.raises(AnchorError, match="does not fit"):
        case.add_document(_spans_at(span))
    assert (case.documents(), case.counts().statements) == ([], 0)


def test_what_fails_inside_one_transaction_leaves_nothing(case: Case) -> None:
    with pytest.raises(KeyboardInterrupt), case.writing():
        case.add_capture(capture())
        case.add_document(extracted())
        raise KeyboardInterrupt
    assert (case.documents(), case.captures(), len(case.custody())) == ([], [], 1)
    assert case.add_capture(capture()) is True


def test_links_are_replaced_as_a_whole(case: Case) -> None:
    case.add_document(extracted())
    reply = Reply(id="r-1", source="d-1-s1", target="d-1-s2", kind="denies", score=0.7)
    party = Party(id="p-1", name="Tova Brandt", members=("p-brandt",))
    case.replace_links([party, reply])
    assert (case.links(Reply), case.links(Party)) == ([reply], [party])
    case.replace_links([party])
    assert (case.links(Reply), case.all_links()) == ([], [party])


def rows_of(case: Case) -> dict[int, str]:
    return dict(tables.Link.objects.using(case.alias).values_list("pk", "link_id"))


def test_a_link_that_stays_is_not_written_again(case: Case) -> None:
    parties = [Party(id=f"p-{n}", name=f"Office {n}", members=(f"p-{n}",)) for n in range(9)]
    case.replace_links(parties[1:6])
    before = rows_of(case)
    case.replace_links([parties[7], *parties[1:3], parties[8], *parties[4:6], parties[0]])
    now = rows_of(case)
    assert [p.id for p in case.links(Party)] == ["p-7", "p-1", "p-2", "p-8", "p-4", "p-5", "p-0"]
    assert {id for key, id in now.items() if before.get(key) == id} == {"p-1", "p-2", "p-4", "p-5"}


def test_what_linking_keeps_is_replaced_by_key(case: Case) -> None:
    assert case.kept() == {}
    case.replace_links([], {"": b"\x00\xff", "d-1": b"one"})
    case.replace_links([], {"": b"\x01"})
    assert case.kept() == {"": b"\x01", "d-1": b"one"}


def test_links_that_cannot_be_written_leave_the_old_ones_and_what_was_kept(case: Case) -> None:
    party = Party(id="p-1", name="Tova Brandt", members=("p-brandt",))
    case.replace_links([party], {"": b"old"})
    gone = Request(what="comment", words=(DocumentWords("d-7", 0, 1),))
    with pytest.raises(AnchorError):
        case.replace_links([Party(id="p-2", name="Ivo Tarn", members=("p-tarn",)), gone], {"": b"new"})
    assert (case.all_links(), case.kept()) == ([party], {"": b"old"})


def test_links_that_name_words_must_fit(case: Case) -> None:
    case.add_document(extracted())
    good = Request(what="comment", words=(DocumentWords("d-1", *_ends("two witnesses")),))
    case.replace_links([good])
    bad = Request(what="comment", words=(DocumentWords("d-1", 5, 9000),))
    with pytest.raises(AnchorError):
        case.replace_links([bad])
    with pytest.raises(AnchorError, match="not in the case"):
        case.replace_links([Request(what="comment", words=(DocumentWords("d-7", 0, 1),))])
    assert case.links(Request) == [good]


def _ends(words: str) -> tuple[int, int]:
    return at(words).start, at(words).end


def test_links_are_current_until_a_document_is_added(case: Case) -> None:
    assert case.links_current() is False
    case.replace_links([])
    assert case.links_current() is True
    case.add_document(extracted())
    assert case.links_current() is False


def test_failures_are_kept_once(case: Case) -> None:
    failure = Failure(where="empty.txt", what="empty file")
    assert [case.add_failure(failure, "input") for _ in range(2)] == [True, False]
    assert case.failures() == [failure]
    assert case.counts().failed == 1


@pytest.mark.parametrize(
    ("documents", "links", "expected"),
    [
        ([another("a", "one"), another("b", "two")], [], (2, 2, 0)),
        ([another("a", "one"), another("b", "one")], [], (2, 1, 1)),
        (
            [another("a", "one"), another("b", "two")],
            [Copy(original="b", copy="a", share=0.9)],
            (2, 1, 1),
        ),
        (
            [another("a", "one"), another("b", "one"), another("c", "three")],
            [Copy(original="b", copy="a", share=1.0), Copy(original="a", copy="c", share=0.8)],
            (3, 1, 2),
        ),
        ([another("a", "one")], [Copy(original="a", copy="gone", share=1.0)], (1, 1, 0)),
    ],
    ids=["two texts", "one text twice", "linked copy", "copy of a copy", "copy of nothing here"],
)
def test_counts_always_add_up(
    case: Case, documents: list[Extracted], links: list[Copy], expected: tuple[int, int, int]
) -> None:
    for document in documents:
        case.add_document(document)
    case.replace_links(links)
    case.add_failure(Failure(where="x", what="unreadable"))
    counts = case.counts()
    assert (counts.received - 1, counts.read, counts.copies) == expected
    assert counts.received == counts.read + counts.copies + counts.failed


def test_speakers_that_are_one_party_count_once(case: Case) -> None:
    case.add_document(extracted())
    assert case.counts().speakers == 2
    case.replace_links([Party(id="p", name="one", members=("p-ministry", "p-brandt"))])
    assert case.counts().speakers == 1


def test_custody_log_says_who_did_what_when_to_which_bytes(case: Case) -> None:
    case.add_capture(capture())
    case.add_document(extracted())
    created, captured, read = case.custody()
    assert {entry.who for entry in case.custody()} == {"Ada Lind"}
    assert (created.what, captured.what) == ("case created", "captured a.txt")
    assert (captured.sha256, read.sha256) == (capture().sha256, extracted().text_sha256)
    assert created.at <= captured.at <= read.at


def test_judgements_are_appended_with_author_and_reason(case: Case) -> None:
    first = case.judge(author="Ada Lind", target="r-1", decision="reject", reason="another ministry")
    second = case.judge(author="Ada Lind", target="r-1", decision="retract")
    assert case.judgements() == [first, second]


@pytest.mark.parametrize(
    ("author", "decision"), [("", "accept"), ("Ada Lind", "guilty")], ids=["no author", "no such decision"]
)
def test_judgement_without_author_or_of_another_kind(case: Case, author: str, decision: str) -> None:
    with pytest.raises(CaseError):
        case.judge(author=author, target="r-1", decision=decision)  # type: ignore[arg-type]
    assert case.judgements() == []


def test_several_cases_are_open_at_once(case: Case, tmp_path: Path) -> None:
    with Case.create(tmp_path / "second") as second:
        second.add_document(extracted())
        case.add_document(another("d-9", "elsewhere"))
        assert [d.id for d in second.documents()] == ["d-1"]
        assert [d.id for d in case.documents()] == ["d-9"]


def test_other_threads_see_what_was_written(case: Case) -> None:
    case.add_document(extracted())
    seen: list[int] = []

    def look() -> None:
        with Case.open(case.path) as mine:
            seen.append(len(mine.documents()))

    thread = Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [1]
