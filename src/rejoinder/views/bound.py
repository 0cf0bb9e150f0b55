"""A document, and its statements and figures bound to it, so that each can give its exact words."""

from dataclasses import dataclass
from functools import cached_property

from rejoinder import model
from rejoinder.model import hull
from rejoinder.model.vocabulary import Act, Form
from rejoinder.publish.wording import bounds_in_words, scope_in_words
from rejoinder.views.notebook import shortened, table_html


@dataclass(frozen=True, repr=False)
class Document:
    """One article or statement with everything that was extracted from it."""

    record: model.Extracted
    others: tuple["Document", ...] = ()
    """The other documents of the same page or file, where it holds several."""

    @property
    def id(self) -> str:
        """The document's id, the same wherever the same bytes are read."""
        return self.record.id

    @property
    def title(self) -> str | None:
        """Its title, where it has one."""
        return self.record.title

    @property
    def carrier(self) -> str | None:
        """Who published it."""
        return self.record.carrier

    @property
    def published(self) -> str | None:
        """When it was published: ISO 8601 cut to what is known."""
        return self.record.published.date

    @property
    def text(self) -> str:
        """The text that all spans refer to."""
        return self.record.text

    @property
    def failures(self) -> tuple[model.Failure, ...]:
        """What could not be read or extracted."""
        return self.record.failures

    @cached_property
    def statements(self) -> tuple["Statement", ...]:
        """The statements in the order they were found."""
        return tuple(Statement(record, self) for record in self.record.statements)

    @cached_property
    def figures(self) -> tuple["Figure", ...]:
        """The figures in the order they were found."""
        return tuple(Figure(record, self) for record in self.record.figures)

    def __repr__(self) -> str:
        more = f", part {self.record.part + 1} of {len(self.others) + 1}" if self.others else ""
        name = shortened(self.title or self.record.file)
        counts = f"{len(self.record.statements)} statements, {len(self.record.figures)} figures"
        return f"<Document {name!r}, {self.carrier or 'carrier not named'}{more}: {counts}>"

    def _repr_html_(self) -> str:
        rows = [(s.speaker, s.act, s.words, "; ".join(s.quoted)) for s in self.statements]
        return table_html(repr(self)[1:-1], ("Speaker", "Act", "Words", "Quoted"), rows)


@dataclass(frozen=True, repr=False)
class Statement:
    """One attribution in its document: ``print(s.speaker, s.act, s.words)``."""

    record: model.Statement
    document: Document

    @property
    def speaker(self) -> str | None:
        """Who is said to have said it: the resolved name, else the mention as written."""
        if self.record.speaker:
            return self.record.speaker.name
        return self.record.source.of(self.document.text) if self.record.source else None

    @property
    def act(self) -> Act:
        """What is done by saying it: asserts, denies, accuses ..."""
        return self.record.act

    @property
    def form(self) -> Form:
        """direct, indirect or mixed, by the quotation marks in the text."""
        return self.record.form

    @property
    def words(self) -> str:
        """The content, word for word; parts split by a cue are joined with a space."""
        return self.record.words(self.document.text)

    @property
    def quoted(self) -> tuple[str, ...]:
        """The parts that stand between quotation marks in the source; the rest is the outlet's gloss."""
        return tuple(span.of(self.document.text) for span in self.record.quoted)

    @property
    def span(self) -> model.Span:
        """From the first to the last word of the content."""
        return hull(self.record.content)

    @property
    def parent(self) -> "Statement | None":
        """The statement that this one is nested in: A says that B said."""
        return next((s for s in self.document.statements if s.record.id == self.record.parent), None)

    def __repr__(self) -> str:
        return f"<Statement {self.speaker or 'speaker not named'} {self.act}: {shortened(self.words)!r}>"

    def _repr_html_(self) -> str:
        rows = [
            ("Speaker", self.speaker),
            ("Act", self.act),
            ("Words", self.words),
            ("Quoted", "; ".join(self.quoted)),
            ("Carrier", self.document.carrier),
        ]
        return table_html("Statement", ("", ""), rows)


@dataclass(frozen=True, repr=False)
class Figure:
    """One quantity in its document, with its scope."""

    record: model.Figure
    document: Document

    @property
    def measure(self) -> str:
        """What is counted: killed, injured, sorties ..."""
        return self.record.measure

    @property
    def value(self) -> str:
        """The value with its bounds in words: ``at least 10``."""
        return bounds_in_words(self.record)

    @property
    def words(self) -> str:
        """The words of the source."""
        return self.record.span.of(self.document.text)

    @property
    def claimant(self) -> str | None:
        """Who gives the number: the speaker, or the carrier in its own voice."""
        said = next((s for s in self.document.statements if s.record.id == self.record.statement), None)
        return said.speaker if said else self.document.carrier

    @property
    def span(self) -> model.Span:
        """Where the words stand in the text."""
        return self.record.span

    def __repr__(self) -> str:
        return f"<Figure {self.measure}: {self.value} ({self.claimant or 'claimant not named'})>"

    def _repr_html_(self) -> str:
        rows = [
            ("Measure", self.measure),
            ("Value", self.value),
            ("Words", self.words),
            ("Claimant", self.claimant),
            ("Carrier", self.document.carrier),
            ("Scope", scope_in_words(self.record)),
        ]
        return table_html("Figure", ("", ""), rows)
