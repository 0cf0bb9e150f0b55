"""How fast ``rejoinder extract`` reads on this machine, by stage; whether time grows with the text; memory; workers.

    python benchmarks/extract.py [--reader accurate|fast|rules] [--words 40000] [PATH]

PATH is a folder or file that ``rejoinder extract`` reads; without it, the project's own sample. Documents are
repeated under new ids until there are enough words; what is remembered between documents makes repeated text
a little faster than new text, so measure on your own archive before you plan with the figure. The stages are
timed by the processor's time of one process on one thread, so other work on the machine counts little; the
workers are timed by the clock.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

import msgspec

from rejoinder.extract import extractors
from rejoinder.extract.parse import parse
from rejoinder.extract.pipeline import Findings
from rejoinder.model import Capture, Document
from rejoinder.model.vocabulary import Reader
from rejoinder.read import ReadOptions, captures, read_capture
from rejoinder.read.jsonl import read_jsonl
from rejoinder.run import extract_texts

SAMPLE = Path(__file__).parents[1] / "sample" / "documents"
LONG = 1_000_000
"""Code points of the long document, and a tenth of it for the short one."""

T = TypeVar("T")


def texts_of(path: Path) -> list[str]:
    """The texts of the English documents under ``path``."""
    opened = [capture for capture in captures([path], None) if isinstance(capture, Capture)]
    found = [item for capture in opened for item in read_capture(capture, ReadOptions())]
    return [item.text for item in found if isinstance(item, Document) and item.language == "en"]


def repeated(texts: Sequence[str], words: int) -> list[str]:
    """``texts`` over and over, up to about ``words`` words."""
    rounds = -(-words // count(texts))
    return list(islice(cycle(texts), rounds * len(texts))) if rounds > 1 else list(until(texts, words))


def until(texts: Sequence[str], words: int) -> Iterator[str]:
    """The first of ``texts`` that together have ``words`` words."""
    for text in texts:
        if words <= 0:
            return
        words -= len(text.split())
        yield text


def count(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def one_text(texts: Sequence[str], length: int) -> str:
    """One document of ``length`` code points."""
    body = "\n\n".join(texts)
    return ("\n\n".join([body] * (length // len(body) + 1)))[:length]


class Stages:
    """Seconds of processor time by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, stage: str, work: Callable[..., T], *given: object) -> T:
        started = time.process_time()
        result = work(*given)
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - started
        return result


def stages(texts: Sequence[str], reader: Reader) -> dict[str, float]:
    """The processor time of each stage over ``texts``, whatever is loaded first included."""
    timing = Stages()
    for number, text in enumerate(texts):
        document = timing.timed("read", read, str(number), text)
        parsed = timing.timed("parse", parse, document)
        found = Findings()
        for extractor in extractors(reader):
            found = timing.timed(extractor.name, extractor, parsed, found)
    return timing.seconds


def read(id: str, text: str) -> Document:
    """The document of one line of JSON Lines."""
    line = msgspec.json.encode({"id": id, "text": text})
    return next(item for item in read_jsonl([line]) if isinstance(item, Document))


def clocked(texts: Sequence[str], reader: Reader, workers: int) -> float:
    """Seconds by the clock for ``texts``, from the first result on: starting processes is paid once."""
    results = extract_texts(((str(n), text) for n, text in enumerate(texts)), workers, reader)
    for _ in range(workers):
        next(results)
    started = time.perf_counter()
    sum(1 for _ in results)
    return time.perf_counter() - started


def peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


def speed(texts: Sequence[str], reader: Reader) -> None:
    seconds, words = stages(texts, reader), count(texts)
    total = sum(seconds.values())
    print(f"{len(texts)} documents, {words} words, reader {reader}\n")
    print("| stage | microseconds a word |\n|---|---:|")
    for stage, taken in seconds.items():
        print(f"| {stage} | {taken / words * 1e6:.0f} |")
    print(f"| all | {total / words * 1e6:.0f} |")
    print(f"\nwords a second on one core: {words / total:.0f}")


def growth(texts: Sequence[str], reader: Reader) -> None:
    """Cost a word of one document ten times as long as another."""
    costs = []
    for length in (LONG // 10, LONG):
        text = one_text(texts, length)
        costs.append(sum(stages([text], reader).values()) / count([text]) * 1e6)
        print(f"one document of {length} characters: {costs[-1]:.0f} microseconds a word")
    print(f"the longer one costs {costs[1] / costs[0]:.2f} times as much a word")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("path", nargs="?", type=Path, default=SAMPLE)
    options.add_argument("--reader", choices=("accurate", "fast", "rules"), default="fast")
    options.add_argument("--words", type=int, default=40_000)
    options.add_argument("--without", choices=("growth", "workers"), nargs="*", default=())
    given = options.parse_args()
    own = texts_of(given.path)
    texts = repeated(own, given.words)
    stages(own[:3], given.reader)
    speed(texts, given.reader)
    print(f"peak memory: {peak():.0f} MB")
    if "growth" not in given.without:
        growth(own, given.reader)
        print(f"peak memory with the long document: {peak():.0f} MB")
    if "workers" not in given.without:
        one, two = (clocked(texts, given.reader, workers) for workers in (1, 2))
        print(f"two workers are {one / two:.2f} times as fast as one")


if __name__ == "__main__":
    main()
