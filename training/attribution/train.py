"""Trains the tagger; can be stopped at any time and goes on from the last quarter of an epoch.

    python train.py train.npz dev.npz RUN_FOLDER --model MODEL_FOLDER [--epochs 6] [--seed 7]

MODEL_FOLDER holds the encoder's ``model.safetensors`` and ``vocab.txt``. The same seed, threads and versions
give the same weights. Each quarter epoch is kept as ``RUN_FOLDER/epoch-N.NN.pt``. The learning rate stays level
until the cool-down before the end, so a run may be stopped and gone on with for more or fewer epochs.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from prepare import Article, begun, load
from tagger import Shape, Tagger, load_encoder
from torch import Tensor
from windows import LONGEST, Batch, Window, batch, pack
from words import WordPieces


@dataclass(frozen=True)
class Plan:
    """What decides the outcome of a training run; ``warmup`` and ``cooldown`` are in epochs."""

    epochs: float = 6.0
    seed: int = 7
    size: int = 16
    encoder_rate: float = 2.5e-4
    layer_decay: float = 0.9
    head_rate: float = 1e-3
    transition_rate: float = 1e-2
    warmup: float = 0.2
    cooldown: float = 1.0
    decay: float = 0.01
    masked: float = 0.03


def batches(
    articles: list[Article], plan: Plan, epoch: int, cutter: WordPieces
) -> list[tuple[Batch, Tensor]]:
    """One epoch's batches: windows begin at other paragraphs each time, and are grouped by length."""
    chance = np.random.default_rng([plan.seed, epoch])
    windows = [(a, w) for a in articles for w in pack(a.paragraphs, int(chance.integers(64, LONGEST + 1)))]
    sizes = np.asarray([_size(a, w) for a, w in windows]) + chance.uniform(0, 24, len(windows))
    order = np.argsort(sizes)
    groups = [order[i : i + plan.size] for i in range(0, len(order), plan.size)]
    chance.shuffle(groups)
    return [_made([windows[i] for i in group], cutter) for group in groups]


def _size(article: Article, window: Window) -> int:
    return sum(
        len(article.paragraphs[i].pieces) * (last - first) // len(article.tags[i])
        for i, first, last in window.parts
    )


def _made(group: list[tuple[Article, Window]], cutter: WordPieces) -> tuple[Batch, Tensor]:
    made = batch([a.paragraphs for a, _ in group], [w for _, w in group], cutter)
    tags = torch.zeros(made.word_mask.shape, dtype=torch.long)
    for row, (a, w) in enumerate(group):
        known = np.concatenate([begun(a.tags[i][first:last]) for i, first, last in w.parts])
        tags[row, : len(known)] = torch.from_numpy(known.astype(np.int64))
    return made, tags


def scores_of(tagger: Tagger, made: Batch) -> Tensor:
    """The tagger's scores for one batch."""
    names = ("pieces", "piece_mask", "firsts", "features")
    return tagger(*(torch.from_numpy(getattr(made, name)) for name in names))


def loss_of(tagger: Tagger, made: Batch, tags: Tensor) -> Tensor:
    """The CRF's loss for one batch."""
    scores = scores_of(tagger, made)
    return tagger.loss(scores, tags, torch.from_numpy(made.starts), torch.from_numpy(made.word_mask))


def masked(made: Batch, share: float, cutter: WordPieces) -> Batch:
    """The batch with a share of its pieces hidden, so that the tagger leans on more than one word."""
    hidden = (torch.rand(made.pieces.shape) < share).numpy() & (made.pieces != cutter.closing)
    hidden[:, 0] = False
    return Batch(**{**vars(made), "pieces": np.where(hidden & made.piece_mask, cutter.mask, made.pieces)})


def optimiser(tagger: Tagger, plan: Plan) -> torch.optim.AdamW:
    """Lower layers of the encoder learn more slowly than upper ones, the head and the CRF faster; pieces stay."""
    tagger.encoder.words.requires_grad_(False)
    tagger.encoder.positions.requires_grad_(False)
    groups = []
    top = len(tagger.encoder.layers)
    for name, weight in tagger.named_parameters():
        if not weight.requires_grad:
            continue
        depth = top + 1
        if name.startswith("encoder."):
            depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
        rate = plan.encoder_rate * plan.layer_decay ** (top - depth) if depth <= top else plan.head_rate
        if name == "transitions":
            rate = plan.transition_rate
        groups.append(
            {"params": [weight], "lr": rate, "peak": rate, "weight_decay": plan.decay * (weight.ndim > 1)}
        )
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def _set_rate(steps: torch.optim.AdamW, plan: Plan, where: float) -> None:
    scale = min(where / plan.warmup, (plan.epochs - where) / plan.cooldown, 1.0)
    for group in steps.param_groups:
        group["lr"] = group["peak"] * max(scale, 0.0)


class Run:
    """One training run: its tagger, its optimiser, and where it stands."""

    def __init__(self, folder: Path, model: Path, plan: Plan) -> None:
        self.folder, self.plan = folder, plan
        torch.manual_seed(plan.seed)
        self.cutter = WordPieces((model / "vocab.txt").read_text(encoding="utf8").splitlines())
        self.tagger = Tagger(Shape())
        load_encoder(self.tagger, model / "model.safetensors")
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
            made = batches(articles, self.plan, self.epoch, self.cutter)
            quarters = {len(made) * n // 4: n / 4 for n in range(1, 4)}
            last = min(len(made), round((self.plan.epochs - self.epoch) * len(made)))
            for i in range(self.done, last):
                where = self.epoch + i / len(made)
                _set_rate(self.steps, self.plan, where)
                yield where, self._step(*made[i])
                self.done = i + 1
                if self.done in quarters:
                    self.keep(self.epoch + quarters[self.done])
            self.epoch, self.done = self.epoch + 1, 0
            self.keep(min(self.epoch, self.plan.epochs))

    def _step(self, made: Batch, tags: Tensor) -> float:
        loss = loss_of(self.tagger, masked(made, self.plan.masked, self.cutter), tags)
        self.steps.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
        self.steps.step()
        return loss.item()


@torch.no_grad()
def loss_on(tagger: Tagger, articles: list[Article], cutter: WordPieces) -> float:
    """The mean loss a word over whole articles."""
    tagger.eval()
    total = words = 0.0
    for a in articles:
        made, tags = _made([(a, w) for w in pack(a.paragraphs)], cutter)
        total += loss_of(tagger, made, tags).item() * made.word_mask.sum()
        words += made.word_mask.sum()
    tagger.train()
    return total / words


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--steps", type=int, help="stop after so many steps, to try the chain or its speed")
    for name, value in asdict(Plan()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    options = vars(parser.parse_args())
    plan = Plan(**{name: options[name] for name in asdict(Plan())})
    options["folder"].mkdir(parents=True, exist_ok=True)
    (options["folder"] / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    run = Run(options["folder"], options["model"], plan)
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
