"""Replies that say so: a denial, a refusal, a concession, words for answering, with a tie to what is answered.

For each statement the ones it may answer are gathered by place in the document and by shared rare words
across documents; each pair is scored by the signals; the best above the threshold are kept and typed.
A statement never answers one that was certainly said later.
"""

from collections.abc import Iterable, Iterator, Sequence

from rejoinder.link.figures import clash, other_numbers
from rejoinder.link.kinds import opposing_kind, repeating_kind
from rejoinder.link.room import Room, can_precede
from rejoinder.link.scored import Scored
from rejoinder.link.signals import (
    Pair,
    accused,
    addressed,
    most_repeating,
    nearness,
    opposing_signals,
    repeating_signals,
)
from rejoinder.link.stance import Stance, answers_several, content_says
from rejoinder.link.turns import Turn
from rejoinder.link.utterances import Utterances
from rejoinder.link.vocabulary import cue
from rejoinder.link.wording import contrasted, fold
from rejoinder.model import Signal

THRESHOLD = 0.6
"""Least score of a reply. Pairs of the gold found / of those suggested, with the statements extracted: on the two
articles 0.5 to 0.6 give the same, 68 / 68; on the sample dispute 0.5 gives 33 / 67, 0.6 gives 33 / 69. What may be
a reply at all is decided by ``_may_answer``."""

REPEATED = 0.55
"""Least score of a repetition, an affirmation, a shift within one document."""

ELSEWHERE = 0.4
"""The same for one of another document, before all grounds are weighed. Pairs of the gold found / of those made: 0.47
gives 35 / 71 on the sample dispute, 0.4 gives 37 / 70; the two articles and the disputes stay the same."""

BEST = 0.75
"""A second target is kept only with this share of the best one's score."""

MOST = 3
"""Statements that one reply answers at most; where it names them in the plural ("the claims"), one more."""

SEVERAL = 0.75
"""BEST for a reply to several statements."""


