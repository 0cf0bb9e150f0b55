"""Documents that are added one by one give the links of linking them all at once."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from link.disputes import case
from link.made import document
from rejoinder.link import UNDECIDED, Linking, link
from rejoinder.link.keeping import MAKER
from rejoinder.link.rooms import ROOM
from rejoinder.model import (
    Decisions,
    Extracted,
    Judgement,
    Party,
    Reply,
    Suggestion,
)


def added(portions: list[list[Extracted]]) -> Linking:
    linking = Linking()
    for portion in portions:
        linking.add(portion)
    return linking


def lines(records: list) -> bytes:
    return b"\n".join(msgspec.json.encode(record) for record in records)


@pytest.mark.parametrize("disputes", [3, 10, 16])
@given(seed=st.integers(0, 5), order=st.randoms(use_true_random=False))
@settings(max_examples=6)
def test_documents_added_in_any_order_and_portions_give_the_links_of_all_at_once(disputes, seed, order):
    """Cases of one room, of a little more than one, and of many."""
    documents = list(case(seed, disputes))
    shuffled = order.sample(documents, len(documents))
    cuts = sorted(order.sample(range(1, len(shuffled)), 3))
    portions = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
    assert lines(added(portions).links()) == lines(link(documents))


def test_one_by_one_past_the_size_of_a_room():
    documents = list(case(1, ROOM // 3 + 1))
    linking = added([documents[: ROOM - 1]])
    for end in range(ROOM, len(documents) + 1):
        linking.add([documents[end - 1]])
        assert lines(linking.links()) == lines(link(documents[:end]))


def test_a_known_document_adds_nothing():
    documents = list(case(2, 4))
    linking = added([documents])
    before = lines(linking.links())
    linking.add(documents[:3])
    assert lines(linking.links()) == before


def test_a_document_that_nothing_is_near_to_changes_no_link_between_the_others():
    documents = list(case(3, 16))
    linking = added([documents])
    before = {lines([r]) for r in linking.links() if isinstance(r, Reply)}
    alone = "Piet Vos said: “<z1 asserts Piet Vos|Kite Club>Our lanterns glow</>.”"
    linking.add([document("alone", "2031-01-01", alone)])
    assert {lines([r]) for r in linking.links() if isinstance(r, Reply)} == before


def resumed(portions: list[list[Extracted]], decisions: Decisions = UNDECIDED) -> Linking:
    """Each portion added by a program that only has what the one before it kept."""
    kept: dict[str, bytes] = {}
    held: list[Extracted] = []
    for portion in portions:
        held += portion
        linking = Linking.resumed(held, kept, decisions)
        kept |= linking.kept()
    return linking


@pytest.mark.parametrize("disputes", [3, 10, 16])
@given(seed=st.integers(0, 5), order=st.randoms(use_true_random=False))
@settings(max_examples=4)
def test_documents_added_to_what_was_kept_give_the_links_of_all_at_once(disputes, seed, order):
    documents = list(case(seed, disputes))
    shuffled = order.sample(documents, len(documents))
    cuts = sorted(order.sample(range(1, len(shuffled)), 4))
    portions = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
    assert lines(resumed(portions).links()) == lines(link(documents))


def test_what_is_kept_of_the_same_documents_is_the_same_in_any_order():
    documents = list(case(4, 12))
    one, other = added([documents]), added([documents[20:], documents[:20]])
    assert one.kept() == other.kept()


def test_what_was_kept_before_a_decision_is_linked_with_it():
    documents = list(case(1, 12))
    parties = [p for p in link(documents) if isinstance(p, Party) and p.members]
    same = Suggestion("party", parties[0].members[0], parties[1].members[0])
    reply = next(r for r in link(documents) if isinstance(r, Reply))
    no_reply = Suggestion("reply", reply.source, reply.target, reply.kind)
    decisions = Decisions.of([judged(same, "accept"), judged(no_reply, "reject")])
    kept = added([documents]).kept()
    assert lines(Linking.resumed(documents, kept, decisions).links()) == lines(link(documents, decisions))


def judged(suggestion: Suggestion, decision: str) -> Judgement:
    at = datetime(2024, 5, 1, tzinfo=UTC)
    return Judgement(at=at, author="Ada Lind", target=suggestion.target, decision=decision)


def altered(document: Extracted) -> Extracted:
    """``document`` with its last statement of another act."""
    last = msgspec.structs.replace(document.statements[-1], act="promises")
    return msgspec.structs.replace(document, statements=(*document.statements[:-1], last))


def test_what_was_kept_of_a_document_that_reads_otherwise_now_is_not_used():
    documents = list(case(1, 12))
    kept = added([documents]).kept()
    now = [altered(documents[0]), *documents[1:]]
    assert lines(Linking.resumed(now, kept).links()) == lines(link(now))


@pytest.mark.parametrize("spoilt", [b"", b"\x80", None])
def test_what_cannot_be_used_of_what_was_kept_is_linked_from_nothing(spoilt):
    documents = list(case(1, 3))
    kept = added([documents]).kept()
    key = documents[0].id
    damaged = {**kept, key: spoilt} if spoilt is not None else {k: v for k, v in kept.items() if k != key}
    assert lines(Linking.resumed(documents, damaged).links()) == lines(link(documents))


def test_what_another_version_kept_is_not_used():
    documents = list(case(1, 3))
    kept = added([documents]).kept()
    strange = {k: v.replace(MAKER.encode(), b"0" * 64) for k, v in kept.items()}
    assert strange != kept
    wrong = {**strange, documents[0].id: kept[documents[1].id]}
    assert lines(Linking.resumed(documents, wrong).links()) == lines(link(documents))
