"""What the wording of one block tells: a headline, prose, a caption, an item of a list."""

import re

_CLOSING = "\"”’'»)]"
_TERMINAL = (".", "!", "?", "…", "。", "؟")
_PROSE_WORDS = 5
_LONG = 200
"""Headlines stay below 200 code points; a longer block without a full stop is prose that lost it."""

_PHOTO_LEAD = re.compile(
    r"^(?:in this (?:\w+ ){0,3}?(?:photo|photograph|picture|image|frame ?grab|screen ?shot|still)\b"
    r"|(?:file|handout|undated) (?:photo|photograph|picture|image)\b|file\s*[-–—:]|pictured:"
    r"|(?:photo|photograph|image|picture|caption):\s"
    r"|.{3,150}\bin (?:this|an undated|a file|a handout) (?:\w+ ){0,2}?(?:photo|photograph|picture|image)\b)",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"(?P<stop>[.!?][\"”’]?)?\s*[(\[](?P<credit>[^()\[\]]{2,60})[)\]]$")
_PHOTO = re.compile(r"\b(?:photo|photograph|image|picture|file|handout|getty|via)\b", re.IGNORECASE)
_PHOTO_TAIL = re.compile(
    r"[.!?\"”’)]\s+(?:photo|photograph|image|picture)s?(?: credit)?(?: by|:|/)\s*[^.!?]{2,60}\.?$|\s©\s?[^.!?]{2,60}$",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(r"^an?\s", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[•·▪‣◦●■*]\s+|[-–]\s+(?=\S)|\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S))")
_CAPTION = 400
_LINE = 250
"""Longest block that a bare name in brackets at its end makes a caption; in newsletters whole paragraphs end so."""


def ends_sentence(words: str) -> bool:
    """True where the last mark before closing quotation marks and brackets ends a sentence."""
    return words.rstrip(_CLOSING + " ").endswith(_TERMINAL)


def is_prose(words: str) -> bool:
    """True for a block that reads as a paragraph: a sentence of five words or more, or a long block."""
    return len(words) >= _LONG or (ends_sentence(words) and words.count(" ") >= _PROSE_WORDS - 1)


def is_headline(words: str, most: int = 30) -> bool:
    """True for a block of at most ``most`` words that begins like a sentence and does not end like one."""
    bare = words.rstrip(_CLOSING + " ")
    first = words.lstrip("\"“‘'«„([ ")[:1]
    return (
        len(words) < _LONG
        and words.count(" ") < most
        and any(map(str.isalpha, words))
        and (first.isupper() or first.isdigit() or (first.isalpha() and first.lower() == first.upper()))
        and not bare.endswith((".", "…", ":", ";", ",", "。"))
    )


def is_caption(words: str) -> bool:
    """True for a block that says it describes a picture, or ends in a picture's credit."""
    if len(words) > _CAPTION:
        return False
    if _PHOTO_LEAD.match(words) or _PHOTO_TAIL.search(words):
        return True
    credit = _CREDIT.search(words)
    if not credit or not credit.start():
        return False
    name = credit["credit"]
    if _PHOTO.search(name):
        return True
    return (
        not credit["stop"]
        and len(words) <= _LINE
        and _names_agency(name)
        and not _abbreviates(name, words[: credit.start()])
    )


def _names_agency(credit: str) -> bool:
    parts = re.split(r"[\s/,]+", credit)
    return len(parts) <= 6 and all(p[:1].isupper() for p in parts) and not any(map(str.isdigit, credit))


def _abbreviates(credit: str, before: str) -> bool:
    """True for ``World Health Organization (WHO)``: an abbreviation explained, not a credit."""
    wanted = "".join(c for c in credit if c.isupper())
    initials = [w[0].upper() for w in re.findall(r"[^\W\d_]+", before) if w[0].isupper()]
    return len(wanted) > 1 and "".join(initials[-len(wanted) :]) == wanted


def without_credit(words: str) -> str:
    """``words`` without a picture credit in brackets at their end."""
    credit = _CREDIT.search(words)
    return words[: credit.start()] + (credit["stop"] or "") if credit and credit.start() else words


def may_be_caption(words: str) -> bool:
    """True for ``A damaged bridge``: a short phrase under a headline that names what is seen."""
    return words.count(" ") < 12 and bool(_NOUN_PHRASE.match(words)) and is_headline(words)


def is_item(words: str) -> bool:
    """True for a block that begins with a bullet, a dash or a number."""
    return bool(_BULLET.match(words))


def has_bullet(words: str) -> bool:
    """True for a bullet sign, which begins nothing but an item of a list."""
    return words[:1] in "•·▪‣◦●■" and bool(words)
