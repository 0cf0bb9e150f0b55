"""``rejoinder eval attribution``: the statements of texts, measured against those that people marked."""

import io
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rejoinder.cli.options import (
    json_option,
    reader_option,
    reader_or_setting,
    workers_option,
    workers_or_setting,
)

if TYPE_CHECKING:
    from rejoinder.measure import Evaluation, GoldDocument, Rates
    from rejoinder.model import Extracted, Failure, MadeBy
    from rejoinder.model.vocabulary import Reader

LOOK_AT = 5
"""Texts named for a person to look at."""

WARM_UP = "Ada Lind said on Monday that the river had risen."


@click.command("attribution", short_help="Measure statements: who said what.")
@click.argument("gold", metavar="GOLD")
@reader_option
@workers_option
@click.option(
    "--boot",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    metavar="N",
    help="Resamples behind the intervals; 0 for none.",
)
@click.option("--seed", type=int, default=7, show_default=True, help="Where the resampling starts.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write what was extracted, and what it stands for in the gold, as JSON Lines.",
)
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    gold: str,
    reader: "Reader | None",
    workers: int | None,
    boot: int,
    seed: int,
    out: str | None,
    as_json: bool,
) -> None:
    """Measure who said what: the statements extracted from the texts of GOLD against those marked in it.

    GOLD is a file of JSON Lines, or - for standard input, one text a line: {"doc_id", "text", "statements":
    [{"source": [start, end] or null, "cue": [[start, end], ...], "content": [[start, end], ...]}]},
    offsets in code points, end exclusive.

    \b
    soft    contents, by the share of their words that the gold has too
    exact   contents with exactly the gold's words
    joint   contents that share half of their words, with the right source

    \b
        rejoinder eval attribution GOLD.jsonl
        rejoinder eval attribution GOLD.jsonl --out found.jsonl --json
    """
    from rejoinder.cli.streams import say, say_failures, write_json
    from rejoinder.run import open_input

    with open_input(gold, sys.stdin.buffer) as lines:
        data = lines.read()
    evaluation, extracted, documents = _evaluate(
        data, gold, reader_or_setting(reader), workers_or_setting(workers), boot, seed
    )
    say_failures(evaluation.failures)
    if out:
        Path(out).write_bytes(b"".join(_found(documents, extracted)))
        say(f"{out}: what was extracted from {len(documents)} texts")
    if as_json:
        write_json(evaluation)
    else:
        _show(evaluation)
    ctx.exit(0 if extracted else 1)


def _evaluate(
    data: bytes, name: str, reader: "Reader", workers: int, boot: int, seed: int
) -> "tuple[Evaluation, Mapping[str, Extracted], Sequence[GoldDocument]]":
    from rejoinder.measure import Evaluation, GoldFile, measure_attribution, read_gold
    from rejoinder.model import sha256

    gold = list(read_gold(io.BytesIO(data), name))
    extracted, failures, seconds, processor = _extract(gold, reader, workers)
    found = {id: document.statements for id, document in extracted.items()}
    evaluation = Evaluation(
        gold=GoldFile(name=Path(name).name, sha256=sha256(data), documents=len(gold)),
        reader=reader,
        made_by=_made_by(extracted),
        date=datetime.now(UTC).date().isoformat(),
        times=boot,
        seed=seed,
        processes=workers,
        seconds=seconds,
        processor_seconds=processor if workers == 1 else None,
        failures=failures,
        attribution=measure_attribution(gold, found, boot, seed),
    )
    return evaluation, extracted, gold


def _extract(
    gold: "Sequence[GoldDocument]", reader: "Reader", workers: int
) -> "tuple[dict[str, Extracted], tuple[Failure, ...], float, float]":
    """What was extracted from each text, what failed, and how long it took on both clocks."""
    from rejoinder.cli.progress import counting
    from rejoinder.model import Failure
    from rejoinder.run import extract_texts

    if workers == 1:
        list(extract_texts([("warm-up", WARM_UP)], reader=reader))
    extracted: dict[str, Extracted] = {}
    failures: list[Failure] = []
    with ExitStack() as stack:
        step = stack.enter_context(counting("extracting", len(gold)))
        started, processor = time.perf_counter(), time.process_time()
        for result in extract_texts(((d.doc_id, d.text) for d in gold), workers, reader):
            if isinstance(result, Failure):
                failures.append(result)
            else:
                extracted[result.id] = result
                failures += result.failures
                step(result.id)
    return extracted, tuple(failures), time.perf_counter() - started, time.process_time() - processor


