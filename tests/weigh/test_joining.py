"""Which allegations stand in one matrix."""

from rejoinder.model import Coverage, DateValue
from rejoinder.weigh import weigh
from weigh.made import Dispute

DOORS = "barns boats cabins cellars gardens halls kitchens lofts mills offices sheds"


def alleged_together(dispute: Dispute) -> list[list[str]]:
    """The statements of each matrix, by their words."""
    account = {s.id: s.words(d.text) for d in dispute.documents() for s in d.statements}
    found = (r for r in weigh(dispute.documents(), dispute.links) if isinstance(r, Coverage))
    return sorted(sorted({account[p.statement] for p in m.points}) for m in found)


def accuse(dispute: Dispute, document: str, words: str, by: str = "League", accused: str = "Orbo") -> str:
    said = dispute.says(document, words, by, "accuses", addressee=accused)
    dispute.claim(f"claim-{words}", asserts=(said,))
    return said


def reported(dispute: Dispute, text: str) -> None:
    for name in ("League", "Orbo", "Dull Mills"):
        dispute.party(name)
    dispute.document("report", text, "2024-05-06")


def test_what_one_accuser_alleges_in_one_breath_is_one_matter(dispute: Dispute) -> None:
    reported(dispute, "The League said that Orbo locked pumps and that it burned files.")
    accuse(dispute, "report", "locked pumps")
    accuse(dispute, "report", "burned files")
    assert alleged_together(dispute) == [["burned files", "locked pumps"]]


def test_an_accusation_that_names_nobody_goes_with_the_one_beside_it(dispute: Dispute) -> None:
    reported(dispute, "The League said that Orbo locked pumps. Two photographs showed chains, it said.")
    accuse(dispute, "report", "locked pumps")
    said = dispute.says("report", "Two photographs showed chains", "League", "accuses")
    dispute.claim("claim-chains", asserts=(said,))
    assert alleged_together(dispute) == [["Two photographs showed chains", "locked pumps"]]


def test_accusations_against_two_parties_in_one_breath_stand_apart(dispute: Dispute) -> None:
    reported(dispute, "The League said that Orbo locked pumps and Dull Mills burned files.")
    accuse(dispute, "report", "locked pumps")
    accuse(dispute, "report", "burned files", accused="Dull Mills")
    assert alleged_together(dispute) == [["burned files"], ["locked pumps"]]


def test_accusations_far_apart_in_a_document_stand_apart(dispute: Dispute) -> None:
    reported(
        dispute, "The League said that Orbo locked pumps. It rained. It snowed. It hailed. It burned files."
    )
    accuse(dispute, "report", "locked pumps")
    for words in ("It rained", "It snowed", "It hailed"):
        dispute.says("report", words, "Dull Mills")
    accuse(dispute, "report", "burned files")
    assert alleged_together(dispute) == [["burned files"], ["locked pumps"]]


def test_a_long_report_makes_several_matrices(dispute: Dispute) -> None:
    deeds = [f"locked {what}" for what in DOORS.split()]
    reported(dispute, "The League said that Orbo " + ", ".join(deeds) + ".")
    for deed in deeds:
        accuse(dispute, "report", deed)
    assert [len(m) for m in alleged_together(dispute)] == [8, 3]


def test_an_allegation_that_somebody_repeats_is_one_matter(dispute: Dispute) -> None:
    reported(dispute, "The League said that Orbo locked pumps.")
    first = accuse(dispute, "report", "locked pumps")
    dispute.document("later", "Dull Mills said the doors were chained.", "2024-05-08")
    second = accuse(dispute, "later", "the doors were chained", by="Dull Mills")
    dispute.reply(second, first, "affirms")
    assert alleged_together(dispute) == [["locked pumps", "the doors were chained"]]


def test_two_incidents_with_a_day_stay_apart_also_in_one_breath(dispute: Dispute) -> None:
    reported(dispute, "The League said that Orbo burned a barn on 4 May and a mill on 5 May.")
    for words, day in (("burned a barn on 4 May", "2024-05-04"), ("a mill on 5 May", "2024-05-05")):
        said = dispute.says("report", words, "League", "accuses", addressee="Orbo")
        dispute.incident(f"incident-{day}", said, date=DateValue(date=day, precision="day", words=words[-5:]))
    assert len(alleged_together(dispute)) == 2


def test_what_the_accused_alleges_of_the_same_event_is_not_held_against_itself(dispute: Dispute) -> None:
    reported(
        dispute,
        "The League said that Orbo burned a barn. Orbo said rivals lit the barn. Some saw a mill collapse.",
    )
    first = dispute.says("report", "burned a barn", "League", "accuses", addressee="Orbo")
    own = dispute.says("report", "rivals lit the barn", "Orbo", "accuses")
    other = dispute.says("report", "saw a mill collapse", "Dull Mills", "accuses")
    dispute.incident("incident-1", first, own, other)
    assert alleged_together(dispute) == [["burned a barn", "saw a mill collapse"]]
