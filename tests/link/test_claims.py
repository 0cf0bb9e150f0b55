"""What statements assert or deny in common, with polarity."""

import pytest
from msgspec.structs import replace

from link.made import document
from rejoinder.link import link
from rejoinder.link.led import Claims
from rejoinder.link.parties import link_parties
from rejoinder.link.turns import read_turns
from rejoinder.model import Claim, Reply, Signal, Span


def polarities(first: tuple[str, str], second: tuple[str, str]) -> dict[str, str]:
    """Polarity of two statements, (act, words) each, in the claim that holds both; empty where none does."""
    documents = [
        document("a", "2024-03-16", f"The Dock Union said <s1 {first[0]} Dock Union>{first[1]}</>."),
        document("b", "2024-03-17", f"The Port Board said <s2 {second[0]} Port Board>{second[1]}</>."),
    ]
    for record in link(documents):
        if isinstance(record, Claim) and len(record.statements) == 2:
            return {s.id: s.polarity for s in record.statements}
    return {}


HIT = "the clinic in Varn was hit by two shells"

CASES = [
    (("asserts", HIT), ("asserts", "the clinic in Varn was not hit by two shells"), ("asserts", "denies")),
    (("asserts", HIT), ("denies", HIT), ("asserts", "denies")),
    (("asserts", HIT), ("denies", "the clinic in Varn was not hit by shells"), ("asserts", "denies")),
    (("accuses", HIT), ("concedes", "the clinic in Varn was hit by shells"), ("asserts", "asserts")),
    (
        ("asserts", "the harbour wall collapsed on Tuesday night"),
        ("asserts", "the harbour wall stood on Tuesday night"),
        ("asserts", "denies"),
    ),
    (
        ("asserts", "<f1 killed 9 9>nine people</> died in the ferry fire"),
        ("asserts", "<f2 killed 3 3>three people</> died in the ferry fire"),
        ("asserts", "denies"),
    ),
]


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_polarity(first, second, expected):
    found = polarities(first, second)
    assert sorted(found.values()) == sorted(expected)
    assert (found["s1"] == found["s2"]) == (expected[0] == expected[1])


def test_two_propositions_are_two_claims():
    other = "the school in Varn had no heating in winter"
    assert polarities(("asserts", HIT), ("asserts", other)) == {}


def test_a_name_alone_makes_no_claim_of_two():
    assert polarities(("asserts", "Pond 3 intact"), ("asserts", "it came from Pond 3")) == {}


def test_deeds_of_two_parties_are_two_claims():
    documents = [
        document(
            "a",
            "2024-03-16",
            "The Night Watch said <s1 accuses Night Watch>the Port Board locked the pumps</>.",
        ),
        document(
            "b",
            "2024-03-17",
            "The Tide League said <s2 accuses Tide League>the Tug Club locked the pumps</>.",
        ),
        document("c", "2024-03-18", "The Port Board said <s3 asserts Port Board>that it slept</>."),
        document("d", "2024-03-18", "The Tug Club said <s4 asserts Tug Club>that it sailed</>."),
    ]
    held = [{s.id for s in r.statements} for r in link(documents) if isinstance(r, Claim)]
    assert not any({"s1", "s2"} <= one for one in held)


def test_beside_its_own_sides_words_a_denial_counts_by_what_it_says():
    told = {"s1": "asserts", "s2": "denies"}
    documents = [
        document(f"d{id}", f"2024-03-1{id[1]}", f"The Port Board insisted: <{id} {act} Port Board>{HIT}</>.")
        for id, act in told.items()
    ]
    cued = [_cued(d, "insisted") for d in documents]
    (claim,) = (r for r in link(cued) if isinstance(r, Claim))
    assert len({s.polarity for s in claim.statements}) == 1


def test_what_one_side_accuses_of_in_two_wordings_is_one_charge():
    told = ("the Port Board locked the pumps", "the Port Board never left the pumps unlocked")
    documents = [
        document(f"d{n}", f"2024-03-1{n}", f"The Dock Union said <s{n} accuses Dock Union>{words}</>.")
        for n, words in enumerate(told, 1)
    ]
    (claim,) = (r for r in link(documents) if isinstance(r, Claim))
    assert {s.polarity for s in claim.statements} == {"asserts"}


def _cued(made, verb):
    at = made.text.index(verb)
    cue = (Span(at, at + len(verb)),)
    return replace(made, statements=tuple(replace(s, cue=cue) for s in made.statements))


def test_a_denial_in_other_words_joins_the_claim_that_it_denies():
    documents = [
        document(
            "a",
            "2024-03-16",
            "The Dock Union said <s1 accuses Dock Union>the Port Board locked the pumps</>.",
        ),
        document(
            "b",
            "2024-03-17",
            "The Port Board dismissed the report of the Dock Union as <s2 denies Port Board>“fiction”</>.",
        ),
    ]
    (claim,) = (r for r in link(documents) if isinstance(r, Claim))
    assert {s.id: s.polarity for s in claim.statements} == {"s1": "asserts", "s2": "denies"}


