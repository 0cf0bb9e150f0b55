"""Dates in text: absolute, relative to publication, weekdays, ranges, "that day"; left open where unknown."""

from rejoinder.extract.dates.finding import FoundDate, date_spans, dates_in, find_dates, resolve

__all__ = ["FoundDate", "date_spans", "dates_in", "find_dates", "resolve"]
