"""Whether words that look like a date are one, by what stands around them: "May", "2016 sheep", "Man Friday"."""

import re

_BEFORE = 40
"""Code points before the words that are looked at."""

_MONTH_LEAD = re.compile(
    r"\b(?:in|since|until|till|of|from|between|by|through|throughout|during|before|after|for|last|this|next|early|"
    r"mid|late)[ -]$",
    re.IGNORECASE,
)
_JOINED = re.compile(r",?\s+(?:and|or|to|until|through)\s+|,\s+|\s?[-–—]\s?")
_MONTHS_FOLLOW = re.compile(
    r"(?:,?\s+(?:and|or|to|until|through)\s+|,\s+|\s?[-–—]\s?)(?:early |late |mid-)?(?:January|February|March|April|"
    r"May|June|July|August|September|October|November|December)\b(?! [A-Z])"
)
_YEAR_LEAD = re.compile(
    r"\b(?:in|since|until|till|from|between|by|through|during|before|after|born|for|year|(?:drought|class|season|war|"
    r"crisis|treaty|election|elections|flood|law|constitution|summer|winter|spring|autumn|year|budget|census|strike|"
    r"earthquake|famine|agreement|report|fire|attack|attacks) of|the|early|mid|late)"
    r"(?: (?:about|around|at least))?[ -]$|\(\s?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s(?:or (?:more|so|fewer)\b|(?:\w+ )?(?:people|persons|civilians|men|women|children|families|homes|houses|euros|"
    r"dollars|pounds|tickets|copies|jobs|workers|soldiers|troops|voters|residents|villages|cases|metres|meters|miles|"
    r"km|kilos|tonnes|tons|litres|acres|hectares|employees|students|refugees|migrants|animals|cattle|sheep|per cent)\b)"
)
_NOUN_FOLLOWS = re.compile(r"(?:[-–]\d\d)? [a-z]")
_OWNED = re.compile(r"\s+\w*['’]s\b")
_NAME_FOLLOWS = re.compile(
    r"\s+(?!(?:The|A|An|It|He|She|They|We|I|In|On)\b)[A-Z][a-z]+|"
    r",\s+[A-Z][a-z]+(?:shire|land)\b"
)
_NAMED_DAY = re.compile(
    r"\b(?:Black|Good|Bloody|Super|Ash|Man|Sheffield|Palm|Cyber|Maundy|Shrove|every|each|Every|Each) $"
)
_NAME_OF_DAY = re.compile(
    r"\s+(?:Times|Mail|Club|Express|Mirror|Post|Telegraph|Herald|Star|Night Live|Island)\b"
)
_STRETCH_AHEAD = re.compile(r"\b(?:over|in|within|for|during) $", re.IGNORECASE)


def is_date(match: re.Match[str], name: str, last_end: int | None) -> bool:
    """True where the words around fit; ``last_end`` is where the date before ended."""
    judge = _JUDGES.get(name)
    return judge is None or judge(match, last_end)


def _lead(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _BEFORE) : match.start()]


def _follows(match: re.Match[str], last_end: int | None) -> bool:
    """True where only "and", a comma or the like stands between the date before and this one."""
    return last_end is not None and _JOINED.fullmatch(match.string, last_end, match.start()) is not None


def _bare_month(match: re.Match[str], last_end: int | None) -> bool:
    text, end = match.string, match.end()
    if _OWNED.match(text, end) or _NAME_FOLLOWS.match(text, end):
        return False
    if match["part"] or _follows(match, last_end) or _MONTH_LEAD.search(_lead(match)):
        return True
    return _MONTHS_FOLLOW.match(text, end) is not None


def _weekday(match: re.Match[str], last_end: int | None) -> bool:  # noqa: ARG001 - every judge takes both
    return not (_NAMED_DAY.search(_lead(match)) or _NAME_OF_DAY.match(match.string, match.end()))


def _year(match: re.Match[str], last_end: int | None) -> bool:
    if _COUNTED.match(match.string, match.end()):
        return False
    lead = _lead(match)
    if match["part"] or _follows(match, last_end):
        return True
    if lead.lower().endswith("the "):
        return _NOUN_FOLLOWS.match(match.string, match.end()) is not None
    return _YEAR_LEAD.search(lead) is not None


def _period(match: re.Match[str], last_end: int | None) -> bool:  # noqa: ARG001
    if match["rel"].lower() in ("over the", "at the"):
        return match["unit"].lower() == "weekend"
    return not match.string.startswith(" of ", match.end())


def _the_period(match: re.Match[str], last_end: int | None) -> bool:  # noqa: ARG001
    return match["part"] is not None


def _past(match: re.Match[str], last_end: int | None) -> bool:  # noqa: ARG001
    """False for "the last day" and "the last week of June"."""
    single = match["n_past"] is None and match["unit_past"].lower() in ("hour", "day")
    return not single and not match.string.startswith(" of ", match.end())


def _anaphor(match: re.Match[str], last_end: int | None) -> bool:  # noqa: ARG001
    """False for "over the next month", which is counted from now."""
    return match["same"].lower() != "the next" or not _STRETCH_AHEAD.search(_lead(match))


def _holiday(match: re.Match[str], last_end: int | None) -> bool:  # noqa: ARG001
    return match["holiday"][0].isupper()


_JUDGES = {
    "bare_month": _bare_month,
    "weekday": _weekday,
    "year": _year,
    "years": _year,
    "period": _period,
    "the_period": _the_period,
    "past": _past,
    "anaphor": _anaphor,
    "holiday": _holiday,
}
