"""Groups made from pairs: the same whatever the order in which the pairs come."""

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=str)


class Clusters(Generic[T]):
    """Union-find over ids. A group is known by its smallest member."""

    def __init__(self, members: Iterable[T] = ()) -> None:
        self._above: dict[T, T] = {member: member for member in members}
        self._members: dict[T, list[T]] = {member: [member] for member in self._above}

    def find(self, member: T) -> T:
        """The smallest member of the group of ``member``."""
        root = member
        while self._above.setdefault(root, root) != root:
            root = self._above[root]
        while self._above[member] != root:
            self._above[member], member = root, self._above[member]
        return root

    def join(self, a: T, b: T) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        if first != second:
            self._above[second] = first
            self._members.setdefault(first, [first]).extend(self._members.pop(second, [second]))

    def members(self, member: T) -> list[T]:
        """All of the group of ``member``."""
        root = self.find(member)
        return self._members.setdefault(root, [root])

    def groups(self) -> list[list[T]]:
        """All groups, each sorted, in the order of their smallest members."""
        found: dict[T, list[T]] = {}
        for member in sorted(self._above):
            found.setdefault(self.find(member), []).append(member)
        return [found[root] for root in sorted(found)]
