"""How the tables of a case came to be, version by version."""
