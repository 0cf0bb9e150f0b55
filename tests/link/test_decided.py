"""People's decisions, in links that are made anew."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from link.made import document
from rejoinder.link import link, link_parties
from rejoinder.link.decided import decided, decided_parties, set_apart
from rejoinder.model import (
    AnyLink,
    Claim,
    Decisions,
    DocumentWords,
    Extracted,
    Image,
    ImageRemark,
    Judgement,
    LinkedIncident,
    Party,
    Reply,
    Suggestion,
    Utterance,
)
from rejoinder.run import link_documents

AT = datetime(2031, 5, 9, tzinfo=UTC)

DISPUTE = [
    document(
        "a",
        "2031-05-09",
        "The Dock Union said <u1 accuses Dock Union>the Port Board locked the fire gates on Sunday</>.",
    ),
    document(
        "b",
        "2031-05-10",
        "The Port Board denied that <b1 denies Port Board>it locked the fire gates on Sunday</>. The harbour office "
        "said <h1 asserts Harbour Office>the cranes were still</>.",
    ),
]


def decisions(*judged: tuple[Suggestion, str], author: str = "Ada Lind") -> Decisions:
    return Decisions.of(
        Judgement(at=AT, author=author, target=s.target, decision=d, reason="read both")  # type: ignore[arg-type]
        for s, d in judged
    )


def replies(judged: Decisions) -> dict[tuple[str, str], Reply]:
    return {(r.source, r.target): r for r in link(DISPUTE, judged) if isinstance(r, Reply)}


DENIES = Suggestion("reply", "b1", "u1", "denies")


def test_the_program_suggests_the_reply():
    assert replies(Decisions())["b1", "u1"].kind == "denies"


def test_a_rejected_reply_is_not_made_again_nor_weighed():
    judged = decisions((DENIES, "reject"))
    assert ("b1", "u1") not in replies(judged)
    links = link_documents(DISPUTE, judged)
    assert not [x for x in links if isinstance(x, Reply) and (x.source, x.target) == ("b1", "u1")]


def test_a_confirmed_reply_stays_whatever_the_program_thinks_of_it():
    confirmed = replies(decisions((Suggestion("reply", "h1", "u1", "deflects"), "accept")))["h1", "u1"]
    assert (confirmed.kind, confirmed.score) == ("deflects", 1.0)
    assert [(s.name, s.reason, s.words) for s in confirmed.signals] == [
        ("confirmed", "decided by Ada Lind on 2031-05-09", "read both")
    ]


def test_the_kind_that_was_confirmed_wins():
    confirmed = replies(decisions((Suggestion("reply", "b1", "u1", "contradicts"), "accept")))["b1", "u1"]
    assert confirmed.kind == "contradicts"
    assert len(confirmed.signals) > 1


def test_what_was_taken_back_is_suggested_again():
    judged = decisions((DENIES, "reject"), (DENIES, "retract"))
    assert ("b1", "u1") in replies(judged)


def test_a_reply_of_a_document_that_is_gone_is_not_made():
    judged = decisions((Suggestion("reply", "z9", "u1", "denies"), "accept"))
    assert ("z9", "u1") not in replies(judged)


NAMES = [
    document(
        "a", "2031-05-09", "Ann Reed of the board said <s1 asserts Ann Reed|Port Board>the gates held</>."
    ),
    document("b", "2031-05-10", "Reed said <s2 asserts Reed|Port Board>the gates held all night</>."),
    document("c", "2031-05-11", "Mr Holm said <s3 asserts Holm|Quay Watch>the quay was dark</>."),
]


def member(id: str) -> str:
    speaker = next(s.speaker for d in NAMES for s in d.statements if s.id == id)
    assert speaker
    return speaker.party


def parties(*judged: tuple[Suggestion, str]) -> dict[frozenset[str], Party]:
    found = decided_parties(link_parties(NAMES), NAMES, decisions(*judged)).records
    return {frozenset(p.members): p for p in found if p.members}


def test_names_that_are_not_the_same_are_two_parties():
    one, other = member("s1"), member("s2")
    assert frozenset((one, other)) in parties()
    apart = parties((Suggestion("party", one, other), "reject"))
    assert apart[frozenset((other,))].name == "Reed"
    assert apart[frozenset((one,))].name == "Ann Reed"
    assert "Reed" not in apart[frozenset((one,))].aliases


def test_names_that_are_the_same_are_one_party():
    one, other = member("s2"), member("s3")
    together = parties((Suggestion("party", one, other), "accept"))
    party = together[frozenset((member("s1"), one, other))]
    assert (party.name, party.signals[-1].name) == ("Ann Reed", "same")
    assert "Holm" in party.aliases


def test_linking_follows_the_parties_that_people_made():
    links = link(NAMES, decisions((Suggestion("party", member("s2"), member("s3")), "accept")))
    known = {p.id for p in links if isinstance(p, Party)}
    assert all(p.speaks_for in known for p in links if isinstance(p, Party) and p.speaks_for)


@pytest.mark.parametrize(("what", "kind"), [("utterance", Utterance), ("claim", Claim)])
def test_a_member_that_does_not_belong_leaves_the_group(what, kind):
    held = [
        document(id, f"2031-05-{n:02}", f"The Dock Union said <{id}1 asserts Dock Union>the fire gates of the north "
                 "quay were locked on Sunday night</>.")
        for n, id in enumerate("abc", 9)
    ]  # fmt: skip
    before = [g for g in link(held) if isinstance(g, kind)]
    assert any({"a1", "c1"} <= ids(g) for g in before)
    judged = decisions((Suggestion(what, "a1", "c1"), "reject"))
    assert not any({"a1", "c1"} <= ids(g) for g in link(held, judged) if isinstance(g, kind))


def ids(group: Utterance | Claim) -> set[str]:
    return {s if isinstance(s, str) else s.id for s in group.statements}


def test_a_statement_on_another_event_leaves_the_incident():
    held = LinkedIncident(id="i", kind="fire", statements=("a1", "b1"))
    (left,) = decided([held], decisions((Suggestion("incident", "a1", "b1"), "reject")))
    assert isinstance(left, LinkedIncident)
    assert left.statements == ("a1",)


def remark(statement: str, start: int) -> ImageRemark:
    return ImageRemark(
        statement=statement, says="shows", what="a gate", words=DocumentWords("d", start, start + 5)
    )


PICTURE = Image(
    id="g",
    kind="satellite_image",
    words="the image",
    remarks=(remark("a1", 0), remark("b1", 10), remark("c1", 20)),
    contested=(("a1", "b1"), ("a1", "c1")),
)


@pytest.mark.parametrize(
    ("rejected", "remarks", "contested"),
    [
        (Suggestion("contrary", "b1", "a1"), [["a1", "b1", "c1"]], [[("a1", "c1")]]),
        (Suggestion("remark", "d", "10"), [["a1", "c1"]], [[("a1", "c1")]]),
        (Suggestion("image", "a1", "b1"), [["a1", "c1"], ["b1"]], [[("a1", "c1")], []]),
        (Suggestion("image", "a1", "z9"), [["a1", "b1", "c1"]], [[("a1", "b1"), ("a1", "c1")]]),
    ],
)
def test_what_is_said_of_an_image_without_what_was_rejected(rejected, remarks, contested):
    left = [i for i in decided([PICTURE], decisions((rejected, "reject"))) if isinstance(i, Image)]
    assert [[r.statement for r in i.remarks] for i in left] == remarks
    assert [list(i.contested) for i in left] == contested


def test_an_image_of_which_nothing_is_said_any_more_is_gone():
    rejected = [(Suggestion("remark", "d", str(start)), "reject") for start in (0, 10, 20)]
    assert decided([PICTURE], decisions(*rejected)) == []


NAMESAKES = [
    document("m1", "2031-05-09", "Marsh said <m1a asserts John Marsh|Port Board>the gates held</>."),
    document("m2", "2031-05-10", "Marsh said <m2a asserts John Marsh|Port Board>the gates will hold</>."),
    document("m3", "2031-05-11", "Marsh said <m3a asserts John Marsh|Dive Club>the pipe was rotten</>."),
]


def speakers_of(links: Iterable[AnyLink], documents: Iterable[Extracted]) -> dict[str, Party]:
    party = {m: p for p in links if isinstance(p, Party) for m in p.members}
    return {s.id: party[s.speaker.party] for d in documents for s in d.statements if s.speaker}


def test_two_people_of_one_name_are_told_apart_by_document():
    john = NAMESAKES[0].statements[0].speaker
    assert john
    judged = decisions((Suggestion("party", john.party, f"{john.party}@m3"), "reject"))
    links = link_documents(NAMESAKES, judged)
    told = speakers_of(links, set_apart(NAMESAKES, judged))
    assert told["m1a"].id == told["m2a"].id != told["m3a"].id
    names = {p.id: p.name for p in links if isinstance(p, Party)}
    assert (names[told["m1a"].speaks_for or ""], names[told["m3a"].speaks_for or ""]) == (
        "Port Board",
        "Dive Club",
    )
    assert "apart" in [s.name for s in told["m3a"].signals]


def test_documents_without_a_namesake_are_as_they_were():
    judged = decisions((Suggestion("party", "x", "y"), "reject"))
    assert set_apart(NAMESAKES, judged) == NAMESAKES
