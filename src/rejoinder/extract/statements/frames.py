"""How content stands beside its cue: one rule for each frame of the cue vocabulary.

Every rule takes the site of a cue and gives the content's spans, or nothing where its frame does not hold there.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rejoinder.extract.cues import Cue, Frame, cue_table
from rejoinder.extract.parse import HEADINGS
from rejoinder.extract.quotes import Quotation
from rejoinder.extract.statements.clauses import edge, is_negated, is_passive, source_tokens
from rejoinder.extract.statements.sentences import Sentence
from rejoinder.model import Span

Spans = tuple[Span, ...]

TOLD = frozenset({"tell", "ask", "inform", "write", "remind", "assure", "advise"})
"""Cues whose direct object is whom it was said to, not what was said."""
OPENING = 7
"""Words at most between a cue and the quotation it opens ("told journalists in the capital on Monday: ...")."""
SHORT_QUOTATION = 4
"""A quotation of fewer words needs a colon, comma or "that" before it to be the content, not a quoted word."""
SPLIT = 8
"""Words at most between the halves of a quotation that its attribution splits."""
PASSIVES: tuple[Frame, ...] = ("of", "as", "object")
"""Frames that a passive keeps: "was accused by the league of cheating", "was dismissed by the bank as fanciful"."""
_EDGES = " ,;:.–—•-\n"


@dataclass(frozen=True)
class Site:
    """A cue where it stands: its token, its vocabulary entry, its sentence, its subject if the parse has one."""

    token: Token
    cue: Cue
    sentence: Sentence
    subject: Token | None = None

    @property
    def after(self) -> int:
        """Where the cue's word ends, in the document."""
        return self.sentence.paragraph.span_of(self.token).end

    def right(self, *deps: str) -> list[Token]:
        """The cue's children to its right with one of these dependency labels."""
        return [c for c in self.token.children if c.i > self.token.i and c.dep_ in deps]

    def preposition(self, *words: str) -> Token | None:
        """A preposition to the right, under the cue or under its object."""
        holders = (self.token, *self.right("dobj", "obj"))
        return next(
            (
                c
                for h in holders
                for c in h.children
                if c.dep_ == "prep" and c.lower_ in words and c.i > self.token.i
            ),
            None,
        )

    def between(self, first: int, last: int) -> Span:
        """The span of tokens ``first`` to ``last``, never reaching back over the cue."""
        if first <= self.token.i <= last:
            first = self.token.i + 1
        return token_span(first, max(first, last), self.sentence)

    def subtree(self, *heads: Token) -> Span:
        """The span that the subtrees of ``heads`` cover."""
        edges = [edge(h, self.sentence) for h in heads]
        return self.between(min(e[0] for e in edges), max(e[1] for e in edges))


def token_span(first: int, last: int, sentence: Sentence) -> Span:
    """Where the tokens from ``first`` to ``last``, both included, stand in the document's text."""
    doc, offset = sentence.paragraph.doc, sentence.paragraph.offset
    return Span(offset + doc[first].idx, offset + doc[last].idx + len(doc[last]))


def content_of(site: Site, text: str) -> tuple[Frame, Spans] | None:
    """The frame that holds at ``site`` and the content's spans; the surest frames are tried first."""
    if is_passive(site.token):
        spans = within_quotation(by_passive(site), site)
        frame: Frame = next((f for f in PASSIVES if site.cue.takes(f)), "object")
        return (frame, spans) if spans else None
    before = content_before(site)
    if before:
        return ("quote" if only_quoted(before, site.sentence) else "clause"), with_second_half(before, site)
    for frame, rule in RULES:
        if site.cue.takes(frame):
            spans = tuple(s for s in (clean(c, site.sentence, text) for c in rule(site)) if s)
            spans = within_quotation(spans, site)
            if spans:
                return frame, spans
    return None


def within_quotation(spans: Spans, site: Site) -> Spans:
    """``spans`` cut at the end of the quotation that the cue itself stands in: its speaker's words end there."""
    quotation = site.sentence.quoted(site.token)
    if quotation is None:
        return spans
    inside = quotation.inner
    cut = (Span(max(s.start, inside.start), min(s.end, inside.end)) for s in spans)
    return tuple(s for s in cut if s.end - s.start > 1)