class Explicit:
    """Replies that say in so many words that they answer, or the opposite of what they answer."""

    def __init__(
        self,
        scene: Room,
        answered: dict[str, list[Scored]] | None = None,
        repeated: dict[str, list[Scored]] | None = None,
    ) -> None:
        self._scene = scene
        self._utterances = scene.utterances
        self._rarity = scene.rarity
        self._by_id = scene.by_id
        self._answered = {} if answered is None else answered
        self._repeated = {} if repeated is None else repeated

    def link(self) -> list[Scored]:
        """All of them above the threshold, each pair once."""
        found = [s for turn in self._scene.turns for s in self.read(turn)]
        return one_way([*found, *self.carried_back(self._scene.turns)])

    def read(self, turn: Turn) -> list[Scored]:
        """What ``turn`` answers and repeats; the statements before it in its document have been read."""
        candidates = [self._pair(turn, target) for target in self._scene.earlier(turn)]
        answers = self._answers(turn, candidates)
        repeated = self._repetitions(turn, candidates, {s.pair.target.id for s in answers})
        self._answered[turn.id] = answers
        self._repeated[turn.id] = [s for s in repeated if s.kind == "repeats"]
        return answers + repeated

    def carried_back(self, turns: Iterable[Turn]) -> Iterator[Scored]:
        """What answers a retelling answers what is retold: the same side's words where they were said first."""
        for turn in turns:
            answers = self._answered.get(turn.id, ())
            taken = {s.pair.target.id for s in answers}
            for answer in answers:
                if self._scene.carried(answer.pair.reply):
                    continue
                for first, certain in self._told_first(answer.pair.target):
                    reply = answer.pair.reply
                    pair = self._scene.pair(reply, first)
                    if first.id in taken or not can_precede(first, reply) or reply.side & first.side:
                        continue
                    retold = _retold(answer, pair, certain)
                    if retold.sum >= THRESHOLD and may_be_meant(pair):
                        taken.add(first.id)
                        yield retold

    def _told_first(self, turn: Turn) -> Iterator[tuple[Turn, float]]:
        """What ``turn`` retells from other documents of the scene, and how sure that is."""
        first = self._by_id.get(self._utterances.first[turn.id], turn)
        if first.document.id != turn.document.id:
            yield first, 1.0
        for repeated in self._repeated.get(turn.id, ()):
            target = repeated.pair.target
            if target.document.id != turn.document.id and target.id in self._by_id:
                yield self._by_id[target.id], repeated.score

    def _pair(self, turn: Turn, target: Turn) -> Pair:
        return self._scene.pair(turn, target, follows=self._follows(turn, target))

    def _answers(self, turn: Turn, candidates: Iterable[Pair]) -> list[Scored]:
        if self._scene.repeated_below(turn):
            return []
        carried = self._scene.carried(turn)
        scored = [s for pair in candidates if not carried or pair.one_document for s in self._answer(pair)]
        scored.sort(key=lambda s: (-s.sum, s.pair.target.id))
        return _best(scored, self._utterances, answers_several(turn))

    def _answer(self, pair: Pair) -> Iterator[Scored]:
        turn, target = pair.reply, pair.target
        if (
            pair.one_party
            or not turn.side
            or self._scene.repeated_below(target)
            or self._told_by(turn, target)
        ):
            return
        if not _can_answer(pair) or not _may_answer(pair):
            return
        signals = tuple(opposing_signals(pair))
        if _sum(signals) >= THRESHOLD:
            yield Scored(pair, opposing_kind(pair), _sum(signals), signals)

    def _told_by(self, turn: Turn, target: Turn) -> bool:
        """True where the target's own side reports ``turn``: what it reports was said before."""
        teller = self._by_id.get(turn.statement.parent or "")
        return teller is not None and bool(teller.side & target.side)

    def _follows(self, turn: Turn, target: Turn) -> bool:
        """True where the statement before, by the same side and next to it, answers ``target``."""
        if not turn.index or turn.document.id != target.document.id:
            return False
        before = self._scene.by_document[turn.document.id][turn.index - 1]
        if turn.paragraph - before.paragraph > 1 or not (
            turn.party in before.side or before.party in turn.side
        ):
            return False
        return any(s.pair.target.id == target.id for s in self._answered.get(before.id, ()))

    def _repetitions(self, turn: Turn, candidates: Iterable[Pair], taken: set[str]) -> list[Scored]:
        """The nearest earlier statements of the same proposition by this side, and the nearest by another."""
        if self._scene.carried(turn):
            return []
        found = [s for p in candidates if p.target.id not in taken for s in self._repetition(p)]
        found.sort(key=lambda s: (-s.sum, s.pair.target.id))
        own = [s for s in found if s.pair.one_party]
        others = [s for s in found if not s.pair.one_party]
        return _best(own, self._utterances, several=True) + others[:1]

    def _repetition(self, pair: Pair) -> Iterator[Scored]:
        turn, target = pair.reply, pair.target
        if turn.content.terms.isdisjoint(target.content.terms):
            return
        least = REPEATED if pair.one_document else ELSEWHERE
        if self._utterances.one(turn, target) or not turn.party or not target.party:
            return
        if pair.one_document and pair.apart < 0:
            return
        if pair.one_document and turn.hull.overlaps(target.hull):
            return
        if turn.incidents and target.incidents and not turn.incidents & target.incidents:
            return
        if most_repeating(pair) < least:
            return
        signals = tuple(repeating_signals(pair))
        score = _sum(signals)
        if score < least or content_says(target, "being_accused"):
            return
        if pair.one_party and other_numbers(turn.figures, target.figures) and not pair.compared.words:
            return
        kind = repeating_kind(pair)
        if kind and (kind != "shifts" or of_one_subject(pair)):
            yield Scored(pair, kind, score, signals)


RETOLD = 0.9
"""What is left of a score on the way from a retelling to what it retells."""


def _retold(answer: Scored, pair: Pair, certain: float) -> Scored:
    value = round(answer.score * certain, 6)
    signal = Signal(
        name="retold",
        value=value,
        weight=RETOLD,
        words=answer.pair.target.words,
        reason="it answers a retelling of this statement",
    )
    return Scored(pair, answer.kind, _sum([signal]), (signal,))


def _can_answer(pair: Pair) -> bool:
    """False where act, place and time alone say that ``_may_answer`` will: what both say is then not compared."""
    reply, target = pair.reply, pair.target
    if target.statement.act == "declines" or reply.statement.parent == target.id:
        return False
    if pair.one_document:
        return bool(reply.response or reply.statement.act in DENYING or accused(pair) or pair.follows)
    days = reply.when.days_from(target.when)
    if days is None:
        return bool(reply.response) and addressed(pair)
    return days <= SOON or addressed(pair) or bool(reply.incidents & target.incidents)


def _may_answer(pair: Pair) -> bool:
    """Whether the pair has what no sum of small signals can replace: a reply that answers, and a tie.

    The tie is that one is about the other's party, or that the reply goes on from an answer, or that both
    are about one thing of which they say the opposite.
    """
    subject, terms = pair.subject
    firm = accused(pair) or clash(pair.reply.figures, pair.target.figures)
    enough = OPPOSED if firm else OPPOSED_UNNAMED
    opposite = subject >= enough and pair.compared.stance is Stance.OPPOSITE
    tie = pair.object or _one_event(pair)
    tie = tie or bool(accused(pair)) or addressed(pair) or pair.follows or opposite or _unnamed(pair)
    return (
        tie
        and _answering(pair, opposite)
        and _close(pair, subject)
        and _worth_answering(pair, bool(terms))
        and may_be_meant(pair)
    )


