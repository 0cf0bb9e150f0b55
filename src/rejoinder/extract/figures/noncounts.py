"""Numbers that count nothing: dates, times, names, models, calibres, addresses, phone numbers, scores, labels.

Every pattern names one kind of number that is part of a name or a code. A number that touches one of these
spans is never read as a figure.
"""

import re

from rejoinder.extract.dates import date_spans
from rejoinder.model import Span

_TIME = (
    r"(?:a\.?m\b\.?|p\.?m\b\.?|GMT|UTC|BST|CET|EST|EDT|CST|CDT|MST|MDT|PST|PDT|o['’]clock|hrs?\b|hours GMT)"
)
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Parkway|Pkwy|Highway|"
    r"Hwy|Terrace|Circle|Square|Pike|Trail)\b"
)
_LABEL = (
    r"(?:[Nn]o\.|№|#|[Aa]rticles?|[Ss]ections?|[Cc]hapters?|[Pp]aragraphs?|[Rr]esolutions?|[Pp]ages?|[Pp]p?\.|Rule|"
    r"Flight|Highway|Route|Interstate|I-|Hwy|Exit|Room|Apartment|Apt\.?|Suite|Unit|Channel|NewsChannel|TV|"
    r"Radio|Road|County Road|Beltway|Station|Image|Photo|Bus|Line|Gate|Ward|Block|"
    r"road|highway|route|platform|gate|sector|box|item|reactor|shaft|pit|terminal|pier|berth|ward|precinct|lane|"
    r"apartment|room|flat|suite|unit|[Pp]hase|[Ll]evel|[Gg]rade|[Cc]lass|[Dd]ay|[Ww]eek|[Ss]tage|[Vv]ersion|[Tt]ype|[Mm]odel|[Tt]able|[Ff]igure|Fig\.|"
    r"[Vv]olume|Vol\.|Issue|Part|Psalm|Year|Season|Episode|Precinct|District|Area|Zone|Platform|Pier|Division|"
    r"Company|Battalion|Local|Camp|Checkpoint|Kilometre|Kilometer|Mile|Windows|Formula|Group|Protocol|Annex|Appendix|"
    r"Tier|Category|Count|Lot|Terminal|Tower|Studio|Top|top|Posted:?|World War|Task Force|News|FOX|CBS|ABC|NBC)"
)

_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?"
)
_SMALL = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|a hundred)"
_BOUNDING = "than|least|over|some|about|nearly|almost|up to|around|under|killed|another"
_NOT_BOUND = "".join(rf"(?<!\b{word} )" for word in _BOUNDING.split("|"))
_COUNTED = (
    r"(?:people|civilians?|men|women|children|dead|deaths?|killed|injured|wounded|soldiers?|fighters?|residents?|"
    r"refugees?|migrants?|victims?|homes|houses|attacks|strikes|airstrikes|sorties|cases|troops|patients|students|"
    r"metres|meters|km|kilometres|kilometers|miles|feet|square|tonnes|tons|dollars|euros|pounds)\b"
)

_FRACTION = re.compile(r"\d{1,6}/\d{1,6} of\b")
"""A fraction that looks like a day: "5/4 of the victims"."""


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