def by_passive(site: Site) -> Spans:
    """ "The club was accused by the league of cheating": who or what it is done to, and of or as what."""
    done_to = next((c for c in site.token.children if c.dep_ == "nsubjpass"), None)
    if done_to is None or not site.cue.takes(*PASSIVES):
        return ()
    matter = site.preposition("of", "as") or next(
        (c for a in site.right("agent") for p in a.children for c in p.children if c.lower_ in ("of", "as")),
        None,
    )
    heads = (done_to,) if matter is None else (done_to, matter)
    return tuple(site.subtree(head) for head in heads)


def content_before(site: Site) -> Spans:
    """Content that stands before its cue: "..., she said", "...", said the minister on Monday."""
    token, subject, sentence = site.token, site.subject, site.sentence
    if not site.cue.takes("quote", "clause") or sentence.quoted(token) is not None:
        return ()
    if subject is None or subject.i == token.i or not sentence.has(subject):
        return ()
    first = source_tokens(subject, token, sentence)[0].i if subject.i < token.i else token.i
    while first > sentence.tokens[0].i and token.doc[first - 1].dep_ in ("cc", "advmod"):
        first -= 1
    left = [t for t in sentence.tokens if t.i < first]
    split = bool(left) and sentence.quoted(left[-1]) is not None
    if any(_takes_content_after(c, site) and not (split and sentence.quoted(c)) for c in token.children):
        return ()
    around = _content_around(left, site)
    if around:
        return around
    closes_headline = bool(left) and left[-1].text in ",–—" and _in_headline(site)
    while left and left[-1].text in ",;–—-":
        left.pop()
    if closes_headline and len(left) > 2:
        return span_of_left(left, sentence)
    return span_of_left(left, sentence) if len(left) > 1 and _is_content(left, site) else ()


def _in_headline(site: Site) -> bool:
    """True in headlines, whose content may have no verb: "Refinery fire out after nine hours, says fire chief"."""
    return site.sentence.paragraph.block.kind in HEADINGS


def _content_around(left: Sequence[Token], site: Site) -> Spans:
    """ "The witnesses, he asserted, had been paid": an attribution set between commas in what it attributes."""
    right = [
        t for t in site.sentence.tokens if t.i > max(site.token.i, site.subject.i if site.subject else 0)
    ]
    if len(left) < 2 or left[-1].text != "," or len(right) < 4 or right[0].text != ",":
        return ()
    if (
        site.sentence.quoted(left[0])
        or site.sentence.quoted(right[1])
        or right[1].tag_ in ("VBG", "WDT", "WP")
    ):
        return ()
    if not any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBG" for t in right):
        return ()
    end = right[-2] if right[-1].is_punct else right[-1]
    return token_span(left[0].i, left[-2].i, site.sentence), token_span(right[1].i, end.i, site.sentence)


def _takes_content_after(child: Token, site: Site) -> bool:
    if child.i <= site.token.i or (site.subject is not None and child.i == site.subject.i):
        return False
    if child.dep_ in ("dobj", "obj"):
        return site.token.lemma_ not in TOLD
    return child.dep_ in ("ccomp", "xcomp", "oprd", "attr", "acomp")


def _is_content(left: Sequence[Token], site: Site) -> bool:
    """True where what stands left of the attribution is a clause or a quotation, not a mere adverbial."""
    if site.sentence.quoted(left[-1]) is not None:
        return True
    if any(t.head.i == site.token.i and _is_stated(t) for t in left):
        return True
    stated = any(t.dep_ in ("ROOT", "ccomp", "parataxis") and t.pos_ in ("VERB", "AUX") for t in left)
    return (
        stated and site.token.dep_ in ("parataxis", "ROOT", "ccomp", "conj", "dep") and left[0].dep_ != "mark"
    )


