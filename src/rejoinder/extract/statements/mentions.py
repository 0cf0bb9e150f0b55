"""The anatomy of a mention: its determiner, role, titles, name, organisation and acronym, from its words alone."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile

from rejoinder.model.vocabulary import PartyKind

PERSONAL = frozenset({"he", "she", "him", "his", "her", "i"})
NEUTRAL = frozenset({"it", "its"})
PLURAL = frozenset({"they", "them", "their", "we", "those"})
FIRST_PERSON = frozenset({"i", "we", "us", "me"})
_FEMALE_PRONOUNS = frozenset({"she", "her"})
_MALE_PRONOUNS = frozenset({"he", "his", "him"})
PERSON_ENDINGS = ("er", "or", "ist", "ian", "ant", "eer", "man", "woman", "person", "ee")
"""How the name of an occupation ends that stands in no list ("diver Kai Olsen")."""

_WORD = re.compile(r"[^\W_][\w.’'-]*[\w](?:(?<=s)[’'](?= \w))?|[^\W_]|&")
ACRONYM = 4
"""Letters at most of a word in capitals that may be an acronym on any page ("THE UN")."""
_SMALL = frozenset(
    {"a", "an", "the", "of", "for", "at", "from", "by", "and", "in", "on", "to", "with", "its"}
)
_ACRONYM = re.compile(r"\((?P<acronym>[A-Z][A-Za-z&.-]{1,11})(?:\)|$)")
_POSSESSIVE = re.compile(r"[’']s?$")
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "abu", "ben", "ul", "van", "von", "der", "den", "de", "del", "della", "la",
     "le", "du", "da", "das", "dos", "di", "ter", "ten", "zu", "ould", "y", "e"}
)  # fmt: skip
"""Words in small letters inside people's names: "Omar bin Khalid", "Ludwig van der Berg"."""
_JOINED = re.compile(r"[a-z]{1,3}[-’'‑](?=[^\W\d_a-z])")
"""A particle joined to a name: "al-Haddad", "d'Estaing"."""


@dataclass(frozen=True)
class OrganisationKind:
    """Which names a bare mention of an organisation can stand for, by the words in them."""

    heads: frozenset[str]
    fits: frozenset[str]
    cannot: frozenset[str]


@dataclass(frozen=True)
class MentionWords:
    """The vocabulary of speakers.toml."""

    titles: frozenset[str]
    roles: frozenset[str]
    portfolios: frozenset[str]
    groups: frozenset[str]
    organisations: frozenset[str]
    documents: frozenset[str]
    any_person: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    definite: frozenset[str]
    kinds: tuple[OrganisationKind, ...]

    def kind_of(self, head: str) -> "OrganisationKind | None":
        """The kind of organisation that a bare mention such as "the company" asks for."""
        return next((kind for kind in self.kinds if head in kind.heads), None)

    def names_organisation(self, tokens: list[str]) -> bool:
        """True where a word of a name marks an organisation: "Metals", "Ltd", "Observatory"."""
        lower = [t.lower() for t in tokens]
        return any(w in self.organisations for w in lower) or any(
            t[:1].isupper() and w in kind.fits
            for t, w in zip(tokens, lower, strict=True)
            for kind in self.kinds
        )

    def speaks(self, word: str) -> bool:
        return any(word in words for words in (self.roles, self.groups, self.organisations, self.documents))


@cache
def mention_words() -> MentionWords:
    """The vocabulary of ``speakers.toml``, read once."""
    data = tomllib.loads(files("rejoinder.extract.statements").joinpath("speakers.toml").read_text("utf-8"))
    kinds = tuple(
        OrganisationKind(**{name: frozenset(words.split()) for name, words in kind.items()})
        for kind in data.pop("kinds").values()
    )
    return MentionWords(**{name: frozenset(words.split()) for name, words in data.items()}, kinds=kinds)


