"""Whom a statement is addressed to or aimed at, where the words at its cue name it: "urged **parents** to ..."."""

from spacy.tokens import Token

from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.clauses import can_speak
from rejoinder.extract.statements.mentions import is_name_word
from rejoinder.model import Span

ASKING = frozenset(
    {"ask", "urge", "tell", "call", "order", "instruct", "beg", "implore", "press", "request", "invite", "appeal",
     "warn", "caution", "advise", "encourage", "exhort", "demand", "want", "summon"}
)  # fmt: skip
"""Verbs whose object, or the subject of what is wanted, is who should do it."""
WANTING = frozenset({"demand", "want", "request"})
"""Those of them whose object is what is asked for, not who is asked."""
AIMED = frozenset(
    {"accuse", "blame", "condemn", "denounce", "criticise", "criticize", "threaten", "fault", "charge"}
)
"""Verbs whose object is who is held to have done it, or who should fear it."""
_OBJECTS = ("dobj", "obj", "dative", "pobj")


def addressee_in(parsed: Parsed, attribution: Attribution) -> str | None:
    """The addressee as written; what the frame of the cue gave where the parse names nobody."""
    for span in reversed(attribution.cue):
        paragraph = parsed.paragraph_at(span.start)
        tokens = paragraph.tokens_in(span) or () if paragraph is not None else ()
        target = _target(tuple(tokens))
        if paragraph is not None and target is not None:
            return _mention(target, paragraph.offset).of(parsed.text)
    return attribution.addressee.of(parsed.text) if attribution.addressee else None


def _target(cue: tuple[Token, ...]) -> Token | None:
    """The object of the last verb of ``cue`` that asks or aims, or who is to do what it asks; who can speak."""
    verb = next((t for t in reversed(cue) if t.lemma_.lower() in ASKING | AIMED), None)
    if verb is None:
        return None
    found = [] if verb.lemma_.lower() in WANTING else [c for c in verb.children if c.dep_ in _OBJECTS]
    found += _asked(verb) if verb.lemma_.lower() in ASKING else []
    asks = verb.lemma_.lower() in ASKING - WANTING
    return next(
        (
            token
            for token in found
            if token.i > verb.i and (can_speak(token) or (asks and _is_told_to(token)))
        ),
        None,
    )


def _asked(verb: Token) -> list[Token]:
    """Whom ``verb`` turns to ("called on **the mayor**"), and who is to act ("that **the landlord** repair it")."""
    found = []
    # After "demanded that" the parse takes "withdraw" for the present tense with one name and not with another.
    bare = ("VB", "VBP") if verb.lemma_.lower() in WANTING else ("VB",)
    for child in verb.children:
        if (verb.lemma_.lower(), child.lower_) in _ADDRESSED:
            found += [c for c in child.children if c.dep_ == "pobj"]
        elif child.dep_ in ("ccomp", "xcomp") and child.tag_ in bare:
            found += [c for c in child.children if c.dep_ == "nsubj"]
    return found


def _is_told_to(target: Token) -> bool:
    """True for whoever is told **to do** something: it can hear, even if no word of the vocabulary says so."""
    verb = target.head
    governed = verb if verb.tag_ == "VB" else next((c for c in verb.children if c.tag_ == "VB"), None)
    return governed is not None and any(c.dep_ == "aux" and c.lower_ == "to" for c in governed.children)


def _goes_on(token: Token) -> bool:
    """True for the next word of a name that the parse cut: "Ibrahim **al-Haddad**"."""
    return is_name_word(token.text) and token.ent_type_ not in ("DATE", "TIME")


_ADDRESSED = frozenset({("call", "on"), ("call", "upon"), ("appeal", "to")})


def _mention(target: Token, offset: int) -> Span:
    """``target`` with what stands before it, and with the name that it is of: "the Ministry of Defence"."""
    last = target
    for child in target.children:
        named = next((c for c in child.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
        if child.dep_ == "prep" and child.lower_ == "of" and target.pos_ == "PROPN" and named is not None:
            last = named
    for token in target.doc[last.i + 1 : target.sent.end]:
        if target.pos_ != "PROPN" or not token.doc[token.i - 1].whitespace_ or not _goes_on(token):
            break
        last = token
    return Span(offset + target.left_edge.idx, offset + last.idx + len(last))
