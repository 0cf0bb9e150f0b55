"""Who an unnamed person is: the one then named as "the ministry's spokesman", the only "electrician" of a month."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rejoinder.extract.statements.mentions import mention_words
from rejoinder.link.joins import Join, Node, join_of
from rejoinder.link.naming import read_name
from rejoinder.link.vocabulary import names

HELD = 365
"""Days from a document that names the holder of an office within which that office is the same person's."""

FEW = 3
"""Documents beyond which a description such as "electrician" may be anybody's."""

ONE_STORY = 31
"""Days between the first and the last of them."""

_ANY = {"spokesman": "spokesperson", "spokeswoman": "spokesperson"}
"""Offices with the word that says the same of either sex."""

Office = tuple[str, str]
"""A body (as ``Bodies`` tells it) and what the office is called."""

Bodies = Callable[[str], str | None]
"""The body that words name: an id that is the same for the same body, None where it is none of the case's."""


@dataclass(frozen=True)
class _Holder:
    """A person named in an office, and the days of the documents that name them."""

    node: Node
    days: Sequence[int]

    def named_about(self, day: int) -> bool:
        """True where a document within a year of ``day`` names them."""
        at = bisect_left(self.days, day - HELD)
        return at < len(self.days) and self.days[at] <= day + HELD


def holder_joins(nodes: Mapping[str, Node], body_of: Bodies) -> Iterator[Join]:
    """Unnamed holders of an office with the one person of the case who is named in it about that time."""
    ordered = [nodes[i] for i in sorted(nodes)]
    holders: dict[Office, list[_Holder]] = defaultdict(list)
    for node in ordered:
        for office in _offices_of(node, body_of):
            holders[office].append(_Holder(node, _days(node)))
    for node in ordered:
        if node.definite and not node.anonymous and not node.name.person and node.name.role:
            for body in filter(None, (body_of(words) for words in (*node.affiliations, node.full))):
                yield from _held(node, holders.get((body, node.name.role), ()))


def described_joins(nodes: Iterable[Node]) -> Iterator[Join]:
    """Unnamed people of one occupation in the few documents of one month that have it, one each."""
    described: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda n: n.id):
        role = node.name.role
        if node.anonymous and role not in names("offices") | mention_words().any_person:
            described[role].append(node)
    for role, alike in sorted(described.items()):
        if _one_each(alike) and _in_one_story(alike) and len({n.name.body for n in alike if n.name.body}) < 2:
            for other in alike[1:]:
                yield join_of(
                    alike[0], other, "description", f"the only {role} in the documents of one month"
                )


def _one_each(alike: Sequence[Node]) -> bool:
    documents = [d for node in alike for d in node.documents]
    return len(alike) > 1 and len(documents) == len(set(documents)) <= FEW


def _in_one_story(alike: Iterable[Node]) -> bool:
    days = [_days(node) for node in alike]
    known = sorted(day for found in days for day in found)
    return all(days) and known[-1] - known[0] <= ONE_STORY


def _offices_of(node: Node, body_of: Bodies) -> Iterator[Office]:
    """The offices in which a person is named, by the words of the role and those of the body."""
    if not node.name.person:
        return
    for role in sorted(node.roles):
        office = read_name(role, "person").role
        if office not in names("offices") or any(w.lower() in names("leading") for w in role.split()[:-1]):
            continue
        found = {body_of(words) for words in (role, *node.affiliations)} - {None}
        for body in sorted(filter(None, found)):
            for called in {office, _ANY.get(office, office)}:
                yield body, called


def _held(node: Node, holders: Iterable[_Holder]) -> Iterator[Join]:
    """The join with the only one of ``holders`` who is named about the same time."""
    days = _days(node)
    near = [h.node for h in holders if h.node.documents & node.documents or any(map(h.named_about, days))]
    if len({holder.name.person for holder in near}) == 1:
        yield join_of(
            node, near[0], "office", f"the only {node.name.role} of that body named about that time"
        )


def _days(node: Node) -> list[int]:
    """The days of its documents, in their order, as ordinal numbers; those known to the day alone."""
    return [date.fromisoformat(day).toordinal() for day in sorted(node.days) if len(day) == len("2000-01-01")]