@dataclass(frozen=True)
class Mention:
    """One mention taken apart. ``name`` is a proper name (person's or organisation's), "" where there is none."""

    words: str
    kind: PartyKind | None
    head: str
    name: str = ""
    role: str = ""
    owner: str = ""
    """Whose role, organ or document it is: "Ministry of Defence" in "Ministry of Defence spokesperson"."""
    of_bare: str = ""
    """The same where it is told without a name: "company" in "a company spokeswoman", "its" in "its director"."""
    acronym: str = ""
    definite: bool = False
    pronoun: bool = False
    document: bool = False

    @property
    def gender(self) -> str:
        """ "female", "male" or "": by titles, roles and pronouns, never by names."""
        table = mention_words()
        words = {w.lower() for w in tokens_of(self.words.split(", ")[0])}
        female, male = table.female, table.male
        if self.pronoun:
            female, male = _FEMALE_PRONOUNS, _MALE_PRONOUNS
        if words & female:
            return "female"
        return "male" if words & male else ""

    @property
    def modifiers(self) -> frozenset[str]:
        """The words that tell this one from others of its head: "transport" in "the transport ministry"."""
        words = (w.lower() for w in tokens_of(self.words.split(", ")[0]) if not _POSSESSIVE.search(w))
        return frozenset(words) - {self.head, "a", "an", "own"} - mention_words().definite


def is_name_word(word: str) -> bool:
    """True for a word written as a name: with a capital, at its beginning or after its particle ("al-Haddad")."""
    return word[:1].isupper() or _JOINED.match(word) is not None


def is_name(words: Sequence[str]) -> bool:
    """True for words of which each is written as a name or is a particle inside one."""
    return bool(words) and is_name_word(words[-1]) and all(is_name_word(w) or w in PARTICLES for w in words)


def tokens_of(words: str) -> list[str]:
    """The words of a mention, without its punctuation."""
    return _WORD.findall(words)


_REMEMBERED = 20_000
"""Mentions taken apart that are kept, some 10 MB: a document names the same few people again and again."""


@lru_cache(maxsize=_REMEMBERED)
def read_mention(words: str, label: str = "") -> Mention:
    """Take ``words`` apart. ``label`` is the parser's entity label of the head, a hint that words overrule."""
    if words.isupper() and " " in words and any(len(token) > ACRONYM for token in tokens_of(words)):
        return replace(read_mention(_in_lower_case(words), label), words=words)
    table = mention_words()
    acronym = _ACRONYM.search(words)
    parts = [part.strip() for part in re.split(r",\s", _ACRONYM.sub("", words).strip())]
    tokens = tokens_of(parts[0])
    if not tokens:
        return Mention(words, None, "")
    lower = [t.lower() for t in tokens]
    if len(tokens) == 1 and lower[0] in PERSONAL | NEUTRAL | PLURAL:
        return Mention(words, _pronoun_kind(lower[0]), lower[0], pronoun=True)
    if lower[0] in ("one", "another") and lower[1:2] == ["of"] and len(parts) > 1:
        return read_mention(parts[1])
    definite = lower[0] in table.definite
    if lower[0] in table.definite | {"a", "an"} and len(tokens) > 1:
        tokens, lower = tokens[1:], lower[1:]
    document = _document(tokens, lower, words, definite)
    if document is not None:
        return document
    mention = _of_body(words, tokens, label) or _with_name(
        words, tokens, lower, label, acronym["acronym"] if acronym else "", definite
    )
    return _with_apposition(mention, parts[1:])


def _in_lower_case(words: str) -> str:
    """A mention on a page in capitals as other pages write it: names keep their first letter's capital."""

    table = mention_words()
    common = _SMALL | table.roles | table.groups | table.documents
    if all(word.lower() in common or table.speaks(word.lower()) for word in tokens_of(words)):
        return words.lower()
    return _WORD.sub(lambda m: m[0].lower() if m[0].lower() in common else m[0].title(), words)


_BELONGING = frozenset({"of", "from", "at", "for", "with"})
_HEADING = frozenset(
    {"chairs", "heads", "leads", "runs", "directs", "manages", "owns", "represents", "coaches", "edits"}
)
"""What somebody does who speaks for what is named next: "Ann Reed, who chairs the Port Board"."""
_SPEAKING = frozenset({"speaks", "spoke", "works", "worked"})


