"""Attributions by rule: for every cue, its source and its content, as spans.

The rules read a sentence twice: by its surface around quotation marks and at its tail ("..., she said"),
where parsers fail most, and by the parse elsewhere. The result does not depend on who speaks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.symbols import AUX, VERB
from spacy.tokens import Token

from rejoinder.extract.cues import Cue, Frame, cue_table
from rejoinder.extract.parse import HEADINGS, Parsed
from rejoinder.extract.statements.apparent import is_apparent
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.clauses import (
    FIRST_PERSON,
    NOBODY,
    RELATIVES,
    beside_quotation,
    can_speak,
    is_modal,
    is_negated,
    is_passive,
    is_reported,
    mention,
    source_tokens,
    subject_of,
)
from rejoinder.extract.statements.frames import Site, clean, content_of, span_of_left, token_span
from rejoinder.extract.statements.mentions import read_mention
from rejoinder.extract.statements.nominal import by_noun
from rejoinder.extract.statements.sentences import Sentence, sentences
from rejoinder.model import Span

MID_CLAUSE = 8
"""Words before a prepositional cue from which it is a remark inside a clause, not the clause's source."""


_ANONYMITY = re.compile(
    r"(?:(?:not )?to be (?:named|identified|quoted)|(?:for )?(?:his|her|their|its) (?:full )?names? (?:not )?to be)\b"
)
"""What sources ask of reporters: a condition of the talk, no part of the dispute."""


def ruled_attributions(parsed: Parsed) -> tuple[Attribution, ...]:
    """Every attribution of a document in text order."""
    found: list[Attribution] = []
    waiting: Attribution | None = None
    for sentence in sentences(parsed):
        here = list(_in_sentence(sentence, parsed.text))
        if not here:
            here = list(_bare_quotation(sentence, found, waiting, parsed.text))
            if waiting and here:
                found.pop()
        waiting = _left_waiting(sentence, here)
        if waiting:
            here.append(waiting)
        found += here
    return tuple(_settled([a for a in found if a.content and not is_apparent(a, parsed.text)]))


def _in_sentence(sentence: Sentence, text: str) -> Iterator[Attribution]:
    floor: Token | None = None
    for token in sentence.tokens:
        cue = _cue_at(token)
        if cue is not None:
            subject = _subject(token, sentence, floor)
            attribution = _attribute(token, cue, subject, sentence, text)
            if attribution is not None:
                yield attribution
                floor = floor if sentence.quoted(token) is not None else subject
        yield from _by_phrase(token, sentence, text)
        yield from by_noun(token, sentence, text)
    yield from _by_dash(sentence, text)


def _cue_at(token: Token) -> Cue | None:
    """The vocabulary entry where ``token`` is used as a verb that can attribute here."""
    verb = token.pos in (VERB, AUX)
    if not verb and not token.tag_.startswith("VB"):
        return None
    table = cue_table()
    lemma = token.lemma_.lower() if verb else ""
    if lemma not in table.verbs:
        if not token.tag_.startswith("VB"):
            return None
        lemma = table.forms.get(token.lower_, "")
    if lemma not in table.verbs or token.dep_ in ("amod", "compound", "aux", "auxpass"):
        return None
    if not is_reported(token) or _in_phrase(token):
        return None
    return table.verbs[lemma]


def _in_phrase(token: Token) -> bool:
    """True for the verb of a prepositional cue ("as cited in the briefing")."""
    around = token.doc[max(0, token.i - 1) : token.i + 2]
    return " ".join(t.lower_ for t in around) in cue_table().phrases


def _subject(token: Token, sentence: Sentence, floor: Token | None) -> Token | None:
    """The cue's subject; for "..., warning that ..." after a quotation, the speaker who has the floor."""
    subject = subject_of(token)
    if sentence.quoted(token) is None and (subject is None or sentence.quoted(subject) is not None):
        subject = beside_quotation(token, sentence) or subject
    if subject is None or floor is None or sentence.quoted(token) is not None:
        return subject
    lost = subject.lower_ in RELATIVES or sentence.quoted(subject) is not None
    return floor if lost and token.dep_ != "relcl" else subject


def _attribute(
    token: Token, cue: Cue, subject: Token | None, sentence: Sentence, text: str
) -> Attribution | None:
    if subject is not None and not _speaks(subject, cue, sentence):
        return None
    if token.dep_ == "acl" and subject is not None and not can_speak(subject):
        return None
    if _closes(token, sentence) and (subject is None or subject.i > token.i or not _adjacent(subject, token)):
        subject = _name_before(token, sentence) or subject
    site = Site(token, cue, sentence, subject)
    found = content_of(site, text)
    if found is None:
        return None
    frame, content = found
    if frame != "unsaid" and is_modal(token):
        return None
    if frame == "unsaid" and subject is not None and not can_speak(subject):
        return None
    if subject is None:
        subject = _adjacent_subject(token, sentence)
        if subject is None:
            return None
    if is_passive(token) and not _passive_speaks(token):
        return None
    negated = is_negated(token)
    of_talk = _ANONYMITY.match(content[0].of(text)) is not None
    if negated and not of_talk and frame != "unsaid" and "denies" not in cue.acts.values():
        return None
    source = _mention_span(subject, sentence, token)
    if any(source.overlaps(span) for span in content) and subject.pos_ != "PRON":
        content = tuple(c for c in content if not c.overlaps(source)) or content
    return Attribution(
        sentence,
        cue.lemma,
        frame,
        (sentence.paragraph.span_of(token),),
        content,
        source,
        negated=negated,
        addressee=addressee_of(token, frame, sentence),
        of_talk=of_talk,
    )


