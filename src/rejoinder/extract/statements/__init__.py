"""Statements: attributions found by rule, who each mention is, what each statement does."""

from rejoinder.extract.statements.extractor import StatementExtractor, find_statements

__all__ = ["StatementExtractor", "find_statements"]
