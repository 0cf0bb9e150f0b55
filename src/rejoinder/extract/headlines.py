"""Headlines in title case, read as the sentences they are."""

import re

TITLE_WORD = re.compile(r"\b[A-Z][\w’'-]*")


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
    escaped = re.escape(word)
    inside = len(re.findall(rf"(?<=[a-z,;] ){escaped}\b", body))
    lower = len(re.findall(rf"\b{re.escape(word.lower())}\b", body))
    return inside > lower
