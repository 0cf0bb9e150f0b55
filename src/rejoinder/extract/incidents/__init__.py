"""Incidents: what happened where and when, to whom, by whom, with what harm."""

from rejoinder.extract.incidents.extractor import IncidentExtractor

__all__ = ["IncidentExtractor"]
