"""Images spoken about: what statements say of a picture, and who says otherwise.

The picture itself need not be in the case: a statement says that it shows a building, was taken after the event,
is staged. What several statements say is put together where they are about one event, or answer each other; it is
contested where two sides say the contrary. Ready to stand beside the picture once a case holds it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from rejoinder.link.clusters import Clusters
from rejoinder.link.vocabulary import table
from rejoinder.link.wording import read
from rejoinder.model import DocumentWords, Extracted, Image, ImageRemark, Span, Statement, make_id
from rejoinder.model.links import ImageKind, ImageSays
from rejoinder.weigh.account import Account

_CONTRARY: dict[ImageSays, ImageSays] = {
    "shows": "not_shows",
    "taken": "not_taken",
    "genuine": "false",
    "not_shows": "shows",
    "not_taken": "taken",
    "false": "genuine",
}
_WHOLE: frozenset[frozenset[ImageSays]] = frozenset(
    (frozenset(("genuine", "false")), frozenset(("shows", "false")), frozenset(("taken", "false")))
)
"""What is contrary whatever it says: a staged picture shows nothing."""
_TIMES = re.compile(r"\b(before|after)\b", re.IGNORECASE)
_OLDER = re.compile(r"\b(?:older|earlier|newer|later|more recent) than\b", re.IGNORECASE)

_ON_IT = re.compile(
    r"(?:that\s+)?(?:(?:it|they|which)\s+)?(?=(?:was|were|is|are|had been|has been|have been)\s)",
    re.IGNORECASE,
)
"""How words open that go on about what was named before them: "which was taken in June"."""

_SHOWING = re.compile(r"\b(?:show|depict|captur|reveal|record)", re.IGNORECASE)

NEAR = 200
"""Code points before such words within which the picture is named, in the same paragraph."""


def images(account: Account) -> list[Image]:
    """The pictures that statements speak about, each with the remarks on it, in a fixed order."""
    kinds: dict[str, ImageKind] = {}
    remarks: dict[str, list[ImageRemark]] = defaultdict(list)
    mentions: dict[str, str] = {}
    for id, statement in sorted(account.statements.items()):
        for kind, mention, remark in _remarks(account, statement):
            kinds.setdefault(id, kind)
            mentions.setdefault(id, mention)
            remarks[id].append(remark)
    groups = _groups(account, kinds)
    return [_image(account, group, kinds, mentions, remarks) for group in groups]


@cache
def _spoken_of() -> re.Pattern[str]:
    """Any word for a picture: few statements have one, and all that is said of a picture names it."""
    return re.compile("|".join(table("images")["image"].values()), re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[ImageKind, ImageSays, re.Pattern[str]], ...]:
    """Satellite images before other pictures, which their words hold."""
    words = table("images")
    says: dict[str, ImageSays] = {"dated": "taken", "older": "not_taken"}
    return tuple(
        (
            kind,
            says.get(name, name),
            re.compile(pattern.replace("{image}", f"(?P<image>{image})"), re.IGNORECASE),
        )
        for kind, image in words["image"].items()
        for name, pattern in words["says"].items()
    )


_Said = tuple[ImageKind, str, ImageRemark]


def _remarks(account: Account, statement: Statement) -> Iterator[_Said]:
    """What one statement says of pictures: by naming them, of the one that was named before it, or as one."""
    document = account.document[statement.id]
    yield from _in_its_words(statement, document)
    opening, cues = statement.content[0], (cue.of(document.text) for cue in statement.cue)
    if _ON_IT.match(document.text, opening.start) and not _spoken_of().search(opening.of(document.text)):
        yield from _of_what_was_named(statement, document)
    if statement.source and any(map(_SHOWING.match, cues)):
        yield from _as_a_picture(statement, document)


def _in_its_words(statement: Statement, document: Extracted) -> Iterator[_Said]:
    """In the order of its words; of one stretch of them once."""
    taken: list[Span] = []
    for span in statement.content:
        text = span.of(document.text)
        for kind, says, pattern in _patterns() if _spoken_of().search(text) else ():
            for match in pattern.finditer(text):
                place = Span(span.start + match.start(), span.start + match.end()).trimmed(document.text)
                if not any(place.overlaps(other) for other in taken):
                    taken.append(place)
                    yield kind, match.group("image"), _remark(statement, document, says, match, place)


def _of_what_was_named(statement: Statement, document: Extracted) -> Iterator[_Said]:
    """ "It had been taken in June", where the picture is named before it. What "it shows" may be a report's."""
    text, span = document.text, statement.content[0]
    start = max(text.rfind("\n", 0, span.start), span.start - NEAR, 0)
    named = list(_spoken_of().finditer(text, start, span.start))
    if not named:
        return
    opening = _ON_IT.match(text, span.start)
    told = text[opening.end() if opening else span.start : span.end]
    for kind, says, pattern in _patterns():
        match = pattern.match(f"{named[-1].group()} {told}") if says != "shows" else None
        if match:
            yield kind, named[-1].group(), _remark(statement, document, says, match, span)
            return


