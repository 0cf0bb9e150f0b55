"""Mentions of one document that are the same incident: the same kind, no conflict of date, place or maker.

A document mostly speaks of few incidents and names each many times. So a mention joins an incident unless
something says that it is another one; a definite mention without date and place joins the latest that fits.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, reduce

from rejoinder.extract.incidents.mentions import Mention, joins_only
from rejoinder.extract.incidents.vocabulary import vocabulary
from rejoinder.extract.places.finder import FoundPlace, Gazetteer
from rejoinder.extract.places.gazetteer import NOWHERE, choose
from rejoinder.extract.places.vocabulary import countries
from rejoinder.model import DateValue, Place, Span

OFTEN_ENOUGH = 0.34
"""The share of the mentions of several events ("the attacks") from which a narrower kind names all of them."""


@dataclass
class Cluster:
    """The mentions of one incident so far. Built here, read by the extractor, never kept."""

    kind: str
    mentions: list[Mention] = field(default_factory=list)
    dates: dict[str, DateValue] = field(default_factory=dict)
    """The different dates of the mentions, by day, month or year."""
    sites: dict[tuple[str, Place], FoundPlace] = field(default_factory=dict)
    """The different places of the mentions, by kind and place."""

    def add(self, mention: Mention) -> None:
        """Take ``mention`` in; its kind becomes the cluster's while none has said how the harm was done."""
        if not self.mentions or (self.tells_harm and not joins_only(mention)):
            self.kind = mention.kind
        elif not tells_harm(mention):
            self.kind = vocabulary().narrower(self.kind, mention.kind)
        self.mentions.append(mention)
        if mention.date.date is not None:
            self.dates.setdefault(mention.date.date, mention.date)
        if mention.place is not None:
            self.sites.setdefault((mention.place.kind, mention.place.place), mention.place)

    @property
    def tells_harm(self) -> bool:
        """True while no mention says how the harm was done."""
        return all(tells_harm(m) or joins_only(m) for m in self.mentions)

    @property
    def plural(self) -> bool:
        return next((m for m in self.mentions if not tells_harm(m)), self.mentions[0]).plural

    @property
    def named_kind(self) -> str:
        """The kind to show: of several events, the one that enough of the mentions name."""
        if not self.plural:
            return self.kind
        counts = Counter(m.kind for m in self.mentions)
        share = OFTEN_ENOUGH * len(self.mentions)
        often = [kind for kind in counts if counts[kind] >= share and vocabulary().same(kind, self.kind)]
        return reduce(vocabulary().narrower, often or [self.kind])

    @property
    def places(self) -> list[FoundPlace]:
        return [m.place for m in self.mentions if m.place is not None]

    @property
    def pinned(self) -> bool:
        return any(m.pinned for m in self.mentions)


def merge(mentions: Iterable[Mention]) -> list[Cluster]:
    """The incidents of a document.

    Mentions that say when or where come first, so that others join them; words without a kind come last.
    """
    ordered, merged = list(mentions), _Merged()
    for mention in ordered:
        if _says_where_or_when(mention) and not joins_only(mention):
            merged.place_pinned(mention)
    for mention in ordered:
        if not _says_where_or_when(mention) and not joins_only(mention):
            merged.place_loose(mention)
    for mention in filter(joins_only, ordered):
        merged.place_loose(mention)
    for cluster in merged.clusters:
        cluster.mentions.sort(key=lambda m: m.span)
    return sorted(merged.clusters, key=lambda c: c.mentions[0].span)


def _says_where_or_when(mention: Mention) -> bool:
    return mention.date.date is not None or mention.place is not None