def may_be_meant(pair: Pair) -> bool:
    """False for what no likeness of place makes an answer: of another matter, told in a report that the text is about,
    or of what stands under a picture."""
    return not (_of_another_matter(pair) or told_in_report(pair) or _under_picture(pair))


def told_in_report(pair: Pair) -> bool:
    """ "Acme alleged in its report": what a text says that a report tells was published before what it prints. And
    what is said of "the comments made by Acme" answers them, wherever the text gives them."""
    if not pair.one_document:
        return False
    if cue("of_comments").search(fold(pair.target.words)) and pair.reply.side & pair.target.names:
        return True
    said = pair.reply.statement
    venue = (said.venue or "").split()
    told = bool(venue) and venue[-1] in REPORTS and said.act in ("accuses", "asserts")
    return told and not pair.reply.response


REPORTS = frozenset(
    {"report", "study", "briefing", "dossier", "investigation", "paper", "survey", "bulletin"}
)
"""Last words of a venue that was published, not spoken."""


def _under_picture(pair: Pair) -> bool:
    blocks = pair.target.document.blocks
    under = pair.target.head and any(
        b.kind == "caption" and b.span.contains(pair.target.hull) for b in blocks
    )
    return under and len(pair.subject[1]) < 2


FEW, THIN = 3, 2
"""Content terms up to which a reply ("fake information") says nothing of its own, and up to which a statement only
names a subject ("suspected abuses"). Set by hand on what people would reject of the sample and the two articles."""


def _of_another_matter(pair: Pair) -> bool:
    """True where the reply tells what it is about, or the target hardly tells anything, and no word is common:
    standing near each other makes no answer then. Rules kept and motives are told of any matter."""
    reply, target = pair.reply, pair.target
    if pair.quotes or pair.object:
        return False
    common = reply.topic.terms & target.content.terms
    if len(target.content.terms) <= THIN:
        return not common >= target.content.terms
    if common and not (_framed(reply) and pair.rarity.contained(reply.topic, target.content) < SLIGHT):
        return False
    if clash(reply.figures, target.figures) or contrasted(reply.content, target.content):
        return False
    return tells_its_matter(reply) and not {"legality", "impugning"} & reply.manner


def tells_its_matter(reply: Turn) -> bool:
    """True where it says by itself, or its sentence says for it, what it is about."""
    return len(reply.content.terms) > FEW or _framed(reply)


def _framed(reply: Turn) -> bool:
    return bool(reply.response) and reply.statement.act != "declines" and len(reply.framing.terms) >= FRAMED


SLIGHT = 0.1
"""Share of common words below which a sentence that says what it answers is not about a statement."""

FRAMED = 8
"""Content terms around a reply from which its sentence says what is answered, beyond "the claims of X"."""


def _one_event(pair: Pair) -> bool:
    """A denial near a statement about the event of which it speaks."""
    reply = pair.reply
    beside = pair.one_document and nearness(pair) >= NEAR_BY
    return beside and reply.statement.act == "denies" and bool(reply.incidents & pair.target.incidents)


def of_one_subject(pair: Pair) -> bool:
    """Whether two statements are about one thing, so that to say the opposite is to change the account: three
    words of it or one event, and of two documents which was first must be known."""
    reply, target = pair.reply, pair.target
    dated = pair.one_document or (reply.when.known and target.when.known)
    if dated and clash(reply.figures, target.figures):
        return True
    enough = len(pair.subject[1]) >= SHIFTED or bool(reply.incidents & target.incidents)
    return dated and enough and pair.subject[0] >= OPPOSED_UNNAMED


SHIFTED = 3
"""Words in common of two statements of one side that are taken for a changed account."""


OPPOSED, OPPOSED_UNNAMED = 0.25, 0.4
"""Subject in common from which two opposite statements are about one thing: less is enough where the earlier
one names the later one's side, or figures exclude each other."""

DENYING = frozenset({"denies", "declines", "concedes"})
"""Acts that presuppose something said before."""


def _answering(pair: Pair, opposite: bool) -> bool:
    """An accusation or demand answers only what was said of its own side: an allegation is no answer to a
    denial that some text prints above it."""
    reply = pair.reply
    if reply.response or reply.statement.act in DENYING:
        return True
    if reply.statement.act == "demands" and pair.subject[0] < 0.1 and not addressed(pair):
        return False
    if accused(pair) and reply.statement.act in ("accuses", "demands"):
        return (
            pair.target.statement.act == "accuses" or (opposite and not pair.one_document) or _goes_on(pair)
        )
    if accused(pair):
        return opposite or _goes_on(pair)
    return (opposite and not pair.one_document) or _goes_on(pair)


