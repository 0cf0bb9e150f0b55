"""Which statement answers which: small made-up disputes with every reply that a reader expects, and no other."""

import msgspec
import pytest

from link.made import document, replies, triples
from rejoinder.link.explicit import ELSEWHERE

PORT = [
    document(
        "union",
        "2024-03-16",
        """The Dock Union accused the Port Board on Saturday. Its report said <u1 accuses Dock Union>the Port Board
        had kept the fire pumps on the east pier locked since January</>.""",
    ),
    document(
        "board",
        "2024-03-17",
        """The Port Board rejected the report of the Dock Union.

        “<b1 denies Ilse Brandt|Port Board>The fire pumps on the east pier were never locked</>,” said Ilse Brandt.""",
    ),
]

CLINIC = [
    document(
        "watch",
        "2023-05-02",
        """Patients’ Watch said in a study that <w1 accuses Patients’ Watch>Calder Clinics had hidden
        infections in its surgical wards for two years</>.""",
    ),
    document(
        "calder",
        "2023-05-03",
        """In response to the study by Patients’ Watch, Calder Clinics said that <c1 denies Calder Clinics>all its
        wards are run in full compliance with the hygiene regulations</>.""",
    ),
]

ELECTION = [
    document(
        "a",
        "2022-10-10",
        """The Reform League accused the Civic Bloc. <r1 accuses Reform League>The Civic Bloc paid voters in Varn
        for their ballots</>, it said.

        Civic Bloc leader Odo Marsh dismissed the allegations as <m1 denies Odo Marsh|Civic Bloc>“a fairy
        tale, fabricated from start to finish”</>.

        Marsh instead accused the league: <m2 accuses Odo Marsh|Civic Bloc>the Reform League took money for ballots from
        a foreign bank</>.""",
    ),
]

DOPING = [
    document(
        "a",
        "2021-08-01",
        """The Cycling Federation said <f1 accuses Cycling Federation>Team Arrow had given riders banned hormones
        before the mountain stage</>.""",
    ),
    document(
        "b",
        "2021-08-03",
        """A spokesman for Team Arrow declined <d1 declines Lars Holm|Team Arrow>to comment on the findings of the
        Cycling Federation about banned hormones</>.""",
    ),
    document(
        "c",
        "2021-08-09",
        """Team Arrow changed its account on Monday. Responding to the Cycling Federation, Lars Holm admitted that
        <h1 concedes Lars Holm|Team Arrow>a team doctor had given two riders hormones before the mountain stage</>.""",
    ),
]

STRIKE = [
    document(
        "a",
        "2020-02-10",
        """The Miners’ Union said <u1 asserts Miners’ Union>more than <f1 money 400 ->400 miners</> were dismissed at
        the Orle pit</>.""",
    ),
    document(
        "b",
        "2020-02-11",
        """Orle Mining disputed the figure of the Miners’ Union. It said <o1 asserts Orle Mining>only <f2 money 90 90>90
        miners</> were dismissed at the Orle pit</>.""",
    ),
]

SHIFT = [
    document(
        "a",
        "2024-01-05",
        """Vale Chemicals said <v1 asserts Vale Chemicals>the pipe into the river carried only rainwater from the
        yard</>.""",
    ),
    document(
        "b",
        "2024-02-01",
        """Vale Chemicals said on Thursday that <v2 asserts Vale Chemicals>the pipe into the river had never carried
        rainwater from the yard</>.""",
    ),
]

COURT = [
    document(
        "a",
        "2023-09-12",
        """Prosecutors said <p1 accuses Lowen Prosecution Office>Adan Mirel forged the signature on the museum
        contract</>.

        His lawyer said: “<l1 denies Adan Mirel|Adan Mirel>I did not forge the signature on the museum
        contract</>.”""",
    ),
]