def _is_stated(token: Token) -> bool:
    """True for a clause that the cue governs: a complement, or one that the parse takes for an adverbial
    although it has a subject and nothing subordinates it."""
    if token.dep_ == "ccomp":
        return True
    children = {c.dep_ for c in token.children}
    finite = token.tag_ in ("VBD", "VBZ", "VBP") or "aux" in children
    return token.dep_ == "advcl" and finite and "nsubj" in children and not children & {"mark", "advmod"}


def span_of_left(left: Sequence[Token], sentence: Sentence) -> Spans:
    """``left`` as content: the words inside the marks where it is one quotation, else all of it."""
    quotation = sentence.quoted(left[0])
    if quotation is not None and quotation is sentence.quoted(left[-1]):
        return (quotation.inner,)
    return (token_span(left[0].i, left[-1].i, sentence),)


def only_quoted(content: Sequence[Span], sentence: Sentence) -> bool:
    """True where every word of ``content`` stands between quotation marks."""
    return all(any(q.inner.contains(s) for q in sentence.quotations) for s in content)


def with_second_half(content: Spans, site: Site) -> Spans:
    """``content`` with the second half of a quotation that its "he said," splits."""
    after = _quotation_after(site)
    if after is None or not only_quoted(content, site.sentence):
        return content
    between = _words_until(site, after).rstrip()
    participle = any(t.tag_ == "VBG" for t in _tokens_until(site, after))
    if between.endswith((",", ":", ".")) and len(between.split()) <= SPLIT and not participle:
        return (*content, after.inner)
    return content


def _quotation_after(site: Site) -> Quotation | None:
    quotations = site.sentence.quotations
    at = bisect_left(quotations, site.after, key=lambda q: q.outer.start)
    return quotations[at] if at < len(quotations) else None


def _words_until(site: Site, quotation: Quotation) -> str:
    offset = site.sentence.paragraph.offset
    return site.sentence.paragraph.words[site.after - offset : quotation.outer.start - offset]


def _tokens_until(site: Site, quotation: Quotation) -> list[Token]:
    offset = site.sentence.paragraph.offset
    return [t for t in site.sentence.tokens if t.i > site.token.i and offset + t.idx < quotation.outer.start]


def by_clause(site: Site) -> Spans:
    """A finite clause after the cue, to the end of what the cue governs; else a quotation, else "about" it."""
    clause = next(iter(site.right("ccomp")), None) or _clause_elsewhere(site)
    if clause is None:
        return quotation_after(site) or _by_about(site)
    if site.cue.takes("object") and not _governs(site, clause):
        return ()
    doc = site.token.doc
    first, last = max(edge(clause, site.sentence)[0], site.token.i + 1), edge(clause, site.sentence)[1]
    that = next(
        (t for t in doc[site.token.i + 1 : clause.i] if t.lower_ == "that" and t.pos_ == "SCONJ"), None
    )
    if that is not None:
        first = that.i + 1
    while first < last and (doc[first].text in (":", ",") or doc[first].is_space):
        first += 1
    return (token_span(first, _clause_end(site, last), site.sentence),)


def _governs(site: Site, clause: Token) -> bool:
    """True where the clause opens with "that" or right after the cue: else it belongs to the cue's object."""
    return any(t.lower_ == "that" for t in clause.lefts) or edge(clause, site.sentence)[0] - site.token.i <= 3


def _clause_elsewhere(site: Site) -> Token | None:
    """A clause that the parse hangs elsewhere: "told reporters" + "that ..." under the addressee.

    What a noun holds ("disputed the board's **statement** that ...") is a part of the cue's object.
    """
    token = site.token
    for near in token.doc[token.i + 1 : token.i + 8]:
        if near.lower_ == "that" and near.dep_ == "mark":
            held = near.nbor(-1).lemma_.lower() in cue_table().nouns and site.cue.takes("object")
            return None if held else near.head
    return None


def _by_about(site: Site) -> Spans:
    """ "said about the strike": what it was about is all that the text gives."""
    about = site.preposition("about")
    if about is None or site.cue.lemma not in ("say", "speak", "talk", "ask", "complain"):
        return ()
    return (site.subtree(*about.children),) if list(about.children) else ()


