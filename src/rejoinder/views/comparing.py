"""What several documents agree and disagree on, each finding with the exact words of both sides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rejoinder.model import AnyLink, Claim, Extracted, Record, Utterance
from rejoinder.model.vocabulary import Polarity
from rejoinder.publish import CaseContents, Index
from rejoinder.publish.contents import Counted, Said
from rejoinder.publish.grounds import strongest
from rejoinder.publish.wording import (
    VERDICTS,
    bounds_in_words,
    carrier_name,
    date_in_words,
    dates_in_words,
    kind_in_words,
)
from rejoinder.views.notebook import shortened, table_html
from rejoinder.weigh.versions import changes

_OPPOSED = frozenset({"denies", "contradicts"})
_TOGETHER: Mapping[Polarity, str] = {"asserts": "all assert", "denies": "all deny", "unclear": "on"}


class Side(Record, frozen=True, kw_only=True):
    """One document's side of a finding: who says it there, and the exact words."""

    document: str
    who: str
    words: str


class Finding(Record, frozen=True, kw_only=True):
    """One thing that documents agree or disagree on."""

    kind: str
    """``utterance``, ``claim``, ``reply`` or ``figure``."""
    sign: str
    what: str
    sides: tuple[Side, ...]
    why: str = ""


@dataclass(frozen=True, repr=False)
class Compared:
    """Documents side by side. ``apart`` are numbers that cannot be compared, with the reasons."""

    documents: tuple[Extracted, ...]
    agree: tuple[Finding, ...]
    disagree: tuple[Finding, ...]
    apart: tuple[Finding, ...]
    changes: tuple[Finding, ...] = ()
    """What a copy or a later version has otherwise: figures first, then who says what, then other words."""

    def _groups(self) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
        named = (("agree on", self.agree), ("disagree on", self.disagree), ("not comparable", self.apart))
        return (*named, ("changed", self.changes)) if self.changes else named

    def __repr__(self) -> str:
        return (
            f"<Compared {len(self.documents)} documents: agree on {len(self.agree)}, "
            f"disagree on {len(self.disagree)}, {len(self.apart)} numbers not comparable>"
        )

    def __str__(self) -> str:
        groups = self._groups()
        return "\n".join(f"{name}:\n{_lines(findings)}" for name, findings in groups)

    def _repr_html_(self) -> str:
        groups = self._groups()
        rows = [
            (name, f"{f.sign} {f.what}", " / ".join(f"{s.who}: {s.words}" for s in f.sides), f.why)
            for name, findings in groups
            for f in findings
        ]
        return table_html(repr(self)[1:-1], ("", "On", "Words", "Why"), rows)


def compared(documents: Sequence[Extracted]) -> Compared:
    """What ``documents`` agree and disagree on: utterances, claims, replies and figures across them."""
    from rejoinder.run import link_documents

    return compared_links(documents, link_documents(documents))


def compared_links(documents: Sequence[Extracted], links: Sequence[AnyLink]) -> Compared:
    """The same for documents that are linked already."""
    index = Index(CaseContents(name="", documents=tuple(documents), links=tuple(links)))
    figures = list(_figures(index))
    claims = list(_claims(index))
    return Compared(
        tuple(documents),
        agree=(
            *_utterances(index),
            *(f for f, opposed in claims if not opposed),
            *(f for f, verdict in figures if verdict in ("same", "compatible")),
        ),
        disagree=(
            *(f for f, opposed in claims if opposed),
            *_replies(index),
            *(f for f, verdict in figures if verdict == "disagree"),
        ),
        apart=tuple(f for f, verdict in figures if verdict == "not_comparable"),
        changes=tuple(_changes(index)),
    )


_SIGNS = {"added": "+", "dropped": "-", "changed": "~"}
_SUBJECTS = {"figure": "figure", "attribution": "who says what", "text": "words"}