def _goes_on(pair: Pair) -> bool:
    """The side goes on from its answer, on the same subject or about "the allegations"; a demand or threat only on
    the same subject."""
    on_them = bool(pair.reply.named) and pair.reply.statement.act not in ("demands", "threatens")
    return pair.follows and (pair.subject[0] >= 0.1 or on_them)


def _unnamed(pair: Pair) -> bool:
    """ "dismissed the claims", or a denial right beside an accusation: an allegation near it, by whoever made it."""
    reply = pair.reply
    if not pair.one_document or not pair.target.allegation:
        return False
    named = bool(reply.named)
    if reply.response and named:
        return True
    denied = reply.statement.act == "denies" and pair.target.statement.act == "accuses" and pair.apart >= 0
    return denied and nearness(pair) >= (SAME_PASSAGE if named else BESIDE)


BESIDE = 0.8
"""Nearness of two paragraphs."""


def _close(pair: Pair, subject: float) -> bool:
    """Near in the text or in subject; across documents near in subject and in time, or named."""
    if pair.quotes or pair.object:
        return True
    if not pair.one_document:
        return _close_across(pair, subject)
    if pair.apart < 0 or (pair.apart == 0 and pair.reply.index < pair.target.index):
        return _presupposed(pair, subject)
    if pair.reply.statement.act in ("accuses", "demands", "threatens") and not pair.follows:
        return subject >= FAR_SUBJECT or nearness(pair) >= NEAR_BY
    return (
        subject >= NEAR_SUBJECT
        or nearness(pair) >= SAME_PASSAGE
        or (addressed(pair) and nearness(pair) >= SAME_PART)
    )


NEAR_SUBJECT, FAR_SUBJECT = 0.15, 0.3
NEAR_BY, SAME_PASSAGE, SAME_PART = 0.64, 0.5, 0.26
"""Nearness of three, four and seven paragraphs; subjects in shares of the shorter one's words. Set by hand on
made-up disputes, checked on the two gold articles."""


def _presupposed(pair: Pair, subject: float) -> bool:
    """What the text prints later is answered only where it is an allegation that a denial above it
    presupposes, on the same subject or by the party that it names."""
    presupposed = pair.reply.statement.act in DENYING and bool(pair.target.allegation)
    return presupposed and (subject >= FAR_SUBJECT or addressed(pair))


def _close_across(pair: Pair, subject: float) -> bool:
    reply, target = pair.reply, pair.target
    days = reply.when.days_from(target.when)
    if days is not None and reply.incidents & target.incidents and subject >= NEAR_SUBJECT:
        return True
    if days is None:
        return addressed(pair) and bool(reply.response) and subject >= FAR_SUBJECT
    if addressed(pair):
        return subject >= NEAR_SUBJECT or (days <= SOON and bool(reply.response))
    return subject >= ACROSS_SUBJECT and days <= SOON


ACROSS_SUBJECT = 0.4
SOON = 40
"""Days within which an answer that names nobody is looked for in other documents."""


def _worth_answering(pair: Pair, common: bool) -> bool:
    """A target is an accusation or denial, or shares the subject; a refusal to comment is never one, nor is
    the statement that reports this one."""
    target = pair.target
    if target.statement.act == "declines" or pair.reply.statement.parent == target.id:
        return False
    if target.statement.act == "concedes" and pair.reply.statement.act in DENYING:
        return False
    if pair.object:
        return True
    if target.statement.act in ("accuses", "denies") or pair.quotes or pair.follows:
        return bool(target.allegation) or common
    beside = bool(pair.reply.named) and nearness(pair) >= NEAR_BY
    return pair.subject[0] >= OPPOSED or (addressed(pair) and common) or (beside and bool(target.allegation))


def one_way(found: Iterable[Scored]) -> list[Scored]:
    """Of two statements that each seem to answer the other, only the likelier direction."""
    best: dict[frozenset[str], Scored] = {}
    for scored in sorted(found, key=lambda s: (-s.sum, s.pair.reply.id, s.pair.target.id)):
        best.setdefault(frozenset((scored.pair.reply.id, scored.pair.target.id)), scored)
    return list(best.values())


def _sum(signals: Iterable[Signal]) -> float:
    return round(sum(s.weight * s.value for s in signals), 6)


def _best(scored: Sequence[Scored], utterances: Utterances, several: bool) -> list[Scored]:
    """The best, and others nearly as good; of one utterance only the best wording.

    A counter-accusation and a refusal to comment turn on one statement.
    """
    kept: list[Scored] = []
    share, most = (SEVERAL, MOST + 1) if several else (BEST, MOST)
    for candidate in scored:
        if len(kept) == most or candidate.sum < share * scored[0].sum:
            break
        if kept and kept[0].kind in ("deflects", "declines"):
            break
        if not any(utterances.one(candidate.pair.target, k.pair.target) for k in kept):
            kept.append(candidate)
    return kept
