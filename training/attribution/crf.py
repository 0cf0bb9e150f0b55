"""A linear-chain CRF over the scores of a tagger: learned from annotators' tags, or from a teacher's doubts.

Reading finds the best tags with ``rejoinder.tagging.decode``.
"""

import torch
from torch import Tensor, nn

from rejoinder.tagging.decode import NEVER, TAGS, allowed


class Crf(nn.Module):
    """A tagger's transitions, and its two losses. Scores are (windows, words, tags), masks (windows, words)."""

    def __init__(self) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))

    def loss(self, scores: Tensor, tags: Tensor, starts: Tensor, mask: Tensor) -> Tensor:
        """The negative log-likelihood of ``tags``, by window."""
        steps, scores = self._steps(), _started(scores, starts)
        return _total(scores, steps, mask) - _given(scores, steps, tags, mask)

    def doubt(self, scores: Tensor, teacher: "Doubts", starts: Tensor, mask: Tensor) -> Tensor:
        """The cross-entropy to the teacher's distribution over whole taggings, by window.

        Its gradient is the difference of the two models' marginals: the teacher's uncertainty is taught with
        its choices (Wang and others, "Structure-Level Knowledge Distillation for Multilingual Sequence
        Labeling", ACL 2020).
        """
        steps, scores = self._steps(), _started(scores, starts)
        expected = (teacher.here * scores).sum((1, 2)) + (teacher.moves * steps).sum((1, 2))
        return _total(scores, steps, mask) - expected

    def _steps(self) -> Tensor:
        return torch.where(torch.from_numpy(allowed()), self.transitions, NEVER)


class Doubts:
    """A teacher's marginals: of each word's tags (windows, words, tags), and of moves (windows, tags, tags)."""

    @torch.no_grad()
    def __init__(self, scores: Tensor, transitions: Tensor, starts: Tensor, mask: Tensor) -> None:
        steps = torch.where(torch.from_numpy(allowed()), transitions, NEVER)
        scores = _started(scores, starts)
        forward, backward = _forward(scores, steps, mask), _backward(scores, steps, mask)
        total = torch.logsumexp(forward[:, -1], 1)
        self.here = (forward + backward - total[:, None, None]).exp() * mask[:, :, None]
        moves = forward[:, :-1, :, None] + steps + (scores + backward)[:, 1:, None, :]
        self.moves = ((moves - total[:, None, None, None]).exp() * mask[:, 1:, None, None]).sum(1)


def _started(scores: Tensor, starts: Tensor) -> Tensor:
    """No span runs on into a word that starts a part."""
    inside = torch.tensor([NEVER if t.startswith("I-") else 0.0 for t in TAGS])
    return scores.float() + starts[:, :, None] * inside


def _forward(scores: Tensor, steps: Tensor, mask: Tensor) -> Tensor:
    """The log of the sum over all taggings up to each word, by its tag; behind the end it stays."""
    alphas = [scores[:, 0]]
    for i in range(1, scores.shape[1]):
        further = torch.logsumexp(alphas[-1][:, :, None] + steps, 1) + scores[:, i]
        alphas.append(torch.where(mask[:, i, None], further, alphas[-1]))
    return torch.stack(alphas, 1)


def _backward(scores: Tensor, steps: Tensor, mask: Tensor) -> Tensor:
    """The log of the sum over all taggings behind each word, by its tag."""
    betas = [torch.zeros_like(scores[:, 0])]
    for i in range(scores.shape[1] - 1, 0, -1):
        further = torch.logsumexp(steps + (scores[:, i] + betas[-1])[:, None, :], 2)
        betas.append(torch.where(mask[:, i, None], further, betas[-1]))
    return torch.stack(betas[::-1], 1)


def _total(scores: Tensor, steps: Tensor, mask: Tensor) -> Tensor:
    """The log of the sum over all taggings, by window."""
    return torch.logsumexp(_forward(scores, steps, mask)[:, -1], 1)


def _given(scores: Tensor, steps: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """The score of the given tags, by window."""
    here = scores.gather(2, tags[:, :, None])[:, :, 0] * mask
    moved = steps[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
    return here.sum(1) + moved.sum(1)