def test_a_demand_is_no_claim():
    assert polarities(("demands", HIT), ("asserts", HIT)) == {}


ON_IT = [
    ("denies", 0.3, "", False),
    ("denies", 0.6, "", True),
    ("denies", 0.4, "pumps", True),
    ("denies", 0.3, "pumps", False),
    ("contradicts", 0.8, "pumps", False),
    ("contradicts", 0.9, "", True),
    ("concedes", 0.5, "", False),
    ("concedes", 0.4, "pumps", True),
    ("repeats", 0.2, "pumps", False),
    ("affirms", 0.9, "", False),
    ("affirms", 0.5, "pumps", True),
    ("non_denial", 0.9, "pumps", False),
]

SAID = (
    ("accuses", "Dock Union", "the Port Board locked the pumps"),
    ("denies", "Port Board", "fiction from start to finish"),
    ("accuses", "Night Watch", "six cranes had rusted through"),
)
"""Act, speaker and words of s1, s2 ... that have no word in common."""


def kept(said) -> Claims:
    """The claims of statements, with no words in common."""
    told = (f"The {who} said <s{n} {act} {who}>{words}</>." for n, (act, who, words) in enumerate(said, 1))
    documents = [document(f"d{n}", f"2024-03-1{n}", text) for n, text in enumerate(told, 1)]
    found = Claims()
    for turn in read_turns(documents, link_parties(documents), {}):
        found.put(turn, ())
    return found


def claims(said, replies) -> list[dict[str, str]]:
    """The polarities in each claim of statements, with ``replies``: source, kind, target, score and words."""
    made = sorted((reply(*r) for r in replies), key=lambda r: r.source)
    return [
        {s.id: s.polarity for s in c.statements} for c in kept(said).extended(made) if len(c.statements) > 1
    ]


def reply(source: str, kind: str, target: str, score: float = 0.95, words: str = "") -> Reply:
    signal = Signal(name="words", value=1.0, weight=1.0, reason="", words=words)
    id = f"{source}-{target}"
    return Reply(id=id, source=source, target=target, kind=kind, score=score, signals=(signal,))


@pytest.mark.parametrize(("kind", "score", "words", "joins"), ON_IT)
def test_a_reply_takes_a_side_where_it_is_sure_to_be_on_the_claim(kind, score, words, joins):
    assert bool(claims(SAID, [("s2", kind, "s1", score, words)])) == joins


def test_who_grants_what_it_denied_is_on_the_claim_for_the_other_side():
    said = (SAID[0], SAID[1], ("concedes", "Port Board", "a valve was shut for an hour"))
    shifted = [("s2", "denies", "s1"), ("s3", "shifts", "s2", 0.8)]
    assert claims(said, shifted) == [{"s1": "asserts", "s2": "denies", "s3": "asserts"}]
    assert claims((SAID[0], ("asserts", *SAID[1][1:]), said[2]), [("s3", "shifts", "s2", 0.8)]) == []


def test_what_affirms_an_allegation_and_who_denies_that_are_on_its_claim():
    said = (*SAID[:2], ("asserts", "Inspector", "found six padlocks"))
    affirmed = ("s3", "affirms", "s1", 0.9, "pumps")
    assert claims(said, [affirmed, ("s2", "denies", "s3")]) == [
        {"s1": "asserts", "s2": "denies", "s3": "asserts"}
    ]


def test_a_general_denial_of_two_allegations_is_on_both_claims_and_makes_no_one_of_them():
    found = claims(SAID, [("s2", "denies", "s1"), ("s2", "denies", "s3")])
    assert found == [{"s1": "asserts", "s2": "denies"}, {"s2": "denies", "s3": "asserts"}]


def test_a_denial_in_words_of_two_allegations_is_on_one_claim_with_both():
    both = [("s2", "denies", "s1", 0.9, "pumps"), ("s2", "denies", "s3", 0.9, "pumps")]
    assert claims(SAID, both) == [{"s1": "asserts", "s2": "denies", "s3": "asserts"}]


def test_claims_are_the_same_whether_replies_come_at_once_or_one_after_the_other():
    said = (*SAID[:2], ("asserts", "Inspector", "found six padlocks"))
    found = [
        reply("s2", "denies", "s1"),
        reply("s2", "denies", "s3"),
        reply("s3", "affirms", "s1", 0.9, "pumps"),
    ]
    since = kept(said)
    for some in (found[:1], found[1:], [], found):
        told = since.extended(some)
    assert told == kept(said).extended(found)
    assert [len(c.statements) for c in since.extended([])] == [1]
