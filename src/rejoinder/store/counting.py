"""The counts of a case, which always add up: nothing that was received is lost silently."""

from collections.abc import Iterable

from django.db import models as django_models

from rejoinder.model import Copy, Coverage, Party, Reply
from rejoinder.store import models, rows
from rejoinder.store.records import CaseCounts


def counts(alias: str) -> CaseCounts:
    """Count everything. ``received`` is what came in: each document, and each input that gave none."""
    texts = dict(models.Document.objects.using(alias).values_list("id", "text_sha256"))
    copies = len(texts) - _distinct(texts, _copies(alias))
    failures = models.Failure.objects.using(alias)
    failed = failures.filter(kind="input").count()
    return CaseCounts(
        received=len(texts) + failed,
        read=len(texts) - copies,
        copies=copies,
        failed=failed,
        captures=_count(alias, models.Capture),
        statements=_count(alias, models.Statement),
        speakers=_speakers(alias),
        figures=_count(alias, models.Figure),
        incidents=_count(alias, models.Incident),
        replies=models.Link.objects.using(alias).filter(type=Reply.__struct_config__.tag).count(),
        gaps=_gaps(alias),
        document_failures=failures.filter(kind="document").count(),
    )


def _count(alias: str, table: type[django_models.Model]) -> int:
    return table._default_manager.using(alias).count()


def _copies(alias: str) -> list[tuple[str, str]]:
    return [
        (link.original, link.copy)
        for link in rows.links(alias, "copy")
        if isinstance(link, Copy) and link.whole
    ]


def _distinct(texts: dict[str, str], copies: Iterable[tuple[str, str]]) -> int:
    """How many texts there are when copies, and copies of copies, count as one with their original."""
    leader = {id: id for id in texts}
    first: dict[str, str] = {}

    def find(id: str) -> str:
        while leader[id] != id:
            id = leader[id]
        return id

    for id, digest in texts.items():
        leader[find(id)] = find(first.setdefault(digest, id))
    for original, copy in copies:
        if original in leader and copy in leader:
            leader[find(copy)] = find(original)
    return len({find(id) for id in texts})


def _speakers(alias: str) -> int:
    """Who is said to have said something: speakers that linking found to be one party count once."""
    named = (
        models.Statement.objects.using(alias).exclude(party=None).values_list("party", flat=True).distinct()
    )
    party = {
        member: link.id
        for link in rows.links(alias, "party")
        if isinstance(link, Party)
        for member in link.members
    }
    return len({party.get(name, name) for name in named})


def _gaps(alias: str) -> int:
    """Points of allegations that no archived response answers."""
    found = 0
    for link in rows.links(alias, "coverage"):
        if isinstance(link, Coverage):
            own = set(link.responses)
            answered = {c.point for c in link.cells if c.state != "not_found" and c.response in own}
            found += sum(point.id not in answered for point in link.points)
    return found
