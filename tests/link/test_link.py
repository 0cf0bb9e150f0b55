"""The whole of linking: no order, no side, no loss."""

import itertools
import random
import time

import msgspec

from link.made import document, triples
from rejoinder.link import link
from rejoinder.model import LINK_DECODER, Extracted

ARTICLES = [
    (
        "2024-03-16",
        """# {A} hid the gate log, says {B}

        {B} accused {A} on Saturday. In a report it said <{k}1 accuses {B}>{A} had hidden the log of the sluice gates
        at Varn since January</>.

        {A} dismissed the report of {B} as <{k}2 denies {A}>“a fairy tale”</>.""",
    ),
    (
        "2024-03-18",
        """{A} said: “<{k}3 denies {A}>We have never hidden the log of the sluice gates at Varn</>.”

        It accused {B} in turn: <{k}4 accuses {A}>{B} had taken money from a rival of the sluice company</>.

        {B} declined <{k}5 declines {B}>to comment on the accusation</>.""",
    ),
]


def dispute(a: str, b: str, k: str = "s") -> list[Extracted]:
    return [document(f"{k}-{n}", date, text.format(A=a, B=b, k=k)) for n, (date, text) in enumerate(ARTICLES)]


def lines(documents: list[Extracted]) -> bytes:
    return b"\n".join(msgspec.json.encode(record) for record in link(documents))


def test_the_order_of_documents_does_not_matter():
    documents = [*dispute("Mill Works", "River Watch"), *dispute("Port Board", "Dock Union", "t")]
    first = lines(documents)
    for shuffled in itertools.islice(itertools.permutations(documents), 1, 24, 5):
        assert lines(list(shuffled)) == first


def test_a_document_given_twice_counts_once():
    documents = dispute("Mill Works", "River Watch")
    assert lines([*documents, documents[0]]) == lines(documents)


SIDES = [
    ("Mill Works", "River Watch"),
    ("Russia", "Ukraine"),
    ("Israel", "Iran"),
    ("the French army", "the Malian army"),
]


def test_sides_swapped_same_replies():
    for a, b in SIDES:
        expected = triples(link(dispute(a, b)))
        assert triples(link(dispute(b, a))) == expected
        assert {(f, t) for f, _, t in expected} >= {("s2", "s1"), ("s3", "s1"), ("s5", "s4")}


def test_every_record_survives_its_json():
    for record in link(dispute("Mill Works", "River Watch")):
        assert LINK_DECODER.decode(msgspec.json.encode(record)) == record


def test_nothing_gives_nothing():
    assert link([]) == []
    assert link([document("a", None, "No statement here.")]) == []


def made_up(count: int) -> list[Extracted]:
    """``count`` documents of two statements on subjects of their own, among common words."""
    choose = random.Random(7)
    starts, middles, ends = (
        ["bar", "kel", "mor", "tin", "vos", "zed"],
        ["da", "fe", "gi", "lo", "pu"],
        ["ck", "lm", "nd", "rt", "st", "mp"],
    )
    nouns = ["".join(parts) for parts in itertools.product(starts, middles, ends)]
    found = []
    for n in range(count):
        subject = " ".join(choose.sample(nouns, 6))
        text = (
            f"Watch {n % 97} said <a{n} accuses Watch {n % 97}>Works {n % 89} hid the {subject}</>.\n\n"
            f"Works {n % 89} denied <b{n} denies Works {n % 89}>that it hid the {subject}</>."
        )
        found.append(document(f"d{n}", f"2024-0{1 + n % 9}-1{n % 10}", text))
    return found


def test_cost_grows_nearly_linearly():
    def seconds(count: int) -> float:
        documents = made_up(count)
        start = time.process_time()
        link(documents)
        return time.process_time() - start

    seconds(50)
    small, large = seconds(100), seconds(400)
    assert large < 10 * small
