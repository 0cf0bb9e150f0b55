"""The forms in which English news write dates, as one pattern; what each means is told in ``resolving``.

The pattern is searched for only around words that can belong to a date: a digit, a month, a weekday, "week".
"""

import calendar
import re
from collections.abc import Iterator

from rejoinder.model import Span

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}


def numbered(words: str) -> dict[str, int]:
    """The words with their places, from one."""
    return {word: number for number, word in enumerate(words.split(), 1)}


COUNTS = numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
) | {
    "a": 1,
    "an": 1,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
ORDINALS = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
HOLIDAYS = {
    "new year's day": (1, 1),
    "may day": (5, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
"""Days of one date everywhere that celebrates them."""
SEASONS = ("spring", "summer", "autumn", "fall", "winter")

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
YEAR = r"\d{4,6}(?![\d,]*\d)"
_PLAIN_YEAR = r"(?:1\d|20)\d\d(?![\d]|[,.]\d)"
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?(?![\d,.]*\d|\w))"
_COUNT = rf"(?:{'|'.join(sorted(COUNTS, key=len, reverse=True))}|\d{{1,3}})"
_AND = r"(?:\s*[-–—]\s*| to | until | through |, | and |, and | or )"
_OF_DAY = r"(?: (?P<{}>(?:early |late )?(?:morning|afternoon|evening|night)))?"
_PERSON = (
    r"(?! (?:people|persons|men|women|children|civilians|soldiers|officers|workers|families|homes|of the)\b)"
)
_PART = (
    r"(?P<part>(?:early|mid|late|later|earlier)(?: on| in)?|"
    r"(?:(?:to|towards|at|by) )?the (?:beginning|start|middle|end) of|"
    r"the (?:first|second|third|last) (?:half|week|weeks|days) of|the early hours of|"
    r"the (?:morning|afternoon|evening|night) of|(?:dawn|noon|midnight) on)[ -]"
)

FORMS = {
    "iso": r"(?P<y_iso>\d{4})[-/](?P<m_iso>\d{2})[-/](?P<d_iso>\d{2})(?!\d)",
    "numeric": r"(?P<numbers>\d{1,2}[/.]\d{1,2}[/.]\d{4})(?!\d)",
    "days": rf"(?:(?P<w_days>{WEEKDAY}|Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?"
    rf"(?P<days>(?:the )?{_DAY}(?:{_AND}{_DAY})*) (?:of )?(?P<m_days>{MONTH})(?:,? (?P<y_days>{YEAR}))?",
    "ordinal": rf"the (?P<ordinal>{_ORDINAL}) of (?P<m_ordinal>{MONTH})(?:,? (?P<y_ordinal>{YEAR}))?",
    "month_days": rf"(?:(?P<w_month>{WEEKDAY}),? )?(?P<m_month>{MONTH}) (?P<month_days>(?:the )?{_DAY}{_PERSON}"
    rf"(?:(?:\s*[-–—]\s*| to | and ){_DAY}(?! {MONTH}){_PERSON})*)(?:,? (?P<y_month>{YEAR}))?",
    "month": rf"(?P<m_year>{MONTH})(?: of)?,? (?P<y_year>{YEAR})",
    "near_month": rf"(?P<rel_month>last|this|next) (?P<m_near>{MONTH})(?!\w)",
    "bare_month": rf"(?P<m_bare>{MONTH})(?!\w)",
    "weekday": rf"(?:(?P<rel_day>last|this|next|this coming|this past|the coming) )?(?P<weekday>{WEEKDAY})(?!s\b)"
    + "(?:'s|’s)?"
    + _OF_DAY.format("of_weekday"),
    "beside": r"the day (?P<beside>before yesterday|after tomorrow)",
    "night_before": r"the night before last",
    "near": r"(?:earlier |later |early |late )?(?P<near>yesterday|today|tonight|tomorrow|last night|overnight|"
    r"this morning|this afternoon|this evening)" + _OF_DAY.format("of_near"),
    "holiday": rf"(?P<holiday>{'|'.join(HOLIDAYS)})".replace("'", "['’]"),
    "quarter": rf"(?:the (?P<n_quarter>first|second|third|fourth) quarter of|Q(?P<q_quarter>[1-4])) "
    rf"(?P<y_quarter>{_PLAIN_YEAR})",
    "season": rf"(?:the )?(?P<season>{'|'.join(SEASONS)})(?: of)? (?P<y_season>{_PLAIN_YEAR})",
    "near_season": rf"(?P<rel_season>last|this|next) (?P<s_near>{'|'.join(SEASONS)})",
    "decade": r"the (?:(?P<part_decade>early|mid|late)[ -])?(?P<decade>(?:1[5-9]|20)\d0)s",
    "period": r"(?P<rel>last|this|next|over the|at the|the coming) (?P<unit>week|weekend|month|year)(?:'s|’s)?",
    "the_period": r"(?<= of )the (?P<the_unit>year|month|week)(?=[.,;]|$)",
    "past": rf"the (?:past|last) (?:(?P<n_past>{_COUNT}) )?(?P<unit_past>hour|day|week|month|year|decade)s?",
    "ago": rf"(?P<n_ago>{_COUNT}) (?P<unit_ago>day|week|fortnight|month|year|decade)s? ago",
    "later": rf"(?P<n_later>{_COUNT}) (?P<unit_later>day|week|month|year)s? (?P<way>later|earlier)",
    "anaphor": r"(?:later )?(?P<same>that same|that very|that|the same|the following|the next|the previous|"
    r"the preceding) (?P<unit_same>day|night|morning|evening|afternoon|week|month|year)",
    "day_before": r"the (?P<unit_before>day|night|evening|year|month) (?P<before>before|after)"
    r"(?=[,.;]|\s+(?:it|he|she|they) had)",
    "years": r"(?P<y_from>(?:1\d|20)\d\d)[-–](?P<y_to>(?:1\d|20)\d\d|\d\d)(?![\d-])",
    "no_year": r"the year (?P<no_year>\d{5,12})",
    "year": rf"(?P<year>{_PLAIN_YEAR})(?!-?\w)",
}
"""Form -> pattern; the first that fits is taken. Group names are those of all forms together."""

_ALL = "|".join(f"(?P<form_{name}>{pattern})" for name, pattern in FORMS.items())
_DATE = re.compile(rf"(?:{_PART})?(?:{_ALL})(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w/-])\w+")
_STARTS = frozenset(
    numbered(
        "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun early mid late later earlier to "
        "towards at by the dawn noon midnight last this next over yesterday today tonight tomorrow overnight that "
        "new christmas boxing q1 q2 q3 q4"
    )
) | {word.split("-")[0] for words in (MONTHS, WEEKDAYS, COUNTS, ORDINALS, SEASONS) for word in words}
"""First words of dates, in small letters; a date can also begin with a digit."""
_PROPER = re.compile(rf"{MONTH}|{WEEKDAY}")
_HOT = re.compile(
    r"\d|[JFMASOND][aepuco][nbrylgptvc]|day|week|month|year|morning|evening|night|quarter|[yY]esterday|"
    r"[tT]o(?:day|night|morrow)|ago\b|later\b|earlier\b|Eve\b|the (?:day|night) before"
)
"""Words and letters that every date has at least one of."""
REACH = 48
"""Code points around such a word in which a date is looked for; the longest lead is "towards the beginning of"."""


def matches(text: str, here: Span) -> Iterator[re.Match[str]]:
    """The date forms in a stretch of text, in order, none overlapping another; names in their own case only."""
    past = here.start
    for start, end in _stretches(text, here):
        for word in _WORD.finditer(text, start, end):
            if word.start() >= past and (word[0][0].isdigit() or word[0].lower() in _STARTS):
                match = _DATE.match(text, word.start(), end)
                if match is not None and _spelled(match):
                    past = match.end()
                    yield match


def _stretches(text: str, here: Span) -> Iterator[tuple[int, int]]:
    """Stretches around hot words, joined where they meet, cut between words."""
    start = end = -1
    for hot in _HOT.finditer(text, here.start, here.end):
        low, high = max(here.start, hot.start() - REACH), min(here.end, hot.end() + REACH)
        if low > end:
            if end >= 0:
                yield start, end
            start = low
        end = high
    if end >= 0:
        yield start, end


def _spelled(match: re.Match[str]) -> bool:
    """False for "march", "may" and "sunday" in small letters: the pattern ignores case for its other words."""
    for group in (
        "m_days",
        "m_ordinal",
        "m_month",
        "m_year",
        "m_near",
        "m_bare",
        "weekday",
        "w_days",
        "w_month",
    ):
        words = match[group]
        if words and not _PROPER.match(words) and not words[0].isupper():
            return False
    return True


def form(match: re.Match[str]) -> str:
    """The name of the form that fits."""
    return next(name for name in FORMS if match[f"form_{name}"] is not None)
