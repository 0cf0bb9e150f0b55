"""Matters: the allegations against one party about one incident or claim, gathered from all documents."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from rejoinder.link.wording import read
from rejoinder.model import Reply, Statement
from rejoinder.model.vocabulary import ReplyKind
from rejoinder.weigh.account import Account
from rejoinder.weigh.accused import Naming, accused
from rejoinder.weigh.joining import Matter, Ties, joined

RESPONSES = frozenset(
    {"denies", "non_denial", "contradicts", "answers", "concedes", "deflects", "declines", "shifts"}
)
"""Replies that respond to an allegation."""

ACCUSED = frozenset({"denies", "non_denial", "deflects"})
"""Replies that show that somebody felt accused by what they answer."""

OF_ITSELF = frozenset({"contradicts", "concedes", "declines"})
"""Replies that show that somebody felt accused where what they answer names them."""

FELT = 0.35
"""Score below which a denial makes no allegation of what only asserts. One matrix fewer of the sample holds a party's
own account against a bystander; in unseen disputes, with the reader's statements, 8 of 13 points listed as open are (8
of 14), and 14 of 37 gaps are told for a response (15)."""

_ALLEGING = frozenset({"accuses", "asserts"})

AGREEING = frozenset({"repeats", "affirms"})
OPPOSING = frozenset({"denies", "contradicts"})

STEPS = 2
"""Replies followed from an allegation to what sides with it: a finding affirms it, a laboratory the finding."""


class Matters:
    """Finds the matters of an account."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self.naming = Naming(account)

    def found(self) -> list[Matter]:
        """All matters, each once, in a fixed order."""
        matters = self._grouped()
        return joined(matters, Ties(self._account, self.naming, matters, self.agreeing))

    def _grouped(self) -> list[Matter]:
        """Allegations grouped by what they are about and whom they accuse."""
        groups: dict[str, dict[str | None, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for statement in self._account.statements.values():
            about = self.about.get(statement.id) if self._alleges(statement) else None
            if about is not None:
                repliers = [p for r in self.answers(statement.id) if (p := self._account.party(r.source))]
                against = accused(self._account, self.naming, statement, repliers)
                groups[about][against].append(statement)
        incidents_first = sorted(groups, key=lambda about: (about not in self._account.incident_by_id, about))
        return [m for about in incidents_first for m in self._of_group(about, groups[about])]

    def _of_group(self, about: str, group: dict[str | None, list[Statement]]) -> Iterator[Matter]:
        """One matter for each accused party; where there is only one, it takes what others say that names nobody."""
        if len(group) == 2 and None in group:
            (only,) = (party for party in group if party is not None)
            nobody = group.pop(None)
            own = [s for s in nobody if self._account.allied(self._account.party(s.id), only)]
            group[only].extend(s for s in nobody if s not in own)
            if own:
                group[None] = own
        for against in sorted(group, key=lambda a: a or ""):
            made = sorted(group[against], key=self._age)
            named = any(s.addressee for s in made)
            yield Matter(about, against, tuple(s.id for s in made), named)

    def _age(self, statement: Statement) -> tuple[object, ...]:
        """Originals before copies, then by date."""
        account = self._account
        document = account.document[statement.id].id
        return document in account.copied_from, account.date(statement.id) or "9", statement.id

    def _alleges(self, statement: Statement) -> bool:
        """An accusation, or an assertion that another party answered as one, or contradicts where it answers nobody."""
        if statement.act not in _ALLEGING or statement.id in self._account.only_reports:
            return False
        if statement.act == "accuses":
            return True
        answers = list(self.answers(statement.id))
        kinds = {r.kind for r in answers}
        if any(r.kind in ACCUSED and r.score >= FELT for r in answers) or self._about_a_replier(
            statement, answers
        ):
            return True
        return (
            "contradicts" in kinds
            and RESPONSES.isdisjoint(self.answered_by(statement.id).values())
            and not self._defends(statement, answers)
        )

    def _defends(self, statement: Statement, answers: Iterable[Reply]) -> bool:
        """True for what a party says that has denied, or passed over, a charge by one that contradicts it now: its own
        account is no allegation against its accuser."""
        own = self._account.voice(self._account.party(statement.id))
        return any(
            (own, self._account.voice(self._account.party(r.source))) in self._denying for r in answers
        )

    @cached_property
    def _denying(self) -> frozenset[tuple[str | None, str | None]]:
        """Who has denied, or passed over, what whom alleged."""
        account = self._account
        return frozenset(
            (account.voice(account.party(r.source)), account.voice(account.party(r.target)))
            for r in account.replies
            if r.kind in ACCUSED and account.statements[r.target].act == "accuses"
        )

    def _about_a_replier(self, statement: Statement, answers: Iterable[Reply]) -> bool:
        """True where it says something of a party that contradicts, concedes or will not comment on it."""
        said = read(self._account.words(statement.id)).terms
        repliers = {
            self._account.voice(self._account.party(r.source)) for r in answers if r.kind in OF_ITSELF
        }
        return any(self.naming.named_in(party, said) for party in repliers)

    def is_accused(self, matter: Matter) -> bool:
        """True where words accuse or name the party of a matter, or it denied or passed over what is said; who only
        gives another account of something is accused of nothing."""
        return any(self._accuses(self._account.statements[a], matter) for a in matter.allegations)

    def _accuses(self, statement: Statement, matter: Matter) -> bool:
        if statement.act == "accuses" or statement.addressee:
            return True
        if self.naming.named_in(matter.accused, read(self._account.words(statement.id)).terms):
            return True
        return any(
            r.kind in ACCUSED and self.by_accused(matter, r.source) for r in self.answers(statement.id)
        )

    @cached_property
    def _replies_to(self) -> Mapping[str, list[Reply]]:
        found: dict[str, list[Reply]] = defaultdict(list)
        for reply in self._account.replies:
            if reply.kind in RESPONSES:
                found[reply.target].append(reply)
        return found

    @cached_property
    def _replies_by(self) -> Mapping[str, Mapping[str, ReplyKind]]:
        found: dict[str, dict[str, ReplyKind]] = defaultdict(dict)
        for reply in self._account.replies:
            found[reply.source][reply.target] = reply.kind
        return found

    def answered_by(self, statement: str) -> Mapping[str, ReplyKind]:
        """The statements that it replies to, and how; with those that say the same as these."""
        direct = self._replies_by.get(statement, {})
        told_again = {o: kind for t, kind in direct.items() for o in self.agreeing.get(t, ())}
        return {**told_again, **direct}

    def siding(self, matter: Matter) -> frozenset[str]:
        """The allegations and what others say to the same end: who repeats or affirms one, or contradicts a response
        to one. Who replies to these answers the allegation, too."""
        found = frozenset(matter.allegations)
        for _ in range(STEPS):
            agreeing = {s for f in found for s in self.agreeing.get(f, ())}
            responses = {
                r.source for f in found for r in self.answers(f) if self.by_accused(matter, r.source)
            }
            opposing = {s for r in responses for s in self._opposing.get(r, ())}
            found |= {s for s in agreeing | opposing if not self.by_accused(matter, s)}
        return found

    def by_accused(self, matter: Matter, statement: str) -> bool:
        """True where the accused side said it; any side where nobody is known to be accused."""
        return matter.accused is None or self._account.allied(self._account.party(statement), matter.accused)

    @cached_property
    def agreeing(self) -> Mapping[str, Sequence[str]]:
        """Statement -> those that say the same again, and those that it does."""
        found: dict[str, list[str]] = defaultdict(list)
        for reply in self._account.replies:
            if reply.kind in AGREEING:
                found[reply.target].append(reply.source)
                found[reply.source].append(reply.target)
        return found

    @cached_property
    def _opposing(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for reply in self._account.replies:
            if reply.kind in OPPOSING:
                found[reply.target].append(reply.source)
        return found

    def answers(self, statement: str) -> Iterator[Reply]:
        """Replies to it by a known party of another side."""
        account = self._account
        maker = account.party(statement)
        for reply in self._replies_to.get(statement, ()):
            party = account.party(reply.source)
            if party is not None and not account.allied(party, maker):
                yield reply

    @cached_property
    def about(self) -> Mapping[str, str]:
        """Statement -> its incident, else the incident of its other wordings, else its claim."""
        found: dict[str, str] = {}
        for claim in sorted(self._account.claims, key=lambda c: c.id, reverse=True):
            found |= {m.id: claim.id for m in claim.statements}
        for utterance in self._account.wordings.values():
            about = [i for s in utterance if (i := self._account.incident_of.get(s))]
            if about:
                found |= dict.fromkeys(utterance, min(about))
        return found | {s: i for s, i in self._account.incident_of.items() if s in self._account.statements}

    @cached_property
    def beside(self) -> Mapping[str, Sequence[str]]:
        """Incident or claim -> all statements about it."""
        found: dict[str, list[str]] = defaultdict(list)
        for statement, about in sorted(self.about.items()):
            found[about].append(statement)
        return found


def parties_of(account: Account, statements: Iterable[str]) -> frozenset[str]:
    """Who made the statements, as far as it is known."""
    return frozenset(p for s in statements if (p := account.party(s)))
