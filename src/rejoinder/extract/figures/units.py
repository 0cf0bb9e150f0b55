"""Quantities that measure instead of counting: ages, money, durations, distances, areas, shares, other units.

What stands directly before and after the number decides; nothing here needs a parse.
"""

import re
from dataclasses import dataclass

from rejoinder.extract.numbers import Quantity
from rejoinder.model import Span
from rejoinder.model.vocabulary import Measure

_CURRENCY_SIGNS = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₹": "INR",
    "₪": "ILS",
}
_SIGN_BEFORE = re.compile(rf"(?:US|A|C|HK)?([{''.join(_CURRENCY_SIGNS)}])\s?$")
_CURRENCIES = {
    "dollar": "USD",
    "pound": "GBP",
    "euro": "EUR",
    "yen": "JPY",
    "rouble": "RUB",
    "ruble": "RUB",
    "hryvnia": "UAH",
    "rupee": "INR",
    "shekel": "ILS",
    "cent": "cent",
    "lira": "lira",
    "peso": "peso",
    "yuan": "CNY",
    "franc": "franc",
    "krona": "krona",
    **{
        name: name
        for name in ("crown", "krone", "zloty", "forint", "dinar", "dirham", "riyal", "rial", "shilling")
    },
    **{name: name for name in ("baht", "naira", "taka", "ringgit", "rupiah", "afghani", "penny", "guilder")},
    "pence": "penny",
    "rand": "ZAR",
}
_LENGTHS = {
    "metre": "m", "meter": "m", "m": "m", "kilometre": "km", "kilometer": "km", "km": "km", "mile": "mile",
    "foot": "foot", "feet": "foot", "ft": "foot", "yard": "yard", "inch": "inch", "inche": "inch",
    "yd": "yard",
    "centimetre": "cm", "centimeter": "cm", "cm": "cm",
}  # fmt: skip
_AREAS = {"hectare": "hectare", "acre": "acre"}
_OTHERS = {
    "kg": "kg", "kilogram": "kg", "kilo": "kg", "tonne": "tonne", "ton": "ton", "pound of": "lb", "lb": "lb",
    "gram": "g", "litre": "litre", "liter": "litre", "gallon": "gallon", "barrel": "barrel", "degree": "degree",
    "mph": "mph", "kph": "kph", "km/h": "kph", "kmh": "kph",
    "km per hour": "kph", "knot": "knot", "megawatt": "MW", "watt": "W", "point": "point", "time": "time",
}  # fmt: skip
_TIMES = [
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "fortnight",
    "month",
    "year",
    "decade",
    "century",
]

_WORDS = "|".join(
    sorted({*_TIMES, *_LENGTHS, *_AREAS, *_OTHERS, *_CURRENCIES, "centurie"}, key=len, reverse=True)
)
_AFTER = re.compile(
    rf"(?P<more>(?:\s(?:more|further|full|whole|consecutive|straight|long))*)(?P<join>[\s-]*)"
    rf"(?:(?P<square>square[ -]|sq\.?\s?)|(?P<cubic>cubic[ -]))?(?:US |American )?"
    rf"(?P<unit>{_WORDS})s?(?:(?P<power>²|2\b)|(?P<cube>³|3\b))?(?!\w)",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"[\s-]*(?P<unit>year|month|week|day)s?[\s-]+olds?\b|[\s-]*(?:years? of age\b|y/?o\b|y\.o\.)|"
    r"(?:,? (?:and|or|to) )\d{1,2}[\s-]years?[\s-]old\b",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:aged?|ages|(?:the )?ages? of|under the age of|over the age of)\s*(?:between\s*)?$", re.I
)
_IN_APPOSITION = re.compile(r"(?:[A-Z][\w.'’-]+|\b[JS]r\.|\b[a-z]{3,})\s*[,(]\s*(?:then |now )?$")
_NAMED_AFTER = re.compile(
    r"\s*(?:[,;).]|and\b|of\b(?! (?:them|whom|which|these|those|the|its|their|his|her)\b)|from\b|was\b|is\b|$)"
)
_CHILD_OF = re.compile(r"\b(?:man|woman|boy|girl|child|baby|teenager|youth|son|daughter)\s+of\s+$")
_AGE_LIST = re.compile(
    r"\bages?d?\b(?:\s+(?:of|from|between|ranging|range|ranged|in|years|was|were|is))*"
    r"(?:[\s,]+(?:\d{1,3}|and|to|or|[-–]))*[\s,]*$",
    re.IGNORECASE,
)
_AGE_LIMITS = frozenset([5, 10, 12, 14, 15, 16, 18, 20, 21, 25, 30, 60, 65, 70])
"""Round numbers that ages are set against: "two of them were under 20"."""
_NO_AGE_LIMIT = re.compile(r"\b(?:numbers?|tolls?|counts?|figures?|totals?|amounts?|temperatures?|shares?)\b")
_OLDEST = 110
_PERCENT = re.compile(r"\s?(?:%|per ?cent(?:age points?)?\b|pct\b)", re.IGNORECASE)
_COMPOUND = re.compile(r"[-‑](?=[A-Za-z])")
_SHORT_SCALE = re.compile(r"(?P<scale>m|k|tn)\b")
_SCALES = {"m": 10**6, "k": 10**3, "tn": 10**12}
_MILLIONS = re.compile(
    rf"(?P<scale>m|k|tn) (?P<currency>{'|'.join(sorted(_CURRENCIES, key=len, reverse=True))})s?\b",
    re.IGNORECASE,
)
"""The scale of an amount glued to its number: "14m euros"."""
_DURING = re.compile(
    r"\b(?:for|last|lasted|lasts|lasting|took|takes|spent|after|since|been|is|was)\s+$", re.IGNORECASE
)


