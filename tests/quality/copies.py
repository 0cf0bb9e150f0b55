"""Copies made by a script from the project's own texts, to measure how many are found and how well.

A trial is one collection: articles of the sample and of the made-up disputes, copies of some of them, and other
articles on the same events that copy nobody. A copy holds 5 to 80 per cent of itself from its original: some
sentences, cut, in another order, in other paragraphs, with words replaced, dropped and put in, names spelled
another way and another headline; the rest are words of other articles on the same event. The same seed makes the
same trial.

    PYTHONPATH=tests python -m quality.copies [TRIALS [FIRST SEED]]
"""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from quality.disputes import disputes
from rejoinder.link.copies import link_copies
from rejoinder.model import Block, Extracted, MadeBy, Published, Span, text_sha256

ROOT = Path(__file__).resolve().parents[2]
SHARES = (0.05, 0.8)
"""Of the copy's words, how many are from the original: from the least to the most."""
LEAST = 30
"""Words from the original outside quotation marks that every copy has."""
TOGETHER = 6
"""Disputes whose first documents are put together to one article; most of them are shorter than a real one."""
COPIED_IN_SAMPLE = ("02", "03")

_SENTENCE = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[“\"A-Z])")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_EDITS = {
    "said": "stated", "told": "informed", "also": "moreover", "people": "persons", "killed": "left dead",
    "about": "roughly", "after": "following", "before": "ahead of", "because": "since", "that": "which",
    "not": "never", "had": "has", "was": "is", "were": "are", "more": "further", "would": "will", "on": "this",
    "its": "the", "a": "one", "had been": "was", "could": "can", "company": "firm", "nine": "9", "12": "twelve",
}  # fmt: skip
_SPELLING = (("kh", "h"), ("y", "i"), ("ck", "k"), ("w", "v"), ("sh", "sch"), ("k", "c"), ("ll", "l"))
_CREDITS = ("Reporting by {}.", "({})", "First reported by {}.", "{} contributed to this report.")


@dataclass(frozen=True)
class Article:
    """Paragraphs with their headline, by one carrier."""

    carrier: str
    headline: str
    paragraphs: tuple[str, ...]

    @property
    def sentences(self) -> list[str]:
        return [s for p in self.paragraphs for s in _SENTENCE.split(p)]


@dataclass(frozen=True)
class Trial:
    """One collection, and what is a copy in it."""

    documents: tuple[Extracted, ...]
    originals: dict[str, tuple[str, float]]
    """Copy -> its original, and the share of the copy's words that are from there."""


@dataclass(frozen=True)
class Result:
    """What was found of all trials together."""

    made: int
    found: int
    right: int
    """Pairs of original and copy as they were made, whichever way round."""
    directed: int
    """Of these, with the original as the original."""
    off: float
    """The mean difference between the share found and the share made."""

    @property
    def recall(self) -> float:
        return 100 * self.right / self.made

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def direction(self) -> float:
        return 100 * self.directed / self.right if self.right else 0.0


@cache
def sample_articles() -> tuple[Article, ...]:
    """The sample's articles without its copies."""
    files = sorted((ROOT / "sample" / "sources").glob("*.md"))
    return tuple(_of_file(f) for f in files if f.name[:2] not in COPIED_IN_SAMPLE)


@cache
def dispute_texts() -> tuple[tuple[Article, ...], ...]:
    """The documents of each made-up dispute."""
    return tuple(
        tuple(Article(t.carrier, *_headed([p for p in t.text.split("\n\n") if p.strip()])) for t in d.texts)
        for d in disputes()
    )