def quotation_after(site: Site) -> Spans:
    """A quotation that opens right after the cue, with the ones that follow it without a word between."""
    after = _quotation_after(site)
    if after is None:
        return ()
    between = _words_until(site, after)
    if len(between.split()) > OPENING or any(mark in between for mark in ".;"):
        return ()
    words = sum(t.is_alpha for t in site.sentence.paragraph.tokens_in(after.inner) or ())
    if words < SHORT_QUOTATION and not between.rstrip().endswith((":", ",", "that")):
        return ()
    spans, end = [after.inner], after.outer.end
    for quotation in site.sentence.quotations:
        if 0 <= quotation.outer.start - end <= 2 and quotation is not after:
            spans.append(quotation.inner)
            end = quotation.outer.end
    return tuple(spans)


def _clause_end(site: Site, last: int) -> int:
    """The content's last token: to the sentence's end, unless the cue's clause goes on to something else."""
    token, sentence = site.token, site.sentence
    governing = (token, *(a for a in token.ancestors if a.dep_ in ("acl", "advcl", "conj", "ROOT")))
    stops = [
        edge(c, sentence)[0]
        for t in governing
        for c in t.children
        if c.i > last and sentence.has(c) and c.dep_ in ("conj", "advcl", "parataxis", "cc")
    ]
    end = max(min(stops) - 1 if stops else sentence.tokens[-1].i, last)
    quotation = sentence.quoted(token.doc[end])
    if quotation is not None and sentence.quoted(token) is None:
        quoted = sentence.paragraph.tokens_in(quotation.outer)
        end = min(max(end, quoted.end - 1 if quoted else end), sentence.tokens[-1].i)
    return end


def by_at(site: Site) -> Spans:
    """ "put the toll at 200": from the object to the end of the quantity."""
    at = site.preposition("at")
    if at is None or not any(t.like_num or t.lower_ in ("figure", "number") for t in at.subtree):
        return ()
    span = site.subtree(*site.right("dobj", "obj", "nsubj"), at)
    beside = next((q for q in site.sentence.quotations if 0 <= q.outer.start - span.end <= 1), None)
    return (Span(span.start, beside.outer.end) if beside else span,)


def by_of(site: Site) -> Spans:
    """ "accused the ministry of hiding it": the accused and the matter."""
    matter, objects = site.preposition("of", "for", "over"), site.right("dobj", "obj")
    return (site.subtree(*objects, matter),) if matter is not None and objects else ()


def by_as(site: Site) -> Spans:
    """ "dismissed it as a fake": what it is dismissed as where that is quoted, else both."""
    as_phrase = site.preposition("as") or _as_before_verb(site)
    if as_phrase is None:
        return ()
    inside = list(as_phrase.children)
    predicate = site.subtree(*inside) if inside else site.subtree(as_phrase)
    quotation = next((q for q in site.sentence.quotations if predicate.overlaps(q.outer)), None)
    if quotation is not None:
        return (Span(min(predicate.start, quotation.outer.start), quotation.outer.end),)
    return (site.subtree(*site.right("dobj", "obj"), as_phrase),)


def _as_before_verb(site: Site) -> Token | None:
    """An "as", or its predicate, that the parse hangs elsewhere: "rejected the claim by the union as baseless"."""
    for token in site.token.doc[site.token.i + 1 : site.sentence.tokens[-1].i]:
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return None
        if token.lower_ == "as":
            return token.head if token.head.i > token.i else token
    return None


def by_name(site: Site) -> Spans:
    """ "called it a hoax": the name given, with what it is given to unless that is a pronoun."""
    named = next(iter(site.right("oprd", "ccomp", "acomp", "attr")), None)
    target = next(iter(site.right("dobj", "obj")), None)
    if any(c.lower_ == "what" for c in site.token.children) and not _opens_quotation(site):
        return ()
    if named is None or any(t.lower_ == "that" for t in named.lefts):
        quoted = target is not None and any(site.sentence.quoted(t) for t in target.subtree)
        return (site.subtree(target),) if quoted and target is not None else ()
    first, last = edge(named, site.sentence)
    if any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in named.children):
        first = min([t.i for t in named.subtree if t.i < named.i and t.dep_ != "nsubj"] or [named.i])
    return (site.between(first, last),)


