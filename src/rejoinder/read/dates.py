"""Dates of publication as pages write them: ISO, ``15 January 2016``, ``Jan. 15``; never a guess.

Dates of figures in which day and month could be confused (03/04/2016) are not read.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from rejoinder.model import Published
from rejoinder.model.vocabulary import DateSource

_NAMES = (
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may", "may"),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "september", "sept"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_LONGEST_FIRST = sorted(_MONTHS, key=len, reverse=True)

MONTH = rf"(?:{'|'.join(_LONGEST_FIRST)})\b\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)"
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
WORDS = (
    rf"(?:{_DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{_YEAR}\b)?"
    rf"|{MONTH}\s+{_DAY}\b(?:,?\s+{_YEAR}\b)?"
    rf"|{MONTH},?\s+{_YEAR}\b)"
)
"""A date in words, with or without its year; matched without regard to case."""
ISO = rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"

_FULL = re.compile(rf"^(?:{WEEKDAY},?\s+)?({WORDS})$", re.IGNORECASE)
_ISO = re.compile(rf"^({_YEAR})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:[T ]\d\d:\d\d.*)?$")
_MONTH_WORD = re.compile(MONTH, re.IGNORECASE)
_YEAR_WORD = re.compile(rf"\b{_YEAR}\b")
_DAY_WORD = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", re.IGNORECASE)


@dataclass(frozen=True)
class PartialDate:
    """A date as far as it is written; ``November 28`` has no year."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def published(self, source: DateSource) -> Published | None:
        """As a publication date; None without a year, since a day alone is no date."""
        if self.year is None:
            return None
        if self.month is None:
            return Published(date=f"{self.year:04}", precision="year", source=source)
        if self.day is None:
            return Published(date=f"{self.year:04}-{self.month:02}", precision="month", source=source)
        iso = date(self.year, self.month, self.day).isoformat()
        return Published(date=iso, precision="day", source=source)

    def near(self, known: "PartialDate | None") -> "PartialDate":
        """This date with the year that ``known`` gives it: for a whole date, the latest not after it.

        A story dated December 30 on a page of January 2 is the year before's. Two days are allowed for
        clocks that differ. An impossible date (29 February) stays without a year.
        """
        if self.year is not None or known is None or known.year is None:
            return self
        years = [known.year]
        if known.month and known.day and self.month and self.day:
            limit = date(known.year, known.month, known.day).toordinal() + 2
            years = [y for y in (known.year + 1, known.year, known.year - 1) if _ordinal(y, self) <= limit]
        found = replace(self, year=years[0]) if years else self
        return found if _possible(found) else self


def _ordinal(year: int, partial: PartialDate) -> int:
    try:
        return date(year, partial.month or 1, partial.day or 1).toordinal()
    except ValueError:
        return date.max.toordinal()


def _possible(partial: PartialDate) -> bool:
    if partial.day is None or partial.month is None:
        return True
    try:
        date(partial.year or 2000, partial.month, partial.day)
    except ValueError:
        return False
    return True


def read_date(words: str) -> PartialDate | None:
    """The date that ``words`` are and nothing else; a time after an ISO date is left out. None otherwise."""
    words = " ".join(words.split())
    iso = _ISO.match(words)
    if iso:
        year, month, day = (int(g) if g else None for g in iso.groups())
        return _checked(PartialDate(year, month, day))
    full = _FULL.match(words)
    return date_in_words(full[1]) if full else None


def date_in_words(words: str) -> PartialDate | None:
    """The parts of a stretch that matches `WORDS`; None where no such day exists."""
    month = _MONTH_WORD.search(words)
    if not month:
        return None
    year = _YEAR_WORD.search(words)
    rest = words[: month.start()] + " " + words[month.end() :]
    day = _DAY_WORD.search(_YEAR_WORD.sub(" ", rest))
    number = _MONTHS[month[0].rstrip(".").lower()]
    return _checked(PartialDate(int(year[0]) if year else None, number, int(day[1]) if day else None))


def _checked(found: PartialDate) -> PartialDate | None:
    return found if _possible(found) else None
