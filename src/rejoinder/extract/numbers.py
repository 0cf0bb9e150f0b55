"""Quantities in English text: numbers as digits or words with the bounds that stand around them.

The grammar reads plain text, no parse. Conventions, all about what the words commit their author to:

- ``at least X`` is X or more; ``more than X`` starts one above X where things are counted and at X where
  something continuous is measured; ``up to X`` and ``as many as X`` end at X, ``under X`` one below it.
- ``almost X`` ends at X and is approximate, with no lower bound: how far below is not said.
- ``about X`` and ``an estimated X`` are X on both ends and approximate.
- a bare plural names two of its kind or more: ``hundreds`` is 200 or more, ``dozens`` 24 or more,
  ``tens of thousands`` 20,000 or more; ``several`` is three or more. All are approximate.
- a share or a multiple (``a third of them``, ``four times that figure``) has no value of its own; it is
  computed from the figure it rests on.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rejoinder.model import Span

Number = float | int
Bound = Literal["exact", "at_least", "more", "at_most", "less", "almost"]
Kind = Literal["plain", "vague", "share", "multiple", "single"]

SEVERAL = 3
"""The least that "several" means."""
MOST_DIGITS = 15
"""Integers of more digits are kept as words only: floats are exact, and JSON readers agree, up to 2**53."""

_UNIT_WORDS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen"
)
_TEN_WORDS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = {word: i for i, word in enumerate(_UNIT_WORDS.split("|"))}
_TENS = {word: 10 * i for i, word in enumerate(_TEN_WORDS.split("|"), start=2)}
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
_PLURALS = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_FACTORS = {"twice": 2, "double": 2, "triple": 3, "thrice": 3, "treble": 3, "quadruple": 4}

_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_SMALL = rf"(?:(?:{_TEN_WORDS})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{_UNIT})"
_BLOCK = rf"(?:(?:{_SMALL}|an?)[ -]hundred(?:(?: and |[ -]){_SMALL})?|{_SMALL})"
_GROUPS = r"\d{1,3}(?:[,٬]\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d{1,3}(?: 000)+(?!\d)"
"""Digits in groups of three; two points or more make groups, one makes a fraction; a plain space only before 000."""
_DIGITS = rf"(?:[-−](?=\d))?(?<![\d.,/])(?:{_GROUPS}|\d+)(?:\.\d+)?"
_SIMPLE_PARTS = r"(?:half|halves|thirds?|quarters?)"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|mn|bn)"
_NUMBER = (  # atomic: a number is never cut short to make a range of it ("twenty-three")
    rf"(?>(?:an?|{_SMALL})[ -]{_SIMPLE_PARTS} of an? (?:million|billion)|"
    rf"(?:{_SMALL}|\d+) and a half(?: (?:million|billion))?|\d+ [13]/[24]|{_DIGITS}(?:[ -]?(?:{_SCALE}|dozen))?|"
    rf"half[ -](?:an? )?(?:{_SCALE}|dozen)|half an?(?= \w)|"
    rf"(?:{_BLOCK}|an?)[ -](?:thousand|million|billion|trillion|dozen)"
    rf"(?:,?(?: and)? {_BLOCK}(?: (?:thousand|hundred)(?:,?(?: and)? {_BLOCK})?)?)?|"
    rf"both(?= (?:[a-z]+ )?(?:[a-z]+s|men|women|children)\b)|{_BLOCK})"
)
_EDGE = r"(?:(?![\w]|[.,]\d|/\d)|(?=(?:km|cm|mm|m|kg|lbs?|mph|kph|ft|tn|k)(?:\b|²|2\b)))"
_ANY_PLURAL = "|".join(_PLURALS)
_PLURAL = (
    rf"(?:(?:{_ANY_PLURAL}) (?:upon|and) (?:hundreds|thousands|millions)|"
    rf"(?:{_ANY_PLURAL}) of (?:thousands|millions|billions)|{_ANY_PLURAL})"
)
_VAGUE = (
    rf"(?:several|a few|many|(?:a )?couple(?: of)?)[ -](?:{_SCALE}|dozen)|{_PLURAL}|several|a couple(?: of)?"
)
_SHARE = (
    rf"(?:(?:an?|{_SMALL})[ -])(?:{'|'.join(_PARTS)})s?(?= of\b)|half(?= (?:of|the|were|are)\b)|"
    r"\d{1,6}/\d{1,6}(?= of\b)|[½¼¾⅓⅔](?= of\b)"
)
_REFERENCE = r"(?:figure|number|total|toll|count|amount|many|much|estimate)"
_MULTIPLE = (
    rf"(?:(?:{_NUMBER})[ -]times|{'|'.join(_FACTORS)}) "
    rf"(?:(?:that|this|the|as)(?: (?:official|death|previous|reported))* {_REFERENCE}(?: as)?|that\b)"
)

_PATTERN = re.compile(
    rf"(?<![\w.,/])(?:(?P<multiple>{_MULTIPLE})|(?P<share>{_SHARE})|(?P<vague>{_VAGUE})|"
    rf"(?P<roman>[IVXLCDM]{{2,}}(?=\s(?:dead|killed|injured|wounded|people|civilians)\b))|"
    rf"(?P<first>{_NUMBER})(?P<join>\s?[-–—]\s?|\s+(?:to|and|or)\s+)(?P<last>{_NUMBER})|(?P<plain>{_NUMBER}))"
    rf"{_EDGE}",
    re.IGNORECASE,
)

_BEGINNING = re.compile(rf"(?<![\w.,/])(?:[-−]?\d|[{''.join(_SIGNS)}]|[^\W\d_]+)")
_FIRST_WORDS = frozenset(
    [*_UNITS, *_TENS, *_PLURALS, *_FACTORS, "a", "an", "half", "several", "many", "couple", "both"]
)
"""The words that a quantity begins with. Only there is the grammar tried: at every place it costs ten times as much."""
_ROMAN_WORD = re.compile(r"[ivxlcdm]{2,}")

_BOUND_WORDS: tuple[tuple[Bound, bool, str], ...] = (
    (
        "at_least",
        False,
        r"at (?:the )?(?:very )?least|as few as|(?:no|not) (?:fewer|less) than|(?:a )?minimum of",
    ),
    (
        "at_most",
        False,
        r"at (?:the )?(?:very )?most|up to|as (?:many|much|high) as|(?:no|not) more than|(?:a )?maximum of",
    ),
    (
        "more",
        False,
        r"(?:many |far |slightly )?more than|(?:well |just )?over|above|upwards? of|in excess of",
    ),
    ("more", False, r"greater than|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?"),
    ("less", False, r"(?:just |well )?under|below|(?:less|fewer|lower) than"),
    ("almost", True, r"almost|nearly|close to|approaching|just short of|not quite"),
    ("exact", True, r"around|about|some|approximately|approx\.?|roughly|(?:an )?estimated|circa|~"),
    ("exact", True, r"in the (?:region|order|vicinity) of|something like"),
    ("exact", False, r"(?:a (?:combined )?)?total of|exactly|only|an? reported"),
)
_MORE_OF = r"another|a further|an additional|an extra|additional"
_POSTPOSED: tuple[tuple[Bound, bool, str], ...] = (
    ("at_least", False, r"at (?:the )?(?:very )?least|or more|if not more"),
    ("at_most", False, r"at (?:the )?(?:very )?most|or (?:fewer|less)"),
    ("exact", True, r"or so"),
)
_QUOTES = "\"“”'‘’"
_ANY_BOUND = "|".join(words for *_, words in _BOUND_WORDS)
_BEFORE = re.compile(
    rf"(?:(?<!\w)(?:{_ANY_BOUND}|{_MORE_OF})\s+[{_QUOTES}]?|[{_QUOTES}](?:{_ANY_BOUND})[{_QUOTES}]\s+)+$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf",?\s[({_QUOTES}]?(?:{'|'.join(words for *_, words in _POSTPOSED)})\b[){_QUOTES}]?",
    re.IGNORECASE,
)
_PLUS = re.compile(r"\+|[ -]plus\b")
_LOST_THAN = re.compile(r"(?<!\w)more\s+$", re.IGNORECASE)
"""A slip seen in print: "more 217" for "more than 217"; read so before digits only."""
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_CHANGED_FROM = re.compile(
    r"\b(?:ris|rose|rais|increas|grew|grow|fell|fall|dropp?|declin|jump|climb|up|down|revis|went|cut|reduc)"
    r"\w*\b[^.;]{0,40}\bfrom\s+$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:US|A|C|HK)?[$£€¥₽₴₹₪]\s?$")
"""A currency sign before a number: bound words stand before it."""
_LOOKBACK = 60
"""Code points searched for bound words before a number: room for two of the longest in a row."""


@dataclass(frozen=True)
class Quantity:
    """One quantity as written. ``core`` is the number, ``span`` also holds its bound words.

    ``value`` is the stated number (the lower of a range, the ratio of a share or multiple), or None where it
    cannot be held; ``upper`` is the other end of a range.
    """

    span: Span
    core: Span
    kind: Kind
    value: Number | None
    upper: Number | None = None
    bound: Bound = "exact"
    approx: bool = False
    additional: bool = False
    flags: tuple[str, ...] = ()

    def bounds(self, *, counted: bool = True) -> tuple[Number | None, Number | None]:
        """Inclusive ends; ``counted`` is False for what is measured, not counted (days, metres, money)."""
        if self.value is None:
            return None, None
        return _ends(self.bound, self.value, self.upper or self.value, int(counted))

    def of(self, low: Number | None, high: Number | None) -> tuple[Number | None, Number | None]:
        """The ends of this share or multiple of a count whose ends are ``low`` and ``high``.

        "Almost four times that figure" rests on the number stated, so an open upper end is taken from
        the lower one; "at least half" of "up to 800" says nothing about the lower end and leaves it open.
        """
        if self.value is None:
            return None, None
        ratio = self.value
        if self.bound == "exact":
            return _scaled(ratio, low, math.floor), _scaled(ratio, high, math.ceil)
        if self.bound in ("at_least", "more"):
            start = _scaled(ratio, low, math.floor if self.bound == "more" else math.ceil)
            return (None if start is None else start + (self.bound == "more")), None
        return None, _scaled(ratio, low if high is None else high, math.floor)


def _scaled(ratio: Number, end: Number | None, rounded: Callable[[float], int]) -> int | None:
    return None if end is None else rounded(round(ratio * end, 6))


def _ends(bound: Bound, low: Number, high: Number, step: int) -> tuple[Number | None, Number | None]:
    match bound:
        case "at_least":
            return low, None
        case "more":
            return low + step, None
        case "at_most" | "almost":
            return None, high
        case "less":
            return None, high - step
        case _:
            return low, high


def find_quantities(
    text: str, taken: tuple[Span, ...] = (), within: Span | None = None
) -> Iterator[Quantity]:
    """The quantities of ``text`` inside ``within``, in order, leaving out numbers that touch ``taken``."""
    here = within or Span(0, len(text))
    position = here.start
    while match := _next(text, position, here.end):
        position = max(match.end(), position + 1)
        core = Span(*match.span())
        if _blocked(core, taken):
            position = core.start + len(re.match(r"\S+", core.of(text)).group())  # type: ignore[union-attr]
            continue
        read = _read(text, match)
        position = max(read.core.end, core.start + 1)
        yield _with_bounds(text, read, here)


def _next(text: str, position: int, end: int) -> re.Match[str] | None:
    """The first quantity in ``text`` from ``position`` on."""
    for beginning in _BEGINNING.finditer(text, position, end):
        word = beginning.group().lower()
        if word in _FIRST_WORDS or not word.isalpha() or _ROMAN_WORD.fullmatch(word):
            match = _PATTERN.match(text, beginning.start(), end)
            if match:
                return match
    return None


def _blocked(core: Span, taken: tuple[Span, ...]) -> bool:
    return any(span.overlaps(core) for span in taken)


def _read(text: str, match: re.Match[str]) -> Quantity:
    core = Span(*match.span())
    if words := match["multiple"]:
        return Quantity(core, core, "multiple", _factor(words))
    if words := match["share"]:
        ratio = _ratio(words)
        flags = ("absurd",) if ratio is None or ratio > 1 else ()
        return Quantity(core, core, "share", ratio, flags=flags)
    if words := match["vague"]:
        return _vague(core, words)
    if words := match["roman"]:
        return Quantity(core, core, "plain", _roman(words), flags=("roman",))
    if match["first"]:
        return _range(text, match)
    return _plain(core, match["plain"])


def _plain(core: Span, words: str) -> Quantity:
    value = number(words)
    odd = value is None or value < 0
    return Quantity(core, core, "plain", value, flags=("absurd",) if odd else ())


def _range(text: str, match: re.Match[str]) -> Quantity:
    """A range where the two numbers make one, else only the first number."""
    low, high = number(match["first"]), number(match["last"])
    scale = re.search(rf"{_SCALE}$", match["last"], re.IGNORECASE)
    if low is not None and high is not None:
        if scale and low < 1000 and low <= high / _SCALES[scale.group().lower()]:
            low = _tidy(low * _SCALES[scale.group().lower()])
        if low != high and _joins(text, match, min(low, high), max(low, high)):
            return _between(Span(*match.span()), low, high)
    return _plain(Span(*match.span("first")), match["first"])


def _between(core: Span, low: Number, high: Number) -> Quantity:
    """A range; one that runs backwards is read the right way round and flagged."""
    flags = ("absurd",) if low > high else ()
    return Quantity(core, core, "plain", min(low, high), upper=max(low, high), flags=flags)


def _joins(text: str, match: re.Match[str], low: Number, high: Number) -> bool:
    before = text[max(0, match.start() - _LOOKBACK) : match.start()]
    join = match["join"].strip().lower()
    if join == "and":
        return _BETWEEN.search(before) is not None
    if number(match["first"]) == high:
        return False
    if join == "or":
        return high <= 2 * low + 1
    return not _CHANGED_FROM.search(before)


def _vague(core: Span, words: str) -> Quantity:
    lowered = words.lower()
    if lowered.startswith(("a couple", "couple")):
        scale = _SCALES.get(re.split(r"[ -]", lowered)[-1], 1)
        return Quantity(core, core, "vague", 2 * scale, approx=True)
    return Quantity(core, core, "vague", _least(lowered), bound="at_least", approx=True)


def _least(words: str) -> int:
    """The smallest number that a vague word allows: two of a bare plural, three of "several"."""
    first, *rest = re.split(r" of |[ -](?=\w+$)", re.sub(r" (?:upon|and) \w+$", "", words))
    if first in _PLURALS:
        return 2 * _PLURALS[first] * (_PLURALS[rest[0]] if rest else 1)
    count = 2 if first == "a few" else SEVERAL
    return count * (_SCALES[rest[-1]] if rest else 1)


def number(words: str) -> Number | None:
    """The value of one number as written ("1.5 million", "twenty-three", "a dozen"); None where too long."""
    lowered = re.sub(r"[,٬\s](?=\d{3}(?!\d))", "", words.lower()).replace("−", "-")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3}){2,}", lowered):
        lowered = lowered.replace(".", "")
    part, of, scale = lowered.rpartition(" of a ")
    if of:
        return _tidy((_ratio(part) or 0) * _SCALES[scale])
    whole, half, scale = lowered.partition(" and a half")
    if half and (value := number(whole)) is not None:
        return _tidy((value + 0.5) * _SCALES.get(scale.strip(), 1))
    if mixed := re.fullmatch(r"(\d{1,6}) ([13])/([24])", lowered):
        return int(mixed[1]) + int(mixed[2]) / int(mixed[3])
    digits = re.match(r"-?\d+(?:\.\d+)?", lowered)
    if not digits:
        return _in_words(lowered)
    if len(digits.group().split(".")[0]) > MOST_DIGITS:
        return None
    value = float(digits.group()) if "." in digits.group() else int(digits.group())
    for scale in re.findall(r"[a-z]+", lowered[digits.end() :]):
        value *= _SCALES[scale]
    return _tidy(value)


def _in_words(words: str) -> Number:
    total, current = 0.0, 0.0
    for word in re.split(r"[\s,-]+", words):
        if word == "both":
            current = 2
        elif word == "half":
            current = 0.5
        elif word in ("a", "an"):
            current = current or 1
        elif word in ("hundred", "dozen"):
            current = (current or 1) * _SCALES[word]
        elif word in _SCALES:
            total, current = total + (current or 1) * _SCALES[word], 0
        else:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
    return _tidy(total + current)


def _tidy(value: Number) -> Number:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _factor(words: str) -> Number | None:
    first = words.lower().split()[0]
    if first in _FACTORS:
        return _FACTORS[first]
    return number(re.split(r"[ -]times", words, flags=re.IGNORECASE)[0])


def _ratio(words: str) -> float | None:
    if words in _SIGNS:
        return _SIGNS[words]
    if "/" in words:
        over, under = words.split("/")
        return int(over) / int(under) if int(under) else None
    *count, part = re.split(r"[ -]", words.lower())
    return (_in_words(" ".join(count)) if count else 1) / _PARTS.get(part, _PARTS.get(part.rstrip("s"), 1))


def _roman(words: str) -> int:
    values = [_ROMAN[letter] for letter in words.upper()]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _with_bounds(text: str, read: Quantity, here: Span) -> Quantity:
    """``read`` with the bound words before and after it."""
    start, end = read.core.start, read.core.end
    bound, approx, additional = read.bound, read.approx, False
    window = max(here.start, start - _LOOKBACK)
    if read.upper is not None and (between := _BETWEEN.search(text[window:start])):
        start = window + between.start()
    sign = _SIGN.search(text[window:start])
    lead = window + sign.start() if sign else start
    if before := _BEFORE.search(text[window:lead]):
        start = window + before.start()
        bound, approx = _meant(before.group(), _BOUND_WORDS, bound, approx)
        additional = re.search(_MORE_OF, before.group(), re.IGNORECASE) is not None
    elif text[read.core.start].isdigit() and (lost := _LOST_THAN.search(text[window:start])):
        start, bound = window + lost.start(), "more"
    if after := _PLUS.match(text, end, here.end):
        end, bound = after.end(), "at_least"
    with_bounds = replace(read, span=Span(start, end), bound=bound, approx=approx, additional=additional)
    return with_bounds if after else postposed(text, with_bounds, end, here.end)


def postposed(text: str, quantity: Quantity, at: int, end: int | None = None) -> Quantity:
    """``quantity`` with the bound words that follow at ``at``: after the number, or after its unit."""
    after = _AFTER.match(text, at, len(text) if end is None else end)
    if not after:
        return quantity
    bound, approx = _meant(after.group(), _POSTPOSED, quantity.bound, quantity.approx)
    return replace(quantity, span=Span(quantity.span.start, after.end()), bound=bound, approx=approx)


def _meant(
    words: str, table: tuple[tuple[Bound, bool, str], ...], bound: Bound, approx: bool
) -> tuple[Bound, bool]:
    """The bound that ``words`` set; with two ("at least some 200") the one that limits wins."""
    said = [
        (meaning, vague)
        for meaning, vague, pattern in table
        if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", words, re.IGNORECASE)
    ]
    limits = [meaning for meaning, _ in said if meaning != "exact"]
    return limits[0] if limits else bound, approx or any(vague for _, vague in said)