BAND = [
    document(
        "a",
        "2019-06-01",
        """Singer Nia Cole said <n1 accuses Nia Cole|Cole Trio>Harbour Records had not paid royalties for the second
        album</>.

        Harbour Records urged her <h1 demands Harbour Records>to withdraw what Nia Cole claims about royalties for the
        second album</>.""",
    ),
]

RELAYED = [
    document(
        "a",
        "2024-04-01",
        """The Lake Alliance reported that <a1 accuses Lake Alliance>Brom Paper spilled chlorine into Lake Ister in
        March</>.""",
    ),
    document(
        "b",
        "2024-04-04",
        """The institute confirmed the report of the Lake Alliance: <i1 asserts Ister Institute>Brom Paper spilled
        chlorine into Lake Ister in March</>.""",
    ),
]

BIAS = [
    document(
        "a",
        "2024-07-01",
        """The Rent Monitor said in a report that <m1 accuses Rent Monitor>Castle Homes had evicted families without
        notice</>.

        Castle Homes rejected the report. <c1 denies Castle Homes>“The Rent Monitor is biased and politically
        motivated”</>, it said.""",
    ),
]

DISPUTES = {
    "a denial of the fact, by a spokeswoman": (PORT, {("b1", "denies", "u1")}),
    "compliance in general is no denial": (CLINIC, {("c1", "non_denial", "w1")}),
    "a denial and a counter-accusation": (ELECTION, {("m1", "denies", "r1"), ("m2", "deflects", "r1")}),
    "no comment, then an admission": (DOPING, {("d1", "declines", "f1"), ("h1", "concedes", "f1")}),
    "another figure": (STRIKE, {("o1", "contradicts", "u1")}),
    "a changed account": (SHIFT, {("v2", "shifts", "v1")}),
    "accused and accuser in one article": (COURT, {("l1", "denies", "p1")}),
    "a demand to withdraw": (BAND, {("h1", "demands", "n1")}),
    "a third party agrees": (RELAYED, {("i1", "affirms", "a1")}),
    "the source is impugned, the fact is not denied": (BIAS, {("c1", "non_denial", "m1")}),
}


@pytest.mark.parametrize("name", DISPUTES)
def test_replies_of_a_dispute(name):
    documents, expected = DISPUTES[name]
    assert triples(replies(documents)) == expected


@pytest.mark.parametrize("name", DISPUTES)
def test_every_reply_gives_its_grounds(name):
    for reply in replies(DISPUTES[name][0]):
        assert reply.score >= ELSEWHERE
        assert all(s.reason and s.name for s in reply.signals)


def test_a_reply_never_precedes_what_it_answers():
    earlier_denial = document(
        "b",
        "2024-03-01",
        "“<b1 denies Port Board>The pumps on the east pier were never locked</>,” the board said.",
    )
    assert [r for r in replies([PORT[0], earlier_denial]) if r.source == "b1"] == []


def test_an_undated_reply_says_so():
    undated = document(
        "b",
        None,
        "The Port Board rejected the report of the Dock Union: “<b1 denies Port Board>The fire pumps on the east pier "
        "were never locked</>.”",
    )
    (reply,) = replies([PORT[0], undated])
    assert "undated" in next(s.reason for s in reply.signals if s.name == "order")


def test_a_common_word_is_no_reply():
    other = document(
        "b",
        "2024-03-18",
        "“<b1 denies Chess Club>The doors of the hall were never locked</>,” the club said.",
    )
    assert triples(replies([PORT[0], other])) == set()


def test_silence_stays_below_the_threshold():
    later = document(
        "b", "2024-03-18", "The board said <b1 asserts Port Board>ferries sail on time again</>."
    )
    assert triples(replies([PORT[0], later])) == set()


def test_the_answer_to_a_headline_is_found_in_the_text_below():
    article = document(
        "a",
        "2024-05-05",
        """# <h1 denies Mill Works>poisoning the river</>

        River Watch said <w1 accuses River Watch>Mill Works was poisoning the river with lead</>.

        Mill Works denied <d1 denies Mill Works>that it was poisoning the river with lead</>.""",
    )
    assert {(f, t) for f, _, t in triples(replies([article]))} == {("d1", "w1")}


