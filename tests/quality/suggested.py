"""Measures how often suggestions are right, and keeps it where the desk shows it beside each suggestion.

    PYTHONPATH=tests python -m quality.suggested

A suggested reply is right where the gold links the two statements, whatever the kind; of one kind, where the gold
has that kind (denials and contradictions together, repetitions and confirmations). Only pairs are counted whose
both ends are statements of the gold.
"""

from pathlib import Path

import msgspec

from quality import copies, parties, shifts
from quality.dispute_score import count_claims, made_pairs, wanted_pairs
from quality.disputes import disputes_sha256, readings
from quality.score import Counts
from quality.score import Share as Counted
from rejoinder.measure import suggested as shipped
from rejoinder.measure.shipped import Share
from rejoinder.measure.suggested import Suggested
from rejoinder.model.vocabulary import DEFAULT_READER
from rejoinder.run import link_documents

COPY_TRIALS, FIRST = 15, 5_000


def measured() -> Suggested:
    """Every share, on what the rules were not written on."""
    counts = Counts()
    for reading in readings(given=False, half=False):
        links = link_documents(reading.documents)
        wanted, made = wanted_pairs(reading), made_pairs(reading, links)
        ends = {pair for pair, _ in wanted}
        for pair in {pair for pair, _ in made}:
            counts.add("reply", pair in ends, 1)
        for pair, kind in made:
            counts.add(f"reply {kind}", (pair, kind) in wanted, 1)
        count_claims(counts, reading, links)
    shares = {n: s for n, s in counts.shares().items() if n.startswith("reply")}
    shares["claim"] = counts.shares()["claim precision"]
    shares["party"] = _parties()
    shares["shift"] = shifts.measure(shifts.results(given=False, half=False))["shift precision"]
    made_copies = copies.measured(COPY_TRIALS, FIRST)
    kept = [Share(name=name, hits=share.hits, of=share.of) for name, share in sorted(shares.items())]
    kept.append(Share(name="copy", hits=made_copies.right, of=made_copies.found))
    return Suggested(corpus=disputes_sha256(), reader=DEFAULT_READER, shares=tuple(kept))


def _parties() -> Counted:
    """Pairs of statements found to be of one party, on its own cases and the disputes."""
    unseen = (*parties.case_readings(half=False), *parties.dispute_readings(given=False, half=False))
    return parties.measure(unseen)["pair precision"]


def main() -> None:
    """Measure, keep and print."""
    found = measured()
    path = Path(shipped.__file__).with_name(shipped.FILE)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    for share in found.shares:
        print(f"{share.name}: {share.hits} of {share.of}, {share.percent:.1f}")


if __name__ == "__main__":
    main()