@cache
def passages() -> tuple[str, ...]:
    """Sentences on other matters, from the gold of figures."""
    lines = (ROOT / "tests" / "quality" / "scope" / "gold.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if len(line.split()) > 4 and line[0] not in "=>#")


def trial(seed: int) -> Trial:
    """The collection of one seed."""
    chance = random.Random(seed)
    made = [*_of_sample(chance), *_of_disputes(chance)]
    documents: list[Extracted] = []
    originals: dict[str, tuple[str, float]] = {}
    for number, (original, others, filler) in enumerate(made):
        ids = [f"{c}{number:02}" for c in chance.sample("abcdefgh", 2 + len(others))]
        copy, share = _copied(chance, original, filler)
        days, credit = _days(chance)
        documents.append(_document(ids[0], original, days[0]))
        credited = (
            (*copy.paragraphs, chance.choice(_CREDITS).format(original.carrier))
            if credit
            else copy.paragraphs
        )
        documents.append(_document(ids[1], Article(copy.carrier, copy.headline, credited), days[1]))
        documents += [
            _document(i, other, _day(chance.randrange(9))) for i, other in zip(ids[2:], others, strict=True)
        ]
        originals[ids[1]] = (ids[0], share)
    chance.shuffle(documents)
    return Trial(tuple(documents), originals)


def measured(trials: int, first: int = 0) -> Result:
    """What is found in ``trials`` collections."""
    made = found = right = directed = 0
    off = []
    for seed in range(first, first + trials):
        one = trial(seed)
        copies = link_copies(one.documents)
        made, found = made + len(one.originals), found + len(copies)
        for copy in copies:
            for first_id, second in ((copy.original, copy.copy), (copy.copy, copy.original)):
                if one.originals.get(second, ("",))[0] == first_id:
                    right += 1
                    directed += second == copy.copy
                    off += [abs(copy.share - one.originals[second][1])] if second == copy.copy else []
    return Result(made, found, right, directed, sum(off) / max(1, len(off)))


def _of_sample(chance: random.Random) -> Iterator[tuple[Article, list[Article], list[str]]]:
    """Original, independent articles, and the sentences that a copy is filled up with."""
    order = chance.sample(sample_articles(), len(sample_articles()))
    third = len(order) // 3
    for original, other, third_one in zip(order[:third], order[third:], order[2 * third :], strict=False):
        yield original, [other], third_one.sentences


def _of_disputes(chance: random.Random) -> Iterator[tuple[Article, list[Article], list[str]]]:
    """The same from the disputes: first documents, last documents on the same events, other passages."""
    groups = chance.sample(dispute_texts(), len(dispute_texts()))
    rest = chance.sample(passages(), len(passages()))
    for start in range(0, len(groups) - TOGETHER + 1, TOGETHER):
        group = groups[start : start + TOGETHER]
        filler = [rest.pop() for _ in range(30)]
        filler += [s for d in group for t in d[1:-1] for s in t.sentences]
        yield _joined([d[0] for d in group]), [_joined([d[-1] for d in group])], filler


def _joined(articles: Sequence[Article]) -> Article:
    paragraphs = tuple(p for a in articles for p in a.paragraphs)
    return Article(articles[0].carrier, articles[0].headline, paragraphs)


def _copied(chance: random.Random, original: Article, filler: Sequence[str]) -> tuple[Article, float]:
    """A copy of some of ``original`` filled up with other sentences, and the share that is copied."""
    share = chance.uniform(*SHARES)
    rate = chance.choice((0.0, 0.05, 0.1, 0.15))
    respelled = chance.random() < 0.3
    wanted = sum(len(s.split()) for s in filler) * share / (1 - share)
    taken = [_edited(chance, s, rate, respelled) for s in _taken(chance, original.sentences, wanted)]
    copied = sum(len(s.split()) for s in taken)
    others = _filling(chance, filler, copied * (1 - share) / share)
    mixed = _mixed(chance, taken, others)
    paragraphs, at = [], 0
    while at < len(mixed):
        step = chance.randint(1, 4)
        paragraphs.append(" ".join(mixed[at : at + step]))
        at += step
    headline = " ".join(chance.sample(chance.choice(passages()).split(), 4)).capitalize()
    carrier = chance.choice(("The Morning Post", "Coast Radio", "Hill Tribune", "Delta News"))
    return Article(carrier, headline, tuple(paragraphs)), copied / sum(len(s.split()) for s in mixed)


def _taken(chance: random.Random, sentences: Sequence[str], wanted: float) -> list[str]:
    """Runs of sentences with ``wanted`` words, at least LEAST outside quotation marks, cut or moved about."""
    start = chance.randrange(len(sentences))
    taken: list[str] = []
    for sentence in (*sentences[start:], *sentences[:start]):
        words, told = (
            sum(len(s.split()) for s in some) for some in (taken, [_QUOTED.sub("", s) for s in taken])
        )
        if words >= wanted and told >= LEAST:
            break
        taken.append(sentence)
    half = len(taken) // 2
    return [*taken[half:], *taken[:half]] if chance.random() < 0.4 else taken


def _filling(chance: random.Random, filler: Sequence[str], wanted: float) -> list[str]:
    start, found, words = chance.randrange(len(filler)), [], 0
    for sentence in (*filler[start:], *filler[:start]):
        if words >= wanted:
            break
        found.append(sentence)
        words += len(sentence.split())
    return found


def _mixed(chance: random.Random, taken: Sequence[str], others: Sequence[str]) -> list[str]:
    """The two in stretches: what was taken at the top, below, or in two parts."""
    cut, at = chance.randint(0, len(taken)), chance.randint(0, len(others))
    return [*taken[:cut], *others[:at], *taken[cut:], *others[at:]]


def _edited(chance: random.Random, sentence: str, rate: float, respelled: bool) -> str:
    """A sentence with about ``rate`` of its words replaced, dropped or put in, and names respelled if wished."""
    words = []
    for place, word in enumerate(sentence.split()):
        bare = word.strip('“”".,;:()')
        told = _respelled(word) if respelled and place and bare[:1].isupper() else word
        if chance.random() < rate:
            edit = chance.random()
            told = (
                told.replace(bare, _EDITS.get(bare.lower(), "matter"))
                if edit < 0.5
                else ""
                if edit < 0.75
                else f"{told} still"
            )
        words.append(told)
    return " ".join(w for w in words if w)


def _respelled(name: str) -> str:
    for old, new in _SPELLING:
        name = name[:1] + name[1:].replace(old, new)
    return name


def _days(chance: random.Random) -> tuple[tuple[str | None, str | None], bool]:
    """The days of original and copy, and whether the copy credits the original: always where no day tells."""
    kind, day = chance.random(), chance.randrange(9)
    if kind < 0.7:
        return (_day(day), _day(day + chance.randint(1, 4))), chance.random() < 0.3
    return ((_day(day), _day(day)) if kind < 0.9 else (None, None)), True


def _day(number: int) -> str:
    return (date(2031, 5, 1) + timedelta(days=number)).isoformat()


def _document(id: str, article: Article, day: str | None) -> Extracted:
    text, blocks = "", []
    for number, words in enumerate((article.headline, *article.paragraphs)):
        span = Span(len(text), len(text) + len(words))
        blocks.append(Block(span=span, kind="paragraph" if number else "title"))
        text += words + "\n\n"
    return Extracted(
        id=id,
        file=f"{id}.txt",
        title=article.headline,
        carrier=article.carrier,
        published=Published(date=day, precision="day" if day else "none", source="given" if day else "none"),
        text=text,
        text_sha256=text_sha256(text),
        made_by=MadeBy(rejoinder="made"),
        blocks=tuple(blocks),
    )


def _of_file(file: Path) -> Article:
    _, _, told = file.read_text("utf-8").split("+++", 2)
    lines = [" ".join(line.strip("#=^ \n").split()) for line in told.split("\n\n")]
    return Article(file.stem[3:].replace("-", " ").title(), *_headed([line for line in lines if line]))


def _headed(paragraphs: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Headline and paragraphs."""
    return paragraphs[0], tuple(" ".join(p.split()) for p in paragraphs[1:])


def main() -> None:
    """Print what is found in some trials."""
    given = [int(a) for a in sys.argv[1:]]
    result = measured(*(given or [40]))
    print(
        f"{result.made} copies made, {result.found} found: recall {result.recall:.1f}, precision "
        f"{result.precision:.1f}, direction {result.direction:.1f}, share off by {100 * result.off:.1f} points"
    )


if __name__ == "__main__":
    main()