def _opens_quotation(site: Site) -> bool:
    after = _quotation_after(site)
    return after is not None and not _words_until(site, after).strip()


def by_unanswered(site: Site) -> Spans:
    """ "left unanswered a question": the question."""
    after = [t for t in site.sentence.tokens if t.i > site.token.i]
    if not any(t.lower_ == "unanswered" for t in after):
        return ()
    target = next((t for t in after if t.lemma_ == "question"), None)
    return (site.subtree(target),) if target is not None else ()


def by_unsaid(site: Site) -> Spans:
    """ "did not comment on the report": what was not spoken to."""
    if not is_negated(site.token):
        return ()
    about = site.preposition("on", "to", "about")
    target = [*site.right("dobj", "obj"), *(about.children if about is not None else ())]
    return (site.subtree(*target[:1]),) if target else ()


def by_to(site: Site) -> Spans:
    """ "threatened to sue", "called on them to publish": the infinitive, with whom it is asked of."""
    infinitive = next(
        (c for c in site.right("xcomp", "advcl", "ccomp") if any(t.lower_ == "to" for t in c.lefts)), None
    )
    if infinitive is None or site.sentence.quoted(infinitive) is not None:
        quoted = quotation_after(site)
        paragraph = site.sentence.paragraph
        if quoted and paragraph.words.startswith("to ", quoted[0].start - paragraph.offset):
            return quoted
    if infinitive is None:
        upon = site.preposition("for", "on", "upon")
        if upon is not None and site.cue.lemma in ("call", "appeal", "press", "ask") and list(upon.children):
            return (site.subtree(*upon.children),)
        against = site.preposition("against")
        if against is not None and site.cue.lemma in ("warn", "advise", "caution"):
            return (site.subtree(against),)
        return ()
    asked = [c for c in site.right("dobj", "obj") if c.i < infinitive.i]
    condition = [
        c
        for c in site.right("advcl")
        if c.i > infinitive.i and any(t.lower_ in ("if", "unless", "until") for t in c.lefts)
    ]
    return (site.subtree(*asked, infinitive, *condition),)


def by_object(site: Site) -> Spans:
    """ "denied the allegation", "confirmed eight deaths": the noun phrase and what belongs to it.

    "Citing three witnesses, ..." says what another statement rests on.
    """
    target = next(iter(site.right("dobj", "obj", "xcomp", "ccomp")), None)
    if site.cue.lemma == "cite" and site.token.tag_ == "VBG":
        return ()
    if target is not None and target.pos_ == "PRON" and target.lower_ not in ("this", "that"):
        return ()
    if _in_headline(site) and _headline_end(site) > site.token.i:
        return (site.between(site.token.i + 1, _headline_end(site)),)
    return (site.subtree(target),) if target is not None else ()


def _headline_end(site: Site) -> int:
    """The last token before the headline turns to something else ("... while threatening to sue")."""
    turn = next(
        (
            t.i
            for t in site.sentence.tokens
            if t.i > site.token.i + 1 and t.lower_ in ("while", "amid", "as", ";", "–")
        ),
        site.sentence.tokens[-1].i + 1,
    )
    return turn - 1


RULES: tuple[tuple[Frame, Callable[[Site], Spans]], ...] = (
    ("at", by_at),
    ("of", by_of),
    ("unanswered", by_unanswered),
    ("unsaid", by_unsaid),
    ("named", by_name),
    ("as", by_as),
    ("to", by_to),
    ("clause", by_clause),
    ("object", by_object),
    ("quote", quotation_after),
)
"""The rules in the order in which they are tried: those that need most beside the cue first."""


def clean(span: Span, sentence: Sentence, text: str) -> Span | None:
    """``span`` without stray punctuation at its edges, and just inside the marks of a quotation it fills."""
    for quotation in sentence.quotations:
        around = Span(quotation.outer.start - 1, quotation.outer.end + 1)
        if around.contains(span):
            start, end = max(span.start, quotation.inner.start), min(span.end, quotation.inner.end)
            return Span(start, end) if start < end else None
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if end - start > 1 else None