@dataclass(frozen=True)
class Unit:
    """What a quantity measures; ``span`` also holds the unit's words. ``scale`` multiplies the number."""

    measure: Measure
    name: str
    span: Span
    scale: int = 1


def unit_of(text: str, quantity: Quantity) -> Unit | None:
    """The unit that ``quantity`` has in ``text``, or None where it counts things."""
    before = text[max(0, quantity.core.start - 40) : quantity.core.start]
    for read in (_age, _age_limit, _money, _share, _measured):
        if unit := read(text, quantity, before):
            return unit
    return None


def is_label(text: str, quantity: Quantity) -> bool:
    """True for a number in a compound that counts nothing: "two-state solution", "12-member panel"."""
    return _COMPOUND.match(text, quantity.core.end) is not None and not re.match(
        r"[-‑](?:plus|strong)\b", text[quantity.core.end :]
    )


def _age(text: str, quantity: Quantity, before: str) -> Unit | None:
    end = max(quantity.core.end, quantity.span.end)
    if old := _OLD.match(text, quantity.core.end):
        words = Span(
            quantity.span.start, quantity.span.end if old.group().lstrip(", ")[:1] in "ao" else old.end()
        )
        return Unit("age", (old["unit"] or "year").lower(), words)
    bare = (
        _CHILD_OF.search(before)
        or _AGED.search(text[max(0, quantity.span.start - 40) : quantity.span.start])
        or _AGED.search(before)
    )
    if text[quantity.core.start].isdigit():
        bare = bare or _AGE_LIST.search(before)
    if bare and not re.match(r"\s*(?:people|civilians)\b", text[end:]):
        return Unit("age", "year", quantity.span)
    if not text[quantity.core.start].isdigit() or not _plausible_age(quantity):
        return None
    if _IN_APPOSITION.search(before) and _NAMED_AFTER.match(text, end):
        return Unit("age", "year", quantity.span)
    return None


def _age_limit(text: str, quantity: Quantity, before: str) -> Unit | None:
    """ "Under 18" with no noun after it is said of people's ages."""
    limit = (
        quantity.bound in ("less", "more")
        and quantity.value in _AGE_LIMITS
        and not _NO_AGE_LIMIT.search(before)
    )
    return (
        Unit("age", "year", quantity.span)
        if limit and re.match(r"\s*(?:[.,;)]|$)", text[quantity.core.end :])
        else None
    )


def _plausible_age(quantity: Quantity) -> bool:
    value = quantity.value
    return (
        quantity.bound == "exact"
        and isinstance(value, int)
        and 0 < value <= _OLDEST
        and quantity.upper is None
    )


def _money(text: str, quantity: Quantity, before: str) -> Unit | None:
    if millions := _MILLIONS.match(text, quantity.core.end):
        words, scale = Span(quantity.span.start, millions.end()), _SCALES[millions["scale"].lower()]
        return Unit("money", _CURRENCIES[millions["currency"].lower()], words, scale)
    sign = _SIGN_BEFORE.search(before)
    if sign is None:
        return None
    start = min(quantity.span.start, quantity.core.start - len(sign.group()))
    end, scale = quantity.span.end, 1
    if short := _SHORT_SCALE.match(text, quantity.core.end):
        end, scale = max(end, short.end()), _SCALES[short["scale"].lower()]
    return Unit("money", _CURRENCY_SIGNS[sign[1]], Span(start, end), scale)


def _share(text: str, quantity: Quantity, before: str) -> Unit | None:  # noqa: ARG001
    if percent := _PERCENT.match(text, quantity.core.end):
        return Unit("other", "percent", Span(quantity.span.start, percent.end()))
    return None


def _measured(text: str, quantity: Quantity, before: str) -> Unit | None:  # noqa: ARG001
    after = _AFTER.match(text, quantity.core.end) or _AFTER.match(text, quantity.span.end)
    if after is None:
        return None
    word = after["unit"].lower().replace("centurie", "century")
    span = Span(quantity.span.start, after.end())
    if after["square"] or after["power"] or word in _AREAS:
        return Unit("area", _AREAS.get(word) or f"{_LENGTHS.get(word, word)}²", span)
    if after["cubic"] or after["cube"]:
        return Unit("other", f"{_LENGTHS.get(word, word)}³", span)
    if word in _TIMES:
        return Unit("duration", word, span)
    if word in _LENGTHS:
        return Unit("distance", _LENGTHS[word], span)
    if word in _CURRENCIES:
        return Unit("money", _CURRENCIES[word], span)
    return Unit("other", _OTHERS[word], span)


def during(text: str, quantity: Quantity, unit: Unit) -> bool:
    """True where "over" before a duration means "during" ("over three days"), not "more than"."""
    if unit.measure != "duration" or not re.match(r"over\b", text[quantity.span.start :], re.IGNORECASE):
        return False
    return _DURING.search(text[max(0, quantity.span.start - 20) : quantity.span.start]) is None
