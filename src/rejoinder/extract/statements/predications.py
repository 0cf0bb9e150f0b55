"""What a statement's words say of whom: the verbs of its content, each with who does it, negated or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from rejoinder.extract.places.vocabulary import countries
from rejoinder.extract.statements.clauses import FIRST_PERSON, MODALS, can_speak, is_passive

Doer = Literal["own", "other", "nobody", "thing", "unnamed"]
"""Who does it, seen from the speaker: the speaker's own side, somebody else, "nobody", a thing, not said."""

OWN_WORDS = FIRST_PERSON | {"our", "my", "ours", "ourselves", "myself"}
THIRD_PERSON = frozenset(
    {"he", "she", "it", "they", "his", "her", "its", "their", "him", "them",
     "himself", "herself", "itself", "themselves"}
)  # fmt: skip
PEOPLE = frozenset({"he", "she", "they", "you", "him", "them", "who", "his", "her", "their", "your"})
NONE = frozenset({"nobody", "none", "nothing", "no-one", "neither"})
_NOT_A_NAME = frozenset(
    {"the", "a", "an", "of", "and", "for", "in", "spokesman", "spokeswoman", "spokesperson"}
)
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
OBJECTS = ("dobj", "obj", "attr", "oprd", "acomp", "pobj", "dative")
_TELLING = ("amod", "compound", "nmod", "poss")
_CHAIN = 6
"""Verbs at most between a verb and the one whose subject it shares."""


@dataclass(frozen=True)
class Viewpoint:
    """From whom the words come: which pronouns and names in them are the speaker's own."""

    direct: bool
    names: frozenset[str]
    """Lower-case words of the speaker's name, affiliation and mention."""
    third_person: bool
    """True where "it" and "its" can be the speaker's own."""

    @classmethod
    def of(cls, names: Sequence[str], *, direct: bool, third_person: bool = True) -> "Viewpoint":
        """The viewpoint of somebody who is called by ``names``."""
        words = (word.strip(".,’'") for name in names for word in name.lower().replace("’s", "").split())
        own = frozenset(w for w in words if len(w) > 1 and w not in _NOT_A_NAME)
        return cls(
            direct, own.union(*(people for people in _peoples() if own & people)), third_person and not direct
        )

    def holds(self, token: Token) -> bool:
        """True for a word that is the speaker's own: "we", in indirect speech "it", or a name of the speaker."""
        word = token.lower_
        if word in OWN_WORDS:
            return True
        if word in THIRD_PERSON:
            return self.third_person
        return token.pos_ in ("PROPN", "ADJ", "NOUN") and self._names(word) and not self.tells_apart(token)

    def _names(self, word: str) -> bool:
        return any(
            word == name
            or (min(len(word), len(name)) > 4 and (word.startswith(name) or name.startswith(word)))
            for name in self.names
        )

    def tells_apart(self, token: Token) -> bool:
        """True where names before ``token`` say that it is another's: "the **Ukrainian** army" to the Russian one."""
        if len(self.names) == 1 or token.ent_type_ == "PERSON":
            return False
        tellers = {c.lower_ for c in token.lefts if c.dep_ in _TELLING and c.text[:1].isupper()}
        others = {word for word in tellers if not self._names(word)}
        return bool(others) and (others == tellers or not others.isdisjoint(_all_peoples()))


@cache
def _peoples() -> tuple[frozenset[str], ...]:
    """The words for each country and its people: who speaks for one is meant by the others ("US", "American")."""
    words = ((*country.names, *country.people) for country in countries().countries.values())
    return tuple(frozenset(word.lower().strip(".") for word in known) for known in words if known)


@cache
def _all_peoples() -> frozenset[str]:
    return frozenset().union(*_peoples())


@dataclass(frozen=True)
class Predication:
    """One verb of a content."""

    verb: Token
    doer: Doer
    negated: bool
    passive: bool
    modal: str
    """"will", "would", "must" ..., or nothing."""
    main: bool
    """True where no other verb of the content governs it."""


