"""What linking costs: CPU seconds and memory by the number of statements, and of one document more.

    python -m benchmarks.link [STATEMENTS ...]

The cases are made up: disputes of four documents with ten statements each, over deeds of their own, told in words
of which some are common to all disputes; parties recur in several of them.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator

from rejoinder.link import link
from rejoinder.model import (
    Block,
    Extracted,
    MadeBy,
    Published,
    Span,
    Speaker,
    Statement,
    make_id,
    text_sha256,
)

STATEMENTS, DOCUMENTS = 10, 4
SIZES = (1_000, 10_000, 100_000)
SYLLABLES = ["ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "su", "ta", "ve", "wo", "za", "ki", "lo"]
CUES = {
    "accuses": "{} said that {}.",
    "denies": "{} denied that {}.",
    "asserts": "According to {}, {}.",
    "declines": "{} declined to comment on whether {}.",
    "concedes": "{} admitted that {}.",
}


def words(chance: random.Random, count: int, of: int) -> list[str]:
    """``count`` words of ``of`` that can be made, the shorter ones more often."""
    made = (int(of * chance.random() ** 2) for _ in range(count))
    return ["".join(SYLLABLES[(n // 16**i) % 16] for i in range(3 + (n > 2000))) for n in made]


def case(statements: int) -> Iterator[Extracted]:
    """Documents with about ``statements`` statements."""
    for dispute in range(statements // (STATEMENTS * DOCUMENTS)):
        chance = random.Random(dispute)
        subject = words(chance, 12, 20_000)
        names = [
            f"{w.title()} {chance.choice(['Board', 'Union', 'Ministry'])}" for w in words(chance, 3, 1_500)
        ]
        for number in range(DOCUMENTS):
            yield document(chance, f"{dispute}-{number}", subject, names, 1 + (dispute + number) % 28)


def document(chance: random.Random, id: str, subject: list[str], names: list[str], day: int) -> Extracted:
    text, found = "", []
    for _ in range(STATEMENTS):
        who, act = chance.choice(names), chance.choice(list(CUES))
        said = " ".join([*chance.sample(subject, 4), *words(chance, 5, 3_000), chance.choice(names)])
        before, _, after = CUES[act].format(who, "|").partition("|")
        start = len(text) + len(before)
        text += f"{before}{said}{after}\n\n"
        speaker = Speaker(name=who, party=make_id("party", who.lower()), kind="organisation")
        span = Span(start, start + len(said))
        found.append(
            Statement(id=make_id("s", id, start), form="indirect", act=act, content=(span,), speaker=speaker)
        )
    return Extracted(
        id=id,
        file=f"{id}.txt",
        text=text,
        text_sha256=text_sha256(text),
        published=Published(date=f"2024-05-{day:02}", precision="day", source="given"),
        made_by=MadeBy(rejoinder="benchmark"),
        blocks=(Block(span=Span(0, len(text)), kind="paragraph"),),
        statements=tuple(found),
    )


def main() -> None:
    """One row a size."""
    sizes = [int(a) for a in sys.argv[1:]] or SIZES
    print("| statements | links | CPU seconds | ms a statement | most memory, MB |")
    print("|---:|---:|---:|---:|---:|")
    for size in sizes:
        documents = list(case(size))
        started = time.process_time()
        links = link(documents)
        spent = time.process_time() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        count = sum(len(d.statements) for d in documents)
        print(
            f"| {count} | {len(links)} | {spent:.1f} | {1000 * spent / count:.2f} | {memory:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
