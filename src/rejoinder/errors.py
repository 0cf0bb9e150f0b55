"""The error tree.

RejoinderError
├── ItemError            this item failed; the rest goes on (becomes a failure record)
│   └── UnreadableError  an input that could not be turned into a document
├── SourceError          this source is unusable; stop
│   ├── InputMissing     a file, folder or stream that is not there or cannot be opened
│   └── RecordError      JSON Lines that do not hold the records they should
├── WeightsDamaged       a trained model's file is missing or is not what was shipped; stop
├── AnchorError          a span that does not match its words
└── CaseError            a case that cannot be used
    ├── CaseMissing      no case at that path
    ├── CaseExists       a case is there already
    └── CaseUnwritable   the folder cannot be written (permissions, full disk)

A message says what was wrong, with the value, and what would be right, on one line.
"""


class RejoinderError(Exception):
    """The root: anything that this program says is wrong."""


class ItemError(RejoinderError):
    """This item failed; the rest goes on."""


class UnreadableError(ItemError):
    """An input that could not be turned into a document."""


class SourceError(RejoinderError):
    """This source is unusable; stop."""


class InputMissing(SourceError):
    """A file, folder or stream that is not there or cannot be opened."""


class RecordError(SourceError):
    """JSON Lines that do not hold the records they should."""


class WeightsDamaged(RejoinderError):
    """A file of a trained model is missing or is not what was shipped; no document can be read with it."""


class AnchorError(RejoinderError):
    """A span that does not match its words."""


class CaseError(RejoinderError):
    """A case that cannot be used."""


class CaseMissing(CaseError):
    """No case at that path."""


class CaseExists(CaseError):
    """A case is there already."""


class CaseUnwritable(CaseError):
    """The case's folder cannot be written."""