def _speaks(subject: Token, cue: Cue, sentence: Sentence) -> bool:
    if subject.lower_ in NOBODY:
        return False
    if subject.lower_ in FIRST_PERSON and sentence.quoted(subject) is not None:
        return False
    if cue.lemma in cue_table().evidence:
        return can_speak(subject) or (subject.lower_ == "it" and cue.takes("at", "to", "object"))
    if subject.pos_ == "NUM":
        return subject.lower_ == "one"
    return subject.lower_ not in ("this", "that", "which", "what", "there", "who")


def _passive_speaks(token: Token) -> bool:
    """ "was quoted as saying" hangs on "saying"; other passives name no speaker, but for "was told"."""
    return token.dep_ == "pcomp" or any(c.dep_ == "agent" for c in token.children)


def addressee_of(token: Token, frame: Frame, sentence: Sentence) -> Span | None:
    """ "accused **the firm** of ...", "called on **the firm** to ..."."""
    if frame not in ("of", "to", "object"):
        return None
    holders = [token, *(c for c in token.children if c.dep_ == "prep" and c.lower_ in ("on", "upon"))]
    target = next(
        (c for h in holders for c in h.children if c.dep_ in ("dobj", "obj", "pobj") and c.i > token.i), None
    )
    if target is None or not can_speak(target) or (frame == "object" and target.pos_ != "PROPN"):
        return None
    return _mention_span(target, sentence)


def _closes(token: Token, sentence: Sentence) -> bool:
    """True where the cue is the sentence's last word."""
    return all(t.is_punct or t.is_space for t in sentence.tokens if t.i > token.i)


def _adjacent(subject: Token, token: Token) -> bool:
    return token.i - subject.i == 1


def _name_before(token: Token, sentence: Sentence) -> Token | None:
    """The name that ends right before a closing cue: "... missiles Colonel Ana Reyes said."."""
    before = token.doc[token.i - 1] if token.i else None
    return before if before is not None and sentence.has(before) and before.pos_ == "PROPN" else None


def _adjacent_subject(token: Token, sentence: Sentence) -> Token | None:
    """A name or pronoun right beside the cue, where the parse gives it no subject."""
    for i in (token.i - 1, token.i + 1):
        if 0 <= i < len(token.doc):
            near = token.doc[i]
            if sentence.has(near) and near.pos_ in ("PROPN", "PRON") and can_speak(near):
                return near
    return None


def _mention_span(subject: Token, sentence: Sentence, cue: Token | None = None) -> Span:
    tokens = source_tokens(subject, cue, sentence) if cue is not None else mention(subject, sentence)
    first, last = tokens[0], tokens[-1]
    offset = sentence.paragraph.offset
    return Span(offset + first.idx, offset + last.idx + len(last))


def _by_phrase(token: Token, sentence: Sentence, text: str) -> Iterator[Attribution]:
    """ "According to X, ..." and "..., according to X"."""
    phrase = _phrase_at(token)
    if not phrase:
        return
    quotation = sentence.quoted(token)
    last = token.doc[token.i + len(phrase) - 1]
    head = next((c for c in last.children if c.dep_ in ("pobj", "pcomp") and c.i > last.i), None)
    if head is None or not sentence.has(head):
        return
    source = mention(head, sentence)
    offset = sentence.paragraph.offset
    within = [t for t in sentence.tokens if sentence.quoted(t) is quotation or quotation is None]
    left = [t for t in within if t.i < token.i]
    right = [t for t in within if t.i > source[-1].i]
    content = left if any(t.pos_ in ("VERB", "AUX") for t in left) else right
    if content is right and (len(left) > MID_CLAUSE or (left and _goes_on(right))):
        return
    while content and content[0].text in ",;:":
        content = content[1:]
    while content and content[-1].text in ",;:.":
        content = content[:-1]
    if len(content) < 2:
        return
    spans = span_of_left(content, sentence)
    cleaned = tuple(s for s in (clean(c, sentence, text) for c in spans) if s)
    yield Attribution(
        sentence,
        " ".join(phrase),
        "clause",
        (Span(offset + token.idx, offset + last.idx + len(last)),),
        cleaned,
        token_span(source[0].i, source[-1].i, sentence),
    )