_IN_WORDS = _compiled(
    # places on the web, addresses for mail, hashtags
    r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+|[#@]\w+|\b[\w-]+\.(?:com|org|net|gov|ru|uk|mil)\b\S*",
    # times of the day
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:a\.m|p\.m|o['’]clock)",
    r"(?<=\b[Aa]t )(?:noon|midnight)\b",
    # labels with a number: Article 5, Resolution 2254, Flight 370, No. 4, day 3
    rf"\b{_LABEL}\s?(?:\d+|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)(?:\.\d+)*\b(?:\s?\(\w+\))?"
    r"(?!\s(?:people|civilians|dead|killed|injured|wounded|met(?:re|er)s?|miles?|feet|km|kilomet(?:re|er)s?|per cent)"
    r"\b)",
    # majorities and stretches of time
    r"\b(?:majority|ruled|score|scoreline|record|vote|lead)\s(?:of\s)?\d{1,3}\s?[-–]\s?\d{1,3}\b"
    r"|\b[Mm]ajority of (?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b",
    rf"(?i)\b{_SMALL}\s(?:of|out of)\s(?:the|these|his|her|its|their)\s(?:past|last|next|previous)\s",
    # somebody's children: a father of three
    r"(?i)\b(?:father|mother|dad|mom|mum|parent|grandmother|grandfather|married)[- ]of[- ]"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    # proportions: one in four, eight out of ten
    rf"(?i)\b{_SMALL}\s(?:in|out of)(?:\severy)?\s{_SMALL}\b",
    # fixed phrases
    r"\b(?:[Oo]ne (?:another|day|thing|side|way|hand|time|by one|or the other|of the (?:few|most|many|first))|"
    r"[Nn]o[- ]one|(?:[Aa]ny|[Ss]ome|[Ee]very|[Ee]ach|[Tt]his|[Tt]hat|[Tt]he) ?one|[Oo]nly one way|"
    r"at one point|[Gg]round [Zz]ero|[Oo]ne['’]s|[Oo]ne (?:can|could|should|must|may|might|would|has to)|"
    r"(?:both|all|on the) (?:one|other) (?:side|hand)s?)\b",
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose) (?:two|three) (?:sides|countries|nations|leaders|governments|parties)\b",
    r"\b(?:second|first|third) (?:one|two)\b|\b(?:square|step|chapter|version|round) one\b",
)
"""What can be written without a digit."""

_IN_DIGITS = _compiled(
    # times of the day
    rf"\b\d{{1,2}}(?:[:.]\d{{2}})?(?:\s?(?:-|–|to|and)\s?\d{{1,2}}(?:[:.]\d{{2}})?)?\s?{_TIME}",
    r"\b\d{1,2}:\d{2}(?::\d{2})?\b",
    # names and models: Su-34, RBK-500, T-72, G20, S-400, F16, 5G, MH17, Covid-19, 16x9, 9/11, 24/7
    r"\b[A-Za-z]+[A-Za-z.]*-\d+\w*(?:-\w+)*|\b[A-Za-z]+\d+[\w-]*|\b\d+(?:G|D|K|p|A|B|C|E|F|N|S|W)\b",
    r"\b\d+\s?[x×]\s?\d+\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b(?!\s+of\b)",
    r"\b911\b|\b9-1-1\b|\b999\b(?=\s(?:call|emergency))",
    # calibres and bores
    r"(?<!\d)\.\d{2,3}\b|\b\d+(?:\.\d+)?[- ]?mm\b",
    r"\b\d+(?:\.\d+)?[- ](?:calib(?:er|re)s?|cal\b|gauge|millimet(?:er|re)s?)",
    # street addresses and postal codes
    rf"\b\d+(?:-\d+)?\s(?:block|blk)\b|\b\d+(?:\s(?:[NSEW]\.?|North|South|East|West))?(?:\s[A-Z][\w.'’]*){{1,3}}\s{_STREET}",
    rf"\b\d+\s\d+(?:st|nd|rd|th)\b|\b(?:N|S|E|W|North|South|East|West)\.?\s\d+\b|\b\d+\s{_STREET}|\b[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?\b",
    # telephone numbers
    r"\(?\b\d{3}\)?[-. ]\d{3}[-. ](?:\d{4}|[A-Z]{4})\b|\+\d[\d\s()-]{7,}\d|\b\d{3}-(?:\d{4}|[A-Z]{4,})\b"
    r"|\b1-\d{3}\b[-\w]*|\b\d{3,4}-[A-Z]{3,}\b|\b0\d{2,4}(?:\s\d{2,4}){1,3}\b",
    # scores and votes
    r"\b\d{1,3}\s?[-–]\s?\d{1,3}"
    r"(?=\s(?:win|victory|defeat|loss|draw|lead|vote|majority|decision|ruling|split|tie|aggregate|on penalties)\b)"
    r"|(?:\b(?:won|beat|lost|drew|led|win|beating|losing|voted|vote of|score of|scored)\s(?:[\w' ]{1,25}\s)?)"
    r"\d{1,3}\s?[-–]\s?\d{1,3}\b|(?<![\d-])\d{1,2}-\d{1,2}(?:,\s\d{1,2}-\d{1,2})+(?![\d-])",
    # numbers on shirts, departures by the clock, aircraft
    r"\b[Nn]umber\s\d{1,3}\b|\b\d{1,2}\.\d{2}(?=\s(?:train|bus|flight|ferry|service)\b)",
    r"\b(?:Boeing|Airbus|Antonov|[Tt]he|[Aa]n?)\s(?:7[0-8]7|A?3[0-8]0)\b(?!\s[a-z]+s\b)",
    # list numbers, footnotes, ordinals, decades, years with a range
    r"(?m)^\s*(?:\(?\d{1,3}[.)])\s|\[\d{1,3}\]|\b\d+(?:st|nd|rd|th)\b|\b(?:1[89]|20)?\d0s\b|['’]\d0s\b|\b\d0['’]s\b",
    r"\b(?:1[89]|20)\d\d\s?[-–/]\s?(?:(?:1[89]|20)?\d\d)\b|(?:©|\(c\)|[Cc]opyright)\s?(?:\w+ )?\d{4}",
    r"\b(?!\d{1,3}(?:\.\d{3}){2,}\b)(?:\d+\.){2,}\d+\b|\b\d+\s?\^\s?\d+",
    rf"\b\d{{1,2}}(?:,\s\d{{1,2}})*\sand\s\d{{1,2}}\s(?:{_MONTH})\b|\b[Yy]ear\s\d+\b|\b(?:[Bb]y|[Uu]ntil)\s2[01]\d\d\b",
    # years: four digits without a thousands mark, unless bound words or a counted noun say otherwise
    rf"(?=(?:1[89]|20)\d\d){_NOT_BOUND}\b(?:1[89]|20)\d\d\b(?![,.]\d)(?!\s(?:more\s|other\s)?{_COUNTED})",
    # places in a series of pictures, a part of a house number, a postal code in brackets
    r"\b\d+\s?(?:/|of)\s?(?:/\s?)?\d+\b(?!\s(?:people|civilians|dead|of\b))|\b\d+-\d+\s\d+(?:st|nd|rd|th)\b|\(\d{5}\)",
    # names that end in a number: KHOU 11, Beltway 8
    r"(?<![\w])[A-Z]{2,6}\s\d{1,3}\b(?=\s*(?:[^\s\w]|$|[A-Z][a-z]))",
    r"(?<=[a-z,] )[A-Z][a-z]+\s\d{1,4}\b(?!\.\d)(?=\s*(?:[,.;)]|$)|\s+(?:and|in|to|at|on|is|was|[A-Z][a-z]+)\b)",
)
"""What is written with digits: it is looked for only where there are some."""

_DIGIT = re.compile(r"\d")


def not_counts(text: str) -> tuple[Span, ...]:
    """Where ``text`` has numbers that are no quantities: dates and the patterns of this module."""
    found = [span for span in date_spans(text) if not _FRACTION.match(text, span.start)]
    for pattern in (*_IN_WORDS, *_IN_DIGITS) if _DIGIT.search(text) else _IN_WORDS:
        found += [Span(*match.span()) for match in pattern.finditer(text)]
    return tuple(sorted(found))