def predications(tokens: Sequence[Token], view: Viewpoint) -> tuple[Predication, ...]:
    """The verbs among ``tokens``, in their order."""
    inside = {t.i for t in tokens}
    verbs = [t for t in tokens if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass", "amod")]
    return tuple(_predication(verb, inside, view) for verb in verbs)


def _predication(verb: Token, inside: set[int], view: Viewpoint) -> Predication:
    modal = next(
        (c.lower_ for c in verb.children if c.dep_ == "aux" and c.lower_ in MODALS | {"wo", "ca"}), ""
    )
    if verb.lemma_ in ("need", "have", "ought") and any(
        c.dep_ == "xcomp" and c.i > verb.i for c in verb.children
    ):
        modal = modal or "must"
    return Predication(
        verb,
        doer_of(verb, view),
        is_denied(verb),
        is_passive(verb),
        {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can"}.get(modal, modal),
        _is_main(verb, inside),
    )


def _is_main(verb: Token, inside: set[int]) -> bool:
    while verb.dep_ in ("conj", "parataxis") and verb.head.i in inside and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb.dep_ == "ROOT" or verb.head.i not in inside


def is_denied(verb: Token) -> bool:
    """True for "did not go", "never went", "nobody went", "no one went", "there was no going"."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither", "not", "n't", "n’t", "nor"):
            return True
        if child.dep_ in (*SUBJECTS, *OBJECTS) and _is_none(child):
            return True
    return False


def _is_none(noun: Token) -> bool:
    return (
        noun.lower_ in NONE
        or any(
            c.lower_ in ("no", "not", "neither") and c.dep_ in ("det", "neg", "preconj", "advmod")
            for c in noun.children
        )
        or any(c.lower_ in NONE for c in noun.children if c.i < noun.i)
    )


def subject_shared(verb: Token) -> Token | None:
    """The subject of ``verb``, or of the verb whose subject it shares."""
    for _ in range(_CHAIN):
        agent = next((p for c in verb.children if c.dep_ == "agent" for p in c.children), None)
        if agent is not None:
            return agent
        own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return own
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "acl") or verb.head.i == verb.i:
            return None
        verb = next((t for t in (verb.head, *verb.head.ancestors) if t.pos_ in ("VERB", "AUX")), verb)
        if verb.head.i == verb.i and verb.pos_ not in ("VERB", "AUX"):
            return None
    return None


def doer_of(verb: Token, view: Viewpoint) -> Doer:
    """Who does what ``verb`` says; of a passive, its agent."""
    passive = is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN")
    if passive and not any(c.dep_ == "agent" for c in verb.children):
        return "unnamed"
    subject = subject_shared(verb)
    if subject is not None and subject.lower_ in ("it", "there") and verb.lemma_ == "be":
        return "thing"
    if verb.dep_ == "relcl" and (subject is None or subject.lower_ in ("who", "which", "that")):
        subject = verb.head
    return whose(subject, view) if subject is not None else "unnamed"


def whose(noun: Token, view: Viewpoint) -> Doer:
    """Whether ``noun`` is of the speaker's side, somebody else, nobody or a thing."""
    if _is_none(noun):
        return "nobody"
    around = [noun, *_closest(noun)]
    apart = view.tells_apart(noun)
    if any(view.holds(t) for t in around if not (apart and t.dep_ in _TELLING and t.pos_ != "PRON")):
        return "own"
    if any(t.lower_ in PEOPLE for t in around) or can_speak(noun):
        return "other"
    named = any(t.pos_ == "PROPN" or t.ent_type_ in ("NORP", "GPE", "ORG", "PERSON") for t in around)
    return "other" if named else "thing"


def _closest(noun: Token) -> Iterator[Token]:
    """What says whose a noun is: "our forces", "strikes by the army", "the air force of Velm"."""
    for child in noun.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("by", "of"):
            for held in (c for c in child.children if c.dep_ == "pobj"):
                yield held
                yield from (c for c in held.children if c.dep_ in ("poss", "amod", "compound"))
