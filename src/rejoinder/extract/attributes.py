"""Word classes and forms by the model's own rules, worked out once for each kind of token.

spaCy's attribute ruler tries 179 patterns on every token, which costs more than the parse. All but nine of
them ask for the tag, the word or the dependency of one token alone, so what they give it is the same
wherever it stands, and is remembered; the nine that ask for its neighbours are still matched in place.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token

NAME = "remembered_attribute_ruler"

_OWN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""What the patterns for one token ask for. A pattern that asks for more is matched in place."""

_SETTERS: Mapping[int, Callable[[Any, int], None]] = {
    POS: lambda token, value: setattr(token, "pos", value),
    MORPH: lambda token, value: token.set_morph(value),
    LEMMA: lambda token, value: setattr(token, "lemma", value),
    TAG: lambda token, value: setattr(token, "tag", value),
    DEP: lambda token, value: setattr(token, "dep", value),
}

Kind = tuple[int, int, int, int]
"""Whether it is white space, tag, dependency, and the word in lower case where a pattern names it (else 0)."""
Effect = dict[int, int]
"""Attribute to value, in the order in which the rules set them."""


@Language.factory(NAME)
def _remembered(nlp: Language, name: str) -> "RememberedRuler":  # noqa: ARG001 - spaCy calls it with both
    return RememberedRuler(cast(AttributeRuler, nlp.get_pipe("attribute_ruler")))


class RememberedRuler:
    """Gives every token what ``ruler`` would give it."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._around = AttributeRuler(ruler.vocab)
        self._numbers: list[int] = []
        self._named: set[int] = set()
        self._known: dict[Kind, tuple[tuple[int, ...], Effect]] = {}
        entries: list[dict[str, Any]] = ruler.patterns
        for number, entry in enumerate(entries):
            words = _words_of_one(entry["patterns"])
            if words is None:
                self._around.add(entry["patterns"], entry["attrs"], entry["index"])
                self._numbers.append(number)
            else:
                self._named.update(ruler.vocab.strings.add(word) for word in words)

    def __call__(self, doc: Doc) -> Doc:
        around = self._from_neighbours(doc)
        for i, (space, tag, dep, word) in enumerate(doc.to_array([IS_SPACE, TAG, DEP, LOWER]).tolist()):
            kind = (space, tag, dep, word if word in self._named else 0)
            rules, effect = self._known.get(kind) or self._learn(kind, doc[i])
            if i in around:
                effect = self._effect(sorted({*rules, *around[i]}))
            token = doc[i]
            for attribute, value in effect.items():
                _SETTERS[attribute](token, value)
        return doc

    def _from_neighbours(self, doc: Doc) -> dict[int, list[int]]:
        """The rules that neighbours bring to a token, by its index."""
        found: dict[int, list[int]] = defaultdict(list)
        for rule, _, start, end in self._around.match(doc):
            index = self._around.indices[rule]
            found[start + index if index >= 0 else end + index].append(self._numbers[rule])
        return found

    def _learn(self, kind: Kind, token: Token) -> tuple[tuple[int, ...], Effect]:
        """The rules that match ``token`` by itself, and their effect."""
        alone = Doc(token.vocab, words=[token.text])
        alone[0].tag, alone[0].dep = token.tag, token.dep
        rules = tuple(rule for rule, *_ in self._ruler.match(alone))
        self._known[kind] = rules, self._effect(rules)
        return self._known[kind]

    def _effect(self, rules: Iterable[int]) -> Effect:
        """What the rules set together: of two that set the same attribute, the later one counts."""
        return {attribute: value for rule in rules for attribute, value in self._ruler.attrs[rule].items()}


def _words_of_one(patterns: list[list[dict[str, Any]]]) -> list[str] | None:
    """The words that patterns of one token name; None where they look at more than the token's own kind."""
    if any(len(pattern) != 1 or not pattern[0].keys() <= _OWN for pattern in patterns):
        return None
    asked = [token["LOWER"] for (token,) in patterns if "LOWER" in token]
    if any(isinstance(words, dict) and words.keys() != {"IN"} for words in asked):
        return None
    return [word for words in asked for word in ([words] if isinstance(words, str) else words["IN"])]
