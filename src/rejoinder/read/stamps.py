"""Datelines (``LISBON, March 3. /LUSA/.``), date stamps (``Tuesday 4 March 2014 09:12 GMT``), bylines."""

import re
from dataclasses import dataclass

from rejoinder.model import Span
from rejoinder.read.dates import ISO, WEEKDAY, WORDS, PartialDate, date_in_words, read_date
from rejoinder.read.furniture import is_furniture

_HEAD = 160
"""Code points in which a dateline ends. The longest in use name two places, a date and an agency."""

_PLACE = r"[^\W\d_][\w'’.\-]*(?:[ /][^\W\d_][\w'’.\-]*){0,4}"
_PLACES = rf"{_PLACE}(?:,\s+{_PLACE}){{0,2}}"
_DASH = r"(?:\s+(?:--|[-–—])\s*|(?:--|[–—])\s*|-\s+)"
_SLASHED = re.compile(
    rf"(?:(?P<place>{_PLACE})[,.]?\s+)?(?:(?P<date>{WORDS})[,.]?\s*)?/\s*(?P<agency>[^/\n]{{2,40}}?)\s*/[.:]?(?:{_DASH}|\s*)",
    re.IGNORECASE,
)
_DASHED = re.compile(
    rf"(?P<place>{_PLACES})??(?:(?:^|[,.]?\s+)\(?(?P<date>{WORDS})[,.)]?)?(?:\s*\((?P<agency>[^()\n]{{2,40}})\))?[.:]?{_DASH}",
    re.IGNORECASE,
)
_AGENCY_SENTENCE = re.compile(
    rf"(?P<place>{_PLACE})[,.]\s+(?P<date>(?i:{WORDS}))[,.]?\s*(?:[-–—]\s*)?(?P<agency>[A-Z]\w+(?:\s[A-Z]\w+)?)\.\s+"
)
_ALONE = re.compile(rf"(?P<place>{_PLACE}(?:,\s+{_PLACE})?)[,.]?\s+\(?(?P<date>{WORDS})\)?\.?", re.IGNORECASE)
_NOT_PLACES = frozenset(
    {
        "update",
        "updated",
        "published",
        "posted",
        "modified",
        "created",
        "breaking",
        "exclusive",
        "watch",
        "video",
    }
    | {"photos", "live", "analysis", "opinion", "correction"}
)


@dataclass(frozen=True)
class Dateline:
    """The place, date and agency at the head of a story; ``length`` code points of its first paragraph."""

    length: int
    place: str | None
    date: PartialDate | None
    agency: str | None


def find_dateline(text: str, span: Span) -> Dateline | None:
    """The dateline that the paragraph ``span`` begins with, or wholly is."""
    head = text[span.start : min(span.end, span.start + _HEAD)]
    whole = _ALONE.fullmatch(head)
    if whole and _is_place(whole["place"]):
        return Dateline(len(head), whole["place"], date_in_words(whole["date"]), None)
    for pattern in (_SLASHED, _DASHED, _AGENCY_SENTENCE):
        match = pattern.match(head)
        found = _dateline(match, head) if match else None
        if found:
            return found
    return None


def _dateline(match: re.Match[str], head: str) -> Dateline | None:
    """The match as a dateline, where its parts together prove that it is one."""
    place, agency = match["place"], match["agency"]
    date = date_in_words(match["date"]) if match["date"] else None
    after = head[match.end() :].lstrip("\"“‘'«„[(")
    if (place and not _is_place(place)) or not after or not (after[0].isupper() or after[0].isdigit()):
        return None
    if match.re is _DASHED and place and not agency and not date:
        place, agency = _agency_last(place)
    if match.re is _DASHED and not (date or agency or (place and _in_capitals(place))):
        return None
    if match.re is _SLASHED and not (place or date):
        return None
    return Dateline(len(match[0].rstrip()), place, date, agency)


def _agency_last(place: str) -> tuple[str, str | None]:
    """``Damascus, SANA`` is a place and an agency."""
    first, comma, last = place.rpartition(", ")
    named = bool(comma) and not first.isupper() and last.isupper() and len(last) > 2
    return (first, last) if named else (place, None)


