"""Headlines in title case, read as the sentences they are."""

import re
from collections import Counter
from functools import lru_cache

TITLE_WORD = re.compile(r"\b[A-Z][\w’'-]*")
_BODY_WORD = re.compile(r"(?P<after>(?<=[a-z,;] ))?\b[A-Za-z][\w’'-]*")
_POSSESSIVE = re.compile(r"[’']s?$")


def sentence_case(headline: str, body: str) -> str:
    """A headline in title case with its common words in lower case, same length, so that it parses as a sentence.

    A word keeps its capital where the body has it with a capital inside a sentence and not in lower case, or
    where it is an acronym. A headline that is not in title case comes back unchanged.
    """
    words = list(TITLE_WORD.finditer(headline))
    all_words = re.findall(r"\b[A-Za-z][\w’'-]{3,}", headline)
    if len(all_words) < 4 or sum(w[0].isupper() for w in all_words) < 0.7 * len(all_words):
        return headline
    out = headline
    for m in words:
        word = m.group()
        if m.start() == 0 or (len(word) > 1 and word[1:].upper() == word[1:] and word[1:].isalpha()):
            continue
        if not _is_name(word, body):
            out = out[: m.start()] + word.lower() + out[m.end() :]
    return out if len(out) == len(headline) else headline


def _is_name(word: str, body: str) -> bool:
    inside, lower = _counts(body)
    return inside[word] > lower[word.lower()]


@lru_cache(maxsize=1)
def _counts(body: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands with a capital inside a sentence, and how often in lower case.

    Counted once for all headlines of a document; a word with "'s" counts as the word too.
    """
    inside: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for match in _BODY_WORD.finditer(body):
        words = {match.group(), _POSSESSIVE.sub("", match.group())}
        if match["after"] is not None and match.group()[0].isupper():
            inside.update(words)
        elif match.group()[0].islower():
            lower.update(words)
    return inside, lower
