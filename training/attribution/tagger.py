"""The accurate tagger: a BERT encoder, features of case and punctuation beside its output, and a CRF.

The encoder reads word pieces; the head reads the first piece of each word, the word's features and its
neighbours, and scores the tags of ``decode.TAGS``.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from crf import Crf
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from rejoinder.tagging.decode import NEVER, TAGS
from rejoinder.tagging.words import FEATURES


@dataclass(frozen=True)
class Shape:
    """The sizes of all-MiniLM-L6-v2 and of the head."""

    pieces: int = 30522
    positions: int = 512
    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    head: int = 256
    dropout: float = 0.1


def dropped(x: Tensor, share: float) -> Tensor:
    """Drops the same units at all positions of a window.

    On a CPU, a random number for every unit of every position (and of every attention weight) costs more
    time than it is worth: attention has no dropout here, so that its fused kernel is used.
    """
    kept = torch.rand(x.shape[0], 1, x.shape[2]) >= share
    return x * (kept / (1 - share))


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, shape.dropout
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.out_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.down_norm = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        x = self.out_norm(x + self._dropped(self.out(self._attend(x, bias))))
        return self.down_norm(x + self._dropped(self.down(functional.gelu(self.up(x)))))

    def _attend(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, width = x.shape
        parts = (self.query, self.key, self.value)
        joined = torch.cat([p.weight for p in parts]), torch.cat([p.bias for p in parts])
        made = functional.linear(x, *joined).view(rows, length, 3, self.heads, width // self.heads)
        q, k, v = made.permute(2, 0, 3, 1, 4)
        heads = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        return heads.transpose(1, 2).reshape(rows, length, width)

    def _dropped(self, x: Tensor) -> Tensor:
        return dropped(x, self.dropout) if self.training else x


class Encoder(nn.Module):
    """BERT without its pooler."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.pieces, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = shape.dropout

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        x = self.norm(self.words(pieces) + self.positions.weight[: pieces.shape[1]])
        x = dropped(x, self.dropout) if self.training else x
        bias = torch.where(mask, 0.0, NEVER)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Tagger(Crf):
    """Scores of the tags of each word: (windows, words, tags)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.join = nn.Conv1d(shape.width + len(FEATURES), shape.head, kernel_size=3, padding=1)
        self.score = nn.Linear(shape.head, len(TAGS))
        self.dropout = shape.dropout

    def forward(self, pieces: Tensor, piece_mask: Tensor, firsts: Tensor, features: Tensor) -> Tensor:
        x = self.encoder(pieces, piece_mask)
        x = x.gather(1, firsts[:, :, None].expand(-1, -1, x.shape[2]))
        x = functional.dropout(x, self.dropout, self.training)
        x = self.join(torch.cat([x, features.to(x.dtype)], 2).transpose(1, 2)).transpose(1, 2)
        return self.score(functional.dropout(functional.gelu(x), self.dropout, self.training))


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "out_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "down_norm",
}


def load_encoder(tagger: Tagger, weights: Path) -> None:
    """Puts the weights of a BERT checkpoint into the encoder; a weight that is missing is an error."""
    stored = {name.removeprefix("bert."): w for name, w in load_file(weights).items()}
    kinds = stored["embeddings.token_type_embeddings.weight"][0]
    mine = {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "positions.weight": stored["embeddings.position_embeddings.weight"] + kinds,
        "norm.weight": stored["embeddings.LayerNorm.weight"],
        "norm.bias": stored["embeddings.LayerNorm.bias"],
    }
    for i in range(len(tagger.encoder.layers)):
        for theirs, name in _NAMES.items():
            for part in ("weight", "bias"):
                mine[f"layers.{i}.{name}.{part}"] = stored[f"encoder.layer.{i}.{theirs}.{part}"]
    tagger.encoder.load_state_dict(mine)
