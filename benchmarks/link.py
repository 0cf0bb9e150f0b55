"""What linking costs: CPU seconds and memory by the number of statements, and of one document more.

    python -m benchmarks.link [--events] [--kept] [STATEMENTS ...]

The cases are made up: disputes of four documents with ten statements each, over deeds of their own, told in words
of which some are common to all disputes; parties recur in several of them. With ``--events`` two of five documents
tell of an event at a place and day, with a toll. With ``--kept`` the documents are in a case on disk, and it is told
what reading, linking, weighing and writing it take when one document has been added.
"""

import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from rejoinder.link import Linking
from rejoinder.link.uncollected import uncollected
from rejoinder.model import (
    Block,
    DateValue,
    Extracted,
    Figure,
    Incident,
    MadeBy,
    Place,
    Published,
    Span,
    Speaker,
    Statement,
    make_id,
    text_sha256,
)
from rejoinder.run import link_case
from rejoinder.store import Case
from rejoinder.weigh import weigh

T = TypeVar("T")

STATEMENTS, DOCUMENTS = 10, 4
SIZES = (1_000, 10_000, 100_000)
MORE = 9
"""Documents that are then added one by one, each of another dispute."""

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


def case(statements: int, events: bool = False) -> Iterator[Extracted]:
    """Documents with about ``statements`` statements."""
    for dispute in range(statements // (STATEMENTS * DOCUMENTS)):
        yield from documents(dispute, events)


def documents(dispute: int, events: bool) -> Iterator[Extracted]:
    """The documents of one dispute."""
    chance = random.Random(dispute)
    subject = words(chance, 12, 20_000)
    names = [f"{w.title()} {chance.choice(['Board', 'Union', 'Ministry'])}" for w in words(chance, 3, 1_500)]
    for number in range(DOCUMENTS):
        made = document(chance, f"{dispute}-{number}", subject, names, 1 + (dispute + number) % 28)
        yield with_event(made, dispute) if events and (dispute + number) % 5 < 2 else made


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


def with_event(made: Extracted, dispute: int) -> Extracted:
    """``made`` with the event of its dispute and a toll, told by its first statement."""
    chance, first = random.Random(-dispute), made.statements[0]
    span = first.content[0]
    toll = Figure(
        id=f"f-{made.id}",
        span=span,
        measure="killed",
        low=dispute % 40,
        high=dispute % 40,
        words=span.of(made.text),
        statement=first.id,
    )
    event = Incident(
        id=f"i-{made.id}",
        kind=chance.choice(["explosion", "shelling", "fire", "protest"]),
        span=span,
        date=DateValue(date=f"2024-{1 + dispute % 12:02}-{1 + chance.randrange(28):02}", precision="day"),
        place=Place(name=words(chance, 1, 500)[0].title()),
        statements=(first.id,),
        figures=(toll.id,),
    )
    return msgspec.structs.replace(made, incidents=(event,), figures=(toll,))


def spent(linking: Linking, more: list[Extracted]) -> tuple[float, int]:
    """CPU seconds to add documents and give all links, and how many links there are then."""
    started = time.process_time()
    linking.add(more)
    links = linking.links()
    return time.process_time() - started, len(links)


def timed(seconds: list[float], do: Callable[[], T]) -> T:
    """What ``do`` gives; the CPU seconds that it takes are added to ``seconds``."""
    started = time.process_time()
    given = do()
    seconds.append(time.process_time() - started)
    return given


@uncollected()
def linked_again(case: Case) -> list[float]:
    """CPU seconds to read, link, weigh and write a case to which a document was added."""
    seconds: list[float] = []
    documents, kept = timed(seconds, lambda: (case.documents(), case.kept()))
    linking = timed(seconds, lambda: Linking.resumed(documents, kept))
    links = linking.links()
    weighed = timed(seconds, lambda: weigh(documents, links))
    timed(seconds, lambda: case.replace_links([*links, *weighed], linking.kept()))
    return seconds


def kept_cases(sizes: list[int], events: bool) -> None:
    """One row a size: a case from nothing, and what one document more takes."""
    print("| statements | from nothing, s | read, s | link, s | weigh, s | write, s | all, s | MB on disk |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for size in sizes:
        held = list(case(size + MORE * STATEMENTS * DOCUMENTS, events))
        count = size // STATEMENTS
        with tempfile.TemporaryDirectory() as folder, Case.create(Path(folder) / "case") as kept:
            with kept.writing():
                for document in held[:count]:
                    kept.add_document(document)
            nothing: list[float] = []
            timed(nothing, partial(link_case, kept))
            more: list[list[float]] = []
            for document in held[count::DOCUMENTS][:MORE]:
                kept.add_document(document)
                more.append(linked_again(kept))
            taken = [*map(statistics.median, zip(*more, strict=True)), statistics.median(map(sum, more))]
            megabytes = (kept.path / "case.sqlite").stat().st_size / 1e6
        cells = " | ".join(f"{seconds:.2f}" for seconds in taken)
        print(f"| {count * STATEMENTS} | {nothing[0]:.1f} | {cells} | {megabytes:.0f} |", flush=True)


def main() -> None:
    """One row a size."""
    events = "--events" in sys.argv
    sizes = [int(a) for a in sys.argv[1:] if a.isdigit()] or list(SIZES)
    if "--kept" in sys.argv:
        kept_cases(sizes, events)
    else:
        held_cases(sizes, events)


def held_cases(sizes: list[int], events: bool) -> None:
    """One row a size: a case that the program holds from nothing, and one document more."""
    print(
        "| statements | links | CPU seconds | ms a statement | most memory, MB | one document more, s | at most, s |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for size in sizes:
        held = list(case(size + MORE * STATEMENTS * DOCUMENTS, events))
        count = size // STATEMENTS
        linking = Linking()
        seconds, links = spent(linking, held[:count])
        more = [spent(linking, [document])[0] for document in held[count::DOCUMENTS][:MORE]]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        statements = count * STATEMENTS
        print(
            f"| {statements} | {links} | {seconds:.1f} | {1000 * seconds / statements:.2f} | {memory:.0f} "
            f"| {statistics.median(more):.2f} | {max(more):.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