def _is_place(words: str) -> bool:
    """True for a short run of words that each begin with a capital, as names of places do."""
    parts = re.findall(r"[^\W\d_][\w'’.\-]*", words)
    small = {"of", "the", "al", "el", "de", "la", "ez", "es", "ash", "near", "in", "on", "and", "sur", "am"}
    return parts[0].lower().rstrip(".") not in _NOT_PLACES and all(
        p[0].isupper() or p in small for p in parts
    )


def _in_capitals(place: str) -> bool:
    first = place.split(",")[0]
    return first.isupper() and sum(map(str.isalpha, first)) >= 4


_TIME = r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\b\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
_ZONE = r"\b(?:GMT|UTC|BST|CES?T|EE?S?T|E[SD]T|P[SD]T|MSK|IST|Z)\b(?:\s*[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}\b"
_LABEL = (
    r"\b(?:(?:first|last|originally)\s+)?"
    r"(?:published|updated|posted|modified|released|issued|created|publication date|date)\b(?:\s+(?:on|at))?\s*:?"
)
_DATE = re.compile(rf"(?P<iso>{ISO})(?:T[\d:.]+Z?)?|(?:\b{WEEKDAY},?\s+)?(?P<words>\b{WORDS})", re.IGNORECASE)
_TRIMMINGS = re.compile(
    rf"{_TIME}|{_ZONE}|{_LABEL}|\b(?:{WEEKDAY}|at|on|local time|\d+ min(?:ute)?s? read)\b|[\s|•·,;:@()/–—.-]+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[|•·/–—,]")
_LABELLED = re.compile(_LABEL, re.IGNORECASE)
_CLOCK = re.compile(rf"{_TIME}|\b{WEEKDAY}", re.IGNORECASE)
_AGO = re.compile(
    r"(?:(?:updated|posted|published)\s+)?(?:\d+|an?)\s+(?:min(?:ute)?|hour|day|week)s?\s+ago", re.IGNORECASE
)
_BY = re.compile(r"^(?:(?:written|reported|posted)\s+by|by|author:|words by)\s+(?P<names>.+)$", re.IGNORECASE)
_BAR = re.compile(r"\s[|•·]\s|[|•]")
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|staff writers?|staff|bureau|columnist|agencies)$", re.IGNORECASE
)
_NAME_WORD = re.compile(r"^[^\W\d_][\w'’.\-]*,?$")
_NAME_LINK = frozenset(
    {"and", "in", "for", "of", "the", "de", "la", "al", "bin", "van", "von", "der", "with"}
)


@dataclass(frozen=True)
class Stamp:
    """A line with the date of publication. ``sure`` where a label, a weekday or a time says what it is."""

    date: PartialDate
    sure: bool


def find_stamp(words: str) -> Stamp | None:
    """The stamp that a whole line is (a byline may stand before it); None for a sentence with a date."""
    if len(words) > _HEAD:
        return None
    dates = [
        (m, date_in_words(m["words"]) if m["words"] else read_date(m["iso"])) for m in _DATE.finditer(words)
    ]
    known = [d for _, d in dates if d and d.day]
    rest = _TRIMMINGS.sub(" ", _DATE.sub(" ", words)).strip()
    if not known or not (not rest or is_byline(rest) or (names_only(rest) and _SEPARATOR.search(words))):
        return None
    return Stamp(known[0], bool(_LABELLED.search(words) or _CLOCK.search(words)))


def is_byline(words: str) -> bool:
    """True for a line that says who wrote the page: ``By A Name``, ``A Name, Moscow correspondent``, ``1 hour ago``."""
    if len(words) > _HEAD or words.endswith((":", "?", "!")):
        return False
    first, *others = [part.strip() for part in _BAR.split(words) if part.strip()] or [words]
    if others and all(is_furniture(part) or names_only(part) for part in others):
        return is_byline(first)
    by = _BY.match(words)
    if by:
        return names_only(by["names"])
    return bool(_AGO.fullmatch(words)) or (
        bool(_ROLE.search(words)) and len(words.split()) <= 7 and words[0].isupper()
    )


def names_only(words: str) -> bool:
    """True for one to twelve words that all begin with a capital, joined by ``and`` or commas."""
    parts = re.sub(r"[|/&•·–—-]+(?=\s|$)|[\w.]+@[\w.]+|@\w+", " ", words).split()
    return 1 <= len(parts) <= 12 and all(
        p in _NAME_LINK or (p[0].isupper() and bool(_NAME_WORD.match(p))) for p in parts
    )
