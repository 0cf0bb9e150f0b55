"""Measures statements with every reader and keeps the figures that ship with the package.

    python -m quality.shipped GOLD.jsonl "NAME OF THE CORPUS" [READER ...]

Each reader (every one, unless some are named) is measured by the command that users have, in a process of its
own. Figures of readers that are not measured now are dropped: those kept are all of one state of the program.
"""

import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import msgspec

from quality.sample import Measured, corpus_sha256
from rejoinder.cli.options import READERS
from rejoinder.measure import Evaluation
from rejoinder.measure.shipped import FILE, SampleFigures, Share, Shipped, shipped

KEPT = Path(__file__).parents[2] / "src" / "rejoinder" / "measure" / FILE


def keep(figures: Shipped) -> None:
    """Write the figures where the package has them."""
    KEPT.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n")
    shipped.cache_clear()


def keep_sample(result: Measured) -> None:
    """Keep what was measured on the sample dispute."""
    sample = SampleFigures(
        corpus=corpus_sha256(),
        rejoinder=version("rejoinder"),
        date=datetime.now(UTC).date().isoformat(),
        shares=tuple(Share(name=name, hits=s.hits, of=s.of) for name, s in result.shares.items()),
    )
    keep(msgspec.structs.replace(shipped(), sample=sample))


def evaluated(gold: Path, name: str, reader: str) -> Evaluation:
    """What ``rejoinder eval attribution`` says of one reader, without the figures of single texts."""
    program = [
        *(sys.executable, "-m", "rejoinder", "eval", "attribution"),
        *(str(gold), "--json", "--reader", reader),
    ]
    evaluation = msgspec.json.decode(subprocess.check_output(program), type=Evaluation)
    replace = msgspec.structs.replace
    return replace(
        evaluation,
        gold=replace(evaluation.gold, name=name),
        attribution=replace(evaluation.attribution, documents=()),
    )


def main() -> None:
    """Measure the readers; what is known of the sample dispute stays."""
    _, gold, name, *chosen = sys.argv
    measured = tuple(evaluated(Path(gold), name, reader) for reader in chosen or READERS)
    keep(msgspec.structs.replace(shipped(), attribution=measured))
    for one in measured:
        everything = one.attribution.all_forms
        f = [rates.f.value for rates in (everything.soft, everything.exact, everything.joint)]
        print(f"{one.reader}: {f}, {one.words_per_core_second:.0f} words/s of one core")


if __name__ == "__main__":
    main()
