"""The ways of reading statements behind one interface: two trained taggers, and rules alone."""

from rejoinder.extract.parse import Parsed
from rejoinder.extract.statements.attribution import Attribution
from rejoinder.extract.statements.lists import with_lists
from rejoinder.extract.statements.rules import ruled_attributions
from rejoinder.extract.statements.tagged import tagged_attributions
from rejoinder.extract.statements.turns import with_turns
from rejoinder.model.vocabulary import Reader


def find_attributions(parsed: Parsed, reader: Reader) -> tuple[Attribution, ...]:
    """Every attribution of a document in text order."""
    found = ruled_attributions(parsed)
    if reader != "rules":
        found = tagged_attributions(parsed, reader, found)
    return with_turns(parsed, with_lists(parsed, found))
