"""Places: what a text names, and which place of the world each name means, where the text supports one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from rejoinder.extract.parse import Parsed
from rejoinder.extract.places.gazetteer import (
    LARGE,
    NOWHERE,
    Candidate,
    Gazetteer,
    PlaceContext,
    choose,
)
from rejoinder.extract.places.mentions import Mention, find_mentions
from rejoinder.extract.places.table import fold
from rejoinder.extract.places.vocabulary import countries, words
from rejoinder.model import Place, Span

__all__ = ["FoundPlace", "Gazetteer", "PlaceContext", "PlaceKind", "find_places", "place_context"]

PlaceKind = Literal["country", "region", "town", "facility", "area", "wide", "other"]

_KINDS: dict[str, PlaceKind] = {"city": "town", "country": "country", "region": "region"}
_HELD_IN = frozenset({",", "in", "of", "(", "in the", "near", ", near", ", in", ", outside"})
"""What can stand between a name and the larger place that it lies in."""

NEARLY = 0.95
"""Likeness of a spelling from which a name that only a verb marks is a place: Saraqeb, Sarāqib."""

MOST_CANDIDATES = 8
"""Candidates kept with an ambiguous name, the likeliest first; Springfield has 31."""


@dataclass(frozen=True)
class FoundPlace:
    """One mention of a place. ``place.name`` is as written; it has an id only where the text supports one.

    ``candidates`` are the places of the world that the name can mean, likeliest first. ``located`` is True
    where the words before it say that something is there ("in", "near", "the town of").
    """

    span: Span
    place: Place
    kind: PlaceKind
    candidates: tuple[Place, ...] = ()
    located: bool = False
    within_id: int | None = None
    """The GeoNames id of the place that a facility lies in, where the text supports one."""


def find_places(parsed: Parsed) -> tuple[FoundPlace, ...]:
    """The places that the document names, in text order."""
    gazetteer = Gazetteer.default()
    mentions = tuple(find_mentions(parsed))
    context = _context(parsed, mentions, gazetteer)
    holders = {mention: _holder(parsed.text, mention, after) for mention, after in _pairs(mentions)}
    reader = _Reader(gazetteer, context, holders, _known_as(mentions))
    found = (reader.read(mention) for mention in mentions)
    return _consistent([place for place in found if place is not None])


def _consistent(found: Sequence[FoundPlace]) -> tuple[FoundPlace, ...]:
    """The mentions, a name that is resolved in one place of the document resolved alike in the others."""
    known: dict[str, dict[int, FoundPlace]] = defaultdict(dict)
    for one in found:
        if one.place.geonameid is not None:
            known[fold(one.place.name)].setdefault(one.place.geonameid, one)
    return tuple(_as_known(one, list(known[fold(one.place.name)].values())) for one in found)


def _as_known(one: FoundPlace, known: Sequence[FoundPlace]) -> FoundPlace:
    if one.kind != "other" or len(known) != 1:
        return one
    place = msgspec.structs.replace(known[0].place, name=one.place.name)
    return replace(one, place=place, kind=known[0].kind)


def place_context(parsed: Parsed) -> PlaceContext:
    """What the document as a whole says about where it plays."""
    return _context(parsed, tuple(find_mentions(parsed)), Gazetteer.default())


def _context(parsed: Parsed, mentions: Sequence[Mention], gazetteer: Gazetteer) -> PlaceContext:
    """Votes of countries by name, by their people, and of towns and regions that need no context."""
    votes: Counter[str] = Counter()
    regions: set[tuple[str, str]] = set()
    for country in _peoples(parsed):
        votes[country] += 1
    for mention in mentions:
        found = gazetteer.candidates(mention.name) if mention.sort != "facility" else ()
        best = choose(found, NOWHERE)
        reached = mention.reached and best is not None and best.population >= LARGE
        if best is not None and (mention.labelled or mention.located or reached):
            votes[best.country] += 1
            if best.admin1 and (best.kind == "region" or best.population >= LARGE):
                regions.add(best.region)
    top = max(votes.values(), default=1)
    shares = {country: count / top for country, count in sorted(votes.items())}
    return PlaceContext(shares, frozenset(regions))


def _peoples(parsed: Parsed) -> Iterable[str]:
    """The country of every word such as "Syrian" in the text."""
    people = countries().people()
    for paragraph in parsed.paragraphs:
        tokens = [t.text for t in paragraph.doc]
        for one, two in zip(tokens, [*tokens[1:], ""], strict=True):
            country = people.get(f"{one} {two}") or people.get(one)
            if country:
                yield country


def _pairs(mentions: Sequence[Mention]) -> Iterable[tuple[Mention, Mention | None]]:
    return zip(mentions, [*mentions, None][1:], strict=True)


def _holder(text: str, mention: Mention, after: Mention | None) -> Mention | None:
    """The larger place named right after: "Idleb governorate" in "Sermin in Idleb governorate"."""
    if after is None or after.paragraph is not mention.paragraph:
        return None
    between = text[mention.span.end : after.span.start].strip()
    words_between = [word for word in between.split() if word not in words().parts and word != "the"]
    return after if " ".join(words_between) in _HELD_IN else None


def _known_as(mentions: Iterable[Mention]) -> frozenset[str]:
    """Folded names that the words around say are places, at least once in the document."""
    known: dict[str, int] = defaultdict(int)
    for mention in mentions:
        if (mention.located and mention.labelled) or mention.sort in ("settlement", "area"):
            known[fold(mention.name)] += 1
    return frozenset(known)


@dataclass(frozen=True)
class _Reader:
    """Resolves the mentions of one document."""

    gazetteer: Gazetteer
    context: PlaceContext
    holders: dict[Mention, Mention | None]
    known: frozenset[str]

    def read(self, mention: Mention) -> FoundPlace | None:
        if fold(mention.name) in words().never:
            return None
        if mention.sort == "facility":
            return self._facility(mention)
        if mention.words in words().wide:
            return FoundPlace(mention.span, Place(name=mention.words), "wide", (), mention.located)
        if mention.sort == "area":
            return self._area(mention)
        return self._town(mention)

    def _town(self, mention: Mention) -> FoundPlace | None:
        context = self._local(mention)
        found = self.gazetteer.candidates(mention.name, context)
        best = choose(found, context)
        if best is None and not self._is_place(mention, found):
            return None
        if best is not None and not mention.labelled and not mention.located and not _is_exact(mention, best):
            return None
        kind = _KINDS.get(best.kind, "facility") if best else "other"
        place = best.place(mention.words) if best else Place(name=mention.words)
        others = tuple(c.place(c.name) for c in found[:MOST_CANDIDATES])
        return FoundPlace(mention.span, place, kind, others, mention.located)

    def _is_place(self, mention: Mention, found: Sequence[Candidate]) -> bool:
        """True where a name that has no id is still a place by the words around it, here or elsewhere."""
        if mention.sort == "settlement" or (mention.labelled and found):
            return True
        return fold(mention.name) in self.known and (mention.labelled or mention.located)

    def _area(self, mention: Mention) -> FoundPlace:
        """An area has no id of its own: the town of the same name is another place. Its country is known."""
        found = self.gazetteer.candidates(mention.words, self.context)
        whole = choose(found, self.context)
        if whole is not None:
            kind = _KINDS.get(whole.kind, "facility")
            return FoundPlace(mention.span, whole.place(mention.words), kind, (), mention.located)
        town = choose(self.gazetteer.candidates(mention.name, self.context), self.context)
        place = Place(name=mention.words, country=town.country if town else None)
        return FoundPlace(mention.span, place, "area", (), mention.located)

    def _facility(self, mention: Mention) -> FoundPlace | None:
        known = choose(self.gazetteer.candidates(mention.words, self.context), self.context)
        if known is not None and known.geonameid is None:
            return FoundPlace(mention.span, known.place(mention.words), "facility", (), mention.located)
        within, town = self._within(mention)
        if not (mention.labelled or mention.located or within):
            return None
        place = Place(name=mention.words, country=town.country if town else None, within=within)
        held = town.geonameid if town else None
        return FoundPlace(mention.span, place, "facility", (), mention.located, held)

    def _within(self, mention: Mention) -> tuple[str | None, Candidate | None]:
        """The town of a facility as written, by its own name or named right after it, and what it means."""
        holder = self.holders.get(mention)
        town = self._town_in_name(mention.name)
        if holder is None or holder.sort == "facility" or (town and holder.sort == "area"):
            return town or (None, None)
        best = choose(self.gazetteer.candidates(holder.name, self.context), self.context)
        return holder.words, best

    def _town_in_name(self, name: str) -> tuple[str, Candidate] | None:
        """The town that a facility's name begins with: "Sermin" of "Sermin field hospital"."""
        parts = name.split()
        for length in range(min(len(parts), 3), 0, -1):
            head = " ".join(parts[:length])
            found = [c for c in self.gazetteer.candidates(head, self.context) if c.similarity == 1]
            best = choose(tuple(found), self.context)
            if best is not None and (fold(head) in self.known or length == len(parts)):
                return head, best
        return None

    def _local(self, mention: Mention) -> PlaceContext:
        """The context of one name: the country, region or town named right after it counts most."""
        holder = self.holders.get(mention)
        if holder is None:
            return self.context
        larger = self.gazetteer.candidates(holder.name, self.context)
        best = choose(larger, self.context) or self._holding(mention, larger)
        if best is None:
            return self.context
        if holder.sort == "area" or best.kind == "region":
            return self.context.narrowed(best.country, best.region)
        return self.context.narrowed(best.country) if best.kind in ("country", "city") else self.context

    def _holding(self, mention: Mention, larger: Sequence[Candidate]) -> Candidate | None:
        """The one country or region of an open name that has a town of this name: Georgia in "Athens, Georgia"."""
        towns = [c for c in self.gazetteer.candidates(mention.name) if c.similarity == 1]
        holding = [one for one in larger if any(_lies_in(town, one) for town in towns)]
        return holding[0] if len(holding) == 1 else None


def _lies_in(town: Candidate, larger: Candidate) -> bool:
    if larger.kind == "country":
        return town.country == larger.country and town.kind == "city"
    return larger.kind == "region" and town.region == larger.region and town.kind == "city"


def _is_exact(mention: Mention, best: Candidate) -> bool:
    """True for a place that a verb reaches and that has this very name, or nearly."""
    return mention.reached and best.similarity >= NEARLY
