"""Where one party grants what it denied on an earlier day, or denies what it granted: both answer one allegation.

"No result was altered" and "missing values had been replaced by estimates" have no word in common; that the first
denies and the second concedes what one accuser said, or two said of one matter, ties them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from rejoinder.link.wording import negative
from rejoinder.model import Reply
from rejoinder.weigh.account import Account
from rejoinder.weigh.accused import Naming
from rejoinder.weigh.turning import CROWD, SHARED, Taken, before, of_other_things

_AGAINST = frozenset(("denies", "contradicts"))
_AGAIN = frozenset(("affirms", "repeats"))

ALIKE = 0.5
"""Share of the shorter one's terms that two allegations of one matter have in common, beside the party's name."""

Answers = Mapping[str, frozenset[str]]
"""Statement -> what it answers."""


class Granting:
    """The denials and concessions of an account, by what they answer."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._read: dict[str, Taken] = {}

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Pairs of statements of one party: the last denial of an earlier day, and the concession after it."""
        for concession in sorted(self._conceding):
            earlier = self._denials_before(concession)
            if earlier:
                yield max(earlier, key=self._lateness), concession

    def withdrawn(self) -> Iterator[tuple[str, str]]:
        """Pairs of statements of one party: the last concession of an earlier day, and the denial after it, of one
        allegation and in one word of what was granted: "did not dispute that it had carried out the **attack**", and
        then "there was no **strike** at all"."""
        for denial in sorted(self._denials):
            no = self._taken(denial).wording.negated
            earlier = [
                concession
                for target in sorted(self._denials[denial])
                for concession in sorted(self._granted_by.get(target, ()))
                if no & self._taken(concession).wording.terms and self._turns(concession, denial)
            ]
            if earlier:
                yield max(earlier, key=self._lateness), denial

    @cached_property
    def _granted_by(self) -> Answers:
        """Allegation -> the concessions of it, and of what it repeats or is repeated by."""
        return self._by_target({id: t for id, t in self._conceding.items() if self._concedes(id)})

    def last(self, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Of ``pairs`` of one party, each the older first, the last denial before each concession."""
        denials: dict[str, list[str]] = defaultdict(list)
        for old, new in pairs:
            if self._denies(old) and self._concedes(new):
                denials[new].append(old)
        for concession in sorted(denials):
            yield max(denials[concession], key=self._lateness), concession

    def _lateness(self, denial: str) -> tuple[object, ...]:
        """By date; of one day what denies comes after what only stands against an allegation."""
        return self._account.date(denial) or "", self._denies(denial), denial

    def _denies(self, statement: str) -> bool:
        return self._account.statements[statement].act == "denies"

    def _concedes(self, statement: str) -> bool:
        """What says that nothing was so ("confirmed that nobody was paid") grants nothing."""
        account = self._account
        return account.statements[statement].act == "concedes" and not negative(account.words(statement))

    def _denials_before(self, concession: str) -> Sequence[str]:
        """The denials of its party that answer what ``concession`` answers; where there are none, what is on one matter
        with that."""
        found = [d for d in self._of_the_same(concession) if self._turns(d, concession)]
        return found or [d for d in self._of_one_matter(concession) if self._turns(d, concession)]

    def _of_the_same(self, concession: str) -> Set[str]:
        """The denials of what ``concession`` answers, or of another wording or repetition of it."""
        matter = {m for target in self._conceding[concession] for m in (target, *self._again.get(target, ()))}
        return {denial for target in matter for denial in self._denied_by.get(target, ())}

    def _of_one_matter(self, concession: str) -> Iterator[str]:
        voice = self._voice(concession)
        for denial, denied in self._denied_to.get(voice or "", {}).items():
            if any(self._on_one_matter(a, b, voice) for a in denied for b in self._conceding[concession]):
                yield denial

    def _voice(self, statement: str) -> str | None:
        return self._account.voice(self._account.party(statement))

    def _on_one_matter(self, a: str, b: str, voice: str | None) -> bool:
        """True for what two others say of a party in words in common, beside its name."""
        x, y = self._taken(a), self._taken(b)
        if len(x.wording.terms & y.wording.terms) < SHARED:
            return False
        first, second = (t.wording.terms - self._naming.terms(voice) for t in (x, y))
        common, least = len(first & second), min(len(first), len(second))
        return common >= max(SHARED, ALIKE * least) and not of_other_things(x, y)

    def _taken(self, statement: str) -> Taken:
        if statement not in self._read:
            account = self._account
            self._read[statement] = Taken(
                account.statements[statement], "", account.words(statement), account.document[statement].text
            )
        return self._read[statement]

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self._account)

    @cached_property
    def _denied_to(self) -> Mapping[str, Answers]:
        """Party -> its denials with what they answer; none of parties that deny so much that little ties two."""
        found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for denial, targets in self._denials.items():
            found[self._voice(denial) or ""][denial] = targets
        return {voice: denials for voice, denials in found.items() if voice and len(denials) <= CROWD}

    def _turns(self, old: str, new: str) -> bool:
        account = self._account
        voice, other = self._voice(old), self._voice(new)
        reported = account.only_reports.keys() & {old, new}
        later = before(account.date(old), account.date(new))
        return voice is not None and voice == other and later and not reported

    @cached_property
    def _conceding(self) -> Answers:
        """What says that nothing was so ("confirmed that nobody was paid") grants nothing."""
        return {
            id: targets
            for id, targets in self._answers("concedes", frozenset(("concedes",))).items()
            if self._account.statements[id].act == "concedes" or not negative(self._account.words(id))
        }

    @cached_property
    def _denied_by(self) -> Answers:
        """Allegation -> the denials of it, and of what it repeats or is repeated by."""
        return self._by_target(self._denials)

    def _by_target(self, answers: Answers) -> Answers:
        found: dict[str, set[str]] = defaultdict(set)
        for answer, targets in answers.items():
            for target in targets:
                for meant in (target, *self._again.get(target, ())):
                    found[meant].add(answer)
        return {target: frozenset(given) for target, given in found.items()}

    def _answers(self, act: str, kinds: Set[str]) -> Answers:
        """Statements of an act, or whose reply is of one of ``kinds``, with what they answer."""
        found: dict[str, set[str]] = defaultdict(set)
        for reply in self._account.replies:
            if reply.kind in kinds or (self._is(act, reply) and reply.kind not in _AGAIN):
                found[reply.source].add(reply.target)
        return {source: frozenset(targets) for source, targets in found.items()}

    @cached_property
    def _denials(self) -> Answers:
        """What stands against an allegation, and what it answers; who accuses in return has denied nothing."""
        found = self._answers("denies", _AGAINST)
        return {id: targets for id, targets in found.items() if self._account.statements[id].act != "accuses"}

    def _is(self, act: str, reply: Reply) -> bool:
        return self._account.statements[reply.source].act == act

    @cached_property
    def _again(self) -> Answers:
        """Statement -> its other wordings, and those that repeat or affirm it or that it repeats or affirms."""
        found: dict[str, set[str]] = defaultdict(set)
        for reply in self._account.replies:
            if reply.kind in _AGAIN:
                found[reply.source].add(reply.target)
                found[reply.target].add(reply.source)
        for wordings in self._account.wordings.values():
            for one in wordings:
                found[one] |= {*wordings} - {one}
        return {statement: frozenset(others) for statement, others in found.items()}