def _as_a_picture(statement: Statement, document: Extracted) -> Iterator[_Said]:
    """ "Two satellite images show a gap": what the picture is said to show."""
    source = statement.source.of(document.text) if statement.source else ""
    for kind, image in table("images")["image"].items():
        match = re.search(image, source, re.IGNORECASE)
        if match:
            span = statement.content[0]
            words = DocumentWords(document.id, span.start, span.end)
            remark = ImageRemark(
                statement=statement.id, says="shows", what=span.of(document.text), words=words
            )
            yield kind, match.group(), remark
            return


def _remark(
    statement: Statement, document: Extracted, says: ImageSays, match: re.Match[str], place: Span
) -> ImageRemark:
    no = (match.group("not") is not None) != (statement.act == "denies")
    return ImageRemark(
        statement=statement.id,
        says=_CONTRARY[says] if no else says,
        what=match.group("what").strip(' ,:“”"‘’'),
        words=DocumentWords(document.id, place.start, place.end),
    )


def _groups(account: Account, kinds: dict[str, ImageKind]) -> list[list[str]]:
    """Statements on pictures of one kind of one event, of one document, or that answer each other."""
    clusters = Clusters(kinds)
    first: dict[tuple[str, ImageKind], str] = {}
    for id, kind in sorted(kinds.items()):
        about = account.incident_of.get(id) or account.document[id].id
        clusters.join(first.setdefault((about, kind), id), id)
    for reply in account.replies:
        if reply.source in kinds and reply.target in kinds:
            clusters.join(reply.source, reply.target)
    return clusters.groups()


def _image(
    account: Account,
    group: Sequence[str],
    kinds: dict[str, ImageKind],
    mentions: dict[str, str],
    remarks: dict[str, list[ImageRemark]],
) -> Image:
    held = [r for id in sorted(group, key=lambda i: (account.date(i) or "9", i)) for r in remarks[id]]
    contested = {
        (a.statement, b.statement)
        for a, b in combinations(held, 2)
        if a.statement != b.statement and _contrary(account, a, b)
    }
    return Image(
        id=make_id("image", *group),
        kind=kinds[held[0].statement],
        words=mentions[held[0].statement],
        remarks=tuple(held),
        contested=tuple(sorted(contested)),
    )


def _contrary(account: Account, a: ImageRemark, b: ImageRemark) -> bool:
    """True where two sides say of a picture what cannot both be."""
    if account.allied(account.party(a.statement), account.party(b.statement)):
        return False
    if frozenset((a.says, b.says)) in _WHOLE:
        return True
    common = read(a.what).terms & read(b.what).terms
    if _CONTRARY[a.says] == b.says:
        if {a.says, b.says} == {"taken", "not_taken"} and any(_OLDER.search(r.what) for r in (a, b)):
            return True
        return bool(common) or account.linked(a.statement, b.statement)
    if a.says == b.says == "taken":
        times = [set(map(str.lower, _TIMES.findall(r.what))) for r in (a, b)]
        return times[0] != times[1] and all(times)
    return False