def _changes(index: Index) -> Iterator[Finding]:
    """What each whole copy, or later version of one article, has otherwise than its original."""
    for copy in index.original_of.values():
        old, new = index.document[copy.original], index.document[copy.copy]
        for change in changes(old, new) if copy.whole else ():
            sides = [
                Side(document=document.id, who=carrier_name(document), words=words)
                for document, words in ((old, change.old_words), (new, change.new_words))
                if words
            ]
            yield Finding(
                kind="change",
                sign=_SIGNS[change.kind],
                what=f"{change.kind} ({_SUBJECTS[change.about]})",
                sides=tuple(sides),
            )


def _utterances(index: Index) -> Iterator[Finding]:
    for utterance in index.links(Utterance):
        held = index.placed(utterance.statements)
        if _across(held):
            sides = tuple(map(_side, held))
            yield Finding(kind="utterance", sign="=", what="the same was said", sides=sides)


def _claims(index: Index) -> Iterator[tuple[Finding, bool]]:
    """Claims in several documents, and whether some of them deny what others assert. What one utterance says in
    several wordings is told as that."""
    once = [frozenset(u.statements) for u in index.links(Utterance)]
    for claim in index.links(Claim):
        polarity = {s.id: s.polarity for s in claim.statements}
        held = [s for s in index.placed(polarity) if polarity[s.id] != "unclear"]
        if _across(held):
            opposed = len({polarity[said.id] for said in held}) > 1
            if not opposed and any(one.issuperset(said.id for said in held) for one in once):
                continue
            yield _claim(claim, held, polarity, opposed), opposed


def _claim(claim: Claim, held: Sequence[Said], polarity: dict[str, Polarity], opposed: bool) -> Finding:
    ordered = sorted(held, key=lambda said: polarity[said.id])
    words = shortened(claim.words)
    return Finding(
        kind="claim",
        sign="≠" if opposed else "=",
        what=f"asserted and denied: {words}" if opposed else f"{_TOGETHER[polarity[held[0].id]]}: {words}",
        sides=tuple(map(_side, ordered)),
    )


def _replies(index: Index) -> Iterator[Finding]:
    """Denials and contradictions across documents that no shared claim shows already."""
    told = {
        frozenset((a.id, b.id))
        for claim in index.links(Claim)
        for a, b in combinations(claim.statements, 2)
        if {a.polarity, b.polarity} == {"asserts", "denies"}
    }
    for reply in index.replies:
        answer, answered = index.statements[reply.source], index.statements[reply.target]
        if reply.kind in _OPPOSED and _across([answer, answered]) and {answer.id, answered.id} not in told:
            yield Finding(
                kind="reply",
                sign="≠",
                what=f"one {kind_in_words(reply.kind)} what the other says",
                sides=(_side(answer), _side(answered)),
                why="; ".join(signal.reason for signal in strongest(reply)),
            )


def _figures(index: Index) -> Iterator[tuple[Finding, str]]:
    for comparison, first, second in index.comparisons:
        if first.document.id != second.document.id:
            sign, word = VERDICTS[comparison.verdict]
            finding = Finding(
                kind="figure",
                sign=sign,
                what=f"{kind_in_words(first.figure.measure)}: {word}",
                sides=(_figure_side(first), _figure_side(second)),
                why=dates_in_words("; ".join(comparison.reasons)),
            )
            yield finding, comparison.verdict


def _across(held: Sequence[Said]) -> bool:
    return len({said.document.id for said in held}) > 1


def _side(said: Said) -> Side:
    document = said.document
    who = ", ".join((said.party.name, f"in {carrier_name(document)}", date_in_words(said.date)))
    return Side(document=document.id, who=who, words=said.words)


def _figure_side(counted: Counted) -> Side:
    document = counted.document
    who = f"{counted.claimant}, in {carrier_name(document)}: {bounds_in_words(counted.figure)}"
    return Side(document=document.id, who=who, words=counted.figure.words)


def _lines(findings: Sequence[Finding]) -> str:
    lines = []
    for finding in findings:
        lines.append(f"  {finding.sign} {finding.what}")
        lines += [f"      {side.who}: {side.words}" for side in finding.sides]
    return "\n".join(lines) or "  nothing found"
