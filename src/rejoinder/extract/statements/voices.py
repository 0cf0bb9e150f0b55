"""Whose voice is a text's own: who "I" and "we" are outside quotations, and who "Q" and "A" are in a transcript.

A byline or a signature tells the person, the carrier that speaks in its own text (a press release) or the author's
office the organisation. Where the text tells nobody, the words stay as written.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rejoinder.extract.labels import Label
from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.directory import Directory
from rejoinder.extract.statements.mentions import is_name, mention_words, read_mention, tokens_of
from rejoinder.model import Block

OWN_SHARE = 0.2
"""Share of a carrier in the weight of all organisations that act in its text, from which the text is its own: a
newspaper names itself in passing ("told the Gazette")."""
LONGEST_NAME = 40
"""Code points of a line that can be an author's name."""
_BY = re.compile(r"^(?:(?:words|text|opinion|comment|interview)\s+)?by\s+|^from\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: (?:[^\W\d_][\w.’'-]*)){1,4}$")
_OFFICE = r"(?:,| is| was| serves as)(?: an?| the)? (?P<office>[^.,;\n]{3,90})"
_CLOSING = re.compile(r"^(?:yours|sincerely|signed|regards|respectfully|faithfully)\b", re.IGNORECASE)
_EXAMINER = re.compile(
    r"(?:examination|examined|question(?:s|ed|ing)|interview(?:ed)?) by "
    r"(?P<name>(?:m[rs]s?\. )?[^\n,:;.(]+)",
    re.IGNORECASE,
)
_EXAMINED = re.compile(
    r"(?:interview(?:ed)? (?:with )?|conversation with |spoke (?:to|with) |talk(?:s|ed)? (?:to|with) |examination of "
    r"|questions (?:to|for) |sat down with |Q&A:? (?:with )?)(?P<name>[^\n:;(“\"]{3,80})",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"your (?:full )?name[^\n]{0,80}\s+A[.:]\s+(?:(?:My name is|I am|It is) )?(?P<name>[^\n.,]{3,40})"
)


@dataclass(frozen=True)
class OwnVoice:
    """The author and the organisation behind a text, as far as it tells them."""

    person: str = ""
    organisation: str = ""
    releases: bool = False
    """True where the text is the organisation's own: "the organisation said" is itself."""


def own_voice(parsed: Parsed, directory: Directory) -> OwnVoice:
    """Whose text it is."""
    person = _author(parsed)
    carrier = parsed.document.carrier or ""
    own = directory.organisation(carrier) if carrier else ""
    deeds = sum(
        weight for (_, name), weight in directory.acting.items() if directory.organisation(name) == own
    )
    if own and deeds >= OWN_SHARE * sum(directory.acting.values()):
        return OwnVoice(person, own, releases=True)
    if person:
        return OwnVoice(person, _office(person, parsed.text, directory))
    return OwnVoice("", own)


def _author(parsed: Parsed) -> str:
    """The one name of the bylines, else the name that signs a letter."""
    blocks = parsed.document.blocks
    body = next((i for i, b in enumerate(blocks) if b.kind == "paragraph"), len(blocks))
    bylines = [
        b.span.of(parsed.text) for i, b in enumerate(blocks) if b.kind == "byline" or _may_sign(b, i < body)
    ]
    names = list(dict.fromkeys(n for words in bylines for n in _names(re.split(r"[|•·\n]|, (?!\d)", words))))
    if names:
        return names[0] if len(names) == 1 else ""
    lines = [b.span.of(parsed.text) for b in blocks[-6:]]
    closing = next((i for i, line in enumerate(lines) if _CLOSING.match(line)), None)
    signed = list(_names(lines[closing + 1 :])) if closing is not None else []
    return signed[0] if len(signed) == 1 else ""


def _may_sign(block: Block, before_body: bool) -> bool:
    """True for a line of its own before the body: a reader may take a name there for a heading."""
    return before_body and block.kind == "heading" and len(block.span) < LONGEST_NAME


def _names(pieces: Iterable[str]) -> Iterable[str]:
    """Which of ``pieces`` are a person's name and nothing else."""
    for piece in pieces:
        name = _BY.sub("", piece.strip())
        tokens = tokens_of(name)
        if _NAME.match(name) and is_name(tokens) and not mention_words().names_organisation(tokens):
            yield name


def _office(person: str, text: str, directory: Directory) -> str:
    """The organisation that a line on the author names: "Mara Lund is secretary of the Dockers’ Union"."""
    told = re.search(re.escape(person) + _OFFICE, text)
    owner = read_mention(told["office"]).owner if told else ""
    return directory.organisation(owner) if owner else directory.role_of(person)[1] or ""


def person_labelled(label: Label, parsed: Parsed, directory: Directory) -> str | None:
    """The person that "Q", "A", "THE WITNESS" or initials stand for, by what the text before the label tells."""
    asks = label.key in ("q", "question", "interviewer")
    if asks or label.key in ("a", "answer", "interviewee", "the witness"):
        return _asking(label, parsed, directory) if asks else _answering(label, parsed, directory)
    if label.words.isupper() and 2 <= len(label.words) <= 4:
        spelled = [n for n in directory.people if "".join(t[0] for t in n.split()).upper() == label.words]
        return spelled[0] if len(spelled) == 1 else None
    return None


def _asking(label: Label, parsed: Parsed, directory: Directory) -> str | None:
    """The last who is said to examine or interview before the label."""
    told = list(_EXAMINER.finditer(parsed.text, 0, label.span.start))
    return _one_person(told[-1]["name"], directory) if told else None


def _answering(label: Label, parsed: Parsed, directory: Directory) -> str | None:
    """Who states a name when asked for it, is said to be interviewed, or is the only person named before the turns."""
    stated = list(_STATED.finditer(parsed.text, 0, label.span.end + 60))
    if stated:
        return stated[-1]["name"].strip()
    told = _EXAMINED.search(parsed.text, 0, label.span.start)
    return _one_person(told["name"], directory) if told else None


def _one_person(words: str, directory: Directory) -> str | None:
    """The one person of the directory whom ``words`` name first, else the name that they are."""
    at = {n: words.casefold().find(n.split()[-1].casefold()) for n in directory.people}
    named = sorted((where, name) for name, where in at.items() if where >= 0)
    if named:
        return named[0][1]
    mention = read_mention(words.title() if words.isupper() else words.strip(), "PERSON")
    return mention.name or None if mention.kind == "person" else None


def voice_speaker(voice: OwnVoice, *, plural: bool) -> tuple[str, bool] | None:
    """The name behind "I" or "we" and whether it is a person's; None where the text tells none."""
    if plural and voice.organisation:
        return voice.organisation, False
    if voice.person and not (voice.releases and plural):
        return voice.person, True
    return (voice.organisation, False) if voice.organisation and plural else None
