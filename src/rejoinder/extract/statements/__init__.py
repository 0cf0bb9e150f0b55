"""Statements: attributions found by rule, who each mention is, what each statement does."""
