"""From a matched form to its meaning: which groups of the pattern hold the day, the month and the year."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from rejoinder.extract.dates import resolving
from rejoinder.extract.dates.resolving import Beside, Meaning, open_date
from rejoinder.model import Span

Match = re.Match[str]

_NUMBER = re.compile(r"\d{1,2}")
_TO = re.compile(r"\s*[-–—]\s*| to | until | through ")
_PARTS = {
    "morning": "morning|dawn",
    "midday": "noon",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night|overnight|midnight",
    "early": "early|earlier|beginning|start|first",
    "mid": "mid|middle",
    "late": "late|later|end|second half|last",
}
"""Part -> the words for it; "late evening" is an evening."""


@dataclass(frozen=True)
class Read:
    """One date of a match, of which "4, 9 and 21 July" holds three."""

    span: Span
    text: str
    meaning: Meaning


def read(match: Match, name: str, beside: Beside) -> list[Read]:
    """The dates that a matched form holds, in order."""
    if name in ("days", "month_days"):
        return _days(match, beside, "days" if name == "days" else "month")
    meaning = _single(match, name, beside)
    return [Read(Span(*match.span()), match.string, replace(meaning, part=meaning.part or _part(match)))]


def _single(match: Match, name: str, beside: Beside) -> Meaning:
    """The meaning of a form with one date; open where it lies beyond the ends of the calendar."""
    try:
        return _READERS[name](match, match.group(), beside)
    except (OverflowError, ValueError):
        return open_date(match.group())


def _part(match: Match) -> str | None:
    """The part that stands before the date or after it."""
    return _named_part(match["of_weekday"] or match["of_near"] or match["part"] or "")


def _named_part(words: str) -> str | None:
    return next((part for part, cues in _PARTS.items() if re.search(rf"\b(?:{cues})\b", words.lower())), None)


def _days(match: Match, beside: Beside, kind: str) -> list[Read]:
    """One date for each day named; the two ends of "3-5 May" are one date with an end."""
    group = {"days": "days", "month": "month_days"}[kind]
    numbers = list(_NUMBER.finditer(match.string, *match.span(group)))
    found = [_day(match, number, kind, beside) for number in numbers]
    if len(numbers) == 1:
        return [Read(Span(*match.span()), match.string, found[0])]
    if len(numbers) == 2 and _is_range(match, numbers):
        return [
            Read(Span(*match.span()), match.string, replace(found[0], end=found[1].value, part=_part(match)))
        ]
    return [
        Read(_own_span(match, number, numbers), match.string, meaning)
        for number, meaning in zip(numbers, found, strict=True)
    ]


def _day(match: Match, number: Match, kind: str, beside: Beside) -> Meaning:
    month = resolving.month_number(match[f"m_{kind}"])
    weekday = match[f"w_{kind}"]
    found = resolving.dated(int(number.group()), month, match[f"y_{kind}"], weekday, match.group(), beside)
    return replace(found, part=_part(match))


def _is_range(match: Match, numbers: list[Match]) -> bool:
    """True for "3-5 May" and "between 4 and 9 October", not for "8 and 9 August"."""
    between = match.string[numbers[0].end() : numbers[1].start()]
    between = re.sub(r"^(?:st|nd|rd|th)|the $", "", between)
    opened = re.search(r"\bbetween (?:the )?$", match.string[: numbers[0].start()])
    return _TO.fullmatch(between) is not None or (between == " and " and opened is not None)


def _own_span(match: Match, number: Match, numbers: list[Match]) -> Span:
    """The words of one day of a list; the month belongs to the one that it stands beside."""
    start = match.start() if number is numbers[0] else number.start()
    return Span(start, match.end() if number is numbers[-1] else number.end())


def _iso(match: Match, words: str, beside: Beside) -> Meaning:  # noqa: ARG001 - every reader takes the three
    return resolving.on(int(match["y_iso"]), int(match["m_iso"]), int(match["d_iso"]), words)


def _ordinal(match: Match, words: str, beside: Beside) -> Meaning:
    day, month = resolving.ordinal(match["ordinal"]), resolving.month_number(match["m_ordinal"])
    return resolving.dated(day, month, match["y_ordinal"], None, words, beside)


def _month(match: Match, words: str, beside: Beside) -> Meaning:  # noqa: ARG001
    year = resolving.year_number(match["y_year"])
    month = resolving.month_number(match["m_year"])
    return resolving.in_month(year, month, words) if year else open_date(words, resolving.INVALID)


def _near_month(match: Match, words: str, beside: Beside) -> Meaning:
    month = resolving.month_number(match["m_near"])
    return resolving.month_near(month, words, beside, match["rel_month"].lower())


def _bare_month(match: Match, words: str, beside: Beside) -> Meaning:
    return resolving.month_near(resolving.month_number(match["m_bare"]), words, beside)


def _weekday(match: Match, words: str, beside: Beside) -> Meaning:
    return resolving.weekday_near(match["weekday"], (match["rel_day"] or "").lower(), words, beside)


def _near(match: Match, words: str, beside: Beside) -> Meaning:
    name = match["near"].lower()
    found = resolving.near(name, words, beside)
    return replace(found, part=_named_part(f"{words} night" if name == "tonight" else words))


def _beside(match: Match, words: str, beside: Beside) -> Meaning:
    return resolving.near(match["beside"].lower(), words, beside)


def _night_before(match: Match, words: str, beside: Beside) -> Meaning:  # noqa: ARG001
    return replace(resolving.near("night before last", words, beside), part="night")


def _holiday(match: Match, words: str, beside: Beside) -> Meaning:
    return resolving.holiday(match["holiday"], words, beside)


def _quarter(match: Match, words: str, beside: Beside) -> Meaning:  # noqa: ARG001
    named = match["n_quarter"]
    number = resolving.ordinal(named) if named else int(match["q_quarter"])
    return resolving.quarter(number, match["y_quarter"], words)


def _season(match: Match, words: str, beside: Beside) -> Meaning:  # noqa: ARG001
    """The year; the season is its part, since north and south have it in other months."""
    return replace(resolving.in_year(int(match["y_season"]), words), part=match["season"].lower())


def _near_season(match: Match, words: str, beside: Beside) -> Meaning:
    """ "This spring" is of the year of publication; "last autumn" can be of either."""
    if match["rel_season"].lower() != "this":
        return replace(open_date(words), part=match["s_near"].lower())
    found = resolving.period_near("this", "year", words, beside)
    return replace(found, part=match["s_near"].lower())


def _decade(match: Match, words: str, beside: Beside) -> Meaning:  # noqa: ARG001
    return replace(resolving.decade(match["decade"], words), part=match["part_decade"])


def _period(match: Match, words: str, beside: Beside) -> Meaning:
    return resolving.period_near(match["rel"].lower(), match["unit"].lower(), words, beside)


def _the_period(match: Match, words: str, beside: Beside) -> Meaning:
    return resolving.period_near("this", match["the_unit"].lower(), words, beside)


def _past(match: Match, words: str, beside: Beside) -> Meaning:
    return resolving.past(match["n_past"], match["unit_past"].lower(), words, beside)


def _ago(match: Match, words: str, beside: Beside) -> Meaning:
    return resolving.ago(match["n_ago"], match["unit_ago"].lower(), words, beside)


def _later(match: Match, words: str, beside: Beside) -> Meaning:
    sign = 1 if match["way"].lower() == "later" else -1
    number = sign * resolving.count_of(match["n_later"])
    return resolving.beside_anchor(number, match["unit_later"].lower(), words, beside.anchor)


_OF_DAY = frozenset({"night", "morning", "evening", "afternoon"})


def _anaphor(match: Match, words: str, beside: Beside) -> Meaning:
    """ "That day" is the date spoken of last; "the following night" is of the day after it."""
    unit, which = match["unit_same"].lower(), match["same"].lower()
    step = {"the following": 1, "the next": 1, "the previous": -1, "the preceding": -1}.get(which, 0)
    found = resolving.beside_anchor(step, "day" if unit in _OF_DAY else unit, words, beside.anchor)
    late = "late" if words.lower().startswith("later") else None
    return replace(found, part=unit if unit in _OF_DAY else late)


def _day_before(match: Match, words: str, beside: Beside) -> Meaning:
    unit = match["unit_before"].lower()
    step = -1 if match["before"].lower() == "before" else 1
    found = resolving.beside_anchor(step, "day" if unit in _OF_DAY else unit, words, beside.anchor)
    return replace(found, part=unit if unit in _OF_DAY else None)


def _years(match: Match, words: str, beside: Beside) -> Meaning:  # noqa: ARG001
    """ "2014-2016", "2014-16"."""
    first, last = match["y_from"], match["y_to"]
    end = int(last if len(last) == 4 else first[:2] + last)
    if end <= int(first):
        return open_date(words)
    return replace(resolving.in_year(int(first), words), end=resolving.in_year(end, words).value)


def _no_year(match: Match, words: str, beside: Beside) -> Meaning:  # noqa: ARG001
    """ "The year 20015"."""
    return open_date(words, resolving.INVALID)


def _year(match: Match, words: str, beside: Beside) -> Meaning:  # noqa: ARG001
    return resolving.in_year(int(match["year"]), words)


def _numeric(match: Match, words: str, beside: Beside) -> Meaning:  # noqa: ARG001
    return resolving.numeric(match["numbers"])


_READERS: dict[str, Callable[[Match, str, Beside], Meaning]] = {
    "iso": _iso,
    "numeric": _numeric,
    "ordinal": _ordinal,
    "month": _month,
    "near_month": _near_month,
    "bare_month": _bare_month,
    "weekday": _weekday,
    "beside": _beside,
    "night_before": _night_before,
    "near": _near,
    "holiday": _holiday,
    "quarter": _quarter,
    "season": _season,
    "near_season": _near_season,
    "decade": _decade,
    "period": _period,
    "the_period": _the_period,
    "past": _past,
    "ago": _ago,
    "later": _later,
    "anaphor": _anaphor,
    "day_before": _day_before,
    "years": _years,
    "no_year": _no_year,
    "year": _year,
}