def _made_by(extracted: "Mapping[str, Extracted]") -> "MadeBy":
    """What the documents say made them; this program alone where none could be extracted."""
    from rejoinder.model import MadeBy
    from rejoinder.model.version import rejoinder_version

    alone = MadeBy(rejoinder=rejoinder_version())
    return next((document.made_by for document in extracted.values()), alone)


def _found(gold: "Sequence[GoldDocument]", extracted: "Mapping[str, Extracted]") -> Iterator[bytes]:
    """One line a text: what was extracted with the number of its counterpart in the gold, and what was missed."""
    import msgspec

    from rejoinder.measure import align

    for document in gold:
        statements = extracted[document.doc_id].statements if document.doc_id in extracted else ()
        counterparts = align(document, statements).counterparts
        line = {
            "doc_id": document.doc_id,
            "statements": [
                {
                    "gold": counterparts.get(number),
                    "form": statement.form,
                    "source": statement.source,
                    "cue": statement.cue,
                    "content": statement.content,
                    "words": statement.words(document.text),
                }
                for number, statement in enumerate(statements)
            ],
            "missed": [
                {"gold": number, "words": " ".join(span.of(document.text) for span in statement.content)}
                for number, statement in enumerate(document.statements)
                if number not in counterparts.values()
            ],
        }
        yield msgspec.json.encode(line) + b"\n"


def _show(evaluation: "Evaluation") -> None:
    from rejoinder.cli import tables

    figures = evaluation.attribution
    shown = [form for form in figures.forms if form.gold or form.extracted]
    intervals = f"95 % intervals from {evaluation.times:,} resamples of the texts" if evaluation.times else ""
    tables.show(
        tables.heading("F in per cent" + (f", with {intervals}" if intervals else "")),
        tables.table(
            ("Statements", "Soft", "Exact", "Joint"),
            [(form.form or "all", *map(_f, (form.soft, form.exact, form.joint))) for form in shown],
        ),
        tables.heading("Precision / recall in per cent"),
        tables.table(
            ("Statements", "Gold", "Extracted", "Soft", "Exact", "Joint"),
            [
                (
                    form.form or "all",
                    f"{form.gold:,}",
                    f"{form.extracted:,}",
                    *map(_precision_recall, (form.soft, form.exact, form.joint)),
                )
                for form in shown
            ],
            right=frozenset(("Gold", "Extracted")),
        ),
        *_worst(evaluation),
        *_how(evaluation),
    )


def _f(rates: "Rates") -> str:
    f = rates.f
    return f"{f.value:.1f}" + ("" if f.low is None or f.high is None else f" ({f.low:.1f}-{f.high:.1f})")


def _precision_recall(rates: "Rates") -> str:
    return f"{rates.precision.value:.1f} / {rates.recall.value:.1f}"


def _worst(evaluation: "Evaluation") -> Iterator[Any]:
    """The texts to look at first."""
    from rejoinder.cli import tables

    lost = [document for document in evaluation.attribution.documents if document.lost][:LOOK_AT]
    if lost:
        yield tables.heading("Where most was lost")
    for one in lost:
        yield tables.line(one.doc_id)
        words = f"{one.gold} in the gold, {one.extracted} extracted, soft F {one.soft:.1f}"
        yield tables.line(words, indent=2, soft=True)


def _how(evaluation: "Evaluation") -> Iterator[Any]:
    """What was measured, how fast it went, and what made it."""
    from rejoinder.cli import tables

    gold, figures, made_by = evaluation.gold, evaluation.attribution, evaluation.made_by
    processes = "1 process" if evaluation.processes == 1 else f"{evaluation.processes} processes"
    versions = ", ".join(f"{name} {version}" for name, version in made_by.models.items())
    yield tables.heading("Measured on")
    yield tables.line(
        f"{gold.name}: {gold.documents:,} texts, {figures.words:,} words, {figures.statements:,} statements"
        f" ({gold.sha256[:16]})"
    )
    yield tables.line(
        f"{evaluation.words_per_second:,.0f} words/s: {evaluation.seconds:.1f} s, {processes}, "
        "statements, figures and incidents"
    )
    yield tables.line(f"reader {evaluation.reader}, rejoinder {made_by.rejoinder}; {versions}", soft=True)
