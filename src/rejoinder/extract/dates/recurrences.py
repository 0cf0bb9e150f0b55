"""How often something happens, as a text says it: "daily", "on alternate days", "every Friday", "twice a week"."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday

from rejoinder.extract.dates.forms import WEEKDAYS, numbered
from rejoinder.model import Span

_FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
_UNITS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_ADVERBS = {
    "daily": "DAILY",
    "weekly": "WEEKLY",
    "monthly": "MONTHLY",
    "yearly": "YEARLY",
    "annually": "YEARLY",
}
_NUMBERS = numbered("one two three four five six seven eight nine ten")
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NUMBER = "|".join(_NUMBERS)

_FORMS = (
    rf"(?P<adverb>{'|'.join(_ADVERBS)}|day by day)(?! (?:bread|life|lives)\b)",
    r"(?:on )?(?P<alternate>alternate|alternating) (?P<unit_alternate>day|week|month|year)s",
    r"every (?P<few>few|couple of) (?P<unit_few>day|week|month|year)s",
    r"(?:every|each) (?P<other>other|second) (?P<unit_other>day|week|month|year)",
    rf"every (?P<n>{_NUMBER}|\d{{1,2}}) (?P<unit_n>day|week|month|year)s",
    r"(?:every|each) (?P<workday>weekday|working day)",
    r"(?:every|each) (?:single )?(?P<unit>day|week|month|year)",
    rf"(?:every|each) (?P<day>{_WEEKDAY})(?: and (?P<day_too>{_WEEKDAY}))?",
    rf"on (?P<days>(?:{_WEEKDAY})s(?:(?:, | and |, and )(?:{_WEEKDAY})s)*)",
    rf"(?P<times>once|twice|thrice|(?:{_NUMBER}|\d{{1,2}}) times) (?:a|an|every|each|per) "
    r"(?P<unit_times>day|week|month|year)",
)
_RECURRENCE = re.compile(rf"\b(?:{'|'.join(f'(?:{form})' for form in _FORMS)})\b", re.IGNORECASE)
_NAME = re.compile(r"Daily [A-Z]|(?<=our )daily (?:bread|life)|(?<=their )daily (?:bread|life)")
"""A newspaper, and set phrases."""


@dataclass(frozen=True)
class Recurrence:
    """How often: a frequency of RFC 5545, every how many of them, on which weekdays, how many times in each.

    ``frequency`` is empty for "every few days", which says no number.
    """

    span: Span
    frequency: str
    interval: int = 1
    weekdays: tuple[str, ...] = ()
    times: int | None = None

    def days(self, first: datetime.date, last: datetime.date) -> tuple[datetime.date, ...]:
        """The days from first to last on which it falls; empty where it does not say on which ("twice a week")."""
        if not self.frequency or (self.times or 1) > 1:
            return ()
        start = datetime.datetime.combine(first, datetime.time())
        until = datetime.datetime.combine(last, datetime.time())
        days = [weekday(_DAYS.index(day)) for day in self.weekdays] or None
        rule = rrule(
            _FREQUENCIES[self.frequency], dtstart=start, until=until, interval=self.interval, byweekday=days
        )
        return tuple(moment.date() for moment in rule)

    def expected(self, first: datetime.date, last: datetime.date) -> int | None:
        """How many times it falls from first to last; None where the words give no number."""
        if not self.frequency:
            return None
        if (self.times or 1) == 1:
            return len(self.days(first, last))
        length = {"DAILY": 1.0, "WEEKLY": 7.0, "MONTHLY": 365.25 / 12, "YEARLY": 365.25}[self.frequency]
        return round(((last - first).days + 1) / length * (self.times or 1))


def recurrences_in(text: str, here: Span) -> tuple[Recurrence, ...]:
    """The recurrences that a stretch of text names, in order."""
    return tuple(_found(text, here))


def _found(text: str, here: Span) -> Iterator[Recurrence]:
    for match in _RECURRENCE.finditer(text, here.start, here.end):
        if not _NAME.match(text, match.start()):
            yield _read(match)


def _read(match: re.Match[str]) -> Recurrence:
    span = Span(*match.span())
    if adverb := match["adverb"]:
        return Recurrence(span, _ADVERBS.get(adverb.lower(), "DAILY"))
    if match["workday"]:
        return Recurrence(span, "WEEKLY", weekdays=_DAYS[:5])
    if match["few"]:
        return Recurrence(span, "")
    for group in ("alternate", "other"):
        if match[group]:
            return Recurrence(span, _unit(match[f"unit_{group}"]), 2)
    if match["n"]:
        return Recurrence(span, _unit(match["unit_n"]), _number(match["n"]))
    if match["times"]:
        return Recurrence(span, _unit(match["unit_times"]), times=_number(match["times"]))
    if match["unit"]:
        return Recurrence(span, _unit(match["unit"]))
    return Recurrence(span, "WEEKLY", weekdays=_weekdays(match.group()))


def _unit(words: str) -> str:
    return _UNITS[words.lower()]


def _number(words: str) -> int:
    first = words.lower().split()[0]
    return _TIMES.get(first) or _NUMBERS.get(first) or int(first)


def _weekdays(words: str) -> tuple[str, ...]:
    found = re.findall(_WEEKDAY, words, re.IGNORECASE)
    return tuple(_DAYS[WEEKDAYS[day.lower()]] for day in found)