def _of_body(words: str, tokens: list[str], label: str) -> Mention | None:
    """ "Jora Pell of Hydra Power": a person's name and the body that the person is of.

    Where the parse does not say that it is a person, the name has two words at least, and either the body is known
    for one or the name does not look like the plural of a noun ("Clean Rivers of Vale").
    """
    at = next((i for i, word in enumerate(tokens) if word in _BELONGING), 0)
    lead, owner = tokens[:at], " ".join(_capitalised_run(_after_article(tokens[at + 1 :])))
    if (
        not lead
        or not owner
        or label == "ORG"
        or not all(is_name_word(w) or w in PARTICLES for w in lead[1:])
    ):
        return None
    table = mention_words()
    bare = [w for w in lead if w.lower() not in table.titles | table.roles]
    two = len(bare) > 1 and (table.names_organisation(owner.split()) or not bare[-1].endswith("s"))
    named = label == "PERSON" or len(bare) < len(lead) or two
    if not named or not is_name(bare) or any(table.speaks(w.lower()) for w in bare):
        return None
    if len(bare) == len(lead) == 1 or table.names_organisation(bare):
        return None
    person = _with_name(words, lead, [w.lower() for w in lead], "PERSON", "", definite=False)
    return replace(person, owner=person.owner or owner) if person.kind == "person" and person.name else None


def _after_article(tokens: list[str]) -> list[str]:
    """``tokens`` where a name is next, behind an article; nothing where something else is."""
    rest = tokens[1:] if tokens[:1] and tokens[0] in ("the", "a", "an") else tokens
    return rest if rest and is_name_word(rest[0]) else []


def _with_apposition(mention: Mention, parts: list[str]) -> Mention:
    """The name after a role ("its spokesperson, Colonel Ana Reyes") or the role after a name ("Reyes, a doctor")."""
    if not parts or mention.kind not in ("person", None):
        return _mistaken(mention, parts)
    heads = _heads(tokens_of(parts[0]))
    if heads and mention.name and not mention.owner:
        return replace(mention, kind="person", owner=heads)
    beside = read_mention(parts[0], "PERSON" if mention.role and not mention.name else "")
    if mention.role and not mention.name and beside.kind == "person" and beside.name:
        return replace(mention, name=beside.name)
    if mention.name and not mention.role and beside.kind == "person" and beside.role:
        return replace(
            mention,
            kind="person",
            role=beside.role,
            owner=mention.owner or beside.owner,
            of_bare=beside.of_bare,
        )
    return mention


_NO_PERSON_ONLY = frozenset(
    {"owner", "leader", "member", "supporter", "critic", "investor", "landlord", "tenant", "shareholder", "producer",
     "player", "founder", "source", "guard", "host", "brewer", "builder", "trader", "broker", "operator", "regulator"}
)  # fmt: skip
"""Roles that an organisation can have, too: "Fenwater, the owner of the plant"."""


def _mistaken(mention: Mention, parts: list[str]) -> Mention:
    """A name that the parse takes for an organisation's, where its apposition says that it is a person's."""
    if not parts or mention.kind != "organisation" or not mention.name or mention.document:
        return mention
    table = mention_words()
    beside = read_mention(parts[0])
    personal = beside.head in table.roles - table.organisations - _NO_PERSON_ONLY
    if (
        beside.kind != "person"
        or beside.name
        or not personal
        or table.names_organisation(tokens_of(mention.name))
    ):
        return mention
    return replace(
        mention, kind="person", head=beside.head, role=beside.role, owner=beside.owner, of_bare=beside.of_bare
    )


def _heads(tokens: list[str]) -> str:
    """The body that somebody heads or speaks for: "Wohnbau" in "who speaks for Wohnbau"."""
    if tokens[:1] != ["who"] or len(tokens) < 3:
        return ""
    behind = 2 if tokens[1] in _HEADING else 3 if tokens[1] in _SPEAKING and tokens[2] == "for" else 0
    return " ".join(_capitalised_run(_after_article(tokens[behind:]))) if behind else ""


def _pronoun_kind(word: str) -> PartyKind:
    if word in PERSONAL:
        return "person"
    return "organisation" if word in NEUTRAL else "group"


