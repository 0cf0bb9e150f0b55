"""How often the act of a statement is right, and accusations by themselves, on both halves of every gold.

PYTHONPATH=tests python -m quality.act_score
"""

from collections.abc import Iterator, Sequence

from quality.acts import GOLD, SAID, results
from quality.disputes import disputes, extracted, matched, seen
from rejoinder.model.vocabulary import Act

Pair = tuple[Act, Act]
"""The act judged, and the act read."""


def of_disputes(*, unseen: bool) -> Iterator[Pair]:
    """The statements of one half of the disputes that the accurate reader finds."""
    for dispute in disputes():
        for text in dispute.texts if seen(dispute.name) is not unseen else ():
            document = extracted()[text.id]
            read = {s.id: s.act for s in document.statements}
            judged = {marked.key: marked.act for marked in text.statements}
            yield from ((judged[key], read[id]) for key, id in matched(text, document).items())


def told(pairs: Sequence[Pair]) -> str:
    """Acts right; accusations found, and of those read the ones that are."""
    found = sum(judged == read == "accuses" for judged, read in pairs)
    made, there = (sum(pair[side] == "accuses" for pair in pairs) for side in (1, 0))
    right = sum(judged == read for judged, read in pairs)
    return f"acts {_share(right, len(pairs))}, accusations found {_share(found, there)}, right {_share(found, made)}"


def _share(hits: int, of: int) -> str:
    return f"{100 * hits / of:.1f} ({hits}/{of})"


def main() -> None:
    for unseen in (False, True):
        half = "unseen" if unseen else "seen"
        for name, path in (("sentences", GOLD), ("sentences after plain cues", SAID)):
            pairs = [(judged.act, act) for judged, act in results(unseen=unseen, path=path)]
            print(f"{half}, {name}: {told(pairs)}")
        print(f"{half}, disputes: {told(list(of_disputes(unseen=unseen)))}")


if __name__ == "__main__":
    main()