def _phrase_at(token: Token) -> tuple[str, ...]:
    """The words of the prepositional cue that starts at ``token``, or none."""
    phrases = cue_table().phrase_words.get(token.lower_, ())
    following = tuple(t.lower_ for t in token.doc[token.i : token.i + 4]) if phrases else ()
    return next((words for words in phrases if following[: len(words)] == words), ())


def _goes_on(right: Sequence[Token]) -> bool:
    """True where the clause goes on with its verb: the phrase was a remark between subject and verb."""
    words = [t for t in right if t.is_alpha]
    return bool(words) and words[0].pos_ in ("VERB", "AUX")


def _by_dash(sentence: Sentence, text: str) -> Iterator[Attribution]:
    """Headlines such as "Mission more effective – press secretary" and "Ministry: no leak found"."""
    if sentence.paragraph.block.kind not in HEADINGS:
        return
    words, start = sentence.span.of(text), sentence.span.start
    for mark in (" – ", " — ", " - "):
        left, found, right = words.rpartition(mark)
        if found and _is_headline_pair(right, left) and _names_speaker(right, sentence):
            source = Span(start + len(left) + len(mark), sentence.span.end)
            yield _said_in_headline(sentence, Span(start, start + len(left)), source, text)
            return
    left, found, right = words.partition(": ")
    if found and _is_headline_pair(left, right) and read_mention(left).kind is not None:
        at = start + len(left)
        yield _said_in_headline(sentence, Span(at + len(found), sentence.span.end), Span(start, at), text)


def _is_headline_pair(source: str, content: str) -> bool:
    return 0 < len(source.split()) <= 5 and len(content.split()) >= 3


def _said_in_headline(sentence: Sentence, content: Span, source: Span, text: str) -> Attribution:
    return Attribution(sentence, "say", "clause", (), (content.trimmed(text),), source.trimmed(text))


def _names_speaker(words: str, sentence: Sentence) -> bool:
    last = sentence.tokens[-1]
    return can_speak(last) or (can_speak(sentence.tokens[-1].head) and bool(words))


def _bare_quotation(
    sentence: Sentence, found: list[Attribution], waiting: Attribution | None, text: str
) -> Iterator[Attribution]:
    """A sentence that is all quotation: it goes on from the attribution before it, or waits for none."""
    if not sentence.quotations or any(t.is_alpha for t in sentence.outside()):
        return
    inner = tuple(q.inner for q in sentence.quotations)
    if sum(len(s.of(text).split()) for s in inner) < 2:
        return
    if waiting is not None:
        yield replace(waiting, content=inner, frame="quote")
        return
    before = found[-1] if found else None
    if before is None:
        return
    if _continues(before, sentence, text):
        found[-1] = replace(before, content=(*before.content, *inner))
        return
    if _follows(before, sentence, text):
        yield Attribution(sentence, before.lemma, "quote", (), inner, None, inherits=True)


def _continues(before: Attribution, sentence: Sentence, text: str) -> bool:
    """True where the bare quotation belongs to the quotation before it: same paragraph, or left open."""
    if before.frame != "quote" and not before.inherits:
        return False
    same_paragraph = before.sentence.paragraph is sentence.paragraph
    return (same_paragraph and _near(before, sentence, text)) or sentence.quotations[0].continues


def _near(before: Attribution, sentence: Sentence, text: str) -> bool:
    """True where nothing but white space and marks stands between ``before``'s sentence and this one."""
    return before.frame == "quote" and _follows(before, sentence, text)


def _follows(before: Attribution, sentence: Sentence, text: str) -> bool:
    """True where the sentence just before this one was attributed: its speaker goes on."""
    return not text[before.sentence.span.end : sentence.span.start].strip(" \n”\"'’»")


def _left_waiting(sentence: Sentence, here: list[Attribution]) -> Attribution | None:
    """ "X told reporters:" at a paragraph's end: the quotation that follows is the content."""
    if sentence.tokens[-1].text != ":" or here:
        return None
    for token in reversed(sentence.outside()):
        cue = _cue_at(token)
        if cue is None or not cue.takes("quote"):
            continue
        subject = subject_of(token) or _adjacent_subject(token, sentence)
        if subject is not None and _speaks(subject, cue, sentence):
            source = _mention_span(subject, sentence)
            return Attribution(sentence, cue.lemma, "quote", (sentence.paragraph.span_of(token),), (), source)
    return None


def _settled(found: list[Attribution]) -> Iterator[Attribution]:
    """One attribution per content: where two cues claim the same words, the one with a source wins, then the first."""
    taken: dict[tuple[Span, ...], int] = {}
    kept: list[Attribution] = []
    for attribution in sorted(
        found, key=lambda a: (a.content[0].start, -a.content[-1].end, a.source is None)
    ):
        if attribution.content in taken:
            continue
        taken[attribution.content] = len(kept)
        kept.append(attribution)
    yield from kept
