"""One claim as a page and a brief tell it: who asserts it, who denies it, by how many independent sources."""

from dataclasses import dataclass

from rejoinder.model import Claim, Position
from rejoinder.model.vocabulary import Polarity
from rejoinder.publish.contents import Index, Said
from rejoinder.publish.incidents import Gap, Matrix, coverage_gaps, matrix
from rejoinder.publish.sources import Corroboration, corroboration

SIDES: tuple[tuple[Polarity, str], ...] = (
    ("asserts", "asserted by"),
    ("denies", "denied by"),
    ("unclear", "not clear from"),
)
"""What statements say of a claim, in the order in which it is told, and how that is put."""


@dataclass(frozen=True)
class Side:
    """The statements of one polarity, and the independent sources behind them."""

    called: str
    said: tuple[Said, ...]
    sources: Corroboration

    @property
    def summary(self) -> str:
        """ "asserted by 2 independent sources"."""
        return f"{self.called} {self.sources.summary}"


@dataclass(frozen=True)
class ClaimAccount:
    """Everything the case holds about one claim, in the order it is read."""

    claim: Claim
    sides: tuple[Side, ...]
    shifts: tuple[tuple[Position, Said, Said], ...]
    matrices: tuple[Matrix, ...]
    gaps: tuple[Gap, ...]

    @property
    def contested(self) -> bool:
        """True where somebody denies what somebody asserts."""
        return is_contested(self.claim)


def is_contested(claim: Claim) -> bool:
    """True where somebody denies what somebody asserts."""
    return {"asserts", "denies"} <= {s.polarity for s in claim.statements}


def sides(index: Index, claim: Claim) -> tuple[Side, ...]:
    """Who asserts a claim, who denies it, and from whom neither is clear."""
    polarity = {s.id: s.polarity for s in claim.statements}
    placed = index.placed(polarity)
    found = []
    for word, called in SIDES:
        said = tuple(s for s in placed if polarity[s.id] == word)
        if said:
            found.append(Side(called, said, corroboration(index, said)))
    return tuple(found)


def claim_account(index: Index, claim: Claim) -> ClaimAccount:
    """Who stands where on ``claim``, how accounts of it shifted, and which of its points are open."""
    coverage = index.coverage.get(claim.id, [])
    return ClaimAccount(
        claim=claim,
        sides=sides(index, claim),
        shifts=tuple(s for s in index.shifts if s[0].claim == claim.id),
        matrices=tuple(matrix(index, c) for c in coverage),
        gaps=tuple(g for c in coverage for g in coverage_gaps(index, c)),
    )


def told_claims(index: Index) -> list[ClaimAccount]:
    """The claims that a brief tells: those of several independent sources, and allegations with points; the contested
    first, then those with most sources."""
    held = (c for c in index.claims.values() if len(c.statements) > 1 or c.id in index.coverage)
    told = [claim_account(index, c) for c in held]
    kept = [a for a in told if a.contested or a.matrices or _sources(a) > 1]
    return sorted(kept, key=lambda a: (not a.contested, -_sources(a), a.claim.words, a.claim.id))


def _sources(account: ClaimAccount) -> int:
    return sum(len(side.sources.roots) for side in account.sides)
