"""What kind of reply a pair is, by act, cue words and stance. The same rules for every side."""

import re

from rejoinder.link.denial import is_denied
from rejoinder.link.figures import agree
from rejoinder.link.signals import Pair, accused
from rejoinder.link.stance import Stance, content_says, says
from rejoinder.link.turns import Turn
from rejoinder.model.vocabulary import ReplyKind

SAID_AGAIN = frozenset({"repeats", "affirms", "shifts"})
"""Replies that say a thing again or no longer, and do not answer another side."""

SUBJECT = 0.3
"""Share of common words from which a reply speaks of the fact itself and not only of the speaker or the rules."""


AGREED = 0.5
"""Share of common words from which a party that says it confirms something confirms this."""


def opposing_kind(pair: Pair) -> ReplyKind:
    """The kind of a reply to another party's statement."""
    reply = pair.reply
    act = reply.statement.act
    if act == "declines" or (act == "asserts" and _only_declines(reply)):
        return "declines"
    if act == "concedes":
        return _concession(pair)
    if act in ("demands", "promises"):
        return _opposing(pair) or ("demands" if act == "demands" else "answers")
    if act == "denies":
        return _denial(pair)
    if act in ("accuses", "threatens"):
        return _counter(pair)
    return _assertion(pair)


def _opposing(pair: Pair) -> ReplyKind | None:
    """What says the opposite in the very words contradicts, whatever its act is read as."""
    opposite = pair.compared.stance is Stance.OPPOSITE and bool(pair.compared.words)
    return "contradicts" if opposite and pair.subject[0] >= OPPOSED else None


OPPOSED = 0.8
"""Share of common words from which two statements with opposing words are about the same fact."""


def _only_declines(reply: Turn) -> bool:
    return bool(content_says(reply, "declining")) and len(reply.content.terms) < 8


def _concession(pair: Pair) -> ReplyKind:
    """To grant something of one's own that the accuser says is hidden contradicts it; else it concedes."""
    hidden = {"cover", "hide", "silent", "secret"} & pair.target.content.terms
    return "contradicts" if hidden and not pair.compared.words else "concedes"


def _denial(pair: Pair) -> ReplyKind:
    reply = pair.reply
    if content_says(reply, "conceding") and not content_says(reply, "falsity"):
        return "concedes"
    if content_says(reply, "falsity") or reply.content.negated & pair.target.content.terms:
        return "denies"
    return "non_denial" if _beside_the_fact(pair) else "denies"


def _beside_the_fact(pair: Pair) -> bool:
    """Legality or the source's motives, and nothing of what is alleged."""
    reply = pair.reply
    beside = content_says(reply, "legality") or content_says(reply, "impugning")
    return bool(beside) and pair.rarity.contained(reply.content, pair.target.content) < SUBJECT


_OWN = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b|^(?:that )?(?:it|its|they|their) ")
"""One's own doings: in the first person, or at the beginning of what is told in the third."""


def _counter(pair: Pair) -> ReplyKind:
    """An accusation in return: it deflects, unless it says that the earlier statement is false or, naming
    nobody else, that its own side did not do it, or goes into the very subject and does not turn on the accuser, or
    names nobody, alleges nothing and speaks of its own doings."""
    if pair.target.denies:
        return "contradicts"
    if _blames_with(pair):
        return "affirms"
    if pair.reply.content.negated and not pair.reply.names - pair.reply.side and accused(pair):
        return "denies"
    if content_says(pair.reply, "falsity") and not alleges_other(pair):
        return "denies"
    names = pair.reply.names - pair.reply.side
    if not pair.target.side & names and (pair.subject[0] >= AGREED or _spoke_out(pair)):
        return "answers"
    if not names and _OWN.search(pair.reply.words) and not content_says(pair.reply, "alleging"):
        return "answers"
    return "deflects" if accused(pair) or pair.target.allegation else "contradicts"


def _spoke_out(pair: Pair) -> bool:
    """True where who is accused of silence, or of choosing what to speak of, tells what they have spoken of."""
    silent = bool(accused(pair)) and bool(content_says(pair.target, "omitting"))
    return silent and bool(says(pair.reply, "speaking_out"))


def _blames_with(pair: Pair) -> bool:
    """True where both lay one thing, or something on one third party: the later one takes the earlier one's side."""
    reply, target = pair.reply, pair.target
    sides = reply.side | target.side
    if accused(pair) or target.statement.act != "accuses" or target.side & (reply.names - reply.side):
        return False
    if (reply.names - sides) & (target.names - sides):
        return True
    return pair.subject[0] >= AGREED and pair.compared.stance is Stance.SAME


def alleges_other(pair: Pair) -> bool:
    """True where the reply's accusation is about somebody who did not make the earlier statement."""
    return bool(pair.reply.names - pair.reply.side - pair.target.side)


def _assertion(pair: Pair) -> ReplyKind:
    reply = pair.reply
    if content_says(reply, "falsity"):
        return "denies"
    if _beside_the_fact(pair):
        return "non_denial"
    if _both_negate(pair):
        return "affirms"
    subject, _ = pair.subject
    if pair.compared.stance is Stance.OPPOSITE and subject >= SUBJECT:
        return "denies" if accused(pair) and reply.content.negated else "contradicts"
    if subject >= AGREED and says(reply, "affirming") and not accused(pair):
        return "affirms"
    if says(reply, "conceding") and accused(pair):
        return "concedes"
    if reply.content.negated & pair.target.content.terms and accused(pair) and pair.target.allegation:
        return "denies"
    return "answers" if accused(pair) or reply.response else "contradicts"


def _both_negate(pair: Pair) -> bool:
    """True where both say of the same that it was not: "she **did not see** it" after "nobody **saw** it"."""
    shared = pair.reply.content.negated & pair.target.content.negated
    target = pair.target
    denied = is_denied(target.statement, target.words, target.document.text)
    return bool(shared) and not denied and not accused(pair)


GIVEN_UP = frozenset({("denies", "concedes"), ("asserts", "concedes")})
"""Acts of an earlier and a later statement of one side by which it no longer holds what it held."""


def repeating_kind(pair: Pair) -> ReplyKind | None:
    """The kind for two statements of one proposition: by one side repeats or shifts, by two sides affirms."""
    opposite = pair.compared.stance is Stance.OPPOSITE
    if pair.one_party:
        acts = pair.target.statement.act, pair.reply.statement.act
        if acts.count("declines") == 1:
            return None
        if acts in GIVEN_UP and _later(pair):
            return "shifts"
        if not opposite:
            return "repeats"
        return "shifts" if _later(pair) else None
    return "affirms" if not opposite and not pair.reply.denies and _confirms(pair) else None


def _confirms(pair: Pair) -> bool:
    """More than likeness (which a claim records): it says that it agrees, gives the same figure, or in
    another document speaks of the same event."""
    a, b = pair.reply, pair.target
    if says(a, "affirming") or agree(a.figures, b.figures):
        return True
    return not pair.one_document and bool(a.incidents & b.incidents)


def _later(pair: Pair) -> bool:
    """A changed account needs two times of telling: another document, or another day."""
    return not pair.one_document or pair.target.when.before(pair.reply.when)
