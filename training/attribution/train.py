"""Trains a tagger; can be stopped at any time and goes on from the last quarter of an epoch.

    python train.py accurate train.npz dev.npz RUN_FOLDER --model MODEL_FOLDER [--epochs 3] [--seed 7]
    python train.py fast taught.npz dev.npz RUN_FOLDER --model MODEL_FOLDER --transitions OUT/transitions.json

MODEL_FOLDER holds the encoder's ``model.safetensors``. The same seed, threads and versions give the same
weights. Each quarter epoch is kept as ``RUN_FOLDER/epoch-N.NN.pt``. The learning rate stays level until the
cool-down before the end, so a run may be stopped and gone on with for more or fewer epochs. Articles that hold
a teacher's scores (``prepare.py --teacher``) are learned from both: the annotators' tags, where there are any,
and the teacher's doubts.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from crf import Crf, Doubts
from fast import FastShape, FastTagger, load_pieces
from prepare import Article, begun, load
from safetensors.torch import load_file
from tagger import Shape, Tagger, load_encoder
from torch import Tensor, nn

from rejoinder.tagging.decode import TAGS
from rejoinder.tagging.models import INPUTS, weights
from rejoinder.tagging.windows import LONGEST, Batch, Window, batch, pack
from rejoinder.tagging.words import WordPieces


@dataclass(frozen=True)
class Plan:
    """What decides the outcome of a training run; ``warmup`` and ``cooldown`` are in epochs.

    ``encoder_rate`` and ``layer_decay`` are the accurate tagger's; ``taught`` is the share of the teacher in
    the loss of an article that annotators have marked.
    """

    kind: Literal["accurate", "fast"] = "accurate"
    epochs: float = 3.0
    seed: int = 7
    size: int = 8
    encoder_rate: float = 2.5e-4
    layer_decay: float = 0.9
    head_rate: float = 1e-3
    transition_rate: float = 1e-2
    warmup: float = 0.2
    cooldown: float = 1.0
    decay: float = 0.01
    masked: float = 0.03
    taught: float = 0.5


@dataclass(frozen=True)
class Given:
    """One batch with what is to be learned from it: tags, which windows annotators marked, a teacher's scores."""

    made: Batch
    tags: Tensor
    marked: Tensor
    scores: Tensor | None


def batches(articles: list[Article], plan: Plan, epoch: int) -> list[list[tuple[Article, Window]]]:
    """One epoch's batches: windows begin at other paragraphs each time, and are grouped by length."""
    chance = np.random.default_rng([plan.seed, epoch])
    windows = [(a, w) for a in articles for w in pack(a.paragraphs, int(chance.integers(64, LONGEST + 1)))]
    sizes = np.asarray([_size(a, w) for a, w in windows]) + chance.uniform(0, 24, len(windows))
    order = np.argsort(sizes)
    groups = [order[i : i + plan.size] for i in range(0, len(order), plan.size)]
    chance.shuffle(groups)
    return [[windows[i] for i in group] for group in groups]


def _size(article: Article, window: Window) -> int:
    return sum(
        len(article.paragraphs[i].pieces) * (last - first) // len(article.tags[i])
        for i, first, last in window.parts
    )


def given(group: list[tuple[Article, Window]], cutter: WordPieces) -> Given:
    """The windows of ``group`` as one batch."""
    made = batch([a.paragraphs for a, _ in group], [w for _, w in group], cutter)
    tags = torch.zeros(made.word_mask.shape, dtype=torch.long)
    taught = all(a.scores is not None for a, _ in group)
    scores = torch.zeros(*made.word_mask.shape, len(TAGS)) if taught else None
    for row, (a, w) in enumerate(group):
        known = np.concatenate([begun(a.tags[i][first:last]) for i, first, last in w.parts])
        tags[row, : len(known)] = torch.from_numpy(known.astype(np.int64))
        if scores is not None and a.scores is not None:
            told = np.concatenate([a.scores[i][first:last] for i, first, last in w.parts])
            scores[row, : len(told)] = torch.from_numpy(told)
    return Given(made, tags, torch.tensor([a.marked for a, _ in group]), scores)


