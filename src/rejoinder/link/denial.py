"""Whether the words of a denial are what is denied, or what is said instead.

"Denied that the gate was open" and "insisted that the gate was shut" are both denials of one allegation; the words of
the first are what is not so, those of the second what is. The verb tells which.
"""

import re

from rejoinder.link.wording import negative
from rejoinder.model import Statement

_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|(?:reject|disput|dismiss|refut|rebut|contest|repudiat|disclaim|disavow|rebuff|"
    r"deplor|denounc|condemn|criticis|criticiz|ridicul|mock|brand|label|deride?|scoff)(?:e?s|e?d|ing|e)?"
    r"|rul(?:e|es|ed|ing) out|call(?:s|ed|ing)?|describ(?:es?|ed|ing)|(?:brush|laugh|shrug|wav)\w* \w*)\b",
    re.IGNORECASE,
)
"""Verbs whose object is what is not so, or what the other has said: "rejects the allegations", "called it absurd"."""


def is_denied(statement: Statement, words: str, text: str) -> bool:
    """True where ``words``, those of a statement in ``text``, are what it denies. In quotation marks or in the negative
    ("said that no gate was open") they are what it says."""
    if statement.act != "denies" or statement.form == "direct" or negative(words):
        return False
    cues = [cue.of(text) for cue in statement.cue]
    return not cues or any(map(_DENYING.search, cues))