QUARRY = [
    document(
        "league",
        "2024-02-01",
        "The Hill League said <l1 accuses Hill League>Varn Stone had tipped acid sludge into the Orn gorge</>.",
    ),
    document(
        "paper",
        "2024-02-03",
        """Varn Stone dismissed as <v1 denies Varn Stone>“a fable”</> a report in which the Hill League
        said <l2 accuses Hill League>Varn Stone had tipped acid sludge into the gorge</>.""",
    ),
]


def test_what_answers_a_retelling_answers_what_is_retold():
    assert {("v1", "denies", "l2"), ("v1", "denies", "l1")} <= triples(replies(QUARRY))


def test_one_clause_of_several_is_contradicted():
    first = document(
        "a",
        "2024-05-01",
        "The Lock Union said <u1 asserts Lock Union>the south gate of the Terle lock collapsed</>.",
    )
    second = document(
        "b",
        "2024-05-02",
        """“<c1 asserts Canal Trust>Traffic was stopped for an hour. The south gate of the Terle lock held. Boats wait
        elsewhere</>,” the Canal Trust said.""",
    )
    assert triples(replies([first, second])) == {("c1", "contradicts", "u1")}


def test_a_request_for_a_reply_is_no_reply():
    asked = document(
        "a",
        "2024-05-03",
        "The Lock Union asked the Canal Trust <u2 demands Lock Union>for a reply by Friday</>.",
    )
    accused = document(
        "b", "2024-05-01", "The Canal Trust said <c2 accuses Canal Trust>the Lock Union had broken a pump</>."
    )
    assert triples(replies([asked, accused])) == set()


def test_what_a_report_alleged_answers_nothing_that_the_text_prints_above_it():
    article = document(
        "a",
        "2024-02-01",
        """The Hill League said <l1 accuses Hill League>Varn Stone tips acid sludge into the Orn gorge</>. Varn Stone
        said <v1 accuses Varn Stone>the Hill League is silent about the sludge of its own lorries</>. The League alleged
        in its report that <l2 accuses Hill League>Varn Stone dug the gorge up at night</>.""",
    )
    alleged = [
        msgspec.structs.replace(s, venue="its report") if s.id == "l2" else s for s in article.statements
    ]
    linked = replies([msgspec.structs.replace(article, statements=tuple(alleged))])
    assert ("l2", "v1") not in {(f, t) for f, _, t in triples(linked)}
    assert ("v1", "deflects", "l1") in triples(linked)


def test_what_was_told_to_somebody_is_not_about_them():
    article = document(
        "a",
        "2024-02-01",
        """A driver told the Hill League that <d1 accuses driver>sludge was killing the trout</>.

        The Hill League said <l1 accuses Hill League>Varn Stone had lied about the pipes of its quarry</>.""",
    )
    grounds = {s.name for r in replies([article]) for s in r.signals}
    assert not {g for g in grounds if "accused side" in g}


def test_every_explicit_reply_is_weighed_with_all_other_grounds():
    for documents, _ in DISPUTES.values():
        for reply in replies(documents):
            weighed = [s.value for s in reply.signals if s.name == "weighed"]
            assert weighed in ([], [reply.score])


OWN_DOINGS = [
    ("we check every pipe of the quarry ourselves before the lorries leave", "answers"),
    ("the Hill League hides who pays for its lorries", "deflects"),
]


@pytest.mark.parametrize(("words", "kind"), OWN_DOINGS)
def test_an_accusation_in_return_names_somebody(words, kind):
    article = document(
        "a",
        "2024-02-01",
        f"""The Hill League said <l1 accuses Hill League>Varn Stone tips acid sludge into the Orn gorge</>.

        “<v1 accuses Varn Stone>{words}</>,” Varn Stone said in response to the allegations.""",
    )
    assert triples(replies([article])) == {("v1", kind, "l1")}