def scores_of(tagger: Crf, made: Batch) -> Tensor:
    """The tagger's scores for one batch."""
    return tagger(*(torch.from_numpy(getattr(made, name)) for name in INPUTS))


def loss_of(
    tagger: Crf, made: Batch, given: Given, teacher: Tensor | None = None, share: float = 0.0
) -> Tensor:
    """The loss per word of one batch; ``made`` is what the tagger sees of it, ``teacher`` its transitions."""
    starts, mask = torch.from_numpy(made.starts), torch.from_numpy(made.word_mask)
    scores = scores_of(tagger, made)
    losses = tagger.loss(scores, given.tags, starts, mask) * given.marked
    if teacher is not None and given.scores is not None:
        doubt = tagger.doubt(scores, Doubts(given.scores, teacher, starts, mask), starts, mask)
        losses = torch.where(given.marked, (1 - share) * losses + share * doubt, doubt)
    return losses.sum() / mask.sum()


def masked(made: Batch, share: float, cutter: WordPieces) -> Batch:
    """The batch with a share of its pieces hidden, so that the tagger leans on more than one word."""
    hidden = (torch.rand(made.pieces.shape) < share).numpy() & (made.pieces != cutter.closing)
    hidden[:, 0] = False
    return Batch(**{**vars(made), "pieces": np.where(hidden & made.piece_mask, cutter.mask, made.pieces)})


def untrained(plan: Plan, encoder: Path) -> Crf:
    """A tagger of the planned kind that starts from the encoder's weights."""
    if plan.kind == "fast":
        fast = FastTagger(FastShape())
        load_pieces(fast, load_file(encoder)["embeddings.word_embeddings.weight"])
        return fast
    tagger = Tagger(Shape())
    load_encoder(tagger, encoder)
    return tagger