class _Merged:
    """The clusters so far, and all their mentions in text order."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._spans: list[Span] = []
        self._owners: list[Cluster] = []

    def place_pinned(self, mention: Mention) -> None:
        fitting = (
            c for c in self.clusters if _fits(c, mention) and (_shares(c, mention) or _one_event(c, mention))
        )
        best = max(fitting, key=lambda c: (_shares(c, mention), c.mentions[-1].span), default=None)
        self._join(best, mention)

    def place_loose(self, mention: Mention) -> None:
        """A mention without date and place: of what was spoken of last before it, else of what comes after."""
        best = None
        if not mention.other:
            before, after = self._around(mention.span)
            best = _first_fitting(before, mention) or _first_fitting(after, mention)
        self._join(best, mention)

    def _around(self, span: Span) -> tuple[Iterable[Cluster], Iterable[Cluster]]:
        """What was spoken of before ``span``, the latest first, and after it, the nearest first."""
        first, last = bisect_left(self._spans, span), bisect_right(self._spans, span)
        before = (self._owners[i] for i in range(first - 1, -1, -1))
        return before, (self._owners[i] for i in range(last, len(self._owners)))

    def _join(self, best: Cluster | None, mention: Mention) -> None:
        if best is None:
            if joins_only(mention):
                return
            best = Cluster(mention.kind)
            self.clusters.append(best)
        best.add(mention)
        place = bisect_right(self._spans, mention.span)
        self._spans.insert(place, mention.span)
        self._owners.insert(place, best)


def _first_fitting(clusters: Iterable[Cluster], mention: Mention) -> Cluster | None:
    """The first that the mention can be of; each is asked once, however often it comes."""
    asked: set[int] = set()
    for cluster in clusters:
        if id(cluster) not in asked:
            asked.add(id(cluster))
            if _fits(cluster, mention):
                return cluster
    return None


def _fits(cluster: Cluster, mention: Mention) -> bool:
    """True where nothing says that the mention is of another incident."""
    if cluster.kind in vocabulary().words.not_harmful or mention.kind in vocabulary().words.not_harmful:
        fits = vocabulary().same(cluster.kind, mention.kind) and cluster.plural == mention.plural
    else:
        fits = (
            joins_only(mention) or tells_harm(mention) or cluster.tells_harm or _same_sort(cluster, mention)
        )
    if not fits:
        return False
    if (mention.plural or cluster.kind in vocabulary().words.by_maker) and not _same_maker(cluster, mention):
        return False
    return not _conflict(cluster, mention)


def _same_sort(cluster: Cluster, mention: Mention) -> bool:
    return cluster.plural == mention.plural and vocabulary().same(cluster.kind, mention.kind)


def tells_harm(mention: Mention) -> bool:
    """True for "killed": strikes, floods and fires kill alike, one as many."""
    return mention.verb and mention.kind == "killing"


def _conflict(cluster: Cluster, mention: Mention) -> bool:
    if mention.other and cluster.mentions[-1].span < mention.span and not _shares(cluster, mention):
        return True
    if _other_target(cluster, mention):
        return True
    if any(not same_date(mention.date, date) for date in cluster.dates.values()):
        return True
    return mention.place is not None and any(not same_place(mention.place, p) for p in cluster.sites.values())


def _other_target(cluster: Cluster, mention: Mention) -> bool:
    """True where one is an attack on one facility, the other on another."""
    facility = _facility_hit(mention)
    return facility is not None and any(_facility_hit(m) not in (None, facility) for m in cluster.mentions)


def _facility_hit(mention: Mention) -> str | None:
    name = mention.place.place.name if mention.place and mention.place.kind == "facility" else None
    return name if name and mention.target and name.endswith(mention.target) else None


def _shares(cluster: Cluster, mention: Mention) -> int:
    """How many of date and place the two have in common."""
    date = mention.date.date is not None and any(same_date(mention.date, d) for d in cluster.dates.values())
    place = mention.place is not None and any(same_place(mention.place, p) for p in cluster.sites.values())
    return int(date) + int(place)


def _one_event(cluster: Cluster, mention: Mention) -> bool:
    """True where what one says and the other leaves open can be put together: one the day, one the town."""
    open_date = not cluster.dates or mention.date.date is None
    open_place = not cluster.sites or mention.place is None
    return open_date and open_place and not mention.other


def _same_maker(cluster: Cluster, mention: Mention) -> bool:
    if not mention.agent:
        return True
    makers = {m.agent for m in cluster.mentions if m.agent}
    if not makers:
        return True
    words = _names(mention.agent)
    return not words or any(words & _names(maker) for maker in makers)


def _names(words: str) -> frozenset[str]:
    """The names in a phrase; a country and its people ("Kenya", "Kenyan") by the country's code."""
    named = (word.removesuffix("'s").removesuffix("’s") for word in words.split() if word[:1].isupper())
    return frozenset(_country(word) or word.casefold() for word in named)


@cache
def _country(word: str) -> str | None:
    people = countries().people().get(word)
    if people is not None:
        return people
    best = choose(Gazetteer.default().candidates(word), NOWHERE)
    return best.country if best is not None and best.kind == "country" else None


def same_date(one: DateValue, two: DateValue) -> bool:
    """True where the two can be one day: one is the other, or the month or year of it, or is open."""
    if one.date is None or two.date is None:
        return True
    return one.date.startswith(two.date) or two.date.startswith(one.date)


def same_place(one: FoundPlace, two: FoundPlace) -> bool:
    """True where the two can be one place: one name or id, or one lies in the other as far as is known.

    A street and a hospital in it, or a town and a bridge of it, are not told apart unless their towns are.
    """
    if one.place.name == two.place.name or _within(one.place, two.place) or _within(two.place, one.place):
        return True
    if one.place.geonameid is not None and one.place.geonameid == two.place.geonameid:
        return True
    large = {"country", "region", "area"}
    if (one.kind in large) != (two.kind in large):
        return (
            one.place.country is None or two.place.country is None or one.place.country == two.place.country
        )
    return "facility" in (one.kind, two.kind) and None in (one.place.within, two.place.within)


def _within(inner: Place, outer: Place) -> bool:
    return inner.within is not None and inner.within in (outer.name, outer.within)