def _document(tokens: list[str], lower: list[str], words: str, definite: bool) -> Mention | None:
    """ "the report", "Reports by X", "X's briefing": a document and, where said, whose it is."""
    documents = mention_words().documents
    head = next((i for i, w in enumerate(lower) if _POSSESSIVE.sub("", w) in documents), None)
    if head is None and lower[1:2] == ["by"] and _after_article(tokens[2:]):
        head = 0
    if head is None:
        return None
    after = lower[head + 1 : head + 2]
    if after and after[0] not in ("by", "from", "of", "in", "on", "made", "issued", "published", "released"):
        return None
    owner = ""
    by = next((i for i, w in enumerate(lower) if w in ("by", "from") and i > head), None)
    if by is not None:
        owner = " ".join(_capitalised_run(tokens[by + 1 :]))
    elif (head and tokens[head - 1][:1].isupper()) or (head and _POSSESSIVE.search(tokens[head - 1])):
        owner = _POSSESSIVE.sub("", " ".join(_capitalised_run(tokens[:head])))
    return Mention(words, "organisation", lower[head], owner=owner, definite=definite, document=True)


def _capitalised_run(tokens: list[str]) -> list[str]:
    """The first run of capitalised words, with "of", "for" and "the" inside it."""
    run: list[str] = []
    for token in tokens:
        if token[:1].isupper() or (
            run and token in ("of", "for", "and", "the", "&", "de", "al", "bin", "van", "von")
        ):
            run.append(token)
        elif run:
            break
    while run and run[-1] in ("of", "for", "and", "the", "&"):
        run.pop()
    return run


def _with_name(
    words: str, tokens: list[str], lower: list[str], label: str, acronym: str, definite: bool
) -> Mention:
    table = mention_words()
    tokens = [*tokens[:-1], _POSSESSIVE.sub("", tokens[-1])]
    base = [_POSSESSIVE.sub("", w) for w in lower]
    role_at = _role_index(base)
    if role_at is not None:
        name = _name_after(tokens, base, role_at)
        owner = _owner(tokens, lower, role_at)
        role = " ".join(tokens[: role_at + 1])
        body = not name and base[role_at] in table.organisations and is_name_word(tokens[role_at]) and owner
        if not body and (name or base[role_at] in table.roles):
            of_bare = "" if owner else _of_bare(words, lower[:role_at])
            return Mention(words, "person", base[role_at], name, role, owner, of_bare, acronym, definite)
    if any(w in table.groups for w in base[-1:]):
        return Mention(
            words,
            "group",
            base[-1],
            "",
            " ".join(tokens),
            _owner(tokens, lower, len(tokens) - 1),
            "",
            acronym,
            definite,
        )
    bare = [t for t, w in zip(tokens, base, strict=True) if w not in table.titles]
    titled = len(bare) < len(tokens)
    name = _POSSESSIVE.sub("", " ".join(bare)) if bare and is_name_word(bare[-1]) else ""
    described = _described(words, tokens, label, definite)
    if described is not None:
        return described
    if name and (titled or label == "PERSON") and not table.names_organisation(tokens):
        return Mention(words, "person", base[-1], name, acronym=acronym, definite=definite)
    if table.names_organisation(tokens) or label in ("ORG", "GPE", "NORP"):
        proper = any(t[:1].isupper() for t in tokens)
        head = next((w for w in reversed(base) if w in table.organisations), base[-1])
        name = _org_name(tokens) if proper else ""
        return Mention(words, "organisation", head, name, acronym=acronym, definite=definite)
    kind: PartyKind | None = "person" if not name and base[-1].endswith(("man", "woman", "person")) else None
    role = "" if name else " ".join(tokens)
    return Mention(words, kind, base[-1], name, role, acronym=acronym, definite=definite)


def _described(words: str, tokens: list[str], label: str, definite: bool) -> Mention | None:
    """ "diver Kai Olsen": an occupation that stands in no list, before a name of two words or more."""
    names = len(tokens) - next((i for i, t in enumerate(tokens) if is_name_word(t)), len(tokens))
    lead, name = tokens[: len(tokens) - names], tokens[len(tokens) - names :]
    if not lead or not (label == "PERSON" or (names > 1 and lead[-1].endswith(PERSON_ENDINGS))):
        return None
    if not is_name(name) or mention_words().names_organisation(tokens):
        return None
    return Mention(words, "person", lead[-1], " ".join(name), " ".join(lead), definite=definite)


