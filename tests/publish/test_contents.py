"""Records by id, and the ways from one to another."""

from dataclasses import replace

from rejoinder.model import (
    DocumentWords,
    Extracted,
    MadeBy,
    Party,
    Reply,
    Request,
    Span,
    Speaker,
    Statement,
    text_sha256,
)
from rejoinder.publish import CaseContents, Index
from weigh.made import Dispute


def test_statements_come_by_date(index: Index) -> None:
    dates = [said.date for said in index.statements.values()]
    assert dates == sorted(dates, key=str)


def test_a_statement_without_a_day_has_its_documents(index: Index) -> None:
    assert index.statements["s-drowned"].date == "2031-05-09"
    assert index.statements["s-gates"].date == "2031-05-08"


def test_a_mention_is_the_party_that_linking_made(index: Index) -> None:
    assert index.statements["s-toll"].party.name == "District hospital"


def test_a_speaker_that_no_link_names_is_a_party_too(index: Index) -> None:
    assert index.statements["s-river"].party.name == "the control room"
    assert "x-control" in index.parties


def test_parties_come_by_how_much_they_said(index: Index) -> None:
    assert [p.name for p in index.parties.values()][:2] == ["Ada Lind", "Orrin Fishers' Union"]


def test_a_spokesperson_has_the_mark_of_the_party_spoken_for(index: Index) -> None:
    assert index.marks["p-lind"] == index.marks["p-board"]
    assert len(set(index.marks.values())) == len(index.marks) - 1


def test_parties_that_speak_for_each_other_still_get_marks() -> None:
    links = (Party(id="a", name="A", speaks_for="b"), Party(id="b", name="B", speaks_for="a"))
    assert set(Index(CaseContents("x", (), links)).marks) == {"a", "b"}


def test_a_figure_in_no_statement_is_the_carriers(index: Index) -> None:
    held = index.figures["f-9"]
    assert held.claimant == "Ada Lind"
    assert replace(held, said=None).claimant == "Valley Water Board"


def test_links_to_statements_that_are_gone_are_left_out(contents: CaseContents) -> None:
    lost = Reply(id="r", source="gone", target="s-gates", kind="denies", score=1.0)
    held = Index(replace(contents, links=(*contents.links, lost)))
    assert "r" not in {r.id for r in held.replies}


def test_the_order_of_documents_does_not_matter(contents: CaseContents, index: Index) -> None:
    turned = Index(replace(contents, documents=contents.documents[::-1]))
    assert [d.id for d in turned.documents] == [d.id for d in index.documents]
    assert list(turned.statements) == list(index.statements)
    assert turned.marks == index.marks


def test_a_statement_without_a_speaker_has_no_party_page() -> None:
    text = "It was said."
    statement = Statement(id="s", form="indirect", act="asserts", content=(Span(0, 2),), speaker=None)
    document = Extracted(
        id="d",
        file="d.txt",
        text=text,
        text_sha256=text_sha256(text),
        made_by=MadeBy(rejoinder="0"),
        statements=(statement,),
    )
    said = Index(CaseContents("x", (document,))).statements["s"]
    assert (said.party.id, said.party.name) == ("", "speaker not named")


def test_the_same_speaker_id_in_two_documents_is_one_party(contents: CaseContents) -> None:
    speaker = Speaker(name="the control room", party="x-control")
    first, *rest = contents.documents
    again = Statement(id="s-2", form="indirect", act="asserts", content=(Span(0, 2),), speaker=speaker)
    second = rest[0]
    held = Index(CaseContents("x", (first, _with(second, again))))
    assert [s.id for s in held.said_by["x-control"]] == ["s-river", "s-2"]


def _with(document: Extracted, statement: Statement) -> Extracted:
    return Extracted.of(document, statements=(*document.statements, statement))


def test_a_request_that_two_copies_tell_of_is_told_once_of_the_earlier_one() -> None:
    dispute = Dispute()
    for id, date in (("a", "2024-02-02"), ("b", "2024-02-01")):
        dispute.document(id, "The board asked for a reply by May.", date)
    requests = [Request(what="a reply", words=(DocumentWords(id, 10, 34),)) for id in "ab"]
    held = Index(CaseContents("case", tuple(dispute.documents()), tuple(requests))).requests
    assert [r.words[0].document for r in held] == ["b"]
