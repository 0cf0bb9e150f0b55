"""The trained taggers that ship with the package, loaded when first used and checked by hash.

``accurate`` is a fine-tuned MiniLM encoder, ``fast`` a recurrent network taught by it; they share their words,
their linker and their tags. How they were made and measured: training/attribution/README.md.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rejoinder.errors import WeightsDamaged
from rejoinder.model import sha256
from rejoinder.tagging.decode import Decoder
from rejoinder.tagging.linking import Linker
from rejoinder.tagging.reader import Reader
from rejoinder.tagging.windows import Batch
from rejoinder.tagging.words import WordPieces

TaggerName = Literal["accurate", "fast"]

INPUTS = ("pieces", "piece_mask", "firsts", "features")
"""What of a Batch the models may take."""

TOGETHER: dict[TaggerName, int] = {"accurate": 1, "fast": 4}
"""Windows that go through a model at once. One keeps the encoder's layers in the processor's cache (362 us a
word against 410 for two and 480 for eight); the recurrent network shares each step's weights between rows (82
for one, 58 for four, 60 for eight)."""


class OnnxScorer:
    """An exported tagger on one core. More threads a process stall on small machines: add processes instead.

    ``together`` is how many windows it takes best at once.
    """

    def __init__(self, model: bytes, together: int) -> None:
        self.together = together
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Memory is given back after each batch: a long document must not leave a worker large for good.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._inputs = [given.name for given in self._session.get_inputs()]

    def __call__(self, made: Batch) -> NDArray[np.float32]:
        """(windows, words, tags) scores of a batch."""
        (scores,) = self._session.run(None, {name: getattr(made, name) for name in self._inputs})
        return np.asarray(scores)


@cache
def load(name: TaggerName) -> Reader:
    """The reader with the tagger ``name``, once per process."""
    scorer = OnnxScorer(weights(f"{name}.onnx"), TOGETHER[name])
    return assemble(scorer, json.loads(weights("transitions.json"))[name])


def assemble(score: OnnxScorer, transitions: list[list[float]]) -> Reader:
    """A reader of ``score`` and its CRF's transitions, with the word pieces and the linker that all share."""
    cutter = WordPieces(weights("vocab.txt").decode("utf-8").splitlines())
    return Reader(
        score,
        cutter,
        Linker(json.loads(weights("link.json"))),
        Decoder(np.asarray(transitions, np.float32)),
    )


def fingerprint(name: TaggerName) -> str:
    """The first twelve figures of the SHA-256 of the model: its version, in what it made."""
    return _sums()[f"{name}.onnx"][:12]


def weights(file: str) -> bytes:
    """The bytes of one file of the weights.

    Raises:
        WeightsDamaged: the file is missing or is not what SHA256SUMS says.
    """
    try:
        data = files("rejoinder.tagging").joinpath("weights", file).read_bytes()
    except FileNotFoundError:
        raise WeightsDamaged(f"trained weights: {file} is missing; install rejoinder again") from None
    if sha256(data) != _sums()[file]:
        raise WeightsDamaged(f"trained weights: {file} is not what was shipped; install rejoinder again")
    return data


@cache
def _sums() -> dict[str, str]:
    """The SHA-256 of each file of the weights."""
    lines = files("rejoinder.tagging").joinpath("weights", "SHA256SUMS").read_text("utf-8").splitlines()
    return {name: value for value, name in (line.split() for line in lines)}
