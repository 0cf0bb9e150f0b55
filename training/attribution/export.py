"""Writes a trained tagger as ONNX, in full precision and with eight-bit weights, with all that reading needs.

    python export.py RUN_FOLDER/epoch-6.00.pt OUT_FOLDER --vocabulary vocab.txt --link link.json

OUT_FOLDER gets ``tagger.onnx`` (full precision, to measure against), ``tagger.int8.onnx``, ``vocab.txt``,
``link.json`` and ``transitions.json``; the size and the SHA-256 of each are printed. Several checkpoints are
averaged, weight by weight.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tagger import Shape, Tagger
from words import FEATURES

INPUTS = ("pieces", "piece_mask", "firsts", "features")


def load_tagger(checkpoints: list[Path]) -> Tagger:
    """The tagger of one checkpoint, or the mean of several."""
    states = [torch.load(path, weights_only=True) for path in checkpoints]
    tagger = Tagger(Shape())
    tagger.load_state_dict({name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]})
    return tagger.eval()


def write_onnx(tagger: Tagger, path: Path) -> None:
    """The tagger as an ONNX graph for any number of windows, pieces and words."""
    pieces = torch.full((2, 12), 5)
    given = (pieces, pieces > 0, torch.tensor([[1, 3, 5], [2, 3, 4]]), torch.zeros(2, 3, len(FEATURES)))
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


def shrink(full: Path, small: Path) -> None:
    """Eight-bit weights for matrices and embeddings, in a range that no CPU overflows in multiplying."""
    quantize_dynamic(
        full,
        small,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--link", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tagger = load_tagger(options.checkpoints)
    write_onnx(tagger, options.out / "tagger.onnx")
    shrink(options.out / "tagger.onnx", options.out / "tagger.int8.onnx")
    shutil.copy(options.vocabulary, options.out / "vocab.txt")
    shutil.copy(options.link, options.out / "link.json")
    transitions = np.round(tagger.transitions.detach().numpy().astype(float), 4).tolist()
    (options.out / "transitions.json").write_text(json.dumps(transitions), encoding="utf8")
    for path in sorted(options.out.iterdir()):
        print(
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.stat().st_size / 1e6:6.2f} MB  {path.name}"
        )


if __name__ == "__main__":
    main()