SPOKEN_OUT = [
    ("it had documented the tips of the Orsk smelter for years", "answers"),
    ("Varn Stone had paid to hide its own tips in the gorge", "deflects"),
]


@pytest.mark.parametrize(("words", "kind"), SPOKEN_OUT)
def test_who_is_called_silent_answers_by_what_it_has_told(words, kind):
    article = document(
        "a",
        "2024-02-01",
        f"""Varn Stone accused <v1 accuses Varn Stone>the Hill League of being silent about the Orsk smelter</>.

        In response, the Hill League said <l1 accuses Hill League>{words}</>.""",
    )
    assert triples(replies([article])) == {("l1", kind, "v1")}


NOT_SEEN = [
    ("she did not see the lorries at the gorge", "affirms"),
    ("she saw the lorries at the gorge", "contradicts"),
]


@pytest.mark.parametrize(("words", "kind"), NOT_SEEN)
def test_who_negates_the_same_says_the_same(words, kind):
    article = document(
        "a",
        "2024-02-01",
        f"""Varn Stone claimed that <v1 denies Varn Stone>nobody in Orn did see the lorries at the gorge</>.

        A nurse in Orn said that <n1 asserts nurse>{words}</>.""",
    )
    assert ("n1", kind, "v1") in triples(replies([article]))


@pytest.mark.parametrize(
    "third", ["", "\n\nThe Port Board said <p1 denies Port Board>it had paid for the pumps in time</>."]
)
def test_who_accuses_with_another_takes_its_side(third):
    told = document(
        "a",
        "2024-05-01",
        "The Dock Union said <u1 accuses Dock Union>the Port Board had kept the fire pumps on the east pier locked "
        "since January</>.\n\nThe harbour firemen said <f1 accuses Harbour Firemen>the Port Board had locked the fire "
        "pumps on the east pier and lost the keys</>." + third,
    )
    assert ("f1", "affirms", "u1") in triples(replies([told]))


def test_of_several_targets_only_those_nearly_as_likely_are_kept():
    article = document(
        "a",
        "2024-02-01",
        """The Hill League said <l1 accuses Hill League>Varn Stone tips acid sludge into the Orn gorge</> and that
        <l2 accuses Hill League>Varn Stone underpays its drivers</>.

        Varn Stone denied <v1 denies Varn Stone>that it tips acid sludge into the Orn gorge</>.""",
    )
    assert triples(replies([article])) == {("v1", "denies", "l1")}


def test_what_is_said_of_comments_is_not_answered_by_them():
    article = document(
        "a",
        "2024-02-01",
        """“<l1 accuses Hill League>The comments made by Varn Stone on our report fail to address the sludge in the Orn
        gorge</>,” the Hill League said on Monday.

        Varn Stone had said <v1 denies Varn Stone>there was no sludge in the Orn gorge</>.""",
    )
    assert ("v1", "l1") not in {(f, t) for f, _, t in triples(replies([article]))}


@pytest.mark.parametrize(("role", "linked"), [("spokeswoman", False), ("crane driver", True)])
def test_a_spokesperson_of_nobody_named_does_not_answer_the_body_that_spoke_before(role, linked):
    article = document(
        "a",
        "2024-05-01",
        """The Port Board said <p1 asserts Port Board>at least 12 cranes on the pier had been stopped</>.

        “<h1 denies Mira Holt>Nobody was in danger</>,” Mira Holt said.""",
    )
    board, holt = article.statements
    body = msgspec.structs.replace(board.speaker, kind="organisation")
    person = msgspec.structs.replace(holt.speaker, kind="person", role=role)
    told = (msgspec.structs.replace(board, speaker=body), msgspec.structs.replace(holt, speaker=person))
    found = {(f, t) for f, _, t in triples(replies([msgspec.structs.replace(article, statements=told)]))}
    assert (("h1", "p1") in found) is linked
