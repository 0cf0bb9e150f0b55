"""How often the killed and injured of an event come out right, and which articles are taken to tell of one event.

    python -m benchmarks.casualties INCIDENTS.jsonl --articles > articles.jsonl
    rejoinder extract articles.jsonl --from jsonl > extracted.jsonl
    python -m benchmarks.casualties INCIDENTS.jsonl extracted.jsonl [--show 20]

A line of INCIDENTS is one event with its final numbers and the articles about it: ``{"incident", "killed",
"injured", "articles": [{"id", "title", "text", "published"}]}``. ``--seed`` draws their order before ``--first`` and
``--most`` choose from them. The articles of all chosen events are linked together, as one case.

Printed: of the events with somebody killed (injured), how many are exact from the documents (the latest article's
largest count) and from the linked incident that holds most of their articles (its latest toll), with what went wrong
by kind; and B-cubed precision, recall and F1 of the linked incidents over the articles.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from rejoinder.link.incidents import link_incidents
from rejoinder.model import Extracted, LinkedIncident

Event = Mapping[str, Any]
Count = float | int
Harm = Literal["killed", "injured"]
HARMS: tuple[Harm, ...] = ("killed", "injured")

NO_FIGURE = "no article has a figure of it"
EARLIER = "right in an earlier article only"
AMONG = "right beside a larger figure"
ELSEWHERE = "right, but under another measure"
TOO_LOW = "all figures are lower"
TOO_HIGH = "all figures are higher"
BETWEEN = "some are lower, some higher"


class Told(NamedTuple):
    """An article with the counts of one measure that it tells, and all other counts."""

    published: str
    counts: tuple[Count, ...]
    others: tuple[Count, ...]


def told(document: Extracted, harm: Harm) -> Told:
    """What a document says of one harm."""
    values = [(f.measure, f.high if f.high is not None else f.low) for f in document.figures]
    own = tuple(v for m, v in values if m == harm and v is not None)
    return Told(
        document.published.date or "", own, tuple(v for m, v in values if m != harm and v is not None)
    )


def latest(articles: Sequence[Told]) -> Count | None:
    """The largest count of the latest article that gives one."""
    dated = [max(a.counts) for a in sorted(articles, key=lambda a: a.published) if a.counts]
    return dated[-1] if dated else None


def error(articles: Sequence[Told], right: Count) -> str:
    """Why the count of an event is wrong."""
    counts = [count for article in articles for count in article.counts]
    if not counts:
        return ELSEWHERE if any(right in a.others for a in articles) else NO_FIGURE
    last = max((a for a in articles if a.counts), key=lambda a: a.published)
    if right in last.counts:
        return AMONG
    if right in counts:
        return EARLIER
    if any(right in a.others for a in articles):
        return ELSEWHERE
    return TOO_LOW if max(counts) < right else TOO_HIGH if min(counts) > right else BETWEEN


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall of a grouping of articles, averaged over the articles, in per cent."""
    wanted, had = groups(gold), groups(found)
    shared = {a: len(wanted[gold[a]] & had[found[a]]) for a in gold}
    precision = sum(shared[a] / len(had[found[a]]) for a in gold)
    recall = sum(shared[a] / len(wanted[gold[a]]) for a in gold)
    return 100 * precision / len(gold), 100 * recall / len(gold)


def groups(of: Mapping[str, str]) -> dict[str, set[str]]:
    """The members of each group."""
    found: dict[str, set[str]] = defaultdict(set)
    for member, group in of.items():
        found[group].add(member)
    return found


def chosen(options: argparse.Namespace) -> list[Event]:
    """The events to measure on."""
    events: list[Event] = [json.loads(line) for line in options.incidents.read_bytes().splitlines()]
    if options.seed is not None:
        random.Random(options.seed).shuffle(events)
    return events[options.first :][: options.most]


def articles(events: Sequence[Event]) -> None:
    """Prints the articles as documents for ``rejoinder extract --from jsonl``."""
    for event in events:
        for article in event["articles"]:
            text = f"{article['title']}\n\n{article['text']}"
            given = {name: article[name] for name in ("id", "title", "published")}
            print(json.dumps({**given, "text": text}))


def measure(events: Sequence[Event], documents: Mapping[str, Extracted], show: int) -> None:
    """Prints the measures."""
    held = [a["id"] for event in events for a in event["articles"] if a["id"] in documents]
    linked = link_incidents([documents[id] for id in dict.fromkeys(held)])
    home: dict[str, LinkedIncident] = {}
    for incident in linked:
        for id in incident.documents:
            home.setdefault(id, incident)
    for harm in HARMS:
        casualties(events, documents, home, harm, show)
    gold = {a["id"]: event["incident"] for event in events for a in event["articles"]}
    found = {id: home[id].id if id in home else f"none {id}" for id in gold}
    precision, recall = b_cubed(gold, found)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"linking of {len(gold)} articles: precision {precision:.1f}, recall {recall:.1f}, F1 {f1:.1f}")


def casualties(
    events: Sequence[Event],
    documents: Mapping[str, Extracted],
    home: Mapping[str, LinkedIncident],
    harm: Harm,
    show: int,
) -> None:
    """Prints how often one harm is exact, and what went wrong."""
    harmful = [event for event in events if event[harm] > 0]
    wrong: Counter[str] = Counter()
    exact = linked = 0
    for event in harmful:
        own = [told(documents[a["id"]], harm) for a in event["articles"] if a["id"] in documents]
        value = latest(own)
        exact += value == event[harm]
        linked += toll(event, home, harm) == event[harm]
        if value != event[harm]:
            kind = error(own, event[harm])
            wrong[kind] += 1
            if sum(wrong.values()) <= show:
                print(f"  {event['incident']}: {harm} {event[harm]}, read {value}: {kind}")
    of = len(harmful)
    print(f"{harm}: exact {100 * exact / of:.1f} of {of}, from the linked incidents {100 * linked / of:.1f}")
    for kind, count in wrong.most_common():
        print(f"  {100 * count / of:4.1f}  {kind}")


def toll(event: Event, home: Mapping[str, LinkedIncident], harm: Harm) -> Count | None:
    """The latest toll of the linked incident that holds most of the event's articles."""
    counted = Counter(home[a["id"]].id for a in event["articles"] if a["id"] in home)
    if not counted:
        return None
    most = counted.most_common(1)[0][0]
    incident = next(home[a["id"]] for a in event["articles"] if a["id"] in home and home[a["id"]].id == most)
    return incident.toll[harm].latest if harm in incident.toll else None


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("incidents", type=Path)
    options.add_argument("extracted", type=Path, nargs="?")
    options.add_argument("--articles", action="store_true", help="print the articles to be extracted")
    options.add_argument("--seed", type=int)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--most", type=int)
    options.add_argument("--show", type=int, default=0, metavar="N", help="show N events that are wrong")
    given = options.parse_args()
    events = chosen(given)
    if given.articles or given.extracted is None:
        articles(events)
        return
    lines = given.extracted.read_bytes().splitlines()
    documents = {d.id: d for d in (msgspec.json.decode(line, type=Extracted) for line in lines)}
    measure(events, documents, given.show)


if __name__ == "__main__":
    main()
