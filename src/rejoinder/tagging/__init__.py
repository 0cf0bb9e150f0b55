"""Trained taggers: text in, attributed statements as stretches of it out.

Knows words, windows and weights, and nothing of documents, speakers or acts.
"""

from rejoinder.tagging.models import TaggerName, fingerprint, load
from rejoinder.tagging.reader import Found, Reader

__all__ = ["Found", "Reader", "TaggerName", "fingerprint", "load"]
