"""What a user of the Python interface holds: records bound to their documents, ready to print or show."""

from rejoinder.views.bound import Document, Figure, Statement
from rejoinder.views.comparing import Compared, Finding, Side, compared
from rejoinder.views.opened import OpenCase

__all__ = ["Compared", "Document", "Figure", "Finding", "OpenCase", "Side", "Statement", "compared"]
