"""Who has spoken so far in a document, and what its own pronouns have told of them."""

from dataclasses import dataclass, field

from rejoinder.extract.statements.directory import Directory
from rejoinder.extract.statements.mentions import read_mention
from rejoinder.model import Speaker


@dataclass
class Talk:
    """The speakers so far in text order, with where they spoke."""

    directory: Directory
    said: list[tuple[int, Speaker]] = field(default_factory=list)
    latest: dict[tuple[str, str], tuple[int, Speaker]] = field(default_factory=dict)
    """The last speaker by kind and by the gender that a pronoun asks for ("": any)."""
    roles: dict[str, list[Speaker]] = field(default_factory=dict)
    """The people who spoke, by the last word of their role."""
    genders: dict[str, str] = field(default_factory=dict)
    """Name to the gender of the pronoun that the text has used for its bearer."""

    def add(self, at: int, speaker: Speaker) -> None:
        """``speaker`` took the floor at ``at``."""
        self.said.append((at, speaker))
        kind = speaker.kind or "organisation"
        for gender in ("", "female", "male"):
            if self.can_be(speaker.name, gender, speaker.role or ""):
                self.latest[kind, gender] = (at, speaker)
        if kind == "person":
            spoken = self.roles.setdefault(last_word(speaker.role or speaker.name), [])
            if not spoken or spoken[-1] != speaker:
                spoken.append(speaker)

    def learn(self, name: str, gender: str) -> None:
        """The text has called ``name`` "he" or "she": the other pronoun is somebody else from here on."""
        if not gender or name in self.genders:
            return
        self.genders[name] = gender
        other = ("person", "male" if gender == "female" else "female")
        if other in self.latest and self.latest[other][1].name == name:
            del self.latest[other]

    def can_be(self, name: str, gender: str, role: str = "") -> bool:
        """True unless a title, role or pronoun has told that ``name`` is not of this gender."""
        known = self.genders.get(name) or self.directory.gender_of(name) or read_mention(role).gender
        return not (gender and known and known != gender)

    def last(self, kind: str, gender: str = "") -> Speaker | None:
        """The last speaker of a kind."""
        found = self.latest.get((kind, gender))
        return found[1] if found else None


def last_word(words: str) -> str:
    """The last word in lower case: of a role, what it is."""
    return words.lower().rpartition(" ")[2]