def _role_index(base: list[str]) -> int | None:
    """The last role word that is the mention's head: before a name, before "for"/"of"/"at", or at the end."""
    table = mention_words()
    for i in range(len(base) - 1, -1, -1):
        if base[i] in table.roles and not (
            set(base[:i]) & {"of", "for", "at", "from", "by"} and i == len(base) - 1
        ):
            return i
    return next((i for i, w in enumerate(base) if w in table.roles), None)


def _name_after(tokens: list[str], base: list[str], role_at: int) -> str:
    """The person's name after a role: capitalised words that are no titles."""
    rest: list[str] = []
    for token, word in zip(tokens[role_at + 1 :], base[role_at + 1 :], strict=True):
        if word in mention_words().titles:
            continue
        if not is_name_word(token) and not (rest and word in PARTICLES):
            break
        rest.append(token)
    while rest and not is_name_word(rest[-1]):
        rest.pop()
    return _POSSESSIVE.sub("", " ".join(rest))


_POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their"})
_RANKS = frozenset(
    {"press", "deputy", "former", "senior", "managing", "executive", "acting", "vice", "state"}
)
"""What stands before a role and is not whose role it is: "deputy", "managing director"."""


def _of_bare(words: str, before: list[str]) -> str:
    """ "company" of "a company spokeswoman", "zoo" of "the zoo's vet", "its" of "its director"."""
    while before and before[-1] in _RANKS:
        before = before[:-1]
    if before and (_POSSESSIVE.search(before[-1]) or before[-1] in mention_words().organisations):
        return _POSSESSIVE.sub("", before[-1])
    first = words.partition(" ")[0].lower()
    return first if first in ("its", "their") and not before else ""


def _owner(tokens: list[str], lower: list[str], role_at: int) -> str:
    """The organisation or state of a role: before it ("Kremlin spokesman") or after "for"/"of"/"at"."""
    if role_at + 1 < len(tokens) and lower[role_at + 1] in ("for", "of", "at", "from", "with"):
        return _body_after(tokens[role_at + 2 :])
    end = role_at
    while end and lower[end - 1] in mention_words().roles | _RANKS:
        end -= 1
    before = [_POSSESSIVE.sub("", t) for t in tokens[: end - _of_office(tokens[:end], lower[role_at])]]
    if before and any(t[:1].isupper() for t in before) and before[-1].lower() not in _POSSESSIVES:
        return " ".join(before) if before[0].lower() not in _PLACING else ""
    return ""


_PLACING = frozenset({"in", "on", "at", "after", "before", "neither", "by"})
"""Words before a role that place what is told, and are no part of whose role it is."""


def _of_office(before: Sequence[str], role: str) -> int:
    """How many of the last words before a role tell its office, not its body: "Velm's | **presidential** secretary",
    "Lorran | **foreign** minister"."""
    held = next((i for i in range(len(before), 0, -1) if _POSSESSIVE.search(before[i - 1])), 0)
    office = before[held:]
    if held and office and not is_name_word(office[-1]):
        return len(office)
    if role != "minister":
        return 0
    if held:
        return len(office)
    table = mention_words()
    whose = takewhile(
        lambda word: is_name_word(word) and word.lower() not in table.portfolios | _RANKS, before
    )
    return len(before) - len(list(whose))


_ORGAN = 3
"""Words behind a possessive among which the body is named: "France's interior ministry"."""


def _body_after(tokens: list[str]) -> str:
    """The body that a name begins: "Tarn Steel", "France's foreign ministry"."""
    run = _capitalised_run(tokens)
    end = tokens.index(run[-1]) + 1 if run else 0
    organs = (
        i for i in range(end, min(end + _ORGAN, len(tokens))) if tokens[i] in mention_words().organisations
    )
    if run and _POSSESSIVE.search(run[-1]) and (organ := next(organs, None)) is not None:
        return " ".join([*run, *tokens[end : organ + 1]])
    return _POSSESSIVE.sub("", " ".join(run))


def _org_name(tokens: list[str]) -> str:
    """An organisation's name without what stands before its first capital ("UK-based" stays out too)."""
    start = next((i for i, t in enumerate(tokens) if t[:1].isupper() and not t.lower().endswith("-based")), 0)
    return _POSSESSIVE.sub("", " ".join(tokens[start:]))
