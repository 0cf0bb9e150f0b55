"""Writes a trained tagger as ONNX, in full precision and with eight-bit weights.

    python export.py accurate RUN_FOLDER/epoch-3.00.pt OUT_FOLDER [--ship]

OUT_FOLDER gets ``KIND.full.onnx`` (to measure against, and to teach with), ``KIND.onnx`` (what is shipped) and
``transitions.json``. Several checkpoints are averaged, weight by weight. ``--ship`` puts the shipped model into
the package's weights, with its hash.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from crf import Crf
from fast import FastShape, FastTagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from tagger import Shape, Tagger

import rejoinder.tagging
from rejoinder.tagging.models import INPUTS
from rejoinder.tagging.words import FEATURES

SHIPPED = Path(rejoinder.tagging.__file__).parent / "weights"


def load_tagger(kind: str, checkpoints: list[Path]) -> Crf:
    """The tagger of one checkpoint, or the mean of several."""
    states = [torch.load(path, weights_only=True) for path in checkpoints]
    tagger = FastTagger(FastShape()) if kind == "fast" else Tagger(Shape())
    tagger.load_state_dict({name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]})
    return tagger.eval()


def write_onnx(tagger: Crf, path: Path) -> None:
    """The tagger as an ONNX graph for any number of windows, pieces and words."""
    pieces = torch.full((2, 12), 5)
    given = (pieces, pieces > 0, torch.tensor([[1, 3, 5], [2, 3, 0]]), torch.zeros(2, 3, len(FEATURES)))
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:2]}
    axes |= {name: {0: "windows", 1: "words"} for name in (*INPUTS[2:], "scores")}
    torch.onnx.export(
        tagger,
        given,
        str(path),
        input_names=list(INPUTS),
        output_names=["scores"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def shrink(full: Path, small: Path, kind: str) -> None:
    """Eight-bit weights, in a range that no CPU overflows in multiplying.

    Of the fast tagger only the embeddings: its LSTMs are small, and slower in eight bits.
    """
    quantize_dynamic(
        full,
        small,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["Gather"] if kind == "fast" else ["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )


def ship(kind: str, model: Path, transitions: list[list[float]]) -> None:
    """Puts a model into the package's weights, its transitions beside those of the others, and all hashes."""
    shutil.copy(model, SHIPPED / model.name)
    known = json.loads((SHIPPED / "transitions.json").read_text(encoding="utf8"))
    made = json.dumps(known | {kind: transitions}, sort_keys=True)
    (SHIPPED / "transitions.json").write_text(made + "\n", encoding="utf8")
    held = sorted(path for path in SHIPPED.iterdir() if path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in held]
    (SHIPPED / "SHA256SUMS").write_text("".join(lines), encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=("accurate", "fast"))
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--ship", action="store_true", help="put it into the package's weights")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tagger = load_tagger(options.kind, options.checkpoints)
    full, small = (options.out / f"{options.kind}{part}.onnx" for part in (".full", ""))
    write_onnx(tagger, full)
    shrink(full, small, options.kind)
    transitions = np.round(tagger.transitions.detach().numpy().astype(float), 4).tolist()
    (options.out / "transitions.json").write_text(json.dumps(transitions), encoding="utf8")
    for path in (full, small):
        print(f"{path.stat().st_size / 1e6:6.2f} MB  {path.name}")
    if options.ship:
        ship(options.kind, small, transitions)


if __name__ == "__main__":
    main()
