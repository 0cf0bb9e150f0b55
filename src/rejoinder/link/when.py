"""When something was said, as an interval of days: so that a reply is never placed before what it answers."""

from dataclasses import dataclass
from datetime import date, timedelta

from rejoinder.model import DateValue, Extracted, Published, Statement
from rejoinder.model.vocabulary import Precision


@dataclass(frozen=True)
class When:
    """The first and last day on which it can have been; None where that end is open."""

    first: date | None = None
    last: date | None = None

    @property
    def known(self) -> bool:
        """True where at least the last day is known."""
        return self.last is not None

    def before(self, other: "When") -> bool:
        """True where it was certainly earlier, whatever the days within the intervals."""
        return self.last is not None and other.first is not None and self.last < other.first

    def overlaps(self, other: "When") -> bool:
        """True where both can have been on one day; an open end allows any."""
        return not self.before(other) and not other.before(self)

    def days_from(self, earlier: "When") -> int | None:
        """Days from the last day of ``earlier`` to this one's, where both are known."""
        if self.last is None or earlier.last is None:
            return None
        return (self.last - earlier.last).days


UNKNOWN = When()


def interval(value: DateValue | Published) -> When:
    """The days that a date of some precision can mean."""
    return _days(value.date, value.precision)


def _days(iso: str | None, precision: Precision) -> When:
    if iso is None or precision == "none":
        return UNKNOWN
    try:
        year, month, day = (*(int(p) for p in iso[:10].split("-")), 1, 1)[:3]
        first = date(year, month, day)
    except ValueError:
        return UNKNOWN
    if precision == "day":
        return When(first, first)
    if precision == "month":
        after = date(year + month // 12, month % 12 + 1, 1)
        return When(first, after - timedelta(days=1))
    return When(date(year, 1, 1), date(year, 12, 31))


def when_said(statement: Statement, document: Extracted) -> When:
    """The statement's own date, else any day up to the document's publication."""
    if statement.said:
        own = interval(statement.said)
        if own.known:
            return own
    published = interval(document.published)
    return When(None, published.last)
