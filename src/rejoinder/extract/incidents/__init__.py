"""Incidents: what happened where and when, to whom, by whom, with what harm."""
