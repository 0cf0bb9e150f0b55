"""The fast tagger: word pieces and features into two layers of LSTMs in both directions, and a CRF.

It takes what the accurate tagger takes (``rejoinder.tagging.windows.Batch``), sees of each word its first piece
and the pieces beside it, and is taught by the accurate one.
"""

from dataclasses import dataclass

import torch
from crf import Crf
from torch import Tensor, nn
from torch.nn import functional

from rejoinder.tagging.decode import TAGS
from rejoinder.tagging.words import FEATURES


@dataclass(frozen=True)
class FastShape:
    """``hidden`` is per direction: at 192 ONNX Runtime reads some 22,000 words/s on one core, at 256 some 13,000."""

    pieces: int = 30522
    embedding: int = 128
    hidden: int = 192
    layers: int = 2
    dropout: float = 0.25


class Both(nn.Module):
    """One LSTM layer in both directions over padded rows.

    The backward LSTM reads each row turned within its own length, so that what is read never depends on
    how long the other rows are.
    """

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.ahead = nn.LSTM(width, hidden, batch_first=True)
        self.back = nn.LSTM(width, hidden, batch_first=True)

    def forward(self, x: Tensor, turned: Tensor) -> Tensor:
        """(rows, words, width) to (rows, words, 2 hidden); ``turned`` is each row's order read backwards."""
        ahead = self.ahead(x)[0]
        back = _in_order(self.back(_in_order(x, turned))[0], turned)
        return torch.cat([ahead, back], 2)


def _in_order(x: Tensor, order: Tensor) -> Tensor:
    return x.gather(1, order[:, :, None].expand(-1, -1, x.shape[2]))


def turned(present: Tensor) -> Tensor:
    """Each row's places in backward order; those behind its end stay where they are."""
    places = torch.arange(present.shape[1])[None, :]
    lengths = present.long().sum(1, keepdim=True)
    return torch.where(present, lengths - 1 - places, places)


class FastTagger(Crf):
    """Scores of the tags of each word: (windows, words, tags)."""

    def __init__(self, shape: FastShape) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.pieces, shape.embedding)
        self.join = nn.Linear(3 * shape.embedding + len(FEATURES), shape.hidden)
        widths = [shape.hidden] + [2 * shape.hidden] * (shape.layers - 1)
        self.layers = nn.ModuleList(Both(width, shape.hidden) for width in widths)
        self.score = nn.Linear(2 * shape.hidden, len(TAGS))
        self.dropout = shape.dropout

    def forward(self, pieces: Tensor, _piece_mask: Tensor, firsts: Tensor, features: Tensor) -> Tensor:
        # A row starts with the opening mark and ends with the closing one: each word has a piece on both sides.
        present = firsts > 0
        own = torch.where(present, firsts, 1)
        near = [self.pieces(pieces.gather(1, own + side)) for side in (-1, 0, 1)]
        x = functional.gelu(self.join(torch.cat([*near, features.to(near[0].dtype)], 2)))
        order = turned(present)
        for layer in self.layers:
            x = layer(self._dropped(x), order)
        return self.score(self._dropped(x))

    def _dropped(self, x: Tensor) -> Tensor:
        """Drops the same units at all words of a window."""
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.dropout
        return x * (kept / (1 - self.dropout))


def load_pieces(tagger: FastTagger, encoder: Tensor) -> None:
    """Starts the embeddings from an encoder's (pieces, width), in its directions of most variance."""
    table = encoder.float() - encoder.float().mean(0)
    _, _, directions = torch.linalg.svd(table[1000:], full_matrices=False)
    made = table @ directions[: tagger.pieces.embedding_dim].T
    with torch.no_grad():
        tagger.pieces.weight.copy_(made / made.std())