def optimiser(tagger: Crf, plan: Plan) -> torch.optim.AdamW:
    """AdamW over groups of weights with rates of their own."""
    groups = [
        {"params": [weight], "lr": rate, "peak": rate, "weight_decay": plan.decay * (weight.ndim > 1)}
        for weight, rate in _rates(tagger, plan)
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def _rates(tagger: Crf, plan: Plan) -> Iterator[tuple[nn.Parameter, float]]:
    """Lower layers of an encoder learn more slowly than upper ones, the head and the CRF faster; its pieces stay."""
    top = len(tagger.encoder.layers) if isinstance(tagger, Tagger) else 0
    for name, weight in tagger.named_parameters():
        if name in ("encoder.words.weight", "encoder.positions.weight"):
            weight.requires_grad_(False)
        elif name == "transitions":
            yield weight, plan.transition_rate
        elif name.startswith("encoder."):
            depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
            yield weight, plan.encoder_rate * plan.layer_decay ** (top - depth)
        else:
            yield weight, plan.head_rate


def _set_rate(steps: torch.optim.AdamW, plan: Plan, where: float) -> None:
    scale = min(where / plan.warmup, (plan.epochs - where) / plan.cooldown, 1.0)
    for group in steps.param_groups:
        group["lr"] = group["peak"] * max(scale, 0.0)


class Run:
    """One training run: its tagger, its optimiser, and where it stands."""

    def __init__(self, folder: Path, encoder: Path, plan: Plan, teacher: Tensor | None) -> None:
        self.folder, self.plan, self.teacher = folder, plan, teacher
        torch.manual_seed(plan.seed)
        self.cutter = WordPieces(weights("vocab.txt").decode("utf-8").splitlines())
        self.tagger = untrained(plan, encoder)
        self.steps = optimiser(self.tagger, plan)
        self.epoch, self.done = 0, 0
        if (folder / "state.pt").exists():
            self._resume()

    def _resume(self) -> None:
        state = torch.load(self.folder / "state.pt", weights_only=True)
        self.tagger.load_state_dict(state["tagger"])
        self.steps.load_state_dict(state["steps"])
        torch.set_rng_state(state["chance"])
        self.epoch, self.done = state["epoch"], state["done"]

    def keep(self, where: float) -> None:
        """Writes the weights as they are now, and all that is needed to go on from here."""
        torch.save(self.tagger.state_dict(), self.folder / f"epoch-{where:.2f}.pt")
        state = {"tagger": self.tagger.state_dict(), "steps": self.steps.state_dict()}
        state |= {"chance": torch.get_rng_state(), "epoch": self.epoch, "done": self.done}
        torch.save(state, self.folder / "state.tmp")
        (self.folder / "state.tmp").replace(self.folder / "state.pt")

    def train(self, articles: list[Article]) -> Iterator[tuple[float, float]]:
        """Trains to the end of the plan; yields (epoch, loss) after each step."""
        self.tagger.train()
        while self.epoch < self.plan.epochs:
            made = batches(articles, self.plan, self.epoch)
            quarters = {len(made) * n // 4: n / 4 for n in range(1, 4)}
            last = min(len(made), round((self.plan.epochs - self.epoch) * len(made)))
            for i in range(self.done, last):
                where = self.epoch + i / len(made)
                _set_rate(self.steps, self.plan, where)
                yield where, self._step(given(made[i], self.cutter))
                self.done = i + 1
                if self.done in quarters:
                    self.keep(self.epoch + quarters[self.done])
            self.epoch, self.done = self.epoch + 1, 0
            self.keep(min(self.epoch, self.plan.epochs))

    def _step(self, given: Given) -> float:
        seen = masked(given.made, self.plan.masked, self.cutter)
        loss = loss_of(self.tagger, seen, given, self.teacher, self.plan.taught)
        self.steps.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
        self.steps.step()
        return loss.item()


@torch.no_grad()
def loss_on(tagger: Crf, articles: list[Article], cutter: WordPieces) -> float:
    """The mean loss a word over whole articles, by the annotators' tags."""
    tagger.eval()
    total = words = 0.0
    for a in articles:
        told = given([(a, w) for w in pack(a.paragraphs)], cutter)
        total += loss_of(tagger, told.made, told).item() * told.made.word_mask.sum()
        words += told.made.word_mask.sum()
    tagger.train()
    return total / words


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=("accurate", "fast"))
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--steps", type=int, help="stop after so many steps, to try the chain or its speed")
    parser.add_argument("--transitions", type=Path, help="those of the teacher")
    for name, value in list(asdict(Plan()).items())[1:]:
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    options = vars(parser.parse_args())
    plan = Plan(**{name: options[name] for name in asdict(Plan())})
    options["folder"].mkdir(parents=True, exist_ok=True)
    (options["folder"] / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    told = options["transitions"]
    teacher = torch.tensor(json.loads(told.read_text(encoding="utf8"))) if told else None
    run = Run(options["folder"], options["model"] / "model.safetensors", plan, teacher)
    _watch(run, load(options["train"]), load(options["dev"]), options["steps"])


def _watch(run: Run, articles: list[Article], dev: list[Article], stop: int | None) -> None:
    began, losses, epoch = time.monotonic(), [], run.epoch
    for n, (where, loss) in enumerate(run.train(articles), 1):
        losses.append(loss)
        if n % 20 == 0:
            print(
                f"{where:.3f} loss {np.mean(losses[-20:]):.4f} {(time.monotonic() - began) / n:.2f} s/step",
                flush=True,
            )
        if int(where) > epoch:
            epoch = int(where)
            print(f"epoch {epoch} dev loss {loss_on(run.tagger, dev, run.cutter):.4f}", flush=True)
        if n == stop:
            break
    print(f"end: dev loss {loss_on(run.tagger, dev, run.cutter):.4f}", flush=True)


if __name__ == "__main__":
    main()
