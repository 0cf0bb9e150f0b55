"""What looks like a statement and is none: what something is called, what somebody looked at, an "alleged" thing."""

import re

from rejoinder.extract.statements.attribution import Attribution

_KNOWN = re.compile(r"(?:\w+ )*(?:known|named|dubbed|nicknamed|termed|called)(?: as)?", re.IGNORECASE)
_CALLS = re.compile(r"(?:\w+ )*(?:call(?:s|ed|ing)?|styl(?:es?|ed|ing)|nam(?:es?|ed|ing))", re.IGNORECASE)
_ITSELF = re.compile(r"\s*(?:itself|himself|herself|themselves|themself)\b")
_LOOKED = re.compile(
    r"(?:\w+ )*(?:view|watch|examin|review|studi|study|collect|obtain|gather)(?:s|es|ed|ing)?", re.IGNORECASE
)
"""Taking in, which tells nothing yet. In PolNeAR's training split 14 of 101 such words are cues, most of them of an
opinion ("viewed **as** a gift")."""
_ALLEGED = frozenset({"allege", "report", "suspect", "purport"})
_TOLD = ("VBD", "VBZ", "VBP", "MD")


def is_apparent(attribution: Attribution, text: str) -> bool:
    """True for "the river, known as the Wend", "the group that calls itself Free Wend", "she viewed the pictures",
    "the town's reported floods"."""
    if not attribution.cue:
        return False
    cue = attribution.cue[-1]
    if attribution.source is None and _KNOWN.fullmatch(cue.of(text)):
        return True
    if _CALLS.fullmatch(cue.of(text)):
        return attribution.source is not None and _ITSELF.match(text, cue.end) is not None
    if _LOOKED.fullmatch(cue.of(text)):
        return _is_thing(attribution, text)
    last = next(reversed(attribution.sentence.paragraph.tokens_in(cue) or ()), None)
    return last is not None and last.dep_ == "amod" and last.lemma_.lower() in _ALLEGED


def _is_thing(attribution: Attribution, text: str) -> bool:
    """True where the content is a noun and no clause, no quotation and no opinion of it."""
    content = attribution.content[0]
    tokens = attribution.sentence.paragraph.tokens_in(content) or ()
    clause = any(t.tag_ in _TOLD or t.is_quote or t.lower_ == "as" for t in tokens)
    return not clause and not text.startswith(" as ", content.end)
